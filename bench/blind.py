"""The frozen blind sets: messages by writers who saw no training data, never trained on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "nl")
OUT_OF_SCOPE = "out_of_scope"
# Stands after a message that is in neither language.
THIRD = "third"
_ANNOTATION = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<entity>\w+)\)")


class Span(NamedTuple):
    """`text[start:end]` is meant as `entity`."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True)
class Example:
    """A message of the set of `language`; `third`: written in neither."""

    text: str
    language: str
    intent: str
    spans: frozenset[Span]
    third: bool = False

    @property
    def in_scope(self) -> bool:
        return self.intent != OUT_OF_SCOPE


def blind_set(language: str) -> list[Example]:
    lines = (FOLDER / "blind" / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [_example(line, language) for line in lines]


def neutral_messages() -> list[str]:
    """Messages that are as much French as Dutch, and must not change a conversation's language."""
    return (FOLDER / "neutral.txt").read_text(encoding="utf-8").splitlines()


def plain(annotated: str) -> tuple[str, frozenset[Span]]:
    """`à [Gand](city) ?` -> `à Gand ?`, {Span(2, 6, "city")}."""
    text, end, spans = "", 0, []
    for match in _ANNOTATION.finditer(annotated):
        text += annotated[end : match.start()]
        spans.append(Span(len(text), len(text) + len(match["text"]), match["entity"]))
        text += match["text"]
        end = match.end()
    return text + annotated[end:], frozenset(spans)


def _example(line: str, language: str) -> Example:
    intent, annotated, *third = line.split("\t")
    text, spans = plain(annotated)
    return Example(text, language, intent, spans, third == [THIRD])
