"""Every question about every school, in both languages, gets a sourced fact or who knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from bot.catalogue import Catalogue, Fact, load_catalogue
from bot.settings import PROJECT
from tests.conftest import System
from tests.conversation import Conversation, Reply

LANGUAGES = ("fr", "nl")
CHECK = "check_eligibility"


class French(NamedTuple):
    """A school after "c'est quoi", after "de" and after "à"."""

    le: str
    de: str
    a: str


# What people call them. Dutch needs no case: "bij", "van" and "voor" take the same words.
SCHOOLS: dict[str, tuple[French, str]] = {
    "101": (French("l'école 101", "de l'école 101", "à l'école 101"), "school 101"),
    "becode": (French("BeCode", "de BeCode", "chez BeCode"), "BeCode"),
    "campus-numerique": (
        French("le campus numérique", "du campus numérique", "au campus numérique"),
        "de digitale campus van Lyon",
    ),
    "digigirlz": (French("DigiGirlz", "de DigiGirlz", "à DigiGirlz"), "DigiGirlz"),
    "ecoles-regionales-numerique": (
        French(
            "les Écoles régionales du numérique",
            "des Écoles régionales du numérique",
            "aux Écoles régionales du numérique",
        ),
        "de Écoles régionales du numérique",
    ),
    "global-skills-initiative": (
        French(
            "la Global Skills Initiative",
            "de la Global Skills Initiative",
            "à la Global Skills Initiative",
        ),
        "het Global Skills Initiative",
    ),
    "heure-de-code": (
        French("l'Heure de Code", "de l'Heure de Code", "à l'Heure de Code"),
        "Heure de Code",
    ),
    "microsoft-castelnau": (
        French(
            "l'école Microsoft de Castelnau",
            "de l'école Microsoft de Castelnau",
            "à l'école Microsoft de Castelnau",
        ),
        "de Microsoft-school in Castelnau",
    ),
    "microsoft-issy": (
        French(
            "l'école Microsoft d'Issy",
            "de l'école Microsoft d'Issy",
            "à l'école Microsoft d'Issy",
        ),
        "de Microsoft-school in Issy",
    ),
    "microsoft-simplon": (French("Simplon", "de Simplon", "chez Simplon"), "Simplon"),
    "un-jeune-une-solution": (
        French(
            "le plan « un jeune, une solution »",
            "du plan « un jeune, une solution »",
            "au plan « un jeune, une solution »",
        ),
        'het plan "un jeune, une solution"',
    ),
}

QUESTIONS = {
    "ask_about_school": ("C'est quoi exactement, {le} ?", "Wat is {school} precies?"),
    "ask_eligibility": ("Qui peut s'inscrire {a} ?", "Wie mag er meedoen bij {school}?"),
    CHECK: (
        "Vérifiez avec moi si je remplis les conditions {de}.",
        "Kun je nagaan of ik aan de voorwaarden van {school} voldoe?",
    ),
    "ask_duration": (
        "Combien de temps dure la formation {a} ?",
        "Hoelang duurt de opleiding bij {school}?",
    ),
    "ask_funding": ("Qui finance {le} ?", "Wie financiert {school}?"),
    "ask_cost": ("La formation {a}, ça coûte combien ?", "Hoeveel kost de opleiding bij {school}?"),
    "ask_income": (
        "Est-ce que je garde mes allocations pendant la formation {a} ?",
        "Behoud ik mijn uitkering tijdens de opleiding bij {school}?",
    ),
    "ask_location": ("Où sont les locaux {de} ?", "In welke stad is {school}?"),
    "ask_dates": (
        "Quand commence la prochaine session {a} ?",
        "Wanneer begint de volgende opleiding bij {school}?",
    ),
    "ask_schedule": (
        "Quels sont les horaires de cours {a} ?",
        "Op welke uren is er les bij {school}?",
    ),
    "ask_curriculum": ("Qu'est-ce qu'on apprend {a} ?", "Wat leer je allemaal bij {school}?"),
    "ask_internship": (
        "Y a-t-il un stage en entreprise {a} ?",
        "Is er een stage bij {school}?",
    ),
    "ask_certification": (
        "Quel diplôme obtient-on {a} ?",
        "Welk diploma krijg je bij {school}?",
    ),
    "ask_outcomes": (
        "Est-ce qu'on trouve du travail après la formation {a} ?",
        "Vind je werk na de opleiding bij {school}?",
    ),
    "ask_partners": (
        "Quelles entreprises sont partenaires {de} ?",
        "Welke bedrijven zijn partner van {school}?",
    ),
    "ask_application": (
        "Comment faire pour s'inscrire {a} ?",
        "Hoe schrijf ik me in bij {school}?",
    ),
    "ask_interview": (
        "Comment se passe l'entretien de motivation {a} ?",
        "Hoe verloopt het motivatiegesprek bij {school}?",
    ),
    "ask_diversity": (
        "Est-ce qu'il y a des places réservées aux femmes {a} ?",
        "Zijn er plaatsen voor vrouwen bij {school}?",
    ),
    "ask_capacity": ("Combien de places y a-t-il {a} ?", "Hoeveel plaatsen zijn er bij {school}?"),
}

# Source, then the document's title, then its year in brackets, on a line of its own.
SOURCE = {
    "fr": re.compile(r"^Source : .+\(.*20\d\d.*\)", re.MULTILINE),
    "nl": re.compile(r"^Bron: .+\(.*20\d\d.*\)", re.MULTILINE),
}
NOT_KNOWN = {"fr": "Je ne le sais pas", "nl": "Dat weet ik niet"}
OF_NETWORK = {"fr": "mes sources ne le disent pas", "nl": "zeggen mijn bronnen dit niet"}
DECLINED = {"fr": "Je préfère ne pas dire", "nl": "Dat zeg ik liever niet"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(PROJECT / "data" / "catalogue")


@pytest.fixture(scope="module")
def asking(system: System) -> Iterator[Callable[[str, str], Conversation]]:
    """One conversation a school and language: long ones are slow, and each takes one to open."""
    opened: dict[tuple[str, str], Conversation] = {}

    def conversation(school: str, language: str) -> Conversation:
        if (school, language) not in opened:
            opened[school, language] = system.conversation(language)
        return opened[school, language]

    yield conversation


def sentence(topic: str, school: str, language: str) -> str:
    french, dutch = SCHOOLS[school]
    asked_fr, asked_nl = QUESTIONS[topic]
    if language == "fr":
        return asked_fr.format(**french._asdict())
    return asked_nl.format(school=dutch)


def test_the_table_holds_every_school_and_every_question_of_the_catalogue(catalogue: Catalogue):
    assert set(SCHOOLS) == set(catalogue.schools)
    assert set(QUESTIONS) == {topic.id for topic in catalogue.questions}


@pytest.mark.parametrize("topic", [topic for topic in QUESTIONS if topic != CHECK])
@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_about_a_school_gets_its_sourced_fact_or_who_knows(
    language: str,
    school: str,
    topic: str,
    asking: Callable[[str, str], Conversation],
    catalogue: Catalogue,
):
    reply = asking(school, language).say(sentence(topic, school, language))
    assert_in(language, reply)
    own, around = catalogue.facts(school, topic), facts_around(catalogue, school, topic)
    if own:
        assert own[0][language] in reply.text
        assert SOURCE[language].search(reply.text)
    elif around:
        assert any((fact.short or fact)[language] in reply.text for fact in around) or (
            OF_NETWORK[language] in reply.text
            and any(fact[language] in reply.text for fact in around)
        )
        assert SOURCE[language].search(reply.text)
    else:
        assert NOT_KNOWN[language] in reply.text
        assert catalogue.school(school).name[language] in reply.text
        assert any(body.name[language] in reply.text for body in catalogue.who_knows(school, topic))


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_without_any_answer_given_still_says_what_the_sources_say(
    language: str, school: str, system: System, catalogue: Catalogue
):
    person = system.conversation(language)
    reply = person.say(sentence(CHECK, school, language))
    while DECLINED[language] in reply.buttons:
        assert_in(language, reply)
        reply = person.choose(DECLINED[language])
    assert_in(language, reply)
    if catalogue.school(school).criteria:
        assert catalogue.school(school).name[language] in reply.text
    assert SOURCE[language].search(reply.text) or NOT_KNOWN[language] in reply.text


def assert_in(language: str, reply: Reply) -> None:
    assert not reply.unavailable
    assert reply.language == language
    assert {message["language"] for message in reply.body["messages"]} == {language}


def facts_around(catalogue: Catalogue, school: str, topic: str) -> list[Fact]:
    """What the school's network says, or the schools of the network."""
    entry = catalogue.school(school)
    others = [catalogue.school(entry.part_of)] if entry.part_of else catalogue.parts_of(school)
    return [fact for other in others for fact in catalogue.facts(other.id, topic)]
