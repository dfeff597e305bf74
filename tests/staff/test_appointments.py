from __future__ import annotations

import csv
import io
import stat
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.booking import cancel
from bot.booking.waiting import OFFER_FOR, serve_all
from bot.staff.tables import day_of
from tests.staff.world import StaffWorld, parcours, refusal, said

UTC = timezone.utc


@pytest.fixture
def past(world: StaffWorld) -> str:
    """The reference of an interview that took place yesterday."""
    world.now -= timedelta(days=2)
    made = world.book(world.slot_on(world.now + timedelta(days=1)))
    world.now += timedelta(days=2)
    return made.reference


def test_the_list_names_who_comes_when(world: StaffWorld) -> None:
    made = world.book(world.slot_on(datetime(2030, 1, 15, 9, tzinfo=UTC), interviewer="An"))
    shown = " ".join(said("appointments", "list", "--from", "2030-01-15").split())
    assert f"{made.reference} Tue 15 Jan 2030 10:00-10:30 gent becode Zoé Peeters" in shown
    assert "zoe@example.org" in shown and "An" in shown and "booked" in shown
    assert "1 appointment from 2030-01-15 until 2030-02-11." in shown


def test_the_list_narrows(world: StaffWorld) -> None:
    gent = world.book(world.soon(interviewer="An"))
    lyon = world.book(world.soon(campus="lyon", school="101"), "c2", contact="+33612345678")
    world.do(lambda session: cancel(session, gent, now=world.now))
    for options, wanted in {
        ("--campus", "Gand"): gent,
        ("--school", "becode"): gent,
        ("--interviewer", "An"): gent,
        ("--status", "cancelled"): gent,
        ("--status", "booked"): lyon,
        ("--campus", "lyon"): lyon,
    }.items():
        shown = said("appointments", "list", *options)
        assert [r for r in (gent.reference, lyon.reference) if r in shown] == [wanted.reference]
    assert "0 appointments" in said("appointments", "list", "--until", "2020-01-01")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--campus", "paris"), "There is no campus 'paris'; there is gent, "),
        (("--school", "mit"), "There is no school 'mit'; there is 101, "),
        (("--status", "late"), "--status is one of booked, cancelled, done, no_show, not 'late'."),
        (("--from", "tomorrow"), "--from 'tomorrow' is no date"),
    ],
)
@pytest.mark.parametrize("command", ["list", "export"])
def test_a_wrong_wish_names_what_there_is(
    world: StaffWorld, command: str, options: tuple[str, str], words: str
) -> None:
    assert words in refusal("appointments", command, *options)


def test_what_people_typed_cannot_steer_the_terminal(world: StaffWorld) -> None:
    world.book(world.soon(), name="Zoé\x1b[2J")
    shown = said("appointments", "list")
    assert "\x1b" not in shown
    assert "Zoé?[2J" in shown


def test_export_is_a_table_that_spreadsheets_read(world: StaffWorld, tmp_path: Path) -> None:
    made = world.book(world.soon())
    file = tmp_path / "interviews.csv"
    assert said("appointments", "export", "--to", str(file)) == f"Written to {file}.\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    assert (row["reference"], row["name"]) == (made.reference, "Zoé Peeters")
    assert row["start"] in ("10:00", "11:00")
    assert made.reference in said("appointments", "export")


def test_export_is_a_calendar(world: StaffWorld, tmp_path: Path) -> None:
    world.book(world.soon())
    file = tmp_path / "interviews.ics"
    said("appointments", "export", "--format", "ics", "--to", str(file))
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event["summary"] == "Zoé Peeters"
    assert event["dtstart"].dt.hour in (10, 11)
    printed = parcours("appointments", "export", "--format", "ics").stdout_bytes
    assert printed.startswith(b"BEGIN:VCALENDAR\r\n") and printed.endswith(b"END:VCALENDAR\r\n")


def test_an_export_that_cannot_be_written_is_told(world: StaffWorld) -> None:
    told = refusal("appointments", "export", "--to", "/nowhere/interviews.csv")
    assert told == "/nowhere/interviews.csv cannot be written: No such file or directory."
    assert refusal("appointments", "export", "--format", "xlsx") == (
        "--format is one of csv, ics, not 'xlsx'."
    )


def test_an_interview_is_marked_and_the_mark_corrected(world: StaffWorld, past: str) -> None:
    assert said("appointments", "no-show", past).endswith("is marked no_show.\n")
    assert said("appointments", "done", past.lower().replace("-", " ")).endswith("marked done.\n")
    yesterday = f"{world.now - timedelta(days=1):%d/%m/%Y}"
    assert "done" in said("appointments", "list", "--from", yesterday)


def test_a_coming_interview_is_not_marked(world: StaffWorld) -> None:
    made = world.book(world.slot_on(datetime(2030, 7, 15, 9, tzinfo=UTC)))
    assert refusal("appointments", "done", made.reference) == (
        f"{made.reference} begins on Mon 15 Jul 2030 at 11:00: mark it after that."
    )


def test_a_cancelled_or_unknown_interview_is_not_marked(world: StaffWorld) -> None:
    made = world.book(world.soon())
    world.do(lambda session: cancel(session, made, now=world.now))
    assert refusal("appointments", "done", made.reference) == f"{made.reference} is cancelled."
    assert refusal("appointments", "done", "P-222222") == "There is no appointment P-222222."
    assert "they look like P-7K3M9Q" in refusal("appointments", "no-show", "Zoé")


def test_the_waiting_list_names_whom_to_call(world: StaffWorld) -> None:
    world.wait("c1", contact="+32470123456")
    shown = said("waiting")
    assert "An Claes" in shown and "+32470123456" in shown and "1 on the waiting list." in shown
    assert said("waiting", "--campus", "lyon") == "0 on the waiting list.\n"


def test_the_waiting_list_says_which_slot_is_kept_for_whom_and_until_when(
    world: StaffWorld,
) -> None:
    world.wait("c1", contact="+32470123456")
    world.wait("c2")
    world.slot_on(datetime(2030, 1, 15, 9, tzinfo=UTC))
    serve_all(world.engine, now=world.now)
    until = (world.now + OFFER_FOR).astimezone(ZoneInfo("Europe/Brussels"))
    first, second = said("waiting").splitlines()[2:4]
    kept = f"offered Tue 15 Jan 2030 10:00-10:30 {day_of(until)} {until:%H:%M}"
    assert "+32470123456" in first and " ".join(first.split()).endswith(kept)
    assert second.endswith("waiting")
