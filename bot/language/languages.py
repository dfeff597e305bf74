"""The two languages of the conversation."""

from __future__ import annotations

from typing import Literal

Language = Literal["fr", "nl"]
LANGUAGES: tuple[Language, ...] = ("fr", "nl")


def as_language(given: object) -> Language | None:
    """`given` if it is one of the two."""
    return next((language for language in LANGUAGES if language == given), None)
