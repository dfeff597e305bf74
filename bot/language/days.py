"""Days that a phrase can mean, and the calendar arithmetic behind them, in no language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Literal

Part = Literal["start", "middle", "end"]

# A date without a year that has just passed was meant so, by mistake; not eleven months ahead.
JUST_PASSED = timedelta(days=31)


class Wish(Enum):
    """A preference that names no day or time."""

    SOONEST = "soonest"
    ANY = "any"


@dataclass(frozen=True)
class Days:
    """From `first` to `last`, both included; the same for one day; `last` None for "from then on".

    `others` are the other days that the phrase may mean; this one is likelier.
    """

    first: date
    last: date | None
    others: tuple[Days, ...] = ()

    @property
    def iso(self) -> str:
        """As "2026-12-12", or for a range "2026-12-14/2026-12-20", open "2026-12-14/..".."""
        if self.last == self.first:
            return self.first.isoformat()
        return f"{self.first.isoformat()}/{self.last.isoformat() if self.last else '..'}"

    def or_else(self, *others: Days) -> Days:
        """The same days, with other readings where they differ."""
        plain = replace(self, others=())
        return replace(self, others=tuple(other for other in others if other != plain))


@dataclass(frozen=True)
class ImpossibleDay:
    """A day that no calendar has: 31 February, or the 29th of one in a year that is no leap year.

    `month` and `year` are None where the phrase leaves them open.
    """

    day: int
    month: int | None = None
    year: int | None = None


DayValue = Days | Wish | ImpossibleDay


def one_day(day: date) -> Days:
    """A single day."""
    return Days(day, day)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), _month_end(year, month + 1))


def _month_end(year: int, month: int) -> date:
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)


class Calendar:
    """Days as seen from `today`. Weekdays: Monday is 0. Weeks begin on Monday."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._monday = today - timedelta(days=today.weekday())

    def in_days(self, count: int) -> Days:
        """Today, tomorrow, yesterday ..."""
        return one_day(self.today + timedelta(days=count))

    def in_months(self, count: int) -> Days:
        """The day of the same number, `count` months on."""
        return one_day(add_months(self.today, count))

    def within(self, last: Days) -> Days:
        """From today until the end of `last`."""
        return Days(self.today, last.last or last.first)

    def fortnight(self, days: int) -> Days:
        """So many days on; "huit jours" and "quinze jours" are weeks, counted with both ends."""
        if days in (8, 15):
            return self.in_days(days - 1).or_else(self.in_days(days))
        return self.in_days(days)

    def weekday(self, weekday: int) -> Days:
        """As "Vendredi": the coming one; on a Friday next week's, or else today."""
        if weekday == self.today.weekday():
            return self.in_days(7).or_else(self.in_days(0))
        return self.coming(weekday)

    def this(self, weekday: int) -> Days:
        """As "Ce vendredi": the coming one; on a Friday today, or else next week's."""
        if weekday == self.today.weekday():
            return self.in_days(0).or_else(self.in_days(7))
        return self.coming(weekday)

    def coming(self, weekday: int) -> Days:
        """The first one after today."""
        return self.in_days((weekday - self.today.weekday() - 1) % 7 + 1)

    def next(self, weekday: int) -> Days:
        """As "Vendredi prochain": next week's, or else the coming one.

        On a Sunday "lundi prochain" is tomorrow, or else a week later.
        """
        next_week = one_day(self._monday + timedelta(days=7 + weekday))
        coming = self.coming(weekday)
        if self.today.weekday() == 6 and coming == self.in_days(1):
            return coming.or_else(self.in_days(8))
        return next_week.or_else(coming)

    def last(self, weekday: int) -> Days:
        """The last one before today."""
        return self.in_days(-((self.today.weekday() - weekday - 1) % 7 + 1))

    def in_week(self, weekday: int, weeks: int) -> Days:
        """As "Volgende week zondag": for who begins weeks on Sunday it is seven days earlier."""
        day = self._monday + timedelta(days=7 * weeks + weekday)
        if weekday == 6 and weeks == 1 and self.today.weekday() != 6:
            return one_day(day).or_else(one_day(day - timedelta(days=7)))
        return one_day(day)

    def later(self, days: Days, weeks: int) -> Days:
        """As "Jeudi en huit", "donderdag over een week": so many weeks after the day named."""
        return _shifted(days, 7 * weeks)

    def week(self, weeks: int) -> Days:
        """This week from today on; another one whole."""
        monday = self._monday + timedelta(days=7 * weeks)
        return Days(self.today if weeks == 0 else monday, monday + timedelta(days=6))

    def week_of(self, day: date) -> Days:
        """The week, Monday to Sunday, in which a day lies."""
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6))

    def week_part(self, weeks: int, part: Part) -> Days:
        """Monday and Tuesday, Wednesday, or Thursday and Friday."""
        first, last = {"start": (0, 1), "middle": (2, 2), "end": (3, 4)}[part]
        monday = self._monday + timedelta(days=7 * weeks)
        return self._not_before_today(
            Days(monday + timedelta(days=first), monday + timedelta(days=last))
        )

    def weekend(self) -> Days:
        """The coming Saturday and Sunday, or what is left of them."""
        saturday = self._monday + timedelta(days=5)
        return Days(max(saturday, self.today), saturday + timedelta(days=1))

    def next_weekend(self) -> Days:
        """Next week's, or else the coming one."""
        return _shifted(Days(self._monday + timedelta(5), self._monday + timedelta(6)), 7).or_else(
            self.weekend()
        )

    def month(self, months: int, part: Part | None = None) -> Days:
        """This month from today on; another one whole; or a third of it."""
        return self._not_before_today(_month(add_months(self.today.replace(day=1), months), part))

    def named_month(self, month: int, year: int | None = None, part: Part | None = None) -> Days:
        """As "Début janvier": the next one that is not over yet, unless the year is said."""
        if year is not None:
            return self._not_before_today(_month(date(year, month, 1), part))
        days = _month(date(self.today.year, month, 1), part)
        if days.last is not None and days.last < self.today:
            days = _month(date(self.today.year + 1, month, 1), part)
        return self._not_before_today(days)

    def year(self, years: int) -> Days:
        """A whole calendar year."""
        year = self.today.year + years
        return self._not_before_today(Days(date(year, 1, 1), date(year, 12, 31)))

    def date(
        self, day: int, month: int, year: int | None = None, weekday: int | None = None
    ) -> Days | ImpossibleDay:
        """A date; without a year the next one, or the one just passed.

        A weekday decides between years; where it fits none, the day next to the date is offered.
        """
        if year is not None:
            return _with_weekday(_checked(day, month, year), weekday)
        this_year = _checked(day, month, self.today.year)
        next_year = _checked(day, month, self.today.year + 1)
        if isinstance(this_year, Days) and this_year.first >= self.today:
            return _decide(this_year, next_year, weekday)
        if isinstance(this_year, Days) and self.today - this_year.first <= JUST_PASSED:
            return _decide(this_year, next_year, weekday, ask=True)
        if isinstance(this_year, ImpossibleDay) and month >= self.today.month:
            return this_year
        return _with_weekday(next_year, weekday)

    def day_of_month(self, day: int, weekday: int | None = None) -> Days | ImpossibleDay:
        """As "Le 12", "mardi 15": the next month that has it, on that weekday if one is said."""
        if not 1 <= day <= 31:
            return ImpossibleDay(day)
        months = (self.day_in_month(day, months) for months in range(4))
        ahead = [each for each in months if isinstance(each, Days) and each.first >= self.today]
        fitting = (each for each in ahead[:2] if each.first.weekday() == weekday)
        return next(fitting, _with_weekday(ahead[0], weekday))

    def day_in_month(self, day: int, months: int) -> Days | ImpossibleDay:
        """As "De 3e van volgende maand"."""
        month = add_months(self.today.replace(day=1), months)
        return _checked(day, month.month, month.year)

    def _not_before_today(self, days: Days) -> Days:
        if days.last is not None and days.first < self.today <= days.last:
            return replace(days, first=self.today)
        return days


def _shifted(days: Days, count: int) -> Days:
    def shift(each: Days) -> Days:
        moved = timedelta(days=count)
        return Days(each.first + moved, each.last + moved if each.last else None)

    return shift(days).or_else(*map(shift, days.others))


def _month(first: date, part: Part | None) -> Days:
    end = _month_end(first.year, first.month)
    if part == "start":
        return Days(first, first.replace(day=10))
    if part == "middle":
        return Days(first.replace(day=11), first.replace(day=20))
    return Days(first.replace(day=21) if part == "end" else first, end)


def _checked(day: int, month: int, year: int) -> Days | ImpossibleDay:
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return ImpossibleDay(day, month, year)


def _decide(
    this_year: Days, next_year: Days | ImpossibleDay, weekday: int | None, *, ask: bool = False
) -> Days | ImpossibleDay:
    fits_next = isinstance(next_year, Days) and next_year.first.weekday() == weekday
    if fits_next and this_year.first.weekday() != weekday:
        return next_year
    likely = _with_weekday(this_year, weekday)
    if ask and weekday is None and isinstance(likely, Days) and isinstance(next_year, Days):
        return likely.or_else(next_year)
    return likely


def _with_weekday(value: Days | ImpossibleDay, weekday: int | None) -> Days | ImpossibleDay:
    """A date and a weekday that disagree: the date, or else the nearest such weekday."""
    if isinstance(value, ImpossibleDay) or weekday is None or weekday == value.first.weekday():
        return value
    ahead = (weekday - value.first.weekday()) % 7
    return value.or_else(_shifted(value, ahead if ahead <= 3 else ahead - 7))


def bounded(days: Days, change: Callable[[Days], Days]) -> Days:
    """`change` applied to the days and to their other readings."""
    first, *others = (change(each) for each in (replace(days, others=()), *days.others))
    return first.or_else(*first.others, *others)
