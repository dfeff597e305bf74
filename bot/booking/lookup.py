"""Finding what was booked or waited for again, by its reference and the contact given for it."""

from __future__ import annotations

import hmac
from datetime import datetime

from sqlalchemy.orm import Session

from bot.booking import tries
from bot.booking.appointments import Appointment, appointment_by_reference, appointments_of
from bot.booking.contacts import Contact, read_contact
from bot.booking.references import read_reference
from bot.booking.refusals import UnknownAppointment
from bot.booking.waiting import Waiting, waiting_by_reference, waiting_of


def find_booking(
    session: Session, reference: str, contact: str, *, asker: str, now: datetime
) -> Appointment | Waiting:
    """The appointment, cancelled ones too, or the entry on the waiting list.

    `asker` is whom to slow down, as the conversation's id.

    Raises:
        UnknownAppointment: the pair fits nothing, whatever of the two exists.
        TooManyTries: nothing was looked up.
    """
    given = read_contact(contact)
    known = read_reference(reference)
    who = {"asker": asker, "contact": given.domestic, **({"reference": known} if known else {})}
    tries.check(session, who, now=now)
    found = booking_by_reference(session, known) if known else None
    if found is None or not _same(found.contact, given):
        tries.record_failure(session, who, now=now)
        raise UnknownAppointment
    return found


def booking_by_reference(session: Session, reference: str) -> Appointment | Waiting | None:
    """For who has shown the contact too."""
    return appointment_by_reference(session, reference) or waiting_by_reference(session, reference)


def booking_of(
    session: Session, conversation: str, *, now: datetime
) -> Appointment | Waiting | None:
    """The next appointment made in the conversation, else what it waits for."""
    for appointment in appointments_of(session, conversation, now=now):
        return appointment
    for entry in waiting_of(session, conversation):
        return entry
    return None


def _same(stored: Contact, given: Contact) -> bool:
    return hmac.compare_digest(stored.domestic.encode(), given.domestic.encode())
