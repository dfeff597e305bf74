"""Erasing what is kept of a person: bookings, holds and waiting-list entries."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import appointments, booking, eligibility
from actions.appointments import UNKNOWN, ValidateShowForm
from actions.conversation import database, intent_of, named
from bot.booking import booking_by_reference, erase_conversation, erase_person
from bot.storage import transaction


class ValidateEraseForm(ValidateShowForm):
    """Asks whether; a reference with its contact adds what was booked elsewhere."""

    form = "erase_form"

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        if tracker.get_slot("appointment") == UNKNOWN:
            return []
        by_reference = tracker.get_slot("booking_reference") and not tracker.get_slot("appointment")
        return [*(("lookup_contact",) if by_reference else ()), "appointment_confirmed"]

    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        asked = tracker.get_slot("requested_slot")
        gives = ("booking_reference", "email", "phone")
        if any(named(tracker, entity) for entity in gives) or asked == "lookup_contact":
            return super().take(dispatcher, tracker)
        if asked == "appointment_confirmed" and intent_of(tracker) in ("affirm", "deny"):
            return {"appointment_confirmed": intent_of(tracker) == "affirm"}
        return {}


class ActionEraseData(Action):
    """Erases what was booked in this conversation, or by who proved it, and gives a receipt."""

    def name(self) -> str:
        return "action_erase_data"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        proved, now = tracker.get_slot("appointment"), datetime.now(ZoneInfo("UTC"))
        if tracker.get_slot("appointment_confirmed"):

            def erase(session: Any) -> list[Any]:
                person = booking_by_reference(session, proved) if proved else None
                receipts = [erase_conversation(session, tracker.sender_id, now=now)]
                return receipts + ([erase_person(session, person, now=now)] if person else [])

            receipts = transaction(database(), erase)
            dispatcher.utter_message(
                response="utter_data_erased",
                receipt=receipts[-1].code,
                count=str(sum(receipt.appointments + receipt.waiting for receipt in receipts)),
            )
            return [*eligibility.forgotten(), *booking.forgotten(), *appointments.forgotten()]
        if proved != UNKNOWN:
            dispatcher.utter_message(response="utter_data_kept")
        return [SlotSet(slot, None) for slot in (*appointments.PAIR, *appointments.PROVED)]
