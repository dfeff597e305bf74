"""Mail to be sent, written in the same transaction as what it tells.

A row names its appointment or waiting-list entry and holds nothing about the person, so that it
goes when they go; the text is made when it is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from bot.booking.appointments import Appointment
from bot.booking.slots import Slot
from bot.booking.zones import same_time_on_earlier_day
from bot.storage import models

Announcement = Literal["confirmation", "change", "cancellation"]
Kind = Literal["confirmation", "change", "cancellation", "reminder_2", "reminder_1", "offer"]

REMINDERS: tuple[tuple[Kind, int], ...] = (("reminder_2", 2), ("reminder_1", 1))


def announce(
    session: Session,
    kind: Announcement,
    appointment: Appointment,
    *,
    now: datetime,
    previous: Slot | None = None,
) -> None:
    """Queues the mail on what happened, and the reminders, in place of those not sent yet.

    Who gave a phone number gets none.
    """
    drop_unsent(session, appointment)
    if appointment.email is None:
        return
    begins = appointment.slot.starts_at
    about = {
        "appointment_id": appointment.id,
        "slot_id": appointment.slot.id,
        "sequence": appointment.sequence,
        "previous_slot_id": previous.id if previous else None,
    }
    _queue(session, kind, due_at=now, useless_from=begins, **about)
    for reminder, due_at, useless_from in _reminders(kind, appointment, now):
        _queue(session, reminder, due_at=due_at, useless_from=useless_from, **about)


def offer(session: Session, waiting_id: int, slot: Slot, *, until: datetime, now: datetime) -> None:
    """Queues the mail that offers a slot to someone on the waiting list, who gave an address."""
    about = {"waiting_id": waiting_id, "slot_id": slot.id, "sequence": 0}
    _queue(session, "offer", due_at=now, useless_from=until, **about)


def drop_unsent(session: Session, appointment: Appointment) -> None:
    """What was not handed over yet; a worker that has claimed it finds it gone."""
    mails = models.outbox.c
    session.execute(
        delete(models.outbox).where(
            mails.appointment_id == appointment.id, mails.state.in_(("pending", "claimed"))
        )
    )


def _reminders(
    kind: Announcement, appointment: Appointment, now: datetime
) -> Iterator[tuple[Kind, datetime, datetime]]:
    """Each with its hour, at the same time of day as the interview, and when it is of no use."""
    slot = appointment.slot
    if kind == "cancellation":
        return
    for reminder, days in REMINDERS:
        due_at = same_time_on_earlier_day(slot.starts_at, days, slot.timezone)
        if due_at > now:
            until = same_time_on_earlier_day(slot.starts_at, days - 1, slot.timezone)
            yield reminder, due_at, until


def _queue(session: Session, kind: Kind, **values: Any) -> None:
    session.execute(
        insert(models.outbox).values(
            kind=kind, state="pending", attempts=0, message_id=str(uuid4()), **values
        )
    )
