"""What the forms of all tasks share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import is_aside

# What these say is meant for the form; anything else that it cannot use has a rule of its own,
# which is followed where it is surely meant.
ANSWERS = ("affirm", "deny", "inform")
SURELY = 0.8


class TaskForm(FormValidationAction, ABC):
    """A form that takes from each message all it gives at once, in one function."""

    form = ""

    def name(self) -> str:
        return f"validate_{self.form}"

    @abstractmethod
    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        """Slots that the last message sets; None for one to be asked again."""

    def is_answer(self, tracker: Tracker) -> bool:
        """Whether what looks like a remark beside the form is meant for it."""
        return False

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        if not self._goes_on(tracker):
            # What another form asked last is not asked any more.
            tracker.slots["requested_slot"] = None
        aside = is_aside(tracker, domain) and not self.is_answer(tracker)
        given = {} if aside else self.take(dispatcher, tracker)
        asked = tracker.get_slot("requested_slot")
        if asked and not given and not aside and _is_for_the_form(tracker):
            # Without a slot set Rasa would leave the form for a moment, and take it for small talk.
            dispatcher.utter_message(response="utter_answer_not_understood")
            given = {asked: None}
        tracker.slots.update(given)
        events = [SlotSet(slot, value) for slot, value in given.items()]
        next_slot = await self.next_requested_slot(dispatcher, tracker, domain)
        return [*events, next_slot] if next_slot else events

    def _goes_on(self, tracker: Tracker) -> bool:
        """Whether the last message was said to this form, and did not only begin it."""
        last = max(i for i, event in enumerate(tracker.events) if event["event"] == "user")
        loops = [e["name"] for e in tracker.events[:last] if e["event"] == "active_loop"]
        return loops[-1:] == [self.form]


def _is_for_the_form(tracker: Tracker) -> bool:
    intent = tracker.latest_message["intent"]
    if intent["name"] == "out_of_scope":
        return False
    return intent["name"] in ANSWERS or intent["confidence"] < SURELY
