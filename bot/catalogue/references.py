"""Whether all that entries point at is there, and no name means two things."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.schema import Place, School, Topic
from bot.catalogue.values import PlaceValue


class Broken(NamedTuple):
    """A problem in the entry `name` of `kind` ("schools", "topics"...), at `path` in it."""

    kind: str
    name: str
    path: tuple[int | str, ...]
    problem: str


def broken_references(catalogue: Catalogue) -> Iterator[Broken]:
    for school in catalogue.schools.values():
        yield from _of_school(catalogue, school)
    for topic in catalogue.topics.values():
        yield from _missing(catalogue.topics, "topics", topic.id, ("next",), "topic", topic.next)
        yield from _missing(catalogue.bodies, "topics", topic.id, ("ask",), "body", topic.ask)
    for place in catalogue.places.values():
        if place.near is not None:
            near = catalogue.places.get(place.near)
            if near is None or near.near is not None:
                problem = f"'{place.near}' is no place with a campus"
                yield Broken("places", place.id, ("near",), problem)
    regions = {place.region for place in catalogue.places.values()}
    for body in catalogue.bodies.values():
        yield from _missing(regions, "bodies", body.id, ("regions",), "region", body.regions)
    yield from _shared_names("schools", catalogue.schools)
    yield from _shared_names("places", catalogue.places)


def _of_school(catalogue: Catalogue, school: School) -> Iterator[Broken]:
    name = school.id
    parents = () if school.part_of is None else (school.part_of,)
    others = catalogue.schools.keys() - {name}
    yield from _missing(others, "schools", name, ("part_of",), "school", parents)
    yield from _missing(others, "schools", name, ("related",), "school", school.related)
    yield from _missing(catalogue.places, "schools", name, ("campuses",), "place", school.campuses)
    yield from _missing(catalogue.bodies, "schools", name, ("ask",), "body", school.ask)
    for number, place_id in enumerate(school.campuses):
        place = catalogue.places.get(place_id)
        if place is not None and not place.has_campus:
            problem = f"'{place_id}' is only near '{place.near}', it has no campus"
            yield Broken("schools", name, ("campuses", number), problem)
    for number, fact in enumerate(school.facts):
        path = ("facts", number)
        yield from _question(catalogue.topics, name, path, fact.topic)
        yield from _missing(
            catalogue.sources, "schools", name, (*path, "sources"), "source", fact.sources
        )
        if isinstance(fact.value, PlaceValue) and fact.value.place not in catalogue.places:
            problem = f"no place '{fact.value.place}'"
            yield Broken("schools", name, (*path, "value", "place"), problem)
    seen: set[str] = set()
    for number, unknown in enumerate(school.unknown):
        path = ("unknown", number)
        yield from _question(catalogue.topics, name, path, unknown.topic)
        yield from _missing(catalogue.bodies, "schools", name, (*path, "ask"), "body", unknown.ask)
        if unknown.topic in seen:
            yield Broken("schools", name, path, f"'{unknown.topic}' is listed twice")
        if school.answers(unknown.topic):
            yield Broken("schools", name, path, f"'{unknown.topic}' is both known and unknown")
        seen.add(unknown.topic)
    seen = set()
    for number, criterion in enumerate(school.criteria):
        path = ("criteria", number)
        yield from _missing(
            catalogue.sources, "schools", name, (*path, "sources"), "source", criterion.sources
        )
        if criterion.id in seen:
            yield Broken("schools", name, path, f"the id '{criterion.id}' is used twice")
        seen.add(criterion.id)


def _missing(
    known: Iterable[str],
    kind: str,
    name: str,
    path: tuple[int | str, ...],
    what: str,
    asked: Iterable[str],
) -> Iterator[Broken]:
    for number, one in enumerate(asked):
        if one not in known:
            problem = f"no {what} '{one}'; there is {', '.join(sorted(known))}"
            yield Broken(kind, name, (*path, number), problem)


def _question(
    topics: Mapping[str, Topic], school: str, path: tuple[int | str, ...], topic: str
) -> Iterator[Broken]:
    if topic not in topics:
        yield Broken("schools", school, (*path, "topic"), f"no topic '{topic}'")
    elif topics[topic].kind != "question":
        yield Broken("schools", school, (*path, "topic"), f"'{topic}' is no question")


def _shared_names(
    kind: str, entries: Mapping[str, School] | Mapping[str, Place]
) -> Iterator[Broken]:
    owners: dict[str, str] = {}
    for entry in entries.values():
        for name in entry.names:
            owner = owners.setdefault(_plain(name), entry.id)
            if owner != entry.id:
                yield Broken(kind, entry.id, ("aliases",), f"'{name}' also names '{owner}'")


def _plain(name: str) -> str:
    """Without accents and capitals, as people type."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
