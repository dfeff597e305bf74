"""Letters: a template of `data/mail` and an appointment become a message with its calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.booking.appointments import Appointment
from bot.booking.calendar import invitation
from bot.booking.names import CatalogueNames, Names
from bot.booking.outbox import Kind
from bot.booking.slots import Slot
from bot.booking.waiting import Waiting
from bot.catalogue import Catalogue
from bot.language.formatting import format_day, format_time, format_when
from bot.settings import PROJECT, Settings

WITH_CALENDAR = ("confirmation", "change", "cancellation")
CALENDAR_FILE = "parcours.ics"
MAIL_FOLDER = PROJECT / "data" / "mail"
# Where the operator gave no address, mail comes from one that cannot exist (RFC 2606).
NO_ADDRESS = "no-reply@parcours.invalid"


@dataclass(frozen=True)
class Sender:
    """Who writes: a name, the address replies go to, and in words how to reach a person."""

    name: str
    email: str
    reach: str


@dataclass(frozen=True)
class Letter:
    """What a letter says, to whom, and what is true when it is sent."""

    kind: Kind
    person: Appointment | Waiting
    slot: Slot
    previous: Slot | None
    until: datetime
    message_id: str


def build_letters(given: Settings, catalogue: Catalogue) -> Letters:
    """Letters from whoever runs the service, in the words of `data/mail`."""
    address = given.contact_email or NO_ADDRESS
    sender = Sender(given.contact_name, address, given.reach)
    return Letters(MAIL_FOLDER, CatalogueNames(catalogue), sender)


class Letters:
    """Writes letters; the templates are read and kept at the first use."""

    def __init__(self, folder: Path, names: Names, sender: Sender) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._templates.filters.update(day=format_day, time=format_time, when=format_when)
        self._names, self._sender = names, sender

    def write(self, letter: Letter, *, now: datetime) -> EmailMessage:
        """The message for someone who gave an e-mail address."""
        if letter.person.email is None:
            raise ValueError(f"{letter.person.reference} has no e-mail address")
        language = letter.person.language
        subject, body = self._render(_template(letter.kind), letter, now)
        message = EmailMessage(policy=SMTP)
        message["From"] = Address(self._sender.name, addr_spec=self._sender.email)
        message["To"] = Address(letter.person.name, addr_spec=letter.person.email)
        message["Subject"] = subject
        message["Date"] = format_datetime(now)
        message["Message-ID"] = f"<{letter.message_id}@{self._sender.email.partition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(body)
        if letter.kind in WITH_CALENDAR and isinstance(letter.person, Appointment):
            _enclose(message, self._calendar(letter, letter.person, now), letter.kind)
        # Last, since setting the content moves or drops what begins so.
        message["Content-Language"] = language
        return message

    def calendar_of(self, appointment: Appointment, *, now: datetime) -> str:
        """The calendar file as the confirmation encloses it, for whoever wants it at once."""
        letter = Letter(
            "confirmation", appointment, appointment.slot, None, appointment.slot.start, ""
        )
        return self._calendar(letter, appointment, now).decode("utf-8")

    def _calendar(self, letter: Letter, appointment: Appointment, now: datetime) -> bytes:
        summary, description = self._render("event", letter, now)
        place = self._names.place(letter.slot.campus, appointment.language)
        return invitation(
            appointment,
            summary=summary,
            description=description,
            location=letter.slot.location or place,
            organizer=self._sender.email,
            now=now,
        )

    def _render(self, template: str, letter: Letter, now: datetime) -> tuple[str, str]:
        """Its first line, and what follows the empty line after it."""
        language = letter.person.language
        text = self._templates.get_template(f"{template}.{language}.txt").render(
            **self._values(letter, now)
        )
        subject, _, body = text.partition("\n\n")
        return " ".join(subject.split()), body.strip() + "\n"

    def _values(self, letter: Letter, now: datetime) -> dict[str, Any]:
        slot, language = letter.slot, letter.person.language
        today = now.astimezone(slot.start.tzinfo).date()
        return {
            "language": language,
            "days": (slot.start.date() - today).days,
            "name": letter.person.name,
            "reference": letter.person.reference,
            "slot": slot,
            "previous": letter.previous,
            "until": letter.until.astimezone(slot.start.tzinfo),
            "school": self._names.school(slot.school, language),
            "place": self._names.place(slot.campus, language),
            "sender": self._sender,
        }


def _template(kind: Kind) -> str:
    return "reminder" if kind.startswith("reminder") else kind


def _enclose(message: EmailMessage, calendar: bytes, kind: Kind) -> None:
    """Once for programmes that act on it, once as a file that people can open."""
    method = "CANCEL" if kind == "cancellation" else "REQUEST"
    text = calendar.decode()
    message.add_alternative(text, subtype="calendar", params={"method": method})
    message.add_attachment(calendar, "application", "ics", filename=CALENDAR_FILE)
