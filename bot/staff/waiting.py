"""The waiting list as staff see it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.booking import Hold, Waiting, known_campuses, list_waiting
from bot.booking.waiting import offer_to
from bot.staff.office import office
from bot.staff.reading import read_campus
from bot.staff.tables import day_of, hours_of, table

COLUMNS = (
    *("Reference", "Since", "Campus", "School", "Name", "Contact", "Language", "Status"),
    *("Slot", "Kept until"),
)


def listed(campus: str | None) -> str:
    with office() as here:
        place = read_campus(here.catalogue, campus).id if campus else None
        people = [each for each in here.read(list_waiting) if place in (None, each.campus)]
        offers = here.read(lambda s: [(each, offer_to(s, each, now=here.now)) for each in people])
        zones = {id_: ZoneInfo(each.timezone) for id_, each in here.read(known_campuses).items()}
    rows = [_row(person, offer, zones[person.campus]) for person, offer in offers]
    return table(COLUMNS, rows, f"{len(rows)} on the waiting list.")


def _row(person: Waiting, offer: Hold | None, zone: ZoneInfo) -> tuple[object, ...]:
    since = day_of(person.joined_at.astimezone(zone))
    kept = _kept(offer, zone) if offer else ("", "")
    return (
        *(person.reference, since, person.campus, person.school),
        *(person.name, person.contact, person.language, person.status),
        *kept,
    )


def _kept(offer: Hold, zone: ZoneInfo) -> tuple[str, str]:
    """The slot offered, and until when it can be taken."""
    until = offer.expires_at.astimezone(zone)
    return (
        f"{day_of(offer.slot.start)} {hours_of(offer.slot)}",
        f"{day_of(until)} {until:%H:%M}",
    )
