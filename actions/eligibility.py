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
    schools_named,
    towns_named,
)
from actions.forms import TaskForm
from actions.questions import ask
from bot.answers import Context, Nearest, Question, find_subject
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
RESIDENCE = "residence"
ANSWERS = ("employment_status", "education", "age", RESIDENCE)
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

    def is_answer(self, tracker: Tracker) -> bool:
        """ "Ik krijg een leefloon" answers what was asked, though it sounds like a question."""
        asked, text = tracker.get_slot("requested_slot"), tracker.latest_message["text"]
        if asked not in ANSWERS or "?" in text:
            return False
        gives_age = asked == "age" and any(map(str.isdigit, text))
        said = towns_named(tracker)[1] if asked == RESIDENCE else named(tracker, asked)
        return gives_age or bool(said or named(tracker, DECLINED))

    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any]:
        given: dict[str, Any] = {}
        school = _school_meant(tracker)
        if school and school.id != tracker.get_slot(SCHOOL):
            # A question in the middle of the check is about the school checked.
            given |= {SCHOOL: school.id, "programme": school.id}
        for slot in ANSWERS:
            given |= _extract(tracker, slot)
        about = [town for town in _question(tracker).towns if town != given.get(RESIDENCE)]
        if about:
            given["city"] = about[0]
        return given | _take_age(dispatcher, tracker, given)


def _take_age(
    dispatcher: CollectingDispatcher, tracker: Tracker, given: dict[str, Any]
) -> dict[str, Any]:
    """A bare number is an age where that was asked."""
    asked, text = tracker.get_slot("requested_slot") == "age", tracker.latest_message["text"]
    value = given.get("age", parse_number(text) if asked else None)
    if value == DECLINED or (value is None and not (asked and any(map(str.isdigit, text)))):
        return {}
    age = int(value) if value is not None and str(value).isdigit() else 0
    if YOUNGEST <= age <= OLDEST:
        return {"age": age}
    dispatcher.utter_message(response="utter_invalid_age")
    return {"age": None}


def _extract(tracker: Tracker, slot: str) -> dict[str, Any]:
    """What the message gives for the slot; declined where the person would rather not say."""
    given = _residence(tracker) if slot == RESIDENCE else next(reversed(named(tracker, slot)), None)
    if given:
        return {slot: given}
    if tracker.get_slot("requested_slot") != slot:
        return {}
    if named(tracker, DECLINED):
        return {slot: DECLINED}
    corrects = named(tracker, "city") or schools_named(tracker)
    if intent_of(tracker) != "deny" or corrects:
        return {}
    return {slot: "none" if slot == "education" else DECLINED}


def _question(tracker: Tracker) -> Question:
    towns, residence = towns_named(tracker)
    return Question("check_eligibility", schools_named(tracker), towns, residence)


def _residence(tracker: Tracker) -> str | None:
    """Where the person says to live, or a town that answers, or one that names no school."""
    question = _question(tracker)
    if question.residence:
        return question.residence
    if tracker.get_slot("requested_slot") and not _corrects_school(tracker, question):
        return next(iter(question.towns), None)
    catalogue, school = current_catalogue(), _school_meant(tracker)
    for town in question.towns:
        place = catalogue.places.get(town)
        if school and not {town, place.near if place else town} & set(school.campuses):
            return town
    return None


def _corrects_school(tracker: Tracker, question: Question) -> bool:
    return bool(question.programmes or (question.towns and intent_of(tracker) == "deny"))


def _school_meant(tracker: Tracker) -> School | None:
    """Named, or in the town named, or talked about last, or the nearest; corrections included."""
    catalogue, towns, question = current_catalogue(), load_towns(), _question(tracker)
    checked = school_of(tracker, catalogue)
    if checked and not _corrects_school(tracker, question):
        return checked
    talked_about = tracker.get_slot("programme")
    if not (question.programmes or question.towns or talked_about):
        return nearest_school(catalogue, towns, question.residence)
    found = find_subject(catalogue, towns, question, Context(talked_about))
    if isinstance(found.remark, Nearest):
        return nearest_school(catalogue, towns, found.remark.town)
    return found.schools[0] if len(found.schools) == 1 else None


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


class ActionAskResidence(_ActionAskAnswer):
    slot = RESIDENCE


class ActionCheckEligibility(Action):
    """What the sources say beside the answers, and what to do next whatever they say."""

    def name(self) -> str:
        return "action_check_eligibility"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        catalogue = current_catalogue()
        school = school_of(tracker, catalogue)
        if school is None:
            return [*ask(dispatcher, tracker, Question("ask_eligibility")), *forgotten()]
        found = _logged(tracker, catalogue, school)
        events: list[EventType] = [SlotSet("programme", school.id)]
        if school.criteria:
            _say_assessment(dispatcher, catalogue, found, language_of(tracker))
        else:
            question = Question("ask_eligibility", programmes=(school.id,))
            events += ask(dispatcher, tracker, question, onward=False)
        _say_others(dispatcher, tracker, catalogue, school)
        dispatcher.utter_message(response="utter_eligibility_next")
        # Where they live serves the next check and a booking too: it is not asked again.
        return [*events, *forgotten(), SlotSet(RESIDENCE, tracker.get_slot(RESIDENCE))]


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
    language, town = language_of(tracker), tracker.get_slot(RESIDENCE)
    others = other_schools(catalogue, load_towns(), school, town)
    if not others:
        return
    place = catalogue.places.get(town)
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
        response="utter_eligibility_others",
        place=place.name[language] if place else town,
        lines=bulleted(lines),
        buttons=buttons,
    )


def forgotten() -> list[EventType]:
    """Nothing a person said of themselves for a check."""
    return [SlotSet(slot, None) for slot in (SCHOOL, *ANSWERS)]
