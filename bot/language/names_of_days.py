"""Weekdays and months in both languages, without accents, and their short forms as patterns."""

from __future__ import annotations

from collections.abc import Mapping

from bot.language.languages import LANGUAGES, Language

WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}
MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": (
        *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
        *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
    ),
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
}

_SHORT_WEEKDAYS: dict[Language, tuple[tuple[str, ...], ...]] = {
    "fr": (("lun",), ("mar",), ("mer", "merc"), ("jeu",), ("ven", "vend"), ("sam",), ("dim",)),
    "nl": (("ma",), ("di",), ("wo", "woe"), ("do",), ("vr", "vrij"), ("za", "zat"), ("zo", "zon")),
}
_SHORT_MONTHS: dict[Language, tuple[tuple[str, ...], ...]] = {
    "fr": (
        *(("jan", "janv"), ("fev", "fevr"), ("mar",), ("avr",), (), ()),
        *(("juil", "juill"), (), ("sep", "sept"), ("oct",), ("nov",), ("dec",)),
    ),
    "nl": (
        *(("jan",), ("feb", "febr"), ("mrt",), ("apr",), (), ("jun",)),
        *(("jul",), ("aug",), ("sep", "sept"), ("okt",), ("nov",), ("dec",)),
    ),
}


def _numbers(
    names: Mapping[Language, tuple[str, ...]],
    short: Mapping[Language, tuple[tuple[str, ...], ...]],
    first: int,
) -> dict[str, int]:
    return {
        word: index
        for language in LANGUAGES
        for index, forms in enumerate(
            zip(names[language], short[language], strict=True), start=first
        )
        for word in (forms[0], *forms[1])
    }


# No form means different days, or different months, in the two languages.
WEEKDAY_NUMBERS = _numbers(WEEKDAYS, _SHORT_WEEKDAYS, 0)
MONTH_NUMBERS = _numbers(MONTHS, _SHORT_MONTHS, 1)


def _pattern(language: Language, group: str, names: tuple[str, ...], short: tuple[str, ...]) -> str:
    shortened = f"|(?:{'|'.join(sorted(short, key=len, reverse=True))})\\b\\.?" if short else ""
    return rf"(?P<{group}>(?:{'|'.join(names)})\b{shortened})"


def weekday_pattern(language: Language, *, short: bool = False) -> str:
    """A group `weekday`; the short forms ("ma", "di") only where a date stands behind them."""
    forms = tuple(word for words in _SHORT_WEEKDAYS[language] for word in words) if short else ()
    return _pattern(language, "weekday", WEEKDAYS[language], forms)


def month_pattern(language: Language) -> str:
    """A group `month`, short forms included."""
    forms = tuple(word for words in _SHORT_MONTHS[language] for word in words)
    return _pattern(language, "month", MONTHS[language], forms)


def weekday_number(word: str) -> int:
    """Monday is 0."""
    return WEEKDAY_NUMBERS[word.rstrip(".")]


def month_number(word: str) -> int:
    """January is 1."""
    return MONTH_NUMBERS[word.rstrip(".")]
