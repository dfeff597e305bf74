"""Days and times as people read them, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from babel.dates import format_date

from bot.language.days import Days
from bot.language.hours import Times
from bot.language.languages import Language
from bot.language.when import When


@dataclass(frozen=True)
class _Words:
    on_at: str
    about: str
    times: str
    days: str
    since: str


_WORDS = {
    "fr": _Words("{} à {}", "vers {}", "entre {} et {}", "du {} au {}", "à partir du {}"),
    "nl": _Words("{} om {}", "rond {}", "tussen {} en {}", "van {} tot en met {}", "vanaf {}"),
}


def format_day(day: date, language: Language) -> str:
    """As "jeudi 10 décembre 2026", "donderdag 10 december 2026"."""
    written = str(format_date(day, "EEEE d MMMM y", locale=language))
    return written.replace(" 1 ", " 1er ", 1) if language == "fr" else written


def format_time(at: time, language: Language) -> str:
    """As "14 h 30", "14.30 uur"; on the hour "14 h", "14 uur"."""
    if language == "fr":
        return f"{at.hour} h {at.minute:02d}" if at.minute else f"{at.hour} h"
    return f"{at.hour}.{at.minute:02d} uur" if at.minute else f"{at.hour} uur"


def format_when(when: When | datetime, language: Language) -> str:
    """A moment or what `parse_when` read: "jeudi 10 décembre 2026 à 14 h 30"; empty if nothing."""
    if isinstance(when, datetime):
        day, at = format_day(when.date(), language), format_time(when.time(), language)
        return _WORDS[language].on_at.format(day, at)
    days = _format_days(when.days, language) if when.days else ""
    times = _format_times(when.times, language) if when.times else ""
    if days and when.times and when.times.is_point and not when.times.about:
        return _WORDS[language].on_at.format(days, times)
    return " ".join(filter(None, (days, times)))


def _format_days(days: Days, language: Language) -> str:
    first = format_day(days.first, language)
    if days.last is None:
        return _WORDS[language].since.format(first)
    if days.first == days.last:
        return first
    return _WORDS[language].days.format(first, format_day(days.last, language))


def _format_times(times: Times, language: Language) -> str:
    first, last = (format_time(each, language) for each in (times.first, times.last))
    if not times.is_point:
        return _WORDS[language].times.format(first, last)
    return _WORDS[language].about.format(first) if times.about else first
