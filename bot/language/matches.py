"""What every finder returns, and the scan that they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from bot.language.languages import LANGUAGES, Language
from bot.language.reading import read

V = TypeVar("V")
C = TypeVar("C")

Build = Callable[[re.Match[str], C], V | None]

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_REPEATED_GROUP = re.compile(r"\(\?P=\w+\)")
_WORD_START = re.compile(r"(?<!\w)[\w'+]")


@dataclass(frozen=True)
class Match(Generic[V]):
    """A phrase found: `message[start:end] == text`, and what it means."""

    start: int
    end: int
    text: str
    value: V


@dataclass(frozen=True)
class Rule(Generic[C, V]):
    """A pattern over the reading, and how to build its value in a context.

    The group `span`, if there is one, is the part to mark; the group `out` is words before it that
    are not marked ("à" of "à 14h"). Without `build` the rule is a guard:
    what it matches means nothing here ("bonne soirée" is no evening), so it is stepped over.
    """

    pattern: str
    build: Build[C, V] | None = None


@dataclass(frozen=True)
class Leads(Generic[C, V]):
    """Words that change the value of a phrase behind them: "à partir de", "vóór".

    `grammar` is of phrases that count only behind them; the words are marked with the phrase,
    unless the group `out` matched them.
    """

    pattern: str
    grammar: Grammar[C, V]
    apply: Callable[[re.Match[str], V, C], V]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.pattern})(?!\w) ?")


@dataclass(frozen=True)
class _Found(Generic[V]):
    start: int
    end: int
    value: V | None


class Grammar(Generic[C, V]):
    """Rules that compete at each word, compiled when first used."""

    def __init__(self, *rules: Rule[C, V], leads: Leads[C, V] | None = None) -> None:
        self._rules = rules
        self._leads = leads

    def scan(self, text: str, language: Language, context: C) -> list[Match[V]]:
        """The phrases, left to right, not overlapping; at one word the longest wins."""
        reading = read(text, language)
        matches: list[Match[V]] = []
        done = 0
        for word in _WORD_START.finditer(reading.text):
            found = (
                self._phrase(reading.text, word.start(), context) if word.start() >= done else None
            )
            if found is None:
                continue
            done = found.end
            if found.value is not None and found.start < found.end:
                start, end = reading.span(found.start, found.end)
                matches.append(Match(start, end, text[start:end], found.value))
        return matches

    def _phrase(self, text: str, start: int, context: C) -> _Found[V] | None:
        return self._longest(text, start, context) or self._led(text, start, context)

    def _longest(self, text: str, start: int, context: C) -> _Found[V] | None:
        if not self._any_rule.match(text, start):
            return None
        best: _Found[V] | None = None
        done = start
        for pattern, build in self._compiled:
            match = pattern.match(text, start)
            if match is None or match.end() <= done:
                continue
            value = build(match, context) if build is not None else None
            if value is not None or build is None:
                best, done = _Found(*_marked(match), value), match.end()
        return best

    def _led(self, text: str, start: int, context: C) -> _Found[V] | None:
        if self._leads is None or not (lead := self._leads.compiled.match(text, start)):
            return None
        found = (each._longest(text, lead.end(), context) for each in (self, self._leads.grammar))
        best = max(filter(None, found), key=lambda each: each.end, default=None)
        if best is None or best.value is None:
            return best
        marked = best.start if lead.groupdict().get("out") else start
        return _Found(marked, best.end, self._leads.apply(lead, best.value, context))

    @cached_property
    def _compiled(self) -> tuple[tuple[re.Pattern[str], Build[C, V] | None], ...]:
        return tuple((re.compile(_whole(rule)), rule.build) for rule in self._rules)

    @cached_property
    def _any_rule(self) -> re.Pattern[str]:
        # Most words begin no phrase: one pattern of all finds that out faster than each alone.
        # It needs no groups, and may let through a word too many.
        return re.compile("|".join(_without_groups(_whole(rule)) for rule in self._rules))


def _without_groups(pattern: str) -> str:
    return _REPEATED_GROUP.sub(".", _NAMED_GROUP.sub("(?:", pattern))


def _marked(match: re.Match[str]) -> tuple[int, int]:
    groups = match.groupdict()
    start, end = match.span("span") if groups.get("span") else match.span()
    if groups.get("out"):
        start = match.end("out")
    marked = match.string[start:end]
    return end - len(marked.lstrip()), start + len(marked.rstrip())


def _whole(rule: Rule[C, V]) -> str:
    return rf"(?:{rule.pattern})(?!\w)"


def in_languages(
    language: Language | None, find: Callable[[Language], list[Match[V]]]
) -> list[Match[V]]:
    """`find` in one language, or in both where it is unknown: then the longest match wins."""
    if language is not None:
        return find(language)
    return longest(match for each in LANGUAGES for match in find(each))


def longest(matches: Iterable[Match[V]]) -> list[Match[V]]:
    """The longest of the overlapping matches, in the order of the text."""
    kept: list[Match[V]] = []
    for match in sorted(matches, key=lambda each: each.start - each.end):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda each: each.start)
