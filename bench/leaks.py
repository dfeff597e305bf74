"""Blind messages that stand in the training data, word for word or nearly: nothing to be proud of.

What is measured leaves them out; `tests/bench/test_leaks.py` fails where they are many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from bench.blind import Example, blind_set, plain
from bot.lexicon import fold
from bot.settings import PROJECT

NLU = PROJECT / "data" / "nlu"
# Cosine of counted trigrams of letters.
NEAR = 0.9


class Near(NamedTuple):
    """The training message most like another one: how alike, from 0 to 1."""

    likeness: float
    text: str
    file: Path


def training_messages(folder: Path = NLU) -> list[tuple[Path, str]]:
    """Every example with its file, annotations taken out."""
    return [
        (file, plain(line.removeprefix("- "))[0])
        for file in sorted(folder.rglob("*.yml"))
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
        for line in block.get("examples", "").splitlines()
    ]


def bare(text: str) -> str:
    """Folded, without punctuation: "Ça va ?" -> "ca va". What is nothing but signs stays."""
    return " ".join(re.findall(r"\w+", fold(text))) or text.strip()


@lru_cache(maxsize=2)
def leaks(language: str) -> dict[Example, Near]:
    """Messages of the blind set that the training data have too, each with its likeness there."""
    examples = blind_set(language)
    found = nearest([example.text for example in examples], training_messages())
    return {
        example: near
        for example, near in zip(examples, found, strict=True)
        if near.likeness > NEAR or bare(example.text) == bare(near.text)
    }


def nearest(texts: Sequence[str], training: Sequence[tuple[Path, str]]) -> list[Near]:
    """For each of `texts` the most similar training message."""
    trigrams = CountVectorizer(analyzer="char", ngram_range=(3, 3), lowercase=False)
    padded = [[f" {bare(text)} " for text in many] for many in (texts, [t for _, t in training])]
    trigrams.fit(padded[0] + padded[1])
    asked, known = (normalize(trigrams.transform(many).astype(float)) for many in padded)
    likeness = (asked @ known.T.tocsc()).tocsr()
    best = np.asarray(likeness.argmax(axis=1)).ravel()
    return [
        Near(float(likeness[row, column]), training[column][1], training[column][0])
        for row, column in enumerate(best)
    ]
