from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.booking.slots import Slot, list_slots
from bot.catalogue import load_catalogue
from bot.settings import PROJECT
from tests.staff.world import StaffWorld, parcours, refusal, said

UTC = timezone.utc
HEADING = "campus,school,date,start,end,interviewer\n"
PATTERN = {
    "campus": "gent",
    "school": "becode",
    "weekdays": "mon,thu",
    "hours": "9:00-10:00,14:00-14:30",
    "from": "2030-03-04",
    "until": "2030-03-10",
}
EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
BEGIN:VEVENT
UID:1
DTSTAMP:20300101T000000Z
DTSTART:{start}
DTEND:20300305T103000
LOCATION:Zaal 2
END:VEVENT
END:VCALENDAR
"""


def pattern(**changed: str) -> tuple[str, ...]:
    options = PATTERN | changed
    return ("slots", "add", *(word for name in options for word in (f"--{name}", options[name])))


def all_slots(world: StaffWorld) -> tuple[Slot, ...]:
    first, last = datetime(2026, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
    return world.do(lambda session: list_slots(session, first=first, last=last))


def test_the_example_of_the_documentation_is_imported_once(world: StaffWorld) -> None:
    example = str(PROJECT / "docs" / "slots-example.csv")
    assert said("slots", "import", example) == "3 slots added.\n"
    assert said("slots", "import", example) == "0 slots added; 3 were there already.\n"
    shown = said("slots", "list", "--from", "2030-03-01")
    assert "Tue 5 Mar 2030  09:30-10:00  gent    becode  0 of 1" in shown
    assert "Wed 6 Mar 2030  14:00-14:45  lyon    101     0 of 3" in shown


def test_the_documentation_names_every_campus_and_school() -> None:
    text = (PROJECT / "docs" / "staff.md").read_text(encoding="utf-8")
    catalogue = load_catalogue(PROJECT / "data" / "catalogue")
    campuses = [place.id for place in catalogue.places.values() if place.has_campus]
    schools = [school.id for school in catalogue.schools.values() if school.campuses]
    assert [name for name in (*campuses, *schools) if f"`{name}`" not in text] == []


def test_errors_are_told_by_line_and_nothing_is_half_imported(
    world: StaffWorld, tmp_path: Path
) -> None:
    file = tmp_path / "slots.csv"
    file.write_text(
        HEADING + "gent,becode,2030-03-05,09:30,10:00,An\n"
        "paris,becode,2030-03-05,09:30,10:00,An\n"
        "gent,becode,2030-02-30,09:30,10:00,An\n"
    )
    told = refusal("slots", "import", str(file))
    assert told.splitlines()[0] == f"Nothing was imported from {file}, 2 errors:"
    assert "  line 3: campus 'paris' is not known; there is gent, " in told
    assert "  line 4: date '2030-02-30' is none" in told
    assert all_slots(world) == ()


def test_a_school_is_refused_where_it_has_no_campus(world: StaffWorld, tmp_path: Path) -> None:
    file = tmp_path / "slots.csv"
    file.write_text(HEADING + "gent,101,2030-03-05,09:30,10:00,An\n")
    assert "line 2: 101 has no campus in gent; it has lyon." in refusal(
        "slots", "import", str(file)
    )
    assert all_slots(world) == ()


def test_an_interviewer_cannot_be_in_two_places(world: StaffWorld, tmp_path: Path) -> None:
    said(*pattern(interviewer="An"))
    file = tmp_path / "slots.csv"
    file.write_text(HEADING + "antwerpen,becode,2030-03-04,09:15,09:45,An\n")
    assert "line 2: An already has a slot then" in refusal("slots", "import", str(file))
    told = refusal(*pattern(interviewer="An", campus="antwerpen", hours="9:15-10:15"))
    assert "Mon 4 Mar 2030 09:15: An already has a slot then (gent, becode)" in told
    assert len(all_slots(world)) == 6


def test_what_spreadsheets_of_windows_save_is_read(world: StaffWorld, tmp_path: Path) -> None:
    file = tmp_path / "créneaux.CSV"
    text = HEADING.replace(",", ";") + "gent;becode;05/03/2030;9:30;10:00;Zoé\n"
    file.write_bytes(text.encode("cp1252"))
    said("slots", "import", str(file))
    assert [slot.interviewer for slot in all_slots(world)] == ["Zoé"]


def test_a_calendar_needs_to_be_told_where_and_for_whom(world: StaffWorld, tmp_path: Path) -> None:
    file = tmp_path / "an.ics"
    file.write_text(EVENT.format(start="20300305T100000"))
    assert "add --campus and --school" in refusal("slots", "import", str(file))
    said("slots", "import", str(file), "--campus", "Gand", "--school", "BeCode", "--capacity", "2")
    (slot,) = all_slots(world)
    assert (slot.campus, slot.school, slot.capacity) == ("gent", "becode", 2)
    assert (slot.start.hour, slot.location) == (10, "Zaal 2")


def test_a_calendar_with_an_error_names_the_line_of_its_event(
    world: StaffWorld, tmp_path: Path
) -> None:
    file = tmp_path / "an.ics"
    file.write_text(EVENT.format(start="20300305T110000"))
    told = refusal("slots", "import", str(file), "--campus", "gent", "--school", "becode")
    assert "line 4: it ends before it starts" in told


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("slots.csv", b"a,b\n1,2\n", "columns missing: campus, school"),
        ("slots.csv", b"", "columns missing"),
        ("slots.csv", HEADING.encode() + b"gent,\x00", "line"),
        ("slots.ics", b"no calendar", "not a calendar file"),
        ("slots.ics", b"\xff\xfe\x00", "slots.ics"),
        ("slots.xlsx", b"PK", "neither a table (.csv) nor a calendar (.ics)"),
    ],
)
def test_a_wrong_file_is_told(
    world: StaffWorld, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    where = ("--campus", "gent", "--school", "becode") if name.endswith("ics") else ()
    assert words in refusal("slots", "import", str(file), *where)


def test_a_file_that_is_not_there_is_told(world: StaffWorld) -> None:
    assert refusal("slots", "import", "no.csv") == (
        "no.csv cannot be read: No such file or directory."
    )


def test_a_table_says_all_by_itself(world: StaffWorld) -> None:
    example = str(PROJECT / "docs" / "slots-example.csv")
    assert "leave out --campus" in refusal("slots", "import", example, "--campus", "gent")


def test_a_weekly_pattern_adds_slots_on_the_campus_clock(world: StaffWorld) -> None:
    assert said(*pattern()) == "6 slots added.\n"
    assert said(*pattern()) == "0 slots added; 6 were there already.\n"
    starts = [slot.start for slot in all_slots(world)]
    assert [f"{start:%a %H:%M}" for start in starts[:4]] == [
        "Mon 09:00",
        "Mon 09:30",
        "Mon 14:00",
        "Thu 09:00",
    ]


@pytest.mark.parametrize("weekdays", ["lun,jeu", "ma,do", "lundi jeudi", "Monday; Thursday"])
def test_days_are_read_in_three_languages(world: StaffWorld, weekdays: str) -> None:
    assert said(*pattern(weekdays=weekdays)) == "6 slots added.\n"


@pytest.mark.parametrize("hours", ["9-10,14h-14h30", "9:00 - 10:00, 14:00 - 14:30", "09h00–10h00"])
def test_hours_are_read_as_people_write_them(world: StaffWorld, hours: str) -> None:
    said(*pattern(hours=hours))
    assert all_slots(world)[0].start.hour == 9


def test_holidays_are_left_out(world: StaffWorld) -> None:
    said(*pattern(**{"from": "2030-04-22", "until": "2030-04-28"}))  # Easter Monday
    assert {slot.start.date().isoformat() for slot in all_slots(world)} == {"2030-04-25"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"campus": "paris"}, "There is no campus 'paris'; there is gent, antwerpen, "),
        ({"school": "mit"}, "There is no school 'mit'; there is 101, becode, "),
        ({"school": "101"}, "101 has no campus in gent; it has lyon."),
        ({"from": "soon"}, "--from 'soon' is no date: 2026-03-31 or 31/03/2026 would be one."),
        ({"until": "2030-02-29"}, "--until '2030-02-29' is no date"),
        ({"until": "2030-03-01"}, "--until 2030-03-01 lies before --from 2030-03-04."),
        ({"until": "2032-03-10"}, "more than a year"),
        ({"from": "2020-03-02", "until": "2020-03-08"}, "no slot to come"),
        ({"weekdays": "someday"}, "--weekdays 'someday' is no day; there is monday, "),
        ({"weekdays": "sat-mon"}, "ends before it begins"),
        ({"hours": "morning"}, "--hours 'morning' is none: 9:00-12:00 would be."),
        ({"hours": "12:00-9:00"}, "--hours '12:00-9:00' ends before it begins."),
        ({"hours": "9:00-11:00,10:00-12:00"}, "--hours overlap"),
        ({"length": "0"}, "--length is from 5 to 480, not 0."),
        ({"every": "20"}, "--every is from 30 to 1440, not 20."),
        ({"capacity": "0"}, "--capacity is from 1 to 100, not 0."),
        ({"language": "en"}, "--language is one of fr, nl, both, not 'en'."),
        ({"mode": "phone"}, "--mode is one of on_site, video, not 'phone'."),
        ({"interviewer": "A" * 121}, "--interviewer has up to 120 letters."),
    ],
)
def test_a_wrong_pattern_is_told(world: StaffWorld, changed: dict[str, str], words: str) -> None:
    assert words in refusal(*pattern(**changed))
    assert all_slots(world) == ()


def test_the_list_counts_seats_and_narrows(world: StaffWorld) -> None:
    taken, free = world.soon(), world.soon(campus="lyon", school="101", capacity=2)
    world.book(taken)
    world.book(free, "c2")
    everything = said("slots", "list")
    assert "1 of 1" in everything and "full" in everything
    assert "10:00-10:30" in everything or "11:00-11:30" in everything
    assert "2 slots from" in everything
    assert "gent" not in said("slots", "list", "--campus", "Lyon")
    assert "lyon" not in said("slots", "list", "--school", "becode")
    assert "1 of 2" in said("slots", "list", "--free")
    assert "full" not in said("slots", "list", "--free")
    assert said("slots", "list", "--until", "2020-01-01") == (
        "0 slots from 2019-12-05 until 2020-01-01.\n"
    )


def test_closing_keeps_what_is_booked_and_can_be_undone(world: StaffWorld) -> None:
    slot = world.soon()
    made = world.book(slot)
    closed = said("slots", "close", str(slot.id))
    assert f"Slot {slot.id} (" in closed
    assert f"is closed. Still booked: {made.reference}." in closed
    assert "closed" in said("slots", "list")
    assert "is open." in said("slots", "open", str(slot.id))
    assert [each.closed for each in all_slots(world)] == [False]


@pytest.mark.parametrize("number", ["99", "0", str(2**70)])
def test_an_unknown_slot_changes_nothing(world: StaffWorld, number: str) -> None:
    slot = world.soon()
    assert f"There is no slot {number}" in refusal("slots", "close", str(slot.id), number)
    assert [each.closed for each in all_slots(world)] == [False]


def test_the_clock_is_the_campus_one_in_winter_and_summer(world: StaffWorld) -> None:
    world.slot_on(datetime(2030, 1, 15, 23, 30, tzinfo=UTC))
    world.slot_on(datetime(2030, 7, 15, 8, tzinfo=UTC))
    assert "Wed 16 Jan 2030  00:30-01:00" in said("slots", "list", "--from", "16/01/2030")
    assert "Mon 15 Jul 2030  10:00-10:30" in said("slots", "list", "--from", "2030-07-15")


def test_demo_fills_two_weeks_once(world: StaffWorld) -> None:
    assert "demonstration slots added.\n" in said("demo")
    slots = all_slots(world)
    assert said("demo").startswith(f"0 demonstration slots added; {len(slots)} were there")
    assert max(slot.starts_at for slot in slots) < world.now + timedelta(days=16)


def test_wrong_use_shows_how(world: StaffWorld) -> None:
    result = parcours("slots", "add", "--campus", "gent")
    assert result.exit_code == 2
    assert "--school" in result.output
