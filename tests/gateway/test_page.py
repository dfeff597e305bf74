"""The page in a real browser, at the size of a small phone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from gateway.conftest import said

CHROMIUM = os.environ.get("PARCOURS_CHROMIUM") or shutil.which("chromium") or ""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SMALL_PHONE = {"width": 320, "height": 568}
NOTICE_VIOLATIONS = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
"""
KEPT = "Object.keys(localStorage).length + Object.keys(sessionStorage).length"

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, url, rasa) -> Iterator[Page]:
    rasa.answer = lambda body: said(
        "Bonjour, je suis une machine.", buttons={"Le prix": "/ask_cost"}
    )
    context = browser.new_context(viewport=SMALL_PHONE, locale="fr-FR")
    context.add_init_script(NOTICE_VIOLATIONS)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.goto(url)
    yield page
    assert page.evaluate("window.violations") == []
    assert [fault for fault in faults if "ERR_" not in fault and "status of" not in fault] == []
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0
    context.close()


@pytest.fixture
def opened(page) -> Page:
    page.get_by_role("button", name="Poser une question").click()
    expect(page.get_by_role("log")).to_contain_text("je suis une machine")
    return page


def write(page: Page, text: str) -> None:
    page.get_by_label("Votre question").fill(text)
    page.keyboard.press("Enter")


def last(page: Page, author: str = "bot"):
    return page.locator(f".message.{author}").last


def test_nothing_is_kept_or_asked_before_the_chat_is_opened(page, rasa):
    assert page.evaluate(KEPT) == 0
    assert page.context.cookies() == []
    assert rasa.heard == []
    expect(page.get_by_text("démonstration")).to_be_visible()
    expect(page.locator("footer")).to_contain_text("+33 1 23 45 67 89")


def test_a_message_typed_by_keyboard_alone_is_answered(page, rasa):
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("je suis une machine")
    rasa.answer = lambda body: said("C'est gratuit.\nSource : BeCode, juin 2018.")
    expect(page.get_by_label("Votre question")).to_be_focused()
    page.keyboard.type("Combien ?")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("C'est gratuit.")
    expect(last(page).locator(".source")).to_have_text("Source : BeCode, juin 2018.")
    expect(last(page, "user")).to_contain_text("Combien ?")
    expect(page.get_by_label("Votre question")).to_be_focused()
    assert page.evaluate("Object.keys(sessionStorage)") == ["parcours.session"]
    assert page.evaluate("localStorage.length") == 0


def test_each_message_is_marked_with_its_language(opened, rasa):
    rasa.answer = lambda body: said("Het is gratis.", language="nl")
    write(opened, "Wat kost het?")
    expect(last(opened)).to_have_attribute("lang", "nl")


def test_a_choice_shows_its_title_is_used_once_and_leaves_the_focus_in_the_input(opened, rasa):
    choice = opened.get_by_role("button", name="Le prix")
    assert choice.bounding_box()["height"] >= 44
    rasa.answer = lambda body: said("C'est gratuit.")
    choice.click()
    expect(last(opened)).to_contain_text("C'est gratuit.")
    expect(last(opened, "user")).to_contain_text("Le prix")
    expect(choice).to_be_disabled()
    expect(opened.get_by_label("Votre question")).to_be_focused()
    assert rasa.typed[0]["payload"] == "/ask_cost"


def test_markup_from_either_side_stays_text(opened, rasa):
    markup = "<img src=x onerror=alert(1)><b>gras</b>"
    rasa.answer = lambda body: said(markup)
    write(opened, markup)
    expect(last(opened)).to_contain_text(markup)
    assert opened.locator("#log img, #log b").count() == 0


def test_the_language_of_the_page_changes_with_one_button(opened, rasa):
    rasa.answer = lambda body: said("Welke leeftijd?", language="nl")
    opened.get_by_role("button", name="Nederlands").click()
    expect(opened.locator("html")).to_have_attribute("lang", "nl")
    opened.get_by_label("Je vraag").fill("27")
    opened.get_by_role("button", name="Versturen").click()
    expect(last(opened, "user")).to_contain_text("27")
    expect(last(opened)).to_contain_text("Welke leeftijd?")
    assert rasa.typed[0]["language"] == "nl"


def test_a_reload_brings_the_conversation_back(opened, rasa):
    rasa.events = [
        {"event": "bot", "text": "Bonjour.", "metadata": {"language": "fr"}},
        {"event": "user", "text": "Combien ?"},
        {"event": "bot", "text": "C'est gratuit.", "metadata": {"language": "fr"}},
    ]
    opened.reload()
    expect(opened.locator(".message")).to_have_count(3)
    expect(last(opened)).to_contain_text("C'est gratuit.")
    assert len([body for body in rasa.heard if body.get("payload") == "/greet"]) == 1


def test_without_an_answer_one_may_try_again_and_nothing_is_said_twice(opened, rasa):
    rasa.status = 500
    write(opened, "Combien ?")
    expect(last(opened)).to_contain_text("Désolé")
    rasa.status, rasa.answer = 200, lambda body: said("C'est gratuit.")
    opened.get_by_role("button", name="Réessayer").click()
    expect(last(opened)).to_contain_text("C'est gratuit.")
    assert len({body["id"] for body in rasa.typed}) == 1
    assert opened.locator(".message.user").count() == 1


def test_with_the_connection_lost_the_message_waits_to_be_sent_again(opened, rasa):
    opened.context.set_offline(True)
    write(opened, "Combien ?")
    expect(opened.get_by_text("Message non envoyé.")).to_be_visible()
    opened.context.set_offline(False)
    rasa.answer = lambda body: said("C'est gratuit.")
    opened.get_by_role("button", name="Réessayer").click()
    expect(last(opened)).to_contain_text("C'est gratuit.")
    assert len(rasa.typed) == 1


def test_an_expired_session_gives_way_to_a_new_one_and_the_message_arrives(opened, rasa, clock):
    clock.ahead = 48 * 3600
    rasa.answer = lambda body: said("Réponse." if "text" in body else "Bonjour.")
    write(opened, "Combien ?")
    expect(last(opened)).to_contain_text("Réponse.")
    expect(opened.get_by_role("log")).to_contain_text("Cette conversation est terminée")
