"""The HTTP API: each function takes a request apart, asks the chat, and answers in JSON."""

from __future__ import annotations

import math
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.gateway.buttons import ButtonRefused, ButtonSeal
from bot.gateway.chat import Chat
from bot.gateway.conversations import Conversation
from bot.gateway.messages import Reply, reply_body
from bot.gateway.rasa import RasaServers
from bot.gateway.rates import TooFast
from bot.gateway.requests import BodyTooLarge, NewMessage, NewSession, RequestRefused, read_body
from bot.gateway.visitors import Visitors
from bot.gateway.wordings import SESSION_EXPIRED, TOO_FAST, TOO_LONG, UNAVAILABLE
from bot.language.languages import Language


class Api:
    def __init__(
        self,
        chat: Chat,
        rasa: RasaServers,
        visitors: Visitors,
        seal: ButtonSeal,
        *,
        reach: str,
    ) -> None:
        self._chat = chat
        self._rasa = rasa
        self._visitors = visitors
        self._seal = seal
        self._reach = reach

    async def open_session(self, request: Request) -> Response:
        try:
            wanted = await read_body(request, NewSession)
            conversation, token = self._visitors.welcome(request, wanted.language)
        except TooFast as error:
            return self._too_fast(error, None)
        reply = await self._chat.greet(conversation, wanted.school)
        # Rasa's answer names a language even where it was only guessed.
        conversation.language = wanted.language
        body = {**self._body(reply, conversation), "language": wanted.language}
        return JSONResponse({"session": token, "reach": self._reach, **body}, 201)

    async def messages(self, request: Request) -> Response:
        if request.method == "POST":
            return await self.post_message(request)
        return await self.get_messages(request)

    async def post_message(self, request: Request) -> Response:
        conversation = self._conversation(request)
        try:
            self._visitors.count(request, conversation)
            message = await read_body(request, NewMessage)
            reply = await self._chat.answer(conversation, message)
        except TooFast as error:
            return self._too_fast(error, conversation.language)
        except BodyTooLarge:
            said = self._chat.words(TOO_LONG, conversation.language)
            return JSONResponse(
                {"error": "The body is too large.", **reply_body(said, str)},
                413,
            )
        except ButtonRefused as error:
            raise RequestRefused(403, "button: not offered in this conversation") from error
        return JSONResponse(self._body(reply, conversation))

    async def get_messages(self, request: Request) -> Response:
        conversation = self._conversation(request)
        try:
            self._visitors.count(request, conversation)
        except TooFast as error:
            return self._too_fast(error, conversation.language)
        return JSONResponse(self._body(await self._chat.history(conversation), conversation))

    async def health(self, request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def readiness(self, request: Request) -> Response:
        if await self._rasa.ready():
            return JSONResponse({"status": "ok"})
        return JSONResponse({"status": "Rasa does not answer"}, 503)

    async def refuse(self, request: Request, error: Exception) -> Response:
        status = error.status if isinstance(error, RequestRefused) else 413
        return JSONResponse({"error": str(error) or "The body is too large."}, status)

    async def refuse_http(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        return JSONResponse({"error": error.detail}, error.status_code, error.headers)

    async def refuse_session(self, request: Request, error: Exception) -> Response:
        """In both languages: who is not recognised has none."""
        said = reply_body(self._chat.words(SESSION_EXPIRED, None), str)["messages"]
        message = {each["language"]: each["text"] for each in said}
        return JSONResponse({"error": "The session is not valid.", "message": message}, 401)

    def apologise(self) -> Response:
        apology = reply_body(self._chat.words(UNAVAILABLE, None), str)
        return JSONResponse({"error": "Something went wrong here.", **apology}, 500)

    def _conversation(self, request: Request) -> Conversation:
        authorization = request.headers.get("authorization", "")
        scheme, _, token = authorization.partition(" ")
        return self._visitors.recognise(token if scheme == "Bearer" else "")

    def _body(self, reply: Reply, conversation: Conversation) -> dict[str, Any]:
        return reply_body(reply, lambda button: self._seal.close(button, conversation.id))

    def _too_fast(self, error: TooFast, language: Language | None) -> Response:
        body = reply_body(self._chat.words(TOO_FAST, language), str)
        seconds = str(math.ceil(error.retry_after))
        return JSONResponse(
            {"error": "Too many messages.", **body}, 429, headers={"Retry-After": seconds}
        )
