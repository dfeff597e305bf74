"""What staff type after an option, read leniently; what cannot be meant names what can."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta, timezone
from itertools import pairwise
from typing import NamedTuple, TypeVar

from bot.booking.slots import Window
from bot.catalogue import Catalogue, Place, School
from bot.language.names_of_days import WEEKDAY_NUMBERS
from bot.lexicon import fold
from bot.staff.errors import StaffError

LONGEST_PERIOD = timedelta(days=366)
SHOWN = timedelta(days=27)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = WEEKDAY_NUMBERS | {
    word: number for number, day in enumerate(WEEKDAYS) for word in (day, day[:3])
}

S = TypeVar("S", bound=str)


class Period(NamedTuple):
    """Days, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"from {self.first} until {self.last}"

    def holds(self, moment: datetime) -> bool:
        return self.first <= moment.date() <= self.last

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """Times in UTC between which the period lies on any clock."""
        first = datetime.combine(self.first - timedelta(days=1), time(), timezone.utc)
        return first, datetime.combine(self.last + timedelta(days=2), time(), timezone.utc)


def read_campus(catalogue: Catalogue, typed: str) -> Place:
    """By its name in the files or in either language."""
    places = [place for place in catalogue.places.values() if place.has_campus]
    for place in places:
        if _is(typed, place.id, place.name.fr, place.name.nl, *place.aliases):
            return place
    raise _unknown("campus", typed, (place.id for place in places))


def read_school(catalogue: Catalogue, typed: str, place: Place | None = None) -> School:
    """By its name in the files or in either language; `place` is where it must have a campus."""
    schools = [school for school in catalogue.schools.values() if school.campuses]
    for school in schools:
        if _is(typed, school.id, *school.names):
            if place is not None and place.id not in school.campuses:
                raise StaffError(not_there(school, place.id))
            return school
    raise _unknown("school", typed, (school.id for school in schools))


def not_there(school: School, place: str) -> str:
    return f"{school.id} has no campus in {place}; it has {', '.join(school.campuses)}."


def read_choice(option: str, typed: str, known: Collection[S]) -> S:
    wanted = fold(typed).replace("-", "_")
    for each in known:
        if each == wanted:
            return each
    raise StaffError(f"{option} is one of {', '.join(known)}, not '{typed}'.")


def read_number(option: str, typed: int, least: int, most: int) -> int:
    if not least <= typed <= most:
        raise StaffError(f"{option} is from {least} to {most}, not {typed}.")
    return typed


def check_lengths(interviewer: str, location: str) -> None:
    """Raises StaffError for what the database has no room for."""
    for option, text, most in (("--interviewer", interviewer, 120), ("--location", location, 300)):
        if len(text) > most:
            raise StaffError(f"{option} has up to {most} letters.")


def read_day(option: str, typed: str) -> date:
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(typed.strip(), shape).date()
        except ValueError:
            continue
    raise StaffError(f"{option} '{typed}' is no date: 2026-03-31 or 31/03/2026 would be one.")


def read_period(first: str, last: str) -> Period:
    """
    Raises:
        StaffError: it ends before it begins, or is longer than a year.
    """
    period = Period(read_day("--from", first), read_day("--until", last))
    if period.last < period.first:
        raise StaffError(f"--until {period.last} lies before --from {period.first}.")
    if period.last - period.first > LONGEST_PERIOD:
        raise StaffError(f"From {period.first} until {period.last} is more than a year.")
    return period


def read_shown(first: str | None, last: str | None, today: date) -> Period:
    """The days of a list: four weeks from today, unless something else is given."""
    if first is None and last is not None:
        # Looking back: who asks until a past day wants what led up to it.
        end = read_day("--until", last)
        return Period(min(today, end - SHOWN), end)
    begin = read_day("--from", first) if first is not None else today
    return read_period(str(begin), last or str(begin + SHOWN))


def read_weekdays(typed: str) -> frozenset[int]:
    """ "mon,thu" or "mon-fri", in English, French or Dutch; Monday is 0."""
    days: set[int] = set()
    for part in _parts(typed):
        ends = [_weekday(word) for word in part.split("-", 1)]
        if ends[-1] < ends[0]:
            raise StaffError(f"--weekdays '{part}' ends before it begins: take mon-fri or sat,sun.")
        days.update(range(ends[0], ends[-1] + 1))
    if not days:
        raise StaffError("--weekdays names no day: mon,thu or mon-fri would.")
    return frozenset(days)


def read_hours(typed: str) -> tuple[Window, ...]:
    """ "9:00-12:00,14:00-16:30" in the order of the day."""
    windows = sorted(map(_window, _parts(typed)))
    if not windows:
        raise StaffError("--hours names none: 9:00-12:00,14:00-16:30 would.")
    for (_, closes), (opens, _) in pairwise(windows):
        if opens < closes:
            raise StaffError(
                f"--hours overlap: one begins at {opens:%H:%M}, before {closes:%H:%M}."
            )
    return tuple(windows)


def _parts(typed: str) -> list[str]:
    return re.sub(r"\s*[-–]\s*", "-", typed).replace(",", " ").replace(";", " ").split()


def _window(typed: str) -> Window:
    opens, dash, closes = typed.partition("-")
    try:
        window = _time(opens), _time(closes)
    except ValueError:
        raise StaffError(f"--hours '{typed}' is none: 9:00-12:00 would be.") from None
    if not dash or window[0] >= window[1]:
        raise StaffError(f"--hours '{typed}' ends before it begins.")
    return window


def _time(typed: str) -> time:
    return datetime.strptime(typed.replace("h", ":").removesuffix(":"), _shape(typed)).time()


def _shape(typed: str) -> str:
    return "%H:%M" if re.search(r"[:h]\d", typed) else "%H"


def _weekday(word: str) -> int:
    number = _NUMBERS.get(fold(word).rstrip("."))
    if number is None:
        raise StaffError(f"--weekdays '{word}' is no day; there is {', '.join(WEEKDAYS)}.")
    return number


def _is(typed: str, *names: str) -> bool:
    return _letters(typed) in map(_letters, names)


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name))


def _unknown(what: str, typed: str, known: Iterable[str]) -> StaffError:
    return StaffError(f"There is no {what} '{typed}'; there is {', '.join(known)}.")
