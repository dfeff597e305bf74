"""Erasing from the chat what was booked, with a receipt."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage import models, reading
from tests.conversations.booking.applicants import NO, YES

LANGUAGES = ("fr", "nl")
ERASE = {"fr": "effacez mes données", "nl": "wis mijn gegevens"}
ASK = {"fr": "Voulez-vous effacer vos données ?", "nl": "Wil je je gegevens wissen?"}
ERASED = {"fr": "C'est effacé", "nl": "Het is gewist"}
KEPT = {"fr": "rien n'est effacé", "nl": "er is niets gewist"}
UNKNOWN = {"fr": "Je ne trouve rien", "nl": "Ik vind niets"}


def receipt_in(text: str) -> str:
    start = text.index("E-")
    return text[start : start + 8]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_booked_here_is_erased_with_a_receipt(applicant, office, language):
    person = applicant(language)
    person.books()
    person.says(ERASE[language], ASK[language])
    reply = person.says(YES[language], ERASED[language], ": 1.")
    assert office.knows_nothing_of(person)
    kept = models.receipts.c
    (receipt,) = reading(
        office.engine,
        lambda s: s.execute(
            select(models.receipts).where(kept.code == receipt_in(reply.text))
        ).all(),
    )
    assert (receipt.appointments, receipt.holds) == (1, 0)
    assert receipt.mails >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_booked_elsewhere_is_erased_by_reference_and_contact(applicant, office, language):
    person, later = applicant(language), applicant(language)
    reference = person.books()
    later.says(ERASE[language], ASK[language])
    later.says(reference)
    later.says(person.email, ASK[language])
    later.says(YES[language], ERASED[language], ": 1.")
    assert office.knows_nothing_of(person)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_contact_erases_nothing(applicant, office, language):
    person, later = applicant(language), applicant(language)
    reference = person.books()
    later.says(ERASE[language])
    later.says(reference)
    later.says("nobody@example.org", UNKNOWN[language])
    later.says(YES[language])
    assert office.only_appointment(person.email)["reference"] == reference


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_erases_nothing(applicant, office, language):
    person = applicant(language)
    person.books()
    person.says(ERASE[language])
    person.says(NO[language], KEPT[language])
    assert len(office.appointments(person.email)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_erasing_in_mid_booking_lets_go_of_the_slot(applicant, office, language):
    person = applicant(language)
    person.reach("confirm")
    assert office.holds(person) == 1
    person.says(ERASE[language], ASK[language])
    person.says(YES[language], ERASED[language], ": 0.")
    assert office.knows_nothing_of(person)
    assert not [each for each in person.slot_values().values() if person.email in str(each)]
