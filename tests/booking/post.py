"""A real SMTP server on loopback that keeps what it is given and can misbehave."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from bot.booking.mail import Letters, Sender
from bot.settings import PROJECT

TEMPLATES = PROJECT / "data" / "mail"
SENDER = Sender("Parcours (démo)", "parcours@school.example", "France Travail, VDAB")


class Names:
    """Names without the catalogue."""

    def place(self, place_id: str, language: str) -> str:
        return {"gent": {"fr": "Gand", "nl": "Gent"}}.get(place_id, {}).get(language, place_id)

    def school(self, school_id: str, language: str) -> str:
        return {"becode": "BeCode"}.get(school_id, school_id)


def letters(folder: Path = TEMPLATES) -> Letters:
    return Letters(folder, Names(), SENDER)


class Mailbox:
    """Takes every message, unless `answers` says otherwise for the next ones."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.answers: list[str] = []
        self.break_after_data = False

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any
    ) -> str:
        if self.answers:
            return self.answers.pop(0)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        if self.break_after_data:
            transport: Any = server.transport
            transport.abort()
        return "250 OK"

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.messages]


@contextmanager
def mail_server(mailbox: Mailbox, port: int) -> Iterator[str]:
    """Its URL, as long as it is up."""
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
