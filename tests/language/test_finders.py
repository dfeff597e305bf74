"""What holds for every finder, whatever is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import (
    Days,
    ImpossibleDay,
    Language,
    Match,
    NotUnderstood,
    Times,
    When,
    Wish,
    find_ages,
    find_booking_references,
    find_dates,
    find_emails,
    find_phones,
    find_times,
    format_day,
    format_time,
    format_when,
    localize,
    parse_email,
    parse_person_name,
    parse_phone,
    parse_when,
)

from . import phrases_fr, phrases_nl
from .tables import BRUSSELS, NOW, rows

FINDERS: list[Callable[[str, Language | None], list[Match[Any]]]] = [
    lambda text, language: find_dates(text, language, NOW),
    find_times,
    find_ages,
    lambda text, language: find_phones(text, language),
    lambda text, language: find_emails(text),
    lambda text, language: find_booking_references(text),
]
LANGUAGE: st.SearchStrategy[Language | None] = st.sampled_from(["fr", "nl", None])
SPOKEN: st.SearchStrategy[Language] = st.sampled_from(["fr", "nl"])

_PHRASES = [row.phrase for table in (phrases_fr.PHRASES, phrases_nl.PHRASES) for row in rows(table)]
_PIECES = [*_PHRASES, "27 ans", "vingt", "een", "’", "\u0301", "  ", "\n", "İ", "ǆ", "ß", "½", "٣"]
MESSAGES = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=4).map(" ".join),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=5)), max_size=5).map("".join),
)
DAYS = st.dates(date(2026, 12, 9), date(2030, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@settings(max_examples=400, deadline=None)
@given(MESSAGES, LANGUAGE)
def test_marked_phrases_stand_in_the_text_in_order(text: str, language: Language | None) -> None:
    for find in FINDERS:
        done = 0
        for match in find(text, language):
            assert done <= match.start < match.end <= len(text)
            assert text[match.start : match.end] == match.text
            done = match.end


@settings(max_examples=400, deadline=None)
@given(MESSAGES, LANGUAGE, st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_parsing_a_moment_never_fails(text: str, language: Language | None, at: datetime) -> None:
    when = parse_when(text, language, at.replace(tzinfo=BRUSSELS))
    assert when.start is None or when.start.utcoffset() is not None
    assert when.start is None or when.end is None or when.start <= when.end
    assert isinstance(format_when(when, "fr"), str)


@settings(max_examples=200, deadline=None)
@given(MESSAGES)
def test_contact_details_are_read_or_refused(text: str) -> None:
    for parse in (parse_email, parse_phone, parse_person_name):
        try:
            assert parse(text)
        except NotUnderstood as refusal:
            assert refusal.text == text


@settings(deadline=None)
@given(DAYS, SPOKEN)
def test_a_day_reads_back_as_it_was_written(day: date, language: Language) -> None:
    assert parse_when(format_day(day, language), language, NOW).iso == day.isoformat()


@settings(deadline=None)
@given(TIMES, SPOKEN)
def test_a_time_reads_back_as_it_was_written(at: time, language: Language) -> None:
    when = parse_when(format_time(at, language), language, NOW)
    assert when.times is not None
    assert at in [reading.first for reading in (when.times, *when.times.others)]


@settings(deadline=None)
@given(DAYS, TIMES.filter(lambda at: at.hour >= 7), SPOKEN)
def test_a_moment_reads_back_as_it_was_written(day: date, at: time, language: Language) -> None:
    moment = localize(day, at, BRUSSELS)
    assert parse_when(format_when(moment, language), language, NOW).start == moment


@settings(deadline=None)
@given(DAYS, TIMES)
def test_every_local_time_is_one_that_exists(day: date, at: time) -> None:
    moment = localize(day, at, BRUSSELS)
    wanted = datetime.combine(day, at)
    assert moment.replace(tzinfo=None) - wanted in (timedelta(0), timedelta(hours=1))
    assert moment.fold == 0


@pytest.mark.parametrize(
    "text, language, dates, times",
    [
        ("Je viens le 12 décembre à 14h30.", "fr", ["le 12 décembre"], ["14h30"]),
        ("plutôt l'après-midi svp", "fr", [], ["l'après-midi"]),
        ("mardi matin ou jeudi soir", "fr", ["mardi", "jeudi"], ["matin", "soir"]),
        ("jeudi en huit, vers 10 h", "fr", ["jeudi en huit"], ["10 h"]),
        ("entre lundi et mercredi", "fr", ["entre lundi et mercredi"], []),
        ("à partir de lundi, avant 10h", "fr", ["lundi"], ["avant 10h"]),
        (
            "graag volgende week dinsdag om half drie",
            "nl",
            ["volgende week dinsdag"],
            ["om half drie"],
        ),
        ("dinsdagvoormiddag past", "nl", ["dinsdag"], ["voormiddag"]),
        ("vanavond om 8 uur", "nl", ["vanavond"], ["vanavond", "om 8 uur"]),
        ("op\u00a012  december", "nl", ["12  december"], []),
        ("le 12 de\u0301cembre", "fr", ["le 12 de\u0301cembre"], []),
        ("over veertien dagen", "nl", ["over veertien dagen"], []),
        ("le premier mars à midi et quart", "fr", ["le premier mars"], ["midi et quart"]),
        ("donderdag over een week om 10u", None, ["donderdag over een week"], ["om 10u"]),
    ],
)
def test_the_phrase_is_marked_as_a_person_would(
    text: str, language: Language | None, dates: list[str], times: list[str]
) -> None:
    assert [match.text for match in find_dates(text, language, NOW)] == dates
    assert [match.text for match in find_times(text, language)] == times


def test_values_are_typed() -> None:
    def value(text: str) -> object:
        return find_dates(text, "fr", NOW)[0].value

    assert value("demain") == Days(date(2026, 12, 10), date(2026, 12, 10))
    assert value("n'importe quand") is Wish.ANY
    assert value("le 31 février") == ImpossibleDay(31, 2, 2027)
    assert find_times("le matin", "fr")[0].value == Times(time(6), time(12))


@pytest.mark.parametrize(
    "text, language, written",
    [
        ("jeudi 10 décembre à 14h30", "fr", "jeudi 10 décembre 2026 à 14 h 30"),
        ("donderdag 10 december om 14u30", "nl", "donderdag 10 december 2026 om 14.30 uur"),
        ("1er mars", "fr", "lundi 1er mars 2027"),
        ("demain vers 9h", "fr", "jeudi 10 décembre 2026 vers 9 h"),
        ("morgen rond 9u", "nl", "donderdag 10 december 2026 rond 9 uur"),
        ("demain matin", "fr", "jeudi 10 décembre 2026 entre 6 h et 12 h"),
        ("tussen 10 en 12 uur", "nl", "tussen 10 uur en 12 uur"),
        (
            "la semaine prochaine",
            "fr",
            "du lundi 14 décembre 2026 au dimanche 20 décembre 2026",
        ),
        ("vanaf maandag", "nl", "vanaf maandag 14 december 2026"),
        ("bonjour", "fr", ""),
    ],
)
def test_a_moment_is_written_with_its_weekday(text: str, language: Language, written: str) -> None:
    assert format_when(parse_when(text, language, NOW), language) == written


def test_nothing_formats_to_nothing() -> None:
    assert format_when(When(), "nl") == ""
