"""Questions about the schools: one way of answering for all of them."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import (
    bulleted,
    cited,
    current_catalogue,
    intent_of,
    language_of,
    named,
    payload,
    today,
    topic_buttons,
)
from bot.answers import (
    ABOUT,
    Answer,
    Compared,
    Context,
    Known,
    Nearest,
    NotThere,
    Question,
    Unknown,
    answer,
    remembered,
)
from bot.catalogue import Body, Catalogue, Fact
from bot.towns import load_towns

BUTTONS_AT_MOST = 3


def ask(
    dispatcher: CollectingDispatcher, tracker: Tracker, question: Question, *, simple: bool = False
) -> list[EventType]:
    """Say what the catalogue answers; remember school, town and topic for the next question."""
    catalogue, language = current_catalogue(), language_of(tracker)
    context = Context(tracker.get_slot("programme"), tracker.get_slot("city"))
    found = answer(catalogue, load_towns(), question, context)
    _say_remark(dispatcher, catalogue, found, language)
    _say(dispatcher, catalogue, question.topic, found, language, simple)
    after = remembered(found, context, question)
    return [
        SlotSet("topic", question.topic),
        SlotSet("programme", after.programme),
        SlotSet("city", after.town),
    ]


def _say(
    dispatcher: CollectingDispatcher,
    catalogue: Catalogue,
    topic: str,
    found: Answer,
    language: str,
    simple: bool,
) -> None:
    if isinstance(found, Known):
        _say_known(dispatcher, catalogue, topic, found, language, simple)
    elif isinstance(found, Unknown):
        school = found.school
        dispatcher.utter_message(
            response="utter_answer_unknown" if school else "utter_answer_unknown_anywhere",
            school=school.name[language] if school else None,
            who=_bodies(found.who, language),
            buttons=_next(catalogue, topic, language, school.id if school else None),
        )
    else:
        _say_compared(dispatcher, catalogue, topic, found, language)


def _say_known(
    dispatcher: CollectingDispatcher,
    catalogue: Catalogue,
    topic: str,
    found: Known,
    language: str,
    simple: bool,
) -> None:
    school = found.of_network or found.school
    response = "utter_answer"
    if any(fact.stale(today()) for fact in found.facts):
        response = "utter_answer_stale"
    if found.of_network:
        response = "utter_answer_of_network"
    wording = [(fact.simple if simple else fact)[language] for fact in found.facts]
    dispatcher.utter_message(
        response=response,
        facts=" ".join(wording),
        **_sources(catalogue, found.facts, language),
        who=_bodies(catalogue.who_knows(school.id, topic), language),
        school=found.school.name[language],
        network=school.name[language],
        buttons=_next(catalogue, topic, language, found.school.id),
    )


def _say_compared(
    dispatcher: CollectingDispatcher,
    catalogue: Catalogue,
    topic: str,
    found: Compared,
    language: str,
) -> None:
    known = [(row.school, row.fact) for row in found.rows if row.fact]
    facts = tuple(fact for _, fact in known)
    listed = topic == ABOUT or len(known) == 1
    dispatcher.utter_message(
        response="utter_answer_listed" if listed else "utter_answer_compared",
        question=catalogue.topic(topic).question[language],
        lines=bulleted(f"{s.label[language]} – {(f.short or f)[language]}" for s, f in known),
        **_sources(catalogue, facts, language),
        buttons=[
            {
                "title": school.label[language],
                "payload": payload(topic, programme=school.id),
            }
            for school, _ in known
        ],
    )


def _say_remark(
    dispatcher: CollectingDispatcher, catalogue: Catalogue, found: Answer, language: str
) -> None:
    remark = None if isinstance(found, Compared) else found.remark
    school = None if isinstance(found, Compared) else found.school
    if isinstance(remark, Nearest) and school:
        dispatcher.utter_message(
            response="utter_answer_nearest",
            city=remark.town,
            place=remark.place.name[language],
            km=str(remark.km),
            label=school.label[language],
        )
    elif isinstance(remark, NotThere) and school:
        place = catalogue.places.get(remark.town)
        dispatcher.utter_message(
            response="utter_answer_not_in_city",
            city=place.name[language] if place else remark.town,
            school=school.name[language],
        )


def _sources(catalogue: Catalogue, facts: tuple[Fact, ...], language: str) -> dict[str, Any]:
    return cited(catalogue, (source for fact in facts for source in fact.sources), language)


def _bodies(bodies: tuple[Body, ...], language: str) -> str:
    return ", ".join(body.name[language] for body in bodies)


def _next(
    catalogue: Catalogue, topic: str, language: str, programme: str | None
) -> list[dict[str, str]]:
    topics = catalogue.topic(topic).next[:BUTTONS_AT_MOST]
    return topic_buttons(catalogue, topics, language, programme=programme)


def question_of(tracker: Tracker, topic: str) -> Question:
    """The question that the last message asks on `topic`."""
    countries = named(tracker, "country")
    return Question(
        topic,
        programmes=named(tracker, "programme"),
        towns=named(tracker, "city"),
        everywhere=bool(named(tracker, "scope")),
        country=countries[0] if countries else None,
    )


class ActionAnswerQuestion(Action):
    def name(self) -> str:
        return "action_answer_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return ask(dispatcher, tracker, question_of(tracker, intent_of(tracker)))


class ActionAnswerInform(Action):
    """A school or a town alone repeats the last question about it: "et à Lyon ?".

    A reference alone asks for what was booked, or kept for who waits.
    """

    def name(self) -> str:
        return "action_answer_inform"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if named(tracker, "booking_reference"):
            return [FollowupAction("show_form")]
        question = question_of(tracker, tracker.get_slot("topic") or ABOUT)
        if question.programmes or question.towns or question.country:
            return ask(dispatcher, tracker, question)
        dispatcher.utter_message(response="utter_affirm")
        return []


class ActionRepeatSimpler(Action):
    """The last answer in easier words; what was no answer, as it was."""

    def name(self) -> str:
        return "action_repeat_simpler"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        topic = tracker.get_slot("topic")
        if topic:
            return ask(dispatcher, tracker, Question(topic), simple=True)
        dispatcher.utter_message(response="utter_help")
        return []
