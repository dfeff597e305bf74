"""Times of day that a phrase can mean, in no language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import Literal

from bot.language.days import Wish

PartName = Literal["morning", "midday", "afternoon", "evening", "night", "day"]

# Interviews are held in office hours: an hour that may be either is first read within them.
OFFICE_OPENS = 7
DAY_BEGINS = time(6)
DAY_ENDS = time(22)


@dataclass(frozen=True)
class Times:
    """From `first` to `last`; the same for a point in time; `about` for "vers 14 h".

    `others` are the other times that the phrase may mean; this one is likelier.
    """

    first: time
    last: time
    about: bool = False
    others: tuple[Times, ...] = ()

    @property
    def iso(self) -> str:
        """As "14:30", or for a range "06:00/12:00"."""
        first, last = (each.isoformat("minutes") for each in (self.first, self.last))
        return first if first == last else f"{first}/{last}"

    @property
    def is_point(self) -> bool:
        """Whether it is one time rather than a range."""
        return self.first == self.last

    def within(self, window: Times) -> bool:
        """Whether it lies in the window, its ends included."""
        return window.first <= self.first and self.last <= window.last


@dataclass(frozen=True)
class ImpossibleTime:
    """A time that no clock shows: 25 h, 14 h 75."""

    hour: int
    minute: int


TimeValue = Times | Wish | ImpossibleTime

PARTS: dict[PartName, Times] = {
    "morning": Times(time(6), time(12)),
    "midday": Times(time(12), time(14)),
    "afternoon": Times(time(12), time(18)),
    "evening": Times(time(17), time(22)),
    "day": Times(time(8), time(18)),
}


def window(first: int, last: int) -> Times:
    """A range of whole hours."""
    return Times(time(first), time(last))


def clock(
    hour: int, minute: int = 0, *, certain: bool = False, part: PartName | None = None
) -> Times | ImpossibleTime:
    """A time on the clock; unless `certain`, or in a `part` of the day, 1 to 11 may be p.m. too."""
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        return ImpossibleTime(hour, minute)
    early = _point(hour, minute)
    if hour == 0 or hour >= 12:
        return _point(0, minute) if part == "night" and hour == 12 else early
    late = _point(hour + 12, minute)
    if part is not None:
        return (
            late if part in ("afternoon", "evening") or (part == "midday" and hour < 5) else early
        )
    if certain:
        return early
    return _either(early, late) if hour >= OFFICE_OPENS else _either(late, early)


def clock_beside(
    hour: int, minutes: int, *, certain: bool = False, part: PartName | None = None
) -> Times | ImpossibleTime:
    """So many minutes beside the hour: -15 for "kwart voor drie", -30 for "half drie"."""
    carried, minute = divmod(minutes, 60)
    if hour + carried == 0:
        return clock(12, minute, part=part)
    return clock((hour + carried) % 24, minute, certain=certain, part=part)


def _point(hour: int, minute: int) -> Times:
    return Times(time(hour, minute), time(hour, minute))


def _either(likelier: Times, other: Times) -> Times:
    return replace(likelier, others=(other,))


def half_day_later(value: Times) -> tuple[Times, ...]:
    """The reading after noon of a morning hour: 20:00 for "8h"."""
    if not value.is_point or value.first.hour >= 12:
        return ()
    return (replace(_point(value.first.hour + 12, value.first.minute), about=value.about),)


def about(value: Times) -> Times:
    """The same, but only roughly."""
    return replace(value, about=True, others=tuple(replace(x, about=True) for x in value.others))


def since(value: Times) -> Times:
    """From a time until the evening ends."""
    others = tuple(since(other) for other in value.others)
    return Times(value.first, max(value.first, DAY_ENDS), others=others)


def until(value: Times) -> Times:
    """From the morning until a time."""
    others = tuple(until(other) for other in value.others)
    return Times(min(value.last, DAY_BEGINS), value.last, others=others)


def between(first: Times, last: Times) -> Times:
    """From one point to another; the later of its readings where it would end before it begins."""
    ends = sorted(each.first for each in (last, *last.others))
    end = (
        last.first if last.first > first.first else next((e for e in ends if e > first.first), None)
    )
    return Times(first.first, end or max(first.first, last.first))
