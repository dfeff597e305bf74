"""References of appointments: "P-7K3M9Q", as people type them."""

from __future__ import annotations

import re

from bot.language.matches import Match, longest

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6

_REFERENCE = re.compile(
    rf"(?<![\w-])[Pp](?P<dash> ?[-‐‑–—_] ?| )?"
    rf"(?P<code>[{ALPHABET}](?: ?[{ALPHABET}]){{{LENGTH - 1}}})(?![\w-]|@)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?<!\w)(?:r[eé]f\w*|code|num[eé]ro|nummer|afspraak|rdv)\.? ?:? ?(?:est |is )?"
    rf"(?P<code>[{ALPHABET}]{{{LENGTH}}})(?![\w-]|@)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z]{3,}")


def find_booking_references(text: str) -> list[Match[str]]:
    """The references in `text`, each valued "P-" and six capitals or digits.

    Dash, spaces and capitals are optional; a word ("pertes") is none: without a dash there must be
    a digit, and no word of three letters between spaces ("p 25 mars"). Without its P it needs a
    word before it ("ref 7k3m9q"), a digit and a letter.
    """
    whole = [
        Match(found.start(), found.end(), found.group(), _normal(found["code"]))
        for found in _REFERENCE.finditer(text)
        if _is_meant(found)
    ]
    without_letter = [
        Match(*found.span("code"), found["code"], _normal(found["code"]))
        for found in _NAMED.finditer(text)
        if _is_mixed(found["code"])
    ]
    return longest([*whole, *without_letter])


def _normal(code: str) -> str:
    return f"P-{code.upper().replace(' ', '')}"


def _is_mixed(code: str) -> bool:
    return any(map(str.isdigit, code)) and any(map(str.isalpha, code))


def _is_meant(found: re.Match[str]) -> bool:
    if (found["dash"] or "").strip():
        return True
    groups = found["code"].upper().split(" ")
    has_word = len(groups) > 1 and any(_WORD.fullmatch(group) for group in groups)
    return not has_word and any(char.isdigit() for char in found["code"])
