"""What is measured on was never trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.blind import LANGUAGES, blind_set
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


# Writers who never saw each other's messages still both write "merci" and "cb de tps". Those are
# left out of what is measured; far more of them would mean that someone trained on the blind set.
COINCIDE_AT_MOST = 0.17


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_blind_messages_are_in_the_training_data(language: str) -> None:
    coincide = leaks(language)
    assert len(coincide) <= COINCIDE_AT_MOST * len(blind_set(language))
    long = [e.text for e in coincide if len(e.text.split()) > 9]
    assert long == []
