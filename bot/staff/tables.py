"""Plain tables, times on the campus's clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.booking import Slot

# English whatever the machine speaks, as is everything that staff are shown.
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def table(heading: Sequence[str], rows: Iterable[Sequence[object]], *below: str) -> str:
    """Columns as wide as their longest cell, no heading where there are none, lines `below`."""
    lines = [[_shown(cell) for cell in row] for row in rows]
    if not lines:
        return "\n".join(below)
    widths = [max(map(len, column)) for column in zip(heading, *lines, strict=True)]
    written = (
        "  ".join(map(str.ljust, line, widths)).rstrip()
        for line in (heading, ["-" * width for width in widths], *lines)
    )
    return "\n".join((*written, *below))


def day_of(moment: datetime) -> str:
    """As "Tue 1 Dec 2026"."""
    month = MONTHS[moment.month - 1]
    return f"{DAYS[moment.weekday()]} {moment.day} {month} {moment.year}"


def hours_of(slot: Slot) -> str:
    return f"{slot.start:%H:%M}-{slot.end:%H:%M}"


def counted(number: int, noun: str) -> str:
    """As "1 slot", "12 slots"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shown(cell: object) -> str:
    """What people typed may hold signs that a terminal obeys."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(cell))
