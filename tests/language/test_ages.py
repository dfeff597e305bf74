from __future__ import annotations

import pytest

from bot.language import Language, find_ages

FRENCH = [
    ("27 ans", "27 ans", 27),
    ("27ans", "27ans", 27),
    ("j'ai 27 ans", "27 ans", 27),
    ("jai 27 ans", "27 ans", 27),
    ("J’ai 27 ans et pas de diplôme", "27 ans", 27),
    ("j'ai 27", "27", 27),
    ("j'ai 27.", "27", 27),
    ("j'ai 27, je peux venir ?", "27", 27),
    ("j ai 27 et je cherche", "27", 27),
    ("vingt-sept ans", "vingt-sept ans", 27),
    ("j'ai septante-cinq ans", "septante-cinq ans", 75),
    ("j'ai quarante et un ans", "quarante et un ans", 41),
    ("est-ce possible à 45 ans ?", "45 ans", 45),
    ("je suis âgée de 52 ans", "52 ans", 52),
    ("j'ai 27 ans et demi", "27 ans", 27),
    ("mon âge : 33", "33", 33),
    ("un homme de 30 ans", "30 ans", 30),
    ("j'ai 6 ans", "6 ans", 6),
    ("moi 27 ans", "27 ans", 27),
    ("j'en ai 52", "52", 52),
    ("ma fille a 6 ans", "6 ans", 6),
    ("j'ai travaillé trente ans", None, None),
    ("je vais sur mes 50 ans", None, None),
    ("la trentaine", None, None),
    ("j'ai la trentaine", None, None),
    ("7 mois", None, None),
    ("2 ans", None, None),
    ("pendant 2 ans", None, None),
    ("depuis 3 ans", None, None),
    ("depuis vingt ans", None, None),
    ("dans 15 ans", None, None),
    ("il y a 20 ans", None, None),
    ("15 ans d'expérience", None, None),
    ("j'ai 15 ans d'expérience", None, None),
    ("j'ai 20 ans de métier", None, None),
    ("une formation de 2 ans", None, None),
    ("entre 19 et 39 ans", None, None),
    ("de 19 à 39 ans", None, None),
    ("plus de 18 ans", None, None),
    ("à partir de 18 ans", None, None),
    ("jusqu'à 39 ans ?", None, None),
    ("j'ai 2 enfants", None, None),
    ("j'ai 30 euros", None, None),
    ("j'ai 20€", None, None),
    ("j'ai 27%", None, None),
    ("200 ans", None, None),
    ("1200 euros", None, None),
    ("27", None, None),
    ("le 27/12", None, None),
    ("j'ai 14h", None, None),
]
DUTCH = [
    ("27 jaar", "27 jaar", 27),
    ("ik ben 27 jaar", "27 jaar", 27),
    ("ik ben 27", "27", 27),
    ("Ik ben 27.", "27", 27),
    ("'k ben 33", "33", 33),
    ("ben 19 en heb geen diploma", "19", 19),
    ("ben 45 jaar oud", "45 jaar", 45),
    ("9 jaar oud", "9 jaar", 9),
    ("zevenentwintig jaar", "zevenentwintig jaar", 27),
    ("ik ben zeven en twintig", "zeven en twintig", 27),
    ("ik ben al 45", "45", 45),
    ("ben bijna 50 jaar", "50 jaar", 50),
    ("ik ben 27j", "27j", 27),
    ("een 45-jarige", "45-jarige", 45),
    ("kan het als je 50 jaar bent", "50 jaar", 50),
    ("leeftijd: 31", "31", 31),
    ("mijn zoon van 19", "19", 19),
    ("hij is 29, en werkzoekend", "29", 29),
    ("22 jr", "22 jr", 22),
    ("ben net 28 geworden", "28", 28),
    ("ik heb 30 jaar in de textiel gestaan", None, None),
    ("12 maanden", None, None),
    ("2 jaar", None, None),
    ("2 jaar ervaring", None, None),
    ("20 jaar ervaring", None, None),
    ("sinds 3 jaar", None, None),
    ("al 20 jaar werkloos", None, None),
    ("ik ben al 20 jaar werkloos", None, None),
    ("in twee jaar", None, None),
    ("over 15 jaar", None, None),
    ("een opleiding van 20 jaar", None, None),
    ("tussen 19 en 39 jaar", None, None),
    ("van 19 tot 39 jaar", None, None),
    ("ouder dan 39 jaar", None, None),
    ("vanaf 18 jaar", None, None),
    ("minstens 18 jaar", None, None),
    ("18 jaar of ouder", None, None),
    ("ik ben 2 dagen vrij", None, None),
    ("ik ben 14u vrij", None, None),
    ("27 euro", None, None),
    ("ik ben de dertig voorbij", None, None),
    ("200 jaar", None, None),
    ("27", None, None),
]


def ages(text: str, language: Language | None) -> list[tuple[str, int]]:
    return [(match.text, match.value) for match in find_ages(text, language)]


def expected(marked: str | None, age: int | None) -> list[tuple[str, int]]:
    return [(marked, age)] if marked is not None and age is not None else []


@pytest.mark.parametrize("text, marked, age", FRENCH)
def test_french_ages(text: str, marked: str | None, age: int | None) -> None:
    assert ages(text, "fr") == expected(marked, age)


@pytest.mark.parametrize("text, marked, age", DUTCH)
def test_dutch_ages(text: str, marked: str | None, age: int | None) -> None:
    assert ages(text, "nl") == expected(marked, age)


@pytest.mark.parametrize("text, marked, age", [*FRENCH, *DUTCH])
def test_without_a_language_the_same_ages_are_found(
    text: str, marked: str | None, age: int | None
) -> None:
    assert ages(text, None) == expected(marked, age)
