"""Which of the free times: by number, by word, by day and hour, or none of those offered."""

from __future__ import annotations

import pytest

from tests.conversations.booking.applicants import (
    ASKED,
    NO,
    YES,
    told,
    typed,
)

LANGUAGES = ("fr", "nl")
NOT_FREE = {"fr": "Rien n'est libre à Gand pour ce moment", "nl": "In Gent is niets vrij"}
WHICH_DAY = {"fr": "Quel jour vous convient ?", "nl": "Welke dag past je?"}
HELD = {"fr": "au moins 10 minutes : ", "nl": "minstens 10 minuten voor je vrij: "}
AFTERNOON = {"fr": "plutôt l'après-midi", "nl": "liever in de namiddag"}


def confirmed_time(person, language):
    """Of what is read back once name and contact are given."""
    person.says("Zoé Peeters", ASKED[language]["contact"])
    person.says("{email}", ASKED[language]["consent"])
    return person.says(YES[language], ASKED[language]["confirm"]).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_are_offered_soonest_first(applicant, office, language):
    person = applicant(language)
    person.reach("slot")
    offered = [told(slot, language) for slot in office.free("gent")]
    assert [title.rpartition(" (")[0] for title in person.last.buttons[:3]] == offered


@pytest.mark.parametrize(
    ("language", "said", "number"),
    [
        ("fr", "1", 0),
        ("fr", "le deuxième", 1),
        ("fr", "le dernier", 2),
        ("fr", "le premier me va", 0),
        ("nl", "2", 1),
        ("nl", "de derde", 2),
        ("nl", "de tweede graag", 1),
        ("nl", "de eerste past voor mij", 0),
    ],
)
def test_one_of_those_offered_is_chosen_by_its_place(applicant, office, language, said, number):
    person, slots = applicant(language), office.free("gent")
    person.reach("slot")
    person.says(said, ASKED[language]["name"])
    assert told(slots[number], language) in confirmed_time(person, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_day_and_hour_typed_choose_the_time(applicant, office, language):
    person, slot = applicant(language), office.on_other_day()
    person.reach("slot")
    held = HELD[language] + told(slot, language)
    person.says(typed(slot, language), held, ASKED[language]["name"])
    assert told(slot, language) in confirmed_time(person, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_hour_of_the_twelve_hour_clock_chooses_the_one_that_is_free(applicant, office, language):
    person, slot = applicant(language), office.on_other_day()
    person.reach("slot")
    hours = {"fr": ("14h", "2h"), "nl": ("14u", "2u")}[language]
    person.says(typed(slot, language).replace(*hours), ASKED[language]["name"])
    assert told(slot, language) in confirmed_time(person, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_on_another_weekday_is_asked_back(applicant, office, language):
    person, (first, second) = applicant(language), office.on_two_days()
    weekday = typed(first, language).split()[0]
    person.reach("slot")
    reply = person.says(
        f"{weekday} {typed(second, language).split(maxsplit=1)[1]}", WHICH_DAY[language]
    )
    assert [title.rpartition(" (")[0] for title in reply.buttons[:-1]] == [
        told(first, language),
        told(second, language),
    ]
    assert office.holds(person) == 0
    person.choose(1)
    assert told(first, language) in confirmed_time(person, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_days_named_both_are_offered(applicant, office, language):
    person, days = applicant(language), office.on_two_days()
    person.reach("slot")
    either = {"fr": " ou ", "nl": " of "}[language].join(typed(day, language) for day in days)
    reply = person.says(either, WHICH_DAY[language])
    assert [title.rpartition(" (")[0] for title in reply.buttons[:-1]] == [
        told(day, language) for day in days
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "d'autres moments"),
        ("fr", "non, aucun ne me convient"),
        ("nl", "andere momenten"),
        ("nl", "nee, dat past niet"),
    ],
)
def test_others_are_offered_where_none_will_do(applicant, office, language, said):
    person, slots = applicant(language), office.free("gent", 6)
    person.reach("slot")
    person.says(said)
    offered = [title.rpartition(" (")[0] for title in person.last.buttons[:3]]
    assert offered == [told(slot, language) for slot in slots[3:]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_offers_times_of_that_day(applicant, office, language):
    person, slot = applicant(language), office.on_other_day()
    day = told(slot, language).rsplit(" à " if language == "fr" else " om ", 1)[0]
    person.reach("slot")
    person.says(day)
    assert all(title.startswith(day) for title in person.last.buttons[:3])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_the_day_offers_times_within_it(applicant, office, language):
    person = applicant(language)
    person.reach("slot")
    person.says(AFTERNOON[language])
    afternoons = [slot for slot in office.free("gent", 30) if slot.start.hour >= 12]
    offered = [title.rpartition(" (")[0] for title in person.last.buttons[:3]]
    assert offered == [told(slot, language) for slot in afternoons[:3]]


@pytest.mark.parametrize(("language", "said"), [("fr", "à 3 heures"), ("nl", "om half drie")])
def test_an_hour_said_on_the_twelve_hour_clock_is_one_the_office_is_open(applicant, language, said):
    person = applicant(language)
    person.reach("slot")
    person.says(said)
    at = {"fr": "15 h", "nl": "14.30 uur"}[language]
    assert all(f" {at}" in title for title in person.last.buttons[:3])


@pytest.mark.parametrize(("language", "said"), [("fr", "vers 14h"), ("nl", "rond 14 uur")])
def test_about_an_hour_offers_what_lies_around_it(applicant, language, said):
    person = applicant(language)
    person.reach("slot")
    person.says(said)
    assert [t.partition(" 13")[1] for t in person.last.buttons[:2]] == [" 13", " 13"]


@pytest.mark.parametrize(("language", "said"), [("fr", "dimanche à 10h"), ("nl", "zondag om 10u")])
def test_where_the_office_is_closed_the_nearest_are_offered(applicant, language, said):
    person = applicant(language)
    person.reach("slot")
    person.says(said, NOT_FREE[language])
    assert len(person.last.buttons) == 4


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "ça dépend"), ("fr", "oui"), ("nl", "dat hangt ervan af"), ("nl", "ja")],
)
def test_what_chooses_nothing_is_asked_again(applicant, language, said):
    person = applicant(language)
    person.reach("slot")
    person.says(said, ASKED[language]["slot"])
    assert len(person.last.buttons) <= 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_to_what_is_read_back_asks_what_to_change(applicant, language):
    person = applicant(language)
    person.reach("confirm")
    person.says(
        NO[language], {"fr": "Que faut-il changer ?", "nl": "Wat moet er anders?"}[language]
    )
