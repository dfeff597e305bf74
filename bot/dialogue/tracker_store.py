"""Conversations are kept in the one database that `PARCOURS_DATABASE_URL` names.

Rasa's store reads and replays the whole session at each turn, and its policies replay it again:
the 200th turn of a conversation took fifteen times as long as the first. Here a server keeps the
conversations it spoke in last, and policies see their last turns with the slots as they were
before. The database has every event all the same.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, sessionmaker

from bot.settings import settings
from bot.storage import build_engine

# A conversation takes some 100 kB.
CONVERSATIONS_KEPT = 300
# The server stands still meanwhile, and what is not written now is written with the next turn.
LOCK_WAIT_MS = 250
# Nothing in the rules or actions looks back further. Shortened only at twice as many, to do so
# seldom.
TURNS_KEPT = 3

_EVENTS = SQLTrackerStore.SQLEvent
LAST_ROW = select(func.max(_EVENTS.id)).where(_EVENTS.sender_id == bindparam("sender"))


class _Kept(NamedTuple):
    """A conversation, with the row of the last of its events that was saved."""

    tracker: DialogueStateTracker
    row: int | None
    domain: Domain


class ConversationStore(SQLTrackerStore):
    """Rasa's SQL store at the address of the settings, fast however long a conversation gets."""

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
        # What was said last may go with the power; appointments have an engine of their own.
        self.engine: Engine = build_engine(
            settings().database, lock_wait_ms=LOCK_WAIT_MS, durable=False
        )
        self.sessionmaker = sessionmaker(self.engine, future=True)
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        # Taken out: a turn that fails half way leaves nothing of itself behind.
        kept = self._kept.pop(sender_id, None)
        row = self._last_row(sender_id)
        if kept and kept.domain is self.domain and kept.row == row:
            return kept.tracker
        tracker = await super().retrieve(sender_id)
        if tracker is not None:
            tracker.stored_events, tracker.stored_row = len(tracker.events), row
            tracker = shortened(tracker, self.domain)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        try:
            await self.stream_events(tracker)
            tracker.stored_row = self._write(tracker)
            tracker.stored_events = len(tracker.events)
            tracker = shortened(tracker, self.domain)
        finally:
            # Also where it could not be saved: the next save writes what is not there yet.
            self._keep(tracker)

    def _keep(self, tracker: DialogueStateTracker) -> None:
        row = getattr(tracker, "stored_row", None)
        self._kept[tracker.sender_id] = _Kept(tracker, row, self.domain)
        while len(self._kept) > CONVERSATIONS_KEPT:
            self._kept.popitem(last=False)

    def _write(self, tracker: DialogueStateTracker) -> int | None:
        """The new events at once, where Rasa's store makes an object and a statement of each.

        Returns:
            The row of the last event.
        """
        with self.session_scope() as session:
            rows = [
                self._row(tracker.sender_id, event)
                for event in self._additional_events(session, tracker)
            ]
            if rows:
                session.execute(insert(_EVENTS), rows)
            last: int | None = session.execute(LAST_ROW, {"sender": tracker.sender_id}).scalar()
            session.commit()
            return last

    @staticmethod
    def _row(sender_id: str, event: Event) -> dict[str, Any]:
        data = event.as_dict()
        return {
            "sender_id": sender_id,
            "type_name": event.type_name,
            "timestamp": data.get("timestamp"),
            "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
            "action_name": data.get("name"),
            "data": json.dumps(data),
        }

    def _additional_events(
        self, session: Session, tracker: DialogueStateTracker
    ) -> Iterator[Event]:
        stored: int | None = getattr(tracker, "stored_events", None)
        if stored is not None:
            return islice(tracker.events, stored, None)
        more: Iterator[Event] = super()._additional_events(session, tracker)
        return more

    def _last_row(self, sender_id: str) -> int | None:
        """Another server, or an erasure, may have changed the conversation meanwhile."""
        with self.engine.execution_options(only_reads=True).connect() as connection:
            row: int | None = connection.execute(LAST_ROW, {"sender": sender_id}).scalar()
            return row


def shortened(tracker: DialogueStateTracker, domain: Domain) -> DialogueStateTracker:
    """A long conversation from one of its last turns on, begun outside of a form."""
    events = list(tracker.events)
    turns = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(turns) <= 2 * TURNS_KEPT:
        return tracker
    for start in reversed(turns[:-TURNS_KEPT]):
        before = DialogueStateTracker.from_events(tracker.sender_id, events[:start], domain.slots)
        if before.active_loop is None:
            filled = dict.fromkeys(e.key for e in events[:start] if isinstance(e, SlotSet))
            begun = [SlotSet(name, before.get_slot(name)) for name in filled]
            begun.append(ActionExecuted(ACTION_LISTEN_NAME))
            short = DialogueStateTracker.from_events(
                tracker.sender_id, [*begun, *events[start:]], domain.slots
            )
            short.stored_events, short.stored_row = len(short.events), tracker.stored_row
            return short
    return tracker
