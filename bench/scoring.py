"""How well messages were understood: figures over the blind sets, with 95 % intervals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bench.blind import LANGUAGES, OUT_OF_SCOPE, Example, Span

# Entities of the vocabulary. Others that an assistant marks for its own use are not judged.
ENTITIES = frozenset(
    "programme city age employment_status education date time person_name email phone "
    "booking_reference language".split()
)
# Careful writers differ on whether "om 14u" or "14u" is the time.
_BEFORE_A_NAME = re.compile(
    r"(?:(?:le|la|les|un|une|ce|cette|du|de|des|à|au|aux|en|het|een|den|die|dit|deze|om|op|in)\s+"
    r"|[ld]['’])(?=\S)",
    re.IGNORECASE,
)
RESAMPLES = 1000
BINS = 10
TOP = 3
SEED = 7

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reading:
    """What an assistant made of a message.

    Args:
        ranking: intents with their confidence, the likeliest first.
        unsure: it would rather ask back than act on the first.
        language: the language it marked the message with, if any.
    """

    ranking: tuple[tuple[str, float], ...]
    unsure: bool = False
    spans: frozenset[Span] = frozenset()
    language: str | None = None

    @property
    def intent(self) -> str | None:
        return self.ranking[0][0] if self.ranking else None


class Figure(NamedTuple):
    """A figure and the ends of its 95 % interval."""

    value: float
    low: float
    high: float


def score(examples: Sequence[Example], readings: Sequence[Reading]) -> dict[str, Figure]:
    """Every figure by its name in `FIGURES`; NaN where there is nothing to count."""
    facts = _facts(examples, readings)
    generator = np.random.default_rng(SEED)
    size = len(examples)
    samples = [
        np.bincount(generator.integers(0, size, size), minlength=size).astype(float)
        for _ in range(RESAMPLES)
    ]
    return {
        name: _figure(figure, facts, samples, np.ones(size)) for name, figure in FIGURES.items()
    }


def _figure(
    figure: Callable[[_Facts, Array], float], facts: _Facts, samples: list[Array], whole: Array
) -> Figure:
    value = figure(facts, whole)
    if np.isnan(value):
        return Figure(value, value, value)
    low, high = np.nanpercentile([figure(facts, weights) for weights in samples], [2.5, 97.5])
    return Figure(value, float(low), float(high))


@dataclass(frozen=True)
class _Facts:
    """One number a message: 1 where it is so, or how many spans there are."""

    in_scope: Array
    right: Array
    among_first: Array
    refused: Array
    unsure: Array
    confidence: Array
    bins: npt.NDArray[np.int64]
    spans_meant: Array
    spans_found: Array
    spans_right: Array
    marked: Array
    marked_right: Array


def _facts(examples: Sequence[Example], readings: Sequence[Reading]) -> _Facts:
    pairs = list(zip(examples, readings, strict=True))

    def each(fact: Callable[[Example, Reading], float]) -> Array:
        return np.array([fact(example, reading) for example, reading in pairs], dtype=float)

    confidence = each(lambda e, r: r.ranking[0][1] if r.ranking else 0.0)
    return _Facts(
        in_scope=each(lambda e, r: e.in_scope),
        right=each(lambda e, r: r.intent == e.intent),
        among_first=each(lambda e, r: e.intent in [name for name, _ in r.ranking[:TOP]]),
        refused=each(lambda e, r: r.intent == OUT_OF_SCOPE),
        unsure=each(lambda e, r: r.unsure),
        confidence=confidence,
        bins=np.minimum((confidence * BINS).astype(np.int64), BINS - 1),
        spans_meant=each(lambda e, r: len(judged_spans(e.text, e.spans))),
        spans_found=each(lambda e, r: len(judged_spans(e.text, r.spans))),
        spans_right=each(
            lambda e, r: len(judged_spans(e.text, e.spans) & judged_spans(e.text, r.spans))
        ),
        marked=each(lambda e, r: r.language is not None),
        marked_right=each(_is_marked_right),
    )


def _is_marked_right(example: Example, reading: Reading) -> bool:
    if example.third:
        return reading.language not in LANGUAGES
    return reading.language == example.language


def judged_spans(text: str, spans: frozenset[Span]) -> frozenset[Span]:
    """Those of the vocabulary, less the articles and prepositions that they begin with."""
    return frozenset(_bare(text, span) for span in spans if span.entity in ENTITIES)


def _bare(text: str, span: Span) -> Span:
    match = _BEFORE_A_NAME.match(text, span.start, span.end)
    return _bare(text, span._replace(start=match.end())) if match else span


def _share(part: Array, whole: Array, weights: Array) -> float:
    """How much of `whole` is also `part`."""
    total = float(weights @ whole)
    return float(weights @ (part * whole)) / total if total else float("nan")


def _entity_f1(facts: _Facts, weights: Array) -> float:
    either = float(weights @ (facts.spans_meant + facts.spans_found))
    return 2 * float(weights @ facts.spans_right) / either if either else float("nan")


def _calibration_error(facts: _Facts, weights: Array) -> float:
    """How far confidence is from the share that is right, over bins of equal width."""
    gap = weights * (facts.confidence - facts.right)
    gaps = np.bincount(facts.bins, weights=gap, minlength=BINS)
    return float(np.abs(gaps).sum() / weights.sum())


# What each is, in the words of the report, stands in `bench.report`.
FIGURES: dict[str, Callable[[_Facts, Array], float]] = {
    "top_1": lambda f, w: _share(f.right, f.in_scope, w),
    "top_3": lambda f, w: _share(f.among_first, f.in_scope, w),
    "out_of_scope_found": lambda f, w: _share(f.refused, 1 - f.in_scope, w),
    "wrongly_refused": lambda f, w: _share(f.refused, f.in_scope, w),
    "asked_back": lambda f, w: _share(f.unsure, f.in_scope, w),
    "answered_wrongly": lambda f, w: _share((1 - f.right) * (1 - f.unsure), f.in_scope, w),
    "entity_f1": _entity_f1,
    "language_right": lambda f, w: _share(f.marked_right, f.marked, w),
    # Of what never marks, no figure.
    "language_given": lambda f, w: _share(f.marked, np.full_like(w, f.marked.any()), w),
    "calibration_error": _calibration_error,
}
