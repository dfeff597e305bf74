"""The time is gone meanwhile, or there is none at all."""

from __future__ import annotations

import pytest

from tests.conversations.booking.applicants import (
    ASKED,
    AT_CHARLEROI,
    BOOKED,
    FIRST,
    NO,
    YES,
    reference_in,
    told,
    typed,
)

LANGUAGES = ("fr", "nl")
AT_HASSELT = {"fr": "Je voudrais un entretien à Hasselt", "nl": "Ik wil een gesprek in Hasselt"}
TAKEN = {
    "fr": "quelqu'un vient de prendre ce moment. Rien n'est réservé pour vous",
    "nl": "iemand heeft dat moment net genomen. Er is niets geboekt voor jou",
}
NONE_FREE = {"fr": "Aucun entretien n'est libre à Hasselt", "nl": "geen enkel gesprek vrij"}
WAITING = {"fr": "Vous êtes sur la liste d'attente", "nl": "Je staat op de wachtlijst"}


@pytest.fixture
def rare(office):
    """The next times at Charleroi, each for one person only."""
    slots = office.free("charleroi", 6)
    office.leave_one_seat(slots)
    return slots


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_held_by_one_is_not_offered_to_another(applicant, rare, language):
    first, second = applicant(language), applicant(language)
    first.says(AT_CHARLEROI[language])
    first.says(FIRST[language])
    second.says(AT_CHARLEROI[language])
    assert told(rare[0], language) in first.says(YES[language]).text
    assert not [title for title in second.last.buttons if told(rare[0], language) in title]
    first.says("stop")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_taken_before_it_is_chosen_is_said_and_others_are_offered(
    applicant, office, rare, language
):
    person = applicant(language)
    person.says(AT_CHARLEROI[language])
    office.book(rare[0])
    person.says(FIRST[language], TAKEN[language], ASKED[language]["slot"])
    assert told(rare[1], language) in person.last.buttons[0]
    assert office.holds(person) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_taken_before_it_is_confirmed_is_said_and_another_is_booked(
    applicant, office, rare, language
):
    person = applicant(language)
    person.says(AT_CHARLEROI[language])
    person.says(FIRST[language])
    person.says(YES[language], told(rare[0], language))
    office.let_holds_run_out(rare[0])
    office.book(rare[0])
    person.says(YES[language], TAKEN[language], "!" + BOOKED[language], ASKED[language]["slot"])
    assert office.appointments(person.email) == []
    person.says(FIRST[language], told(rare[1], language), ASKED[language]["confirm"])
    person.says(YES[language], BOOKED[language])
    assert office.only_appointment(person.email)["slot_id"] == rare[1].id


@pytest.mark.parametrize("held_before", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_instead_of_a_time_taken_the_nearest_are_offered(applicant, office, language, held_before):
    person, slot = applicant(language), office.on_other_day("charleroi")
    office.leave_one_seat([slot])
    person.says(AT_CHARLEROI[language])
    if held_before:
        person.says(typed(slot, language))
        person.says(YES[language], told(slot, language))
        office.let_holds_run_out(slot)
    office.book(slot)
    person.says(YES[language] if held_before else typed(slot, language))
    nearest = [told(each, language) for each in office.nearest(slot)]
    assert len(nearest) == 3
    for button, near in zip(person.last.buttons, nearest, strict=False):
        assert near in button


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hold_that_ran_out_does_no_harm_while_the_time_is_free(applicant, office, rare, language):
    person = applicant(language)
    person.says(AT_CHARLEROI[language])
    person.says(FIRST[language])
    person.says(YES[language])
    office.let_holds_run_out(rare[0])
    person.says(YES[language], BOOKED[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_none_is_left_one_can_wait_for_one(applicant, office, language):
    person = applicant(language)
    person.says(AT_HASSELT[language], NONE_FREE[language])
    person.says(YES[language], ASKED[language]["name"])
    person.says("Zoé Peeters", ASKED[language]["contact"])
    person.says("{email}", ASKED[language]["consent"])
    reply = person.says(YES[language], WAITING[language], "BeCode, Hasselt", person.email)
    (entry,) = office.waiting(person.email)
    assert entry["reference"] == reference_in(reply)
    assert (entry["campus"], entry["language"]) == ("hasselt", language)
    assert office.appointments(person.email) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_waiting_list_is_joined_by_button_too(applicant, language):
    person = applicant(language)
    person.says(AT_HASSELT[language])
    person.choose(1)
    assert ASKED[language]["name"] in person.last.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_will_not_wait_leaves_nothing(applicant, office, language):
    person = applicant(language)
    person.says(AT_HASSELT[language], NONE_FREE[language])
    person.says(NO[language], "!" + WAITING[language], "!" + NONE_FREE[language])
    assert office.knows_nothing_of(person)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_waits_without_consent(applicant, office, language):
    person = applicant(language)
    person.says(AT_HASSELT[language])
    person.says(YES[language])
    person.says("Zoé Peeters")
    person.says("{email}")
    person.says(NO[language], "!" + WAITING[language])
    assert office.knows_nothing_of(person)


@pytest.mark.parametrize("language", LANGUAGES)
def test_instead_of_waiting_another_town_will_do(applicant, language):
    person = applicant(language)
    person.says(AT_HASSELT[language], NONE_FREE[language])
    person.says({"fr": "plutôt à Gand", "nl": "liever in Gent"}[language], ASKED[language]["slot"])


@pytest.mark.parametrize(
    ("language", "said", "town"),
    [
        ("fr", "non, plutôt Lyon", "Lyon"),
        ("fr", "oui, mais à Gand", "Gand"),
        ("nl", "nee, liever Lyon", "Lyon"),
        ("nl", "ja, maar in Gent", "Gent"),
    ],
)
def test_yes_or_no_with_another_town_means_that_town(applicant, language, said, town):
    person = applicant(language)
    person.says(AT_HASSELT[language], NONE_FREE[language])
    person.says(said, f"{ASKED[language]['slot']} {town}")
    person.says(FIRST[language], ASKED[language]["name"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_yes_with_the_same_town_is_a_yes(applicant, language):
    person = applicant(language)
    person.says(AT_HASSELT[language], NONE_FREE[language])
    person.says({"fr": "oui, à Hasselt", "nl": "ja, in Hasselt"}[language], ASKED[language]["name"])


@pytest.mark.parametrize("answers", [0, 1, 2])
@pytest.mark.parametrize(
    ("language", "said", "town"),
    [("fr", "finalement plutôt Gand", "Gand"), ("nl", "toch liever Gent", "Gent")],
)
def test_who_would_wait_can_still_prefer_another_town(
    applicant, office, language, said, town, answers
):
    person = applicant(language)
    person.says(AT_HASSELT[language], NONE_FREE[language])
    for answer in (YES[language], "Zoé Peeters", "{email}")[: answers + 1]:
        person.says(answer)
    person.says(said, f"{ASKED[language]['slot']} {town}")
    step = ("name", "contact", "consent")[answers]
    person.says(FIRST[language], ASKED[language][step])
    assert office.waiting(person.email) == []
