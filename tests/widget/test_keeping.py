"""What a browser keeps of a conversation, for how long, and what becomes of it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.gateway.conftest import said

KEPT = "JSON.parse(sessionStorage.getItem('parcours'))"


@pytest.fixture
def talked(chat, rasa):
    """One question was asked and answered; Rasa remembers it."""
    rasa.answer = lambda body: said("C'est gratuit.")
    chat.say("Combien ?")
    expect(chat.last()).to_contain_text("C'est gratuit.")
    rasa.events = [
        {"event": "bot", "text": "Bonjour, je suis une machine.", "metadata": {"language": "fr"}},
        {"event": "user", "text": "Combien ?", "message_id": rasa.typed[0]["id"]},
        {
            "event": "bot",
            "text": "C'est gratuit.",
            "data": {"buttons": [{"title": "Le lieu", "payload": "/ask_location"}]},
            "metadata": {"language": "fr"},
        },
    ]
    return chat


def greetings(rasa) -> int:
    return sum(body.get("payload") == "/greet" for body in rasa.heard)


def test_a_reload_and_another_page_keep_the_conversation_open_without_taking_the_focus(
    talked, rasa, url
):
    talked.page.reload()
    expect(talked.messages).to_have_count(3)
    expect(talked.log).to_have_attribute("aria-live", "polite")
    assert "body" in talked.focused()
    # The page in Dutch: the conversation stays in French.
    talked.page.goto(f"{url}/nl")
    expect(talked.messages).to_have_count(3)
    expect(talked.page.get_by_label("Votre message")).to_be_visible()
    talked.choice("Le lieu").click()
    expect(talked.messages).to_have_count(5)
    assert rasa.typed[-1]["payload"] == "/ask_location"
    assert greetings(rasa) == 1


def test_choices_of_a_reply_in_several_messages_keep_their_numbers_through_a_reload(talked, rasa):
    offers = [{"Issy": "/a", "Lyon": "/b"}, {"Prendre rendez-vous": "/book"}]
    rasa.events += [
        {
            "event": "bot",
            "text": "Choisissez.",
            "data": {"buttons": [{"title": t, "payload": p} for t, p in offer.items()]},
            "metadata": {"language": "fr"},
        }
        for offer in offers
    ]
    rasa.events[2]["data"] = {}
    talked.page.reload()
    expect(talked.page.locator(".choices button")).to_have_text(
        ["1 Issy", "2 Lyon", "3 Prendre rendez-vous"]
    )
    talked.page.locator(".choices button").first.click()
    expect(talked.messages).to_have_count(7)
    assert rasa.typed[-1]["payload"] == "/a"


def test_what_was_closed_stays_closed_and_is_still_there_when_opened(talked, rasa):
    talked.button("Fermer").click()
    talked.page.reload()
    expect(talked.launcher).to_be_visible()
    expect(talked.input).to_have_count(0)
    talked.open()
    expect(talked.messages).to_have_count(3)
    assert greetings(rasa) == 1


def test_two_tabs_are_two_conversations(talked, rasa, browse, url):
    other = browse(url).open()
    rasa.answer = lambda body: said("Autre réponse.")
    other.say("Autre chose")
    expect(other.messages).to_have_count(3)
    expect(talked.messages).to_have_count(3)
    assert len({body["sender"] for body in rasa.heard}) == 2
    expect(talked.log).not_to_contain_text("Autre")


def test_a_copied_tab_goes_on_with_the_same_conversation_and_each_shows_the_other_s_words(
    talked, rasa, browse, url
):
    kept = talked.page.evaluate("sessionStorage.getItem('parcours')")
    copy = browse(url)
    copy.page.evaluate("(kept) => sessionStorage.setItem('parcours', kept)", kept)
    copy.page.reload()
    expect(copy.messages).to_have_count(3)
    rasa.answer = lambda body: said("Sept mois.")
    copy.say("Et la durée ?")
    expect(copy.last()).to_contain_text("Sept mois.")
    rasa.events += [
        {"event": "user", "text": "Et la durée ?", "message_id": rasa.typed[-1]["id"]},
        {"event": "bot", "text": "Sept mois.", "metadata": {"language": "fr"}},
    ]
    talked.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(talked.messages).to_have_count(5)
    expect(talked.last()).to_contain_text("Sept mois.")
    assert len({body["sender"] for body in rasa.heard}) == 1


def test_only_who_asks_to_be_remembered_is_and_only_until_they_ask_not_to(
    talked, rasa, browse, url
):
    assert talked.page.evaluate("localStorage.length") == 0
    talked.button("Menu").click()
    talked.page.get_by_label("Garder cette discussion").check()
    kept = json.loads(talked.page.evaluate("localStorage.getItem('parcours')"))
    assert set(kept) <= {"session", "language", "reach"}
    later = browse(url)
    later.open()
    expect(later.messages).to_have_count(3)
    later.button("Menu").click()
    later.page.get_by_label("Garder cette discussion").uncheck()
    assert later.page.evaluate("localStorage.length") == 0
    assert greetings(rasa) == 1


SESSION = "JSON.parse({}.getItem('parcours'))?.session"
LASTING, OWN = SESSION.format("localStorage"), SESSION.format("sessionStorage")


def keep(widget, wanted=True) -> None:
    widget.button("Menu").click()
    widget.page.get_by_label("Garder cette discussion").set_checked(wanted)
    widget.page.keyboard.press("Escape")


def is_kept(widget) -> bool:
    widget.button("Menu").click()
    kept = widget.page.get_by_label("Garder cette discussion").is_checked()
    widget.page.keyboard.press("Escape")
    return bool(kept)


def test_who_asks_in_one_tab_not_to_be_remembered_is_not_by_another(talked, browse, url):
    keep(talked)
    other = browse(url).open()
    keep(other, False)
    talked.say("Et la durée ?")
    expect(talked.messages).to_have_count(5)
    assert talked.page.evaluate("localStorage.length") == 0
    assert not is_kept(talked)


def test_a_conversation_that_one_tab_remembers_is_not_replaced_by_that_of_another(
    talked, browse, url
):
    other = browse(url).open()
    keep(other)
    remembered = other.page.evaluate(OWN)
    talked.page.reload()
    talked.say("Et la durée ?")
    expect(talked.messages).to_have_count(5)
    assert talked.page.evaluate(LASTING) == remembered != talked.page.evaluate(OWN)
    assert (is_kept(talked), is_kept(other)) == (False, True)


def test_a_conversation_begun_anew_in_one_tab_is_not_undone_by_another(talked, browse, url):
    keep(talked)
    other = browse(url).open()
    other.menu("Recommencer")
    expect(other.messages).to_have_count(1)
    expect(other.status).to_be_empty()
    talked.say("Et la durée ?")
    expect(talked.messages).to_have_count(5)
    assert other.page.evaluate(LASTING) == other.page.evaluate(OWN) != talked.page.evaluate(OWN)


def test_a_page_that_the_browser_had_put_aside_goes_on_with_what_was_begun_since(
    talked, rasa, browse, url
):
    other = browse(url).open()
    talked.page.evaluate(
        "(kept) => sessionStorage.setItem('parcours', kept)",
        other.page.evaluate("sessionStorage.getItem('parcours')"),
    )
    talked.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(talked.messages).to_have_count(3)
    talked.say("Et la durée ?")
    expect(talked.messages).to_have_count(5)
    assert rasa.typed[-1]["sender"] == rasa.heard[-2]["sender"] != rasa.typed[0]["sender"]


def test_the_language_asked_for_before_the_history_is_back_loses_nothing_of_it(talked, rasa):
    held = []

    def hold(route) -> None:
        if held:
            route.continue_()
        held.append(route)

    talked.page.route("**/api/v1/messages", hold)
    talked.page.reload()
    talked.button("Nederlands").click()
    rasa.answer = lambda body: said("Goed.", language="nl")
    held[0].continue_()
    expect(talked.messages).to_have_count(5)
    expect(talked.last()).to_contain_text("Goed.")
    assert greetings(rasa) == 1


def test_a_new_session_that_cannot_be_had_yet_is_announced_once(talked, rasa, clock):
    clock.ahead = 48 * 3600
    rasa.status = 500
    talked.say("Et la durée ?")
    expect(talked.log).to_contain_text("Une nouvelle commence")
    for _ in range(2):
        with talked.page.expect_response("**/api/v1/**"):
            talked.button("Réessayer").click()
        expect(talked.status).to_be_empty()
    rasa.status = 200
    rasa.answer = lambda body: said("Réponse." if "text" in body else "Bonjour encore.")
    talked.button("Réessayer").click()
    expect(talked.last()).to_contain_text("Réponse.")
    expect(talked.last("user")).to_contain_text("Et la durée ?")
    expect(talked.log.get_by_text("Une nouvelle commence")).to_have_count(1)


@pytest.mark.parametrize("spoil", ["expired", "forged"])
def test_a_session_that_is_no_more_gives_way_to_a_new_one_and_the_message_arrives(
    talked, rasa, clock, spoil
):
    if spoil == "expired":
        clock.ahead = 48 * 3600
    else:
        talked.page.evaluate(f"kept = {KEPT}; kept.session = 'a.b.c'")
        talked.page.evaluate("sessionStorage.setItem('parcours', JSON.stringify(kept))")
        talked.page.reload()
        expect(talked.log).to_contain_text("Une nouvelle commence")
    rasa.answer = lambda body: said("Réponse." if "text" in body else "Bonjour encore.")
    talked.say("Et la durée ?")
    expect(talked.last()).to_contain_text("Réponse.")
    expect(talked.log).to_contain_text("Cette discussion est terminée. Une nouvelle commence.")
    expect(talked.page.locator(".unsent")).to_have_count(0)
    assert [body["text"] for body in rasa.typed].count("Et la durée ?") == 1


def test_a_choice_of_an_expired_session_arrives_in_words(talked, rasa, clock):
    talked.page.reload()
    choice = talked.choice("Le lieu")
    expect(choice).to_be_enabled()
    rasa.events = []
    clock.ahead = 48 * 3600
    choice.click()
    expect(talked.log).to_contain_text("Une nouvelle commence")
    expect(talked.page.locator(".unsent")).to_have_count(0)
    expect(talked.status).to_be_empty()
    assert rasa.typed[-1]["text"] == "Le lieu"


def test_without_any_storage_the_chat_works_as_long_as_the_page(browse, context, url, rasa):
    context.add_init_script("""
      const get = () => { throw new DOMException("", "SecurityError"); };
      Object.defineProperties(window, {localStorage: {get}, sessionStorage: {get}});
    """)
    widget = browse(url).open()
    widget.say("Combien ?")
    expect(widget.messages).to_have_count(3)
