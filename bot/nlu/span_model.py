"""Which words of a message belong to an entity: a CRF over words and what the finders found.

The finders know names and forms; the CRF knows from the annotated messages when they are meant
("un bac" of the person, "le master" of the school) and finds names of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sklearn_crfsuite

from bot.language import parse_age
from bot.lexicon import Token, fold, tokens
from bot.nlu.mentions import AUXILIARY, Entity
from bot.nlu.words import is_word

OUTSIDE = "O"
# Of messages with nothing annotated or found, one in so many is learnt from: as good, sooner.
WITH_NOTHING_EVERY = 3
# Labels as B-<entity>, I-<entity>.
Labels = list[str]
Features = list[list[str]]


class SpanModel:
    """Trained on (text, annotated entities, found entities); tells the spans of a new text."""

    def __init__(self) -> None:
        self._crf = sklearn_crfsuite.CRF(
            algorithm="ap", max_iterations=20, all_possible_transitions=True
        )

    def fit(self, examples: Sequence[tuple[str, Sequence[Entity], Sequence[Entity]]]) -> SpanModel:
        rows, labels = [], []
        for number, (text, annotated, found) in enumerate(examples):
            words = tokens(text)
            if words and (annotated or found or number % WITH_NOTHING_EVERY == 0):
                rows.append(features(text, words, found))
                labels.append(labels_of(words, annotated))
        self._crf.fit(rows, labels)
        return self

    def spans(self, text: str, found: Sequence[Entity]) -> list[tuple[int, int, str]]:
        """Start, end and entity of each span, from left to right."""
        words = tokens(text)
        if not words:
            return []
        labels = self._crf.predict_single(features(text, words, found))
        spans: list[tuple[int, int, str]] = []
        for word, label in zip(words, labels, strict=True):
            if label == OUTSIDE:
                continue
            begins, name = label.startswith("B-"), label[2:]
            if begins or not spans or spans[-1][2] != name:
                spans.append((word.start, word.end, name))
            else:
                spans[-1] = (spans[-1][0], word.end, name)
        return spans


def labels_of(words: Sequence[Token], entities: Iterable[Entity]) -> Labels:
    labels = [OUTSIDE] * len(words)
    for entity in entities:
        inside = [i for i, w in enumerate(words) if w.start < entity.end and entity.start < w.end]
        for position, index in enumerate(inside):
            labels[index] = f"{'I' if position else 'B'}-{entity.name}"
    return labels


def features(text: str, words: Sequence[Token], found: Iterable[Entity]) -> Features:
    """Of each word: itself, its shape, what the finders make of it, and its neighbours."""
    hits = labels_of(words, found)
    own = [_own_features(text, word, hit) for word, hit in zip(words, hits, strict=True)]
    rows = []
    for index, row in enumerate(own):
        full = list(row)
        for offset in (-2, -1, 1, 2):
            near = index + offset
            if 0 <= near < len(words):
                full += [
                    f"{offset}:{feature}" for feature in own[near][: 3 if abs(offset) == 1 else 2]
                ]
            else:
                full.append(f"{offset}:edge")
        full.append(f"pair:{words[index - 1].form if index else ''}|{hits[index]}")
        rows.append(full)
    return rows


def _own_features(text: str, word: Token, hit: str) -> list[str]:
    typed, form = text[word.start : word.end], word.form
    shape = (
        "d" if form.isdigit() else "X" if typed.isupper() else "Xx" if typed[0].isupper() else "x"
    )
    return [
        f"hit={hit}",
        f"word={form if not form.isdigit() else 'd' * len(form)}",
        f"shape={shape}{'k' if is_word(form) else 'u'}",
        f"end={form[-3:]}",
        f"start={form[:3]}",
        f"near={text[max(0, word.start - 1) : word.start]}|{text[word.end : word.end + 1]}",
    ]


# Recognised by their form alone: never dropped.
CERTAIN = frozenset({"email", "phone", "booking_reference"})
# Names of a company, a mountain pass or a number as well as of schools: only the CRF tells which.
# Of others it is not asked: a school new to the catalogue is known without training.
AMBIGUOUS_NAMES = frozenset({"microsoft", "simplon", "101"})
# What a person is called is in no lexicon, nor is every town, nor every way to name a school.
WITHOUT_LEXICON = frozenset({"person_name", "city", "programme"})


def select(
    text: str, found: Sequence[Entity], spans: Iterable[tuple[int, int, str]]
) -> list[Entity]:
    """The entities meant: the spans, each with the normal form that the finders gave it.

    The name of a school, and what makes up the whole message, are meant in any case.
    """
    kept = [entity for entity in found if _is_certain(text, entity)]
    for start, end, name in spans:
        if any(start < entity.end and entity.start < end for entity in kept):
            continue
        over = [e for e in found if start < e.end and e.start < end]
        alike = next((e.value for e in over if e.name == name), None)
        value = alike or _value_without_lexicon(name, text[start:end])
        if value:
            kept.append(Entity(start, end, name, value))
    # No part of the vocabulary, so that the CRF knows nothing of them; they give way to the others.
    free = [
        entity
        for entity in found
        if entity.name in AUXILIARY
        and not any(entity.start < e.end and e.start < entity.end for e in kept)
    ]
    return sorted([*kept, *free])


def _value_without_lexicon(name: str, phrase: str) -> str | None:
    """The normal form of what only the CRF found; None where it cannot be told."""
    if name in WITHOUT_LEXICON:
        return phrase
    age = parse_age(phrase) if name == "age" else None
    return None if age is None else str(age)


def _is_certain(text: str, entity: Entity) -> bool:
    if entity.name in AUXILIARY:
        return False
    if entity.name in CERTAIN or _is_all(text, entity):
        return True
    name = fold(text[entity.start : entity.end])
    return entity.name == "programme" and name not in AMBIGUOUS_NAMES


def _is_all(text: str, entity: Entity) -> bool:
    rest = text[: entity.start] + text[entity.end :]
    return not any(character.isalnum() for character in rest)
