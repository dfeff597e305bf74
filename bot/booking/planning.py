"""New slots: added all or none, or made from a weekly pattern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

import holidays
from sqlalchemy.orm import Session

from bot.booking.campuses import Campus
from bot.booking.slots import Mode, SlotLanguage, Window
from bot.booking.zones import NoSuchTime, TimeComesTwice, instant
from bot.storage import insert_missing, models

LONGEST = timedelta(hours=8)


@dataclass(frozen=True)
class NewSlot:
    """A slot that does not stand in the database yet; instants in UTC."""

    campus: str
    school: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    capacity: int = 1
    language: SlotLanguage = "both"
    mode: Mode = "on_site"
    interviewer: str = ""
    location: str = ""


@dataclass(frozen=True)
class Added:
    """How many slots are new, and how many were there already."""

    new: int
    known: int


@dataclass(frozen=True)
class Week:
    """A pattern: on these weekdays (Monday is 0), in these windows, one slot after the other.

    `every` is from one start to the next, where there is a pause between them.
    """

    weekdays: frozenset[int]
    windows: tuple[Window, ...]
    length: timedelta
    every: timedelta | None = None

    def __post_init__(self) -> None:
        if not timedelta(0) < self.length <= LONGEST:
            raise ValueError(f"a slot of {self.length}: it must last up to {LONGEST}")
        if self.every is not None and self.every < self.length:
            raise ValueError(f"a slot every {self.every} cannot last {self.length}")
        if not self.weekdays <= frozenset(range(7)):
            raise ValueError(f"{sorted(self.weekdays)}: weekdays are 0 (Monday) to 6")

    def starts(self) -> Iterator[time]:
        """The starts of a day; a slot that would end after its window is left out."""
        for opens, closes in self.windows:
            start = datetime.combine(date.min, opens)
            while start + self.length <= datetime.combine(date.min, closes):
                yield start.time()
                start += self.every or self.length


def add_slots(session: Session, slots: Sequence[NewSlot]) -> Added:
    """Adds those that are not there yet: same campus, school, start and interviewer."""
    rows = [{**asdict(slot), "closed": False} for slot in slots]
    new = insert_missing(session, models.slots, rows)
    return Added(new, len(rows) - new)


def plan_weeks(
    week: Week,
    campus: Campus,
    *,
    school: str,
    first: date,
    last: date,
    closed_days: frozenset[date] = frozenset(),
    capacity: int = 1,
    language: SlotLanguage = "both",
    mode: Mode = "on_site",
    interviewer: str = "",
    location: str = "",
) -> list[NewSlot]:
    """Slots from `first` to `last`, both included, but on holidays and closed days.

    A time that the clock skips or shows twice on the night it changes is left out.
    """
    return [
        NewSlot(
            campus=campus.id,
            school=school,
            starts_at=start,
            ends_at=start + week.length,
            timezone=campus.timezone,
            capacity=capacity,
            language=language,
            mode=mode,
            interviewer=interviewer,
            location=location,
        )
        for day in working_days(week, campus.country, first, last, closed_days)
        for start in _starts(week, day, campus.timezone)
    ]


def working_days(
    week: Week, country: str, first: date, last: date, closed_days: frozenset[date]
) -> list[date]:
    """The days of the pattern that are neither closed nor a holiday of the country."""
    free = holidays.country_holidays(country)
    days = (first + timedelta(days=passed) for passed in range((last - first).days + 1))
    return [
        day
        for day in days
        if day.weekday() in week.weekdays and day not in closed_days and day not in free
    ]


def _starts(week: Week, day: date, zone: str) -> Iterator[datetime]:
    for at in week.starts():
        try:
            yield instant(day, at, zone)
        except (NoSuchTime, TimeComesTwice):
            continue
