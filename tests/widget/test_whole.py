"""Through the real system, by keyboard alone: an advisory check from question to answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.widget.widget import Widget

TALKS = [
    pytest.param(
        "/",
        "Je veux vérifier si je peux m'inscrire chez BeCode",
        ["Je cherche un emploi", "Aucun diplôme"],
        "C'est une information, pas une décision",
        id="French",
    ),
    pytest.param(
        "/nl",
        "Ik wil nagaan of ik me kan inschrijven bij BeCode",
        ["Ik zoek werk", "Geen diploma"],
        "Dit is informatie, geen beslissing",
        id="Dutch",
    ),
]


@pytest.fixture
def at(browse, system):
    return lambda path: browse(system.url + path)


def press_until_focused(widget: Widget, key: str, words: str) -> None:
    for _ in range(40):
        widget.page.keyboard.press(key)
        if words in widget.focused():
            return
    raise AssertionError(f"{words!r} cannot be reached by {key}")


@pytest.mark.parametrize(("path", "question", "choices", "result"), TALKS)
def test_a_check_by_keyboard_alone_and_its_history(at, path, question, choices, result):
    widget = at(path)
    press_until_focused(widget, "Tab", "launcher")
    widget.page.keyboard.press("Enter")
    expect(widget.log).to_contain_text("Parcours", timeout=20000)
    widget.page.keyboard.type(question)
    widget.page.keyboard.press("Enter")
    for choice in choices:
        expect(widget.choice(choice)).to_be_enabled(timeout=20000)
        press_until_focused(widget, "Shift+Tab", choice)
        widget.page.keyboard.press("Enter")
        expect(widget.input).to_be_focused()
    expect(widget.log).to_contain_text(result, timeout=20000)
    assert widget.axe() == []
    said = widget.messages.all_text_contents()
    widget.page.reload()
    expect(widget.messages).to_have_count(len(said), timeout=20000)
    assert widget.messages.all_text_contents() == said
    press_until_focused(widget, "Tab", "launcher")
    assert widget.page.locator(".message[lang]").count() >= len(said) - 1
    languages = widget.page.locator(".message.bot").evaluate_all(
        "(messages) => messages.map(({lang}) => lang)"
    )
    assert set(languages) == {"nl" if path == "/nl" else "fr"}


def test_an_answer_has_its_source_once_and_a_switch_goes_on_in_the_other_language(at):
    widget = at("/").open()
    widget.say("Combien coûte la formation BeCode ?")
    summary = widget.last().locator("summary")
    expect(summary).to_be_visible(timeout=20000)
    assert "Source :" not in widget.last().inner_text()
    summary.click()
    expect(widget.last().locator("details li").first).to_contain_text("20")
    widget.button("Nederlands").click()
    expect(widget.last()).to_have_attribute("lang", "nl", timeout=20000)
    expect(widget.button("Versturen")).to_be_visible()
    widget.menu("Een mens spreken")
    expect(widget.last()).to_contain_text("mens", timeout=20000)
