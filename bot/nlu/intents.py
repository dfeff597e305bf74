"""Which intent a message has: a linear model over words, letters and concepts."""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.examples import entities_of, language_of
from bot.nlu.features import is_ellipsis
from bot.nlu.intent_model import OUT_OF_SCOPE, IntentModel, Sample
from bot.nlu.language import foreign_language, message_language

MODEL_FILE = "intents.joblib"
INFORM = "inform"
# As Rasa's own: each message is stored with its ranking, and sent to each action.
RANKED = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Sets `intent` and the best of the `intent_ranking`, with calibrated confidence."""

    @classmethod
    def required_components(cls) -> list[type]:
        return []

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    def __init__(self, model_storage: ModelStorage, resource: Resource, model: IntentModel) -> None:
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
    ) -> LinearIntentClassifier:
        return cls(model_storage, resource, IntentModel())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        with model_storage.read_from(resource) as folder:
            model = joblib.load(folder / MODEL_FILE)
        # The first message would wait for the dictionaries and concepts to load.
        model.rank(Sample("bonjour", "fr", ()))
        return cls(model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        examples = training_data.intent_examples
        samples = [Sample(e.get(TEXT), language_of(e), entities_of(e)) for e in examples]
        self._model.fit(samples, [example.get(INTENT) for example in examples])
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / MODEL_FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            sample = Sample(
                message.get(TEXT) or "", message_language(message), entities_of(message)
            )
            ranked = self._model.rank(sample)
            if foreign_language(message):
                # Whatever words of another language look like, it is none of ours.
                ranked = _certainly(OUT_OF_SCOPE, ranked)
            elif is_ellipsis(sample.text, sample.entities):
                ranked = _certainly(INFORM, ranked)
            ranking = [{"name": name, "confidence": sure} for name, sure in ranked[:RANKED]]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def _certainly(intent: str, ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """`intent` first and sure, the others after it as they were."""
    return [(intent, 1.0), *((name, 0.0) for name, _ in ranked if name != intent)]
