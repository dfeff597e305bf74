"""Showing, moving and cancelling what was booked: here, or later with reference and contact."""

from __future__ import annotations

import uuid

import pytest

from tests.conversations.booking.applicants import (
    ASKED,
    AT_CHARLEROI,
    BOOKED,
    FIRST,
    NAME,
    NO,
    YES,
    reference_in,
    told,
    typed,
)

LANGUAGES = ("fr", "nl")
AT_KORTRIJK = {"fr": "Je voudrais un entretien à Courtrai", "nl": "Ik wil een gesprek in Kortrijk"}
AT_LYON = {
    "fr": "Je m'appelle Zoé Peeters, je voudrais un entretien au 101 à Lyon",
    "nl": "Ik ben Zoé Peeters en ik wil een gesprek bij 101 in Lyon",
}
SHOW = {"fr": "montrez-moi mon rendez-vous", "nl": "toon mijn afspraak"}
MOVE = {"fr": "je voudrais déplacer mon rendez-vous", "nl": "ik wil mijn afspraak verplaatsen"}
CANCEL = {"fr": "je dois annuler mon rendez-vous", "nl": "ik moet mijn afspraak annuleren"}
SHOWN = {"fr": "Votre entretien :", "nl": "Je gesprek:"}
ASK_REFERENCE = {"fr": "Quelle est la référence", "nl": "Wat is de referentie"}
ASK_CONTACT = {"fr": "Quelle adresse e-mail", "nl": "Welk e-mailadres"}
ASK_MOVE = {"fr": "Je déplace votre entretien", "nl": "Ik verplaats je gesprek"}
MOVED = {"fr": "C'est changé", "nl": "Het is gewijzigd"}
ASK_CANCEL = {"fr": "Voulez-vous annuler votre entretien", "nl": "Wil je je gesprek van"}
CANCELLED = {"fr": "C'est annulé", "nl": "Het is geannuleerd"}
IS_CANCELLED = {"fr": "Ce rendez-vous est annulé", "nl": "Die afspraak is geannuleerd"}
OVER = {"fr": "ne peut plus être changé", "nl": "kan niet meer veranderen"}
ON_SITE = {"fr": "(sur place, avec {}, {})", "nl": "(ter plaatse, met {}, {})"}
ON_VIDEO = {"fr": "(en vidéo, avec {}, {})", "nl": "(per video, met {}, {})"}
KEPT = {"fr": "rien ne change", "nl": "er verandert niets"}
UNKNOWN = {"fr": "Je ne trouve rien avec cette référence", "nl": "Ik vind niets met die referentie"}
TOO_MANY = {"fr": "Trop d'essais", "nl": "Te veel pogingen"}
NO_REFERENCE = {"fr": "Ce n'est pas une référence", "nl": "Dat is geen referentie"}
OTHER = {"fr": "nl", "nl": "fr"}
NOBODY = "nobody@example.org"


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_same_conversation_it_is_shown_moved_and_cancelled(applicant, office, language):
    person, slot = applicant(language), office.on_other_day()
    reference = person.books()
    person.says(SHOW[language], SHOWN[language], reference)
    person.says(MOVE[language], SHOWN[language])
    person.says(typed(slot, language), ASK_MOVE[language], told(slot, language))
    assert office.only_appointment(person.email)["slot_id"] != slot.id
    person.says(YES[language], MOVED[language], told(slot, language), reference)
    assert office.only_appointment(person.email)["slot_id"] == slot.id
    person.says(CANCEL[language], ASK_CANCEL[language], told(slot, language))
    assert office.only_appointment(person.email)["status"] == "booked"
    person.says(YES[language], CANCELLED[language])
    assert office.only_appointment(person.email)["status"] == "cancelled"
    assert {"confirmation", "change", "cancellation"} & set(office.mails(person.email))


@pytest.mark.parametrize("language", LANGUAGES)
def test_later_it_is_shown_by_reference_and_contact_in_the_language_spoken_then(
    applicant, language
):
    person, later = applicant(language), applicant(OTHER[language])
    reference, spoken = person.books(), OTHER[language]
    later.says(SHOW[spoken], ASK_REFERENCE[spoken], "!" + reference)
    later.says(reference.lower().replace("-", " "), ASK_CONTACT[spoken])
    later.says(person.email.upper(), SHOWN[spoken], reference)


@pytest.mark.parametrize("language", LANGUAGES)
def test_later_it_is_moved_to_the_time_said_at_once(applicant, office, language):
    person, later, slot = applicant(language), applicant(language), office.on_other_day()
    reference = person.books()
    to = {"fr": "à", "nl": "naar"}[language]
    later.says(f"{MOVE[language]} {to} {typed(slot, language)}", ASK_REFERENCE[language])
    later.says(reference, ASK_CONTACT[language])
    later.says(person.email)
    assert told(slot, language) in later.last.buttons[0]
    later.choose(1)
    later.says(YES[language], MOVED[language], told(slot, language))
    assert office.only_appointment(person.email)["slot_id"] == slot.id


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "annulez mon rendez-vous {}, mon mail est {}"),
        ("nl", "annuleer mijn afspraak {}, mijn mail is {}"),
    ],
)
def test_later_it_is_cancelled_in_one_breath_after_a_yes(applicant, office, language, said):
    person, later = applicant(language), applicant(language)
    reference = person.books()
    later.says(said.format(reference, person.email), ASK_CANCEL[language])
    later.says(YES[language], CANCELLED[language])
    assert office.only_appointment(person.email)["status"] == "cancelled"
    later.says(f"{SHOW[language]} {reference} {person.email}", IS_CANCELLED[language])


@pytest.mark.parametrize(("asks", "question"), [(MOVE, ASK_MOVE), (CANCEL, ASK_CANCEL)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_changes_nothing(applicant, office, language, asks, question):
    person = applicant(language)
    person.books()
    before = office.only_appointment(person.email)
    person.says(asks[language])
    if asks is MOVE:
        person.choose(2)
    assert question[language] in person.last.text
    person.says(NO[language], KEPT[language])
    assert office.only_appointment(person.email) == before
    assert office.holds(person) == 0


@pytest.mark.parametrize("asks", [MOVE, CANCEL])
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_one_that_is_cancelled_nothing_more_is_asked(applicant, office, language, asks):
    person, later = applicant(language), applicant(language)
    reference = person.books()
    person.says(CANCEL[language])
    person.says(YES[language], CANCELLED[language])
    person.says(f"{asks[language]} {reference}", IS_CANCELLED[language])
    later.says(f"{asks[language]} {reference} {person.email}", IS_CANCELLED[language])
    for question in (ASK_CANCEL, ASK_MOVE):
        assert question[language] not in person.last.text + later.last.text
    later.choose(1)
    assert f"{ASKED[language]['slot']} G" in later.last.text


@pytest.mark.parametrize("asks", [MOVE, CANCEL])
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_one_that_has_begun_nothing_more_is_asked(applicant, office, language, asks):
    later = applicant(language)
    with office.opening("kortrijk") as slot:
        booked = office.book(slot)
        office.begin(slot)
        later.says(f"{asks[language]} {booked.reference} {booked.email}", OVER[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_and_whom_one_meets_is_told_once_it_is_booked(applicant, office, language):
    person, link, room = applicant(language), "https://call.example/an", "Doorniksestraat 1"
    with office.opening("kortrijk", mode="video", location=link) as slot:
        person.says(AT_KORTRIJK[language])
        for answer in (FIRST[language], NAME, "0470 12 34 56", YES[language]):
            person.says(answer, "!" + link)
        meeting = ON_VIDEO[language].format(slot.interviewer, link)
        person.says(YES[language], BOOKED[language], meeting)
        person.says(SHOW[language], SHOWN[language], meeting)
        with office.opening("kortrijk", location=room) as other:
            person.says(MOVE[language], meeting)
            person.choose(1)
            meeting = ON_SITE[language].format(other.interviewer, room)
            person.says(YES[language], MOVED[language], meeting)


@pytest.mark.parametrize(
    ("typed_as", "kept_as"),
    [("0470 12 {} {}", "+3247012{}{}"), ("047812{}{}", "+3347812{}{}")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_later_the_number_typed_alike_finds_it_in_whichever_country_it_was_read(
    applicant, office, language, typed_as, kept_as
):
    person, later = applicant(language), applicant(language)
    digits = f"{uuid.uuid4().int % 10000:04d}"
    halves = digits[:2], digits[2:]
    person.says(AT_LYON[language])
    person.says(FIRST[language], ASKED[language]["contact"])
    person.says(typed_as.format(*halves), ASKED[language]["consent"])
    person.says(YES[language], kept_as.format(*halves))
    reference = reference_in(person.says(YES[language], BOOKED[language]))
    later.says(SHOW[language], ASK_REFERENCE[language])
    later.says(reference, ASK_CONTACT[language])
    later.says(typed_as.format(*halves), SHOWN[language], reference)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_time_taken_meanwhile_leaves_the_old_one(applicant, office, language):
    person, slot = applicant(language), office.on_other_day("charleroi")
    office.leave_one_seat([slot])
    person.says(AT_CHARLEROI[language])
    for answer in (FIRST, YES, YES):
        person.says(answer[language])
    before = office.only_appointment(person.email)
    person.says(MOVE[language])
    person.says(typed(slot, language), ASK_MOVE[language])
    office.let_holds_run_out(slot)
    office.book(slot)
    person.says(YES[language], {"fr": "est gardé", "nl": "blijft staan"}[language])
    assert office.only_appointment(person.email) == before
    nearest = office.nearest(slot)[0]
    person.says(FIRST[language], ASK_MOVE[language], told(nearest, language))
    person.says(YES[language], MOVED[language])
    assert office.only_appointment(person.email)["slot_id"] == nearest.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_one_has_is_not_offered_instead_of_itself(applicant, office, language):
    person = applicant(language)
    person.books()
    kept = office.free("gent")[0]
    assert office.only_appointment(person.email)["slot_id"] == kept.id
    person.says(MOVE[language], told(kept, language))
    assert not [title for title in person.last.buttons if told(kept, language) in title]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reference_alone_asks_for_what_was_booked(applicant, language):
    person, later = applicant(language), applicant(language)
    reference = person.books()
    person.says(reference, SHOWN[language], reference)
    later.says(reference, ASK_CONTACT[language])
    later.says(person.email, SHOWN[language], reference)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_booked_here_the_one_named_is_cancelled(applicant, office, language):
    person = applicant(language)
    first, second = person.books(), person.books()
    person.says(f"{CANCEL[language]} {second}", ASK_CANCEL[language])
    person.says(YES[language], CANCELLED[language])
    kept = {each["reference"]: each["status"] for each in office.appointments(person.email)}
    assert kept == {first: "booked", second: "cancelled"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_booked_elsewhere_is_never_mistaken_for_ones_own(applicant, office, language):
    person, other = applicant(language), applicant(language)
    person.books()
    elsewhere = other.books()
    person.says(f"{CANCEL[language]} {elsewhere}", ASK_CONTACT[language])
    person.says(other.email, ASK_CANCEL[language])
    person.says(YES[language], CANCELLED[language])
    assert office.only_appointment(person.email)["status"] == "booked"
    assert office.only_appointment(other.email)["status"] == "cancelled"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_pair_tells_nothing_of_what_exists(applicant, language):
    person = applicant(language)
    reference = person.books()
    answers = []
    for pair in ((reference, NOBODY), ("P-ABCDEF", person.email), ("P-ABCDEF", NOBODY)):
        stranger = applicant(language)
        stranger.says(SHOW[language])
        stranger.says(pair[0], ASK_CONTACT[language])
        answers.append(stranger.says(pair[1], UNKNOWN[language]).texts)
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_five_wrong_pairs_even_the_right_one_has_to_wait(applicant, office, language):
    person, stranger = applicant(language), applicant(language)
    reference = person.books()
    for _ in range(5):
        stranger.says(f"{CANCEL[language]} {reference} {NOBODY}", UNKNOWN[language])
    stranger.says(f"{CANCEL[language]} {reference} {person.email}", TOO_MANY[language])
    assert office.only_appointment(person.email)["status"] == "booked"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_reference_is_said_with_what_one_looks_like(applicant, language):
    person = applicant(language)
    person.says(CANCEL[language], ASK_REFERENCE[language])
    person.says("12345", NO_REFERENCE[language], "P-7K3M9Q")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_booking_broken_off_leaves_no_time_to_move_to(applicant, office, language):
    person, later = applicant(language), applicant(language)
    reference = person.books()
    later.reach("contact")
    later.says(f"{MOVE[language]} {reference} {person.email}", SHOWN[language])
    assert ASK_MOVE[language] not in later.last.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_interview_can_be_booked_after_the_first(applicant, office, language):
    person = applicant(language)
    assert person.books() != person.books()
    assert len(office.appointments(person.email)) == 2
