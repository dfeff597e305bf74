"""For who waits for a slot: where they stand, the slot kept for them, and leaving the list."""

from __future__ import annotations

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import current_catalogue, database, language_of
from bot.booking import Hold, NoOffer, Waiting, accept, leave, position
from bot.language import format_when
from bot.storage import reading, transaction


def describe_wish(entry: Waiting, language: str) -> dict[str, str]:
    """Values of a response about what is waited for."""
    catalogue = current_catalogue()
    return {
        "place": catalogue.place(entry.campus).name[language],
        "school": catalogue.school(entry.school).label[language],
    }


def take_offer(
    dispatcher: CollectingDispatcher, tracker: Tracker, entry: Waiting
) -> list[EventType]:
    """The slot kept for them is read back, to be confirmed as any other; else where they stand."""
    language, now = language_of(tracker), datetime.now(ZoneInfo("UTC"))
    try:
        hold = transaction(
            database(), lambda s: accept(s, entry, conversation=tracker.sender_id, now=now)
        )
    except NoOffer:
        waits = entry.status == "waiting"
        dispatcher.utter_message(
            response="utter_waiting_shown" if waits else "utter_waiting_lapsed",
            **describe_wish(entry, language),
            position=str(reading(database(), lambda s: position(s, entry))),
        )
        return [SlotSet("programme", entry.school), SlotSet("city", entry.campus)]
    until = hold.expires_at.astimezone(hold.slot.start.tzinfo)
    dispatcher.utter_message(
        response="utter_waiting_offer",
        until=format_when(until, language),  # type: ignore[arg-type]
    )
    return [*_given_before(entry, hold), FollowupAction("booking_form")]


def leave_list(
    dispatcher: CollectingDispatcher, tracker: Tracker, entry: Waiting
) -> list[EventType]:
    """After the yes or no to that."""
    leaves = tracker.get_slot("appointment_confirmed")
    if leaves:
        transaction(database(), lambda session: leave(session, entry))
    dispatcher.utter_message(
        response="utter_waiting_left" if leaves else "utter_waiting_kept",
        **describe_wish(entry, language_of(tracker)),
    )
    return []


def _given_before(entry: Waiting, hold: Hold) -> list[EventType]:
    """All that the booking asks but the last yes; consent was given on joining the list."""
    given = {
        "booking_school": entry.school,
        "booking_place": entry.campus,
        "booking_slot": hold.slot.id,
        "booking_key": uuid.uuid4().hex,
        "booking_name": entry.name,
        "booking_contact": str(entry.contact),
        "booking_consent": True,
        "booking_confirmed": None,
        "booking_waiting": None,
        "booking_outcome": None,
        "programme": entry.school,
    }
    return [SlotSet(slot, value) for slot, value in given.items()]
