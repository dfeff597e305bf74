"""The two languages of the conversation."""

from __future__ import annotations

from typing import Literal

Language = Literal["fr", "nl"]
LANGUAGES: tuple[Language, ...] = ("fr", "nl")
