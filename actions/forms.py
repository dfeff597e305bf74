"""What the forms of all tasks share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import is_aside


class TaskForm(FormValidationAction, ABC):
    """A form that takes from each message all it gives at once, in one function."""

    form = ""

    def name(self) -> str:
        return f"validate_{self.form}"

    @abstractmethod
    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        """Slots that the last message sets; None for one to be asked again."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        given = {} if is_aside(tracker, domain) else self.take(dispatcher, tracker)
        tracker.slots.update(given)
        events = [SlotSet(slot, value) for slot, value in given.items()]
        next_slot = await self.next_requested_slot(dispatcher, tracker, domain)
        return [*events, next_slot] if next_slot else events
