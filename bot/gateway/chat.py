"""One turn after another: what is said goes to Rasa once, and always gets an answer in time."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

from bot.gateway.buttons import ButtonSeal, chosen
from bot.gateway.conversations import Conversation
from bot.gateway.detection import detect_language
from bot.gateway.history import read_history
from bot.gateway.messages import Button, Message, Reply
from bot.gateway.rasa import RasaServers, RasaUnavailable
from bot.gateway.requests import NewMessage
from bot.gateway.wordings import TOO_LONG, UNAVAILABLE, Wordings
from bot.language.languages import LANGUAGES, Language

LONGEST_TEXT = 1000

logger = logging.getLogger(__name__)


class Chat:
    def __init__(
        self, rasa: RasaServers, wordings: Wordings, seal: ButtonSeal, *, reply_timeout: float
    ) -> None:
        self._rasa = rasa
        self._wordings = wordings
        self._seal = seal
        self._reply_timeout = reply_timeout
        # asyncio itself keeps no task alive.
        self._under_way: set[asyncio.Task[Reply]] = set()

    async def greet(self, conversation: Conversation, school: str | None) -> Reply:
        entities = json.dumps({"programme": school}) if school else ""
        said = with_language(as_payload(Button("", f"/greet{entities}")), conversation.language)
        return await self._in_time(self._start(conversation, said), conversation)

    async def answer(self, conversation: Conversation, message: NewMessage) -> Reply:
        """The reply to a message, or an apology where there is none in time.

        The same id again waits for what was sent the first time, unless that failed.

        Raises:
            ButtonRefused: the message is a button never offered in this conversation.
        """
        text = message.text or ""
        if len(text) > LONGEST_TEXT:
            conversation.notice_page(message.language)
            return self.words(TOO_LONG, await _language(conversation, text))
        if conversation.offered is None:
            await self.history(conversation)
        turn = conversation.turns.get(str(message.id))
        if turn is None:
            turn = self._start(conversation, self._said(conversation, message))
            if message.id:
                conversation.keep_turn(str(message.id), turn)
        return await self._in_time(turn, conversation, text)

    async def history(self, conversation: Conversation) -> Reply:
        return await self._in_time(self._read_history(conversation), conversation)

    def words(self, name: str, language: Language | None) -> Reply:
        """One of the gateway's own sentences; in both languages where none is known."""
        languages = (language,) if language else LANGUAGES
        said = tuple(Message(self._wordings.say(name, each), each) for each in languages)
        return Reply(said, language, unavailable=name == UNAVAILABLE)

    def _said(self, conversation: Conversation, message: NewMessage) -> dict[str, Any]:
        news = conversation.notice_page(message.language)
        if message.button is not None:
            said = as_payload(self._seal.open(message.button, conversation.id))
        else:
            button = chosen(conversation.offered or (), message.text or "")
            said = as_payload(button) if button else {"text": message.text}
        return with_language({**said, "id": str(message.id)} if message.id else said, news)

    def _start(self, conversation: Conversation, said: dict[str, Any]) -> asyncio.Task[Reply]:
        turn = asyncio.create_task(self._take_turn(conversation, said))
        self._under_way.add(turn)
        turn.add_done_callback(self._under_way.discard)
        turn.add_done_callback(lambda done: _forget_if_failed(done, conversation))
        return turn

    async def _take_turn(self, conversation: Conversation, said: dict[str, Any]) -> Reply:
        reply = await self._rasa.send(conversation.id, said)
        conversation.remember(reply)
        return reply

    async def _read_history(self, conversation: Conversation) -> Reply:
        history = read_history(await self._rasa.events(conversation.id))
        if conversation.offered is None:
            conversation.remember(history)
        return replace(history, language=history.language or conversation.language)

    async def _in_time(
        self, reply: Awaitable[Reply], conversation: Conversation, text: str = ""
    ) -> Reply:
        try:
            return await asyncio.wait_for(asyncio.shield(reply), self._reply_timeout)
        except (asyncio.TimeoutError, RasaUnavailable) as error:
            logger.warning("no reply in %s: %r", conversation.id[:8], error)
        return self.words(UNAVAILABLE, await _language(conversation, text))


def as_payload(button: Button) -> dict[str, Any]:
    return {"payload": button.payload, "title": button.title}


def with_language(said: dict[str, Any], language: Language | None) -> dict[str, Any]:
    return {**said, "language": language} if language else said


async def _language(conversation: Conversation, text: str) -> Language | None:
    return conversation.language or await asyncio.to_thread(detect_language, text)


def _forget_if_failed(turn: asyncio.Task[Reply], conversation: Conversation) -> None:
    """Let the same message be sent again after a failure."""
    if turn.cancelled() or turn.exception():
        for id_ in [id_ for id_, kept in conversation.turns.items() if kept is turn]:
            del conversation.turns[id_]
