"""Someone has not chosen a school yet."""

from __future__ import annotations

import pytest

from tests.conftest import System
from tests.conversations.phrases import SOURCE, follow

SEVERAL = {
    "fr": [
        ("Quelles écoles y a-t-il en Belgique ?", "BeCode", "!101", "!Castelnau"),
        ("Quelles écoles y a-t-il en France ?", "101", "Castelnau", "!BeCode"),
        ("Quelle formation dure le plus longtemps ?", "12 mois", "BeCode"),
        ("Quelles écoles sont gratuites ?", "101", "BeCode", "gratuit"),
        ("Quelle est la différence entre BeCode et l'école 101 ?", "BeCode", "101", "!Issy"),
        ("C'est gratuit chez BeCode et à l'école 101 ?", "gratuite si", "entièrement", "!Issy"),
        ("Combien de temps durent les différentes formations ?", "7 mois", "BeCode", "Castelnau"),
        ("Dans quelles villes sont les écoles ?", "BeCode", "Lyon", "Castelnau"),
    ],
    "nl": [
        ("Welke scholen zijn er in België?", "BeCode", "!101", "!Castelnau"),
        ("Welke scholen zijn er in Frankrijk?", "101", "Castelnau", "!BeCode"),
        ("Welke opleiding duurt het langst?", "12 maanden", "BeCode"),
        ("Welke scholen zijn gratis?", "101", "BeCode", "gratis"),
        ("Wat is het verschil tussen BeCode en school 101?", "BeCode", "101", "!Issy"),
        ("Hoeveel kosten BeCode en school 101?", "gratis als", "helemaal", "!Issy"),
        ("Hoelang duren de verschillende opleidingen?", "7 maanden", "BeCode", "Castelnau"),
        ("Waar zijn de scholen?", "BeCode", "Lyon", "Castelnau"),
    ],
}
NEAREST = {
    "fr": [
        ("J'habite à Namur, quelle est l'école la plus proche ?", "Charleroi", "km", "BeCode"),
        ("Y a-t-il une école près de Grenoble ?", "Lyon", "km", "101"),
        ("Je suis de Liège, où est la plus proche ?", "Hasselt", "km"),
    ],
    "nl": [
        ("Ik woon in Brugge, welke school is het dichtst?", "Gent", "km", "BeCode"),
        ("Is er een school in de buurt van Leuven?", "Brussel", "km", "BeCode"),
        ("Ik ben van Genk, waar is de dichtste school?", "Hasselt", "km"),
    ],
}


def cases(table):
    return [(language, turn) for language, turns in table.items() for turn in turns]


@pytest.mark.parametrize(("language", "turn"), cases(SEVERAL))
def test_a_question_over_several_schools_names_each_with_sources(system: System, language, turn):
    reply = follow(system.conversation(language), language, turn)
    assert SOURCE[language].search(reply.text)


@pytest.mark.parametrize(("language", "turn"), cases(NEAREST))
def test_a_town_without_a_school_gets_the_nearest_and_how_far_it_is(system: System, language, turn):
    follow(system.conversation(language), language, turn)


@pytest.mark.parametrize(
    ("language", "near", "then"),
    [
        ("fr", "J'habite à Namur, quelle est l'école la plus proche ?", ("c'est long ?", "7 mois")),
        ("nl", "Ik woon in Brugge, welke school is dichtbij?", ("duurt het lang?", "7 maanden")),
    ],
)
def test_the_nearest_school_is_the_one_spoken_of_next(system: System, language, near, then):
    follow(system.conversation(language), language, (near, "km"), then)


@pytest.mark.parametrize(
    ("language", "said", "school", "price"),
    [
        ("fr", "Est-ce que c'est gratuit ?", "École 101 (Lyon)", "entièrement gratuite"),
        ("nl", "Is het gratis?", "School 101 (Lyon)", "helemaal gratis"),
    ],
)
def test_a_button_of_a_comparison_answers_for_that_school(
    system: System, language, said, school, price
):
    person = system.conversation(language)
    person.say(said)
    assert price in person.choose(school).text


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        (
            "fr",
            [
                ("Combien de temps dure BeCode ?", "7 mois"),
                ("et combien de temps durent les autres écoles ?", "Castelnau", "12 mois"),
            ],
        ),
        (
            "nl",
            [
                ("Hoelang duurt BeCode?", "7 maanden"),
                ("en hoelang duren alle andere scholen?", "Castelnau", "12 maanden"),
            ],
        ),
    ],
)
def test_after_one_school_the_same_is_asked_of_the_others(system: System, language, turns):
    follow(system.conversation(language), language, *turns)
