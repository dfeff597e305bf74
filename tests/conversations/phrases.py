"""What the tests look for in an answer, and a conversation told as a list of turns."""

from __future__ import annotations

import re

from tests.conversation import Conversation, Reply

FRENCH_AND_DUTCH = ("fr", "nl")
# "Source", a document's title and its year in brackets, on a line of their own.
SOURCE = {
    "fr": re.compile(r"^Source : .+\(.*20\d\d.*\)", re.MULTILINE),
    "nl": re.compile(r"^Bron: .+\(.*20\d\d.*\)", re.MULTILINE),
}
NOT_KNOWN = {"fr": "Je ne le sais pas", "nl": "Dat weet ik niet"}
WHO_KNOWS = {"fr": "Qui peut vous répondre", "nl": "Wie je kan helpen"}
DEPENDS = {"fr": "Cela dépend de l'école", "nl": "Dat hangt af van de school"}
DID_YOU_MEAN = {"fr": "Voulez-vous savoir ceci", "nl": "Wil je dit weten"}
A_PERSON = {"fr": "Une personne peut vous aider", "nl": "Een mens kan je helpen"}
ONLY_SCHOOLS = {"fr": "que les écoles gratuites", "nl": "alleen gratis scholen"}
SORRY_UNAVAILABLE = {"fr": "Désolé", "nl": "Sorry"}
# Said where the operator gave no contact of its own.
REACH = "France Travail, Forem, Actiris, VDAB"

# What is said, then what its answer holds. "!" before a word: the answer holds it not.
Turn = tuple[str, ...]


def follow(person: Conversation, language: str, *turns: Turn) -> Reply:
    """Say each turn; every answer is in `language` and holds what its turn expects."""
    for said, *expected in turns:
        reply = person.say(said)
        assert_answered_in(language, reply)
        for words in expected:
            found = words.lstrip("!") in reply.text
            assert found != words.startswith("!"), f"{said!r}: {words!r} in {reply.text!r}"
    return person.last


def assert_answered_in(language: str, reply: Reply) -> None:
    assert not reply.unavailable
    assert reply.language == language, reply.text
    assert {message["language"] for message in reply.body["messages"]} == {language}
