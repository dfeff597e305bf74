"""The checks of docs/accessibility.md that a machine can make."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.gateway.conftest import said
from tests.widget.conftest import DESKTOP, PHONE

ZOOMED_400 = {"width": 320, "height": 256}
SMALL = """() => {
  const panel = document.querySelector("parcours-chat").shadowRoot
    .querySelector("parcours-panel").shadowRoot;
  return [...panel.querySelectorAll("button, summary, textarea, label.remember")]
    .filter((element) => element.checkVisibility() && !element.disabled)
    .map((element) => [element.textContent.trim(), element.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < 43.9)
    .map(([name, box]) => `${name}: ${box.width} x ${box.height}`);
}"""
ANIMATED = """() => document.querySelector("parcours-chat").shadowRoot
  .querySelector("parcours-panel").shadowRoot.querySelector("#status")
  .getAnimations({subtree: true}).length"""


def rich(body: dict[str, Any]) -> dict[str, Any]:
    """An answer that has everything an answer can have."""
    if "text" not in body:
        return said("Bonjour, je suis une machine.", buttons={"Le prix": "/ask_cost"})
    source = [{"title": "Annonce", "date": "juin 2018"}, {"title": "Bilan", "date": "2020"}]
    message = {
        "text": "**Oui**, voyez [le site](https://becode.example).\n- un\n- deux",
        "language": "nl",
        "buttons": [{"title": "Oui", "payload": "/affirm"}],
        "source": source,
        "calendar": {"filename": "a.ics", "content": "BEGIN:VCALENDAR"},
    }
    return {"messages": [message], "language": "fr"}


@pytest.mark.parametrize(
    "looks",
    [
        {"viewport": DESKTOP},
        {"viewport": PHONE, "color_scheme": "dark"},
        {"viewport": DESKTOP, "color_scheme": "dark"},
        {"viewport": ZOOMED_400, "forced_colors": "active"},
    ],
    ids=["light desktop", "dark phone", "dark desktop", "forced colours at 400 %"],
)
def test_axe_finds_nothing_in_any_state(widget, rasa):
    rasa.answer = rich
    assert widget.axe() == [], "closed"
    widget.open()
    assert widget.axe() == [], "opened, with buttons"
    widget.say("Dites-moi tout")
    expect(widget.messages).to_have_count(3)
    widget.page.locator("summary").click()
    assert widget.axe() == [], "an answer with a source opened"
    assert widget.page.evaluate(SMALL) == []
    widget.button("Menu").click()
    assert widget.axe() == [], "menu"
    assert widget.page.evaluate(SMALL) == []
    widget.page.keyboard.press("Escape")
    widget.page.route("**/api/**", lambda route: route.abort())
    widget.input.press("Enter")
    assert widget.axe() == [], "nothing typed"
    widget.say("Perdu")
    expect(widget.button("Réessayer")).to_be_visible()
    assert widget.axe() == [], "not sent"
    assert widget.page.evaluate(SMALL) == []


@pytest.mark.parametrize("path", ["/nl", "/chat", "/accessibilite", "/toegankelijkheid"])
def test_axe_finds_nothing_on_the_other_pages(browse, url, path):
    assert browse(url + path).axe() == []


def test_a_conversation_by_keyboard_alone(widget, rasa):
    """From the top of the page to an answer chosen, the menu, and back to the launcher."""
    press = widget.page.keyboard.press
    for _ in range(12):
        press("Tab")
        if "launcher" in widget.focused():
            break
    expect(widget.launcher).to_be_focused()
    expect(widget.launcher).to_have_attribute("aria-expanded", "false")
    press("Enter")
    expect(widget.input).to_be_focused()
    expect(widget.launcher).to_have_attribute("aria-expanded", "true")
    expect(widget.choice("La durée")).to_be_enabled()
    press("Shift+Tab")
    expect(widget.choice("La durée")).to_be_focused()
    press("Enter")
    expect(widget.last("user")).to_contain_text("La durée")
    expect(widget.input).to_be_focused()
    expect(widget.messages).to_have_count(3)
    expect(widget.status).to_be_empty()
    assert rasa.typed[0]["payload"] == "/ask_time"
    press("Tab")
    expect(widget.button("Envoyer")).to_be_focused()
    # Up through the panel, in the order of the eye, to its first button.
    passed = []
    while "launcher" not in widget.focused():
        press("Shift+Tab")
        passed.append(widget.focused().split()[-1])
    assert passed[0] == "input"
    assert passed[-5:-1] == ["Nederlands", "Français", "Fermer", "Menu"]
    press("Tab")
    press("Enter")
    expect(widget.button("Dire plus simplement")).to_be_focused()
    press("Escape")
    expect(widget.button("Menu")).to_be_focused()
    expect(widget.button("Dire plus simplement")).to_be_hidden()
    press("Escape")
    expect(widget.launcher).to_be_focused()
    expect(widget.launcher).to_have_attribute("aria-expanded", "false")
    press("Enter")
    expect(widget.input).to_be_focused()
    widget.button("Fermer").press("Space")
    expect(widget.launcher).to_be_focused()


def test_a_menu_entry_chosen_by_keyboard_leads_back_to_the_input(chat):
    chat.button("Menu").press("Enter")
    chat.page.keyboard.press("ArrowDown")
    chat.page.keyboard.press("Tab")
    expect(chat.button("Parler à une personne")).to_be_focused()
    chat.page.keyboard.press("Enter")
    expect(chat.input).to_be_focused()
    expect(chat.last("user")).to_contain_text("personne")


def test_a_menu_that_is_left_closes(chat):
    entry = chat.button("Dire plus simplement")
    chat.button("Menu").click()
    chat.log.click(position={"x": 5, "y": 400})
    expect(entry).to_be_hidden()
    chat.button("Menu").press("Enter")
    chat.page.get_by_label("Garder cette discussion").press("Shift+Tab")
    expect(entry).to_be_visible()
    chat.page.get_by_label("Garder cette discussion").press("Tab")
    expect(entry).to_be_hidden()
    expect(chat.log).to_be_focused()
    chat.button("Menu").click()
    chat.button("Menu").click()
    expect(entry).to_be_hidden()


def test_the_log_and_the_status_are_live_from_the_start_and_messages_name_their_author(chat):
    expect(chat.log).to_have_attribute("aria-live", "polite")
    expect(chat.log).to_have_attribute("aria-relevant", "additions")
    expect(chat.page.locator("parcours-panel [role=status]")).to_have_count(1)
    expect(chat.last()).to_have_text("Assistant : Bonjour, je suis une machine.")


def test_an_answer_is_added_to_the_log_once_and_what_was_there_is_left_alone(chat, rasa):
    chat.log.evaluate("""(log) => {
      window.added = [];
      window.removed = 0;
      new MutationObserver((records) => {
        for (const {addedNodes, removedNodes} of records) {
          for (const node of addedNodes)
            if (node.classList?.contains("message")) window.added.push(node.innerText.trim());
          for (const node of removedNodes) window.removed += node.nodeType === 1;
        }
      }).observe(log, {childList: true, subtree: true});
    }""")
    rasa.answer = lambda body: said("C'est gratuit.")
    chat.say("Combien ?")
    expect(chat.last()).to_contain_text("C'est gratuit.")
    chat.button("Menu").click()
    chat.page.keyboard.press("Escape")
    added = chat.page.evaluate("window.added")
    assert [text.split("\n")[-1] for text in added] == ["Combien ?", "C'est gratuit."]
    assert chat.page.evaluate("window.removed") == 0


@pytest.mark.parametrize("looks", [{"viewport": ZOOMED_400}])
def test_at_400_percent_all_of_it_is_within_reach(widget, rasa):
    rasa.answer = rich
    widget.open()
    widget.say("Dites-moi tout")
    expect(widget.messages).to_have_count(3)
    for element in (widget.input, widget.button("Envoyer"), widget.button("Fermer")):
        expect(element).to_be_in_viewport(ratio=1)
    for language in ("Français", "Nederlands"):
        expect(widget.button(language)).to_be_in_viewport(ratio=1)
    assert widget.log.evaluate("(log) => log.clientHeight") >= 70
    assert widget.log.evaluate("(log) => log.scrollWidth - log.clientWidth") <= 0
    widget.button("Menu").click()
    widget.page.get_by_label("Garder cette discussion").scroll_into_view_if_needed()
    expect(widget.page.get_by_label("Garder cette discussion")).to_be_in_viewport(ratio=1)
    widget.page.keyboard.press("Escape")
    widget.page.context.set_offline(True)
    widget.say("Perdu")
    expect(widget.button("Réessayer")).to_be_in_viewport(ratio=1)
    assert widget.log.evaluate("(log) => log.clientHeight") >= 70
    expect(widget.input).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("looks", [{"viewport": PHONE}])
def test_who_tabs_out_of_a_panel_that_covers_the_page_sees_where_they_are(chat):
    expect(chat.launcher).to_be_hidden()
    chat.button("Menu").focus()
    chat.page.keyboard.press("Shift+Tab")
    expect(chat.input).to_be_hidden()
    expect(chat.page.get_by_role("link", name="Accessibilité")).to_be_focused()


@pytest.mark.parametrize("looks", [{"viewport": PHONE}])
def test_who_comes_back_from_the_browser_s_bar_to_a_covered_page_sees_where_they_are(chat):
    chat.input.evaluate("(input) => input.blur()")
    expect(chat.input).to_be_visible()
    chat.page.get_by_role("link", name="Accessibilité").focus()
    expect(chat.input).to_be_hidden()
    expect(chat.page.get_by_role("link", name="Accessibilité")).to_be_focused()


@pytest.mark.parametrize("looks", [{"viewport": DESKTOP, "forced_colors": "active"}])
def test_in_forced_colours_the_focus_shows_on_the_language_that_is_spoken_too(chat):
    chat.button("Fermer").focus()
    chat.page.keyboard.press("Tab")
    expect(chat.button("Français")).to_be_focused()
    expect(chat.button("Français")).to_have_css("outline-width", "3px")


def test_text_at_twice_the_size_and_widely_spaced_is_not_cut(chat, rasa):
    rasa.answer = rich
    chat.page.evaluate("""() => {
      const root = document.querySelector("parcours-chat").shadowRoot;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.region { font-size: 2em; } .region, .region * { letter-spacing: .12em;
        word-spacing: .16em; line-height: 1.5; }`);
      root.adoptedStyleSheets.push(sheet);
    }""")
    chat.say("Dites-moi tout")
    expect(chat.messages).to_have_count(3)
    assert chat.log.evaluate("(log) => log.scrollWidth - log.clientWidth") <= 0
    for element in (chat.input, chat.button("Envoyer"), chat.button("Fermer")):
        expect(element).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("looks", "moving"),
    [
        ({"viewport": DESKTOP, "reduced_motion": "reduce"}, 0),
        ({"viewport": DESKTOP, "reduced_motion": "no-preference"}, 1),
    ],
)
def test_only_the_sign_of_typing_moves_unless_less_movement_is_wanted(chat, rasa, moving):
    rasa.delay = 1.5
    chat.say("Combien ?")
    expect(chat.status).to_have_text("L’assistant écrit…")
    assert chat.page.evaluate(ANIMATED) == moving
    expect(chat.status).to_be_empty()
