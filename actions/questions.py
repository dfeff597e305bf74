"""Questions about the schools: one way of answering for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import (
    Button,
    bulleted,
    cited,
    current_catalogue,
    intent_of,
    language_of,
    named,
    payload,
    schools_named,
    today,
    topic_buttons,
    towns_named,
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
from bot.catalogue import CHECK_TOPIC, Body, Catalogue, Fact
from bot.towns import load_towns

BUTTONS_AT_MOST = 3


def ask(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    question: Question,
    *,
    simple: bool = False,
    onward: bool = True,
) -> list[EventType]:
    """Say what the catalogue answers; remember school, towns and topic for the next question.

    Args:
        onward: whether to offer what people ask next.
    """
    catalogue, language = current_catalogue(), language_of(tracker)
    context = Context(*(tracker.get_slot(slot) for slot in ("programme", "city", "residence")))
    found = answer(catalogue, load_towns(), question, context)
    buttons = _next(catalogue, question.topic, found, language) if onward else []
    _say_remark(dispatcher, catalogue, found, language)
    _say(dispatcher, catalogue, question.topic, found, language, simple, buttons)
    after = remembered(found, context, question)
    return [
        SlotSet("topic", question.topic),
        SlotSet("programme", after.programme),
        SlotSet("city", after.town),
        SlotSet("residence", after.residence),
    ]


def _say(
    dispatcher: CollectingDispatcher,
    catalogue: Catalogue,
    topic: str,
    found: Answer,
    language: str,
    simple: bool,
    buttons: list[Button],
) -> None:
    if isinstance(found, Known):
        _say_known(dispatcher, catalogue, topic, found, language, simple, buttons)
    elif isinstance(found, Unknown):
        school = found.school
        dispatcher.utter_message(
            response="utter_answer_unknown" if school else "utter_answer_unknown_anywhere",
            school=school.name[language] if school else None,
            who=_bodies(found.who, language),
            buttons=buttons,
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
    buttons: list[Button],
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
        buttons=buttons,
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


def _next(catalogue: Catalogue, topic: str, found: Answer, language: str) -> list[Button]:
    """What people ask next; not for a check of what no source sets a criterion for."""
    school = None if isinstance(found, Compared) else found.school
    topics = [
        each
        for each in catalogue.topic(topic).next
        if each != CHECK_TOPIC or school is None or school.criteria
    ]
    programme = school.id if school else None
    return topic_buttons(catalogue, topics[:BUTTONS_AT_MOST], language, programme=programme)


def question_of(tracker: Tracker, topic: str) -> Question:
    """The question that the last message asks on `topic`."""
    towns, residence = towns_named(tracker)
    countries = named(tracker, "country")
    return Question(
        topic,
        programmes=schools_named(tracker),
        towns=towns,
        residence=residence,
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
    """A school or a town alone repeats the last question about it: "et à Lyon ?", "j'habite Gand".

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
        if question.residence and not question.programmes:
            # Said and nothing asked, it can only be meant as a town to ask about.
            question = replace(question, towns=question.towns or (question.residence,))
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
