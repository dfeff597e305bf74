"""Going through all free times, to the last and to the waiting list."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from bot.language import format_day
from tests.conversations.booking.applicants import ASKED, YES, told, typed

LANGUAGES = ("fr", "nl")
AT_ANTWERP = {"fr": "Je voudrais un entretien à Anvers", "nl": "Ik wil een gesprek in Antwerpen"}
OTHERS = {"fr": "d'autres moments", "nl": "andere momenten"}
NO_MORE = {"fr": "Il n'y a pas d'autres moments libres", "nl": "Er zijn geen andere vrije momenten"}
NOT_FREE = {"fr": "Rien n'est libre à Anvers", "nl": "In Antwerpen is niets vrij"}
STILL_OTHERS = {
    "fr": "Voici d'autres moments libres à Anvers",
    "nl": "Dit zijn andere vrije momenten in Antwerpen",
}
ON_THE_LIST = {"fr": "Vous êtes sur la liste d'attente", "nl": "Je staat op de wachtlijst"}


@pytest.fixture
def five(office):
    """The only free times at Antwerp, one each day."""
    with ExitStack() as open_until_then:
        days = range(3, 8)
        yield [open_until_then.enter_context(office.opening("antwerpen", days=d)) for d in days]


def offered(person):
    return [title.rpartition(" (")[0] for title in person.last.buttons[:-1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nearest_are_paged_through_once_each(applicant, five, language):
    person, times = applicant(language), [told(slot, language) for slot in five]
    person.says(AT_ANTWERP[language])
    day = format_day(five[2].start.date(), language)
    person.says({"fr": f"{day} à 9h", "nl": f"{day} om 9u"}[language], NOT_FREE[language])
    assert offered(person) == [times[2], times[1], times[3]]
    person.says(OTHERS[language], STILL_OTHERS[language])
    assert offered(person) == [times[0], times[4]]
    person.says(OTHERS[language], NO_MORE[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_wants_none_of_all_times_is_only_offered_new_ones(applicant, office, five, language):
    person = applicant(language)
    person.says(AT_ANTWERP[language])
    person.says(OTHERS[language])
    person.says(OTHERS[language], NO_MORE[language])
    for answer in (YES[language], "Zoé Peeters", "{email}"):
        person.says(answer)
    person.says(YES[language], ON_THE_LIST[language])
    office.serve()
    (entry,) = office.waiting(person.email)
    assert entry["status"] == "waiting"
    with office.opening("antwerpen", days=9):
        (entry,) = office.waiting(person.email)
        assert entry["status"] == "offered"


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_last_a_time_said_with_a_no_is_still_taken(applicant, five, language):
    person = applicant(language)
    person.says(AT_ANTWERP[language])
    person.says(OTHERS[language])
    person.says(OTHERS[language], NO_MORE[language])
    but = {"fr": "non, plutôt", "nl": "nee, liever"}[language]
    person.says(f"{but} {typed(five[4], language)}", ASKED[language]["name"])
    person.says("stop")
