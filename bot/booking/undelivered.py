"""For staff: how the mail goes, and what did not surely arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from bot.booking.outbox import Kind
from bot.booking.slots import Slot, slot_by_id
from bot.storage import models


@dataclass(frozen=True)
class Undelivered:
    """A mail that was not taken, or perhaps was: `in_doubt` is not sent again by itself."""

    id: int
    kind: Kind
    state: Literal["in_doubt", "failed", "postponed"]
    reference: str
    name: str
    email: str | None
    slot: Slot
    attempts: int
    trouble: str


def count_mails(session: Session) -> dict[str, int]:
    """By state; `handed` is on its way or in doubt."""
    mails = models.outbox.c
    rows = session.execute(select(mails.state, func.count()).group_by(mails.state))
    return dict(row for row in rows)


def list_undelivered(session: Session, *, now: datetime) -> tuple[Undelivered, ...]:
    """The oldest first; what is due and was not tried yet is not among them."""
    mails, booked, waits = models.outbox.c, models.appointments.c, models.waiting.c
    in_doubt = (mails.state == "handed") & (mails.claimed_until <= now)
    postponed = (mails.state == "pending") & (mails.attempts > 0)
    query = (
        select(
            *(mails.id, mails.kind, mails.slot_id, mails.attempts, mails.trouble),
            case((in_doubt, "in_doubt"), (postponed, "postponed"), else_="failed").label("state"),
            *(
                func.coalesce(booked[name], waits[name]).label(name)
                for name in ("reference", "name", "email")
            ),
        )
        .select_from(models.outbox.outerjoin(models.appointments).outerjoin(models.waiting))
        .where(or_(in_doubt, postponed, mails.state == "failed"))
        .order_by(mails.id)
    )
    return tuple(
        Undelivered(
            row.id,
            row.kind,
            row.state,
            row.reference,
            row.name,
            row.email,
            slot,
            row.attempts,
            row.trouble or "",
        )
        for row in session.execute(query).all()
        if (slot := slot_by_id(session, row.slot_id)) is not None
    )
