"""The advisory check: asks what the school's criteria need, then tells what they say."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import (
    bulleted,
    cited,
    current_catalogue,
    database,
    intent_of,
    language_of,
    named,
    payload,
)
from actions.forms import TaskForm
from actions.questions import ask
from bot.answers import Context, Question, find_subject
from bot.catalogue import Catalogue, School
from bot.eligibility import (
    Assessment,
    assess,
    log_check,
    nearest_school,
    other_schools,
    questions_for,
)
from bot.language import parse_number
from bot.storage import transaction
from bot.towns import load_towns

FORM = "eligibility_form"
SCHOOL = "eligibility_school"
ANSWERS = ("employment_status", "education", "age")
DECLINED = "declined"
YOUNGEST, OLDEST = 10, 110


def school_of(tracker: Tracker, catalogue: Catalogue) -> School | None:
    return catalogue.schools.get(tracker.get_slot(SCHOOL) or "")


class ValidateEligibilityForm(TaskForm):
    """Takes every answer the message gives, also those not asked for yet."""

    form = FORM

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        school = school_of(tracker, current_catalogue())
        return [SCHOOL, *(questions_for(school) if school else ANSWERS)]

    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        given: dict[str, Any] = {}
        school = _school_meant(tracker)
        if school and school.id != tracker.get_slot(SCHOOL):
            # A question in the middle of the check is about the school checked.
            given |= {SCHOOL: school.id, "programme": school.id}
        if named(tracker, "city"):
            given["city"] = named(tracker, "city")[0]
        for slot in ANSWERS:
            given |= _extract(tracker, slot)
        return given | _take_age(dispatcher, tracker, given)


def _take_age(
    dispatcher: CollectingDispatcher, tracker: Tracker, given: dict[str, Any]
) -> dict[str, Any]:
    """A bare number is an age where that was asked."""
    asked = tracker.get_slot("requested_slot") == "age"
    value = given.get("age", parse_number(tracker.latest_message["text"]) if asked else None)
    if value is None or value == DECLINED:
        return {}
    if str(value).isdigit() and YOUNGEST <= int(value) <= OLDEST:
        return {"age": int(value)}
    dispatcher.utter_message(response="utter_invalid_age")
    return {"age": None}


def _extract(tracker: Tracker, slot: str) -> dict[str, Any]:
    """The slot's entity; declined where the person would rather not say."""
    given = named(tracker, slot)
    if given:
        return {slot: given[-1]}
    if tracker.get_slot("requested_slot") != slot:
        return {}
    if slot == "education" and intent_of(tracker) == "deny":
        return {slot: "none"}
    return {slot: DECLINED} if named(tracker, DECLINED) or intent_of(tracker) == "deny" else {}


def _school_meant(tracker: Tracker) -> School | None:
    """Named, or nearest to the town named, or talked about last; corrections included."""
    catalogue, towns = current_catalogue(), load_towns()
    question = Question(
        "check_eligibility", programmes=named(tracker, "programme"), towns=named(tracker, "city")
    )
    if question.programmes or (question.towns and not tracker.get_slot(SCHOOL)):
        found = find_subject(catalogue, towns, question, Context())
        if len(found.schools) == 1 and (found.schools[0].criteria or question.programmes):
            return found.schools[0]
        return nearest_school(catalogue, towns, question.towns[0]) if question.towns else None
    return catalogue.schools.get(tracker.get_slot(SCHOOL) or tracker.get_slot("programme") or "")


class ActionAskSchool(Action):
    def name(self) -> str:
        return f"action_ask_{FORM}_{SCHOOL}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        language = language_of(tracker)
        buttons = [
            {"title": school.label[language], "payload": payload("inform", programme=school.id)}
            for school in current_catalogue().schools.values()
            if school.criteria and school.kind != "programme"
        ]
        dispatcher.utter_message(response="utter_ask_eligibility_school", buttons=buttons)
        return []


class _ActionAskAnswer(Action):
    """Asks for one answer and says why it is asked."""

    slot = ""

    def name(self) -> str:
        return f"action_ask_{FORM}_{self.slot}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        school = school_of(tracker, current_catalogue())
        asking = [c for c in (school.criteria if school else ()) if c.question == self.slot]
        why = asking[-1].why[language_of(tracker)] if asking else ""
        dispatcher.utter_message(response=f"utter_ask_{self.slot}", why=why)
        return []


class ActionAskEmploymentStatus(_ActionAskAnswer):
    slot = "employment_status"


class ActionAskEducation(_ActionAskAnswer):
    slot = "education"


class ActionAskAge(_ActionAskAnswer):
    slot = "age"


class ActionCheckEligibility(Action):
    """What the sources say beside the answers, and what to do next whatever they say."""

    def name(self) -> str:
        return "action_check_eligibility"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        catalogue = current_catalogue()
        school = school_of(tracker, catalogue)
        if school is None or not school.criteria:
            named_school = (school.id,) if school else ()
            events = ask(dispatcher, tracker, Question("ask_eligibility", programmes=named_school))
            return [*events, *forgotten()]
        _say_assessment(
            dispatcher, catalogue, _logged(tracker, catalogue, school), language_of(tracker)
        )
        _say_others(dispatcher, tracker, catalogue, school)
        dispatcher.utter_message(response="utter_eligibility_next")
        return [SlotSet("programme", school.id), *forgotten()]


def _logged(tracker: Tracker, catalogue: Catalogue, school: School) -> Assessment:
    """The assessment of what was answered, written to the log of checks."""
    given = {slot: tracker.get_slot(slot) for slot in ANSWERS}
    answers = {
        slot: int(value) if slot == "age" else value
        for slot, value in given.items()
        if value is not None and value != DECLINED
    }
    assessment = assess(catalogue, school, answers)
    language, now = language_of(tracker), datetime.now(ZoneInfo("UTC"))
    transaction(
        database(),
        lambda session: log_check(session, assessment, answers, language=language, now=now),
    )
    return assessment


def _say_assessment(
    dispatcher: CollectingDispatcher, catalogue: Catalogue, found: Assessment, language: str
) -> None:
    sources = [s for result in found.results for s in result.criterion.sources]
    dispatcher.utter_message(
        response=f"utter_eligibility_{found.summary}",
        school=found.school.name[language],
        count=str(len(found.to_confirm)),
        lines=bulleted(found.reasons(language)),
        **cited(catalogue, sources, language),
    )


def _say_others(
    dispatcher: CollectingDispatcher, tracker: Tracker, catalogue: Catalogue, school: School
) -> None:
    language, towns = language_of(tracker), load_towns()
    others = other_schools(catalogue, towns, school, tracker.get_slot("city"))
    if not others:
        return
    lines = (
        f"{other.school.label[language]}, {other.place.name[language]} ({other.km} km)"
        for other in others
    )
    buttons = [
        {
            "title": other.school.label[language],
            "payload": payload("check_eligibility", programme=other.school.id),
        }
        for other in others
    ]
    dispatcher.utter_message(
        response="utter_eligibility_others", lines=bulleted(lines), buttons=buttons
    )


def forgotten() -> list[EventType]:
    """Nothing a person said of themselves is kept after the check."""
    return [SlotSet(slot, None) for slot in (SCHOOL, *ANSWERS)]
