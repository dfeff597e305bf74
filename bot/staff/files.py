"""Slots from a file: a table saved as CSV, or a calendar."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.booking import campuses_of
from bot.booking.importing import (
    LANGUAGES,
    MODES,
    MOST_SEATS,
    ImportRefused,
    LineError,
    Row,
    read_csv,
)
from bot.booking.importing_calendars import Defaults, read_ics
from bot.catalogue import School
from bot.staff.asked import Unsaid
from bot.staff.errors import StaffError
from bot.staff.office import Office
from bot.staff.reading import (
    check_lengths,
    not_there,
    read_campus,
    read_choice,
    read_number,
    read_school,
)

LARGEST = 5_000_000


def read_file(office: Office, file: Path, unsaid: Unsaid) -> tuple[Row, ...]:
    """
    Raises:
        StaffError: it cannot be read, or is neither.
        ImportRefused: with what is wrong in each line.
    """
    kind = file.suffix.lower()
    if kind == ".csv":
        return _table(office, _content(file), unsaid)
    if kind == ".ics":
        return read_ics(_content(file), _defaults(office, unsaid), now=office.now)
    raise StaffError(f"{file} is neither a table (.csv) nor a calendar (.ics).")


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise StaffError(f"{file} is larger than {LARGEST // 1_000_000} MB.")
        return file.read_bytes()
    except OSError as error:
        raise StaffError(f"{file} cannot be read: {error.strerror}.") from error


def _table(office: Office, content: bytes, unsaid: Unsaid) -> tuple[Row, ...]:
    given = [f"--{name}" for name, value in vars(unsaid).items() if value is not None]
    if given:
        raise StaffError(f"A table says this in its own columns: leave out {', '.join(given)}.")
    schools = {each.id: each for each in office.catalogue.schools.values() if each.campuses}
    campuses = campuses_of(office.catalogue.places.values())
    try:
        rows = read_csv(_text(content), campuses=campuses, schools=schools, now=office.now)
    except csv.Error as error:
        raise StaffError(f"This is no table that was saved as CSV: {error}.") from error
    if wrong := list(_elsewhere(rows, schools)):
        raise ImportRefused(wrong)
    return rows


def _elsewhere(rows: Iterable[Row], schools: Mapping[str, School]) -> Iterator[LineError]:
    for row in rows:
        school = schools[row.slot.school]
        if row.slot.campus not in school.campuses:
            yield LineError(row.line, not_there(school, row.slot.campus))


def _text(content: bytes) -> str:
    """Spreadsheets on Windows save what they call CSV in its old alphabet."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _defaults(office: Office, unsaid: Unsaid) -> Defaults:
    if unsaid.campus is None or unsaid.school is None:
        raise StaffError("A calendar does not say where and for whom: add --campus and --school.")
    seats = 1 if unsaid.capacity is None else unsaid.capacity
    check_lengths(unsaid.interviewer or "", unsaid.location or "")
    place = read_campus(office.catalogue, unsaid.campus)
    return Defaults(
        campus=campuses_of([place])[place.id],
        school=read_school(office.catalogue, unsaid.school, place).id,
        capacity=read_number("--capacity", seats, 1, MOST_SEATS),
        language=read_choice("--language", unsaid.language or "both", LANGUAGES),
        mode=read_choice("--mode", unsaid.mode or "on_site", MODES),
        interviewer=unsaid.interviewer or "",
        location=unsaid.location or "",
    )
