"""The gateway's own sentences, which stand in `domain.yml` beside all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.language.languages import LANGUAGES, Language

UNAVAILABLE = "utter_unavailable"
TOO_LONG = "utter_too_long"
TOO_FAST = "utter_too_fast"
SESSION_EXPIRED = "utter_session_expired"
NEEDED = (UNAVAILABLE, TOO_LONG, TOO_FAST, SESSION_EXPIRED)


class WordingMissing(Exception):
    """A sentence the gateway needs is not in the domain: the message names it and the file."""


class Wordings:
    """Sentences by name and language, with the operator's `values` filled in."""

    def __init__(self, texts: Mapping[tuple[str, str], str], **values: str) -> None:
        self._texts = {key: text.format(**values) for key, text in texts.items()}

    def say(self, name: str, language: Language) -> str:
        return self._texts[name, language]


def read_wordings(domain: Path, names: Iterable[str] = NEEDED, **values: str) -> Wordings:
    """The responses `names` of the domain file, in each language.

    Raises:
        WordingMissing: one of them lacks a language, or has a {placeholder} without value.
    """
    responses = yaml.safe_load(domain.read_text(encoding="utf-8")).get("responses") or {}
    texts: dict[tuple[str, str], str] = {}
    for name in names:
        found = dict(_by_language(responses.get(name) or []))
        for language in LANGUAGES:
            if language not in found:
                raise WordingMissing(f"{domain}: response '{name}' has no text in '{language}'.")
            texts[name, language] = found[language]
    try:
        return Wordings(texts, **values)
    except KeyError as error:
        raise WordingMissing(f"{domain}: no value for {{{error.args[0]}}}.") from error


def _by_language(variations: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for variation in variations:
        for condition in variation.get("condition", ()):
            if condition.get("name") == "language":
                yield condition["value"], variation["text"]
