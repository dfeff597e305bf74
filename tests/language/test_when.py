from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.language import ImpossibleDay, ImpossibleTime, Language, When, localize, parse_when

from . import phrases_fr, phrases_nl
from .tables import BRUSSELS, NOW, Row, read_back, rows

FRENCH = rows(phrases_fr.PHRASES)
DUTCH = rows(phrases_nl.PHRASES)


def phrase(row: Row) -> str:
    return row.phrase


@pytest.mark.parametrize("row", FRENCH, ids=phrase)
def test_french_phrase_means_what_the_table_says(row: Row) -> None:
    assert read_back(row.phrase, parse_when(row.phrase, "fr", NOW)) == row


@pytest.mark.parametrize("row", DUTCH, ids=phrase)
def test_dutch_phrase_means_what_the_table_says(row: Row) -> None:
    assert read_back(row.phrase, parse_when(row.phrase, "nl", NOW)) == row


def test_the_tables_hold_enough_phrases_each_once() -> None:
    for table in (FRENCH, DUTCH):
        assert len(table) >= 150
        assert len({row.phrase for row in table}) == len(table)


@pytest.mark.parametrize(
    "text, iso",
    [
        ("jeudi 17 décembre à 10h30", "2026-12-17T10:30+01:00"),
        ("donderdag 17 december om 10u30", "2026-12-17T10:30+01:00"),
        ("volgende week dinsdag om 14u", "2026-12-15T14:00+01:00"),
        ("demain à 14 h", "2026-12-10T14:00+01:00"),
        ("le 12/07 à 9h", "2027-07-12T09:00+02:00"),
    ],
)
def test_without_a_language_both_are_tried(text: str, iso: str) -> None:
    assert parse_when(text, None, NOW).iso == iso


def test_an_impossible_day_says_which() -> None:
    assert parse_when("le 31 février", "fr", NOW).problem == ImpossibleDay(31, 2, 2027)
    assert parse_when("29/02/2027", "nl", NOW).problem == ImpossibleDay(29, 2, 2027)
    assert parse_when("le 32 décembre", "fr", NOW).problem == ImpossibleDay(32, 12, 2026)


def test_an_impossible_time_says_which() -> None:
    assert parse_when("à 25h", "fr", NOW).problem == ImpossibleTime(25, 0)
    assert parse_when("morgen om 14u75", "nl", NOW).problem == ImpossibleTime(14, 75)


def test_the_29th_is_possible_when_the_next_february_has_it() -> None:
    now = datetime(2027, 12, 9, 10, 0, tzinfo=BRUSSELS)
    assert parse_when("le 29 février", "fr", now).iso == "2028-02-29"


def test_nothing_said_is_false() -> None:
    assert not parse_when("bonjour", "fr", NOW)
    assert not parse_when("", None, NOW)
    assert parse_when("n'importe quand", "fr", NOW)


def test_now_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        parse_when("demain", "fr", datetime(2026, 12, 9, 10, 0))


def test_the_zone_of_now_decides_which_day_today_is() -> None:
    late = datetime(2026, 12, 9, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert parse_when("demain", "fr", late).iso == "2026-12-10"
    assert parse_when("demain", "fr", late.astimezone(BRUSSELS)).iso == "2026-12-11"


@pytest.mark.parametrize(
    "now, text, iso, others",
    [
        # on a Sunday "next Monday" is tomorrow, for some a week later
        ("2026-12-13", "lundi prochain", "2026-12-14", ["2026-12-21"]),
        ("2026-12-13", "volgende week zondag", "2026-12-20", []),
        ("2026-12-13", "ce week-end", "2026-12-13", []),
        ("2026-12-12", "dit weekend", "2026-12-12/2026-12-13", []),
        ("2026-12-31", "demain", "2027-01-01", []),
        ("2027-01-31", "dans un mois", "2027-02-28", []),
        ("2027-01-30", "over een maand", "2027-02-28", []),
        ("2026-12-15", "début décembre", "2027-12-01/2027-12-10", []),
        ("2027-02-10", "le 31", "2027-03-31", []),
        ("2026-12-30", "12/01", "2027-01-12", []),
        ("2027-01-05", "le 20 décembre", "2027-12-20", []),
    ],
)
def test_phrase_depends_on_the_day_it_is_said(
    now: str, text: str, iso: str, others: list[str]
) -> None:
    language: Language = "nl" if text.split()[0] in ("volgende", "dit", "over") else "fr"
    at = datetime.fromisoformat(f"{now}T10:00").replace(tzinfo=BRUSSELS)
    when = parse_when(text, language, at)
    assert (when.iso, [other.iso for other in when.alternatives]) == (iso, others)


@pytest.mark.parametrize("zone", ["Europe/Paris", "Europe/Brussels"])
def test_a_time_that_spring_skips_is_shifted_forward(zone: str) -> None:
    now = datetime(2026, 3, 27, 10, 0, tzinfo=ZoneInfo(zone))
    when = parse_when("le 29 mars à 02:30", "fr", now)
    assert when.iso == "2026-03-29T03:30+02:00"


def test_of_a_time_that_autumn_doubles_the_first_is_taken() -> None:
    now = datetime(2026, 10, 23, 10, 0, tzinfo=BRUSSELS)
    when = parse_when("zondag 25 oktober om 02:30", "nl", now)
    assert when.iso == "2026-10-25T02:30+02:00"


def test_a_day_lasts_23_or_25_hours_where_the_clock_changes() -> None:
    utc = ZoneInfo("UTC")

    def length(text: str) -> timedelta:
        when = parse_when(text, "fr", NOW)
        assert when.start is not None and when.end is not None
        return when.end.astimezone(utc) - when.start.astimezone(utc)

    assert length("28/03/2027") == timedelta(hours=23)
    assert length("31/10/2027") == timedelta(hours=25)
    assert length("30/10/2027") == timedelta(hours=24)


def test_localize_keeps_every_other_time() -> None:
    assert localize(date(2026, 7, 1), time(2, 30), BRUSSELS).isoformat() == (
        "2026-07-01T02:30:00+02:00"
    )


def test_a_day_is_past_only_when_it_is_over() -> None:
    def past(text: str, hour: int) -> bool:
        return parse_when(text, "fr", NOW.replace(hour=hour)).past

    assert not past("aujourd'hui", 23)
    assert not past("ce matin", 11)
    assert past("ce matin", 12)
    assert not past("aujourd'hui à 14h", 14)
    assert past("aujourd'hui à 14h", 15)


def test_alternatives_are_whole_moments() -> None:
    when = parse_when("vendredi prochain à 14h", "fr", NOW)
    assert [other.iso for other in when.alternatives] == ["2026-12-11T14:00+01:00"]
    assert all(isinstance(other, When) and other.start for other in when.alternatives)
