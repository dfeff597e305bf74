"""Slots as staff see, import and close them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from bot.booking import Slot, close_slot, list_appointments, list_slots, slot_by_id
from bot.booking.importing import ImportRefused, LineError, import_rows
from bot.booking.planning import Added
from bot.staff.asked import Unsaid, Wanted
from bot.staff.errors import StaffError
from bot.staff.files import read_file
from bot.staff.office import office
from bot.staff.reading import Period, read_campus, read_school, read_shown
from bot.staff.tables import counted, day_of, hours_of, table

COLUMNS = (
    *("No", "Day", "Time", "Campus", "School", "Booked", "Language", "Mode", "Interviewer"),
    "State",
)
LARGEST_NUMBER = 2**31 - 1


def import_file(file: Path, unsaid: Unsaid) -> str:
    with office() as here:
        try:
            rows = read_file(here, file, unsaid)
            return told(here.write_slots(lambda session: import_rows(session, rows)))
        except ImportRefused as refusal:
            raise StaffError(_faults(file, refusal.errors)) from refusal


def told(added: Added) -> str:
    there = f"; {added.known} were there already" if added.known else ""
    return f"{counted(added.new, 'slot')} added{there}."


def listed(wanted: Wanted, *, only_free: bool) -> str:
    with office() as here:
        campus = read_campus(here.catalogue, wanted.campus).id if wanted.campus else None
        school = read_school(here.catalogue, wanted.school).id if wanted.school else None
        period = read_shown(wanted.first, wanted.last, here.today)
        slots, booked = here.read(lambda session: _in(period, session))
    shown = [
        slot
        for slot in slots
        if campus in (None, slot.campus)
        and school in (None, slot.school)
        and wanted.interviewer in (None, slot.interviewer)
        and not (only_free and _state(slot, booked[slot.id]) != "open")
    ]
    rows = [_row(slot, booked[slot.id]) for slot in shown]
    return table(COLUMNS, rows, f"{counted(len(rows), 'slot')} {period}.")


def set_closed(numbers: Sequence[int], *, closed: bool) -> str:
    """All of them, or none where one is unknown."""
    with office() as here:
        return here.write(
            lambda session: "\n".join(_set_closed(session, number, closed) for number in numbers)
        )


def _faults(file: Path, errors: Sequence[LineError]) -> str:
    lines = (f"  line {error.line}: {error.problem}" for error in errors)
    count = counted(len(errors), "error")
    return "\n".join((f"Nothing was imported from {file}, {count}:", *lines))


def _in(period: Period, session: Session) -> tuple[list[Slot], Counter[int]]:
    """Its slots, and how many seats of each are booked."""
    first, last = period.instants
    slots = list_slots(session, first=first, last=last)
    booked = list_appointments(session, first=first, last=last)
    return (
        [slot for slot in slots if period.holds(slot.start)],
        Counter(each.slot.id for each in booked if each.status != "cancelled"),
    )


def _row(slot: Slot, booked: int) -> tuple[object, ...]:
    return (
        *(slot.id, day_of(slot.start), hours_of(slot), slot.campus, slot.school),
        *(f"{booked} of {slot.capacity}", slot.language, slot.mode, slot.interviewer),
        _state(slot, booked),
    )


def _state(slot: Slot, booked: int) -> str:
    if slot.closed:
        return "closed"
    return "full" if booked >= slot.capacity else "open"


def _set_closed(session: Session, number: int, closed: bool) -> str:
    slot = None
    if 0 < number <= LARGEST_NUMBER and close_slot(session, number, closed=closed):
        slot = slot_by_id(session, number)
    if slot is None:
        raise StaffError(
            f"There is no slot {number}, nothing was changed; `parcours slots list` shows them."
        )
    where = f"{day_of(slot.start)} {hours_of(slot)}, {slot.campus}, {slot.school}"
    line = f"Slot {number} ({where}) is {'closed' if closed else 'open'}."
    stay = _booked(session, slot) if closed else []
    return f"{line} Still booked: {', '.join(stay)}." if stay else line


def _booked(session: Session, slot: Slot) -> list[str]:
    there = list_appointments(session, first=slot.starts_at, last=slot.ends_at, status="booked")
    return [each.reference for each in there if each.slot.id == slot.id]
