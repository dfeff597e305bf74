"""Calendar files that mail programmes understand: one event, its changes, its end."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vText,
)

from bot.booking.appointments import Appointment

PRODUCT = "-//Parcours//Interviews//FR NL"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def new_calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def invitation(
    appointment: Appointment,
    *,
    summary: str,
    description: str,
    location: str,
    organizer: str,
    now: datetime,
) -> bytes:
    """The file for the applicant: a request, or where the appointment is cancelled its end.

    The same reference gives the same UID, and each change a higher SEQUENCE.
    """
    cancelled = appointment.status == "cancelled"
    calendar = new_calendar("CANCEL" if cancelled else "REQUEST")
    add_zone(calendar, appointment)
    event = new_event(appointment, now=now)
    event.add("summary", summary)
    event.add("description", description)
    event.add("location", location)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    if appointment.email is not None:
        event.add("attendee", _attendee(appointment.name, appointment.email))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def new_event(appointment: Appointment, *, now: datetime) -> Event:
    """When it is and which one, without any words."""
    event = Event()
    event.add("uid", f"{appointment.reference.lower()}@parcours")
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", now.astimezone(timezone.utc))
    event.add("dtstart", appointment.slot.start)
    event.add("dtend", appointment.slot.end)
    return event


def add_zone(calendar: Calendar, *appointments: Appointment) -> None:
    """The rules of the clocks that the events are written in."""
    first_years: dict[str, int] = {}
    for appointment in appointments:
        zone, year = appointment.slot.timezone, appointment.slot.start.year
        first_years[zone] = min(year, first_years.get(zone, year))
    for zone, year in sorted(first_years.items()):
        calendar.add_component(zone_rules(zone, year))


@lru_cache(maxsize=64)
def zone_rules(zone: str, year: int) -> Timezone:
    """The changes of the clock as yearly rules, right from the beginning of `year` on."""
    rules = Timezone()
    rules.add("tzid", zone)
    changes = [*_changes(zone, year - 1)]
    if not changes:
        start = datetime(year - 1, 1, 1, tzinfo=ZoneInfo(zone))
        rules.add_component(_observance(start.replace(tzinfo=None), start, start))
    for moment in changes:
        before = (moment - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
        after = moment.astimezone(ZoneInfo(zone))
        onset = moment.replace(tzinfo=None) + (before.utcoffset() or timedelta(0))
        observance = _observance(onset, before, after)
        observance.add("rrule", _yearly(onset))
        rules.add_component(observance)
    return rules


def _attendee(name: str, email: str) -> vCalAddress:
    attendee: vCalAddress = vCalAddress(f"mailto:{email}")
    attendee.params["CN"] = vText(name)
    attendee.params["RSVP"] = vText("FALSE")
    return attendee


def _changes(zone: str, year: int) -> Iterator[datetime]:
    """The instants of a year at which the clock changes: on the hour, as everywhere in Europe."""
    hour = datetime(year, 1, 1, tzinfo=timezone.utc)
    offset = hour.astimezone(ZoneInfo(zone)).utcoffset()
    while hour.year == year:
        now = hour.astimezone(ZoneInfo(zone)).utcoffset()
        if now != offset:
            yield hour
        hour, offset = hour + timedelta(hours=1), now


def _observance(
    onset: datetime, before: datetime, after: datetime
) -> TimezoneDaylight | TimezoneStandard:
    """`onset` is read, as the standard wants, on the clock before the change."""
    observance = TimezoneDaylight() if after.dst() else TimezoneStandard()
    observance.add("dtstart", onset)
    observance.add("tzoffsetfrom", before.utcoffset())
    observance.add("tzoffsetto", after.utcoffset())
    observance.add("tzname", after.tzname())
    return observance


def _yearly(onset: datetime) -> dict[str, object]:
    last_week = onset.day + 7 > monthrange(onset.year, onset.month)[1]
    week = -1 if last_week else (onset.day - 1) // 7 + 1
    return {
        "freq": "yearly",
        "bymonth": onset.month,
        "byday": f"{week}{WEEKDAYS[onset.weekday()]}",
    }
