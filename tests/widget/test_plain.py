"""The chat without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.gateway.conftest import said
from tests.widget.conftest import PHONE

COOKIE = "parcours"


@pytest.fixture
def looks():
    return {"java_script_enabled": False, "viewport": PHONE}


@pytest.fixture
def page(context, url, rasa):
    """The plain page; Rasa remembers what is said."""

    def answer(body):
        text = body.get("title") if "payload" in body else body["text"]
        rasa.events.append({"event": "user", "text": text, "message_id": body.get("id")})
        offer = {"Le lieu <b>": "/ask_location"}
        reply = said(f"Réponse à : {text}\nSource : BeCode.", buttons=offer)
        (message,) = reply["messages"]
        rasa.events.append(
            {
                "event": "bot",
                "text": message["text"],
                "data": {"buttons": message["buttons"]},
                "metadata": {"language": "fr"},
            }
        )
        return reply

    rasa.answer = answer
    page = context.new_page()
    page.goto(f"{url}/chat")
    return page


def send(page, text: str) -> None:
    """The page that comes back is there when this ends."""
    page.get_by_label("Votre message").fill(text)
    with page.expect_navigation():
        page.get_by_role("button", name="Envoyer").click()


def test_the_demonstration_leads_there(page, url):
    page.goto(url)
    page.get_by_role("link", name="ouvrez le chat").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("version simple")


def test_nothing_is_stored_until_something_is_said(page, rasa):
    expect(page.get_by_text("assistant automatique")).to_be_visible()
    assert page.context.cookies() == []
    assert rasa.heard == []


def test_a_conversation_with_typed_words_and_a_button(page, rasa):
    send(page, "Combien ?")
    expect(page.locator("li.bot").last).to_contain_text("Réponse à : Combien ?")
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == (COOKIE, True, "Strict")
    assert cookie["expires"] == -1
    page.get_by_role("button", name="Le lieu <b>").click()
    expect(page.locator("li.bot").last).to_contain_text("Réponse à : Le lieu <b>")
    assert rasa.typed[-1]["payload"] == "/ask_location"
    page.reload()
    expect(page.locator("li.user")).to_have_count(2)
    assert len({body["sender"] for body in rasa.heard}) == 1


def test_the_page_is_shown_from_what_was_said_last_on(page, rasa):
    send(page, "Combien ?")
    send(page, "Une longue question. " * 20)
    expect(page.locator("li.user")).to_have_count(2)
    assert 0 <= page.locator("li.user").last.bounding_box()["y"] < 10


def test_an_appointment_is_saved_as_a_calendar_file(page, rasa):
    content = "BEGIN:VCALENDAR\r\nSUMMARY:Entretien à Lyon\r\nEND:VCALENDAR\r\n"
    calendar = {"filename": "entretien.ics", "content": content}
    send(page, "Oui")
    rasa.events[-1]["metadata"]["calendar"] = calendar
    page.reload()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Ajouter à mon agenda").click()
    assert saving.value.suggested_filename == "entretien.ics"
    assert Path(saving.value.path()).read_bytes() == content.encode()


def test_the_page_and_the_message_are_in_dutch_on_asking(page, url, rasa):
    page.get_by_role("link", name="Nederlands").click()
    page.get_by_label("Je bericht").fill("Hoeveel?")
    page.get_by_role("button", name="Versturen").click()
    expect(page.locator("li.user")).to_contain_text("Jij:")
    assert rasa.heard[0]["language"] == "nl"


def test_markup_stays_text(page):
    send(page, "<img src=x onerror=alert(1)>{operator}</li>")
    expect(page.locator("li.user")).to_contain_text("<img src=x onerror=alert(1)>{operator}</li>")
    assert page.locator("li img").count() == 0


def test_without_an_answer_the_words_stay_to_be_sent_again(page, rasa):
    rasa.status = 500
    send(page, "Combien ? <b>")
    expect(page.locator("li.bot")).to_contain_text("Désolé")
    expect(page.get_by_label("Votre message")).to_have_value("Combien ? <b>")
    rasa.status = 200
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("li.bot").last).to_contain_text("Réponse à : Combien ?")


def test_what_is_sent_again_while_its_answer_is_late_is_said_once(page, rasa):
    send(page, "Bonjour")
    rasa.delay = 1.3
    send(page, "Combien ?")
    expect(page.locator("li.bot")).to_contain_text("Désolé")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("li.bot").last).to_contain_text("Réponse à : Combien ?")
    expect(page.locator("li.user")).to_have_count(2)
    assert [body["text"] for body in rasa.typed] == ["Bonjour", "Combien ?"]


def test_other_words_in_place_of_those_whose_answer_is_late_are_answered_too(page, rasa):
    send(page, "Bonjour")
    rasa.delay = 1.3
    send(page, "Combien ?")
    rasa.delay = 0.5
    send(page, "Et la durée ?")
    expect(page.locator(".log")).to_contain_text("Réponse à : Combien ?")
    expect(page.locator(".log")).to_contain_text("Réponse à : Et la durée ?")


def test_a_choice_without_an_answer_can_be_made_again_and_is_made_once(page, rasa):
    send(page, "Bonjour")
    rasa.delay = 1.3
    choice = page.get_by_role("button", name="Le lieu <b>")
    with page.expect_navigation():
        choice.click()
    expect(page.locator("li.bot")).to_contain_text("Désolé")
    choice.click()
    expect(page.locator("li.bot").last).to_contain_text("Réponse à : Le lieu <b>")
    assert [body.get("payload") for body in rasa.typed] == [None, "/ask_location"]


class TestTooFast:
    @pytest.fixture
    def given(self, given):
        return {**given, "messages_per_minute": 1}

    def test_the_words_stay_to_be_sent_again(self, page, rasa):
        send(page, "Combien ?")
        send(page, "Et la durée ?")
        expect(page.locator("li.bot")).to_contain_text("Vous écrivez très vite")
        expect(page.get_by_label("Votre message")).to_have_value("Et la durée ?")


def test_a_session_that_is_no_more_gives_way_to_a_new_one(page, rasa, clock):
    send(page, "Combien ?")
    clock.ahead = 48 * 3600
    rasa.events.clear()
    send(page, "Et la durée ?")
    expect(page.locator("li.bot").last).to_contain_text("Réponse à : Et la durée ?")
    assert len({body["sender"] for body in rasa.heard}) == 2


def test_another_site_cannot_post_the_form(page, url):
    refused = page.request.post(
        f"{url}/chat", form={"text": "x"}, headers={"Origin": "https://evil.example"}
    )
    assert refused.status == 403
