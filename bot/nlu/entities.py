"""Rasa component over `MentionFinder`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.catalogue import load_catalogue
from bot.nlu.examples import ordinary_words
from bot.nlu.mentions import MentionFinder
from bot.settings import PROJECT
from bot.towns import load_towns

WORDS_FILE = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class MentionExtractor(GraphComponent, EntityExtractorMixin):
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
    ) -> MentionExtractor:
        return cls(model_storage, resource, build_finder(frozenset()))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MentionExtractor:
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
            found = [
                {
                    "start": entity.start,
                    "end": entity.end,
                    "entity": entity.name,
                    "value": entity.value,
                    "extractor": type(self).__name__,
                }
                for entity in self._finder.find(message.get(TEXT) or "")
            ]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages


def message_finder(training_data: TrainingData) -> MentionFinder:
    """The finder as it will work after training on `training_data`."""
    return build_finder(ordinary_words(training_data))


@lru_cache(maxsize=2)
def build_finder(words: frozenset[str]) -> MentionFinder:
    return MentionFinder(load_catalogue(PROJECT / "data" / "catalogue"), load_towns(), words)
