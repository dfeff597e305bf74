"""The base of all catalogue entries, and texts in the two languages."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from bot.language.languages import LANGUAGES


class Entry(BaseModel):
    class Config:
        frozen = True
        extra = "forbid"
        anystr_strip_whitespace = True
        min_anystr_length = 1


def not_empty(items: tuple[Any, ...]) -> tuple[Any, ...]:
    if not items:
        raise ValueError("at least one is needed")
    return items


class Text(Entry):
    """One wording in each language: `text["fr"]`, `text.in_(language)`."""

    fr: str
    nl: str

    def in_(self, language: str) -> str:
        if language == "fr":
            return self.fr
        if language == "nl":
            return self.nl
        raise KeyError(f"no text in '{language}', only in {', '.join(LANGUAGES)}")

    def __getitem__(self, language: str) -> str:
        return self.in_(language)
