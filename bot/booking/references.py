"""References that people can read out: `P-7K3M9Q`."""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6

_TYPED = re.compile(rf"P([{ALPHABET}]{{{LENGTH}}})")


def new_reference(letter: str = "P") -> str:
    """A random one; that it is new is seen to by the database."""
    return f"{letter}-{''.join(secrets.choice(ALPHABET) for _ in range(LENGTH))}"


def read_reference(typed: str) -> str | None:
    """The reference that someone typed without the dash, the capitals, with spaces; else None."""
    typed = re.sub(r"[^A-Z0-9]", "", typed.upper())
    found = _TYPED.fullmatch(typed)
    return f"P-{found[1]}" if found else None
