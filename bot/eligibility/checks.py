"""The log of checks: by which rules, for which school, on what kinds of answers; nobody's name.

It keeps what the criteria can tell apart and no more, so that an age becomes "19-39", and where a
person lives, which no school tests, is not kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from bot.catalogue import Catalogue, School
from bot.catalogue.criteria import BetweenTest
from bot.eligibility.assessing import Assessment, assess, questions_tested
from bot.storage import models

KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Check:
    """One check; `answers` are by question, and absent where nothing was said."""

    checked_at: datetime
    catalogue: str
    school: str
    language: str
    answers: Mapping[str, str]


class OtherRules(Exception):
    """The check followed from another state of the catalogue, whose version it names."""

    def __init__(self, check: Check, catalogue: Catalogue) -> None:
        self.check, self.catalogue = check, catalogue
        super().__init__(
            f"the check follows from catalogue {check.catalogue}, this is {catalogue.version}"
        )


def log_check(
    session: Session,
    assessment: Assessment,
    answers: Mapping[str, int | str],
    *,
    language: str,
    now: datetime,
) -> None:
    kinds = json.dumps(_kinds(assessment.school, answers), sort_keys=True)
    session.execute(
        insert(models.checks).values(
            checked_at=now,
            catalogue=assessment.version,
            school=assessment.school.id,
            language=language,
            answers=kinds,
        )
    )


def read_checks(session: Session) -> tuple[Check, ...]:
    """Every check still kept, the oldest first."""
    rows = session.execute(select(models.checks).order_by(models.checks.c.id))
    return tuple(
        Check(row.checked_at, row.catalogue, row.school, row.language, json.loads(row.answers))
        for row in rows
    )


def replay(catalogue: Catalogue, check: Check) -> Assessment:
    """What the person was told then.

    Raises:
        OtherRules: `catalogue` is not the one that the check followed from.
    """
    if check.catalogue != catalogue.version:
        raise OtherRules(check, catalogue)
    answers = {question: _answer(question, kind) for question, kind in check.answers.items()}
    return assess(catalogue, catalogue.school(check.school), answers)


def forget_checks(session: Session, *, now: datetime) -> int:
    """Removes what has been kept long enough; how many."""
    old = delete(models.checks).where(models.checks.c.checked_at <= now - KEPT)
    return int(session.execute(old).rowcount)


def _kinds(school: School, answers: Mapping[str, int | str]) -> dict[str, str]:
    tested = {
        question: answers[question] for question in questions_tested(school) if question in answers
    }
    return {
        question: _range(school, answer) if isinstance(answer, int) else answer
        for question, answer in tested.items()
    }


def _range(school: School, age: int) -> str:
    """The ages that no criterion tells apart from `age`, as "-18", "19-39" or "40-"."""
    bounds = [c.test.between for c in school.criteria if isinstance(c.test, BetweenTest)]
    firsts = {low for low, _ in bounds if low is not None}
    firsts |= {high + 1 for _, high in bounds if high is not None}
    first = max((each for each in firsts if each <= age), default="")
    last = min((each - 1 for each in firsts if each > age), default="")
    return f"{first}-{last}"


def _answer(question: str, kind: str) -> int | str:
    if question != "age":
        return kind
    first, _, last = kind.partition("-")
    return int(first or last)
