"""Leaving a task in the middle."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import appointments, booking, eligibility
from actions.conversation import database
from bot.booking import let_go
from bot.storage import transaction


class ActionStopTask(Action):
    """Ends the form that is going on and forgets what was given for it."""

    def name(self) -> str:
        return "action_stop_task"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        dispatcher.utter_message(response="utter_stop")
        transaction(database(), lambda session: let_go(session, tracker.sender_id))
        return [
            ActiveLoop(None),
            SlotSet("requested_slot", None),
            *eligibility.forgotten(),
            *booking.forgotten(),
            *appointments.forgotten(),
        ]
