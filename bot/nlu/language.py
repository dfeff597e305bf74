"""Rasa component that marks a message French or Dutch, or plainly another language."""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language import Language, as_language
from bot.nlu.examples import language_of, without_names
from bot.nlu.language_model import LanguageModel

MESSAGE_LANGUAGE = "message_language"
FOREIGN_LANGUAGE = "foreign_language"
MODEL_FILE = "language.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageMarker(GraphComponent, EntityExtractorMixin):
    """Adds the entity `message_language` or `foreign_language`; neither where it is not sure.

    Metadata of the message may name the language of the page; it decides where the text does not.
    """

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, model: LanguageModel
    ) -> None:
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
    ) -> LanguageMarker:
        return cls(model_storage, resource, LanguageModel())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageMarker:
        with model_storage.read_from(resource) as folder:
            model = joblib.load(folder / MODEL_FILE)
        # The first message would wait for dictionaries and lingua to load.
        model.identify("guten Tag, wie geht es Ihnen heute")
        return cls(model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [
            (without_names(example), language_of(example))
            for example in training_data.intent_examples
        ]
        self._model.fit([(text, language) for text, language in examples if language])
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / MODEL_FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            entity, value = self._mark(message)
            if value:
                found = {"entity": entity, "value": value, "extractor": type(self).__name__}
                message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)
        return messages

    def _mark(self, message: Message) -> tuple[str, str | None]:
        verdict = self._model.identify(without_names(message))
        if verdict.foreign:
            return FOREIGN_LANGUAGE, verdict.foreign
        page = (message.get("metadata") or {}).get("language")
        return MESSAGE_LANGUAGE, verdict.language or page


def message_language(message: Message) -> Language | None:
    """The language a message was marked with."""
    return as_language(_mark_of(message, MESSAGE_LANGUAGE))


def foreign_language(message: Message) -> str | None:
    """The third language a message was marked with."""
    return _mark_of(message, FOREIGN_LANGUAGE)


def _mark_of(message: Message, entity: str) -> str | None:
    return next((e["value"] for e in message.get(ENTITIES, []) if e["entity"] == entity), None)
