"""What staff ask for, as they typed it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """Which slots or appointments; what is None does not matter. Both days are included."""

    campus: str | None = None
    school: str | None = None
    interviewer: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True)
class Unsaid:
    """What a calendar does not say of its slots."""

    campus: str | None = None
    school: str | None = None
    capacity: int | None = None
    language: str | None = None
    mode: str | None = None
    interviewer: str | None = None
    location: str | None = None


@dataclass(frozen=True)
class Pattern:
    """Slots that repeat every week; lengths in minutes."""

    campus: str
    school: str
    weekdays: str
    hours: str
    first: str
    last: str
    length: int = 30
    every: int | None = None
    language: str = "both"
    mode: str = "on_site"
    interviewer: str = ""
    capacity: int = 1
    location: str = ""
