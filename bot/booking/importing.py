"""Slots from a file of the staff: all of it, or a list of what is wrong line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.booking.campuses import Campus
from bot.booking.planning import LONGEST, Added, NewSlot, add_slots
from bot.booking.slots import Mode, SlotLanguage
from bot.booking.zones import NoSuchTime, TimeComesTwice, instant
from bot.storage import models

REQUIRED = ("campus", "school", "date", "start", "end")
OPTIONAL = ("capacity", "language", "mode", "interviewer", "location")
LANGUAGES: tuple[SlotLanguage, ...] = get_args(SlotLanguage)
MODES: tuple[Mode, ...] = get_args(Mode)
MOST_SEATS = 100

T = TypeVar("T")
S = TypeVar("S", bound=str)


@dataclass(frozen=True)
class LineError:
    """What is wrong in a line, counted from 1 with the heading."""

    line: int
    problem: str


class ImportRefused(Exception):
    """Nothing was imported; `errors` in the order of their lines."""

    def __init__(self, errors: Iterable[LineError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: error.line))
        super().__init__("; ".join(f"line {each.line}: {each.problem}" for each in self.errors))


@dataclass(frozen=True)
class Row:
    """A slot and the line it comes from."""

    line: int
    slot: NewSlot


def import_rows(session: Session, rows: Iterable[Row]) -> Added:
    """Adds what `read_csv` or `read_ics` gave; slots that are there already count as known.

    Raises:
        ImportRefused: an interviewer already has another slot at that time.
    """
    rows = list(rows)
    errors = [error for row in rows for error in _clash_with_known(session, row)]
    if errors:
        raise ImportRefused(errors)
    return add_slots(session, [row.slot for row in rows])


def read_csv(
    text: str, *, campuses: Mapping[str, Campus], schools: Collection[str], now: datetime
) -> tuple[Row, ...]:
    """Rows of a table with the columns `REQUIRED` and any of `OPTIONAL`, split by `,` or `;`.

    Dates are 2026-03-31 or 31/03/2026, times 14:30, both on the campus's clock.

    Raises:
        ImportRefused
    """
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text))
    columns = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    missing = [name for name in REQUIRED if name not in columns]
    unknown = [name for name in columns if name not in REQUIRED + OPTIONAL]
    if missing or unknown:
        raise ImportRefused([LineError(1, _heading_problem(missing, unknown))])
    reader.fieldnames = columns
    return collect(
        ((reader.line_num, cells) for cells in reader),
        lambda cells: _slot_of(cells, campuses, schools, now),
    )


def collect(lines: Iterable[tuple[int, T]], read: Callable[[T], NewSlot]) -> tuple[Row, ...]:
    """Reads each line; `read` raises ValueError with the problem.

    Raises:
        ImportRefused: with the problems of all lines.
    """
    rows, errors = [], []
    for line, content in lines:
        try:
            rows.append(Row(line, read(content)))
        except ValueError as error:
            errors.append(LineError(line, str(error)))
    errors += _clashes(rows)
    if errors or not rows:
        raise ImportRefused(errors or [LineError(1, "no slots in this file")])
    return tuple(rows)


def check_times(start: datetime, end: datetime, now: datetime) -> None:
    """Raises ValueError where no interview can be."""
    if end <= start:
        raise ValueError("it ends before it starts")
    if end - start > LONGEST:
        raise ValueError(f"it lasts {end - start}, more than {LONGEST}")
    if start <= now:
        raise ValueError("it lies in the past")


def _delimiter(text: str) -> str:
    heading = text.split("\n", 1)[0]
    return ";" if heading.count(";") > heading.count(",") else ","


def _heading_problem(missing: list[str], unknown: list[str]) -> str:
    parts = []
    if missing:
        parts.append(f"columns missing: {', '.join(missing)}")
    if unknown:
        parts.append(f"unknown columns: {', '.join(unknown)}")
    return f"{'; '.join(parts)}; there are {', '.join(REQUIRED + OPTIONAL)}"


def _slot_of(
    cells: dict[str, str | None],
    campuses: Mapping[str, Campus],
    schools: Collection[str],
    now: datetime,
) -> NewSlot:
    if None in cells or None in cells.values():
        raise ValueError("it has more or fewer cells than the heading")
    cell = {name: (value or "").strip() for name, value in cells.items()}
    campus = campuses[_among("campus", cell["campus"], campuses)]
    school = _among("school", cell["school"], schools)
    day = _date(cell["date"])
    try:
        start = instant(day, _time(cell["start"]), campus.timezone)
        end = instant(day, _time(cell["end"]), campus.timezone)
    except (NoSuchTime, TimeComesTwice) as error:
        raise ValueError(str(error)) from error
    check_times(start, end, now)
    return NewSlot(
        campus=campus.id,
        school=school,
        starts_at=start,
        ends_at=end,
        timezone=campus.timezone,
        capacity=_seats(cell.get("capacity") or "1"),
        language=_among("language", cell.get("language") or "both", LANGUAGES),
        mode=_among("mode", cell.get("mode") or "on_site", MODES),
        interviewer=_short("interviewer", cell.get("interviewer", ""), 120),
        location=_short("location", cell.get("location", ""), 300),
    )


def _among(column: str, value: str, known: Collection[S]) -> S:
    for each in known:
        if each == value:
            return each
    raise ValueError(f"{column} '{value}' is not known; there is {', '.join(known)}")


def _date(value: str) -> date:
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(value, shape).date()
        except ValueError:
            continue
    raise ValueError(f"date '{value}' is none; 2026-03-31 or 31/03/2026 would be one")


def _time(value: str) -> time:
    try:
        return datetime.strptime(value, "%H:%M").time()
    except ValueError:
        raise ValueError(f"time '{value}' is none; 14:30 would be one") from None


def _seats(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= MOST_SEATS:
        raise ValueError(f"capacity '{value}' is not a number from 1 to {MOST_SEATS}")
    return int(value)


def _short(column: str, value: str, most: int) -> str:
    if len(value) > most:
        raise ValueError(f"{column} is longer than {most} characters")
    return value


def _clashes(rows: list[Row]) -> Iterator[LineError]:
    """Lines that say the same, and interviewers who would be in two places."""
    seen: dict[tuple[str, str, datetime, str], int] = {}
    busy: dict[str, list[Row]] = {}
    for row in rows:
        slot = row.slot
        same = (slot.campus, slot.school, slot.starts_at, slot.interviewer)
        if same in seen:
            yield LineError(row.line, f"the same slot as in line {seen[same]}")
            continue
        seen[same] = row.line
        others = [each for each in busy.get(slot.interviewer, ()) if _overlap(each.slot, slot)]
        if others:
            yield LineError(row.line, f"{slot.interviewer} is busy then by line {others[0].line}")
        elif slot.interviewer:
            busy.setdefault(slot.interviewer, []).append(row)


def _overlap(one: NewSlot, other: NewSlot) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _clash_with_known(session: Session, row: Row) -> Iterator[LineError]:
    known, slot = models.slots.c, row.slot
    if not slot.interviewer:
        return
    query = select(known.campus, known.school, known.starts_at, known.timezone).where(
        known.interviewer == slot.interviewer,
        known.starts_at < slot.ends_at,
        known.ends_at > slot.starts_at,
    )
    for other in session.execute(query):
        same = (other.campus, other.school, other.starts_at)
        if same != (slot.campus, slot.school, slot.starts_at):
            place = f"{other.campus}, {other.school}"
            yield LineError(row.line, f"{slot.interviewer} already has a slot then ({place})")
