"""What is measured on was never trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.blind import LANGUAGES
from bench.leaks import leaks, nearest

FILE = Path("greet.yml")


@pytest.mark.parametrize(
    ("message", "known"),
    [
        ("C'est gratuit ?", "c est GRATUIT"),
        ("Où ça", "ou ca..."),
        ("🍕🍕🍕", "🍕🍕🍕"),
        ("non", "Non !"),
    ],
)
def test_accents_capitals_and_punctuation_make_no_difference(message: str, known: str) -> None:
    near = nearest([message], [(FILE, "rien à voir"), (FILE, known)])[0]
    assert near.text == known
    assert near.likeness == pytest.approx(1)


def test_other_words_are_not_alike() -> None:
    assert nearest(["combien ça coûte"], [(FILE, "waar is de school")])[0].likeness < 0.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_blind_message_is_in_the_training_data_nor_nearly(language: str) -> None:
    assert {example.text: near.text for example, near in leaks(language).items()} == {}
