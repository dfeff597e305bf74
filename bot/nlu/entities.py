"""Rasa component over `MentionFinder`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.catalogue import load_catalogue
from bot.nlu.examples import entities_of, language_of, ordinary_words
from bot.nlu.language import message_language
from bot.nlu.mentions import Entity, MentionFinder, with_moments
from bot.nlu.span_model import SpanModel, select
from bot.settings import PROJECT
from bot.towns import load_towns

WORDS_FILE = "words.json"
MODEL_FILE = "entities.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NameExtractor(GraphComponent, EntityExtractorMixin):
    """Adds what a message names to its `entities`, each value in normal form.

    Trained only in that it learns the ordinary words, which are never misspelt names. Names of
    schools and towns are read from the catalogue at each start: a new school needs no training.
    """

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, finder: MentionFinder
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._finder = finder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NameExtractor:
        return cls(model_storage, resource, build_finder(frozenset()))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NameExtractor:
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, build_finder(frozenset(words)))

    def train(self, training_data: TrainingData) -> Resource:
        with self._model_storage.write_to(self._resource) as folder:
            words = sorted(ordinary_words(training_data))
            (folder / WORDS_FILE).write_text(json.dumps(words), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            _replace(message, self._finder.find_names(message.get(TEXT) or ""), self)
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MomentExtractor(GraphComponent, EntityExtractorMixin):
    """Adds days, times and ages, read in the language that the message was marked with."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MomentExtractor:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text, names = message.get(TEXT) or "", entities_of(message)
            _replace(message, with_moments(text, message_language(message), names), self)
        return messages


def _replace(message: Message, found: list[Entity], extractor: EntityExtractorMixin) -> None:
    """`found` instead of all entities that stand somewhere in the text."""
    marks = [entity for entity in message.get(ENTITIES, []) if "start" not in entity]
    entities = [
        {
            "start": entity.start,
            "end": entity.end,
            "entity": entity.name,
            "value": entity.value,
            "extractor": type(extractor).__name__,
        }
        for entity in found
    ]
    message.set(ENTITIES, [*marks, *entities], add_to_output=True)


def message_finder(training_data: TrainingData) -> MentionFinder:
    """The finder as it will work after training on `training_data`."""
    return build_finder(ordinary_words(training_data))


@lru_cache(maxsize=2)
def build_finder(words: frozenset[str]) -> MentionFinder:
    return MentionFinder(load_catalogue(PROJECT / "data" / "catalogue"), load_towns(), words)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class EntitySelector(GraphComponent, EntityExtractorMixin):
    """Of what was found keeps what is meant, and adds names of people: see `SpanModel`."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, model: SpanModel) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntitySelector:
        return cls(model_storage, resource, SpanModel())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> EntitySelector:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / MODEL_FILE))

    def train(self, training_data: TrainingData) -> Resource:
        finder = message_finder(training_data)
        self._model.fit(
            [
                (text, entities_of(example), finder.find(text, language_of(example)))
                for example in training_data.intent_examples
                if (text := example.get(TEXT))
            ]
        )
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / MODEL_FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text, found = message.get(TEXT) or "", entities_of(message)
            _replace(message, select(text, found, self._model.spans(text, found)), self)
        return messages
