"""References of appointments: "P-7K3M9Q", as people type them."""

from __future__ import annotations

import re

from bot.language.matches import Match

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6

_REFERENCE = re.compile(
    rf"(?<![\w-])[Pp](?P<dash> ?[-‐‑–—_] ?| )?"
    rf"(?P<code>[{ALPHABET}](?: ?[{ALPHABET}]){{{LENGTH - 1}}})(?![\w-]|@)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z]{3,}")


def find_booking_references(text: str) -> list[Match[str]]:
    """The references in `text`, each valued "P-" and six capitals or digits.

    Dash, spaces and capitals are optional; a word ("pertes") is none: without a dash there must be
    a digit, and no word of three letters between spaces ("p 25 mars").
    """
    return [
        Match(found.start(), found.end(), found.group(), f"P-{code}")
        for found in _REFERENCE.finditer(text)
        if (code := found["code"].upper().replace(" ", "")) and _is_meant(found)
    ]


def _is_meant(found: re.Match[str]) -> bool:
    if (found["dash"] or "").strip():
        return True
    groups = found["code"].upper().split(" ")
    has_word = len(groups) > 1 and any(_WORD.fullmatch(group) for group in groups)
    return not has_word and any(char.isdigit() for char in found["code"])
