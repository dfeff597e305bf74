"""No text, whoever it comes from, becomes more than text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.widget.payloads import PAYLOADS

ELEMENTS = """() => {
  const panel = document.querySelector("parcours-chat").shadowRoot
    .querySelector("parcours-panel").shadowRoot;
  const log = panel.querySelector("#log");
  const allowed = "P BR STRONG EM UL OL LI A CODE DIV SPAN BUTTON DETAILS SUMMARY".split(" ");
  const own = {A: ["href", "target", "rel"], OL: ["start"], BUTTON: ["type", "disabled", "class"],
    DIV: ["class", "lang", "role", "aria-label"], SPAN: ["class", "lang"],
    P: ["class", "lang", "dir"], UL: ["role", "lang"], DETAILS: ["class", "open"]};
  const wrong = [];
  for (const element of log.querySelectorAll("*")) {
    if (!allowed.includes(element.tagName)) wrong.push(element.outerHTML);
    for (const {name} of element.attributes)
      if (!(own[element.tagName] ?? []).includes(name)) wrong.push(element.outerHTML);
    if (element.tagName === "A" && !/^(https?|mailto|tel):/.test(element.href))
      wrong.push(element.outerHTML);
  }
  return wrong;
}"""


def test_there_are_enough():
    assert len(set(PAYLOADS)) >= 60


@pytest.fixture
def watched(browse, context, url, rasa):
    """A page where a script that runs, and a request to elsewhere, are noticed."""
    context.add_init_script("window.ran = 0; window.xss = () => { window.ran += 1; };")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    widget = browse(url)
    yield widget
    assert widget.page.evaluate("window.ran") == 0
    assert [address for address in asked if not address.startswith(url)] == []
    assert widget.page.evaluate(ELEMENTS) == []
    # Neither is the page itself changed: it has the host's element only.
    assert widget.page.locator("parcours-chat").count() == 1


def events(payload: str, number: int) -> list[dict[str, Any]]:
    """A payload in every place that text comes from."""
    return [
        {"event": "user", "text": payload or "x", "message_id": f"id-{number}"},
        {
            "event": "bot",
            "text": f"{payload}\nSource : {payload} ({payload}).",
            "data": {"buttons": [{"title": payload, "payload": "/greet"}]},
            "metadata": {"language": "fr", "source": [{"title": payload, "date": payload}]},
        },
    ]


def test_all_of_them_through_every_place_at_once(watched, rasa):
    """The history brings 180 messages in one go."""
    rasa.events = [each for n, p in enumerate(PAYLOADS) for each in events(p, n)]
    watched.open()
    watched.page.reload()
    expect(watched.page.locator(".message.user")).to_have_count(len(PAYLOADS), timeout=15000)
    for details in watched.page.locator("details summary").all():
        details.evaluate("(summary) => summary.parentElement.open = true")
    watched.page.wait_for_timeout(500)
    shown = watched.page.locator(".message.user p").all_text_contents()
    assert shown == [" ".join(p.split("\0")).strip() for p in PAYLOADS]


def test_all_of_them_typed_and_echoed_with_buttons(watched, rasa):
    """As they come and go: what is typed, the answer, its button, the button chosen."""

    def echo(body: dict[str, Any]) -> dict[str, Any]:
        text = "\n\n".join(PAYLOADS)
        buttons = [{"title": payload, "payload": "/greet"} for payload in PAYLOADS]
        reply = {"text": text, "language": 'fr" onload="xss()', "buttons": buttons}
        return {"messages": [{**reply, "calendar": None}], "language": "fr"}

    rasa.answer = echo
    watched.open()
    for payload in PAYLOADS[::6]:
        watched.say(payload)
    expect(watched.page.locator(".message.user")).to_have_count(len(PAYLOADS[::6]))
    expect(watched.status).to_be_empty(timeout=15000)
    title = watched.page.locator(".choices").last.get_by_role("button").first
    assert PAYLOADS[0] in title.inner_text()
    title.click()
    expect(watched.last("user")).to_contain_text(PAYLOADS[0])
    expect(watched.status).to_be_empty()
    shown = watched.last("user").locator("p").text_content()
    assert shown == PAYLOADS[0], json.dumps(shown)
