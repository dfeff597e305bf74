"""Showing, moving and cancelling what was booked here, or elsewhere by reference and contact."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.contact_details import take_contact
from actions.conversation import database, intent_of, language_of, named
from actions.forms import TaskForm
from actions.interview_slots import (
    choose_slot,
    describe,
    describe_meeting,
    offer_slots,
    others_near,
    wish_of,
)
from actions.waiting_list import describe_wish, leave_list, take_offer
from bot.booking import (
    Appointment,
    Refusal,
    SlotTaken,
    TooManyTries,
    UnknownAppointment,
    Waiting,
    booking_by_reference,
    booking_of,
    cancel,
    find_booking,
    let_go,
    read_reference,
    reschedule,
    slot_by_id,
)
from bot.storage import reading, transaction

PAIR = ("booking_reference", "lookup_contact")
TIME = ("booking_slot", "booking_wish", "slots_offered", "slots_shown")
PROVED = ("appointment", "appointment_confirmed")
SLOTS = (*PAIR, *PROVED, *TIME, "booking_near")


def now() -> datetime:
    return datetime.now(ZoneInfo("UTC"))


def own_booking(tracker: Tracker) -> Appointment | Waiting | None:
    """The one that reference and contact proved, or the next one of this conversation."""
    proved, conversation = tracker.get_slot("appointment"), tracker.sender_id
    if proved:
        return reading(database(), lambda session: booking_by_reference(session, proved))
    if tracker.get_slot("booking_reference"):
        # Another one is meant, and not proved yet.
        return None
    return reading(database(), lambda session: booking_of(session, conversation, now=now()))


def own_appointment(tracker: Tracker) -> Appointment | None:
    booking = own_booking(tracker)
    return booking if isinstance(booking, Appointment) else None


class _AppointmentForm(TaskForm):
    """Asks for reference and contact unless the appointment is known, then for what is missing."""

    asks: tuple[str, ...] = ()
    asks_waiting: tuple[str, ...] = ()

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        if tracker.get_slot("appointment") == UNKNOWN:
            return []
        booking = own_booking(tracker)
        if isinstance(booking, Waiting):
            return [*self.asks_waiting]
        if booking and not booking.stands(now()):
            return []
        return [*(() if booking else PAIR), *self.asks]

    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        asked = tracker.get_slot("requested_slot")
        # A time chosen in a booking broken off is none chosen here.
        given: dict[str, Any] = {} if asked else dict.fromkeys(TIME)
        given |= _meant(tracker)
        tracker.slots.update(given)
        if own_booking(tracker):
            return given | self.take_choice(dispatcher, tracker)
        if asked == "booking_reference" and not given.get("booking_reference"):
            given["booking_reference"] = read_reference(tracker.latest_message["text"])
            if given["booking_reference"] is None:
                dispatcher.utter_message(response="utter_invalid_reference")
        if named(tracker, "email") or named(tracker, "phone") or asked == "lookup_contact":
            given |= take_contact(dispatcher, tracker, given, "lookup_contact")
        pair = [given.get(slot, tracker.get_slot(slot)) for slot in PAIR]
        return given | (_look_up(dispatcher, tracker, *pair) if all(pair) else {})

    def take_choice(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        """What is asked once the appointment is known: by default a yes or a no."""
        asked = tracker.get_slot("requested_slot") == "appointment_confirmed"
        if asked and intent_of(tracker) in ("affirm", "deny"):
            return {"appointment_confirmed": intent_of(tracker) == "affirm"}
        return {}


UNKNOWN = "unknown"


def _meant(tracker: Tracker) -> dict[str, Any]:
    """The booking whose reference is typed: one of this conversation needs no contact."""
    typed = named(tracker, "booking_reference")
    if not typed or typed[0] == tracker.get_slot("appointment"):
        return {}
    found = reading(database(), lambda session: booking_by_reference(session, typed[0]))
    ours = found is not None and found.conversation == tracker.sender_id
    return {"booking_reference": typed[0], "appointment": typed[0] if ours else None}


def _look_up(
    dispatcher: CollectingDispatcher, tracker: Tracker, reference: str, contact: str
) -> dict[str, Any]:
    """A wrong pair tells nothing about what exists, and is slowed down."""
    try:
        found = transaction(
            database(),
            lambda session: find_booking(
                session, reference, contact, asker=tracker.sender_id, now=now()
            ),
        )
    except UnknownAppointment:
        dispatcher.utter_message(response="utter_appointment_unknown")
        return dict.fromkeys(PAIR)
    except TooManyTries as refusal:
        minutes = max(1, round((refusal.retry_at - now()).total_seconds() / 60))
        dispatcher.utter_message(response="utter_appointment_too_many_tries", minutes=str(minutes))
        return {"appointment": UNKNOWN}
    return {"appointment": found.reference}


class ValidateShowForm(_AppointmentForm):
    form = "show_form"


class ValidateCancelForm(_AppointmentForm):
    form = "cancel_form"
    asks = asks_waiting = ("appointment_confirmed",)


class ValidateRescheduleForm(_AppointmentForm):
    form = "reschedule_form"
    asks = ("booking_slot", "appointment_confirmed")

    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        given = super().take(dispatcher, tracker)
        if tracker.get_slot("requested_slot") is None and not own_booking(tracker):
            # To be met once the appointment is known.
            given["booking_wish"] = wish_of(tracker)
        return given

    def take_choice(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        appointment = own_appointment(tracker)
        if appointment is None or not appointment.stands(now()):
            return {}
        slot = appointment.slot
        chosen = choose_slot(dispatcher, tracker, slot.campus, slot.school, {})
        if chosen.get("booking_slot") == slot.id:
            chosen["booking_slot"] = None
        return chosen | ({} if chosen else super().take_choice(dispatcher, tracker))


class ActionAskNewSlot(Action):
    def name(self) -> str:
        return "action_ask_reschedule_form_booking_slot"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        appointment = own_appointment(tracker)
        if appointment is None:
            return []
        slot = appointment.slot
        if not tracker.get_slot("slots_offered"):
            dispatcher.utter_message(
                response="utter_appointment_shown",
                **describe_meeting(slot, language_of(tracker)),
                reference=appointment.reference,
            )
        return offer_slots(dispatcher, tracker, slot.campus, slot.school, without=slot.id)


class ActionAskCancelConfirmed(Action):
    def name(self) -> str:
        return "action_ask_cancel_form_appointment_confirmed"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        booking, language = own_booking(tracker), language_of(tracker)
        if isinstance(booking, Appointment):
            told = describe(booking.slot, language)
            dispatcher.utter_message(response="utter_ask_cancel_confirmed", **told)
        elif booking is not None:
            told = describe_wish(booking, language)
            dispatcher.utter_message(response="utter_ask_waiting_left", **told)
        return []


class ActionAskRescheduleConfirmed(Action):
    def name(self) -> str:
        return "action_ask_reschedule_form_appointment_confirmed"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        chosen = int(tracker.get_slot("booking_slot"))
        slot = reading(database(), lambda session: slot_by_id(session, chosen))
        if slot is not None:
            dispatcher.utter_message(
                response="utter_ask_reschedule_confirmed", **describe(slot, language_of(tracker))
            )
        return []


class _AppointmentAction(Action, ABC):
    """Ends a form: does what was asked with the booking, if there is one."""

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        booking = own_booking(tracker)
        if isinstance(booking, Waiting):
            then = self.act_on_waiting(dispatcher, tracker, booking)
        else:
            then = self.act(dispatcher, tracker, booking) if booking else []
        return [*forgotten(), *then]

    @abstractmethod
    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, appointment: Appointment
    ) -> list[EventType]:
        """Events that come after everything about it is forgotten."""

    def act_on_waiting(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, entry: Waiting
    ) -> list[EventType]:
        return take_offer(dispatcher, tracker, entry)


class ActionShowInterview(_AppointmentAction):
    def name(self) -> str:
        return "action_show_interview"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, appointment: Appointment
    ) -> list[EventType]:
        if appointment.status == "cancelled":
            return tell_cancelled(dispatcher, tracker, appointment)
        dispatcher.utter_message(
            response="utter_appointment_shown",
            **describe_meeting(appointment.slot, language_of(tracker)),
            reference=appointment.reference,
        )
        return []


def tell_cancelled(
    dispatcher: CollectingDispatcher, tracker: Tracker, appointment: Appointment
) -> list[EventType]:
    """With a way to another one, of the same school and campus."""
    slot = appointment.slot
    dispatcher.utter_message(
        response="utter_appointment_is_cancelled",
        **describe(slot, language_of(tracker)),
        reference=appointment.reference,
    )
    return [SlotSet("programme", slot.school), SlotSet("city", slot.campus)]


class _AppointmentChange(_AppointmentAction):
    """After a yes, and only as long as there is something to change."""

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, appointment: Appointment
    ) -> list[EventType]:
        then: list[EventType] = []
        if appointment.status == "cancelled":
            then = tell_cancelled(dispatcher, tracker, appointment)
        elif not appointment.stands(now()):
            dispatcher.utter_message(response="utter_appointment_over")
        elif not tracker.get_slot("appointment_confirmed"):
            told = describe(appointment.slot, language_of(tracker))
            dispatcher.utter_message(response="utter_appointment_kept", **told)
        else:
            then = self.change(dispatcher, tracker, appointment)
        # A new time that was not taken is free for others at once.
        transaction(database(), lambda session: let_go(session, tracker.sender_id))
        return then

    @abstractmethod
    def change(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, appointment: Appointment
    ) -> list[EventType]:
        """Events as those of `act`."""


class ActionCancelInterview(_AppointmentChange):
    def name(self) -> str:
        return "action_cancel_interview"

    def change(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, appointment: Appointment
    ) -> list[EventType]:
        told = describe(appointment.slot, language_of(tracker))
        try:
            transaction(database(), lambda session: cancel(session, appointment, now=now()))
        except Refusal:
            dispatcher.utter_message(response="utter_appointment_over")
        else:
            dispatcher.utter_message(response="utter_appointment_cancelled", **told)
        return []

    def act_on_waiting(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, entry: Waiting
    ) -> list[EventType]:
        return leave_list(dispatcher, tracker, entry)


class ActionRescheduleInterview(_AppointmentChange):
    def name(self) -> str:
        return "action_reschedule_interview"

    def change(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, appointment: Appointment
    ) -> list[EventType]:
        chosen = int(tracker.get_slot("booking_slot"))
        try:
            moved = transaction(
                database(),
                lambda session: reschedule(
                    session, appointment, chosen, conversation=tracker.sender_id, now=now()
                ),
            )
        except SlotTaken as refusal:
            dispatcher.utter_message(response="utter_reschedule_taken")
            again = {"appointment": appointment.reference, **others_near(refusal.slot)}
            return [
                *(SlotSet(slot, value) for slot, value in again.items()),
                FollowupAction("reschedule_form"),
            ]
        except Refusal:
            dispatcher.utter_message(response="utter_appointment_over")
        else:
            dispatcher.utter_message(
                response="utter_appointment_moved",
                **describe_meeting(moved.slot, language_of(tracker)),
                reference=moved.reference,
            )
        return []


def forgotten() -> list[EventType]:
    return [SlotSet(slot, None) for slot in SLOTS]
