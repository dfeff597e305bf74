"""Opening a conversation, and being recognised in it."""

from __future__ import annotations

import json

import pytest

from tests.gateway.conftest import Visitor, said, texts


def test_a_session_opens_with_the_greeting_of_the_assistant(visit, rasa):
    rasa.answer = lambda body: said("Bonjour, je suis une machine.", "Que voulez-vous savoir ?")
    visitor = visit(language="fr")
    assert texts(visitor.opened) == ["Bonjour, je suis une machine.", "Que voulez-vous savoir ?"]
    assert visitor.opened["language"] == "fr"
    assert rasa.heard[0]["payload"] == "/greet"
    assert rasa.heard[0]["language"] == "fr"


def test_without_a_language_none_is_claimed(visit, rasa):
    assert visit().opened["language"] is None
    assert "language" not in rasa.heard[0]


def test_the_school_of_the_page_goes_with_the_greeting(visit, rasa):
    visit(school="becode")
    assert json.loads(rasa.heard[0]["payload"].removeprefix("/greet")) == {"programme": "becode"}


def test_the_server_chooses_the_conversation_and_each_is_new(visit, rasa):
    visit(), visit()
    first, second = (body["sender"] for body in rasa.heard)
    assert first != second
    assert len(bytes.fromhex(first)) == 16


def test_the_browser_cannot_choose_it(url):
    with pytest.raises(AssertionError, match="422"):
        Visitor(url, sender="somebody-else")


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: "nonsense",
        lambda token: token[:-2] + ("AA" if not token.endswith("AA") else "BB"),
        lambda token: "A" + token[1:],
        lambda token: token.replace(".", "", 1),
    ],
)
def test_a_forged_session_is_refused_in_both_languages(visitor, rasa, forge):
    visitor.token = forge(visitor.token)
    refused = visitor.post(text="Bonjour")
    assert refused.status_code == 401
    assert refused.json()["message"]["fr"].startswith("Cette conversation")
    assert refused.json()["message"]["nl"].startswith("Dit gesprek")
    assert rasa.typed == []


def test_a_session_of_the_day_before_yesterday_is_refused(visitor, clock):
    clock.ahead = 48 * 3600
    assert visitor.post(text="Bonjour").status_code == 401


def test_no_session_at_all_is_refused(visitor, rasa):
    for method in ("POST", "GET"):
        answer = visitor.http.request(method, "/api/v1/messages", json={"text": "Bonjour"})
        assert answer.status_code == 401
    assert rasa.typed == []


def test_a_conversation_goes_on_after_a_restart_of_the_gateway(visitor, settings):
    from bot.gateway import create_app
    from gateway.conftest import served

    with served(create_app(settings)) as port:
        visitor.http.base_url = f"http://127.0.0.1:{port}"
        assert texts(visitor.say("Toujours là ?")) == ["D'accord."]
