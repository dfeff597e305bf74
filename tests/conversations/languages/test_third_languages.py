"""Someone writes neither French nor Dutch."""

from __future__ import annotations

import pytest

from tests.conftest import System

PLAIN = [
    ("How much does the training cost?", "I only speak French and Dutch"),
    ("Do you speak English?", "I only speak French and Dutch"),
    ("Guten Tag, ich suche eine kostenlose Ausbildung", "nur Französisch und Niederländisch"),
    ("Ich möchte mich für die Schule anmelden", "nur Französisch und Niederländisch"),
    ("كم تكلفة التدريب؟", "الفرنسية والهولندية فقط"),
    ("هل يمكنني التسجيل بدون شهادة؟", "الفرنسية والهولندية فقط"),
    ("Eğitim ücretsiz mi?", "yalnızca Fransızca ve Felemenkçe"),
    ("Okul nerede, ne zaman başlıyor?", "yalnızca Fransızca ve Felemenkçe"),
    ("¿Cuánto cuesta la formación?", "solo hablo francés y neerlandés"),
    ("¿Dónde está la escuela?", "solo hablo francés y neerlandés"),
]


@pytest.mark.parametrize("page", ["fr", "nl", None])
@pytest.mark.parametrize(("said", "answer"), PLAIN)
def test_it_says_in_that_language_what_it_speaks_and_offers_both(
    system: System, page: str | None, said: str, answer: str
):
    reply = system.conversation(page).say(said)
    assert answer in reply.text
    assert reply.buttons == ["Français", "Nederlands"]


@pytest.mark.parametrize(
    ("button", "now", "then", "answer"),
    [
        ("Français", "en français", "c'est gratuit chez BeCode ?", "gratuite"),
        ("Nederlands", "in het Nederlands", "is het gratis bij BeCode?", "gratis"),
    ],
)
def test_a_button_goes_on_in_one_of_the_two(system: System, button, now, then, answer):
    person = system.conversation()
    person.say("How much does the training cost?")
    assert now in person.choose(button).text
    assert answer in person.say(then).text


@pytest.mark.parametrize(("number", "now"), [("1", "en français"), ("2", "in het Nederlands")])
def test_the_two_may_be_chosen_by_number(system: System, number, now):
    person = system.conversation()
    person.say("How much does the training cost?")
    assert now in person.say(number).text


@pytest.mark.parametrize(
    ("language", "before", "then", "answer"),
    [
        ("fr", "C'est quoi, BeCode ?", "combien de temps ?", "7 mois"),
        ("nl", "Wat is BeCode?", "hoelang duurt het?", "7 maanden"),
    ],
)
def test_a_foreign_sentence_in_between_loses_nothing(
    system: System, language, before, then, answer
):
    person = system.conversation(language)
    person.say(before)
    person.say("Sorry, my sister wants to know what you are talking about")
    assert answer in person.say(then).text
    assert person.last.language == language
