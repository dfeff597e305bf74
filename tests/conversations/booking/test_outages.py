"""The action server dies in the middle: nothing claims to be booked, and it goes on afterwards."""

from __future__ import annotations

import pytest

from tests.conversations.booking.applicants import BOOKED, YES, Applicant

LANGUAGES = ("fr", "nl")
NOT_KNOWN = {"fr": "je ne sais pas si c'est réservé", "nl": "ik weet niet of het geboekt is"}
AGAIN = {"fr": "Réessayer", "nl": "Opnieuw proberen"}


@pytest.fixture(scope="module")
def after_outage(system, office):
    """People about to confirm, and people about to give their name, while the server is dead."""
    people = {
        (language, step): Applicant(system.settings, language, system.url)
        for language in LANGUAGES
        for step in ("name", "confirm")
    }
    for (_, step), person in people.items():
        person.reach(step)
    system.servers.kill("actions")
    try:
        replies = {
            key: person.say(YES[key[0]] if key[1] == "confirm" else "Zoé Peeters")
            for key, person in people.items()
        }
        booked = [office.appointments(person.email) for person in people.values()]
    finally:
        system.servers.start("actions")
    return people, replies, booked


@pytest.mark.parametrize("step", ["name", "confirm"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_meanwhile_nothing_is_booked_nor_said_to_be(after_outage, language, step):
    _, replies, booked = after_outage
    reply = replies[language, step]
    assert reply.unavailable or NOT_KNOWN[language] in reply.text
    assert BOOKED[language] not in reply.text
    assert not any(booked)


@pytest.mark.parametrize("step", ["name", "confirm"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_afterwards_the_interview_can_be_booked(after_outage, office, language, step):
    people, _, _ = after_outage
    person = people[language, step]
    answers = ("Zoé Peeters", "{email}", YES[language], YES[language])
    for answer in answers if step == "name" else answers[-1:]:
        person.says(answer)
    if BOOKED[language] not in person.last.text:
        person.books()
    assert office.only_appointment(person.email)["status"] == "booked"


@pytest.mark.parametrize("answer", [YES, AGAIN], ids=["yes", "button"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_got_no_answer_is_tried_again_as_it_was(applicant, office, language, answer):
    person = applicant(language)
    person.reach("confirm")
    key = person.slot_values()["booking_key"]
    with office.out_of_order():
        person.says(YES[language], NOT_KNOWN[language], "!" + BOOKED[language])
    person.says(answer[language], BOOKED[language])
    assert office.only_appointment(person.email)["idempotency_key"] == key
