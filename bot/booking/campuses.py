"""The campuses that slots belong to: places of the catalogue, with what booking needs of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Protocol

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.storage import insert_missing, models


@dataclass(frozen=True)
class Campus:
    """`id` is a place of the catalogue; `country` decides its holidays."""

    id: str
    country: str
    timezone: str


class HasCampus(Protocol):
    """What a place of the catalogue has of a campus."""

    @property
    def id(self) -> str: ...

    @property
    def country(self) -> str: ...

    @property
    def timezone(self) -> str: ...

    @property
    def has_campus(self) -> bool: ...


def campuses_of(places: Iterable[HasCampus]) -> dict[str, Campus]:
    """By id, from `catalogue.places.values()`."""
    return {
        place.id: Campus(place.id, place.country, place.timezone)
        for place in places
        if place.has_campus
    }


def put_campuses(session: Session, campuses: Mapping[str, Campus]) -> None:
    """Writes them; known ones are brought up to date, none is removed."""
    columns = [field.name for field in fields(Campus)]
    rows = [{column: getattr(campus, column) for column in columns} for campus in campuses.values()]
    insert_missing(session, models.campuses, rows)
    known = models.campuses.c
    for campus in campuses.values():
        session.execute(
            update(models.campuses)
            .where(known.id == campus.id)
            .where((known.country != campus.country) | (known.timezone != campus.timezone))
            .values(country=campus.country, timezone=campus.timezone)
        )


def known_campuses(session: Session) -> dict[str, Campus]:
    columns = (models.campuses.c[field.name] for field in fields(Campus))
    return {row.id: Campus(*row) for row in session.execute(select(*columns))}
