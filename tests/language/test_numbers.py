from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import Language, parse_number, spell_number

NUMBERS = st.integers(0, 9999)
LANGUAGE: st.SearchStrategy[Language] = st.sampled_from(["fr", "nl"])


@pytest.mark.parametrize(
    "words, number",
    [
        ("zéro", 0),
        ("zero", 0),
        ("vingt-sept", 27),
        ("vingt sept", 27),
        ("Vingt-Sept", 27),
        ("vingt et un", 21),
        ("vingt-et-un", 21),
        ("vingt et une", 21),
        ("trente-et-un", 31),
        ("soixante-dix", 70),
        ("soixante et onze", 71),
        ("soixante-dix-sept", 77),
        ("septante-cinq", 75),
        ("septante et un", 71),
        ("quatre-vingts", 80),
        ("quatre vingt", 80),
        ("huitante-deux", 82),
        ("octante", 80),
        ("quatre-vingt-dix", 90),
        ("quatre vingt dix neuf", 99),
        ("nonante", 90),
        ("nonante-neuf", 99),
        ("cent", 100),
        ("deux cents", 200),
        ("deux cent un", 201),
        ("mille", 1000),
        ("deux mille vingt-six", 2026),
        ("deux mille cent nonante-neuf", 2199),
        ("27", 27),
    ],
)
def test_french_number_words(words: str, number: int) -> None:
    assert parse_number(words, "fr") == number


@pytest.mark.parametrize(
    "words, number",
    [
        ("nul", 0),
        ("een", 1),
        ("één", 1),
        ("zevenentwintig", 27),
        ("zeven en twintig", 27),
        ("zeven-en-twintig", 27),
        ("tweeëntwintig", 22),
        ("tweeentwintig", 22),
        ("drieëndertig", 33),
        ("veertien", 14),
        ("vijfenzeventig", 75),
        ("achtentachtig", 88),
        ("honderd", 100),
        ("honderdvijf", 105),
        ("honderd en vijf", 105),
        ("tweehonderd", 200),
        ("duizend", 1000),
        ("tweeduizend zesentwintig", 2026),
        ("negentienhonderd negenennegentig", 1999),
    ],
)
def test_dutch_number_words(words: str, number: int) -> None:
    assert parse_number(words, "nl") == number


@pytest.mark.parametrize(
    "words", ["", "et", "vingt trente", "cent cent", "onze cents", "bonjour", "12345"]
)
def test_no_french_number(words: str) -> None:
    assert parse_number(words, "fr") is None


@pytest.mark.parametrize("words", ["", "en", "twintig twee", "honderdhonderd", "elfduizend", "dag"])
def test_no_dutch_number(words: str) -> None:
    assert parse_number(words, "nl") is None


def test_without_a_language_both_are_tried() -> None:
    assert parse_number("septante") == 70
    assert parse_number("zeventig") == 70
    assert parse_number("septante", "nl") is None


@given(NUMBERS, LANGUAGE, st.booleans())
def test_words_read_back_as_the_number(number: int, language: Language, belgian: bool) -> None:
    words = spell_number(number, language, belgian=belgian)
    assert parse_number(words, language) == number
    assert parse_number(words.replace("-", " ").upper(), language) == number


def test_no_two_numbers_are_spelt_alike() -> None:
    for language in ("fr", "nl"):
        assert len({spell_number(number, language) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize("number", [-1, 10_000])
def test_what_is_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        spell_number(number, "fr")
