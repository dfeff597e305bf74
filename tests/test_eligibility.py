from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.catalogue import Catalogue, load_catalogue
from bot.eligibility import (
    Assessment,
    OtherRules,
    assess,
    forget_checks,
    log_check,
    nearest_school,
    other_schools,
    questions_for,
    read_checks,
    replay,
)
from bot.eligibility.checks import KEPT
from bot.settings import PROJECT
from bot.storage import models, reading, transaction
from bot.towns import load_towns
from tests.storage.databases import KINDS, engine_at, migrated_url

NOW = datetime(2026, 3, 2, 9, tzinfo=timezone.utc)
CASTELNAU = "microsoft-castelnau"
EVERYONE = [
    {},
    {"employment_status": "job_seeker", "age": 27},
    {"employment_status": "employed", "age": 45},
    {"employment_status": "on_benefits", "age": 60},
    {"employment_status": "inactive", "age": 17},
    {"employment_status": "student", "education": "master"},
    {"education": "none", "age": 18},
    {"age": 19},
    {"age": 39},
    {"age": 40},
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(PROJECT / "data" / "catalogue")


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with migrated_url(request.param, tmp_path) as url, engine_at(url) as engine:
        yield engine


def outcomes(catalogue: Catalogue, school: str, **answers: int | str) -> dict[str, str]:
    found = assess(catalogue, catalogue.school(school), answers)
    return {result.criterion.id: result.outcome for result in found.results}


def log(
    engine: Engine, assessment: Assessment, answers: dict[str, int | str], now: datetime = NOW
) -> None:
    transaction(engine, lambda s: log_check(s, assessment, answers, language="fr", now=now))


def test_only_what_a_criterion_needs_is_asked_and_then_the_town(catalogue):
    asked = {school.id: questions_for(school) for school in catalogue.schools.values()}
    assert asked[CASTELNAU] == ("employment_status", "age", "residence")
    assert asked["microsoft-issy"] == ("employment_status", "residence")
    assert asked["becode"] == ("employment_status", "education", "residence")
    assert asked["101"] == ("residence",)


@pytest.mark.parametrize(
    ("age", "outcome"),
    [(17, "not_met"), (19, "met"), (39, "met"), (45, "not_met"), (60, "not_met")],
)
def test_an_age_is_set_beside_the_profiles_sought(catalogue, age, outcome):
    assert outcomes(catalogue, CASTELNAU, age=age)["castelnau-ages-sought"] == outcome


@pytest.mark.parametrize("age", [17, 45, 60, None])
def test_no_age_adds_a_point_to_confirm(catalogue, age):
    answers = {"employment_status": "job_seeker"} | ({"age": age} if age else {})
    assert assess(catalogue, catalogue.school(CASTELNAU), answers).summary == "nothing_against"


@pytest.mark.parametrize(
    ("answers", "summary"),
    [
        ({"employment_status": "job_seeker", "education": "none"}, "nothing_against"),
        ({"employment_status": "job_seeker", "education": "master"}, "one_to_confirm"),
        ({"employment_status": "employed", "education": "none"}, "one_to_confirm"),
        ({"employment_status": "employed", "education": "master"}, "some_to_confirm"),
        ({}, "some_to_confirm"),
    ],
)
def test_what_is_not_met_or_not_known_is_to_be_confirmed(catalogue, answers, summary):
    assert assess(catalogue, catalogue.school("becode"), answers).summary == summary


def test_an_answer_that_settles_nothing_is_not_known(catalogue):
    found = outcomes(catalogue, CASTELNAU, employment_status="on_benefits")
    assert found["castelnau-job-seekers"] == "unknown"


def test_conditions_are_told_before_priorities_and_profiles(catalogue):
    for school in catalogue.schools.values():
        kinds = [result.criterion.kind for result in assess(catalogue, school, {}).results]
        assert kinds == sorted(kinds, key=["condition", "priority", "profile_sought"].index)


@pytest.mark.parametrize("answers", EVERYONE, ids=str)
def test_the_same_answers_give_the_same_assessment(catalogue, answers):
    again = load_catalogue(PROJECT / "data" / "catalogue")
    for school in catalogue.schools.values():
        found = assess(catalogue, school, answers)
        assert found == assess(again, again.school(school.id), dict(reversed(answers.items())))


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_no_reason_is_a_verdict(catalogue, language):
    verdicts = {
        "fr": ("vous êtes accepté", "vous êtes admis", "refusé", "vous ne pouvez pas"),
        "nl": ("je bent toegelaten", "je bent aanvaard", "geweigerd", "je kan niet"),
    }
    for school in catalogue.schools.values():
        for answers in EVERYONE:
            for reason in assess(catalogue, school, answers).reasons(language):
                assert not [words for words in verdicts[language] if words in reason.lower()]


@pytest.mark.parametrize("home", ["gent", "Gent", "Namur", "Montpellier", "lyon"])
def test_other_schools_come_nearest_first(catalogue, home):
    others = other_schools(catalogue, load_towns(), catalogue.school("microsoft-issy"), home)
    assert others
    assert [other.km for other in others] == sorted(other.km for other in others)
    assert "microsoft-issy" not in [other.school.id for other in others]


def test_who_lives_in_ghent_and_asks_about_lyon_hears_of_ghent(catalogue):
    others = other_schools(catalogue, load_towns(), catalogue.school("101"), "gent")
    assert (others[0].school.id, others[0].place.id, others[0].km) == ("becode", "gent", 0)


@pytest.mark.parametrize("home", [None, "", "Atlantis"])
def test_nobody_is_sent_anywhere_from_a_place_unknown(catalogue, home):
    assert other_schools(catalogue, load_towns(), catalogue.school("becode"), home) == ()
    assert nearest_school(catalogue, load_towns(), home) is None


def test_the_nearest_school_is_one_with_criteria(catalogue):
    assert nearest_school(catalogue, load_towns(), "Namur").id == "becode"
    assert nearest_school(catalogue, load_towns(), "Montpellier").id == CASTELNAU


@pytest.mark.parametrize("answers", EVERYONE, ids=str)
def test_a_check_replayed_from_its_log_says_the_same(catalogue, engine, answers):
    told = [assess(catalogue, school, answers) for school in catalogue.schools.values()]
    for assessment in told:
        log(engine, assessment, answers)
    checks = reading(engine, read_checks)
    for assessment, check in zip(told, checks, strict=True):
        again = replay(catalogue, check)
        assert again == assessment
        assert again.reasons("fr") == assessment.reasons("fr")
        assert again.reasons("nl") == assessment.reasons("nl")


@pytest.mark.parametrize(
    ("age", "kept"),
    [(17, "-18"), (18, "-18"), (19, "19-39"), (39, "19-39"), (40, "40-"), (60, "40-")],
)
def test_the_log_keeps_of_an_age_what_the_criteria_tell_apart(catalogue, engine, age, kept):
    answers = {"age": age, "education": "master"}
    log(engine, assess(catalogue, catalogue.school(CASTELNAU), answers), answers)
    (check,) = reading(engine, read_checks)
    assert check.answers == {"age": kept}


def test_the_log_names_rules_school_and_kinds_of_answers_and_nobody(catalogue, engine):
    answers = {"employment_status": "student", "age": 27}
    log(engine, assess(catalogue, catalogue.school(CASTELNAU), answers), answers)
    (row,) = reading(engine, lambda s: s.execute(select(models.checks)).all())
    kept = dict(row._mapping)
    del kept["id"]
    assert kept == {
        "checked_at": NOW,
        "catalogue": catalogue.version,
        "school": CASTELNAU,
        "language": "fr",
        "answers": '{"age": "19-39", "employment_status": "student"}',
    }


def test_the_log_does_not_keep_where_a_person_lives(catalogue, engine):
    for school in catalogue.schools.values():
        log(engine, assess(catalogue, school, {"residence": "gent"}), {"residence": "gent"})
    assert {str(check.answers) for check in reading(engine, read_checks)} == {"{}"}


def test_a_check_is_not_replayed_by_other_rules(catalogue, engine):
    log(engine, assess(catalogue, catalogue.school(CASTELNAU), {}), {})
    (check,) = reading(engine, read_checks)
    with pytest.raises(OtherRules, match=catalogue.version):
        replay(replace(catalogue, version="another"), check)


def test_checks_are_forgotten_after_thirty_days(catalogue, engine):
    for age in (timedelta(0), KEPT - timedelta(seconds=1), KEPT):
        log(engine, assess(catalogue, catalogue.school("becode"), {}), {}, now=NOW - age)
    assert transaction(engine, lambda s: forget_checks(s, now=NOW)) == 1
    assert len(reading(engine, read_checks)) == 2
