"""What staff should look at in a catalogue that loads: nothing here stops the assistant."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.schema import Fact, School
from bot.catalogue.texts import Text

Kind = Literal[
    "stale",
    "unanswered",
    "untranslated",
    "numbers_differ",
    "too_long",
    "too_many_facts",
    "no_short",
]

FACTS_A_TOPIC = 3
SENTENCE_LENGTH = 220
SHORT_LENGTH = 60
LABEL_LENGTH = 28

# 200 000, 200.000 and 200000 are one number; so are 6,5 and 6,5.
NUMBER = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)|\d+")


class Finding(NamedTuple):
    """`entry` is the id of the school, or of the topic where no school is meant."""

    kind: Kind
    entry: str
    topic: str
    detail: str

    def __str__(self) -> str:
        return f"{self.entry}, {self.topic}: {self.detail}"


def check(catalogue: Catalogue, today: datetime.date) -> list[Finding]:
    findings = [*_topics(catalogue)]
    for school in catalogue.schools.values():
        findings += _labels(school)
        findings += _cells(catalogue, school)
        for fact in school.facts:
            findings += _fact(school, fact, today)
        findings += _criteria(school)
    return findings


def _topics(catalogue: Catalogue) -> Iterator[Finding]:
    for topic in catalogue.topics.values():
        for text in (topic.label, topic.question):
            if text.fr == text.nl:
                yield Finding("untranslated", topic.id, topic.id, f"'{text.fr}' in both languages")
        yield from _lengths(topic.id, topic.id, topic.label, LABEL_LENGTH)


def _labels(school: School) -> Iterator[Finding]:
    yield from _lengths(school.id, "label", school.label, LABEL_LENGTH)


def _cells(catalogue: Catalogue, school: School) -> Iterator[Finding]:
    for topic in catalogue.questions:
        facts = school.facts_on(topic.id)
        if len(facts) > FACTS_A_TOPIC:
            detail = f"{len(facts)} facts, more than {FACTS_A_TOPIC}"
            yield Finding("too_many_facts", school.id, topic.id, detail)
        if facts and facts[0].short is None:
            yield Finding("no_short", school.id, topic.id, "the first fact has no short words")
        known = school.answers(topic.id) or school.asks_about(topic.id)
        if not known and school.kind != "programme":
            detail = "neither a fact nor listed as unknown"
            yield Finding("unanswered", school.id, topic.id, detail)


def _fact(school: School, fact: Fact, today: datetime.date) -> Iterator[Finding]:
    if fact.stale(today):
        detail = f"to be verified since {fact.verified_until}: {fact.fr}"
        yield Finding("stale", school.id, fact.topic, detail)
    for text in (fact, fact.simple):
        if text.fr == text.nl:
            yield Finding("untranslated", school.id, fact.topic, f"'{text.fr}' in both languages")
        yield from _lengths(school.id, fact.topic, text, SENTENCE_LENGTH)
        yield from _numbers(school.id, fact.topic, text)
    if fact.short is not None:
        yield from _lengths(school.id, fact.topic, fact.short, SHORT_LENGTH)
        yield from _numbers(school.id, fact.topic, fact.short)


def _criteria(school: School) -> Iterator[Finding]:
    for criterion in school.criteria:
        for text in (criterion.met, criterion.not_met, criterion.unknown, criterion.why):
            if text is None:
                continue
            if text.fr == text.nl:
                detail = f"'{text.fr}' in both languages"
                yield Finding("untranslated", school.id, criterion.id, detail)
            yield from _lengths(school.id, criterion.id, text, SENTENCE_LENGTH)
            yield from _numbers(school.id, criterion.id, text)


def _lengths(entry: str, topic: str, text: Text, most: int) -> Iterator[Finding]:
    for words in (text.fr, text.nl):
        if len(words) > most:
            detail = f"{len(words)} characters, more than {most}: {words}"
            yield Finding("too_long", entry, topic, detail)


def _numbers(entry: str, topic: str, text: Text) -> Iterator[Finding]:
    if numbers(text.fr) != numbers(text.nl):
        yield Finding("numbers_differ", entry, topic, f"'{text.fr}' and '{text.nl}'")


def numbers(words: str) -> Counter[str]:
    """The numbers in a sentence, however their thousands are set apart."""
    return Counter(re.sub(r"\D", "", found) for found in NUMBER.findall(words))
