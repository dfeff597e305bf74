"""Reading Rasa's training examples and messages."""

from __future__ import annotations

from collections import Counter

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language import Language, as_language
from bot.lexicon import tokens
from bot.nlu.mentions import Entity

# Names say nothing about the language of the one who writes them.
NAMES = frozenset({"programme", "city", "person_name", "email", "phone", "booking_reference"})


def language_of(example: Message) -> Language | None:
    """The language of a training example, as its file's `metadata` says; None if it is a third."""
    metadata = example.get("metadata") or {}
    language = (metadata.get("intent") or {}).get("language")
    return as_language(language)


def entities_of(message: Message) -> tuple[Entity, ...]:
    """The entities that stand somewhere in the text, in order, with text values."""
    return tuple(
        sorted(
            Entity(e["start"], e["end"], e["entity"], str(e["value"]))
            for e in message.get(ENTITIES) or []
            if "start" in e
        )
    )


def without_names(message: Message) -> str:
    """The text less the names in it."""
    text, end, parts = message.get(TEXT) or "", 0, []
    for entity in entities_of(message):
        if entity.name in NAMES and entity.start >= end:
            parts.append(text[end : entity.start])
            end = entity.end
    return " ".join([*parts, text[end:]])


def ordinary_words(training_data: TrainingData) -> frozenset[str]:
    """Folded words of the examples that stand in an entity less often than in none."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for example in training_data.intent_examples:
        spans = [(entity.start, entity.end) for entity in entities_of(example)]
        for token in tokens(example.get(TEXT)):
            named = any(start <= token.start < end for start, end in spans)
            (inside if named else outside)[token.form] += 1
    return frozenset(word for word, times in outside.items() if times > inside[word])
