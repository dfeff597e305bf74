"""A slot kept for a conversation while its person thinks and types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import String, cast, delete, insert, select, update
from sqlalchemy.orm import Session

from bot.booking.seats import lock_slot, require_future, require_seat
from bot.booking.slots import NOTICE, Slot, slot_by_id
from bot.storage import models

HOLD_FOR = timedelta(minutes=10)
# Instead of a conversation, before the number of the entry on the waiting list.
OFFER = "offer:"


@dataclass(frozen=True)
class Hold:
    """`slot` is kept for `conversation` until `expires_at`; `waiting_id` where it was an offer."""

    slot: Slot
    conversation: str
    expires_at: datetime
    waiting_id: int | None = None


def hold_slot(
    session: Session,
    slot_id: int,
    *,
    conversation: str,
    language: str,
    now: datetime,
    hold_for: timedelta = HOLD_FOR,
    notice: timedelta = NOTICE,
) -> Hold:
    """Keeps a slot; a conversation keeps one, so that choosing another lets go of the first.

    Raises:
        UnknownSlot, PastSlot, TooSoon, SlotTaken
    """
    slot = lock_slot(session, slot_id)
    require_future(slot, now, notice)
    require_seat(session, slot, conversation=conversation, language=language, now=now)
    before = find_hold(session, conversation)
    kept = before if before and before.slot.id == slot_id else None
    until = max(now + hold_for, kept.expires_at) if kept else now + hold_for
    hold = Hold(slot, conversation, until, kept.waiting_id if kept else None)
    put_hold(session, hold)
    return hold


def find_hold(session: Session, conversation: str) -> Hold | None:
    """What the conversation holds, expired or not."""
    holds = models.holds.c
    columns = select(holds.slot_id, holds.expires_at, holds.waiting_id)
    row = session.execute(columns.where(holds.conversation == conversation)).one_or_none()
    slot = slot_by_id(session, row.slot_id) if row else None
    return Hold(slot, conversation, row.expires_at, row.waiting_id) if row and slot else None


def put_hold(session: Session, hold: Hold) -> None:
    """Writes the hold in place of any other that the conversation has; the slot must be locked.

    An offer that another conversation has goes to this one.
    """
    if hold.waiting_id is not None:
        session.execute(delete(models.holds).where(models.holds.c.waiting_id == hold.waiting_id))
    let_go(session, hold.conversation)
    session.execute(
        insert(models.holds).values(
            slot_id=hold.slot.id,
            conversation=hold.conversation,
            expires_at=hold.expires_at,
            waiting_id=hold.waiting_id,
        )
    )


def let_go(session: Session, conversation: str) -> None:
    """Frees what the conversation holds; an offer stays kept, for who comes back to it."""
    holds = models.holds.c
    offered = update(models.holds).where(
        holds.conversation == conversation, holds.waiting_id.is_not(None)
    )
    session.execute(offered.values(conversation=OFFER + cast(holds.waiting_id, String)))
    release_hold(session, conversation)


def release_hold(session: Session, conversation: str) -> None:
    """Ends what the conversation holds, an offer too."""
    session.execute(delete(models.holds).where(models.holds.c.conversation == conversation))
