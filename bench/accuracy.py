"""`python -m bench accuracy`: how well a model of Parcours understands the blind sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bench.blind import LANGUAGES, Example, blind_set, neutral_messages
from bench.leaks import leaks
from bench.scoring import Figure, Reading, judged_spans, score

TITLES = {
    "top_1": "intent right, in scope",
    "top_3": "intent among the first 3, in scope",
    "out_of_scope_found": "out of scope found",
    "wrongly_refused": "in scope refused",
    "asked_back": "in scope, asked back",
    "answered_wrongly": "in scope, answered wrongly",
    "entity_f1": "entity spans, F1",
    "language_right": "language mark right where given",
    "language_given": "language mark given",
    "calibration_error": "calibration error (ECE)",
}
CONFUSIONS_SHOWN = 12


@dataclass(frozen=True)
class Judged:
    """Messages of a blind set with what was made of them."""

    examples: Sequence[Example]
    readings: Sequence[Reading]


@lru_cache(maxsize=2)
def unseen(language: str) -> tuple[Example, ...]:
    """The blind set, less what the training data have too."""
    seen = leaks(language)
    return tuple(example for example in blind_set(language) if example not in seen)


def all_texts() -> list[str]:
    """What is read to judge a model, in this order: each blind set, then what is neutral."""
    return [e.text for language in LANGUAGES for e in unseen(language)] + neutral_messages()


def judged_by_language(readings: Sequence[Reading]) -> dict[str, Judged]:
    """The readings of `all_texts`, less the neutral ones, by language."""
    judged, start = {}, 0
    for language in LANGUAGES:
        examples = unseen(language)
        judged[language] = Judged(examples, readings[start : start + len(examples)])
        start += len(examples)
    return judged


def scores(readings: Sequence[Reading]) -> dict[str, dict[str, Figure]]:
    """Figures by language and name, of the readings of `all_texts`."""
    return {
        language: score(judged.examples, judged.readings)
        for language, judged in judged_by_language(readings).items()
    }


def marked_neutral(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Neutral messages that were marked, each with its mark; of the readings of `all_texts`."""
    texts = neutral_messages()
    pairs = zip(texts, readings[-len(texts) :], strict=True)
    return [(text, reading.language) for text, reading in pairs if reading.language]


def table(by_language: dict[str, dict[str, Figure]]) -> str:
    """Plain text: a figure a line, a column a language."""
    lines = [" " * 36 + "".join(f"{language:<20}" for language in by_language)]
    for name, title in TITLES.items():
        figures = [by_language[language][name] for language in by_language]
        lines.append(f"{title:<36}" + "".join(f"{shown(figure):<20}" for figure in figures))
    return "\n".join(line.rstrip() for line in lines)


def shown(figure: Figure) -> str:
    """`.953 (.931-.969)`"""
    if figure.value != figure.value:
        return "-"
    value, low, high = (f"{part:.3f}".replace("0.", ".", 1) for part in figure)
    return f"{value} ({low}-{high})"


def confusions(judged: Judged) -> str:
    """The most frequent mistakes: how often, meant, taken for."""
    wrong = Counter(
        (example.intent, str(reading.intent))
        for example, reading in zip(judged.examples, judged.readings, strict=True)
        if reading.intent != example.intent
    )
    return _counted(f"{meant} taken for {taken}" for meant, taken in wrong.elements())


def entity_faults(judged: Judged) -> str:
    """Spans missed and spans that are none, by entity."""
    faults: list[str] = []
    for example, reading in zip(judged.examples, judged.readings, strict=True):
        meant, found = (judged_spans(example.text, each.spans) for each in (example, reading))
        faults += [f"{span.entity} missed" for span in meant - found]
        faults += [f"{span.entity} where there is none" for span in found - meant]
    return _counted(faults)


def mistakes(judged: Judged) -> str:
    """Every message misunderstood, with its confidence."""
    return "\n".join(
        f"{reading.intent} {reading.ranking[0][1] if reading.ranking else 0:.2f}"
        f" <- {example.intent}: {example.text}"
        for example, reading in zip(judged.examples, judged.readings, strict=True)
        if reading.intent != example.intent
    )


def _counted(faults: Iterable[str]) -> str:
    counts = Counter(faults).most_common(CONFUSIONS_SHOWN)
    return "\n".join(f"{count:>4}  {fault}" for fault, count in counts)
