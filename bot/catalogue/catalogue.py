"""Looking things up in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple, TypeVar

from bot.catalogue.schema import Body, Fact, Place, School, Source, Topic, Word

EARTH_RADIUS_KM = 6371.0

E = TypeVar("E")


class UnknownName(LookupError):
    """An id that the catalogue does not hold."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        super().__init__(f"no {kind} '{name}'; there is {', '.join(self.known)}")


class NearPlace(NamedTuple):
    place: Place
    km: float


class Row(NamedTuple):
    """One line of a comparison; `fact` is None where nothing is known."""

    school: School
    fact: Fact | None


@dataclass(frozen=True)
class Catalogue:
    """All entries by id, in the order of their files; `version` names the exact content."""

    schools: Mapping[str, School]
    topics: Mapping[str, Topic]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    bodies: Mapping[str, Body]
    words: Mapping[str, Word]
    version: str

    def school(self, school_id: str) -> School:
        return _entry(self.schools, "school", school_id)

    def topic(self, topic: str) -> Topic:
        return _entry(self.topics, "topic", topic)

    def place(self, place_id: str) -> Place:
        return _entry(self.places, "place", place_id)

    @property
    def questions(self) -> tuple[Topic, ...]:
        """The topics that facts can be about."""
        return tuple(topic for topic in self.topics.values() if topic.kind == "question")

    def facts(self, school_id: str, topic: str) -> tuple[Fact, ...]:
        return self.school(school_id).facts_on(self.topic(topic).id)

    def sources_of(self, fact: Fact) -> tuple[Source, ...]:
        return tuple(self.sources[source] for source in fact.sources)

    def who_knows(
        self, school_id: str | None, topic: str, *, place_id: str | None = None
    ) -> tuple[Body, ...]:
        """Who to ask: those the school names, else the topic's, where they serve the school.

        A place narrows them to those serving its region, if any does.
        """
        asked = self.topic(topic).ask
        if school_id is None:
            bodies = tuple(self.bodies[body] for body in asked)
        else:
            school = self.school(school_id)
            asked = school.asks_about(topic) or asked
            bodies = tuple(self.bodies[body] for body in asked)
            bodies = _serving(bodies, school.country, self._regions(school))
        if place_id:
            place = self.place(place_id)
            bodies = _serving(bodies, place.country, {place.region}) or bodies
        return bodies

    def _regions(self, school: School) -> set[str]:
        return {self.places[place].region for place in school.campuses}

    def schools_in(self, place_id: str) -> tuple[School, ...]:
        """Schools with a campus in the place itself; see `Place.near` where it has none."""
        place = self.place(place_id)
        return tuple(school for school in self.schools.values() if place.id in school.campuses)

    def schools_in_country(self, country: str) -> tuple[School, ...]:
        return tuple(school for school in self.schools.values() if school.country == country)

    def parts_of(self, school_id: str) -> tuple[School, ...]:
        return tuple(school for school in self.schools.values() if school.part_of == school_id)

    def facts_around(self, school_id: str, topic: str) -> tuple[Row, ...]:
        """The first facts of a network's schools, or of a school's network, to offer instead."""
        school = self.school(school_id)
        parents = (self.school(school.part_of),) if school.part_of else ()
        around = self.parts_of(school_id) or parents
        rows = (Row(other, next(iter(self.facts(other.id, topic)), None)) for other in around)
        return tuple(row for row in rows if row.fact)

    def nearest_places(
        self, latitude: float, longitude: float, *, limit: int = 3
    ) -> tuple[NearPlace, ...]:
        """The towns with a campus, nearest first, as the crow flies."""
        near = (
            NearPlace(place, distance_km(latitude, longitude, place.latitude, place.longitude))
            for place in self.places.values()
            if place.has_campus
        )
        return tuple(sorted(near, key=lambda found: found.km)[:limit])

    def compare(
        self, topic: str, school_ids: Iterable[str] | None = None, *, by_value: bool = False
    ) -> tuple[Row, ...]:
        """Each school's first fact on a topic, those without one last.

        Unless named, all schools and networks. With `by_value`, the smallest value first.
        """
        self.topic(topic)
        if school_ids is None:
            schools = tuple(s for s in self.schools.values() if s.kind != "programme")
        else:
            schools = tuple(self.school(school_id) for school_id in school_ids)
        rows = [Row(school, next(iter(school.facts_on(topic)), None)) for school in schools]
        return tuple(sorted(rows, key=_by_value if by_value else _known_first))


def _entry(entries: Mapping[str, E], kind: str, name: str) -> E:
    try:
        return entries[name]
    except KeyError:
        raise UnknownName(kind, name, entries) from None


def _serving(bodies: Iterable[Body], country: str | None, regions: set[str]) -> tuple[Body, ...]:
    return tuple(
        body
        for body in bodies
        if (not body.country or not country or body.country == country)
        and (not body.regions or not regions or regions & set(body.regions))
    )


def _known_first(row: Row) -> bool:
    return row.fact is None


def _by_value(row: Row) -> tuple[int, str, float, str]:
    if row.fact is None:
        return 2, "", 0, ""
    if row.fact.value is None:
        return 1, "", 0, ""
    kind, size = row.fact.value.order
    return (0, kind, 0, size) if isinstance(size, str) else (0, kind, size, "")


def distance_km(latitude: float, longitude: float, other_lat: float, other_lon: float) -> float:
    """Haversine."""
    lat, lon, olat, olon = map(radians, (latitude, longitude, other_lat, other_lon))
    half = sin((olat - lat) / 2) ** 2 + cos(lat) * cos(olat) * sin((olon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
