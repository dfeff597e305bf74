"""Who comes to the interview: a name as people have it, an e-mail address or a phone number."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import current_catalogue, intent_of, language_of, named
from bot.language import (
    InvalidName,
    NotUnderstood,
    Region,
    parse_email,
    parse_person_name,
    parse_phone,
)

# An answer that no finder recognised is still an answer to what was asked.
PLAIN_ANSWERS = ("inform", "nlu_fallback", "out_of_scope", "greet", "book_interview")
# What is none of the name, even where the name is asked.
NOT_NAMES = ("city", "programme", "date", "time", "email", "phone", "choice", "field")


def take_name(dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
    asked = tracker.get_slot("requested_slot") == "booking_name"
    found = named(tracker, "person_name")
    text = _name_said(tracker.latest_message["text"], found, asked)
    if text is None or (not found and intent_of(tracker) not in PLAIN_ANSWERS):
        return {}
    if not found and any(named(tracker, other) for other in NOT_NAMES):
        return {}
    try:
        return _as_name(tracker, parse_person_name(text))
    except InvalidName:
        if not asked:
            return {}
        dispatcher.utter_message(response="utter_invalid_name")
        return {"booking_name": None}


def _name_said(text: str, found: tuple[str, ...], asked: bool) -> str | None:
    """The name found, or all that is typed: of Pieter-Jan Van den Broeck a part may be found."""
    if not found:
        return text if asked else None
    last = text.split()[-1]
    goes_on = asked and text.startswith(found[0]) and last != last.lower()
    return text if goes_on else found[0]


def _as_name(tracker: Tracker, name: str) -> dict[str, Any]:
    """A name alone, as Pieter De Smet, is in no language: the one before it stays."""
    alone = tracker.latest_message["text"].strip().casefold() == name.casefold()
    return {"booking_name": name} | ({"language": _language_before(tracker)} if alone else {})


def _language_before(tracker: Tracker) -> str:
    """The language before the last message."""
    spoken = language_of(tracker)
    last = max(i for i, event in enumerate(tracker.events) if event["event"] == "user")
    for event in tracker.events[:last]:
        if event["event"] == "slot" and event["name"] == "language":
            spoken = event["value"]
    return spoken


def take_contact(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    given: dict[str, Any],
    slot: str = "booking_contact",
) -> dict[str, Any]:
    """An e-mail address or a phone number; numbers are read as those of the campus's country."""
    asked = tracker.get_slot("requested_slot") == slot
    text = tracker.latest_message["text"]
    if named(tracker, "email"):
        return {slot: named(tracker, "email")[0]}
    # "zoe@exemple" is in no language.
    spoken = {} if " " in text.strip() else {"language": _language_before(tracker)}
    if not named(tracker, "phone") and not (asked and intent_of(tracker) in PLAIN_ANSWERS):
        return {}
    place = given.get("booking_place") or tracker.get_slot("booking_place")
    places = current_catalogue().places
    region = places[place].country if place in places else None
    if contact := _read_contact(text, region):
        return {slot: contact}
    if named(tracker, "phone"):
        return {slot: named(tracker, "phone")[0]}
    tracker.slots.update(spoken)
    dispatcher.utter_message(response="utter_invalid_contact")
    return {slot: None} | spoken


def _read_contact(text: str, region: Region | None) -> str | None:
    with suppress(NotUnderstood):
        return parse_email(text)
    with suppress(NotUnderstood):
        return parse_phone(text, None, region)
    return None
