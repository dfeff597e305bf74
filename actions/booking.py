"""Booking an interview: where, when, who, consent, everything read back, and only then booked."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.contact_details import take_contact, take_name
from actions.conversation import (
    current_catalogue,
    database,
    intent_of,
    language_of,
    named,
    payload,
    schools_named,
    towns_named,
)
from actions.forms import SURELY, TaskForm
from actions.interview_slots import (
    all_shown,
    choose_slot,
    describe,
    describe_meeting,
    names_a_time,
    offer_slots,
    others_near,
    wish_of,
)
from actions.waiting_list import describe_wish
from bot.answers import Context, Nearest, Question, find_subject
from bot.booking import (
    Refusal,
    Slot,
    SlotTaken,
    appointments_of,
    confirm,
    join,
    let_go,
    slot_by_id,
)
from bot.booking.mail import CALENDAR_FILE, build_letters
from bot.catalogue import School
from bot.language import InvalidName, parse_person_name
from bot.settings import settings
from bot.storage import reading, transaction
from bot.towns import load_towns

FORM = "booking_form"
FIELDS = ("booking_place", "booking_slot", "booking_name", "booking_contact")
SLOTS = (
    *FIELDS,
    "booking_school",
    "booking_wish",
    "booking_near",
    "booking_consent",
    "booking_confirmed",
    "booking_changing",
    "booking_key",
    "booking_waiting",
    "slots_offered",
    "slots_shown",
)
# What was said or offered of one place and school means nothing for another.
OF_PLACE = (
    "booking_slot",
    "booking_confirmed",
    "booking_waiting",
    "slots_offered",
    "slots_shown",
)
# Politeness beside an answer, as in "merci, c'est zoe@example.org".
POLITE = ("greet", "thank", "goodbye")
ANSWERED_WITH = {
    "booking_name": ("person_name",),
    "booking_contact": ("email", "phone"),
    "booking_slot": ("date", "time", "choice"),
}


class ValidateBookingForm(TaskForm):
    """Takes all that a message gives, asked or not, and what it corrects."""

    form = FORM

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        if tracker.get_slot("booking_consent") is False:
            return []
        if tracker.get_slot("booking_waiting"):
            return ["booking_place", "booking_name", "booking_contact", "booking_consent"]
        return [*FIELDS, "booking_consent", "booking_confirmed"]

    def is_answer(self, tracker: Tracker) -> bool:
        return _is_polite(tracker) or names_a_time(tracker) or bool(_corrected(tracker))

    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        if named(tracker, "booking_reference"):
            # About another interview, as "annulez P-7K3M9Q".
            return {}
        # Null until the action has run: the rules say "booked" only where it says so.
        given = {"booking_outcome": None} if tracker.get_slot("booking_outcome") else {}
        given |= _corrected(tracker) | take_place(dispatcher, tracker)
        given |= _take_end(tracker)
        given |= take_name(dispatcher, tracker) | take_contact(dispatcher, tracker, given)
        given |= _take_decisions(tracker, given)
        place = given.get("booking_place") or tracker.get_slot("booking_place")
        time = choose_slot(dispatcher, tracker, place, _school_id(tracker, given), given)
        if time and tracker.get_slot("booking_waiting"):
            # Who speaks of a time after all wants that, and not to wait.
            given["booking_waiting"] = None
        return given | time


def _is_polite(tracker: Tracker) -> bool:
    """Whether an answer stands beside "bonjour" or "merci"."""
    asked, text = tracker.get_slot("requested_slot"), tracker.latest_message["text"]
    if intent_of(tracker) not in POLITE:
        return False
    if any(named(tracker, entity) for entity in ANSWERED_WITH.get(asked or "", ())):
        return True
    with suppress(InvalidName):
        return asked == "booking_name" and len(parse_person_name(text)) < len(text.strip())
    return False


def _school_id(tracker: Tracker, given: dict[str, Any]) -> str | None:
    school: str | None = given.get("booking_school") or tracker.get_slot("booking_school")
    return school


def _corrected(tracker: Tracker) -> dict[str, Any]:
    """Fields given that the person says are wrong, without saying what is right."""
    intent, text = tracker.latest_message["intent"], tracker.latest_message["text"]
    asks = intent["name"].startswith("ask_") and intent["confidence"] >= SURELY
    if asks or text.rstrip().endswith("?") or intent["name"] == "affirm":
        return {}
    wrong: dict[str, Any] = {f: None for f in named(tracker, "field") if tracker.get_slot(f)}
    if "booking_slot" in wrong:
        wrong |= others_near(None)
    return wrong


def take_place(dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
    """School and campus named, or on beginning those talked about."""
    begun = bool(tracker.get_slot("booking_place") or tracker.get_slot("booking_school"))
    towns, residence = towns_named(tracker)
    if residence and tracker.get_slot("requested_slot") == "booking_place":
        # "In which town?" is answered with one's own too.
        towns, residence = (*towns, residence), None
    question = Question("book_interview", schools_named(tracker), towns, residence)
    if begun and not (question.programmes or question.towns):
        return {}
    catalogue = current_catalogue()
    context = Context(
        tracker.get_slot("booking_school") or tracker.get_slot("programme"),
        None if begun else tracker.get_slot("city"),
    )
    subject = find_subject(catalogue, load_towns(), question, context)
    if len(subject.schools) != 1:
        return {}
    school = subject.schools[0]
    if isinstance(subject.remark, Nearest):
        _say_nearest(dispatcher, tracker, school, subject.remark)
    around = (residence, context.town, None if begun else tracker.get_slot("residence"))
    place = _campus(school, towns or tuple(filter(None, around)), subject.remark)
    chosen = {"booking_school": school.id, "booking_place": place}
    changed = dict.fromkeys(OF_PLACE) if _differ(tracker, chosen) else {}
    return {**chosen, "programme": school.id, **changed}


def _differ(tracker: Tracker, given: dict[str, Any]) -> bool:
    """Whether they name another place or school than before."""
    named_now = [slot for slot in ("booking_place", "booking_school") if slot in given]
    return any(given[slot] != tracker.get_slot(slot) for slot in named_now)


def _campus(school: School, towns: tuple[str, ...], remark: object) -> str | None:
    """The campus of `school` meant: the one named, the nearest, or its only one."""
    if isinstance(remark, Nearest):
        return remark.place.id
    places = current_catalogue().places
    for town in towns:
        place = places.get(town)
        for known in (town, place.near if place else None):
            if known in school.campuses:
                return known
    return school.campuses[0] if len(school.campuses) == 1 else None


def _say_nearest(
    dispatcher: CollectingDispatcher, tracker: Tracker, school: School, remark: Nearest
) -> None:
    language = language_of(tracker)
    dispatcher.utter_message(
        response="utter_answer_nearest",
        city=remark.town,
        place=remark.place.name[language],
        km=str(remark.km),
        label=school.label[language],
    )


def _take_end(tracker: Tracker) -> dict[str, Any]:
    """ "Je veux annuler" of who has booked nothing yet means the booking that is going on."""
    intent = tracker.latest_message["intent"]
    cancels = intent["name"] == "cancel_interview" and intent["confidence"] >= SURELY
    if not cancels or named(tracker, "booking_reference"):
        return {}
    now, conversation = datetime.now(ZoneInfo("UTC")), tracker.sender_id
    if reading(database(), lambda session: appointments_of(session, conversation, now=now)):
        return {}
    asks = tracker.latest_message["text"].rstrip().endswith("?")
    return {tracker.get_slot("requested_slot"): None} if asks else {"booking_consent": False}


def _take_decisions(tracker: Tracker, given: dict[str, Any]) -> dict[str, Any]:
    """Yes or no, where that was asked."""
    asked, intent = tracker.get_slot("requested_slot"), intent_of(tracker)
    if named(tracker, "waiting"):
        return {"booking_waiting": True}
    if asked == "booking_slot" and tracker.get_slot("slots_offered") == []:
        # No slot was free, and the waiting list was offered. "Oui, mais à Gand" is no yes to it.
        if _differ(tracker, given) or wish_of(tracker):
            return {}
        return {"affirm": {"booking_waiting": True}, "deny": {"booking_consent": False}}.get(
            intent, {}
        )
    # "Non, plutôt Lyon" refuses nothing but what it corrects.
    corrects = bool(set(given) - {"booking_outcome"})
    if asked == "booking_consent" and (intent == "affirm" or (intent == "deny" and not corrects)):
        return {"booking_consent": intent == "affirm"}
    if asked != "booking_confirmed" or corrects:
        return {}
    if intent == "affirm":
        return {"booking_confirmed": True}
    if intent == "deny":
        return {"booking_confirmed": None, "booking_changing": True}
    return {}


class ActionAskPlace(Action):
    def name(self) -> str:
        return f"action_ask_{FORM}_booking_place"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        catalogue, language = current_catalogue(), language_of(tracker)
        school = catalogue.schools.get(tracker.get_slot("booking_school") or "")
        if school and school.campuses:
            buttons = [
                {
                    "title": catalogue.place(place).name[language],
                    "payload": payload("inform", city=place),
                }
                for place in school.campuses
            ]
            dispatcher.utter_message(
                response="utter_ask_booking_campus", school=school.name[language], buttons=buttons
            )
            return []
        buttons = [
            {"title": other.label[language], "payload": payload("inform", programme=other.id)}
            for other in catalogue.schools.values()
            if other.campuses and other.kind == "school"
        ]
        dispatcher.utter_message(response="utter_ask_booking_school", buttons=buttons)
        return []


class ActionAskSlot(Action):
    def name(self) -> str:
        return f"action_ask_{FORM}_booking_slot"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return offer_slots(
            dispatcher,
            tracker,
            tracker.get_slot("booking_place"),
            tracker.get_slot("booking_school"),
        )


class ActionAskConfirmed(Action):
    """Reads everything back; after a no, asks what is wrong."""

    def name(self) -> str:
        return f"action_ask_{FORM}_booking_confirmed"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        if tracker.get_slot("booking_changing"):
            dispatcher.utter_message(response="utter_booking_what_to_change")
            return [SlotSet("booking_changing", None)]
        slot = reading(database(), lambda s: slot_by_id(s, int(tracker.get_slot("booking_slot"))))
        if slot is not None:
            dispatcher.utter_message(
                response="utter_ask_booking_confirmed",
                **describe(slot, language_of(tracker)),
                name=tracker.get_slot("booking_name"),
                contact=tracker.get_slot("booking_contact"),
            )
        return []


class ActionBookInterview(Action):
    """Books what was confirmed; `booking_outcome` says what came of it."""

    def name(self) -> str:
        return "action_book_interview"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        if not tracker.get_slot("booking_consent"):
            transaction(database(), lambda session: let_go(session, tracker.sender_id))
            dispatcher.utter_message(response="utter_booking_no_consent")
            return ended("refused")
        if tracker.get_slot("booking_waiting"):
            return _join(dispatcher, tracker)
        now = datetime.now(ZoneInfo("UTC"))
        try:
            appointment = transaction(
                database(),
                lambda session: confirm(
                    session,
                    int(tracker.get_slot("booking_slot")),
                    name=tracker.get_slot("booking_name"),
                    contact=tracker.get_slot("booking_contact"),
                    language=language_of(tracker),  # type: ignore[arg-type]
                    conversation=tracker.sender_id,
                    idempotency_key=tracker.get_slot("booking_key"),
                    now=now,
                ),
            )
        except SlotTaken as refusal:
            dispatcher.utter_message(response="utter_booking_taken")
            return again(refusal.slot)
        except Refusal:
            dispatcher.utter_message(response="utter_booking_not_possible")
            return again(None)
        dispatcher.utter_message(
            response="utter_booking_done",
            **describe_meeting(appointment.slot, language_of(tracker)),
            reference=appointment.reference,
            contact=str(appointment.contact),
            calendar={
                "filename": CALENDAR_FILE,
                "content": build_letters(settings(), current_catalogue()).calendar_of(
                    appointment, now=now
                ),
            },
        )
        return [SlotSet("city", appointment.slot.campus), *ended("booked")]


def _join(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    entry = transaction(
        database(),
        lambda session: join(
            session,
            campus=tracker.get_slot("booking_place"),
            school=tracker.get_slot("booking_school"),
            name=tracker.get_slot("booking_name"),
            contact=tracker.get_slot("booking_contact"),
            language=language_of(tracker),  # type: ignore[arg-type]
            conversation=tracker.sender_id,
            passed_over=all_shown(tracker),
            now=datetime.now(ZoneInfo("UTC")),
        ),
    )
    dispatcher.utter_message(
        response="utter_booking_waiting",
        **describe_wish(entry, language_of(tracker)),
        reference=entry.reference,
        contact=str(entry.contact),
    )
    return ended("booked")


def again(taken: Slot | None) -> list[EventType]:
    """Another time is to be chosen; the rest stays."""
    changed = {
        "booking_outcome": "taken",
        "booking_confirmed": None,
        "booking_key": None,
        **others_near(taken),
    }
    return [SlotSet(slot, value) for slot, value in changed.items()]


def ended(outcome: str) -> list[EventType]:
    return [SlotSet("booking_outcome", outcome), *forgotten()]


def forgotten() -> list[EventType]:
    return [SlotSet(slot, None) for slot in SLOTS]
