"""Booking an interview without a detour, in few words or in many."""

from __future__ import annotations

import uuid

import pytest

from tests.conversations.booking.applicants import (
    ASKED,
    BOOKED,
    FIRST,
    NAME,
    OPENINGS,
    STEPS,
    YES,
    reference_in,
    told,
    typed,
)

LANGUAGES = ("fr", "nl")
ANSWERS = {
    "fr": ("chez BeCode", "à Gand", "le premier", NAME, "{email}", "oui, d'accord", "oui"),
    "nl": ("bij BeCode", "in Gent", "de eerste", NAME, "{email}", "ja, akkoord", "ja"),
}
PLACE = {"fr": "Gand", "nl": "Gent"}
MODE = {"fr": "sur place", "nl": "ter plaatse"}
KEPT = {
    "fr": ("votre nom, ce contact, l'école, le moment et la langue", "3 mois après l'entretien"),
    "nl": ("je naam, dit contact, de school, het moment en de taal", "3 maanden na het gesprek"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_is_asked_once_then_the_interview_is_booked(applicant, office, language):
    person, slot = applicant(language), office.free("gent")[0]
    person.says(OPENINGS[language]["school"])
    for step, answer in zip(STEPS, ANSWERS[language], strict=True):
        assert ASKED[language][step] in person.last.text
        person.says(answer)
    reply = person.last
    assert BOOKED[language] in reply.text
    assert told(slot, language) in reply.text
    kept = office.only_appointment(person.email)
    assert kept["reference"] == reference_in(reply)
    assert (kept["name"], kept["language"], kept["status"]) == (NAME, language, "booked")
    assert (kept["school"], kept["campus"], kept["slot_id"]) == ("becode", "gent", slot.id)
    assert office.holds(person) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_and_how_long_is_said_before_consent(applicant, language):
    person = applicant(language)
    person.reach("consent")
    assert all(words in person.last.text for words in KEPT[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_read_back_with_the_weekday_before_it_is_booked(applicant, office, language):
    person, slot = applicant(language), office.free("gent")[0]
    reply = person.reach("confirm")
    for words in (told(slot, language), PLACE[language], MODE[language], NAME, person.email):
        assert words in reply.text
    assert office.appointments(person.email) == []
    assert office.holds(person) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_do_for_all_that_is_not_typed(applicant, office, language):
    person = applicant(language)
    person.reach("campus")
    person.choose(PLACE[language])
    person.choose(1)
    person.says(NAME)
    person.says("{email}")
    person.choose(1)
    person.choose(1)
    assert BOOKED[language] in person.last.text
    assert office.only_appointment(person.email)["campus"] == "gent"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr",
            "Je m'appelle Zoé Peeters, je voudrais un entretien chez BeCode à Gand {when}, "
            "mon mail c'est {{email}}",
        ),
        ("fr", "rdv entretien becode gand {when}, Zoé Peeters, {{email}}"),
        (
            "nl",
            "Ik ben Zoé Peeters, ik wil een gesprek bij BeCode in Gent {when}, "
            "mijn mail is {{email}}",
        ),
        ("nl", "afspraak gesprek becode gent {when}, Zoé Peeters, {{email}}"),
    ],
)
def test_all_in_one_breath_leaves_only_consent_and_confirmation(applicant, office, language, said):
    person, slot = applicant(language), office.on_other_day()
    person.says(said.format(when=typed(slot, language)), ASKED[language]["consent"])
    person.says(YES[language], told(slot, language), NAME)
    person.says(YES[language], BOOKED[language], told(slot, language))
    assert office.only_appointment(person.email)["slot_id"] == slot.id


@pytest.mark.parametrize(
    ("language", "said", "next_asked"),
    [
        ("fr", "Je voudrais passer l'entretien à Gand", "slot"),
        ("fr", "un entretien à Gand au nom de Zoé Peeters", "slot"),
        ("fr", "Je m'appelle Zoé Peeters, je voudrais un rendez-vous chez BeCode", "campus"),
        ("nl", "Ik wil een afspraak voor het gesprek in Gent", "slot"),
        ("nl", "een gesprek in Gent op naam van Zoé Peeters", "slot"),
        ("nl", "Ik ben Zoé Peeters en ik wil een gesprek boeken bij BeCode", "campus"),
    ],
)
def test_what_was_said_early_is_not_asked_again(applicant, language, said, next_asked):
    person = applicant(language)
    person.says(said, ASKED[language][next_asked])
    if next_asked == "campus":
        person.says(PLACE[language], ASKED[language]["slot"])
    named = NAME in said
    person.says(FIRST[language], ASKED[language]["contact" if named else "name"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_school_talked_about_is_the_one_booked(applicant, language):
    person = applicant(language)
    person.says({"fr": "Combien de temps dure BeCode ?", "nl": "Hoelang duurt BeCode?"}[language])
    person.says(OPENINGS[language]["school"], ASKED[language]["campus"])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "J'habite à Gand, je voudrais un entretien à Lyon"),
        ("nl", "Ik woon in Gent en wil een gesprek in Lyon"),
    ],
)
def test_where_one_lives_is_not_where_the_interview_is(applicant, language, said):
    applicant(language).says(said, f"{ASKED[language]['slot']} Lyon")


@pytest.mark.parametrize(
    ("language", "home"), [("fr", "J'habite à Gand"), ("nl", "Ik woon in Gent")]
)
def test_the_campus_where_one_lives_is_taken_where_none_was_named(applicant, language, home):
    asked = ASKED[language]
    person = applicant(language)
    person.says(OPENINGS[language]["campus"], asked["campus"])
    person.says(home, f"{asked['slot']} {PLACE[language]}")
    person.says({"fr": "plutôt à Charleroi", "nl": "liever in Charleroi"}[language], "Charleroi")
    person.says(f"{FIRST[language]}. {home}", asked["name"])


@pytest.mark.parametrize(
    ("language", "town", "nearest"),
    [("fr", "Namur", "Charleroi"), ("nl", "Namen", "Charleroi")],
)
def test_a_town_without_campus_gets_the_nearest(applicant, language, town, nearest):
    said = {"fr": "Je voudrais un entretien à {}", "nl": "Ik wil een gesprek in {}"}[language]
    applicant(language).says(said.format(town), f"{ASKED[language]['slot']} {nearest}", "km")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("fr", "Marie-Noëlle d'Haese"),
        ("fr", "Nguyễn Thị Lan"),
        ("fr", "Koen Janssens"),
        ("fr", "Fatoumata"),
        ("nl", "Pieter-Jan Van den Broeck"),
        ("nl", "Marie Lambert"),
        ("nl", "Pieter De Smet"),
        ("nl", "Özlem"),
    ],
)
def test_names_are_kept_as_people_write_them_and_change_no_language(
    applicant, office, language, name
):
    person = applicant(language)
    person.reach("name")
    person.says(name, ASKED[language]["contact"])
    person.says("{email}", ASKED[language]["consent"])
    person.says(YES[language], name)
    person.says(YES[language], BOOKED[language])
    assert office.only_appointment(person.email)["name"] == name


@pytest.mark.parametrize(
    ("language", "typed_as", "kept_as"),
    [
        ("fr", "06 12 34 {0} {1}", "+336123{0}{1}"),
        ("fr", "+32 470 12 {0} {1}", "+3247012{0}{1}"),
        ("nl", "0470 12 {0} {1}", "+3247012{0}{1}"),
        ("nl", "mijn nummer is 0470/12.{0}.{1}", "+3247012{0}{1}"),
    ],
)
def test_a_phone_number_does_instead_of_an_address(applicant, office, language, typed_as, kept_as):
    person = applicant(language)
    digits = f"{uuid.uuid4().int % 10000:04d}"
    halves = digits[:2], digits[2:]
    number = kept_as.format(*halves).replace("+336123", "+3361234")
    person.reach("contact")
    person.says(typed_as.format(*halves), ASKED[language]["consent"])
    person.says(YES[language], number)
    person.says(YES[language], BOOKED[language])
    kept = office.only_appointment(number)
    assert (kept["phone"], kept["email"]) == (number, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_confirmation_goes_out_by_mail_with_its_reminders(applicant, office, language):
    person = applicant(language)
    person.books()
    assert office.mails(person.email)[0] == "confirmation"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_carries_a_calendar_file(applicant, language):
    person = applicant(language)
    reference = person.books()
    calendars = [m["calendar"] for m in person.last.body["messages"] if m.get("calendar")]
    assert len(calendars) == 1
    assert "BEGIN:VEVENT" in calendars[0]["content"]
    assert reference in calendars[0]["content"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_message_sent_twice_books_once(applicant, office, language):
    person, message = applicant(language), str(uuid.uuid4())
    person.reach("confirm")
    first = person.sends(YES[language], message).texts
    assert person.sends(YES[language], message).texts == first
    assert office.only_appointment(person.email)["reference"] in first[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_yes_books_nothing_more(applicant, office, language):
    person = applicant(language)
    person.books()
    person.says(YES[language], "!" + BOOKED[language])
    person.says(YES[language], "!" + BOOKED[language])
    assert len(office.appointments(person.email)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_person_stays_in_the_slots_afterwards(applicant, language):
    person = applicant(language)
    person.books()
    kept = {name: value for name, value in person.slot_values().items() if value is not None}
    assert not [value for value in kept.values() if NAME in str(value) or "@" in str(value)]
    assert not [name for name in kept if name.startswith("booking_") and name != "booking_outcome"]
