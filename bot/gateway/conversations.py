"""What the gateway remembers of each conversation between two messages."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.gateway.messages import Button, Reply
from bot.gateway.sessions import Session
from bot.language.languages import Language

REMEMBERED = 10_000
REPLIES_REMEMBERED = 10


@dataclass
class Conversation:
    """In memory only: after a restart what was offered is None until the history is read."""

    id: str
    language: Language | None
    # The language of the page, as last told.
    page_language: Language | None
    offered: tuple[Button, ...] | None = None
    turns: OrderedDict[str, asyncio.Task[Reply]] = field(default_factory=OrderedDict)

    def notice_page(self, language: Language | None) -> Language | None:
        """The page's language if it is news, which Rasa then takes where the text tells none.

        Told each time, it would undo a change of language made in the conversation.
        """
        if language is None or language == self.page_language:
            return None
        self.page_language = self.language = language
        return language

    def remember(self, reply: Reply) -> None:
        self.language = reply.language or self.language
        self.offered = tuple(button for message in reply.messages for button in message.buttons)

    def keep_turn(self, id_: str, turn: asyncio.Task[Reply]) -> None:
        self.turns[id_] = turn
        while len(self.turns) > REPLIES_REMEMBERED:
            self.turns.popitem(last=False)


class Conversations:
    """The conversations of late."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, Conversation] = OrderedDict()

    def of(self, session: Session) -> Conversation:
        id_, language = session
        conversation = self._by_id.pop(id_, None) or Conversation(id_, language, language)
        self._by_id[id_] = conversation
        if len(self._by_id) > REMEMBERED:
            self._by_id.popitem(last=False)
        return conversation
