"""Who talks: let in, known again, and not too fast, whether by the API or by plain pages."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request

from bot.gateway.conversations import Conversation, Conversations
from bot.gateway.rates import RateLimiter, network_of
from bot.gateway.sessions import Sessions
from bot.language.languages import Language

# A school, a job centre or a library stands behind one address.
CONVERSATIONS_PER_ADDRESS = 10


class Visitors:
    def __init__(
        self, sessions: Sessions, *, messages_per_minute: int, clock: Callable[[], float]
    ) -> None:
        self._sessions = sessions
        self._conversations = Conversations()
        self._by_conversation = RateLimiter(messages_per_minute, clock)
        self._by_address = RateLimiter(messages_per_minute * CONVERSATIONS_PER_ADDRESS, clock)

    def welcome(self, request: Request, language: Language | None) -> tuple[Conversation, str]:
        """A new conversation, and the token to come back with.

        Raises:
            TooFast: too many come from that address.
        """
        self._by_address.count(_address(request))
        session, token = self._sessions.open(language)
        return self._conversations.of(session), token

    def recognise(self, token: str) -> Conversation:
        """The conversation of a token.

        Raises:
            SessionRefused: the token is none of ours, or too old.
        """
        return self._conversations.of(self._sessions.recognise(token))

    def count(self, request: Request, conversation: Conversation) -> None:
        """Count a request of `conversation`.

        Raises:
            TooFast: its share, or that of its address, is used up.
        """
        self._by_conversation.count(conversation.id)
        self._by_address.count(_address(request))


def _address(request: Request) -> str:
    return network_of(request.client.host) if request.client else ""
