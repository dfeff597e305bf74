"""Day and time of a message together: what a booking needs to know."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from bot.language.dates import find_dates
from bot.language.days import Days, DayValue, ImpossibleDay, Wish
from bot.language.hours import ImpossibleTime, Times, TimeValue, half_day_later
from bot.language.languages import Language
from bot.language.matches import Match
from bot.language.names_of_days import WEEKDAYS
from bot.language.reading import fold
from bot.language.times import find_times

_REFUSED = re.compile(r"\b(?:pas|sauf|niet|behalve|geen|ni)(?: le| op| de| ce)? ?$")
_NAMES_WEEKDAY = re.compile("|".join(day for days in WEEKDAYS.values() for day in days))
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class When:
    """What a message says of day and time; false if that is nothing.

    `start` and `end` are aware and None where no day is said; they are equal for a point in time.
    For a day without a time `end` is the midnight that ends it; for a range of days with hours
    (`days`, `times`) each day has those hours. `past`: it lies wholly before now. `alternatives`:
    other moments it may mean, this one being likelier. `problem`: a date or time that cannot be.
    """

    days: Days | None = None
    times: Times | None = None
    wish: Wish | None = None
    start: datetime | None = None
    end: datetime | None = None
    past: bool = False
    alternatives: tuple[When, ...] = ()
    problem: ImpossibleDay | ImpossibleTime | None = None

    def __bool__(self) -> bool:
        return any(each is not None for each in (self.days, self.times, self.wish, self.problem))

    @property
    def iso(self) -> str | None:
        """As "2026-12-12T14:30+01:00", a day, a time, an interval "start/end"; None for none."""
        if self.days is None or self.times is None or self.start is None:
            known = self.days or self.times
            return known.iso if known else None
        start = self.start.isoformat(timespec="minutes")
        if self.start == self.end:
            return start
        return f"{start}/{self.end.isoformat(timespec='minutes') if self.end else '..'}"


def parse_when(text: str, language: Language | None, now: datetime) -> When:
    """Day and time that `text` asks for, in the zone of `now`.

    What is wrong with them is in the result. Raises ValueError only if `now` has no zone.
    """
    if now.tzinfo is None:
        raise ValueError(f"now is {now.isoformat()}, without a zone: pass an aware datetime")
    dates = [match for match in find_dates(text, language, now) if not _is_refused(text, match)]
    hours = [match.value for match in find_times(text, language)]
    days, times = _likeliest_days(dates), _likeliest_times(hours)
    values: list[DayValue | TimeValue] = [*(match.value for match in dates), *hours]
    problem = next((x for x in values if isinstance(x, (ImpossibleDay, ImpossibleTime))), None)
    wish = next((x for x in values if isinstance(x, Wish)), None)
    likeliest = replace(_moment(days, times, now), wish=wish, problem=problem)
    return replace(likeliest, alternatives=_alternatives(days, times, now))


def localize(day: date, at: time, zone: tzinfo) -> datetime:
    """A time on the wall clock of a day: the first of two where it comes twice, and shifted

    forward by the hour that is skipped where it does not come at all.
    """
    first = datetime.combine(day, at.replace(fold=0), zone)
    return first.astimezone(timezone.utc).astimezone(zone)


def _is_refused(text: str, match: Match[DayValue]) -> bool:
    return _REFUSED.search(fold(text[: match.start]).text) is not None


def _likeliest_days(dates: list[Match[DayValue]]) -> Days | None:
    """The first days named; the others are alternatives, or a weekday within a week named."""
    named = [(match.text, match.value) for match in dates if isinstance(match.value, Days)]
    if not named:
        return None
    (_, first), *rest = named
    others = list(first.others)
    for text, days in rest:
        inner = _inside(first, days) if _NAMES_WEEKDAY.search(fold(text).text) else None
        if inner is not None:
            return inner
        others += (days, *days.others)
    return first.or_else(*dict.fromkeys(replace(other, others=()) for other in others))


def _inside(week: Days, weekday: Days) -> Days | None:
    """As "Volgende week, liefst op vrijdag": that week's Friday, not the coming one."""
    if week.last is None or not timedelta(days=1) < week.last - week.first < _WEEK:
        return None
    shift = (weekday.first.weekday() - week.first.weekday()) % 7
    day = week.first + timedelta(days=shift)
    return Days(day, day) if day <= week.last else None


def _likeliest_times(values: list[TimeValue]) -> Times | None:
    """A point in time, read within a part of the day that is named too."""
    times = [value for value in values if isinstance(value, Times)]
    points = [value for value in times if value.is_point]
    parts = [value for value in times if not value.is_point]
    if not points:
        return _with_others(parts) if parts else None
    readings = [
        reading for point in points for reading in (point, *point.others, *half_day_later(point))
    ]
    fitting = [each for each in readings if parts and each.within(parts[0])]
    return replace(fitting[0], others=()) if fitting else _with_others(points)


def _with_others(values: list[Times]) -> Times:
    first, *rest = values
    others = [*first.others, *(x for value in rest for x in (value, *value.others))]
    unique = dict.fromkeys(replace(other, others=()) for other in others)
    return replace(first, others=tuple(x for x in unique if x != replace(first, others=())))


def _moment(days: Days | None, times: Times | None, now: datetime) -> When:
    if days is None:
        return When(times=times)
    zone = now.tzinfo or timezone.utc
    start = localize(days.first, times.first if times else time(0), zone)
    end = _end(days.last, times, zone)
    return When(days, times, start=start, end=end, past=_is_past(start, end, now))


def _end(last: date | None, times: Times | None, zone: tzinfo) -> datetime | None:
    if last is None:
        return None
    if times is None:
        return localize(last + timedelta(days=1), time(0), zone)
    return localize(last, times.last, zone)


def _is_past(start: datetime, end: datetime | None, now: datetime) -> bool:
    return end is not None and (start < now if start == end else end <= now)


def _alternatives(days: Days | None, times: Times | None, now: datetime) -> tuple[When, ...]:
    plain_days = replace(days, others=()) if days else None
    plain_times = replace(times, others=()) if times else None
    other_days = [_moment(other, plain_times, now) for other in (days.others if days else ())]
    other_times = [_moment(plain_days, other, now) for other in (times.others if times else ())]
    return (*other_days, *other_times)
