"""A conversation: what is said, chosen, opened, saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.gateway.conftest import said
from tests.widget.conftest import DESKTOP, PHONE

SOURCE = [{"id": "S1", "title": "Annonce de BeCode", "date": "juin 2018"}]


TOUCHED = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
# What a browser tells of a keyboard that covers the lower part of the window.
KEYBOARD = """
  const view = Object.assign(new EventTarget(), {height: innerHeight, offsetTop: 0, scale: 1});
  Object.defineProperty(window, "visualViewport", {value: view});
  window.keyboard = (height, offsetTop) => {
    Object.assign(view, {height, offsetTop});
    view.dispatchEvent(new Event("resize"));
  };
"""


def replied(text: str, **more: Any) -> dict[str, Any]:
    message = {"text": text, "language": "fr", "buttons": [], **more}
    return {"messages": [message], "language": "fr"}


def test_a_message_is_answered_and_the_focus_stays_in_the_input(chat, rasa):
    rasa.answer = lambda body: said("C'est gratuit.")
    chat.say("Combien ?")
    expect(chat.last()).to_contain_text("C'est gratuit.")
    expect(chat.last("user")).to_have_text("Vous : Combien ?", use_inner_text=False)
    expect(chat.input).to_be_focused()
    expect(chat.input).to_have_value("")


def test_shift_and_enter_begin_a_new_line_that_is_kept(chat, rasa):
    chat.input.press_sequentially("Un")
    chat.input.press("Shift+Enter")
    chat.input.press_sequentially("deux")
    chat.button("Envoyer").click()
    expect(chat.messages).to_have_count(3)
    assert rasa.typed[0]["text"] == "Un\ndeux"


def test_what_is_written_from_right_to_left_is_shown_so(chat, rasa):
    chat.say("مرحبا")
    expect(chat.last("user").locator("p")).to_have_css("direction", "rtl")


def test_each_message_is_marked_with_its_language(chat, rasa):
    rasa.answer = lambda body: said("Het is gratis.", language="nl")
    chat.say("Wat kost het?")
    expect(chat.last()).to_have_attribute("lang", "nl")
    expect(chat.last("user")).to_have_attribute("lang", "nl")
    # The person goes on in Dutch, and so does the widget.
    expect(chat.page.locator(".panel")).to_have_attribute("lang", "nl")
    expect(chat.button("Versturen")).to_be_visible()


def test_a_choice_shows_its_title_is_used_once_and_stays_readable(chat, rasa):
    choice = chat.page.locator(".choices button").first
    choice.click()
    expect(chat.last("user")).to_contain_text("Le prix")
    expect(chat.messages).to_have_count(3)
    expect(choice).to_be_disabled()
    expect(choice).to_be_visible()
    expect(chat.input).to_be_focused()
    assert [body.get("payload") for body in rasa.typed] == ["/ask_cost"]
    assert rasa.typed[0]["title"] == "Le prix"


@pytest.mark.parametrize("typed", ["2", "la duree"])
def test_a_choice_may_be_typed_as_the_number_it_shows_or_its_words(chat, rasa, typed):
    expect(chat.choice("La durée")).to_have_text("2 La durée")
    chat.say(typed)
    expect(chat.messages).to_have_count(3)
    assert rasa.typed[0]["payload"] == "/ask_time"


@pytest.mark.parametrize("looks", [TOUCHED])
def test_what_is_touched_leaves_the_keyboard_of_the_phone_down(widget, rasa):
    widget.launcher.tap()
    expect(widget.log).to_be_focused()
    choice = widget.choice("Le prix")
    box = choice.bounding_box()
    assert min(box["height"], box["width"]) >= 44
    choice.tap()
    expect(widget.messages).to_have_count(3)
    expect(widget.log).to_be_focused()
    widget.button("Menu").tap()
    widget.button("Parler à une personne").tap()
    expect(widget.messages).to_have_count(5)
    expect(widget.log).to_be_focused()


@pytest.mark.parametrize("looks", [TOUCHED])
def test_over_the_keyboard_of_a_phone_the_input_and_the_last_words_stay_in_view(
    context, widget, rasa
):
    context.add_init_script(KEYBOARD)
    widget.page.reload()
    widget.open()
    rasa.answer = lambda body: said("Une ligne.\n" * 40 + "\nLa fin.")
    widget.say("Tout ?")
    expect(widget.last()).to_contain_text("La fin.")
    widget.log.evaluate("(log) => { log.scrollTop = log.scrollHeight; }")
    widget.page.wait_for_timeout(100)
    widget.page.evaluate("keyboard(300, 40)")
    for element in (widget.button("Fermer"), widget.input, widget.last().get_by_text("La fin.")):
        box = element.bounding_box()
        assert box["y"] >= 40 and box["y"] + box["height"] <= 340, element
    widget.page.evaluate("keyboard(640, 0)")
    assert widget.page.locator(".panel").bounding_box()["height"] == PHONE["height"]


@pytest.mark.parametrize("looks", [{"viewport": PHONE}])
def test_forty_times_to_choose_from_fit_a_phone_and_the_reply_is_read_from_its_start(chat, rasa):
    times = {f"{8 + n // 4}:{n % 4 * 15:02}": f"/inform_{n}" for n in range(40)}
    rasa.answer = lambda body: said("Quelle heure ?\n" + "Une ligne.\n" * 15, buttons=times)
    chat.say("Un rendez-vous")
    expect(chat.choice("17:45")).to_be_attached()
    expect(chat.last().get_by_text("Quelle heure ?")).to_be_in_viewport()
    chat.choice("17:45").click()
    expect(chat.last("user")).to_contain_text("17:45")


def test_markdown_becomes_a_small_set_of_elements(chat, rasa):
    rasa.answer = lambda body: replied(
        "**Gras**, *penché*, `code`\n- un\n- deux\n\n[le site](https://becode.example/x) "
        "et <mailto:a@becode.example>"
    )
    chat.say("Quoi ?")
    answer = chat.last()
    for element in ("strong", "em", "code", "ul > li"):
        expect(answer.locator(element).first).to_be_visible()
    link = answer.get_by_role("link", name="le site (nouvelle fenêtre)")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert answer.get_by_role("link", name="a@becode.example").get_attribute("target") is None


def test_no_line_breaks_before_a_sign_apart_a_year_or_an_hour(chat, rasa):
    rasa.answer = lambda body: said(
        "« Vraiment » : oui ! Le 3 mars 2027 à 9 h 30 ?", buttons={"Om 9 uur": "/affirm"}
    )
    chat.say("Vraiment ?")
    expect(chat.choice("Om 9 uur")).to_be_enabled()
    shown = chat.last().locator("p").text_content()
    assert shown.replace("\xa0", "_") == "«_Vraiment_»_: oui_! Le 3 mars_2027 à 9_h_30_?"
    assert "Om 9\xa0uur" in chat.choice("Om 9 uur").text_content()
    chat.choice("Om 9 uur").click()
    expect(chat.messages).to_have_count(5)
    assert rasa.typed[-1]["payload"] == "/affirm"


def test_a_reference_stays_in_one_piece(chat, rasa):
    rasa.answer = lambda body: said("Votre référence est celle-ci, gardez-la bien : P-7K3M9Q.")
    chat.say("Oui")
    reference = chat.last().get_by_text("P-7K3M9Q", exact=True)
    expect(reference).to_have_css("white-space", "nowrap")
    expect(reference).to_have_css("user-select", "all")


def test_a_source_is_one_line_that_opens_to_document_and_date(chat, rasa):
    text = "C'est gratuit.\nSource : Annonce de BeCode (juin 2018). Cela a pu changer depuis."
    rasa.answer = lambda body: replied(text, source=SOURCE)
    chat.say("Combien ?")
    answer = chat.last()
    expect(answer).to_contain_text("Cela a pu changer depuis.")
    expect(answer.get_by_text("Annonce de BeCode")).to_be_hidden()
    answer.get_by_text("Source", exact=True).click()
    expect(answer.get_by_text("Annonce de BeCode, juin 2018")).to_be_visible()
    assert answer.inner_text().count("Annonce") == 1


def test_a_source_in_words_only_stays(chat, rasa):
    rasa.answer = lambda body: replied("C'est gratuit.\nSource : BeCode, juin 2018.")
    chat.say("Combien ?")
    expect(chat.last().locator(".source")).to_have_text("Source : BeCode, juin 2018.")


def test_an_appointment_is_saved_as_a_calendar_file(chat, rasa):
    content = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    calendar = {"filename": "entretien.ics", "content": content}
    rasa.answer = lambda body: replied("C'est réservé.", calendar=calendar)
    chat.say("Oui")
    with chat.page.expect_download() as saving:
        chat.button("Ajouter à mon agenda").click()
    assert saving.value.suggested_filename == "entretien.ics"
    assert Path(saving.value.path()).read_bytes() == content.encode()


def test_the_conversation_is_saved_as_text(chat, rasa):
    chat.say("Combien ?")
    expect(chat.messages).to_have_count(3)
    chat.button("Menu").click()
    with chat.page.expect_download() as saving:
        chat.button("Télécharger la discussion").click()
    text = Path(saving.value.path()).read_text(encoding="utf-8")
    assert "Assistant : Bonjour, je suis une machine." in text
    assert "  2. La durée" in text
    assert "Vous : Combien ?" in text


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("Dire plus simplement", "Pouvez-vous le dire plus simplement ?"),
        ("Parler à une personne", "Je veux parler à une personne."),
        ("Effacer mes données", "Effacez mes données."),
    ],
)
def test_the_menu_says_for_the_person_what_they_want(chat, rasa, entry, words):
    chat.menu(entry)
    expect(chat.last("user")).to_contain_text(words)
    expect(chat.button(entry)).to_be_hidden()
    expect(chat.messages).to_have_count(3)
    assert rasa.typed[0]["text"] == words


def test_starting_again_opens_another_conversation(chat, rasa):
    chat.say("Combien ?")
    expect(chat.messages).to_have_count(3)
    chat.menu("Recommencer")
    expect(chat.messages).to_have_count(1)
    assert len({body["sender"] for body in rasa.heard}) == 2


def test_starting_again_does_not_wait_for_an_answer_that_does_not_come(chat, rasa):
    rasa.delay = 3
    chat.say("Combien ?")
    expect(chat.status).to_have_text("L’assistant écrit…")
    rasa.delay = 0
    chat.log.evaluate(
        """(log) => {
          window.troubled = false;
          new MutationObserver(() => { window.troubled ||= !!log.querySelector(".trouble"); })
            .observe(log, {childList: true, subtree: true});
        }"""
    )
    chat.menu("Recommencer")
    expect(chat.messages).to_have_count(1)
    expect(chat.last()).to_contain_text("Bonjour")
    # Nothing was lost: the person gave up the answer.
    assert chat.page.evaluate("window.troubled") is False


def test_before_anything_is_said_the_other_language_greets_anew(chat, rasa):
    rasa.answer = lambda body: said("Hallo.", language="nl")
    chat.button("Nederlands").click()
    expect(chat.last()).to_contain_text("Hallo.")
    expect(chat.messages).to_have_count(1)
    expect(chat.button("Nederlands")).to_have_attribute("aria-pressed", "true")
    assert rasa.heard[-1]["language"] == "nl"


def greeted(body):
    dutch = body.get("language") == "nl"
    return said("Hallo.", language="nl") if dutch else said("Bonjour.")


def test_the_other_language_asked_for_while_it_opens_is_the_one_of_the_greeting(widget, rasa):
    rasa.answer, rasa.delay = greeted, 0.6
    widget.launcher.click()
    widget.button("Nederlands").click()
    expect(widget.last()).to_contain_text("Hallo.")
    expect(widget.messages).to_have_count(1)
    expect(widget.button("Nederlands")).to_have_attribute("aria-pressed", "true")


def test_a_greeting_keeps_its_language_on_a_page_in_the_other_until_asked_for(widget, rasa, url):
    rasa.answer = greeted
    widget.open()
    rasa.events = [{"event": "bot", "text": "Bonjour.", "metadata": {"language": "fr"}}]
    widget.page.goto(f"{url}/nl")
    expect(widget.last()).to_contain_text("Bonjour.")
    expect(widget.button("Français")).to_have_attribute("aria-pressed", "true")
    widget.button("Nederlands").click()
    expect(widget.last()).to_contain_text("Hallo.")


def test_the_language_that_is_spoken_is_not_asked_for_again(chat, rasa):
    rasa.answer = lambda body: said("Het is gratis.", language="nl")
    chat.say("Wat kost het?")
    expect(chat.messages).to_have_count(3)
    chat.button("Nederlands").click()
    chat.say("Dank je")
    expect(chat.messages).to_have_count(5)
    assert [body["text"] for body in rasa.typed] == ["Wat kost het?", "Dank je"]


def test_in_a_conversation_the_other_language_is_asked_for_and_all_is_kept(chat, rasa):
    chat.say("Combien ?")
    expect(chat.messages).to_have_count(3)
    rasa.answer = lambda body: said("Goed.", language="nl")
    chat.button("Nederlands").click()
    expect(chat.last()).to_contain_text("Goed.")
    expect(chat.messages).to_have_count(5)
    assert rasa.typed[-1]["text"] == "In het Nederlands, alsjeblieft."
    assert rasa.typed[-1]["language"] == "nl"
    expect(chat.page.get_by_label("Je bericht")).to_be_visible()


@pytest.mark.parametrize("looks", [{"viewport": PHONE}, {"viewport": DESKTOP}])
def test_a_long_answer_is_whole_and_a_long_word_is_broken(chat, rasa):
    rasa.answer = lambda body: said("Mot " * 600 + "x" * 300 + " fin.")
    chat.say("Tout ?")
    expect(chat.last()).to_contain_text("fin.")
    wide = chat.log.evaluate("(log) => log.scrollWidth - log.clientWidth")
    assert wide <= 0


def test_each_reply_of_several_messages_is_shown_once_in_order(chat, rasa):
    rasa.answer = lambda body: said("Un.", "Deux.", "Trois.")
    chat.say("Allez")
    expect(chat.messages).to_have_count(5)
    assert [t.split("\n")[-1] for t in chat.log.locator(".bot p").all_inner_texts()] == [
        "Bonjour, je suis une machine.",
        "Un.",
        "Deux.",
        "Trois.",
    ]
