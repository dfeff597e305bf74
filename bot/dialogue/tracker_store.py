"""Conversations are kept in the one database that `PARCOURS_DATABASE_URL` names."""

from __future__ import annotations

from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain

from bot.settings import settings


class ConversationStore(SQLTrackerStore):
    """Rasa's SQL store at the address of the settings instead of one of its own."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.pop("host", None)
        settings().home.mkdir(parents=True, exist_ok=True)
        super().__init__(
            domain=domain, event_broker=event_broker, host=settings().database, **kwargs
        )
