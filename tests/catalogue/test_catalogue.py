from __future__ import annotations

import datetime

import pytest

from bot.catalogue import Catalogue, Text, UnknownName


def test_a_text_is_read_by_language() -> None:
    text = Text(fr="oui", nl="ja")
    assert (text["fr"], text.in_("nl")) == ("oui", "ja")
    with pytest.raises(KeyError, match="only in fr, nl"):
        text["en"]


def test_facts_come_in_the_order_of_the_file(catalogue: Catalogue) -> None:
    months, support = catalogue.facts("microsoft-castelnau", "ask_duration")
    assert "7 mois" in months["fr"]
    assert "2 jaar" in support["nl"]


def test_an_unknown_school_is_told_with_those_there_are(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownName, match=r"no school 'harvard'.*becode"):
        catalogue.facts("harvard", "ask_cost")
    with pytest.raises(UnknownName, match="no topic 'ask_food'"):
        catalogue.facts("becode", "ask_food")


def test_a_fact_is_stale_from_the_day_after(small: Catalogue) -> None:
    (fact,) = small.facts("becode", "ask_duration")
    assert not fact.stale(datetime.date(2022, 12, 31))
    assert fact.stale(datetime.date(2023, 1, 1))


def names(small: Catalogue, *args: str | None, place_id: str | None = None) -> list[str]:
    return [body.id for body in small.who_knows(*args, place_id=place_id)]  # type: ignore[arg-type]


def test_those_named_for_a_school_know_first(small: Catalogue) -> None:
    assert names(small, "becode", "ask_cost") == ["vdab", "forem"]


def test_else_those_of_the_topic_who_serve_the_country(small: Catalogue) -> None:
    assert names(small, None, "ask_cost") == ["school", "vdab", "forem", "travail"]
    assert names(small, "becode", "ask_duration") == ["school"]


def test_a_place_narrows_who_knows_to_its_region(small: Catalogue) -> None:
    assert names(small, "becode", "ask_cost", place_id="gent") == ["vdab"]
    assert names(small, None, "ask_cost", place_id="charleroi") == ["school", "forem"]


def test_a_belgian_school_never_sends_to_a_french_office(catalogue: Catalogue) -> None:
    for topic in catalogue.topics:
        bodies = catalogue.who_knows("becode", topic)
        assert bodies
        assert {body.country for body in bodies} <= {"BE", None}


def test_a_programme_names_its_own(catalogue: Catalogue) -> None:
    assert names(catalogue, "digigirlz", "ask_cost") == ["microsoft"]


def test_schools_are_found_by_place_and_country(catalogue: Catalogue) -> None:
    assert [school.id for school in catalogue.schools_in("gent")] == ["becode"]
    assert [school.id for school in catalogue.schools_in("lyon")] == ["101", "campus-numerique"]
    assert catalogue.schools_in("montpellier") == ()
    assert [school.id for school in catalogue.schools_in_country("BE")] == ["becode"]


def test_a_town_beside_a_campus_points_at_it(catalogue: Catalogue) -> None:
    assert catalogue.place("montpellier").near == "castelnau-le-lez"


@pytest.mark.parametrize(
    ("town", "latitude", "longitude", "nearest", "km"),
    [
        ("Brugge", 51.2089, 3.2242, "gent", 38),
        ("Namur", 50.4669, 4.8675, "charleroi", 31),
        ("Marseille", 43.2965, 5.3698, "castelnau-le-lez", 125),
        ("Lille", 50.6292, 3.0573, "kortrijk", 27),
        ("Paris", 48.8534, 2.3488, "issy-les-moulineaux", 6),
    ],
)
def test_the_nearest_campus_comes_first_with_its_distance(
    catalogue: Catalogue, town: str, latitude: float, longitude: float, nearest: str, km: int
) -> None:
    found = catalogue.nearest_places(latitude, longitude)
    assert found[0].place.id == nearest
    assert found[0].km == pytest.approx(km, abs=2)
    assert len(found) == 3
    assert [near.km for near in found] == sorted(near.km for near in found)


def test_a_town_without_campus_is_never_the_nearest(catalogue: Catalogue) -> None:
    all_places = catalogue.nearest_places(43.61, 3.88, limit=99)
    assert all_places[0].place.id == "castelnau-le-lez"
    assert {near.place.id for near in all_places}.isdisjoint({"montpellier", "paris"})


def test_comparing_puts_those_unknown_last(catalogue: Catalogue) -> None:
    rows = catalogue.compare("ask_capacity")
    known = [row.fact is not None for row in rows]
    assert known == sorted(known, reverse=True)
    assert {row.school.kind for row in rows} == {"school", "network"}


def test_comparing_by_value_puts_the_smallest_first(catalogue: Catalogue) -> None:
    rows = catalogue.compare("ask_capacity", by_value=True)
    assert [row.school.id for row in rows[:3]] == ["microsoft-castelnau", "101", "becode"]
    budgets = catalogue.compare("ask_funding", by_value=True)
    assert [row.school.id for row in budgets[:3]] == [
        "microsoft-castelnau",
        "101",
        "campus-numerique",
    ]


def test_a_fact_without_value_is_compared_after_those_with_one(catalogue: Catalogue) -> None:
    rows = catalogue.compare("ask_cost", ["becode", "101", "microsoft-issy"], by_value=True)
    assert [row.school.id for row in rows] == ["101", "becode", "microsoft-issy"]


def test_every_topic_can_be_compared_by_value(catalogue: Catalogue) -> None:
    for topic in catalogue.topics:
        catalogue.compare(topic, catalogue.schools, by_value=True)


def test_a_network_has_the_facts_of_its_schools_around_it(catalogue: Catalogue) -> None:
    rows = catalogue.facts_around("microsoft-simplon", "ask_duration")
    assert [row.school.id for row in rows] == ["microsoft-castelnau"]
    rows = catalogue.facts_around("microsoft-issy", "ask_outcomes")
    assert [row.school.id for row in rows] == ["microsoft-simplon"]
