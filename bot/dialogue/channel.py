"""The only way in for messages: the private wire between the gateway and Rasa.

    POST /webhooks/parcours/webhook      Authorization: Bearer <PARCOURS_RASA_TOKEN>
    {"sender": "9f...", "text": "C'est gratuit ?"}
    {"sender": "9f...", "payload": "/ask_cost{\\"programme\\": \\"becode\\"}", "title": "Gratuit ?"}

Both may carry `"language": "fr" | "nl"`, the language of the page the chat stands on. The reply is
`{"messages": [{"text", "language", "buttons", ...}], "language"}`, or 401, 422, 500 with no body.
"""

from __future__ import annotations

import hmac
import json
import logging
import re
from collections.abc import Awaitable, Callable
from itertools import zip_longest
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response

from bot.settings import settings

logger = logging.getLogger(__name__)

_COMMAND_PREFIX = re.compile(r"^[\s/]+")
_PAYLOAD = re.compile(r"^/(?P<intent>\w+)(?P<entities>\{.*\})?$", re.DOTALL)


class ParcoursInput(InputChannel):
    """Typed text is only ever text: a leading "/" makes no command of it."""

    @classmethod
    def name(cls) -> str:
        return "parcours"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        return cls(settings().rasa_api_token)

    def __init__(self, token: str) -> None:
        self._authorization = f"Bearer {token}"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        webhook = Blueprint("parcours_webhook")

        @webhook.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            given = request.headers.get("Authorization", "")
            if not hmac.compare_digest(given.encode(), self._authorization.encode()):
                return empty(401)
            output = StructuredOutput()
            try:
                message = user_message(request.json, output)
            except (KeyError, TypeError, ValueError) as error:
                logger.warning("message refused: %s", error)
                return empty(422)
            try:
                await on_new_message(message)
            except Exception:
                logger.exception("message from %s failed", message.sender_id)
                return empty(500)
            return json_response({"messages": output.messages, "language": output.language})

        return webhook


class StructuredOutput(CollectingOutputChannel):
    """Collects each answer whole: text, buttons, and what the action said of it."""

    @classmethod
    def name(cls) -> str:
        return "parcours"

    @property
    def language(self) -> str | None:
        """The language of the last answer."""
        return self.messages[-1]["language"] if self.messages else None

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        known = {key: value for key, value in message.items() if value is not None}
        buttons: list[dict[str, Any]] = known.pop("buttons", [])
        text = known.pop("text", "")
        *before, last = [part.strip() for part in text.split("\n\n") if part.strip()] or [""]
        languages = known.pop("languages", [])
        for part, language in zip_longest(before, languages, fillvalue=known.get("language")):
            self.messages.append({"text": part, "language": language, "buttons": []})
        self.messages.append({**known, "text": last, "buttons": buttons})


def user_message(body: dict[str, Any], output: StructuredOutput) -> UserMessage:
    """The message of a request body.

    Raises:
        KeyError, TypeError, ValueError: the body is not of the module's form.
    """
    sender, language = str(body["sender"]), body.get("language")
    parse_data = None
    if "payload" in body:
        text = str(body["title"])
        parse_data = parse_payload(str(body["payload"]), text, language)
    else:
        text = _COMMAND_PREFIX.sub("", str(body["text"]))
    return UserMessage(
        text,
        output,
        sender,
        parse_data=parse_data,
        input_channel=ParcoursInput.name(),
        message_id=body.get("id"),
        metadata={"language": language} if language else None,
    )


def parse_payload(payload: str, title: str, language: str | None) -> dict[str, Any]:
    """What NLU would have found, had it understood `title` as `/intent{"entity": "value"}`.

    Raises:
        ValueError: the payload is not of that form.
    """
    match = _PAYLOAD.match(payload)
    if not match:
        raise ValueError(f"not a payload: {payload!r}")
    values = json.loads(match["entities"] or "{}")
    if language:
        values["message_language"] = language
    intent = {"name": match["intent"], "confidence": 1.0}
    return {
        "text": title,
        "intent": intent,
        "intent_ranking": [intent],
        "entities": [{"entity": name, "value": value} for name, value in values.items()],
    }
