"""Everything a message names or gives, in normal form: the entities of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot import language as phrases
from bot.catalogue import Catalogue
from bot.lexicon import Lexicon, Mention, add_phrase_files, fold, tokens
from bot.nlu.words import is_word
from bot.settings import PROJECT
from bot.towns import Town

LEXICON_FOLDER = PROJECT / "data" / "lexicon"
ZONE = ZoneInfo("Europe/Brussels")
# Words that help an action to understand, and no part of the vocabulary.
AUXILIARY = frozenset({"country", "scope", "matter", "declined", "field", "choice"})
# Before one of these a word like "Nice" or "Mol" is a town.
BEFORE_TOWNS = frozenset(
    "a au en vers sur de du pres chez depuis habite habitant in te naar van uit bij nabij rond "
    "omgeving regio region ville stad gemeente".split()
)

# Shorter names of towns ("Ath", "Spa") are too often something else.
SHORTEST_PLAIN_TOWN = 4
# Between the name of a school and its town.
_LINK = re.compile(r"[\s-]*(?:\b(?:de|du|des|à|a|en|van|in|te)|\b[dl]['’])?[\s-]*$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:l[ea]|les|du|au|aux|un|une|de|het|een)\s+(?=\S)|[ld]['’]", re.IGNORECASE)


class Entity(NamedTuple):
    """`text[start:end]` as `name`, with `value` in normal form."""

    start: int
    end: int
    name: str
    value: str


class MentionFinder:
    """Finds entities by lexicon and patterns; the same in training and in conversation.

    Args:
        known_words: folded ordinary words beside the dictionaries', never misspelt names.
    """

    def __init__(
        self, catalogue: Catalogue, towns: Mapping[str, Town], known_words: Container[str] = ()
    ) -> None:
        def is_ordinary(form: str) -> bool:
            return form in known_words or is_word(form)

        self._lexicon = Lexicon(is_ordinary)
        add_phrase_files(self._lexicon, LEXICON_FOLDER)
        for school in catalogue.schools.values():
            for name in school.names:
                self._lexicon.add(name, "programme", school.id)
        for place in catalogue.places.values():
            for name in place.names:
                self._lexicon.add(name, "city", place.id)
        catalogued = {fold(name) for place in catalogue.places.values() for name in place.names}
        self._ordinary_towns = {
            name for name in towns if is_ordinary(name) or len(name) < SHORTEST_PLAIN_TOWN
        } - catalogued
        for name, town in towns.items():
            if name not in catalogued:
                self._lexicon.add(name, "city", town.name)

    def find(
        self, text: str, language: phrases.Language | None, now: datetime | None = None
    ) -> list[Entity]:
        """All entities from left to right; `now` is aware, and the present unless given."""
        return with_moments(text, language, self.find_names(text), now)

    def find_names(self, text: str) -> list[Entity]:
        """What is recognised by its name or form, whatever the language."""
        return _first_come(
            lambda: _as_entities("email", phrases.find_emails(text)),
            lambda: _as_entities("booking_reference", phrases.find_booking_references(text)),
            lambda: _as_entities("phone", phrases.find_phones(text, None)),
            lambda: self._from_lexicon(text),
        )

    def _from_lexicon(self, text: str) -> list[Entity]:
        mentions = [
            m
            for m in self._lexicon.find(text)
            if self._is_meant(text, m.start, m.end, m.entity, m.exact)
        ]
        kept: list[Entity] = []
        for mention in sorted(_towns_apart(text, mentions), key=lambda m: m.start - m.end):
            if not any(mention.start < k.end and k.start < mention.end for k in kept):
                start = mention.start + _article_length(text[mention.start : mention.end])
                kept.append(Entity(start, mention.end, mention.entity, mention.value))
        return kept

    def _is_meant(self, text: str, start: int, end: int, entity: str, exact: bool) -> bool:
        form = " ".join(token.form for token in tokens(text[start:end]))
        if entity != "city" or form not in self._ordinary_towns:
            return True
        before = tokens(text[:start])
        return exact and bool(before) and before[-1].form in BEFORE_TOWNS


def with_moments(
    text: str,
    language: phrases.Language | None,
    names: Iterable[Entity],
    now: datetime | None = None,
) -> list[Entity]:
    """`names`, and days, times and ages outside them; "hier" is a day in French, none in Dutch.

    An auxiliary word gives way to the moment it is a part of: "14 uur", "le 1er mars".
    """
    now, names = now or datetime.now(ZONE), list(names)
    weak = [name for name in names if name.name in AUXILIARY]
    found = _first_come(
        lambda: [name for name in names if name.name not in AUXILIARY],
        lambda: _outlasting(weak, text, "date", phrases.find_dates(text, language, now)),
        lambda: _outlasting(weak, text, "time", phrases.find_times(text, language)),
        lambda: _outlasting(weak, text, "age", phrases.find_ages(text, language)),
    )
    return _first_come(lambda: found, lambda: weak)


def _outlasting(
    weak: Iterable[Entity], text: str, name: str, matches: Iterable[phrases.Match[Any]]
) -> list[Entity]:
    """The matches that say more than the auxiliary word in them."""

    def outlasts(moment: Entity) -> bool:
        start = moment.start + _article_length(text[moment.start : moment.end])
        return not any(word.start <= start and moment.end <= word.end for word in weak)

    return [moment for moment in _as_entities(name, matches) if outlasts(moment)]


def _towns_apart(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The town that a school's name ends with is named too: "école Microsoft" of "Castelnau".

    Where the rest is only a word for a school, as in "école de Castelnau", the town says it all.
    """
    towns = [m for m in mentions if m.entity == "city"]
    words = {(m.start, m.end) for m in mentions if m.entity == "field"}
    apart = []
    for mention in mentions:
        town = next((t for t in towns if mention.start < t.start < mention.end <= t.end), None)
        if mention.entity == "programme" and town is not None:
            end = mention.start + len(_LINK.sub("", text[mention.start : town.start]))
            if (mention.start, end) in words:
                continue
            mention = mention._replace(end=end)
        apart.append(mention)
    return apart


def _article_length(phrase: str) -> int:
    """How much of a name's phrase is an article before it: 3 in "le 101"."""
    match = _ARTICLE.match(phrase)
    return match.end() if match else 0


def _first_come(*finders: Callable[[], Iterable[Entity]]) -> list[Entity]:
    """An earlier kind wins: the digits of a phone number are no time of day."""
    found: list[Entity] = []
    for finder in finders:
        found += [
            e for e in finder() if not any(e.start < f.end and f.start < e.end for f in found)
        ]
    return sorted(found)


def _as_entities(name: str, matches: Iterable[phrases.Match[Any]]) -> list[Entity]:
    return [Entity(m.start, m.end, name, _normal_form(m.value, m.text)) for m in matches]


def _normal_form(value: Any, text: str) -> str:
    """ISO 8601 for days and times; an impossible one ("31 février") as it was typed."""
    if isinstance(value, phrases.Days | phrases.Times):
        return value.iso
    if isinstance(value, phrases.Wish):
        return value.value
    return text if isinstance(value, phrases.ImpossibleDay | phrases.ImpossibleTime) else str(value)
