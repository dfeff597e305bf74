"""Moving, cancelling and closing an appointment."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.booking import outbox, waiting
from bot.booking.appointments import Appointment, appointment_by_id, existing
from bot.booking.holds import find_hold, release_hold
from bot.booking.refusals import NotBooked, NotYet
from bot.booking.seats import lock_slots, require_future, require_seat
from bot.booking.slots import Slot
from bot.storage import Again, models


def reschedule(
    session: Session,
    appointment: Appointment,
    slot_id: int,
    *,
    conversation: str,
    now: datetime,
) -> Appointment:
    """Moves it to another slot in one step: until that is sure, the old slot stays its own.

    Asked again, it changes nothing more.

    Raises:
        NotBooked, PastSlot, UnknownSlot, SlotTaken
    """
    slots, current = _locked(session, appointment, slot_id)
    if current.slot.id == slot_id:
        return current
    old, new = current.slot, slots[slot_id]
    require_future(old, now)
    require_future(new, now)
    seat = require_seat(session, new, conversation=conversation, language=current.language, now=now)
    moved = _write(session, current, now, slot_id=new.id, seat=seat)
    hold = find_hold(session, conversation)
    if hold is not None and hold.slot.id == new.id:
        release_hold(session, conversation)
    outbox.announce(session, "change", moved, now=now, previous=old)
    waiting.serve(session, old, now=now)
    return moved


def cancel(session: Session, appointment: Appointment, *, now: datetime) -> Appointment:
    """Frees the slot; whoever waits for it is offered it. Asked again, it changes nothing more.

    Raises:
        NotBooked: it is over or erased.
        PastSlot: it has begun.
    """
    try:
        _, current = _locked(session, appointment)
    except NotBooked as refusal:
        if refusal.status == "cancelled":
            return existing(session, appointment.id)
        raise
    require_future(current.slot, now)
    cancelled = _write(session, current, now, status="cancelled")
    outbox.announce(session, "cancellation", cancelled, now=now)
    waiting.serve(session, current.slot, now=now)
    return cancelled


def mark(
    session: Session, appointment: Appointment, status: Literal["done", "no_show"], *, now: datetime
) -> Appointment:
    """For staff: the interview took place, or the applicant did not come; may be corrected.

    Raises:
        NotBooked: it is cancelled or erased.
        NotYet: it has not begun.
    """
    current = appointment_by_id(session, appointment.id, lock=True)
    if current is None or current.status == "cancelled":
        raise NotBooked(appointment.reference, current.status if current else None)
    if current.slot.starts_at > now:
        raise NotYet(current.slot.start)
    session.execute(_update(current.id).values(status=status, changed_at=now))
    return existing(session, current.id)


def _locked(
    session: Session, appointment: Appointment, *more: int
) -> tuple[dict[int, Slot], Appointment]:
    """The appointment as it is now, it and its slot locked, with the slots of `more`."""
    before = appointment_by_id(session, appointment.id)
    if before is None:
        raise NotBooked(appointment.reference, None)
    slots = lock_slots(session, [before.slot.id, *more])
    current = appointment_by_id(session, appointment.id, lock=True)
    if current is None or current.status != "booked":
        raise NotBooked(appointment.reference, current.status if current else None)
    if current.slot.id not in slots:
        raise Again(f"{appointment.reference} was moved just now")
    return slots, current


def _write(session: Session, current: Appointment, now: datetime, **values: Any) -> Appointment:
    session.execute(
        _update(current.id).values(sequence=current.sequence + 1, changed_at=now, **values)
    )
    return existing(session, current.id)


def _update(appointment_id: int) -> Any:
    return update(models.appointments).where(models.appointments.c.id == appointment_id)
