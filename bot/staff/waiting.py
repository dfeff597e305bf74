"""The waiting list as staff see it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.booking import Waiting, known_campuses, list_waiting
from bot.staff.office import office
from bot.staff.reading import read_campus
from bot.staff.tables import day_of, table

COLUMNS = ("Reference", "Since", "Campus", "School", "Name", "Contact", "Language", "Status")


def listed(campus: str | None) -> str:
    with office() as here:
        place = read_campus(here.catalogue, campus).id if campus else None
        people = [each for each in here.read(list_waiting) if place in (None, each.campus)]
        zones = {id_: ZoneInfo(each.timezone) for id_, each in here.read(known_campuses).items()}
    rows = [_row(person, zones[person.campus]) for person in people]
    return table(COLUMNS, rows, f"{len(rows)} on the waiting list.")


def _row(person: Waiting, zone: ZoneInfo) -> tuple[object, ...]:
    since = day_of(person.joined_at.astimezone(zone))
    return (
        *(person.reference, since, person.campus, person.school),
        *(person.name, person.contact, person.language, person.status),
    )
