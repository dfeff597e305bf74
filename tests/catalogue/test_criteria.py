from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.catalogue import Catalogue, Criterion

WORDS = {"fr": "mots", "nl": "woorden"}


def criterion(question: str, **test: object) -> Criterion:
    return Criterion.parse_obj(
        {
            "id": "one",
            "kind": "condition",
            "question": question,
            "test": test,
            "met": {"fr": "oui", "nl": "ja"},
            "not_met": {"fr": "non", "nl": "nee"},
            "unknown": {"fr": "?", "nl": "?"},
            "why": WORDS,
            "sources": ["S0"],
        }
    )


@pytest.mark.parametrize(
    ("age", "outcome"),
    [(18, "not_met"), (19, "met"), (39, "met"), (40, "not_met"), (None, "unknown")],
)
def test_the_bounds_of_an_age_are_included(age: int | None, outcome: str) -> None:
    assert criterion("age", between=[19, 39]).outcome(age) == outcome


def test_a_null_bound_is_open() -> None:
    assert criterion("age", between=[None, 28]).outcome(3) == "met"
    assert criterion("age", between=[None, 28]).outcome(29) == "not_met"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [("job_seeker", "met"), ("student", "not_met"), ("inactive", "unknown"), (None, "unknown")],
)
def test_unclear_answers_settle_nothing(status: str | None, outcome: str) -> None:
    among = {"in": ["job_seeker"], "unclear": ["inactive"]}
    assert criterion("employment_status", **among).outcome(status) == outcome


def test_what_is_open_to_all_is_met_without_an_answer() -> None:
    open_to_all = criterion("education", any=True)
    assert open_to_all.outcome(None) == "met"
    assert open_to_all.outcome("none") == "met"


def test_each_outcome_has_its_words() -> None:
    one = criterion("age", between=[19, 39])
    assert [one.reason(o)["fr"] for o in ("met", "not_met", "unknown")] == ["oui", "non", "?"]


@pytest.mark.parametrize("question", ["sex", "nationality", "health"])
def test_what_may_not_be_asked_cannot_be_a_criterion(question: str) -> None:
    with pytest.raises(ValidationError):
        criterion(question, **{"in": ["yes"]})


def test_an_age_is_never_a_condition(catalogue: Catalogue) -> None:
    for school in catalogue.schools.values():
        for one in school.criteria:
            assert one.question != "age" or one.kind != "condition"


@pytest.mark.parametrize(
    "verdict", ["refusé", "admis", "éligible", "geweigerd", "toegelaten", "in aanmerking"]
)
def test_no_reason_is_a_verdict(catalogue: Catalogue, verdict: str) -> None:
    for school in catalogue.schools.values():
        for one in school.criteria:
            for text in filter(None, (one.met, one.not_met, one.unknown)):
                assert verdict not in text.fr.casefold()
                assert verdict not in text.nl.casefold()


def test_no_criterion_is_met_with_certainty(catalogue: Catalogue) -> None:
    for school in catalogue.schools.values():
        for one in school.criteria:
            assert "semble" in one.met.fr, one.id
            assert "lijkt" in one.met.nl, one.id
