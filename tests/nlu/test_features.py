from __future__ import annotations

import pytest

from bot.nlu.features import masked, without_courtesies
from bot.nlu.mentions import Entity


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Bonjour, c'est gratuit ?", "c'est gratuit ?"),
        ("bonsoir madame je voudrais m'inscrire", "je voudrais m'inscrire"),
        ("combien ça coûte s'il vous plaît, merci d'avance", "combien ça coûte"),
        ("Beste, wat kost dat? Alvast bedankt", "wat kost dat?"),
        ("goeiedag waar is de school aub", "waar is de school"),
        ("wat kost dat? mvg", "wat kost dat?"),
    ],
)
def test_courtesies_around_a_question_go(text: str, about: str) -> None:
    assert without_courtesies(text).strip(" ,") == about


@pytest.mark.parametrize(
    "text",
    ["bonjour", "Bonsoir madame !", "merci beaucoup", "dag allemaal", "alvast bedankt", "?", ""],
)
def test_what_is_nothing_else_stays(text: str) -> None:
    assert without_courtesies(text) == text


def test_courtesies_inside_a_question_stay() -> None:
    assert without_courtesies("mon voisin dit jamais bonjour le matin") == (
        "mon voisin dit jamais bonjour le matin"
    )


def test_a_name_is_told_as_such() -> None:
    name = Entity(15, 22, "person_name", "Peeters")
    assert masked("ik ben mevrouw Peeters", [name]).split() == "ik ben mevrouw xpersonname".split()


def test_an_ordinary_word_stays_even_where_it_is_taken_for_a_name() -> None:
    name = Entity(0, 10, "person_name", "Waardeloos")
    assert masked("Waardeloos, dat antwoord", [name]) == "waardeloos, dat antwoord"
