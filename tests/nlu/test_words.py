from __future__ import annotations

import pytest

from bot.nlu.words import dictionary, is_word


@pytest.mark.parametrize(
    ("language", "form", "lemma"),
    [
        ("fr", "coutent", "couter"),
        ("fr", "ecoles", "ecole"),
        ("nl", "opleidingen", "opleiding"),
        ("nl", "gewerkt", "werken"),
    ],
)
def test_a_word_has_its_dictionary_form(language: str, form: str, lemma: str) -> None:
    assert form in dictionary(language)
    assert dictionary(language).lemma(form) == lemma


def test_a_slip_is_no_word() -> None:
    assert not is_word("coutentt")
    assert dictionary("fr").lemma("coutentt") is None


def test_a_name_is_no_word() -> None:
    assert not is_word("bruxelles")


def test_words_of_both_languages_are_words() -> None:
    assert is_word("ecole") and is_word("opleiding")
