"""Days in what people type: "le 12 décembre", "volgende week dinsdag"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.language.dates_fr import GRAMMAR as FRENCH
from bot.language.dates_nl import GRAMMAR as DUTCH
from bot.language.days import Calendar, Days, DayValue
from bot.language.languages import Language
from bot.language.matches import Match, in_languages

_GRAMMARS = {"fr": FRENCH, "nl": DUTCH}

_FROM = re.compile(r"(?:^|(?<=\s))(?:entre|du|de|van|tussen)\s+(?:le\s+|de\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:au|à|a|jusqu'[aà]u?|tot|t/m|[-–])\s", re.IGNORECASE)
_AND = re.compile(r"\s*(?:et|en)\s", re.IGNORECASE)


def find_dates(text: str, language: Language | None, now: datetime) -> list[Match[DayValue]]:
    """The phrases for days in `text`, as seen from `now`: days, a wish or an impossible day.

    The zone of `now` (aware) says which day today is. Both languages are tried if it is None.
    """
    calendar = Calendar(now.date())

    def find(each: Language) -> list[Match[DayValue]]:
        return _with_ranges(text, _GRAMMARS[each].scan(text, each, calendar))

    return in_languages(language, find)


def _with_ranges(text: str, found: list[Match[DayValue]]) -> list[Match[DayValue]]:
    """Joins two days that are the ends of one range: "entre lundi et jeudi"."""
    kept: list[Match[DayValue]] = []
    for match in found:
        joined = _joined(text, kept[-1], match) if kept else None
        if joined is not None:
            kept[-1] = joined
        else:
            kept.append(match)
    return kept


def _joined(text: str, first: Match[DayValue], last: Match[DayValue]) -> Match[DayValue] | None:
    if not (isinstance(first.value, Days) and isinstance(last.value, Days)):
        return None
    lead = _FROM.search(text, 0, first.start)
    joint = _TO.match(text, first.end) or (_AND.match(text, first.end) if lead else None)
    # The lead of the second day may hold part of the joint: "du lundi [au jeudi]".
    if joint is None or text[joint.end() : last.start].strip().lower() not in ("", "le", "de"):
        return None
    start = lead.start() if lead else first.start
    end = _not_before(last.value.last, first.value.first)
    return Match(start, last.end, text[start : last.end], Days(first.value.first, end))


def _not_before(last: date | None, first: date) -> date | None:
    # "De jeudi à mardi": each is the coming one, so the end may lie before the start.
    if last is None or last >= first:
        return last
    return last + timedelta(days=7 * ((first - last).days // 7 + 1))
