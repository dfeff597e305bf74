"""Handing a message over: to an SMTP server, or to a folder where none is set."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

SECONDS = 20.0
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class Refused(Exception):
    """The server does not take this message, now or later (`for_ever`)."""

    def __init__(self, trouble: str, *, for_ever: bool) -> None:
        self.trouble, self.for_ever = trouble, for_ever
        super().__init__(trouble)


class OutOfReach(Exception):
    """Nobody took any message: the others need not be tried now."""


class InDoubt(Exception):
    """The connection broke after the handover began: it may have been taken."""


class Post(Protocol):
    """A way out for messages."""

    def deliver(self, message: EmailMessage, go_ahead: Callable[[], bool]) -> bool:
        """Hands the message over; asks `go_ahead` at the last moment at which it can still stop.

        Whether it went.

        Raises:
            Refused, OutOfReach, InDoubt
        """


def open_post(smtp_url: str | None, folder: Path) -> Post:
    """To `smtp://`, `smtps://`, `smtp+starttls://[user:password@]host[:port]`, else the folder."""
    return SmtpPost(smtp_url) if smtp_url else FolderPost(folder)


class FolderPost:
    """Writes each message to a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, message: EmailMessage, go_ahead: Callable[[], bool]) -> bool:
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        file = self._folder / f"{name}.eml"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(".part")
            part.write_bytes(bytes(message))
        except OSError as error:
            raise OutOfReach(type(error).__name__) from error
        if not go_ahead():
            part.unlink()
            return False
        part.replace(file)
        return True


class SmtpPost:
    """Speaks SMTP step by step, because what may be repeated depends on the step that failed."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError(
                f"{parts.scheme}://{parts.hostname} is no SMTP address: smtp://HOST:PORT is one"
            )
        self._scheme, self._host = parts.scheme, parts.hostname
        self._port = parts.port or PORTS[parts.scheme]
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")

    def deliver(self, message: EmailMessage, go_ahead: Callable[[], bool]) -> bool:
        with self._connection() as server:
            with _refusals():
                _expect(server.mail(_address(message, "From")), 250)
                _expect(server.rcpt(_address(message, "To")), 250, 251)
            if not go_ahead():
                return False
            with _refusals(handed=True):
                _expect(server.data(bytes(message)), 250)
            return True

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise OutOfReach(type(error).__name__) from error
        try:
            yield server
        finally:
            try:
                server.quit()
            except (OSError, smtplib.SMTPException):
                server.close()

    def _connect(self) -> smtplib.SMTP:
        secure = ssl.create_default_context()
        server: smtplib.SMTP
        if self._scheme == "smtps":
            server = smtplib.SMTP_SSL(self._host, self._port, timeout=SECONDS, context=secure)
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=SECONDS)
        try:
            server.ehlo_or_helo_if_needed()
            if self._scheme == "smtp+starttls":
                server.starttls(context=secure)
                server.ehlo()
            if self._user:
                server.login(self._user, self._password)
        except BaseException:
            server.close()
            raise
        return server


def _address(message: EmailMessage, header: str) -> str:
    return str(message[header].addresses[0].addr_spec)


def _expect(answer: tuple[int, bytes], *wanted: int) -> None:
    # Of the answer only the code is kept: its text may quote the address.
    code = answer[0]
    if code not in wanted:
        raise Refused(f"SMTP {code}", for_ever=500 <= code < 600)


@contextmanager
def _refusals(*, handed: bool = False) -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPResponseException as error:
        code = error.smtp_code
        raise Refused(f"SMTP {code}", for_ever=500 <= code < 600) from error
    except (OSError, smtplib.SMTPException) as error:
        raise (InDoubt if handed else OutOfReach)(type(error).__name__) from error
