"""The gateway and Rasa's side of the wire understand each other."""

from __future__ import annotations

import asyncio

from rasa.core.actions.action import create_bot_utterance
from rasa.shared.core.events import UserUttered

from bot.dialogue.channel import StructuredOutput, user_message
from bot.gateway.history import read_history
from bot.gateway.messages import Button, read_message
from tests.gateway.conftest import said

OFFER = {"Gratuit ?": '/ask_cost{"programme": "becode"}'}
ANSWER = {
    "text": "C'est gratuit.\n\nAutre chose ?",
    "buttons": [{"title": title, "payload": payload} for title, payload in OFFER.items()],
    "language": "fr",
    "utter_action": "utter_answer",
}


def test_the_channel_accepts_all_that_the_gateway_sends(visit, rasa):
    rasa.answer = lambda body: said("Bonjour.", buttons=OFFER)
    visitor = visit(language="nl", school="becode")
    visitor.press(visitor.opened["messages"][-1]["buttons"][0]["token"])
    visitor.say("/restart", language="fr")
    greeting, pressed, typed = (user_message(body, StructuredOutput()) for body in rasa.heard)
    assert greeting.parse_data["intent"]["name"] == "greet"
    assert {e["entity"]: e["value"] for e in greeting.parse_data["entities"]} == {
        "programme": "becode",
        "message_language": "nl",
    }
    assert (pressed.text, pressed.parse_data["intent"]["name"]) == ("Gratuit ?", "ask_cost")
    assert (typed.text, typed.parse_data, typed.metadata) == ("restart", None, {"language": "fr"})


def test_the_gateway_reads_what_the_channel_answers():
    output = StructuredOutput()
    asyncio.run(output.send_response("sender", dict(ANSWER)))
    first, last = map(read_message, output.messages)
    assert (first.text, first.language, first.buttons) == ("C'est gratuit.", "fr", ())
    assert (last.text, last.buttons) == ("Autre chose ?", (Button(*next(iter(OFFER.items()))),))


def test_history_is_read_from_real_events():
    typed = UserUttered("Combien ?", parse_data={"text": "Combien ?"}, metadata={"language": "fr"})
    events = [typed.as_dict(), create_bot_utterance(dict(ANSWER)).as_dict()]
    history = read_history(events)
    assert [(m.author, m.text, m.language) for m in history.messages] == [
        ("user", "Combien ?", "fr"),
        ("bot", "C'est gratuit.", "fr"),
        ("bot", "Autre chose ?", "fr"),
    ]
    assert [b.title for b in history.messages[-1].buttons] == ["Gratuit ?"]
