"""What booking tests share: a clock that stands still, campuses, slots, and how to book them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.booking import (
    Appointment,
    Campus,
    Hold,
    Slot,
    confirm,
    hold_slot,
    list_slots,
    put_campuses,
    reschedule,
)
from bot.booking.planning import NewSlot, add_slots
from bot.booking.waiting import Waiting, join
from bot.storage import models, transaction

NOW = datetime(2026, 3, 2, 9, tzinfo=timezone.utc)
HALF_AN_HOUR = timedelta(minutes=30)
CAMPUSES = {
    "gent": Campus("gent", "BE", "Europe/Brussels"),
    "lyon": Campus("lyon", "FR", "Europe/Paris"),
}

T = TypeVar("T")


def new_slot(starts_at: datetime, campus: str = "gent", **values: Any) -> NewSlot:
    values.setdefault("school", "becode")
    values.setdefault("timezone", CAMPUSES[campus].timezone)
    values.setdefault("ends_at", starts_at + HALF_AN_HOUR)
    return NewSlot(campus=campus, starts_at=starts_at, **values)


class World:
    """A database, and the time, which moves only when told to."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.now = engine, NOW
        self._keys = count(1)
        self.do(lambda session: put_campuses(session, CAMPUSES))

    def do(self, work: Callable[[Session], T]) -> T:
        return transaction(self.engine, work)

    def slots(self, number: int, campus: str = "gent", **values: Any) -> tuple[Slot, ...]:
        """One slot each day from tomorrow on, at 10:00 UTC, in the order of time."""
        first = values.pop("first", NOW + timedelta(days=1, hours=1))
        starts = [first + timedelta(days=days) for days in range(number)]
        self.do(lambda s: add_slots(s, [new_slot(start, campus, **values) for start in starts]))
        known = self.do(lambda s: list_slots(s, first=first, last=first + timedelta(days=number)))
        wanted = values.get("school", "becode"), campus, values.get("interviewer", "")
        return tuple(
            slot for slot in known if (slot.school, slot.campus, slot.interviewer) == wanted
        )

    def slot(self, **values: Any) -> Slot:
        return self.slots(1, **values)[0]

    def hold(self, slot: Slot, conversation: str = "c1", language: str = "fr") -> Hold:
        return self.do(
            lambda s: hold_slot(
                s, slot.id, conversation=conversation, language=language, now=self.now
            )
        )

    def book(self, slot: Slot, conversation: str = "c1", **values: Any) -> Appointment:
        key = values.pop("key", None) or f"key {next(self._keys)}"
        values = {"name": "Zoé Peeters", "contact": "zoe@example.org", "language": "fr"} | values
        return self.do(
            lambda s: confirm(
                s,
                slot.id,
                conversation=conversation,
                idempotency_key=key,
                now=self.now,
                **values,
            )
        )

    def move(self, appointment: Appointment, slot: Slot, conversation: str = "c1") -> Appointment:
        return self.do(
            lambda s: reschedule(s, appointment, slot.id, conversation=conversation, now=self.now)
        )

    def wait(self, conversation: str, **values: Any) -> Waiting:
        values = {
            "campus": "gent",
            "school": "becode",
            "name": "An Claes",
            "contact": f"{conversation}@example.org",
            "language": "nl",
        } | values
        return self.do(lambda s: join(s, conversation=conversation, now=self.now, **values))

    def count(self, table: Any, *conditions: Any) -> int:
        query = select(func.count()).select_from(table).where(*conditions)
        return int(self.do(lambda session: session.scalar(query)) or 0)

    def mails(self) -> list[tuple[str, str]]:
        """Kind and state of what stands in the outbox, in order."""
        query = select(models.outbox.c.kind, models.outbox.c.state).order_by(models.outbox.c.id)
        return [tuple(row) for row in self.do(lambda session: session.execute(query).all())]
