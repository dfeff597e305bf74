"""Buttons: what the browser gets instead of a payload, and which button a typed text means."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Sequence

from cryptography.fernet import Fernet, InvalidToken

from bot.gateway.messages import Button
from bot.gateway.sessions import MAX_AGE_S
from bot.lexicon import tokens


class ButtonRefused(Exception):
    """The token is forged, expired, or of another conversation."""


class ButtonSeal:
    """Closes a button into a token that can neither be read nor made outside, and opens it."""

    def __init__(self, secret: str, clock: Callable[[], float], max_age: int = MAX_AGE_S) -> None:
        key = hmac.digest(secret.encode(), b"parcours.buttons", hashlib.sha256)
        self._fernet = Fernet(base64.urlsafe_b64encode(key))
        self._clock = clock
        self._max_age = max_age

    def close(self, button: Button, conversation: str) -> str:
        content = json.dumps([conversation, *button]).encode()
        return self._fernet.encrypt_at_time(content, int(self._clock())).decode()

    def open(self, token: str, conversation: str) -> Button:
        """The button that was closed for `conversation`.

        Raises:
            ButtonRefused: no such token was ever given to it, or too long ago.
        """
        try:
            content = self._fernet.decrypt_at_time(
                token.encode(errors="replace"), self._max_age, int(self._clock())
            )
        except InvalidToken as error:
            raise ButtonRefused from error
        owner, title, payload = json.loads(content)
        if owner != conversation:
            raise ButtonRefused
        return Button(title, payload)


def chosen(offered: Sequence[Button], typed: str) -> Button | None:
    """The button whose number ("2", "2.") or whole title was typed, in any case and accents."""
    wanted = _plain(typed)
    if wanted.isdecimal() and 1 <= int(wanted[:4]) <= len(offered):
        return offered[int(wanted) - 1]
    return next((button for button in offered if wanted and _plain(button.title) == wanted), None)


def _plain(text: str) -> str:
    return " ".join(token.form for token in tokens(text))
