"""Locks on slots, and the seats behind them. Everything that takes a seat goes through here.

Locks are taken in one order everywhere, so that nobody waits in a circle: slots by id, then
appointments, then the waiting list, then holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.booking.refusals import PastSlot, SlotTaken, TooSoon, UnknownSlot
from bot.booking.slots import COLUMNS, NOTICE, Search, Slot, nearest_slots
from bot.storage import models


def lock_slots(session: Session, slot_ids: Iterable[int]) -> dict[int, Slot]:
    """The slots, locked until the transaction ends: nobody else takes or frees their seats.

    Raises:
        UnknownSlot: one of them does not exist.
    """
    return {slot_id: _lock(session, slot_id) for slot_id in sorted(set(slot_ids))}


def lock_slot(session: Session, slot_id: int) -> Slot:
    """As `lock_slots`, for one."""
    return lock_slots(session, [slot_id])[slot_id]


def _lock(session: Session, slot_id: int) -> Slot:
    query = select(*COLUMNS).where(models.slots.c.id == slot_id)
    row = session.execute(query.with_for_update(key_share=True)).one_or_none()
    if row is None:
        raise UnknownSlot(slot_id)
    return Slot(*row)


def free_seat(session: Session, slot: Slot, conversation: str | None, now: datetime) -> int | None:
    """The lowest free seat of a locked slot; what `conversation` holds itself counts as free."""
    seats = models.appointments.c
    taken = set(
        session.scalars(
            select(seats.seat).where(seats.slot_id == slot.id, seats.status != "cancelled")
        )
    )
    if len(taken) + _held(session, slot, conversation, now) >= slot.capacity:
        return None
    return next(seat for seat in range(1, slot.capacity + 1) if seat not in taken)


def _held(session: Session, slot: Slot, conversation: str | None, now: datetime) -> int:
    holds = models.holds.c
    live = [holds.slot_id == slot.id, holds.expires_at > now]
    if conversation is not None:
        live.append(holds.conversation != conversation)
    return int(session.scalar(select(func.count()).select_from(models.holds).where(*live)) or 0)


def require_future(slot: Slot, now: datetime, notice: timedelta = timedelta(0)) -> None:
    """
    Raises:
        PastSlot: it has begun.
        TooSoon: it begins within the notice.
    """
    if slot.starts_at <= now:
        raise PastSlot(slot)
    if slot.starts_at < now + notice:
        raise TooSoon(slot, now + notice)


def require_seat(
    session: Session,
    slot: Slot,
    *,
    conversation: str,
    language: str,
    now: datetime,
    refusal: type[SlotTaken] = SlotTaken,
) -> int:
    """A free seat of a locked slot.

    Raises:
        SlotTaken: or the `refusal` asked for, with the nearest free slots instead.
    """
    seat = None if slot.closed else free_seat(session, slot, conversation, now)
    if seat is None:
        raise refusal(slot, near(session, slot, conversation, language, now))
    return seat


def near(
    session: Session, slot: Slot, conversation: str, language: str, now: datetime
) -> tuple[Slot, ...]:
    """The free slots nearest to this one, at the same campus for the same school."""
    return nearest_slots(
        session,
        Search(campus=slot.campus, school=slot.school, language=language),
        slot.starts_at,
        now=now,
        conversation=conversation,
        without=slot.id,
        notice=NOTICE,
    )
