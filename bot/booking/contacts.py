"""The one contact that is stored: an e-mail address or a phone number."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Of the Netherlands, Belgium and France.
_FROM_ABROAD = re.compile(r"^\+3[123]")


@dataclass(frozen=True)
class Contact:
    """Either an e-mail address, in lower case and ASCII, or a phone number as E.164."""

    email: str | None = None
    phone: str | None = None

    def __post_init__(self) -> None:
        if (self.email is None) == (self.phone is None):
            raise ValueError("a contact is an e-mail address or a phone number: one of the two")

    @property
    def domestic(self) -> str:
        """The same for a number typed alike, in whichever of the countries it was read."""
        return self.email or _FROM_ABROAD.sub("0", self.phone or "")

    def __str__(self) -> str:
        return self.email or self.phone or ""


def read_contact(contact: str) -> Contact:
    """From the normal form of the entities `email` and `phone`."""
    if "@" in contact:
        return Contact(email=contact.strip().lower())
    return Contact(phone="".join(contact.split()))
