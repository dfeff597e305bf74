"""Slots from the calendar that an interviewer keeps: an event is a slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from bot.booking.campuses import Campus
from bot.booking.importing import ImportRefused, LineError, Row, check_times, collect
from bot.booking.planning import NewSlot
from bot.booking.slots import Mode, SlotLanguage


@dataclass(frozen=True)
class Defaults:
    """What a calendar does not say of its events; an event's own LOCATION goes first."""

    campus: Campus
    school: str
    capacity: int = 1
    language: SlotLanguage = "both"
    mode: Mode = "on_site"
    interviewer: str = ""
    location: str = ""


def read_ics(data: bytes, defaults: Defaults, *, now: datetime) -> tuple[Row, ...]:
    """Rows of the calendar's events; times without a zone are on the campus's clock.

    Cancelled events are passed over, repeating ones refused: a weekly pattern does that better.

    Raises:
        ImportRefused: by the line at which the event begins.
    """
    try:
        calendar = Calendar.from_ical(data)
    except ValueError as error:
        raise ImportRefused([LineError(1, f"not a calendar file: {error}")]) from error
    return collect(_events(calendar, data), lambda event: _slot_of(event, defaults, now))


def _events(calendar: Calendar, data: bytes) -> Iterator[tuple[int, Component]]:
    lines = data.decode("utf-8", "replace").splitlines()
    begins = [n for n, line in enumerate(lines, start=1) if line.strip().upper() == "BEGIN:VEVENT"]
    for line, event in zip(begins, calendar.walk("VEVENT"), strict=False):
        if event.get("status") != "CANCELLED":
            yield line, event


def _slot_of(event: Component, defaults: Defaults, now: datetime) -> NewSlot:
    if any(name in event for name in ("rrule", "rdate")):
        raise ValueError("it repeats; plan slots that repeat with a weekly pattern")
    start, end = _moment(event, "dtstart", defaults), _moment(event, "dtend", defaults)
    check_times(start, end, now)
    return NewSlot(
        campus=defaults.campus.id,
        school=defaults.school,
        starts_at=start,
        ends_at=end,
        timezone=defaults.campus.timezone,
        capacity=defaults.capacity,
        language=defaults.language,
        mode=defaults.mode,
        interviewer=defaults.interviewer,
        location=str(event.get("location", defaults.location))[:300],
    )


def _moment(event: Component, name: str, defaults: Defaults) -> datetime:
    moment = getattr(event.get(name), "dt", None)
    length = getattr(event.get("duration"), "dt", None)
    if name == "dtend" and moment is None and isinstance(length, timedelta):
        return _moment(event, "dtstart", defaults) + length
    if not isinstance(moment, datetime):
        raise ValueError(f"{name.upper()} is not a date with a time")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(defaults.campus.timezone))
    return moment.astimezone(timezone.utc)
