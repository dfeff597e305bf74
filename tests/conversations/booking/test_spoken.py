"""In which language the interview itself is held."""

from __future__ import annotations

import pytest

from tests.conversations.booking.applicants import (
    ASKED,
    BOOKED,
    FIRST,
    YES,
    told,
    typed,
)

LANGUAGES = ("fr", "nl")
OTHER = {"fr": "nl", "nl": "fr"}
AT_ANTWERP = {"fr": "Je voudrais un entretien à Anvers", "nl": "Ik wil een gesprek in Antwerpen"}
NONE_SPOKEN = {"fr": "plus de moment libre en français", "nl": "moment meer in het Nederlands"}
IN_OTHER = {"fr": "(sur place, en néerlandais", "nl": "(ter plaatse, in het Frans"}
OTHERS = {"fr": "d'autres moments", "nl": "andere momenten"}
WAITING_LIST = {"fr": "Liste d'attente", "nl": "Wachtlijst"}
MOVE = {"fr": "je voudrais déplacer mon rendez-vous", "nl": "ik wil mijn afspraak verplaatsen"}
SPEAK_OTHER = {"fr": "en néerlandais s'il vous plaît", "nl": "in het Frans graag"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_times_in_the_other_language_are_offered_as_such(applicant, office, language):
    person = applicant(language)
    with office.opening("antwerpen", language=OTHER[language]) as slot:
        person.says(AT_ANTWERP[language], NONE_SPOKEN[language])
        assert person.last.buttons[0] == f"{told(slot, language)} {IN_OTHER[language]})"
        person.choose(1)
        for answer in ("Zoé Peeters", "{email}"):
            person.says(answer)
        person.says(YES[language], ASKED[language]["confirm"], IN_OTHER[language])
        person.says(YES[language], BOOKED[language], IN_OTHER[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_in_the_other_language_is_not_taken_untold(applicant, office, language):
    person = applicant(language)
    with office.opening("antwerpen", language=OTHER[language]) as slot:
        person.says(f"{AT_ANTWERP[language]} {typed(slot, language)}", NONE_SPOKEN[language])
        assert office.holds(person) == 0
        person.says(YES[language], ASKED[language]["name"])
        person.says("stop")


@pytest.mark.parametrize("language", LANGUAGES)
def test_instead_one_can_wait_for_a_time_in_ones_own_language(applicant, office, language):
    person = applicant(language)
    with office.opening("antwerpen", language=OTHER[language]):
        person.says(AT_ANTWERP[language])
        person.choose(WAITING_LIST[language])
        for answer in ("Zoé Peeters", "{email}", YES[language]):
            person.says(answer)
        with office.opening("antwerpen", days=4, language=language):
            (entry,) = office.waiting(person.email)
            assert entry["status"] == "offered"


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_in_ones_own_language_come_first_and_alone(applicant, office, language):
    person = applicant(language)
    with (
        office.opening("antwerpen", language=OTHER[language]) as other,
        office.opening("antwerpen", days=4, language=language) as own,
    ):
        person.says(AT_ANTWERP[language], "!" + NONE_SPOKEN[language])
        assert told(own, language) in person.last.buttons[0]
        assert len(person.last.buttons) == 2
        person.says(OTHERS[language], NONE_SPOKEN[language])
        assert told(other, language) in person.last.buttons[0]
        person.says("stop")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_goes_on_in_the_other_language_is_told_that_of_the_interview(
    applicant, office, language
):
    person, other = applicant(language), OTHER[language]
    with office.opening("antwerpen", language=language):
        person.says(AT_ANTWERP[language])
        person.says(FIRST[language], ASKED[language]["name"])
        for answer in ("Zoé Peeters", "{email}", YES[language]):
            person.says(answer)
        person.says(SPEAK_OTHER[language], ASKED[other]["confirm"], IN_OTHER[other])
        person.says("stop")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interview_is_moved_to_a_time_in_ones_own_language(applicant, office, language):
    person = applicant(language)
    with office.opening("antwerpen", language=language):
        person.says(AT_ANTWERP[language])
        person.says(FIRST[language])
        for answer in ("Zoé Peeters", "{email}", YES[language], YES[language]):
            person.says(answer)
        with (
            office.opening("antwerpen", days=4, language=OTHER[language]),
            office.opening("antwerpen", days=5, language=language) as own,
        ):
            person.says(MOVE[language], "!" + NONE_SPOKEN[language])
            assert told(own, language) in person.last.buttons[0]
