"""Each criterion of a school beside the answers, and other schools that may suit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.catalogue import Catalogue, Criterion, Outcome, Place, School
from bot.catalogue.criteria import AnyTest
from bot.lexicon import fold
from bot.towns import Town

# As the reasons are told: conditions first, then who goes first, then whom they looked for.
KINDS = ("condition", "priority", "profile_sought")
QUESTIONS = ("employment_status", "education", "age", "residence")
OTHERS_AT_MOST = 2

Summary = Literal["nothing_against", "one_to_confirm", "some_to_confirm"]


@dataclass(frozen=True)
class Result:
    criterion: Criterion
    outcome: Outcome


@dataclass(frozen=True)
class Assessment:
    """The results for one school; `version` names the exact catalogue they follow from."""

    school: School
    version: str
    results: tuple[Result, ...]

    @property
    def to_confirm(self) -> tuple[Result, ...]:
        """What a person should clear up. A profile sought is none: it binds nobody."""
        return tuple(
            result
            for result in self.results
            if result.outcome != "met" and result.criterion.kind != "profile_sought"
        )

    def reasons(self, language: str) -> tuple[str, ...]:
        """What is told, criterion by criterion; the same words once."""
        told = (result.criterion.reason(result.outcome)[language] for result in self.results)
        return tuple(dict.fromkeys(told))

    @property
    def summary(self) -> Summary:
        if not self.to_confirm:
            return "nothing_against"
        return "one_to_confirm" if len(self.to_confirm) == 1 else "some_to_confirm"


@dataclass(frozen=True)
class Other:
    """Another school that may suit, with its campus nearest to where the person lives."""

    school: School
    place: Place
    km: int | None


def questions_for(school: School) -> tuple[str, ...]:
    """What must be asked; last where the person lives, on which other schools named depend."""
    needed = {*questions_tested(school), "residence"}
    return tuple(question for question in QUESTIONS if question in needed)


def questions_tested(school: School) -> tuple[str, ...]:
    """Those whose answers its criteria tell apart: none whose criterion is open to all."""
    tested = {c.question for c in school.criteria if not isinstance(c.test, AnyTest)}
    return tuple(question for question in QUESTIONS if question in tested)


def assess(catalogue: Catalogue, school: School, answers: Mapping[str, int | str]) -> Assessment:
    """Each criterion of `school` on `answers` (question -> normal value); absent means not said."""
    ordered = sorted(school.criteria, key=lambda criterion: KINDS.index(criterion.kind))
    results = (Result(c, c.outcome(answers.get(c.question))) for c in ordered)
    return Assessment(school, catalogue.version, tuple(results))


def other_schools(
    catalogue: Catalogue, towns: Mapping[str, Town], school: School, residence: str | None
) -> tuple[Other, ...]:
    """Other schools, nearest to `residence` first (a place id or a town); none if it is unknown."""
    here = _position(catalogue, towns, residence)
    if here is None:
        return ()
    found: dict[str, Other] = {}
    for near in catalogue.nearest_places(*here, limit=len(catalogue.places)):
        for other in catalogue.schools_in(near.place.id):
            if other.kind == "school" and other.id != school.id:
                found.setdefault(other.id, Other(other, near.place, round(near.km)))
    return tuple(found.values())[:OTHERS_AT_MOST]


def nearest_school(
    catalogue: Catalogue, towns: Mapping[str, Town], residence: str | None
) -> School | None:
    """The school with criteria whose campus is nearest to `residence`."""
    here = _position(catalogue, towns, residence)
    if here is None:
        return None
    for near in catalogue.nearest_places(*here, limit=len(catalogue.places)):
        for school in catalogue.schools_in(near.place.id):
            if school.criteria:
                return school
    return None


def _position(
    catalogue: Catalogue, towns: Mapping[str, Town], name: str | None
) -> tuple[float, float] | None:
    """Latitude and longitude in degrees."""
    spot = catalogue.places.get(name or "") or towns.get(fold(name or ""))
    return (spot.latitude, spot.longitude) if spot else None
