"""The entries of the catalogue, as they stand in its YAML files."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import Field, validator

from bot.catalogue.criteria import Criterion
from bot.catalogue.texts import Entry, Text, not_empty
from bot.catalogue.values import Value, read_value

Country = Literal["FR", "BE"]

CHECK_TOPIC = "check_eligibility"


class Source(Entry):
    """A document that facts cite; `when` is its date in words."""

    id: str
    title: Text
    date: str = Field(regex=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    when: Text

    @validator("date", pre=True)
    def _unquoted(cls, date: Any) -> str:
        return str(date)


class Word(Text):
    """A word or two that stand inside a button or an answer."""

    id: str


class Body(Entry):
    """Who can tell what no source holds. Without country or regions it serves all of them."""

    id: str
    name: Text
    country: Country | None = None
    regions: tuple[str, ...] = ()


class Topic(Entry):
    """What can be asked, by its intent: words for a button and for "did you mean"."""

    id: str
    kind: Literal["question", "task", "conversation"]
    label: Text
    question: Text
    next: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()


class Place(Entry):
    """A town with a campus, or without one but `near` such a town."""

    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    country: Country
    region: str
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    timezone: str
    near: str | None = None

    @property
    def has_campus(self) -> bool:
        return self.near is None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name.fr, self.name.nl, *self.aliases)))


class Fact(Text):
    """A dated sentence in each language, with its value and where it stands."""

    topic: str
    value: Value | None = None
    simple: Text
    short: Text | None = None
    sources: tuple[str, ...]
    verified_until: datetime.date

    _sourced = validator("sources", allow_reuse=True)(not_empty)

    @validator("value", pre=True)
    def _value_by_key(cls, data: Any) -> Any:
        return read_value(data)

    def stale(self, today: datetime.date) -> bool:
        return today > self.verified_until


class Unknown(Entry):
    """A question that no source answers, and who may know."""

    topic: str
    ask: tuple[str, ...]

    _someone = validator("ask", allow_reuse=True)(not_empty)


class School(Entry):
    """A school, a network of schools, or a programme around them.

    Without a country it is worldwide; `ask` are those who know what is not listed as unknown.
    """

    id: str
    kind: Literal["school", "network", "programme"]
    country: Country | None = None
    part_of: str | None = None
    related: tuple[str, ...] = ()
    name: Text
    label: Text
    aliases: tuple[str, ...] = ()
    campuses: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.label.fr, self.label.nl, *self.aliases)))

    def facts_on(self, topic: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.topic == topic)

    def answers(self, topic: str) -> bool:
        """Whether there is something to say: a fact, or for the check a criterion."""
        return bool(self.facts_on(topic)) or (topic == CHECK_TOPIC and bool(self.criteria))

    def asks_about(self, topic: str) -> tuple[str, ...]:
        """The bodies named for a topic without an answer; none where the topic's own hold."""
        named = (unknown.ask for unknown in self.unknown if unknown.topic == topic)
        return next(named, self.ask)
