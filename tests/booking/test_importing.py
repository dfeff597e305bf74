from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.booking.importing import ImportRefused, Row, import_rows, read_csv
from bot.booking.importing_calendars import Defaults, read_ics
from bot.booking.slots import Slot, list_slots
from bot.storage import models
from tests.booking.world import CAMPUSES, NOW, World

UTC = timezone.utc
HEADING = "campus,school,date,start,end,capacity,language,mode,interviewer,location"
GOOD = "gent,becode,2026-03-10,14:00,14:30,2,nl,video,An,https://meet.example"


def csv_rows(*lines: str, heading: str = HEADING) -> tuple[Row, ...]:
    text = "\n".join((heading, *lines)) + "\n"
    return read_csv(text, campuses=CAMPUSES, schools={"becode": 1, "101": 1}, now=NOW)


def csv_errors(*lines: str, heading: str = HEADING) -> dict[int, str]:
    with pytest.raises(ImportRefused) as refusal:
        csv_rows(*lines, heading=heading)
    return {error.line: error.problem for error in refusal.value.errors}


def imported(world: World, rows: tuple[Row, ...]) -> tuple[Slot, ...]:
    world.do(lambda session: import_rows(session, rows))
    first, last = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    return world.do(lambda session: list_slots(session, first=first, last=last))


def test_a_table_becomes_slots(world: World) -> None:
    (slot,) = imported(world, csv_rows(GOOD))
    assert (slot.campus, slot.school, slot.capacity) == ("gent", "becode", 2)
    assert slot.starts_at == datetime(2026, 3, 10, 13, tzinfo=UTC)
    assert slot.ends_at == datetime(2026, 3, 10, 13, 30, tzinfo=UTC)
    assert (slot.language, slot.mode, slot.interviewer) == ("nl", "video", "An")
    assert (slot.location, slot.timezone, slot.closed) == (
        "https://meet.example",
        "Europe/Brussels",
        False,
    )


def test_semicolons_a_byte_order_mark_and_local_dates_are_understood() -> None:
    text = "\ufeffcampus;school;date;start;end\r\nlyon;101;29/06/2026;9:05;10:00\r\n"
    (row,) = read_csv(text, campuses=CAMPUSES, schools=["101"], now=NOW)
    assert row.slot.starts_at == datetime(2026, 6, 29, 7, 5, tzinfo=UTC)
    assert (row.slot.capacity, row.slot.language, row.slot.mode) == (1, "both", "on_site")


def test_all_lines_with_errors_are_named(world: World) -> None:
    errors = csv_errors(
        GOOD,
        "paris,becode,2026-03-10,14:00,14:30,,,,,",
        "gent,mit,2026-03-10,14:00,14:30,,,,,",
        "gent,becode,2026-02-29,14:00,14:30,,,,,",
        "gent,becode,2026-03-10,2 pm,14:30,,,,,",
        "gent,becode,2026-03-10,14:30,14:00,,,,,",
        "gent,becode,2026-03-10,08:00,18:00,,,,,",
        "gent,becode,2026-03-01,14:00,14:30,,,,,",
        "gent,becode,2026-03-29,02:30,03:30,,,,,",
        "gent,becode,2026-10-25,02:30,03:30,,,,,",
        "gent,becode,2026-03-11,14:00,14:30,0,,,,",
        "gent,becode,2026-03-11,14:00,14:30,1,en,,,",
        "gent,becode,2026-03-11,14:00,14:30,1,fr,phone,,",
        "gent,becode,2026-03-11,14:00",
    )
    assert set(errors) == set(range(3, 16))
    words = {
        3: "campus 'paris'",
        4: "school 'mit'",
        5: "date '2026-02-29'",
        6: "time '2 pm'",
        7: "ends before",
        8: "lasts 10:00:00",
        9: "past",
        10: "does not exist",
        11: "twice",
        12: "capacity '0'",
        13: "language 'en'",
        14: "mode 'phone'",
        15: "cells",
    }
    assert {line: word in errors[line] for line, word in words.items()} == dict.fromkeys(
        words, True
    ), errors


def test_nothing_of_a_table_with_an_error_is_imported(world: World) -> None:
    with pytest.raises(ImportRefused):
        imported(world, csv_rows(GOOD, "nowhere,becode,2026-03-10,14:00,14:30,,,,,"))
    assert world.count(models.slots) == 0


def test_a_heading_without_a_column_or_with_an_odd_one_is_explained() -> None:
    errors = csv_errors(GOOD, heading="campus,school,day,start,end")
    assert errors == {
        1: "columns missing: date; unknown columns: day; there are campus, school, date, start, "
        "end, capacity, language, mode, interviewer, location"
    }


def test_an_empty_table_is_an_error() -> None:
    assert csv_errors() == {1: "no slots in this file"}


def test_a_line_that_stands_twice_and_an_interviewer_in_two_places_are_errors() -> None:
    errors = csv_errors(
        GOOD,
        GOOD,
        "gent,101,2026-03-10,14:15,14:45,,,,An,",
        "gent,101,2026-03-10,14:30,15:00,,,,An,",
    )
    assert set(errors) == {3, 4}
    assert "line 2" in errors[3] and "An is busy then by line 2" in errors[4]


def test_importing_the_same_table_again_changes_nothing(world: World) -> None:
    rows = csv_rows(GOOD)
    imported(world, rows)
    again = world.do(lambda session: import_rows(session, rows))
    assert (again.new, again.known) == (0, 1)


def test_an_interviewer_who_already_has_a_slot_then_is_an_error_by_line(world: World) -> None:
    imported(world, csv_rows(GOOD))
    clash = csv_rows(
        "gent,becode,2026-03-11,14:00,14:30,,,,An,",
        "lyon,101,2026-03-10,14:10,14:40,,,,An,",
    )
    with pytest.raises(ImportRefused) as refusal:
        imported(world, clash)
    assert [error.line for error in refusal.value.errors] == [3]
    assert world.count(models.slots) == 1


ICS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//Test//EN
{events}
END:VCALENDAR
"""


def event(*lines: str) -> str:
    return "\n".join(("BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT"))


def ics_rows(*events: str) -> tuple[Row, ...]:
    data = ICS.format(events="\n".join(events)).replace("\n", "\r\n").encode()
    defaults = Defaults(CAMPUSES["lyon"], "101", interviewer="Bo", location="Salle 1")
    return read_ics(data, defaults, now=NOW)


def test_events_become_slots_whatever_their_clock() -> None:
    rows = ics_rows(
        event(
            "DTSTART;TZID=Europe/Paris:20260403T090000", "DTEND;TZID=Europe/Paris:20260403T093000"
        ),
        event("DTSTART:20260403T083000Z", "DURATION:PT45M", "LOCATION:Salle 2"),
        event("DTSTART:20260403T140000", "DTEND:20260403T143000"),
    )
    assert [row.slot.starts_at for row in rows] == [
        datetime(2026, 4, 3, 7, tzinfo=UTC),
        datetime(2026, 4, 3, 8, 30, tzinfo=UTC),
        datetime(2026, 4, 3, 12, tzinfo=UTC),
    ]
    assert [row.slot.location for row in rows] == ["Salle 1", "Salle 2", "Salle 1"]
    assert (rows[1].slot.ends_at - rows[1].slot.starts_at).seconds == 45 * 60
    assert {(row.slot.campus, row.slot.interviewer) for row in rows} == {("lyon", "Bo")}


def test_wrong_events_are_named_by_the_line_they_begin_at() -> None:
    good = event("DTSTART:20260403T083000Z", "DTEND:20260403T090000Z")
    with pytest.raises(ImportRefused) as refusal:
        ics_rows(
            good,
            event("DTSTART;VALUE=DATE:20260404", "DTEND;VALUE=DATE:20260405"),
            event("DTSTART:20260405T083000Z", "DTEND:20260405T090000Z", "RRULE:FREQ=WEEKLY"),
            event("DTSTART:20250405T083000Z", "DTEND:20250405T090000Z"),
            event("DTSTART:20260406T083000Z"),
        )
    errors = {error.line: error.problem for error in refusal.value.errors}
    assert set(errors) == {9, 14, 20, 25}
    assert "DTSTART" in errors[9] and "repeats" in errors[14]
    assert "past" in errors[20] and "DTEND" in errors[25]


def test_cancelled_events_are_passed_over() -> None:
    good = event("DTSTART:20260403T083000Z", "DTEND:20260403T090000Z")
    off = event("DTSTART:20260404T083000Z", "DTEND:20260404T090000Z", "STATUS:CANCELLED")
    assert len(ics_rows(good, off)) == 1


@pytest.mark.parametrize("data", [b"", b"campus,school\n", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused):
        read_ics(data, Defaults(CAMPUSES["gent"], "becode"), now=NOW)
