"""The one contact that is stored: an e-mail address or a phone number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """Either an e-mail address, in lower case, or a phone number as E.164."""

    email: str | None = None
    phone: str | None = None

    def __post_init__(self) -> None:
        if (self.email is None) == (self.phone is None):
            raise ValueError("a contact is an e-mail address or a phone number: one of the two")

    def __str__(self) -> str:
        return self.email or self.phone or ""


def read_contact(contact: str) -> Contact:
    """From the normal form of the entities `email` and `phone`."""
    if "@" in contact:
        return Contact(email=contact.strip().lower())
    return Contact(phone="".join(contact.split()))
