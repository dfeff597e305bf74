"""Which facts answer a question: of the school meant, of its network, or of several compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.catalogue import Body, Catalogue, Fact, Place, Row, School
from bot.lexicon import fold
from bot.towns import Town

COMPARED_AT_MOST = 7
ABOUT = "ask_about_school"
WHERE = "ask_location"


@dataclass(frozen=True)
class Question:
    """A topic, and what the message names. Towns are place ids of the catalogue, or names.

    `residence`: the town where the person says to live; `towns` are the others.
    `everywhere`: about several schools, whichever was talked about before.
    """

    topic: str
    programmes: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    residence: str | None = None
    everywhere: bool = False
    country: str | None = None


@dataclass(frozen=True)
class Context:
    """The school and town talked about last, and where the person lives."""

    programme: str | None = None
    town: str | None = None
    residence: str | None = None


@dataclass(frozen=True)
class Nearest:
    """No campus in `town`; the nearest is in `place`, `km` away as the crow flies."""

    town: str
    place: Place
    km: int


@dataclass(frozen=True)
class NotThere:
    """The school named has no campus in `town`."""

    town: str


@dataclass(frozen=True)
class Subject:
    """Whom a question is about, after the message and the conversation."""

    schools: tuple[School, ...] = ()
    remark: Nearest | NotThere | None = None


@dataclass(frozen=True)
class Known:
    """Facts of `school`; of its network `of_network` where the school has none of its own."""

    school: School
    facts: tuple[Fact, ...]
    of_network: School | None = None
    remark: Nearest | NotThere | None = None


@dataclass(frozen=True)
class Unknown:
    """No source says it, of `school` or of any."""

    school: School | None
    who: tuple[Body, ...]
    remark: Nearest | NotThere | None = None


@dataclass(frozen=True)
class Compared:
    """One fact of each school that has one."""

    rows: tuple[Row, ...]


Answer = Known | Unknown | Compared


def answer(
    catalogue: Catalogue, towns: Mapping[str, Town], question: Question, context: Context
) -> Answer:
    """The facts that answer `question`, or who may know."""
    subject = find_subject(catalogue, towns, question, context)
    if len(subject.schools) == 1:
        return _of_one(catalogue, question.topic, subject)
    schools = subject.schools or tuple(
        school
        for school in catalogue.schools.values()
        if school.kind != "programme" and question.country in (None, school.country)
    )
    rows = catalogue.compare(question.topic, [school.id for school in schools], by_value=True)
    known = tuple(row for row in rows if row.fact is not None)[:COMPARED_AT_MOST]
    if not known:
        return Unknown(None, catalogue.who_knows(None, question.topic))
    return Compared(known)


def _of_one(catalogue: Catalogue, topic: str, subject: Subject) -> Answer:
    (school,) = subject.schools
    facts = catalogue.facts(school.id, topic)
    if facts:
        return Known(school, facts, remark=subject.remark)
    if school.part_of:
        network = catalogue.school(school.part_of)
        facts = catalogue.facts(network.id, topic)
        if facts:
            return Known(school, facts, of_network=network, remark=subject.remark)
    around = catalogue.facts_around(school.id, topic)
    if around:
        return Compared(around)
    return Unknown(school, catalogue.who_knows(school.id, topic), remark=subject.remark)


def find_subject(
    catalogue: Catalogue, towns: Mapping[str, Town], question: Question, context: Context
) -> Subject:
    """The school meant: named, or in the town named, or talked about last. May be none.

    Where the person lives counts last, except for who asks where a school is.
    """
    named = tuple(catalogue.schools[p] for p in question.programmes if p in catalogue.schools)
    if len(named) > 1:
        return Subject(named)
    if named:
        return _in_town(catalogue, named[0], question)
    if question.towns:
        return _by_town(catalogue, towns, question.towns[0], context)
    elsewhere = question.everywhere or question.country
    school = None if elsewhere else catalogue.schools.get(context.programme or "")
    if question.residence and (school is None or question.topic == WHERE):
        return _by_town(catalogue, towns, question.residence, context)
    return Subject((school,)) if school else Subject()


def _in_town(catalogue: Catalogue, school: School, question: Question) -> Subject:
    """`school`, or the part of it that is in the town named, or where the person lives."""
    named = question.towns
    for town in named or filter(None, [question.residence]):
        place = catalogue.places.get(town)
        here = {place.id, place.near} if place else {town}
        for candidate in (school, *catalogue.parts_of(school.id)):
            if here & set(candidate.campuses):
                return Subject((candidate,))
    return Subject((school,), NotThere(named[0]) if named and school.campuses else None)


def _by_town(
    catalogue: Catalogue, towns: Mapping[str, Town], town: str, context: Context
) -> Subject:
    place = catalogue.places.get(town)
    if place is None:
        return _nearest_to(catalogue, towns, town)
    here = catalogue.schools_in(place.near or place.id)
    last = [school for school in here if school.id == context.programme]
    schools = [school for school in here if school.kind == "school"] or list(here)
    return Subject(tuple((last or schools)[:1]))


def _nearest_to(catalogue: Catalogue, towns: Mapping[str, Town], name: str) -> Subject:
    town = towns.get(fold(name))
    if town is None:
        return Subject()
    near = catalogue.nearest_places(town.latitude, town.longitude, limit=1)[0]
    found = _by_town(catalogue, towns, near.place.id, Context())
    return replace(found, remark=Nearest(town.name, near.place, round(near.km)))


def remembered(found: Answer, before: Context, question: Question) -> Context:
    """What the next question may leave out after this answer."""
    town = question.towns[0] if question.towns else before.town
    residence = question.residence or before.residence
    if isinstance(found, Compared):
        programme = question.programmes[0] if question.programmes else before.programme
    else:
        programme = found.school.id if found.school else before.programme
    return Context(programme, town, residence)
