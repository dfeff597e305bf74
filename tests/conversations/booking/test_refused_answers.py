"""What cannot be used is said in one plain sentence with what is expected, and asked again."""

from __future__ import annotations

import pytest

from tests.conversations.booking.applicants import ASKED

NO_SUCH_DAY = {"fr": "n'existe pas. Donnez un jour comme", "nl": "bestaat niet. Geef een dag zoals"}
PAST = {"fr": "Ce moment est passé", "nl": "Dat moment is voorbij"}
NO_CONTACT = {"fr": "Je ne reconnais pas ce contact", "nl": "Ik herken dat contact niet"}
NO_NAME = {"fr": "Écrivez seulement votre prénom", "nl": "Schrijf alleen je voornaam"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "le 31 février"),
        ("fr", "le 31 avril à 10h"),
        ("fr", "lundi à 25h"),
        ("nl", "31 februari"),
        ("nl", "31 april om 10u"),
        ("nl", "maandag om 25 uur"),
    ],
)
def test_a_day_or_hour_that_does_not_exist_is_not_booked(applicant, office, language, said):
    person = applicant(language)
    person.reach("slot")
    person.says(said, NO_SUCH_DAY[language], ASKED[language]["slot"])
    assert office.holds(person) == 0


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "hier après-midi à 14h"),
        ("fr", "le 3 mars 2020"),
        ("nl", "gisteren om 10 uur"),
        ("nl", "op 3 maart 2020"),
    ],
)
def test_a_past_day_is_said_to_be_past(applicant, office, language, said):
    person = applicant(language)
    person.reach("slot")
    person.says(said, PAST[language], ASKED[language]["slot"])
    assert office.holds(person) == 0


@pytest.mark.parametrize("said", ["zoe@", "zoe.example.org", "zoé.martin@gmail.com"])
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_an_address_that_is_none_is_asked_again(applicant, language, said):
    person = applicant(language)
    person.reach("contact")
    person.says(said, NO_CONTACT[language], ASKED[language]["contact"])
    person.says("{email}", ASKED[language]["consent"])


@pytest.mark.parametrize("said", ["06 12", "123456789012345678"])
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_number_that_is_none_is_asked_again_and_moves_no_time(applicant, office, language, said):
    person = applicant(language)
    person.reach("contact")
    person.says(said, NO_CONTACT[language], ASKED[language]["contact"])
    assert office.holds(person) == 1


@pytest.mark.parametrize("said", ["R2D2", "12345"])
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_name_with_digits_is_told_what_is_expected(applicant, language, said):
    person = applicant(language)
    person.reach("name")
    person.says(said, NO_NAME[language], ASKED[language]["name"])
