"""What a reloaded page gets back."""

from __future__ import annotations

from tests.gateway.conftest import texts


def user(text, **more):
    return {"event": "user", "text": text, "parse_data": {"entities": []}, **more}


def bot(text, language="fr", **buttons):
    offered = [{"title": title, "payload": payload} for title, payload in buttons.items()]
    metadata = {"language": language, "utter_action": "utter_secret"}
    return {"event": "bot", "text": text, "data": {"buttons": offered}, "metadata": metadata}


def test_both_sides_come_back_in_order_with_their_languages(visitor, rasa):
    marked = {"entities": [{"entity": "message_language", "value": "nl"}]}
    rasa.events = [
        {"event": "action", "name": "action_session_start"},
        user(""),
        bot("Bonjour."),
        {"event": "slot", "name": "language", "value": "nl"},
        user("Wat kost het?", parse_data=marked),
        bot("Het is gratis.", "nl"),
    ]
    history = visitor.history()
    assert [(m["author"], m["text"], m["language"]) for m in history["messages"]] == [
        ("bot", "Bonjour.", "fr"),
        ("user", "Wat kost het?", "nl"),
        ("bot", "Het is gratis.", "nl"),
    ]
    assert history["language"] == "nl"


def test_each_introduction_keeps_its_language(visitor, rasa):
    first = bot("Bonjour.\n\nHallo.\n\nUn.\n\nDeux.")
    first["metadata"]["languages"] = ["fr", "nl"]
    rasa.events = [user("hi"), first]
    languages = [m["language"] for m in visitor.history()["messages"][1:]]
    assert languages == ["fr", "nl", "fr", "fr"]


def test_payloads_and_inner_names_stay_inside(visitor, rasa):
    rasa.events = [user("/restart"), bot("Gratuit ?", Oui="/affirm")]
    history = visitor.history()
    assert texts(history) == ["Gratuit ?"]
    assert "affirm" not in str(history)
    assert "utter_secret" not in str(history)


def test_only_the_last_reply_keeps_its_buttons_and_they_work(visitor, rasa):
    rasa.events = [
        bot("Un ?", A="/a"),
        user("A"),
        bot("Ou bien :", C="/c", D="/d"),
        bot("Deux.\n\nTrois ?", B="/b"),
    ]
    history = visitor.history()
    assert [len(m["buttons"]) for m in history["messages"]] == [0, 0, 2, 0, 1]
    assert texts(history)[3:] == ["Deux.", "Trois ?"]
    assert visitor.press(history["messages"][-1]["buttons"][0]["token"]).status_code == 200
    assert rasa.typed[-1]["payload"] == "/b"


def test_what_had_to_be_said_again_comes_back_once(visitor, rasa):
    asked = user("Combien ?", message_id="id-1")
    rasa.events = [bot("Bonjour."), asked, asked, bot("C'est gratuit."), user("Combien ?")]
    assert texts(visitor.history()) == ["Bonjour.", "Combien ?", "C'est gratuit.", "Combien ?"]


def test_a_message_still_to_be_answered_takes_the_buttons_away(visitor, rasa):
    rasa.events = [bot("Un ?", A="/a"), user("peut-être")]
    assert [m["buttons"] for m in visitor.history()["messages"]] == [[], []]


def test_before_anything_is_said_the_language_is_that_of_the_page(visit, rasa):
    rasa.events = [bot("Bonjour. Hallo.")]
    assert visit().history()["language"] is None
    assert visit(language="nl").history()["language"] == "nl"
