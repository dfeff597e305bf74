"""Erasing what is stored about people: when they ask, and when its time is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from bot.booking import tries, waiting
from bot.booking.appointments import Appointment
from bot.booking.contacts import Contact
from bot.booking.references import new_reference
from bot.booking.seats import lock_slots
from bot.booking.waiting import Waiting
from bot.storage import models

KEPT_AFTER_INTERVIEW = timedelta(days=92)
KEPT_ON_WAITING_LIST = timedelta(days=92)
HOLDS_KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Receipt:
    """That something was erased, and how much; not whose it was."""

    code: str
    erased_at: datetime
    appointments: int
    holds: int
    waiting: int
    mails: int


def erase_person(session: Session, person: Appointment | Waiting, *, now: datetime) -> Receipt:
    """Erases every booking and waiting-list entry under the same name and contact.

    The name counts too, since one adviser's address may stand for several people. Slots become
    free and are offered to those who wait. No mail is sent: there is no address any more.
    """
    booked, waited = (
        _rows_of(session, table, person) for table in (models.appointments, models.waiting)
    )
    return _erase(session, booked, waited, now=now)


def erase_conversation(session: Session, conversation: str, *, now: datetime) -> Receipt:
    """Erases what was booked, held or waited for in a conversation."""
    booked, waited = (
        session.execute(select(table).where(table.c.conversation == conversation)).all()
        for table in (models.appointments, models.waiting)
    )
    return _erase(session, booked, waited, conversation, now=now)


def forget_old(session: Session, *, now: datetime) -> int:
    """For the worker: erases what has been kept long enough; how many bookings and entries."""
    slots, holds = models.slots.c, models.holds.c
    old = select(slots.id).where(slots.ends_at <= now - KEPT_AFTER_INTERVIEW)
    gone = (
        delete(models.appointments).where(models.appointments.c.slot_id.in_(old)),
        delete(models.waiting).where(models.waiting.c.joined_at <= now - KEPT_ON_WAITING_LIST),
    )
    session.execute(delete(models.holds).where(holds.expires_at <= now - HOLDS_KEPT))
    tries.forget(session, now=now)
    return sum(int(session.execute(each).rowcount) for each in gone)


def _rows_of(session: Session, table: Any, person: Appointment | Waiting) -> list[Any]:
    email, phone = person.email, person.phone
    contact = table.c.email == email if email else table.c.phone == phone
    name = person.name.casefold()
    rows = session.execute(select(table).where(contact)).all()
    return [row for row in rows if row.name.casefold() == name]


def _erase(
    session: Session,
    booked: Sequence[Any],
    waited: Sequence[Any],
    conversation: str | None = None,
    *,
    now: datetime,
) -> Receipt:
    conversations = {row.conversation for row in (*booked, *waited)} | {conversation}
    holds = or_(
        models.holds.c.conversation.in_(conversations - {None}),
        models.holds.c.waiting_id.in_([row.id for row in waited]),
    )
    kept = session.scalars(select(models.holds.c.slot_id).where(holds)).all()
    slots = lock_slots(session, [*(row.slot_id for row in booked), *kept])
    mails = or_(
        models.outbox.c.appointment_id.in_([row.id for row in booked]),
        models.outbox.c.waiting_id.in_([row.id for row in waited]),
    )
    receipt = Receipt(
        code=new_reference("E"),
        erased_at=now,
        mails=_delete(session, models.outbox, mails),
        holds=_delete(session, models.holds, holds),
        appointments=_delete_rows(session, models.appointments, booked),
        waiting=_delete_rows(session, models.waiting, waited),
    )
    _delete(session, models.tries, models.tries.c.key.in_(_keys(booked, waited, conversations)))
    session.execute(insert(models.receipts).values(**vars(receipt)))
    for slot in slots.values():
        waiting.serve(session, slot, now=now)
    return receipt


def _delete(session: Session, table: Any, condition: Any) -> int:
    return int(session.execute(delete(table).where(condition)).rowcount)


def _delete_rows(session: Session, table: Any, rows: Sequence[Any]) -> int:
    return _delete(session, table, table.c.id.in_([row.id for row in rows]))


def _keys(booked: Sequence[Any], waited: Sequence[Any], conversations: set[str | None]) -> set[str]:
    """Under which their failed tries are counted."""
    people = (*booked, *waited)
    return {
        *(tries.key_of("reference", row.reference) for row in people),
        *(tries.key_of("contact", Contact(row.email, row.phone).domestic) for row in people),
        *(tries.key_of("asker", each) for each in conversations if each),
    }
