"""The first thing anyone reads says who is speaking."""

from __future__ import annotations

import pytest

from tests.conftest import System
from tests.conversations.phrases import REACH

MACHINE = {
    "fr": "assistant automatique, pas une personne",
    "nl": "automatische assistent, geen mens",
}
PERSON = {"fr": "Pour parler à une personne", "nl": "Wil je een mens spreken"}
OPERATOR = "Parcours (demo)"


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_in_a_known_language_it_says_that_it_is_a_machine_who_runs_it_and_how_to_reach_a_person(
    system: System, language: str
):
    opening = system.conversation(language).opening
    other = "nl" if language == "fr" else "fr"
    for words in (MACHINE[language], OPERATOR, PERSON[language], REACH):
        assert words in opening.text
    assert MACHINE[other] not in opening.text
    assert opening.language == language


def test_without_a_known_language_it_says_so_in_both(system: System):
    opening = system.conversation().opening
    for words in (*MACHINE.values(), *PERSON.values(), OPERATOR, REACH):
        assert words in opening.text
    assert opening.language is None


@pytest.mark.parametrize(
    ("language", "said", "greeting"),
    [("fr", "bonjour", "Je vous écoute"), ("nl", "goedemiddag", "Zeg maar")],
)
def test_the_introduction_is_said_once(system: System, language: str, said: str, greeting: str):
    person = system.conversation()
    reply = person.say(said)
    assert greeting in reply.text
    assert not any(words in reply.text for words in MACHINE.values())
    assert reply.language == language


@pytest.mark.parametrize(
    ("language", "price"), [("fr", "entièrement gratuite"), ("nl", "helemaal gratis")]
)
def test_on_a_school_s_own_page_questions_are_about_that_school(
    system: System, language: str, price: str
):
    person = system.conversation(language, school="101")
    reply = person.say({"fr": "C'est gratuit ?", "nl": "Is het gratis?"}[language])
    assert price in reply.text


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_history_shows_what_both_sides_said_in_order(system: System, language: str):
    person = system.conversation(language)
    said = {"fr": "Qu'est-ce qu'on apprend chez BeCode ?", "nl": "Wat leer je bij BeCode?"}[
        language
    ]
    answered = person.say(said)
    texts = person.history().texts
    assert texts.index(said) < texts.index(answered.texts[-1])
    assert MACHINE[language] in texts[0]
