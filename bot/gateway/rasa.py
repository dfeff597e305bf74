"""The private wire to Rasa: messages, conversations so far, whether it is there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from bot.gateway.messages import Message, Reply, read_message
from bot.language.languages import as_language

CONNECT_WITHIN_S = 2.0
# The user is told sooner; the answer may still come for one who asks again.
ANSWER_WITHIN_S = 30.0
READY_WITHIN_S = 2.0


class RasaUnavailable(Exception):
    """Rasa did not answer, or said nothing."""


def new_client() -> httpx.AsyncClient:
    timeout = httpx.Timeout(ANSWER_WITHIN_S, connect=CONNECT_WITHIN_S)
    return httpx.AsyncClient(timeout=timeout, trust_env=False)


def server_of(sender: str, urls: Sequence[str]) -> str:
    """The server that holds the conversation of `sender`, always the same one."""
    digest = hashlib.sha256(sender.encode()).digest()
    return urls[int.from_bytes(digest[:8], "big") % len(urls)]


class RasaServers:
    def __init__(self, urls: Sequence[str], token: str, http: httpx.AsyncClient) -> None:
        self._urls = tuple(urls)
        self._token = token
        self._http = http

    async def send(self, sender: str, message: Mapping[str, Any]) -> Reply:
        """Say `message`, a body of the channel without its sender.

        Raises:
            RasaUnavailable: there is no answer, whatever the reason.
        """
        answer = await self._json(
            "POST",
            server_of(sender, self._urls) + "/webhooks/parcours/webhook",
            json={"sender": sender, **message},
            headers={"Authorization": f"Bearer {self._token}"},
        )
        try:
            messages = tuple(filter(_says_something, map(read_message, answer["messages"])))
            language = as_language(answer.get("language"))
        except (AttributeError, KeyError, TypeError) as error:
            raise RasaUnavailable("not an answer of the channel") from error
        if not messages:
            raise RasaUnavailable("nothing was said")
        return Reply(messages, language)

    async def events(self, sender: str) -> list[dict[str, Any]]:
        """The events of a conversation, the oldest first.

        Raises:
            RasaUnavailable: they cannot be read now.
        """
        tracker = await self._json(
            "GET",
            f"{server_of(sender, self._urls)}/conversations/{sender}/tracker",
            params={"token": self._token, "include_events": "AFTER_RESTART"},
        )
        try:
            return list(tracker["events"])
        except (KeyError, TypeError) as error:
            raise RasaUnavailable("not a tracker") from error

    async def ready(self) -> bool:
        """Does every server answer, with a model loaded?"""
        for url in self._urls:
            try:
                await self._json(
                    "GET",
                    f"{url}/status",
                    params={"token": self._token},
                    timeout=READY_WITHIN_S,
                )
            except RasaUnavailable:
                return False
        return True

    async def _json(self, method: str, url: str, **request: Any) -> Any:
        try:
            response = await self._http.request(method, url, **request)
            response.raise_for_status()
            return response.json()
        except httpx.HTTPStatusError as error:
            raise RasaUnavailable(f"status {error.response.status_code}") from error
        except (httpx.HTTPError, ValueError) as error:
            raise RasaUnavailable(type(error).__name__) from error


def _says_something(message: Message) -> bool:
    return bool(message.text.strip() or message.buttons)
