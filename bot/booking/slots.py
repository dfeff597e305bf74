"""Interview slots: which are free, which lie nearest, which are closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from bot.storage import models

NOTICE = timedelta(hours=2)
PAGE = 3

SlotLanguage = Literal["fr", "nl", "both"]
Mode = Literal["on_site", "video"]
Window = tuple[time, time]
# What an applicant sees of a slot.
Look = tuple[str, str, datetime, str]


@dataclass(frozen=True)
class Slot:
    """A time at which `capacity` people can be interviewed; instants in UTC."""

    id: int
    campus: str
    school: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    capacity: int
    language: SlotLanguage
    mode: Mode
    interviewer: str
    location: str
    closed: bool

    @property
    def start(self) -> datetime:
        """On the campus's clock."""
        return self.starts_at.astimezone(ZoneInfo(self.timezone))

    @property
    def end(self) -> datetime:
        """On the campus's clock."""
        return self.ends_at.astimezone(ZoneInfo(self.timezone))

    def spoken_in(self, language: str) -> bool:
        return self.language in (language, "both")


COLUMNS = tuple(models.slots.c[field.name] for field in fields(Slot))
ORDER = (models.slots.c.starts_at, models.slots.c.id)


@dataclass(frozen=True)
class Search:
    """Which slots are wanted; what is None does not matter.

    `from_` and `to` are days on the campus's calendar, both included; `times` are the first and
    the last time at which it may start, equal for one time.
    """

    campus: str | None = None
    school: str | None = None
    language: str | None = None
    mode: Mode | None = None
    from_: date | None = None
    to: date | None = None
    times: Window | None = None

    def fits(self, slot: Slot) -> bool:
        """Whether the slot lies in the window of days and times."""
        day, at = slot.start.date(), slot.start.time()
        return (
            (self.from_ is None or day >= self.from_)
            and (self.to is None or day <= self.to)
            and (self.times is None or self.times[0] <= at <= self.times[1])
        )


@dataclass(frozen=True)
class Page:
    """Some slots, and whether there are more: ask again with these as `shown`."""

    slots: tuple[Slot, ...]
    more: bool


def free_slots(
    session: Session,
    search: Search,
    *,
    now: datetime,
    conversation: str | None = None,
    shown: Collection[int] = (),
    without: int | None = None,
    limit: int = PAGE,
    notice: timedelta = NOTICE,
) -> Page:
    """The next slots with a free seat, soonest first, one where several are alike to the applicant.

    A seat that `conversation` holds itself counts as free. `shown` are the ids of slots already
    shown, which do not come again, nor others like them; `without` is that of one to leave out.
    """
    free = every_free_slot(
        session, search, now=now, conversation=conversation, without=without, notice=notice
    )
    found = tuple(islice(_alike_once(free, _looks(session, shown)), limit + 1))
    return Page(found[:limit], more=len(found) > limit)


def nearest_slots(
    session: Session,
    search: Search,
    wanted: datetime,
    *,
    now: datetime,
    conversation: str | None = None,
    shown: Collection[int] = (),
    without: int | None = None,
    limit: int = PAGE,
    notice: timedelta = NOTICE,
) -> tuple[Slot, ...]:
    """As `free_slots`, but by how far they start from `wanted`, the nearest first."""
    free = every_free_slot(
        session, search, now=now, conversation=conversation, without=without, notice=notice
    )
    unseen = _alike_once(free, _looks(session, shown))
    by_distance = sorted(unseen, key=lambda slot: (_distance(slot, wanted), slot.id))
    return tuple(by_distance[:limit])


def every_free_slot(
    session: Session,
    search: Search,
    *,
    now: datetime,
    conversation: str | None = None,
    without: int | None = None,
    notice: timedelta = NOTICE,
) -> Iterator[Slot]:
    """All slots with a free seat, soonest first, those that look alike too."""
    slots = models.slots.c
    query = (
        select(*COLUMNS)
        .where(slots.starts_at >= now + notice, slots.closed.is_(False), *_conditions(search))
        .where(_seats_in_use(now, conversation) < slots.capacity)
        .order_by(*ORDER)
    )
    if without is not None:
        query = query.where(slots.id != without)
    return (slot for slot in (Slot(*row) for row in session.execute(query)) if search.fits(slot))


def slot_by_id(session: Session, slot_id: int) -> Slot | None:
    row = session.execute(select(*COLUMNS).where(models.slots.c.id == slot_id)).one_or_none()
    return Slot(*row) if row else None


def list_slots(session: Session, *, first: datetime, last: datetime) -> tuple[Slot, ...]:
    """Every slot that starts from `first` until before `last`, closed and full ones too."""
    starts = models.slots.c.starts_at
    query = select(*COLUMNS).where(starts >= first, starts < last).order_by(*ORDER)
    return tuple(Slot(*row) for row in session.execute(query))


def close_slot(session: Session, slot_id: int, *, closed: bool = True) -> bool:
    """Offers the slot to nobody any more, or again; appointments stay. False if there is none."""
    changed = session.execute(
        update(models.slots).where(models.slots.c.id == slot_id).values(closed=closed)
    )
    return bool(changed.rowcount)


def _seats_in_use(now: datetime, conversation: str | None) -> Any:
    """For each slot, the seats of appointments and of what others hold: part of a query."""
    booked = _count(models.appointments, models.appointments.c.status != "cancelled")
    live = [models.holds.c.expires_at > now]
    if conversation is not None:
        live.append(models.holds.c.conversation != conversation)
    return booked + _count(models.holds, *live)


def _count(table: Any, *conditions: Any) -> Any:
    query = select(func.count()).where(table.c.slot_id == models.slots.c.id, *conditions)
    return query.correlate(models.slots).scalar_subquery()


def _conditions(search: Search) -> Iterator[Any]:
    slots = models.slots.c
    for column in ("campus", "school", "mode"):
        if getattr(search, column) is not None:
            yield slots[column] == getattr(search, column)
    if search.language is not None:
        yield or_(slots.language == search.language, slots.language == "both")


def _alike_once(slots: Iterable[Slot], seen: set[Look]) -> Iterator[Slot]:
    for slot in slots:
        if _look(slot) not in seen:
            seen.add(_look(slot))
            yield slot


def _looks(session: Session, slot_ids: Collection[int]) -> set[Look]:
    rows = session.execute(select(*COLUMNS).where(models.slots.c.id.in_(slot_ids)))
    return {_look(Slot(*row)) for row in rows}


def _look(slot: Slot) -> Look:
    return slot.campus, slot.school, slot.starts_at, slot.mode


def _distance(slot: Slot, wanted: datetime) -> timedelta:
    return abs(slot.starts_at - wanted)
