"""Buttons: opaque, of one conversation, typeable."""

from __future__ import annotations

import base64

import pytest

from bot.gateway import create_app
from bot.gateway.buttons import chosen
from bot.gateway.messages import Button
from tests.gateway.conftest import said, served, texts

OFFER = {
    "C'est gratuit ?": '/ask_cost{"programme": "becode"}',
    "Où est-ce ?": "/ask_location",
    "Quand ?": "/ask_dates",
}
OFFERED = [Button(title, payload) for title, payload in OFFER.items()]


@pytest.fixture(autouse=True)
def offer(rasa):
    rasa.answer = lambda body: said("Que voulez-vous savoir ?", buttons=OFFER)


def buttons(visitor):
    return {b["title"]: b["token"] for b in visitor.opened["messages"][-1]["buttons"]}


def test_a_pressed_button_sends_its_payload_under_its_title(visitor, rasa):
    assert visitor.press(buttons(visitor)["C'est gratuit ?"]).status_code == 200
    assert rasa.typed[0]["payload"] == OFFER["C'est gratuit ?"]
    assert rasa.typed[0]["title"] == "C'est gratuit ?"
    assert "text" not in rasa.typed[0]


def test_a_token_shows_no_payload(visitor):
    token = buttons(visitor)["Où est-ce ?"]
    seen = token.encode() + base64.urlsafe_b64decode(token)
    assert b"ask_location" not in seen
    assert "ask_location" not in str(visitor.opened)


def test_no_name_of_a_response_reaches_the_browser(visitor):
    assert "utter_secret" not in str(visitor.opened)


def test_a_button_of_another_conversation_is_refused(visit, rasa):
    mine, other = visit(), visit()
    assert mine.press(buttons(other)["Quand ?"]).status_code == 403
    assert rasa.typed == []


@pytest.mark.parametrize("token", ["/ask_cost", '/inform{"city":"Gent"}', "", "é", "gAAAAA" * 20])
def test_a_made_up_button_is_refused(visitor, rasa, token):
    assert visitor.press(token).status_code == 403
    assert rasa.typed == []


def test_a_session_is_no_button(visitor, rasa):
    assert visitor.press(visitor.token).status_code == 403


def test_typing_the_number_presses_the_button(visitor, rasa):
    visitor.say("2.")
    assert rasa.typed[0]["payload"] == "/ask_location"


def test_the_number_counts_only_among_the_buttons_offered_last(visitor, rasa):
    rasa.answer = lambda body: said("Quel âge avez-vous ?")
    visitor.say("Puis-je m'inscrire ?")
    visitor.say("2")
    assert rasa.typed[-1]["text"] == "2"


def test_nothing_can_be_chosen_that_another_was_offered(visit, rasa):
    visit()
    rasa.answer = lambda body: said("Bonjour.")
    other = visit()
    other.say("1")
    assert rasa.typed[-1]["text"] == "1"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("1", "C'est gratuit ?"),
        (" 3) ", "Quand ?"),
        ("ou est-ce", "Où est-ce ?"),
        ("C’EST GRATUIT", "C'est gratuit ?"),
    ],
)
def test_a_number_or_title_chooses_in_any_case_and_accents(typed, title):
    assert chosen(OFFERED, typed).title == title


@pytest.mark.parametrize("typed", ["0", "4", "12", "9" * 5000, "", "?", "2 ans", "gratuit", "1,5"])
def test_anything_else_is_text(typed):
    assert chosen(OFFERED, typed) is None


def test_a_title_of_signs_only_is_not_chosen_by_silence():
    assert chosen([Button("👍", "/affirm")], "") is None


@pytest.mark.parametrize("reloaded", [True, False])
def test_a_number_still_counts_after_a_restart_of_the_gateway(visitor, rasa, settings, reloaded):
    """Over all messages of the last reply, as it is shown."""
    first, *rest = [{"title": t, "payload": p} for t, p in OFFER.items()]
    rasa.events = [
        {"event": "bot", "text": "Ceci ?", "data": {"buttons": [first]}},
        {"event": "bot", "text": "Ou cela ?", "data": {"buttons": rest}},
    ]
    with served(create_app(settings)) as port:
        visitor.http.base_url = f"http://127.0.0.1:{port}"
        if reloaded:
            visitor.history()
        assert texts(visitor.say("3")) == ["Que voulez-vous savoir ?"]
    assert rasa.typed[-1]["payload"] == "/ask_dates"
