"""Waiting for a place, taking the one that is offered, and leaving the list."""

from __future__ import annotations

import pytest

from tests.conversations.booking.applicants import (
    ASKED,
    BOOKED,
    NO,
    STOPPED,
    YES,
    reference_in,
    told,
)

LANGUAGES = ("fr", "nl")
AT_KORTRIJK = {"fr": "Je voudrais un entretien à Courtrai", "nl": "Ik wil een gesprek in Kortrijk"}
SHOW = {"fr": "montrez-moi mon rendez-vous", "nl": "toon mijn afspraak"}
CANCEL = {"fr": "je dois annuler mon rendez-vous", "nl": "ik moet mijn afspraak annuleren"}
ERASE = {"fr": "effacez mes données", "nl": "wis mijn gegevens"}
ON_THE_LIST = {"fr": "Vous êtes sur la liste d'attente", "nl": "Je staat op de wachtlijst"}
KEPT_UNTIL = {"fr": "Une place est gardée pour vous", "nl": "een plaats voor je vrijgehouden"}
NO_LONGER_KEPT = {"fr": "n'est plus gardée pour vous", "nl": "niet meer voor je vrijgehouden"}
ASK_CONTACT = {"fr": "Quelle adresse e-mail", "nl": "Welk e-mailadres"}
ASK_LEAVE = {"fr": "Voulez-vous quitter la liste", "nl": "Wil je van de wachtlijst gaan"}
LEFT = {"fr": "vous n'êtes plus sur la liste", "nl": "je staat niet meer op de wachtlijst"}
STAYS = {"fr": "Vous restez sur la liste", "nl": "Je blijft op de wachtlijst"}
UNKNOWN = {"fr": "Je ne trouve rien", "nl": "Ik vind niets"}
ERASED = {"fr": "C'est effacé", "nl": "Het is gewist"}


@pytest.fixture
def waiting(applicant):
    """A person who has just joined the list, and their reference."""

    def join(language):
        person = applicant(language)
        person.says(AT_KORTRIJK[language])
        for answer in (YES[language], "Zoé Peeters", "{email}"):
            person.says(answer)
        return person, reference_in(person.says(YES[language], ON_THE_LIST[language]))

    return join


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_is_taken_in_the_same_conversation(waiting, office, language):
    person, _ = waiting(language)
    with office.opening("kortrijk") as slot:
        person.says(SHOW[language], KEPT_UNTIL[language], told(slot, language), person.email)
        assert office.appointments(person.email) == []
        person.says(YES[language], BOOKED[language])
    assert office.only_appointment(person.email)["slot_id"] == slot.id
    assert office.waiting(person.email) == []


@pytest.mark.parametrize("in_one_breath", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_later_an_offer_is_taken_by_reference_and_contact(
    waiting, applicant, office, language, in_one_breath
):
    person, reference = waiting(language)
    later = applicant(language)
    with office.opening("kortrijk") as slot:
        if in_one_breath:
            later.says(f"{reference} {person.email}", KEPT_UNTIL[language], told(slot, language))
        else:
            later.says(reference, ASK_CONTACT[language])
            later.says(person.email, KEPT_UNTIL[language], told(slot, language))
        assert ASKED[language]["confirm"] in later.last.text
        later.says(YES[language], BOOKED[language])
    assert office.only_appointment(person.email)["slot_id"] == slot.id
    assert office.waiting(person.email) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_stays_kept_for_who_stops_and_comes_back(waiting, office, language):
    person, _ = waiting(language)
    with office.opening("kortrijk") as slot:
        person.says(SHOW[language], KEPT_UNTIL[language])
        person.says("stop", STOPPED[language])
        office.serve()
        person.says(SHOW[language], KEPT_UNTIL[language], told(slot, language))
        person.says(YES[language], BOOKED[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_that_ran_out_is_said_with_a_way_to_others(waiting, office, language):
    person, _ = waiting(language)
    with office.opening("kortrijk") as slot:
        office.let_holds_run_out(slot)
        person.says(SHOW[language], NO_LONGER_KEPT[language], "!" + ON_THE_LIST[language])
        person.choose(1)
        assert told(slot, language) in person.last.buttons[0]
        person.says("stop")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_waits_is_told_their_place(waiting, office, language):
    before, _ = waiting(language)
    person, _ = waiting(language)
    person.says(SHOW[language], ON_THE_LIST[language], ": 2.")
    leave(before, language)
    person.says(SHOW[language], ON_THE_LIST[language], ": 1.")
    leave(person, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_left_only_after_a_yes(waiting, office, language):
    person, _ = waiting(language)
    person.says(CANCEL[language], ASK_LEAVE[language])
    person.says(NO[language], STAYS[language])
    assert len(office.waiting(person.email)) == 1
    leave(person, language)
    assert office.knows_nothing_of(person)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_with_another_contact_tells_nothing(waiting, applicant, language):
    person, reference = waiting(language)
    applicant(language).says(f"{reference} nobody@example.org", UNKNOWN[language])
    leave(person, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_later_who_waits_is_erased_by_reference_and_contact(waiting, applicant, office, language):
    person, reference = waiting(language)
    later = applicant(language)
    later.says(ERASE[language])
    later.says(reference, ASK_CONTACT[language])
    later.says(person.email)
    later.says(YES[language], ERASED[language], ": 1.")
    assert office.knows_nothing_of(person)


def leave(person, language):
    person.says(CANCEL[language], ASK_LEAVE[language])
    person.says(YES[language], LEFT[language])
