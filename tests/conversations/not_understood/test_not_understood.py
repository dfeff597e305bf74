"""What the assistant is not sure of, does not understand, or does not know about."""

from __future__ import annotations

import pytest

from tests.conftest import System
from tests.conversation import Conversation
from tests.conversations.phrases import (
    A_PERSON,
    DID_YOU_MEAN,
    ONLY_SCHOOLS,
    REACH,
    assert_answered_in,
    follow,
)

# No words at all: sure to be understood by nobody, whatever is learnt later.
NOTHING = "😀😀😀"
NONSENSE = {"fr": ["blablabla truc machin", "🤷"], "nl": ["blablabla dinges", "🤷"]}
OUT_OF_SCOPE = {
    "fr": [
        "Quelle est la capitale de l'Australie ?",
        "Tu peux me donner une recette de crêpes ?",
        "Qui a gagné la Coupe du monde ?",
        "Raconte-moi une blague",
    ],
    "nl": [
        "Wat is de hoofdstad van Australië?",
        "Geef me eens een recept voor pannenkoeken",
        "Wie heeft het WK gewonnen?",
        "Vertel eens een mop",
    ],
}
ROUTED = {
    "fr": [
        ("Je cherche une offre d'emploi comme vendeur", "France Travail"),
        ("Comment écrire une lettre de motivation pour un boulanger ?", "Forem"),
    ],
    "nl": [
        ("Heb je vacatures voor een chauffeur?", "VDAB"),
        ("Kun je me een vacature als verkoper bezorgen?", "VDAB"),
    ],
}


def cases(table):
    return [(language, said) for language, each in table.items() for said in each]


def unsure(system: System, language: str) -> Conversation:
    person = system.conversation(language)
    person.say(NOTHING)
    assert DID_YOU_MEAN[language] in person.last.text
    return person


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_unsure_it_asks_did_you_mean_with_two_or_three_questions_in_words(system, language):
    person = unsure(system, language)
    assert_answered_in(language, person.last)
    options = [line for line in person.last.text.split("\n") if line[:1].isdigit()]
    assert len(options) == len(person.last.buttons)
    assert len(options) in (2, 3)
    assert all(option.endswith("?") for option in options)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_did_you_mean_is_answered_by_its_button_its_number_or_its_words(system, language):
    by_button, by_number, by_words = (unsure(system, language) for _ in range(3))
    answers = [
        by_button.choose(2).text,
        by_number.say("2").text,
        by_words.say(by_words.last.buttons[1].lower()).text,
    ]
    assert len(set(answers)) == 1
    assert DID_YOU_MEAN[language] not in answers[0]


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        ("fr", "Je voulais savoir combien de temps dure BeCode", "7 mois"),
        ("nl", "Ik wilde weten hoelang BeCode duurt", "7 maanden"),
    ],
)
def test_did_you_mean_may_be_left_aside(system, language, said, answer):
    follow(unsure(system, language), language, (said, answer))


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_twice_in_a_row_not_understood_a_person_is_offered(system, language):
    person = unsure(system, language)
    follow(person, language, ("🤷🤷", A_PERSON[language], REACH))
    assert person.last.buttons


@pytest.mark.parametrize(("language", "said"), cases(NONSENSE))
def test_nonsense_after_nonsense_ends_at_a_person(system, language, said):
    person = system.conversation(language)
    person.say(NOTHING)
    follow(person, language, (said, A_PERSON[language]))


@pytest.mark.parametrize(
    ("language", "good", "answer"),
    [
        ("fr", "C'est gratuit chez BeCode ?", "gratuite"),
        ("nl", "Is het gratis bij BeCode?", "gratis"),
    ],
)
def test_an_answer_in_between_starts_the_count_again(system, language, good, answer):
    person = unsure(system, language)
    follow(person, language, (good, answer), (NOTHING, DID_YOU_MEAN[language]))


@pytest.mark.parametrize(("language", "said"), cases(OUT_OF_SCOPE))
def test_what_is_not_ours_is_declined_politely_with_what_is(system, language, said):
    person = system.conversation(language)
    follow(person, language, (said, ONLY_SCHOOLS[language]))
    assert person.last.text.count("\n") == 0
    assert len(person.last.buttons) == 3


@pytest.mark.parametrize(
    ("language", "said", "who"),
    [(language, *turn) for language, turn in cases(ROUTED)],
)
def test_what_another_body_answers_is_sent_there(system, language, said, who):
    follow(system.conversation(language), language, (said, who))


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", OUT_OF_SCOPE["fr"][0]), ("nl", OUT_OF_SCOPE["nl"][0])],
)
def test_after_a_refusal_a_button_goes_on(system, language, said):
    person = system.conversation(language)
    person.say(said)
    person.choose({"fr": "Combien de temps ?", "nl": "Hoelang duurt het?"}[language])
    assert {"fr": "7 mois", "nl": "7 maanden"}[language] in person.last.text
