"""What is said when a message was not understood, is not ours, or asks for the other language."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import (
    current_catalogue,
    language_of,
    named,
    topic_buttons,
    user_intents,
)
from bot.catalogue import Catalogue

OPTIONS = 3
# Least confidence to be offered: three times that of a guess among forty.
LIKELY = 0.075
FIRST_TOPICS = ["ask_about_school", "ask_eligibility", "ask_duration"]
FAILURES = ("nlu_fallback", "out_of_scope")
OTHER_LANGUAGE = {"fr": "nl", "nl": "fr"}


class ActionClarify(Action):
    """ "Did you mean", with the likeliest questions; a person after two failures in a row."""

    def name(self) -> str:
        return "action_clarify"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        catalogue, language = current_catalogue(), language_of(tracker)
        if tracker.active_loop_name:
            dispatcher.utter_message(response="utter_answer_not_understood")
            return []
        if _failed_before(tracker):
            dispatcher.utter_message(
                response="utter_not_understood_again",
                buttons=topic_buttons(catalogue, FIRST_TOPICS, language),
            )
            return []
        ranking = tracker.latest_message["intent_ranking"]
        likely = [i["name"] for i in ranking if _can_be_meant(catalogue, i)] or FIRST_TOPICS
        likely = likely[:OPTIONS]
        options = (
            f"{number}. {catalogue.topic(name).question[language]}"
            for number, name in enumerate(likely, 1)
        )
        dispatcher.utter_message(
            response="utter_did_you_mean",
            options="\n".join(options),
            buttons=topic_buttons(catalogue, likely, language),
        )
        return []


class ActionAnswerOutOfScope(Action):
    """Politely no; with who answers where a body does; in the writer's own language if foreign."""

    def name(self) -> str:
        return "action_answer_out_of_scope"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        catalogue, language = current_catalogue(), language_of(tracker)
        buttons = topic_buttons(catalogue, FIRST_TOPICS, language)
        if foreign := named(tracker, "foreign_language"):
            dispatcher.utter_message(response="utter_foreign_language", language=foreign[0])
        elif _failed_before(tracker):
            dispatcher.utter_message(response="utter_not_understood_again", buttons=buttons)
        elif matters := named(tracker, "matter"):
            bodies = catalogue.topic(matters[0]).ask
            who = ", ".join(catalogue.bodies[body].name[language] for body in bodies)
            dispatcher.utter_message(response="utter_out_of_scope_routed", who=who, buttons=buttons)
        else:
            dispatcher.utter_message(response="utter_out_of_scope", buttons=buttons)
        return []


class ActionChangeLanguage(Action):
    """To the language named, which slot filling has set already, else to the other one."""

    def name(self) -> str:
        return "action_change_language"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if named(tracker, "language"):
            dispatcher.utter_message(response="utter_language_changed")
            return []
        other = OTHER_LANGUAGE[language_of(tracker)]
        dispatcher.utter_message(response="utter_language_to_change", language=other)
        return [SlotSet("language", other)]


def _failed_before(tracker: Tracker) -> bool:
    before = user_intents(tracker)[:-1]
    return bool(before) and before[-1] in FAILURES


def _can_be_meant(catalogue: Catalogue, intent: dict[str, Any]) -> bool:
    """Nobody is asked "did you mean to complain?", nor what is hardly likely."""
    topic = catalogue.topics.get(intent["name"])
    return topic is not None and topic.kind != "conversation" and intent["confidence"] >= LIKELY
