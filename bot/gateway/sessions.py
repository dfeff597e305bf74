"""Who is talking: conversation ids made here and signed, so that none can be guessed or forged."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import NamedTuple

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from bot.language.languages import Language

CONVERSATION_BYTES = 16
MAX_AGE_S = 24 * 3600


class Session(NamedTuple):
    """A conversation, and the language of the page on which it was opened."""

    conversation: str
    language: Language | None = None


class SessionRefused(Exception):
    """The session is forged, expired or absent: the client has to open another."""


class Sessions:
    def __init__(self, secret: str, clock: Callable[[], float], max_age: int = MAX_AGE_S) -> None:
        self._max_age = max_age
        self._serializer = URLSafeTimedSerializer(
            secret,
            salt="parcours.session",
            signer=_signer(clock),
            signer_kwargs={"digest_method": hashlib.sha256},
        )

    def open(self, language: Language | None) -> tuple[Session, str]:
        """A new session and the token that stands for it."""
        session = Session(secrets.token_hex(CONVERSATION_BYTES), language)
        return session, str(self._serializer.dumps(session))

    def recognise(self, token: str) -> Session:
        """The session that a token stands for.

        Raises:
            SessionRefused: the token is none of ours, or too old.
        """
        try:
            return Session(*self._serializer.loads(token, max_age=self._max_age))
        except BadData as error:
            raise SessionRefused from error


def _signer(clock: Callable[[], float]) -> type[TimestampSigner]:
    class ClockSigner(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(clock())

    return ClockSigner
