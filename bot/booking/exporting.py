"""Appointments for the interviewer's table or calendar, and a person's own data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.booking.appointments import Appointment
from bot.booking.calendar import add_zone, new_calendar, new_event
from bot.booking.waiting import Waiting

COLUMNS = (
    *("reference", "status", "date", "start", "end", "campus", "school", "mode", "location"),
    *("interviewer", "language", "name", "email", "phone"),
)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(appointments: Iterable[Appointment]) -> str:
    """A table with the columns `COLUMNS`, times on the campus's clock, for any spreadsheet."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for appointment in appointments:
        writer.writerow([_inert(cell) for cell in _cells(appointment)])
    return table.getvalue()


def to_ics(appointments: Iterable[Appointment], *, now: datetime) -> bytes:
    """A calendar with those not cancelled, each under its applicant's name."""
    booked = [each for each in appointments if each.status != "cancelled"]
    calendar = new_calendar("PUBLISH")
    add_zone(calendar, *booked)
    for appointment in booked:
        event = new_event(appointment, now=now)
        event.add("summary", appointment.name)
        event.add("description", f"{appointment.reference}\n{appointment.contact}")
        event.add("location", appointment.slot.location or appointment.slot.campus)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def copy_of(person: Appointment | Waiting) -> dict[str, Any]:
    """Everything that is stored about a person under one reference, to be given to them."""
    about = {
        "reference": person.reference,
        "name": person.name,
        "contact": str(person.contact),
        "language": person.language,
        "status": person.status,
    }
    if isinstance(person, Appointment):
        slot = person.slot
        return about | {
            "campus": slot.campus,
            "school": slot.school,
            "start": slot.start.isoformat(),
            "stored": person.created_at.isoformat(),
            "changed": person.changed_at.isoformat(),
        }
    return about | {
        "campus": person.campus,
        "school": person.school,
        "stored": person.joined_at.isoformat(),
    }


def _cells(appointment: Appointment) -> tuple[str, ...]:
    slot = appointment.slot
    return (
        appointment.reference,
        appointment.status,
        slot.start.date().isoformat(),
        f"{slot.start:%H:%M}",
        f"{slot.end:%H:%M}",
        slot.campus,
        slot.school,
        slot.mode,
        slot.location,
        slot.interviewer,
        appointment.language,
        appointment.name,
        appointment.email or "",
        appointment.phone or "",
    )


def _inert(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula; a phone number is none."""
    is_phone = cell.startswith("+") and cell[1:].isdecimal()
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) and not is_phone else cell
