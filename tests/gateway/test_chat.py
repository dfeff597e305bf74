"""Turns: what is typed is text, the same message counts once, and silence never answers."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.gateway.conftest import new_id, said, texts

SORRY = {"fr": "Désolé, je ne peux pas répondre", "nl": "Sorry, ik kan nu niet antwoorden"}
REACH = "+33 1 23 45 67 89"


def apologies(reply):
    """The languages in which a reply apologises and names a way to reach a person."""
    assert reply["unavailable"] is True
    for message in reply["messages"]:
        assert message["text"].startswith(SORRY[message["language"]])
        assert REACH in message["text"]
    return [message["language"] for message in reply["messages"]]


def test_a_reply_carries_its_texts_languages_and_tokens(visitor, rasa):
    rasa.answer = lambda body: said(
        "Gratis.", "Nog iets?", language="nl", buttons={"Ja": "/affirm"}
    )
    reply = visitor.say("Wat kost het?")
    assert texts(reply) == ["Gratis.", "Nog iets?"]
    assert [m["language"] for m in reply["messages"]] == ["nl", "nl"]
    assert [len(m["buttons"]) for m in reply["messages"]] == [0, 1]
    assert len({m["id"] for m in reply["messages"]}) == 2
    assert reply["language"] == "nl"
    assert "unavailable" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        '/inform{"city": "Gent"}',
        "  //greet",
        "<script>alert(1)</script>",
        "'; DROP TABLE events; --",
        "",
        "   ",
        "🙂",
        "\u0000",
        "مرحبا",
    ],
)
def test_whatever_is_typed_is_sent_as_text_and_answered(visitor, rasa, text):
    assert texts(visitor.say(text)) == ["D'accord."]
    assert rasa.typed[0]["text"] == text.replace("\0", "")
    assert "payload" not in rasa.typed[0]


def test_half_a_character_is_answered_too(visitor, rasa):
    posted = visitor.http.post(
        "/api/v1/messages", content=rb'{"text": "oui \ud83d"}', headers=visitor.authorization
    )
    assert texts(posted.json()) == ["D'accord."]
    assert rasa.typed[0]["text"] == "oui ?"


@pytest.mark.parametrize(("language", "start"), [("fr", "Votre message"), ("nl", "Je bericht")])
def test_ten_thousand_characters_are_kindly_declined(visit, rasa, language, start):
    reply = visit(language=language).say("a" * 10_000)
    assert reply["messages"][0]["text"].startswith(start)
    assert "unavailable" not in reply
    assert rasa.typed == []


def test_a_thousand_characters_are_not_too_long(visitor, rasa):
    assert texts(visitor.say("é" * 1000)) == ["D'accord."]


def test_the_same_id_gets_the_first_reply_and_is_sent_once(visitor, rasa):
    id_ = new_id()
    first = visitor.say("Bonjour", id=id_)
    rasa.answer = lambda body: said("Autre chose.")
    assert texts(visitor.say("Bonjour", id=id_)) == texts(first)
    assert [m["id"] for m in visitor.say("Bonjour", id=id_)["messages"]] == [
        m["id"] for m in first["messages"]
    ]
    assert len(rasa.typed) == 1


def test_the_same_id_in_another_conversation_is_another_message(visit, rasa):
    id_ = new_id()
    visit().say("Bonjour", id=id_)
    visit().say("Bonjour", id=id_)
    assert len(rasa.typed) == 2


def test_duplicates_in_parallel_wait_for_the_first(visitor, rasa):
    rasa.delay, id_ = 0.3, new_id()
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: visitor.say("Je réserve", id=id_), range(8)))
    assert len(rasa.typed) == 1
    assert {texts(reply)[0] for reply in replies} == {"D'accord."}


def test_different_ids_are_different_messages(visitor, rasa):
    visitor.say("Oui", id=new_id())
    visitor.say("Oui", id=new_id())
    visitor.say("Oui")
    assert len(rasa.typed) == 3


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_slow_rasa_is_excused_in_time(visit, rasa, language):
    visitor = visit(language=language)
    rasa.delay = 3
    started = time.monotonic()
    assert apologies(visitor.say("27")) == [language]
    assert time.monotonic() - started < 2


def test_a_late_answer_reaches_one_who_tries_again_and_is_not_asked_for_twice(visitor, rasa):
    rasa.delay, id_ = 1.5, new_id()
    assert visitor.say("Je réserve", id=id_)["unavailable"]
    assert texts(visitor.say("Je réserve", id=id_)) == ["D'accord."]
    assert len(rasa.typed) == 1


def test_after_a_failure_the_same_id_is_sent_again(visitor, rasa):
    id_, rasa.status = new_id(), 500
    assert visitor.say("Je réserve", id=id_)["unavailable"]
    rasa.status = 200
    assert texts(visitor.say("Je réserve", id=id_)) == ["D'accord."]
    assert len(rasa.typed) == 2


@pytest.mark.parametrize(
    "answer",
    [
        {"messages": [], "language": None},
        {"messages": [{"text": " ", "language": "fr", "buttons": []}], "language": "fr"},
        {},
        [],
        None,
        {"messages": [None]},
        {"messages": [{"text": "a", "buttons": [{"payload": "/x"}]}]},
    ],
)
def test_an_answer_that_says_nothing_is_excused(visitor, rasa, answer):
    rasa.answer = lambda body: answer
    assert apologies(visitor.say("Bonjour")) == ["fr"]


@pytest.mark.parametrize("status", [401, 404, 409, 422, 500, 503])
def test_an_error_of_rasa_is_excused(visitor, rasa, status):
    rasa.status = status
    assert apologies(visitor.say("Bonjour")) == ["fr"]


class TestWithRasaDown:
    @pytest.fixture
    def given(self):
        return {"rasa_port": 9}

    def test_a_session_opens_all_the_same_and_apologises_in_both_languages(self, visit):
        assert apologies(visit().opened) == ["fr", "nl"]

    def test_a_reply_comes_at_once(self, visit):
        started = time.monotonic()
        assert apologies(visit(language="nl").say("Wat kost het?")) == ["nl"]
        assert time.monotonic() - started < 1

    def test_the_language_is_that_of_the_page(self, visit):
        assert apologies(visit().say("Wat kost het?", language="fr")) == ["fr"]

    @pytest.mark.parametrize(
        ("text", "languages"),
        [
            ("Combien de temps dure la formation ?", ["fr"]),
            ("Hoelang duurt de opleiding?", ["nl"]),
            ("ok", ["fr", "nl"]),
            ("27", ["fr", "nl"]),
            ("", ["fr", "nl"]),
        ],
    )
    def test_else_it_is_that_of_the_text_when_it_is_plain(self, visit, text, languages):
        assert apologies(visit().say(text)) == languages

    def test_history_apologises(self, visit):
        assert apologies(visit(language="nl").history()) == ["nl"]

    def test_the_gateway_is_well_and_says_that_rasa_is_not(self, visit):
        http = visit().http
        assert http.get("/health").status_code == 200
        assert http.get("/health/ready").status_code == 503


def test_ready_when_rasa_answers(visitor):
    assert visitor.http.get("/health/ready").json() == {"status": "ok"}


def test_the_language_of_the_conversation_outweighs_that_of_the_page(visitor, rasa):
    rasa.answer = lambda body: said("Het is gratis.", language="nl")
    visitor.say("Wat kost het?", language="fr")
    rasa.status = 500
    assert apologies(visitor.say("ok", language="fr")) == ["nl"]


def test_rasa_is_told_the_language_of_the_page_only_when_it_changes(visitor, rasa):
    for page in ("fr", "fr", "nl", "nl", None):
        visitor.say("27", language=page)
    assert [body.get("language") for body in rasa.typed] == [None, None, "nl", None, None]


def test_nothing_that_is_typed_is_logged(visitor, rasa, caplog):
    with caplog.at_level("DEBUG", logger="bot"), caplog.at_level("INFO", logger="uvicorn"):
        visitor.say("mijn geheim")
        rasa.status = 500
        visitor.say("mijn geheim")
    assert "/api/v1/messages" in caplog.text
    assert "no reply" in caplog.text
    assert "geheim" not in caplog.text
