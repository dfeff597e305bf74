"""People change their mind, or were misunderstood, at each step of a booking."""

from __future__ import annotations

import pytest

from tests.conversations.booking.applicants import (
    ASKED,
    BOOKED,
    FIRST,
    NAME,
    NO,
    YES,
    told,
    typed,
)

LANGUAGES = ("fr", "nl")
LATER_STEPS = ("slot", "name", "contact", "consent", "confirm")
OTHER_TOWN = {"fr": "non, plutôt Lyon", "nl": "nee, liever Lyon"}
OTHER_TIME = {"fr": "non, plutôt {}", "nl": "nee, liever {}"}
CHANGE = {
    "fr": {"booking_slot": "Le moment", "booking_place": "La ville", "booking_name": "Le nom"},
    "nl": {"booking_slot": "Het moment", "booking_place": "De stad", "booking_name": "De naam"},
}
CONTACT_BUTTON = {"fr": "Le contact", "nl": "Het contact"}


@pytest.mark.parametrize("step", LATER_STEPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_town_offers_its_times_and_keeps_the_rest(applicant, office, language, step):
    person = applicant(language)
    person.reach(step)
    person.says(OTHER_TOWN[language], f"{ASKED[language]['slot']} Lyon")
    person.says(FIRST[language], ASKED[language]["name" if step == "slot" else step])


@pytest.mark.parametrize("step", LATER_STEPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_time_takes_the_place_of_the_first(applicant, office, language, step):
    person, slot = applicant(language), office.on_other_day()
    person.reach(step)
    reply = person.says(OTHER_TIME[language].format(typed(slot, language)))
    assert ASKED[language]["name" if step == "slot" else step] in reply.text
    if step == "confirm":
        assert told(slot, language) in reply.text
    assert office.holds(person) == 1


@pytest.mark.parametrize("step", ["consent", "confirm"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "mon e-mail est faux"),
        ("fr", "je me suis trompé d'adresse mail"),
        ("nl", "mijn e-mail is anders"),
        ("nl", "mijn e-mailadres klopt niet"),
    ],
)
def test_a_wrong_contact_is_asked_again(applicant, office, language, said, step):
    person = applicant(language)
    person.reach(step)
    person.says(said, ASKED[language]["contact"])
    person.says("other." + person.email, ASKED[language][step])


@pytest.mark.parametrize("step", ["contact", "consent", "confirm"])
@pytest.mark.parametrize(
    ("language", "said"), [("fr", "mon nom est faux"), ("nl", "mijn naam is fout")]
)
def test_a_wrong_name_is_asked_again(applicant, language, said, step):
    person = applicant(language)
    person.reach(step)
    person.says(said, ASKED[language]["name"])
    person.says("Koen Janssens", ASKED[language][step])


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "non, c'est other.{email}"), ("nl", "nee, het is other.{email}")]
)
def test_the_right_contact_takes_the_place_of_the_wrong_one(applicant, office, language, said):
    person = applicant(language)
    person.reach("confirm")
    person.says(said, "other." + person.email, ASKED[language]["confirm"])
    person.says(YES[language], BOOKED[language])
    assert office.appointments(person.email) == []
    assert office.only_appointment("other." + person.email)["name"] == NAME


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "non, je m'appelle Paul Martin"), ("nl", "nee, mijn naam is Paul Martin")],
)
def test_the_right_name_takes_the_place_of_the_wrong_one(applicant, language, said):
    person = applicant(language)
    person.reach("confirm")
    person.says(said, "Paul Martin", "!" + NAME, ASKED[language]["confirm"])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "l'heure ne va pas"),
        ("fr", "je voudrais changer la date"),
        ("nl", "het uur past niet"),
        ("nl", "ik wil een andere datum"),
    ],
)
def test_a_time_that_does_not_suit_offers_others(applicant, office, language, said):
    person = applicant(language)
    person.reach("confirm")
    person.says(said, ASKED[language]["slot"])
    assert office.appointments(person.email) == []


@pytest.mark.parametrize("field", ["booking_slot", "booking_place", "booking_name"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_change_is_chosen_by_button(applicant, language, field):
    person = applicant(language)
    person.reach("confirm")
    person.says(NO[language])
    person.choose(CHANGE[language][field])
    step = {"booking_slot": "slot", "booking_place": "campus", "booking_name": "name"}[field]
    assert ASKED[language][step] in person.last.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contact_changed_at_the_end_is_the_one_kept(applicant, office, language):
    person = applicant(language)
    person.reach("confirm")
    person.says(NO[language])
    person.choose(CONTACT_BUTTON[language])
    person.says("other.{email}", ASKED[language]["confirm"], "other." + person.email)
    person.says(YES[language], BOOKED[language])
    assert len(office.appointments("other." + person.email)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_yes_with_a_correction_books_nothing_yet(applicant, office, language):
    person, slot = applicant(language), office.on_other_day()
    person.reach("confirm")
    said = {"fr": "oui, mais {}", "nl": "ja, maar {}"}[language]
    person.says(said.format(typed(slot, language)), told(slot, language), "!" + BOOKED[language])
    assert office.appointments(person.email) == []
