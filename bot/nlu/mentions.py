"""Everything a message names or gives, in normal form: the entities of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot import language as phrases
from bot.catalogue import Catalogue
from bot.lexicon import Lexicon, add_phrase_files, fold, tokens
from bot.settings import PROJECT
from bot.towns import Town

LEXICON_FOLDER = PROJECT / "data" / "lexicon"
ZONE = ZoneInfo("Europe/Brussels")
# Before one of these a word like "Nice" or "Mol" is a town.
BEFORE_TOWNS = frozenset(
    "a au en vers sur de du pres chez depuis habite habitant in te naar van uit bij nabij rond "
    "omgeving regio region ville stad gemeente".split()
)


class Entity(NamedTuple):
    """`text[start:end]` as `name`, with `value` in normal form."""

    start: int
    end: int
    name: str
    value: str


class MentionFinder:
    """Finds entities by lexicon and patterns; the same in training and in conversation.

    Args:
        known_words: folded ordinary words, never taken for misspelt names.
    """

    def __init__(
        self, catalogue: Catalogue, towns: Mapping[str, Town], known_words: Iterable[str] = ()
    ) -> None:
        self._known = frozenset(known_words)
        self._lexicon = Lexicon(self._known)
        add_phrase_files(self._lexicon, LEXICON_FOLDER)
        for school in catalogue.schools.values():
            for name in school.names:
                self._lexicon.add(name, "programme", school.id)
        for place in catalogue.places.values():
            for name in place.names:
                self._lexicon.add(name, "city", place.id)
        catalogued = {fold(name) for place in catalogue.places.values() for name in place.names}
        self._ordinary_towns = set[str]()
        for name, town in towns.items():
            if name not in catalogued:
                self._lexicon.add(name, "city", town.name)
                if name in self._known or len(name) < 4:
                    self._ordinary_towns.add(name)

    def find(self, text: str, now: datetime | None = None) -> list[Entity]:
        """Entities from left to right; `now` is aware, and the present unless given."""
        now = now or datetime.now(ZONE)
        finders: tuple[Callable[[], Iterable[Entity]], ...] = (
            lambda: _as_entities("email", phrases.find_emails(text)),
            lambda: _as_entities("booking_reference", phrases.find_booking_references(text)),
            lambda: _as_entities("phone", phrases.find_phones(text, None)),
            lambda: self._from_lexicon(text),
            lambda: _as_entities("date", phrases.find_dates(text, None, now)),
            lambda: _as_entities("time", phrases.find_times(text, None)),
            lambda: _as_entities("age", phrases.find_ages(text, None)),
        )
        found: list[Entity] = []
        for finder in finders:
            # An earlier kind wins: the digits of a phone number are no time of day.
            found += [
                e for e in finder() if not any(e.start < f.end and f.start < e.end for f in found)
            ]
        return sorted(found)

    def _from_lexicon(self, text: str) -> list[Entity]:
        mentions = [
            m
            for m in self._lexicon.find(text)
            if self._is_meant(text, m.start, m.end, m.entity, m.exact)
        ]
        kept: list[Entity] = []
        for mention in sorted(mentions, key=lambda m: m.start - m.end):
            if not any(mention.start < k.end and k.start < mention.end for k in kept):
                kept.append(Entity(mention.start, mention.end, mention.entity, mention.value))
        return kept

    def _is_meant(self, text: str, start: int, end: int, entity: str, exact: bool) -> bool:
        form = " ".join(token.form for token in tokens(text[start:end]))
        if entity != "city" or form not in self._ordinary_towns:
            return True
        before = tokens(text[:start])
        return exact and bool(before) and before[-1].form in BEFORE_TOWNS


def _as_entities(name: str, matches: Iterable[phrases.Match[Any]]) -> list[Entity]:
    return [Entity(m.start, m.end, name, _normal_form(m.value, m.text)) for m in matches]


def _normal_form(value: Any, text: str) -> str:
    """ISO 8601 for days and times; an impossible one ("31 février") as it was typed."""
    if isinstance(value, phrases.Days | phrases.Times):
        return value.iso
    if isinstance(value, phrases.Wish):
        return value.value
    return text if isinstance(value, phrases.ImpossibleDay | phrases.ImpossibleTime) else str(value)
