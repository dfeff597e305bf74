"""Reading the tables of phrases."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.language import When, Wish

BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 12, 9, 10, 0, tzinfo=BRUSSELS)


class Row(NamedTuple):
    """A phrase, the moment it means, the others it may mean, and what else is said of it."""

    phrase: str
    moment: str
    others: tuple[str, ...]
    marks: frozenset[str]


def rows(table: str) -> list[Row]:
    """The rows of a table; a column left out is empty."""
    found = []
    for line in filter(None, map(str.strip, table.splitlines())):
        phrase, moment, others, marks = ([cell.strip() for cell in line.split("|")] + ["", ""])[:4]
        if others in MARKS_ONLY:
            raise ValueError(f"{line!r}: {others!r} stands in the column of other moments")
        found.append(Row(phrase, moment, tuple(filter(None, others.split(", "))), _words(marks)))
    return found


MARKS_ONLY = frozenset({"past", "about", "soonest", "any", "impossible"})


def read_back(phrase: str, when: When) -> Row:
    """What was understood, in the words of the table; hours on the wall clock, without offset."""
    others = tuple(_wall_clock(other.iso) for other in when.alternatives)
    marks = {
        "past": when.past,
        "about": when.times is not None and when.times.about,
        "soonest": when.wish is Wish.SOONEST,
        "any": when.wish is Wish.ANY,
        "impossible": when.problem is not None,
    }
    said = frozenset(mark for mark, holds in marks.items() if holds)
    return Row(phrase, _wall_clock(when.iso), others, said)


def _wall_clock(iso: str | None) -> str:
    return re.sub(r"\+0[12]:00", "", iso) if iso else "-"


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split())
