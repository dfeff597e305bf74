"""Finding an appointment again by its reference and the contact given for it."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.booking import tries
from bot.booking.appointments import Appointment, appointment_by_reference
from bot.booking.contacts import Contact, read_contact
from bot.booking.references import read_reference
from bot.booking.refusals import UnknownAppointment
from bot.booking.waiting import Waiting, waiting_by_reference

T = TypeVar("T", Appointment, Waiting)


def find_appointment(
    session: Session, reference: str, contact: str, *, asker: str, now: datetime
) -> Appointment:
    """The appointment, cancelled ones too; `asker` is whom to slow down, as the conversation's id.

    Raises:
        UnknownAppointment: the pair fits nothing, whatever of the two exists.
        TooManyTries: nothing was looked up.
    """
    return _find(session, appointment_by_reference, reference, contact, asker, now)


def find_waiting(
    session: Session, reference: str, contact: str, *, asker: str, now: datetime
) -> Waiting:
    """The waiting-list entry, as when its offer is to be accepted; raises the same."""
    return _find(session, waiting_by_reference, reference, contact, asker, now)


def _find(
    session: Session,
    by_reference: Callable[[Session, str], T | None],
    reference: str,
    contact: str,
    asker: str,
    now: datetime,
) -> T:
    given = read_contact(contact)
    known = read_reference(reference)
    who = {"asker": asker, "contact": str(given), **({"reference": known} if known else {})}
    tries.check(session, who, now=now)
    found = by_reference(session, known) if known else None
    if found is None or not _same(found.contact, given):
        tries.record_failure(session, who, now=now)
        raise UnknownAppointment
    return found


def _same(stored: Contact, given: Contact) -> bool:
    return hmac.compare_digest(str(stored).encode(), str(given).encode())
