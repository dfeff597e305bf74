from __future__ import annotations

from datetime import datetime, timedelta, timezone
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.booking import Appointment, Slot
from bot.booking.calendar import invitation, new_calendar, zone_rules
from bot.booking.exporting import to_csv, to_ics

UTC = timezone.utc
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def slot(starts_at: datetime, zone: str = "Europe/Brussels", **values: Any) -> Slot:
    campus = "gent" if zone == "Europe/Brussels" else "lyon"
    defaults: dict[str, Any] = {
        "id": 1,
        "campus": campus,
        "school": "becode",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=30),
        "timezone": zone,
        "capacity": 1,
        "language": "both",
        "mode": "on_site",
        "interviewer": "An",
        "location": "",
        "closed": False,
    }
    return Slot(**(defaults | values))


def appointment(starts_at: datetime, zone: str = "Europe/Brussels", **values: Any) -> Appointment:
    defaults: dict[str, Any] = {
        "id": 1,
        "reference": "P-7K3M9Q",
        "slot": slot(starts_at, zone),
        "seat": 1,
        "name": "Zoé, “dite” Peeters; d'Hooghe",
        "email": "zoe@example.org",
        "phone": None,
        "language": "fr",
        "conversation": "c1",
        "status": "booked",
        "sequence": 0,
        "idempotency_key": "key",
        "created_at": NOW,
        "changed_at": NOW,
    }
    return Appointment(**(defaults | values))


def file(made: Appointment) -> bytes:
    return invitation(
        made,
        summary="Entretien, école 101",
        description="Référence : P-7K3M9Q\nÀ bientôt",
        location="Gand",
        organizer="school@example.org",
        now=NOW,
    )


def event(data: bytes) -> Any:
    (found,) = Calendar.from_ical(data).walk("VEVENT")
    return found


def test_a_request_says_when_where_for_whom_and_by_whom() -> None:
    data = file(appointment(datetime(2026, 3, 10, 13, tzinfo=UTC)))
    found = event(data)
    assert Calendar.from_ical(data)["method"] == "REQUEST"
    assert found["uid"] == "p-7k3m9q@parcours"
    assert (found["sequence"], found["status"]) == (0, "CONFIRMED")
    assert found["summary"] == "Entretien, école 101"
    assert found["description"] == "Référence : P-7K3M9Q\nÀ bientôt"
    assert str(found["attendee"]) == "mailto:zoe@example.org"
    assert str(found["organizer"]) == "mailto:school@example.org"
    assert found["dtstart"].dt == datetime(2026, 3, 10, 14, tzinfo=ZoneInfo("Europe/Brussels"))
    assert found["dtend"].dt - found["dtstart"].dt == timedelta(minutes=30)
    assert found["dtstart"].params["TZID"] == "Europe/Brussels"


def test_a_cancellation_ends_the_same_event() -> None:
    data = file(appointment(datetime(2026, 3, 10, 13, tzinfo=UTC), status="cancelled", sequence=2))
    assert Calendar.from_ical(data)["method"] == "CANCEL"
    found = event(data)
    assert (found["uid"], found["sequence"], found["status"]) == (
        "p-7k3m9q@parcours",
        2,
        "CANCELLED",
    )


def test_lines_are_folded_and_end_as_the_standard_wants() -> None:
    data = file(appointment(datetime(2026, 3, 10, 13, tzinfo=UTC), name="é" * 150))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2036, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)


@settings(deadline=None)
@given(MOMENTS, st.sampled_from(["Europe/Brussels", "Europe/Paris"]))
def test_a_calendar_that_knows_no_zones_reads_the_right_instant(
    moment: datetime, zone: str
) -> None:
    """With nothing but the rules inside the file."""
    data = file(appointment(moment, zone)).decode()
    rules = tzical(StringIO(data.replace("\r\n ", ""))).get(zone)
    wall_clock = event(data.encode())["dtstart"].dt.replace(tzinfo=rules)
    fold = moment.astimezone(ZoneInfo(zone)).fold
    if not fold:  # a file cannot say which of two equal times it means; we never plan one
        assert wall_clock.astimezone(UTC) == moment


@pytest.mark.parametrize("zone", ["Europe/Brussels", "Europe/Paris"])
@pytest.mark.parametrize("year", [2024, 2026, 2028])
def test_the_rules_change_the_clock_in_the_right_hour(zone: str, year: int) -> None:
    calendar = new_calendar("REQUEST")
    calendar.add_component(zone_rules(zone, year))
    rules = tzical(StringIO(calendar.to_ical().decode().replace("\r\n ", ""))).get(zone)
    local = datetime(year, 1, 1)
    while local.year < year + 2:
        ours = local.replace(tzinfo=ZoneInfo(zone))
        exists = ours.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local
        once = ours.utcoffset() == ours.replace(fold=1).utcoffset()
        if exists and once:
            assert local.replace(tzinfo=rules).utcoffset() == ours.utcoffset(), local
        local += timedelta(hours=1)


def test_the_change_is_written_on_the_clock_before_it() -> None:
    """As RFC 5545 asks: 2:00 in spring, 3:00 in autumn, on the last Sunday of the month."""
    rules: Any = zone_rules("Europe/Paris", 2026)
    begins = {
        (part.name, part["dtstart"].dt.hour, part["rrule"].to_ical())
        for part in rules.subcomponents
    }
    assert begins == {
        ("DAYLIGHT", 2, b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        ("STANDARD", 3, b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    }


def test_a_zone_without_summer_time_has_rules_too() -> None:
    calendar = new_calendar("REQUEST")
    calendar.add_component(zone_rules("Africa/Algiers", 2026))
    rules = tzical(StringIO(calendar.to_ical().decode())).get("Africa/Algiers")
    assert datetime(2026, 7, 1, tzinfo=rules).utcoffset() == timedelta(hours=1)


def test_the_table_of_appointments_has_local_times_and_runs_no_formulas() -> None:
    made = appointment(datetime(2026, 7, 10, 13, tzinfo=UTC), name='=HYPERLINK("x")')
    phone = appointment(datetime(2026, 7, 10, 13, tzinfo=UTC), email=None, phone="+32470123456")
    heading, first, second, end = to_csv([made, phone]).split("\r\n")
    assert heading.startswith("reference,status,date,start,end,campus")
    assert first.startswith("P-7K3M9Q,booked,2026-07-10,15:00,15:30,gent,becode,on_site")
    assert '"\'=HYPERLINK(""x"")"' in first
    assert second.endswith(",+32470123456") and end == ""


def test_the_calendar_of_appointments_leaves_out_the_cancelled() -> None:
    moment = datetime(2026, 7, 10, 13, tzinfo=UTC)
    data = to_ics(
        [
            appointment(moment),
            appointment(moment, "Europe/Paris", reference="P-AAAAAA"),
            appointment(moment, status="cancelled"),
        ],
        now=NOW,
    )
    calendar = Calendar.from_ical(data)
    assert len(calendar.walk("VEVENT")) == 2
    assert {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")} == {
        "Europe/Brussels",
        "Europe/Paris",
    }
    assert calendar.walk("VEVENT")[0]["summary"] == appointment(moment).name


def test_an_empty_calendar_is_one_too() -> None:
    assert Calendar.from_ical(to_ics([], now=NOW)).walk("VEVENT") == []
