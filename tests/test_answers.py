from __future__ import annotations

import pytest

from bot.answers import (
    Compared,
    Context,
    Known,
    Nearest,
    NotThere,
    Question,
    Unknown,
    answer,
    find_subject,
    remembered,
)
from bot.catalogue import Catalogue, load_catalogue
from bot.settings import PROJECT
from bot.towns import load_towns

NOWHERE = Context()
TALKED_OF_BECODE = Context(programme="becode", town="gent")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(PROJECT / "data" / "catalogue")


def ask(catalogue: Catalogue, topic: str, context: Context = NOWHERE, **named: object):
    return answer(catalogue, load_towns(), Question(topic, **named), context)


def school_of(catalogue: Catalogue, context: Context = NOWHERE, **named: object) -> list[str]:
    subject = find_subject(catalogue, load_towns(), Question("ask_cost", **named), context)
    return [school.id for school in subject.schools]


def test_a_school_named_is_answered_with_its_own_facts(catalogue):
    found = ask(catalogue, "ask_duration", programmes=("becode",))
    assert isinstance(found, Known)
    assert found.school.id == "becode" and found.of_network is None
    assert all(fact.topic == "ask_duration" for fact in found.facts)


def test_a_town_stands_for_the_school_in_it(catalogue):
    assert school_of(catalogue, towns=("lyon",)) == ["101"]
    assert school_of(catalogue, towns=("hasselt",)) == ["becode"]
    assert school_of(catalogue, towns=("montpellier",)) == ["microsoft-castelnau"]


def test_a_message_that_names_nothing_is_about_the_school_talked_of(catalogue):
    assert school_of(catalogue, TALKED_OF_BECODE) == ["becode"]


def test_a_school_named_beats_the_one_talked_of(catalogue):
    assert school_of(catalogue, TALKED_OF_BECODE, programmes=("101",)) == ["101"]


def test_a_town_of_the_school_talked_of_keeps_that_school(catalogue):
    talked_of_campus = Context(programme="campus-numerique")
    assert school_of(catalogue, talked_of_campus, towns=("lyon",)) == ["campus-numerique"]


def test_a_network_and_a_town_mean_its_school_there(catalogue):
    named = {"programmes": ("microsoft-simplon",), "towns": ("issy-les-moulineaux",)}
    assert school_of(catalogue, **named) == ["microsoft-issy"]


def test_a_question_about_all_schools_leaves_the_one_talked_of(catalogue):
    found = ask(catalogue, "ask_cost", TALKED_OF_BECODE, everywhere=True)
    assert isinstance(found, Compared)
    assert {"becode", "101"} <= {row.school.id for row in found.rows}


def test_a_country_narrows_a_comparison(catalogue):
    found = ask(catalogue, "ask_duration", country="BE")
    assert isinstance(found, Compared)
    assert {row.school.country for row in found.rows} == {"BE"}


def test_a_comparison_holds_only_schools_with_a_fact_shortest_first(catalogue):
    found = ask(catalogue, "ask_duration")
    assert isinstance(found, Compared)
    sizes = [row.fact.value.order for row in found.rows if row.fact.value]
    assert sizes == sorted(sizes)


def test_a_town_without_a_school_gets_the_nearest_one_and_the_way_there(catalogue):
    found = ask(catalogue, "ask_cost", towns=("Namur",))
    assert isinstance(found, Known)
    assert isinstance(found.remark, Nearest)
    assert found.remark.place.id == "charleroi" and 20 < found.remark.km < 40


def test_a_school_that_is_not_in_the_town_named_is_answered_with_a_remark(catalogue):
    found = ask(catalogue, "ask_duration", programmes=("becode",), towns=("lyon",))
    assert isinstance(found, Known)
    assert found.school.id == "becode" and found.remark == NotThere("lyon")


def test_what_no_source_holds_is_unknown_and_names_who_knows(catalogue):
    found = ask(catalogue, "ask_income", programmes=("101",))
    assert isinstance(found, Unknown)
    assert found.school.id == "101" and found.who


def test_a_school_borrows_from_its_network_and_says_so(catalogue):
    borrowed = [
        (school, topic.id)
        for school in catalogue.schools.values()
        for topic in catalogue.questions
        if school.part_of
        and not catalogue.facts(school.id, topic.id)
        and catalogue.facts(school.part_of, topic.id)
    ]
    assert borrowed
    for school, topic in borrowed:
        found = ask(catalogue, topic, programmes=(school.id,))
        assert isinstance(found, Known) and found.of_network.id == school.part_of


def test_a_network_without_a_fact_of_its_own_tells_those_of_its_schools(catalogue):
    found = ask(catalogue, "ask_duration", programmes=("microsoft-simplon",))
    assert isinstance(found, Compared)
    assert "microsoft-castelnau" in {row.school.id for row in found.rows}


def test_two_schools_named_are_compared(catalogue):
    found = ask(catalogue, "ask_cost", programmes=("101", "becode"))
    assert isinstance(found, Compared)
    assert {row.school.id for row in found.rows} == {"101", "becode"}


def test_the_next_question_is_about_the_school_just_answered(catalogue):
    question = Question("ask_cost", towns=("gent",))
    found = answer(catalogue, load_towns(), question, NOWHERE)
    assert remembered(found, NOWHERE, question) == Context("becode", "gent")


@pytest.mark.parametrize(
    ("named", "school"),
    [
        ({"towns": ("lyon",)}, "101"),
        ({"programmes": ("101",)}, "101"),
        ({"towns": ("montpellier",)}, "microsoft-castelnau"),
        ({}, "becode"),
    ],
)
def test_where_the_person_lives_is_not_the_town_asked_about(catalogue, named, school):
    assert school_of(catalogue, residence="gent", **named) == [school]


def test_where_the_person_lives_does_not_change_the_school_talked_of(catalogue):
    talked_of_101 = Context(programme="101", town="lyon")
    assert school_of(catalogue, talked_of_101, residence="gent") == ["101"]
    assert school_of(catalogue, talked_of_101, residence="gent", everywhere=True) == ["becode"]


def test_where_a_school_is_is_asked_from_where_the_person_lives(catalogue):
    found = ask(catalogue, "ask_location", Context(programme="101"), residence="gent")
    assert isinstance(found, Known) and found.school.id == "becode"


def test_a_school_named_need_not_be_where_the_person_lives(catalogue):
    found = ask(catalogue, "ask_duration", programmes=("becode",), residence="lyon")
    assert isinstance(found, Known) and found.remark is None


def test_where_the_person_lives_is_remembered(catalogue):
    question = Question("ask_cost", towns=("lyon",), residence="gent")
    found = answer(catalogue, load_towns(), question, NOWHERE)
    assert remembered(found, NOWHERE, question) == Context("101", "lyon", "gent")
    after = remembered(found, Context(residence="gent"), Question("ask_cost"))
    assert after.residence == "gent"


def test_a_town_nobody_knows_is_no_error(catalogue):
    assert isinstance(ask(catalogue, "ask_cost", towns=("Atlantis",)), Compared)
