from __future__ import annotations

import pytest

from bot.nlu.entities import build_finder
from bot.nlu.mentions import Entity
from bot.nlu.span_model import select

CASTELNAU, ISSY = "castelnau-le-lez", "issy-les-moulineaux"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ecole microsoft de castelnau", ["ecole microsoft=microsoft-castelnau", "castelnau"]),
        ("l'École Microsoft d'Issy", ["École Microsoft=microsoft-issy", "Issy"]),
        ("tarif 101 lyon", ["101=101", "lyon"]),
        ("AI-school van Microsoft in Parijs", ["AI-school van Microsoft=microsoft-issy", "Parijs"]),
        ("école de castelnau-le-lez", ["castelnau-le-lez"]),
        ("school in Toulouse", ["Toulouse"]),
        ("AI-school van BeCode", ["AI-school van BeCode=becode"]),
    ],
)
def test_a_town_at_the_end_of_a_schools_name_is_named_too(text: str, named: list[str]) -> None:
    found = [e for e in build_finder(frozenset()).find_names(text) if e.name != "field"]
    said = [text[e.start : e.end] for e in found]
    values = [f"={e.value}" if e.name == "programme" else "" for e in found]
    assert list(map("".join, zip(said, values, strict=True))) == named


def test_the_town_of_a_school_has_its_id() -> None:
    found = build_finder(frozenset()).find_names("école microsoft d'Issy ou de Castelnau")
    assert [e.value for e in found if e.name == "city"] == [ISSY, CASTELNAU]


def test_a_school_that_no_lexicon_knows_is_told_as_typed() -> None:
    assert select("c'est loin l'école IA ?", [], [(13, 21, "programme")]) == [
        Entity(13, 21, "programme", "école IA")
    ]


def test_a_status_that_no_finder_reads_is_left_out() -> None:
    assert select("je suis dans le flou", [], [(8, 20, "employment_status")]) == []
