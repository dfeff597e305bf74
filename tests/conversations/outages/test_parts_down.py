"""A part is dead, or hangs: the person is told so in time, in their language, with a way out."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from tests.conftest import System
from tests.conversation import Conversation, Reply
from tests.conversations.phrases import REACH, SORRY_UNAVAILABLE, follow

WITHIN_S = 5.0
QUESTION = {"fr": "C'est gratuit chez BeCode ?", "nl": "Is het gratis bij BeCode?"}
NEXT = {"fr": ("combien de temps ?", "7 mois"), "nl": ("hoelang duurt het?", "7 maanden")}
LANGUAGES = ("fr", "nl")


@contextmanager
def killed(system: System, part: str) -> Iterator[None]:
    system.servers.kill(part)
    try:
        yield
    finally:
        system.servers.start(part)


@contextmanager
def hanging(system: System, part: str) -> Iterator[None]:
    system.servers.suspend(part)
    try:
        yield
    finally:
        system.servers.resume(part)
        system.servers.wait_for(part)


OUTAGES = {
    "action server killed": (killed, "actions"),
    "action server hangs": (hanging, "actions"),
    "Rasa hangs": (hanging, "rasa"),
    "Rasa killed": (killed, "rasa"),
}


class Timed(NamedTuple):
    reply: Reply
    seconds: float


@dataclass
class Outage:
    """What people who had spoken before were told, and those who said their first words."""

    people: dict[str, Conversation]
    told: dict[str, Timed]
    told_first: dict[str, Timed]
    end: Callable[[], None]


@pytest.fixture(scope="module", params=OUTAGES.values(), ids=OUTAGES)
def outage(request: pytest.FixtureRequest, system: System) -> Iterator[Outage]:
    people = {language: system.conversation() for language in LANGUAGES}
    for language, person in people.items():
        person.say(QUESTION[language])
    newcomers = {language: system.conversation() for language in LANGUAGES}
    broken, part = request.param
    with ExitStack() as stack:
        stack.enter_context(broken(system, part))
        # All at once: a part that hangs takes its time with each.
        with ThreadPoolExecutor() as pool:
            told = {
                language: pool.submit(timed, person, NEXT[language][0])
                for language, person in people.items()
            }
            told_first = {
                language: pool.submit(timed, newcomer, QUESTION[language])
                for language, newcomer in newcomers.items()
            }
        yield Outage(people, results(told), results(told_first), stack.close)


def timed(person: Conversation, said: str) -> Timed:
    began = time.monotonic()
    reply = person.say(said)
    return Timed(reply, time.monotonic() - began)


def results(futures: dict[str, Future[Timed]]) -> dict[str, Timed]:
    return {language: future.result() for language, future in futures.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_gets_an_apology_in_time_with_a_way_to_a_person(outage: Outage, language: str):
    reply, seconds = outage.told[language]
    assert reply.unavailable
    assert seconds < WITHIN_S
    assert SORRY_UNAVAILABLE[language] in reply.text
    assert REACH in reply.text
    assert {message["language"] for message in reply.body["messages"]} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_message_gets_it_in_its_language_or_else_in_both(outage: Outage, language: str):
    reply, seconds = outage.told_first[language]
    assert reply.unavailable
    assert seconds < WITHIN_S
    assert SORRY_UNAVAILABLE[language] in reply.text
    assert REACH in reply.text
    assert reply.language in (language, None)


def test_afterwards_the_conversations_go_on_where_they_were(outage: Outage):
    outage.end()
    for language, person in outage.people.items():
        follow(person, language, NEXT[language])


@contextmanager
def locked(system: System) -> Iterator[None]:
    """As by a backup that never ends."""
    file = system.settings.database.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_the_database_is_locked_questions_are_answered_and_nothing_is_lost(
    system: System, language: str
):
    person = system.conversation()
    person.say(QUESTION[language])
    asked, known = NEXT[language]
    with locked(system):
        assert known in person.say(asked).text
        newcomer = system.conversation()
        assert not newcomer.say(QUESTION[language]).unavailable
    follow(person, language, NEXT[language])
    follow(newcomer, language, NEXT[language])
    for speaker in (person, newcomer):
        assert QUESTION[language] in [
            m["text"] for m in speaker.history().body["messages"] if m["author"] == "user"
        ]
    assert asked in [m["text"] for m in person.history().body["messages"] if m["author"] == "user"]
