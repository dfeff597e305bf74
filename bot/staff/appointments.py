"""Appointments as staff see, export and mark them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, get_args

from sqlalchemy.orm import Session

from bot.booking import (
    Appointment,
    NotBooked,
    NotYet,
    appointment_by_reference,
    list_appointments,
    mark,
    read_reference,
)
from bot.booking.appointments import Status
from bot.booking.exporting import to_csv, to_ics
from bot.staff.asked import Wanted
from bot.staff.errors import StaffError
from bot.staff.office import Office, office
from bot.staff.reading import Period, read_campus, read_choice, read_school, read_shown
from bot.staff.tables import counted, day_of, hours_of, table

COLUMNS = (
    *("Reference", "Day", "Time", "Campus", "School", "Name", "Contact", "Language", "Mode"),
    *("Interviewer", "Status"),
)
FORMATS = ("csv", "ics")
STATUSES: tuple[Status, ...] = get_args(Status)
Mark = Literal["done", "no_show"]


def listed(wanted: Wanted, status: str | None) -> str:
    with office() as here:
        period, found = _found(here, wanted, status)
    return table(COLUMNS, map(_row, found), f"{counted(len(found), 'appointment')} {period}.")


def export(wanted: Wanted, status: str | None, format_: str, file: Path) -> str:
    """Names and addresses: the file is for the one who writes it only."""
    content = exported(wanted, status, format_)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
    except OSError as error:
        raise StaffError(f"{file} cannot be written: {error.strerror}.") from error
    return f"Written to {file}."


def exported(wanted: Wanted, status: str | None, format_: str) -> bytes:
    kind = read_choice("--format", format_, FORMATS)
    with office() as here:
        _, found = _found(here, wanted, status)
        if kind == "ics":
            return to_ics(found, now=here.now)
    # The mark at its beginning tells spreadsheets which alphabet it is.
    return to_csv(found).encode("utf-8-sig")


def marked(typed: str, status: Mark) -> str:
    reference = read_reference(typed)
    if reference is None:
        raise StaffError(f"'{typed}' is no reference: they look like P-7K3M9Q.")
    with office() as here:
        try:
            after = here.write(lambda session: _mark(session, here, reference, status))
        except NotYet as refusal:
            begins = refusal.starts_at
            raise StaffError(
                f"{reference} begins on {day_of(begins)} at {begins:%H:%M}: mark it after that."
            ) from refusal
        except NotBooked as refusal:
            raise StaffError(f"{reference} is {refusal.status or 'erased'}.") from refusal
    when = f"{day_of(after.slot.start)} {hours_of(after.slot)}"
    return f"{reference} ({when}) is marked {status}."


def _found(
    here: Office, wanted: Wanted, status: str | None
) -> tuple[Period, tuple[Appointment, ...]]:
    period = read_shown(wanted.first, wanted.last, here.today)
    campus = read_campus(here.catalogue, wanted.campus).id if wanted.campus else None
    school = read_school(here.catalogue, wanted.school).id if wanted.school else None
    state = read_choice("--status", status, STATUSES) if status else None
    first, last = period.instants
    found = here.read(
        lambda session: list_appointments(
            session,
            first=first,
            last=last,
            campus=campus,
            school=school,
            interviewer=wanted.interviewer,
            status=state,
        )
    )
    return period, tuple(each for each in found if period.holds(each.slot.start))


def _row(appointment: Appointment) -> tuple[object, ...]:
    slot = appointment.slot
    return (
        *(appointment.reference, day_of(slot.start), hours_of(slot), slot.campus, slot.school),
        *(appointment.name, appointment.contact, appointment.language, slot.mode),
        *(slot.interviewer, appointment.status),
    )


def _mark(session: Session, here: Office, reference: str, status: Mark) -> Appointment:
    appointment = appointment_by_reference(session, reference)
    if appointment is None:
        raise StaffError(f"There is no appointment {reference}.")
    return mark(session, appointment, status, now=here.now)
