"""Appointments as they are read: the own ones of a conversation, those of the staff's list."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.booking.contacts import Contact
from bot.booking.slots import COLUMNS, Slot
from bot.language.languages import Language
from bot.storage import models

Status = Literal["booked", "cancelled", "done", "no_show"]


@dataclass(frozen=True)
class Appointment:
    """A booked interview. Who holds one may change it: it is given out only to its owner and staff.

    `sequence` counts its changes, for calendars.
    """

    id: int
    reference: str
    slot: Slot
    seat: int
    name: str
    email: str | None
    phone: str | None
    language: Language
    conversation: str
    status: Status
    sequence: int
    idempotency_key: str
    created_at: datetime
    changed_at: datetime

    @property
    def contact(self) -> Contact:
        return Contact(self.email, self.phone)

    def stands(self, now: datetime) -> bool:
        """Whether it can still be moved or cancelled."""
        return self.status == "booked" and self.slot.starts_at > now


_FIELDS = tuple(field.name for field in fields(Appointment) if field.name != "slot")


def appointment_by_id(
    session: Session, appointment_id: int, *, lock: bool = False
) -> Appointment | None:
    """The appointment; with `lock`, nobody else changes it until the transaction ends."""
    query = _query().where(models.appointments.c.id == appointment_id)
    if lock:
        query = query.with_for_update(of=models.appointments)
    return _one(session, query)


def existing(session: Session, appointment_id: int) -> Appointment:
    """The appointment that the transaction has just written."""
    appointment = appointment_by_id(session, appointment_id)
    if appointment is None:
        raise LookupError(f"no appointment {appointment_id}")
    return appointment


def appointment_by_reference(session: Session, reference: str) -> Appointment | None:
    """For staff: whoever else asks must know the contact too (`find_booking`)."""
    return _one(session, _query().where(models.appointments.c.reference == reference))


def appointment_by_key(session: Session, idempotency_key: str) -> Appointment | None:
    return _one(session, _query().where(models.appointments.c.idempotency_key == idempotency_key))


def appointments_of(
    session: Session, conversation: str, *, now: datetime
) -> tuple[Appointment, ...]:
    """Those booked in the conversation and still to come, the next one first."""
    mine = models.appointments.c
    query = _query().where(
        mine.conversation == conversation,
        mine.status == "booked",
        models.slots.c.starts_at > now,
    )
    return _all(session, query)


def list_appointments(
    session: Session,
    *,
    first: datetime | None = None,
    last: datetime | None = None,
    campus: str | None = None,
    school: str | None = None,
    interviewer: str | None = None,
    status: Status | None = None,
) -> tuple[Appointment, ...]:
    """For staff: those that start from `first` until before `last`, in the order of time."""
    slots = models.slots.c
    equal = (
        (slots.campus, campus),
        (slots.school, school),
        (slots.interviewer, interviewer),
        (models.appointments.c.status, status),
    )
    wanted = [column == value for column, value in equal if value is not None]
    if first is not None:
        wanted.append(slots.starts_at >= first)
    if last is not None:
        wanted.append(slots.starts_at < last)
    return _all(session, _query().where(*wanted))


def _query() -> Any:
    columns = (models.appointments.c[name] for name in _FIELDS)
    joined = models.appointments.join(models.slots)
    return select(*columns, *COLUMNS).select_from(joined)


def _one(session: Session, query: Any) -> Appointment | None:
    row = session.execute(query).one_or_none()
    return _from(row) if row else None


def _all(session: Session, query: Any) -> tuple[Appointment, ...]:
    ordered = query.order_by(models.slots.c.starts_at, models.appointments.c.id)
    return tuple(_from(row) for row in session.execute(ordered))


def _from(row: Any) -> Appointment:
    own = dict(zip(_FIELDS, row, strict=False))
    return Appointment(**own, slot=Slot(*row[len(_FIELDS) :]))
