"""The widget in Firefox, where there is one: a conversation by keyboard under a strict policy."""

from __future__ import annotations

import json

import pytest

from tests.gateway.conftest import said
from tests.widget.firefox import ENTER, ESCAPE, FIREFOX, SHIFT, TAB, firefox
from tests.widget.widget import AXE, AXE_TAGS, RUN_AXE

pytestmark = pytest.mark.skipif(not FIREFOX, reason="Firefox is not installed")

CHAT = 'document.querySelector("parcours-chat").shadowRoot'
PANEL = f'{CHAT}.querySelector("parcours-panel")?.shadowRoot'
FOCUSED = f"({PANEL}?.activeElement ?? {CHAT}.activeElement)"


@pytest.fixture
def browser(tmp_path):
    with firefox(tmp_path) as browser:
        yield browser


def test_a_conversation_by_keyboard_under_a_strict_policy(browser, host, host_server, rasa):
    rasa.answer = lambda body: said("Bonjour.", buttons={"Le prix": "/ask_cost"})
    browser.open(host_server[1])
    browser.tell("""(window.violations = [], document.addEventListener("securitypolicyviolation",
        ({violatedDirective}) => window.violations.push(violatedDirective)), 0)""")
    for _ in range(5):
        browser.press(TAB)
        if browser.tell(f"{CHAT}.activeElement?.className === 'launcher'"):
            break
    browser.press(ENTER)
    browser.wait_for(f"{FOCUSED}?.id === 'input' && {PANEL}.querySelector('.choices') !== null")
    browser.type("Combien ?")
    browser.press(ENTER)
    browser.wait_for(f"{PANEL}.querySelectorAll('.message').length === 3")
    browser.wait_for(f"{PANEL}.querySelector('#status').innerText === ''")
    browser.press(SHIFT, TAB)
    assert "Le prix" in browser.tell(f"{FOCUSED}.innerText")
    browser.press(ENTER)
    browser.wait_for(f"{PANEL}.querySelectorAll('.message').length === 5")
    assert [body.get("text") or body["payload"] for body in rasa.typed] == [
        "Combien ?",
        "/ask_cost",
    ]
    assert browser.tell(f"{FOCUSED}.id") == "input"
    assert browser.tell("window.violations") == []
    browser.tell(f"({AXE.read_text(encoding='utf-8').rstrip().rstrip(';')}, 0)")
    assert browser.tell(f"({RUN_AXE})({json.dumps(AXE_TAGS)})") == []
    browser.press(ESCAPE)
    assert browser.tell(f"{CHAT}.activeElement.className") == "launcher"
