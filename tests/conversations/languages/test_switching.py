"""French or Dutch, changed at any moment, without losing what was spoken of."""

from __future__ import annotations

import pytest

from tests.conftest import System
from tests.conversations.phrases import assert_answered_in, follow

NOW = {"fr": "on continue en français", "nl": "we gaan verder in het Nederlands"}
DURATION = {"fr": ("combien de temps ?", "7 mois"), "nl": ("hoelang duurt het?", "7 maanden")}
COST = {"fr": "C'est gratuit chez BeCode ?", "nl": "Is het gratis bij BeCode?"}
OTHER = {"fr": "nl", "nl": "fr"}
SHORT = ["ok", "27", "👍", "BeCode"]


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("nl", "En néerlandais s'il vous plaît"),
        ("nl", "Je préfère parler néerlandais"),
        ("nl", "Kunnen we Nederlands praten?"),
        ("nl", "Nederlands"),
        ("fr", "In het Frans alstublieft"),
        ("fr", "Ik spreek liever Frans"),
        ("fr", "On peut parler en français ?"),
        ("fr", "Français"),
    ],
)
def test_asking_for_a_language_changes_to_it_and_keeps_the_school(
    system: System, language: str, asked: str
):
    person = system.conversation(OTHER[language])
    person.say(COST[OTHER[language]])
    follow(person, language, (asked, NOW[language]), DURATION[language])


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_simply_writing_the_other_language_changes_to_it_and_keeps_the_school(
    system: System, language: str
):
    person = system.conversation(OTHER[language])
    follow(person, OTHER[language], (COST[OTHER[language]], "BeCode"))
    follow(person, language, DURATION[language])


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_one_may_go_back_and_forth(system: System, language: str):
    person = system.conversation()
    for each in (language, OTHER[language], language, OTHER[language]):
        follow(person, each, (COST[each],), DURATION[each])


@pytest.mark.parametrize("short", SHORT)
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_message_of_no_language_keeps_that_of_the_conversation(
    system: System, language: str, short: str
):
    person = system.conversation()
    person.say(COST[language])
    assert_answered_in(language, person.say(short))


@pytest.mark.parametrize(
    ("page", "language", "said"),
    [
        ("fr", "nl", "wie mag er meedoen bij BeCode?"),
        ("nl", "fr", "qui peut s'inscrire chez BeCode ?"),
    ],
)
def test_what_is_written_decides_over_the_language_of_the_page(
    system: System, page: str, language: str, said: str
):
    follow(system.conversation(page), language, (said, "2020"))


@pytest.mark.parametrize(
    ("language", "town", "said"),
    [("fr", "Gand", "et à Gand ?"), ("nl", "Gent", "en in Gent?")],
)
def test_a_town_is_called_by_its_name_in_the_language_spoken(
    system: System, language: str, town: str, said: str
):
    person = system.conversation(language)
    person.say({"fr": "Où est BeCode ?", "nl": "Waar is BeCode?"}[language])
    follow(person, language, (said, town))


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("fr", "Vous parlez quelles langues ?"),
        ("fr", "La formation est donnée en quelle langue ?"),
        ("nl", "Welke talen spreek je?"),
        ("nl", "In welke taal wordt de opleiding gegeven?"),
    ],
)
def test_asked_about_languages_it_says_which_it_speaks_and_what_it_does_not_know(
    system: System, language: str, asked: str
):
    words = {
        "fr": ("français et néerlandais", "aucune de mes sources"),
        "nl": ("Nederlands en Frans", "geen enkele bron"),
    }[language]
    follow(system.conversation(language), language, (asked, *words))
