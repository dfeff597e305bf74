"""Two weeks of slots for every campus, to try the booking with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.booking.campuses import Campus, campuses_of, put_campuses
from bot.booking.planning import Added, NewSlot, Week, add_slots, plan_weeks
from bot.booking.slots import Mode
from bot.catalogue import Catalogue
from bot.storage import models

DAYS = timedelta(days=14)
HOURS = ((time(9, 30), time(12)), (time(14), time(16, 30)))
LENGTH, EVERY = timedelta(minutes=30), timedelta(hours=1)
WEEKS: dict[Mode, Week] = {
    "on_site": Week(frozenset({0, 1, 3}), HOURS, LENGTH, EVERY),
    "video": Week(frozenset({2, 4}), HOURS, LENGTH, EVERY),
}


def is_empty(session: Session) -> bool:
    """Whether there are no slots at all, as on a first start."""
    return not session.scalar(select(func.count()).select_from(models.slots))


def fill(session: Session, catalogue: Catalogue, *, now: datetime) -> Added:
    """Adds slots from tomorrow on, for each school at each of its campuses; done twice, none."""
    campuses = campuses_of(catalogue.places.values())
    put_campuses(session, campuses)
    slots = [
        slot
        for school in catalogue.schools.values()
        for place in school.campuses
        if place in campuses
        for slot in _two_weeks(school.id, campuses[place], now)
    ]
    return add_slots(session, slots)


def _two_weeks(school: str, campus: Campus, now: datetime) -> Iterator[NewSlot]:
    first = now.astimezone(ZoneInfo(campus.timezone)).date() + timedelta(days=1)
    last = first + DAYS - timedelta(days=1)
    for mode, week in WEEKS.items():
        yield from plan_weeks(week, campus, school=school, first=first, last=last, mode=mode)
