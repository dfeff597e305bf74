"""Slots that repeat every week."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.booking import campuses_of
from bot.booking.importing import LANGUAGES, MODES, MOST_SEATS, ImportRefused, Row, import_rows
from bot.booking.planning import Added, NewSlot, Week, plan_weeks
from bot.staff.asked import Pattern
from bot.staff.errors import StaffError
from bot.staff.office import Office, office
from bot.staff.reading import (
    check_lengths,
    read_campus,
    read_choice,
    read_hours,
    read_number,
    read_period,
    read_school,
    read_weekdays,
)
from bot.staff.slots import told
from bot.staff.tables import day_of

LONGEST_MINUTES = 480


def add(pattern: Pattern) -> str:
    with office() as here:
        slots = [slot for slot in _planned(here, pattern) if slot.starts_at > here.now]
        if not slots:
            raise StaffError(
                "This pattern gives no slot to come: it names no such weekday but holidays, hours "
                "shorter than an interview, or days that are past."
            )
        return told(_added(here, slots))


def _planned(here: Office, pattern: Pattern) -> list[NewSlot]:
    check_lengths(pattern.interviewer, pattern.location)
    place = read_campus(here.catalogue, pattern.campus)
    period = read_period(pattern.first, pattern.last)
    return plan_weeks(
        _week(pattern),
        campuses_of([place])[place.id],
        school=read_school(here.catalogue, pattern.school, place).id,
        first=period.first,
        last=period.last,
        capacity=read_number("--capacity", pattern.capacity, 1, MOST_SEATS),
        language=read_choice("--language", pattern.language, LANGUAGES),
        mode=read_choice("--mode", pattern.mode, MODES),
        interviewer=pattern.interviewer,
        location=pattern.location,
    )


def _week(pattern: Pattern) -> Week:
    length = read_number("--length", pattern.length, 5, LONGEST_MINUTES)
    every = read_number("--every", pattern.every or length, length, 24 * 60)
    return Week(
        read_weekdays(pattern.weekdays),
        read_hours(pattern.hours),
        timedelta(minutes=length),
        timedelta(minutes=every),
    )


def _added(here: Office, slots: list[NewSlot]) -> Added:
    rows = [Row(number, slot) for number, slot in enumerate(slots)]
    try:
        return here.write_slots(lambda session: import_rows(session, rows))
    except ImportRefused as refusal:
        lines = (f"  {_begins(slots[error.line])}: {error.problem}" for error in refusal.errors)
        raise StaffError("\n".join(("No slot was added:", *lines))) from refusal


def _begins(slot: NewSlot) -> str:
    start = slot.starts_at.astimezone(ZoneInfo(slot.timezone))
    return f"{day_of(start)} {start:%H:%M}"
