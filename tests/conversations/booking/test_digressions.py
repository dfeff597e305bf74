"""A question, another language or a stop, at each step of a booking."""

from __future__ import annotations

import pytest

from tests.conversations.booking.applicants import (
    ASKED,
    BOOKED,
    FIRST,
    NAME,
    NO,
    STEPS,
    STOPPED,
    YES,
    told,
)

LANGUAGES = ("fr", "nl")
OTHER = {"fr": "nl", "nl": "fr"}
# What is asked in the middle of each step, and what the answer holds.
QUESTIONS = {
    "fr": {
        "school": ("BeCode, ça dure combien de temps ?", "7 mois"),
        "campus": ("combien de temps dure la formation ?", "7 mois"),
        "slot": ("c'est payant ?", "gratuite"),
        "name": ("où est l'école exactement ?", "Bruxelles"),
        "contact": ("que faites-vous de mes données ?", "la CNIL"),
        "consent": ("je parle à un robot ?", "je suis une machine"),
        "confirm": ("il y a un stage ?", "3 mois"),
    },
    "nl": {
        "school": ("Hoelang duurt BeCode?", "7 maanden"),
        "campus": ("hoelang duurt de opleiding?", "7 maanden"),
        "slot": ("moet ik iets betalen?", "gratis"),
        "name": ("waar is de school precies?", "Brussel"),
        "contact": ("wat doen jullie met mijn gegevens?", "GBA"),
        "consent": ("praat ik met een robot?", "ik ben een machine"),
        "confirm": ("is er een stage?", "3 maanden"),
    },
}
ANSWERS = {
    "school": {"fr": "BeCode", "nl": "BeCode"},
    "campus": {"fr": "à Gand", "nl": "in Gent"},
    "slot": FIRST,
    "name": {"fr": NAME, "nl": NAME},
    "contact": {"fr": "{email}", "nl": "{email}"},
    "consent": YES,
    "confirm": YES,
}
IN_DUTCH = ("en néerlandais s'il vous plaît", "Nederlands", "kunnen we Nederlands praten?")
IN_FRENCH = ("in het Frans graag", "Français", "on peut parler français ?")
IN_OTHER = {"fr": IN_DUTCH, "nl": IN_FRENCH}
STOPS = {
    "fr": ("stop", "laissez tomber", "j'arrête là", "arrêtez les questions"),
    "nl": ("stop", "laat maar", "ik stop ermee", "ik wil stoppen"),
}


def finish(person, step, language):
    """Answer what is asked from that step on."""
    for each in STEPS[STEPS.index(step) :]:
        person.says(ANSWERS[each][language])
    assert BOOKED[language] in person.last.text


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_answered_and_then_the_step_goes_on(applicant, office, language, step):
    person, (question, answer) = applicant(language), QUESTIONS[language][step]
    person.reach(step)
    person.says(question, answer, ASKED[language][step])
    assert office.appointments(person.email) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_at_every_step_keeps_nobody_from_booking(applicant, office, language):
    person = applicant(language)
    person.reach("campus")
    for step in STEPS[1:]:
        question, answer = QUESTIONS[language][step]
        person.says(question, answer, ASKED[language][step])
        person.says(ANSWERS[step][language])
    assert BOOKED[language] in person.last.text
    assert office.only_appointment(person.email)["campus"] == "gent"


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_changes_in_mid_step_and_is_that_of_the_booking(
    applicant, office, language, step
):
    person, other = applicant(language), OTHER[language]
    person.reach(step)
    person.says(IN_OTHER[language][STEPS.index(step) % 3], ASKED[other][step])
    finish(person, step, other)
    assert office.only_appointment(person.email)["language"] == other


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_said_in_one_language_is_still_wanted_in_the_other(applicant, office, language):
    person, other = applicant(language), OTHER[language]
    person.reach("slot")
    person.says({"fr": "plutôt l'après-midi", "nl": "liever in de namiddag"}[language])
    person.says(IN_OTHER[language][0])
    afternoons = [slot for slot in office.free("gent", 30) if slot.start.hour >= 12]
    offered = [title.rpartition(" (")[0] for title in person.last.buttons[-4:-1]]
    assert offered == [told(slot, other) for slot in afternoons[:3]]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_stopping_keeps_nothing_and_gives_the_slot_free(applicant, office, language, step):
    person = applicant(language)
    person.reach(step)
    person.says(STOPS[language][STEPS.index(step) % 4], STOPPED[language])
    assert office.knows_nothing_of(person)
    kept = person.slot_values()
    assert not [name for name in kept if name.startswith("booking_") and kept[name] is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_stop_nothing_given_before_is_used(applicant, language):
    person = applicant(language)
    person.reach("consent")
    person.says("stop", STOPPED[language])
    person.reach("name")
    person.says("Paul Martin", ASKED[language]["contact"])


@pytest.mark.parametrize(("language", "said"), [("fr", "je veux annuler"), ("nl", "annuleer maar")])
def test_cancelling_before_anything_is_booked_ends_the_booking(applicant, office, language, said):
    person = applicant(language)
    person.reach("contact")
    person.says(said, {"fr": "rien n'est réservé", "nl": "niets geboekt"}[language])
    assert office.knows_nothing_of(person)


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "non"), ("fr", "je refuse"), ("nl", "nee"), ("nl", "liever niet")]
)
def test_without_consent_nothing_is_stored(applicant, office, language, said):
    person = applicant(language)
    person.reach("consent")
    person.says(said, {"fr": "rien n'est gardé", "nl": "er is niets bewaard"}[language])
    assert office.knows_nothing_of(person)
    assert not [each for each in person.slot_values().values() if person.email in str(each)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_consent_the_way_to_a_person_is_told(applicant, language):
    person = applicant(language)
    person.reach("consent")
    person.says(NO[language], {"fr": "avec une personne", "nl": "met een mens"}[language])


@pytest.mark.parametrize(
    ("language", "step", "said"),
    [
        ("fr", "name", "bonjour, je suis Zoé Peeters"),
        ("fr", "contact", "merci, c'est {email}"),
        ("nl", "name", "hallo, ik ben Zoé Peeters"),
        ("nl", "contact", "bedankt, het is {email}"),
    ],
)
def test_an_answer_said_politely_is_still_an_answer(applicant, language, step, said):
    person = applicant(language)
    person.reach(step)
    person.says(said, ASKED[language][STEPS[STEPS.index(step) + 1]])
