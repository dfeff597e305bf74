"""Politeness, doubts about the assistant itself, and asking it to say it again."""

from __future__ import annotations

import pytest

from tests.conftest import System
from tests.conversations.phrases import REACH, follow

SAID = {
    "fr": [
        ("bonjour", "Je vous écoute"),
        ("Bonsoir !", "Je vous écoute"),
        ("merci beaucoup", "Avec plaisir"),
        ("au revoir", "bonne chance"),
        ("bonne journée, à bientôt", "bonne chance"),
        ("Que pouvez-vous faire pour moi ?", "Je réponds à vos questions"),
        ("aide", "Je réponds à vos questions"),
        ("Vous êtes un robot ?", "Oui, je suis une machine", REACH),
        ("Je parle à une vraie personne là ?", "Oui, je suis une machine", REACH),
        ("Je veux parler à un conseiller", "joindre une personne", REACH),
        ("Est-ce que quelqu'un peut me rappeler ?", "joindre une personne", REACH),
        ("Que faites-vous de mes données ?", "CNIL", "APD", "Parcours (demo)"),
        ("Qui lit cette conversation ?", "CNIL", "APD"),
        ("Votre réponse est fausse", "Je suis désolé", REACH),
        ("C'est nul, vous ne servez à rien", "Je suis désolé", REACH),
    ],
    "nl": [
        ("hallo", "Zeg maar"),
        ("Goedenavond!", "Zeg maar"),
        ("bedankt", "Graag gedaan"),
        ("tot ziens", "veel succes"),
        ("fijne dag nog, tot later", "veel succes"),
        ("Wat kun je voor mij doen?", "Ik beantwoord je vragen"),
        ("help", "Ik beantwoord je vragen"),
        ("Ben je een robot?", "Ja, ik ben een machine", REACH),
        ("Praat ik nu met een echte persoon?", "Ja, ik ben een machine", REACH),
        ("Ik wil een medewerker spreken", "bereik je een mens", REACH),
        ("Kan iemand mij terugbellen?", "bereik je een mens", REACH),
        ("Wat gebeurt er met mijn gegevens?", "GBA", "CNIL", "Parcours (demo)"),
        ("Wie leest mijn berichten?", "GBA", "CNIL"),
        ("Je antwoord is fout", "Het spijt me", REACH),
        ("Waardeloos, hier heb ik niets aan", "Het spijt me", REACH),
    ],
}
AGAIN = {
    "fr": [
        "Je n'ai pas compris",
        "Pouvez-vous le dire plus simplement ?",
        "Répétez s'il vous plaît",
    ],
    "nl": [
        "Ik begrijp het niet",
        "Kun je dat eenvoudiger zeggen?",
        "Herhaal dat eens alsjeblieft",
    ],
}
SIMPLER = {
    "fr": ("Qui finance l'école IA de Castelnau ?", "payait la moitié"),
    "nl": ("Wie financiert de AI-school in Castelnau?", "betaalde de helft"),
}


def cases(table):
    return [(language, each) for language, entries in table.items() for each in entries]


@pytest.mark.parametrize(("language", "turn"), cases(SAID))
def test_it_answers_briefly_and_in_the_same_language(system: System, language, turn):
    follow(system.conversation(language), language, turn)


@pytest.mark.parametrize(("language", "again"), cases(AGAIN))
def test_said_again_the_answer_is_in_simpler_words_with_its_source(system: System, language, again):
    question, simpler = SIMPLER[language]
    source = {"fr": "juin 2018", "nl": "juni 2018"}[language]
    follow(
        system.conversation(language),
        language,
        (question, f"!{simpler}", source),
        (again, simpler, source),
    )


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_with_nothing_to_say_again_it_says_what_it_can_do(system: System, language):
    help_ = {"fr": "Je réponds à vos questions", "nl": "Ik beantwoord je vragen"}
    follow(system.conversation(language), language, (AGAIN[language][0], help_[language]))


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        (
            "fr",
            [
                ("bonjour", "Je vous écoute"),
                ("oui", "Quelle est votre question"),
                ("non", "autrement"),
                ("C'est gratuit chez BeCode ?", "gratuite"),
                ("merci, au revoir", "!Désolé"),
            ],
        ),
        (
            "nl",
            [
                ("dag", "Zeg maar"),
                ("ja", "Wat is je vraag"),
                ("nee", "anders"),
                ("Is het gratis bij BeCode?", "gratis"),
                ("bedankt en tot ziens", "!Sorry"),
            ],
        ),
    ],
)
def test_a_polite_conversation_from_hello_to_goodbye(system: System, language, turns):
    follow(system.conversation(language), language, *turns)


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [("fr", "stop", "on arrête là"), ("nl", "stop", "we stoppen hier")],
)
def test_stop_with_nothing_going_on_does_no_harm(system: System, language, said, answer):
    person = system.conversation(language)
    person.say({"fr": "C'est quoi, BeCode ?", "nl": "Wat is BeCode?"}[language])
    follow(person, language, (said, answer))
