"""How a matched time phrase becomes hours: what the French and the Dutch rules share.

Each builder reads the groups `hour`, `minute`, `unit` (what stands between them), `part` (of the
day), and one of `about`, `since`, `until`, `to`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.days import Wish
from bot.language.hours import (
    ImpossibleTime,
    PartName,
    Times,
    TimeValue,
    about,
    between,
    clock,
    clock_beside,
    since,
    until,
)
from bot.language.matches import Grammar, Rule

TimeRule = Rule[None, TimeValue]
TimeGrammar = Grammar[None, TimeValue]
Build = Callable[[re.Match[str], None], TimeValue | None]

ANY = Wish.ANY

# "9h" and "9:30" are written on the 24-hour clock; "9 heures", "half tien" on either.
_DIGITAL = frozenset("h:u.")
_SURELY_MORNING = 7

_PARTS: tuple[tuple[str, PartName], ...] = (
    ("apres|aprem|namiddag|vanmiddag|apm", "afternoon"),
    ("voormiddag|avant-?midi|matin|ochtend|morgen", "morning"),
    ("soir|avond", "evening"),
    ("nuit|nacht", "night"),
    ("midi", "midday"),
    ("middag", "afternoon"),
)


def group(match: re.Match[str], name: str) -> str | None:
    """What a group matched; None too where the pattern has no such group."""
    return match.groupdict().get(name)


def always(value: TimeValue) -> Build:
    """The same value, within the words around it."""
    return lambda match, context: led(match, value)


def at_hour(match: re.Match[str], context: None) -> TimeValue | None:
    """As "14h30", "om 3 uur", "8 heures du soir". None for 35 hours a week.

    Nor is "1h" a time in a sentence: it is how long something lasts.
    """
    hour, minute = _hour(match), int(group(match, "minute") or 0)
    value = clock(hour, minute, certain=_is_certain(match), part=_part(match))
    bare = not (match["lead"] or group(match, "minute") or group(match, "part"))
    if bare and isinstance(value, ImpossibleTime):
        return None
    if bare and _hour(match) == 1 and match.group().strip() != match.string.strip():
        return None
    return led(match, value)


def beside_hour(minutes: Callable[[re.Match[str]], int]) -> Build:
    """So many minutes past the hour, or before it: "2 heures et demie", "kwart voor 3"."""

    def build(match: re.Match[str], context: None) -> TimeValue | None:
        value = clock_beside(_hour(match), minutes(match), part=_part(match))
        return None if isinstance(value, ImpossibleTime) else led(match, value)

    return build


def between_hours(match: re.Match[str], context: None) -> TimeValue | None:
    """As "Entre 10 et 12h", "van 9 tot 17 uur"."""
    from_hour = int(match["from_hour"] or group(match, "from_bare") or 0)
    first = clock(from_hour, int(group(match, "from_minute") or 0), certain=True)
    last = clock(_hour(match), int(group(match, "minute") or 0), part=_part(match))
    if isinstance(first, ImpossibleTime) or isinstance(last, ImpossibleTime):
        return None
    if last.first.hour >= 12 and 1 <= first.first.hour < _SURELY_MORNING:
        first = replace(first, first=first.first.replace(hour=first.first.hour + 12))
    return between(first, last)


def _hour(match: re.Match[str]) -> int:
    hour = match["hour"]
    return int(hour) if hour.isdigit() else 1


def _is_certain(match: re.Match[str]) -> bool:
    hour = match["hour"]
    if not hour.isdigit() or (group(match, "unit") or "").strip() not in _DIGITAL:
        return False
    return hour.startswith("0") or int(hour) >= _SURELY_MORNING


def _part(match: re.Match[str]) -> PartName | None:
    words = group(match, "part")
    if not words:
        return None
    return next((name for pattern, name in _PARTS if re.search(pattern, words)), None)


def led(match: re.Match[str], value: TimeValue) -> TimeValue:
    """The time with the words before it: "vers", "à partir de", "voor"."""
    if not isinstance(value, Times):
        return value
    if group(match, "about"):
        return about(value)
    if group(match, "since"):
        return since(value)
    return until(value) if group(match, "until") or group(match, "to") else value
