"""A message as the classifiers see it: folded, with what it names replaced by its kind."""

from __future__ import annotations

from collections.abc import Iterable

from bot.lexicon import fold
from bot.nlu.mentions import Entity

# Of these only the kind tells anything about the intent, not the value.
MASKED = frozenset(
    {
        "programme",
        "city",
        "person_name",
        "email",
        "phone",
        "booking_reference",
        "date",
        "time",
        "age",
    }
)


def masked(text: str, entities: Iterable[Entity]) -> str:
    """`text` folded, each entity as a word of its kind: "prix à Gand" -> "prix a xcity"."""
    parts: list[str] = []
    end = 0
    for entity in entities:
        if entity.name in MASKED and entity.start >= end:
            parts += [text[end : entity.start], f" x{entity.name.replace('_', '')} "]
            end = entity.end
    return fold("".join([*parts, text[end:]]))
