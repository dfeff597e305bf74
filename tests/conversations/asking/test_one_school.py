"""Someone asks one thing about one school."""

from __future__ import annotations

import pytest

from tests.conftest import System
from tests.conversations.phrases import NOT_KNOWN, SOURCE, WHO_KNOWS, follow

KNOWN = {
    "fr": [
        ("Combien de temps dure la formation à Castelnau ?", "7 mois", "12 mois", "juin 2018"),
        ("L'école 101 à Lyon, c'est gratuit ?", "entièrement gratuite", "2017-2018"),
        ("Qui finance l'école Microsoft de Castelnau ?", "200 000 €", "Occitanie", "juin 2018"),
        ("La formation BeCode est-elle reconnue par le Forem ?", "Forem", "VDAB", "2020"),
        ("BeCode prend combien de personnes par an ?", "150 à 200", "2020"),
        ("Quelles entreprises travaillent avec BeCode ?", "KPMG", "Accenture", "2020"),
        ("Qu'est-ce qu'on apprend chez BeCode ?", "Python", "Pandas", "2020"),
        ("Le stage chez BeCode, il se passe comment ?", "3 mois", "2020"),
        ("Comment postuler à l'école IA de Castelnau ?", "dossier", "entretiens", "juin 2018"),
        ("Quand commencent les cours à Castelnau ?", "octobre 2018", "juin 2018"),
        ("Quels sont les horaires de l'école 101 ?", "7 jours", "24", "2017-2018"),
        ("On trouve facilement un travail après BeCode ?", "80 %", "6 mois", "2020"),
    ],
    "nl": [
        ("Hoelang duurt de opleiding in Castelnau?", "7 maanden", "12 maanden", "juni 2018"),
        ("School 101 in Lyon, is dat gratis?", "helemaal gratis", "2017-2018"),
        ("Wie financiert de AI-school in Castelnau?", "200.000 euro", "juni 2018"),
        ("Is de opleiding van BeCode erkend door de VDAB?", "Forem", "VDAB", "2020"),
        ("Hoeveel plaatsen heeft BeCode per jaar?", "150 tot 200", "2020"),
        ("Met welke bedrijven werkt BeCode samen?", "KPMG", "Accenture", "2020"),
        ("Wat leer je bij BeCode?", "Python", "Pandas", "2020"),
        ("Hoe verloopt de stage bij BeCode?", "3 maanden", "2020"),
        ("Hoe kan ik solliciteren bij de school in Castelnau?", "kandidatuurdossier", "juni 2018"),
        ("Wanneer beginnen de lessen in Castelnau?", "oktober 2018", "juni 2018"),
        ("Op welke uren is school 101 open?", "7 dagen", "24 uur", "2017-2018"),
        ("Vind je snel werk na BeCode?", "80 %", "6 maanden", "2020"),
    ],
}
UNKNOWN = {
    "fr": [
        ("Ça coûte combien, l'école de Castelnau ?", "France Travail"),
        ("Combien de temps durent les études à l'école 101 ?", "l'école elle-même"),
        ("Je touche le chômage, est-ce que je le garde chez BeCode ?", "Forem", "Actiris"),
        ("Comment se passe l'entretien chez BeCode ?", "BeCode"),
        ("Quels sont les horaires à Castelnau ?", "l'école elle-même"),
    ],
    "nl": [
        ("Hoeveel kost de school in Castelnau?", "France Travail"),
        ("Hoelang duurt de opleiding in school 101?", "de school zelf"),
        ("Ik krijg een uitkering, mag ik die houden bij BeCode?", "VDAB", "Actiris"),
        ("Hoe gaat het gesprek bij BeCode?", "BeCode"),
        ("Wat zijn de lesuren in Castelnau?", "de school zelf"),
    ],
}
DIALECT = {
    "fr": [
        ("cb de tps dure becode", "7 mois"),
        ("c gratuit le 101 ou pas??", "gratuite"),
        ("Ces koi becode", "2019"),
        ("bonjour je voudrais savoir si il faut le bac pour castelnau merci", "sans condition"),
    ],
    "nl": [
        ("hoe lang duurd becode", "7 maanden"),
        ("kost da iets, de 101?", "gratis"),
        ("wa is becode eigenlijk", "2019"),
        ("heb k een diploma nodig voor de school in castelnau??", "zonder diploma"),
    ],
}


def cases(table: dict[str, list[tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(language, turn) for language, turns in table.items() for turn in turns]


@pytest.mark.parametrize(("language", "turn"), cases(KNOWN))
def test_a_known_fact_comes_with_its_source_and_date(system: System, language, turn):
    reply = follow(system.conversation(language), language, turn)
    assert SOURCE[language].search(reply.text)


@pytest.mark.parametrize(("language", "turn"), cases(UNKNOWN))
def test_what_no_source_says_is_said_not_to_be_known_with_who_knows(system: System, language, turn):
    reply = follow(system.conversation(language), language, turn)
    assert NOT_KNOWN[language] in reply.text
    assert WHO_KNOWS[language] in reply.text
    assert not SOURCE[language].search(reply.text)


@pytest.mark.parametrize(("language", "turn"), cases(DIALECT))
def test_people_are_understood_as_they_type(system: System, language, turn):
    follow(system.conversation(language), language, turn)


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Combien de temps dure BeCode ?"), ("nl", "Hoelang duurt BeCode?")],
)
def test_an_answer_is_short_and_offers_what_people_ask_next(system: System, language, said):
    reply = system.conversation(language).say(said)
    facts, source = reply.text.split("\n")
    assert facts.count(". ") < 3
    assert SOURCE[language].fullmatch(source.removesuffix("."))
    assert 2 <= len(reply.buttons) <= 3


@pytest.mark.parametrize(
    ("language", "said", "once"),
    [
        ("fr", "Quand commencent les cours chez BeCode ?", "Cela a pu changer"),
        ("nl", "Wanneer beginnen de lessen bij BeCode?", "Dit kan veranderd zijn"),
    ],
)
def test_a_fact_past_its_date_says_that_it_may_have_changed(system: System, language, said, once):
    assert once in system.conversation(language).say(said).text


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_button_asks_its_question_about_the_school_that_was_spoken_of(system: System, language):
    person = system.conversation(language)
    person.say({"fr": "Parlez-moi de BeCode", "nl": "Vertel me over BeCode"}[language])
    person.choose({"fr": "Combien de temps ?", "nl": "Hoelang duurt het?"}[language])
    assert {"fr": "7 mois", "nl": "7 maanden"}[language] in person.last.text
