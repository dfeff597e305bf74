"""From a slot to an appointment, once, however often it is asked for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.booking import outbox, waiting
from bot.booking.appointments import Appointment, appointment_by_key, existing
from bot.booking.contacts import Contact, read_contact
from bot.booking.holds import find_hold, release_hold
from bot.booking.references import new_reference
from bot.booking.refusals import HoldExpired, KeyReused, SlotTaken
from bot.booking.seats import lock_slot, require_future, require_seat
from bot.booking.slots import Slot
from bot.language.languages import Language
from bot.storage import models


def confirm(
    session: Session,
    slot_id: int,
    *,
    name: str,
    contact: str,
    language: Language,
    conversation: str,
    idempotency_key: str,
    now: datetime,
) -> Appointment:
    """Books the slot, best one that the conversation holds, and queues the mails.

    The same key gives the same appointment again, whatever became of it since. A hold that has run
    out does no harm while the slot is free.

    Raises:
        UnknownSlot, PastSlot, SlotTaken, HoldExpired, KeyReused
    """
    person = read_contact(contact)
    slot = lock_slot(session, slot_id)
    done = appointment_by_key(session, idempotency_key)
    if done is not None:
        return _same_person(done, person)
    require_future(slot, now)
    refusal = _refusal(session, slot, conversation)
    seat = require_seat(
        session, slot, conversation=conversation, language=language, now=now, refusal=refusal
    )
    row = session.execute(
        insert(models.appointments).values(
            reference=new_reference(),
            slot_id=slot.id,
            seat=seat,
            name=" ".join(name.split()),
            email=person.email,
            phone=person.phone,
            language=language,
            conversation=conversation,
            status="booked",
            sequence=0,
            idempotency_key=idempotency_key,
            created_at=now,
            changed_at=now,
        )
    )
    appointment = existing(session, row.inserted_primary_key.id)
    _tidy(session, appointment)
    outbox.announce(session, "confirmation", appointment, now=now)
    return appointment


def _same_person(done: Appointment, person: Contact) -> Appointment:
    if done.contact != person:
        raise KeyReused(done.idempotency_key)
    return done


def _refusal(session: Session, slot: Slot, conversation: str) -> type[SlotTaken]:
    hold = find_hold(session, conversation)
    return HoldExpired if hold is not None and hold.slot.id == slot.id else SlotTaken


def _tidy(session: Session, appointment: Appointment) -> None:
    """What led to the appointment has done its work."""
    hold = find_hold(session, appointment.conversation)
    used = hold if hold is not None and hold.slot.id == appointment.slot.id else None
    waiting.leave_for(
        session,
        appointment.slot,
        conversation=appointment.conversation,
        contact=appointment.contact,
        offer=used.waiting_id if used else None,
    )
    if used is not None:
        release_hold(session, appointment.conversation)
