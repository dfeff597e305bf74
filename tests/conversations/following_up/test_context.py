"""The next question leaves out what the last one said."""

from __future__ import annotations

import pytest

from tests.conftest import System
from tests.conversations.phrases import NOT_KNOWN, Turn, follow

KEEPS_THE_SCHOOL: list[tuple[str, list[Turn]]] = [
    (
        "fr",
        [
            ("C'est quoi, BeCode ?", "2019"),
            ("combien de temps ?", "7 mois"),
            ("et c'est gratuit ?", "gratuite", "BeCode"),
            ("il y a un stage ?", "stage de 3 mois"),
        ],
    ),
    (
        "fr",
        [
            ("J'ai vu une pub pour l'école 101 à Lyon", "Lyon"),
            ("ça coûte quelque chose ?", "entièrement gratuite"),
            ("combien d'élèves ?", "126"),
        ],
    ),
    (
        "fr",
        [
            ("J'ai vu une pub pour l'école 101 à Lyon", "Lyon"),
            ("j'habite à Gand, ça coûte quelque chose ?", "entièrement gratuite"),
        ],
    ),
    ("fr", [("BeCode", "2019"), ("les horaires ?", "en ligne"), ("et le diplôme ?", "Forem")]),
    (
        "fr",
        [
            ("Parlez-moi de l'école IA de Castelnau", "Castelnau"),
            ("qui peut s'inscrire ?", "demandeurs d'emploi"),
            ("combien de places il y a ?", "trentaine"),
        ],
    ),
    (
        "nl",
        [
            ("Wat is BeCode?", "2019"),
            ("hoelang?", "7 maanden"),
            ("en is dat gratis?", "gratis", "BeCode"),
            ("is er een stage?", "stage van 3 maanden"),
        ],
    ),
    # Whose "AI school"? That which was talked about.
    ("fr", [("BeCode", "2019"), ("combien de temps dure l'école IA ?", "7 mois", "BeCode")]),
    ("nl", [("BeCode", "2019"), ("hoelang duurt de AI-school?", "7 maanden", "BeCode")]),
    (
        "nl",
        [
            ("Ik zag reclame voor school 101 in Lyon", "Lyon"),
            ("kost dat iets?", "helemaal gratis"),
            ("hoeveel plaatsen zijn er?", "126"),
        ],
    ),
    (
        "nl",
        [
            ("Ik zag reclame voor school 101 in Lyon", "Lyon"),
            ("ik woon in Gent, kost dat iets?", "helemaal gratis"),
        ],
    ),
    ("nl", [("BeCode", "2019"), ("en de lesuren?", "online"), ("en het diploma?", "Forem")]),
    (
        "nl",
        [
            ("Vertel me over de AI-school in Castelnau", "Castelnau"),
            ("wie mag zich inschrijven?", "werkzoekenden"),
            ("hoeveel plaatsen zijn er?", "dertigtal"),
        ],
    ),
]
KEEPS_THE_QUESTION: list[tuple[str, list[Turn]]] = [
    (
        "fr",
        [
            ("Combien de temps dure BeCode ?", "7 mois", "stage de 3 mois"),
            ("et à Castelnau ?", "12 mois"),
            ("et à Lyon ?", NOT_KNOWN["fr"], "101"),
        ],
    ),
    ("fr", [("C'est gratuit à l'école 101 ?", "entièrement"), ("et chez BeCode ?", "2020")]),
    ("fr", [("C'est gratuit à l'école 101 ?", "entièrement"), ("j'habite à Gand", "BeCode")]),
    ("fr", [("Combien de places à Castelnau ?", "trentaine"), ("et à Gand ?", "150 à 200")]),
    ("fr", [("Quels partenaires chez BeCode ?", "KPMG"), ("et Castelnau ?", "Occitanie")]),
    (
        "nl",
        [
            ("Hoelang duurt BeCode?", "7 maanden", "stage van 3 maanden"),
            ("en in Castelnau?", "12 maanden"),
            ("en in Lyon?", NOT_KNOWN["nl"], "101"),
        ],
    ),
    ("nl", [("Is school 101 gratis?", "helemaal"), ("en bij BeCode?", "2020")]),
    ("nl", [("Is school 101 gratis?", "helemaal"), ("ik woon in Gent", "BeCode")]),
    ("nl", [("Hoeveel plaatsen in Castelnau?", "dertigtal"), ("en in Hasselt?", "150 tot 200")]),
    ("nl", [("Welke partners heeft BeCode?", "KPMG"), ("en Castelnau?", "Occitanië")]),
]
CHANGES_SCHOOL: list[tuple[str, list[Turn]]] = [
    (
        "fr",
        [
            ("Combien de temps dure BeCode ?", "7 mois"),
            ("Et l'école 101, c'est quoi ?", "école 42"),
            ("c'est gratuit ?", "entièrement gratuite"),
        ],
    ),
    (
        "fr",
        [
            ("Quels sont les horaires à l'école 101 ?", "24 heures"),
            ("Finalement je préfère BeCode, on y apprend quoi ?", "Python"),
            ("et le diplôme ?", "Forem"),
        ],
    ),
    (
        "nl",
        [
            ("Hoelang duurt BeCode?", "7 maanden"),
            ("En school 101, wat is dat?", "école 42"),
            ("is het gratis?", "helemaal gratis"),
        ],
    ),
    (
        "nl",
        [
            ("Wat zijn de lesuren in school 101?", "24 uur"),
            ("Ik kies toch BeCode, wat leer je daar?", "Python"),
            ("en het diploma?", "Forem"),
        ],
    ),
]


@pytest.mark.parametrize(("language", "turns"), KEEPS_THE_SCHOOL)
def test_a_question_without_a_school_is_about_the_last_one(system: System, language, turns):
    follow(system.conversation(language), language, *turns)


@pytest.mark.parametrize(("language", "turns"), KEEPS_THE_QUESTION)
def test_a_school_or_town_alone_asks_the_last_question_again(system: System, language, turns):
    follow(system.conversation(language), language, *turns)


@pytest.mark.parametrize(("language", "turns"), CHANGES_SCHOOL)
def test_a_new_school_takes_the_place_of_the_last(system: System, language, turns):
    follow(system.conversation(language), language, *turns)


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("fr", [("Combien de temps dure BeCode ?", "7 mois"), ("merci beaucoup", "Avec plaisir")]),
        ("nl", [("Hoelang duurt BeCode?", "7 maanden"), ("dank je", "Graag gedaan")]),
    ],
)
def test_small_talk_in_between_loses_nothing(system: System, language, turns):
    person = system.conversation(language)
    follow(person, language, *turns)
    said = {"fr": "et c'est reconnu ?", "nl": "en is het erkend?"}[language]
    follow(person, language, (said, "Forem", "2020"))


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("fr", [("C'est payant ?", "Cela dépend de l'école", "École 101"), ("BeCode", "gratuite")]),
        ("nl", [("Is het betalend?", "Dat hangt af van de school", "101"), ("BeCode", "gratis")]),
    ],
)
def test_a_question_about_no_school_compares_them_and_a_school_then_answers_it(
    system: System, language, turns
):
    follow(system.conversation(language), language, *turns)
