"""Which intent a message has: a linear model over words, letters and French word vectors."""

from __future__ import annotations

from typing import Any, Dict, List, Text, Type

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.entities import message_finder
from bot.nlu.examples import entities_of, language_of
from bot.nlu.language import message_language
from bot.nlu.intent_model import IntentModel, Sample

MODEL_FILE = "intents.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Sets `intent` and the whole `intent_ranking`, with calibrated confidence."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return []

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {}

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, model: IntentModel | None = None
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / MODEL_FILE))

    def train(self, training_data: TrainingData) -> Resource:
        finder = message_finder(training_data)
        samples, intents = [], []
        for example in training_data.intent_examples:
            text, language = example.get(TEXT), language_of(example)
            samples.append(Sample(text, language, tuple(finder.find(text))))
            intents.append(example.get(INTENT))
        self._model = IntentModel().fit(samples, intents)
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / MODEL_FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            sample = Sample(
                message.get(TEXT) or "", message_language(message), entities_of(message)
            )
            ranking = [
                {"name": name, "confidence": confidence}
                for name, confidence in self._model.rank(sample)
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages
