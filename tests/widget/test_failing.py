"""When things fail: nothing is lost, nothing is said twice, and a person can be reached."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import expect

from bot.gateway import create_app
from tests.gateway.conftest import said

PERSON = "+33 1 23 45 67 89"


def texts_heard(rasa) -> list[str]:
    return [body.get("text", "") for body in rasa.typed]


def test_offline_the_message_waits_and_leaves_by_itself_once(chat, rasa):
    chat.page.context.set_offline(True)
    chat.say("Combien ?")
    expect(chat.last("user").locator(".unsent")).to_be_visible()
    expect(chat.status).to_contain_text("hors ligne")
    expect(chat.page.locator(".trouble")).to_contain_text(PERSON)
    assert chat.axe() == []
    rasa.answer = lambda body: said("C'est gratuit.")
    chat.page.context.set_offline(False)
    expect(chat.last()).to_contain_text("C'est gratuit.")
    expect(chat.page.locator(".unsent, .trouble")).to_have_count(0)
    expect(chat.status).to_be_empty()
    assert texts_heard(rasa) == ["Combien ?"]


def test_in_a_long_conversation_what_is_not_sent_and_the_way_out_are_in_view(chat, rasa):
    rasa.answer = lambda body: said("Une ligne.\n" * 40)
    chat.say("Tout ?")
    expect(chat.messages).to_have_count(3)
    chat.page.context.set_offline(True)
    chat.say("Combien ?")
    for element in (chat.page.locator(".unsent"), chat.page.locator(".trouble")):
        expect(element).to_be_in_viewport(ratio=1)


def test_what_is_said_meanwhile_follows_in_order(chat, rasa):
    chat.page.route("**/api/**", lambda route: route.abort())
    chat.say("Un")
    expect(chat.button("Réessayer")).to_be_visible()
    chat.say("Deux")
    chat.say("Trois")
    chat.page.unroute("**/api/**")
    chat.button("Réessayer").click()
    expect(chat.messages).to_have_count(7)
    expect(chat.input).to_be_focused()
    assert texts_heard(rasa) == ["Un", "Deux", "Trois"]


@pytest.mark.parametrize("restarted", [False, True], ids=["running on", "restarted meanwhile"])
def test_an_answer_lost_on_the_way_is_fetched_and_the_message_not_said_again(
    chat, rasa, restarted, settings, gateway_server, clock
):
    rasa.answer = lambda body: said("C'est gratuit.")

    def cut(route) -> None:
        if route.request.method == "POST":
            route.fetch()
        route.abort()

    chat.page.route("**/api/v1/messages", cut)
    chat.say("Combien ?")
    expect(chat.last("user").locator(".unsent")).to_be_visible()
    rasa.events = [
        {"event": "user", "text": "Combien ?", "message_id": rasa.typed[0]["id"]},
        {"event": "bot", "text": "C'est gratuit.", "metadata": {"language": "fr"}},
    ]
    if restarted:
        http = httpx.AsyncClient(timeout=30, trust_env=False, verify=False)
        gateway_server[0].app = create_app(settings, rasa=http, clock=clock)
    chat.page.unroute("**/api/v1/messages")
    chat.button("Réessayer").click()
    expect(chat.last()).to_contain_text("C'est gratuit.")
    expect(chat.messages).to_have_count(3)
    assert texts_heard(rasa) == ["Combien ?"]


@pytest.fixture
def cut_off(chat, rasa):
    """A message could not be sent; now it could."""
    rasa.events = [{"event": "bot", "text": "Bonjour.", "metadata": {"language": "fr"}}]
    chat.page.route("**/api/**", lambda route: route.abort())
    chat.say("Combien ?")
    expect(chat.button("Réessayer")).to_be_visible()
    chat.page.unroute("**/api/**")
    rasa.answer = lambda body: said("C'est gratuit.")
    return chat


def test_a_message_not_sent_survives_a_reload_and_leaves_once(cut_off, rasa):
    cut_off.page.reload()
    expect(cut_off.last()).to_contain_text("C'est gratuit.")
    expect(cut_off.messages).to_have_count(3)
    assert texts_heard(rasa) == ["Combien ?"]


def test_the_answer_to_what_a_reload_sends_is_read_aloud(cut_off):
    cut_off.page.add_init_script(
        """
        const send = window.fetch;
        window.fetch = (address, options) => {
          if (options.method === "POST") {
            window.live = document.querySelector("parcours-chat").shadowRoot
              .querySelector("parcours-panel").shadowRoot.querySelector("#log").ariaLive;
          }
          return send(address, options);
        };
        """
    )
    cut_off.page.reload()
    expect(cut_off.last()).to_contain_text("C'est gratuit.")
    assert cut_off.page.evaluate("window.live") == "polite"


def test_a_reload_in_the_middle_of_an_answer_says_nothing_twice(chat, rasa):
    rasa.delay = 0.7
    chat.say("Combien ?")
    expect(chat.status).to_have_text("L’assistant écrit…")
    chat.page.reload()
    expect(chat.last()).to_contain_text("Bonjour, je suis une machine.")
    expect(chat.last("user")).to_contain_text("Combien ?")
    expect(chat.page.locator(".unsent")).to_have_count(0)
    assert texts_heard(rasa) == ["Combien ?"]


def test_an_assistant_that_is_down_apologises_once_and_answers_when_it_is_back(chat, rasa):
    chat.page.clock.install()
    rasa.status = 500
    chat.say("Combien ?")
    expect(chat.last()).to_contain_text("Désolé")
    expect(chat.last()).to_contain_text(PERSON)
    assert chat.axe() == []
    chat.button("Réessayer").click()
    expect(chat.button("Réessayer")).to_be_visible()
    rasa.status, rasa.answer = 200, lambda body: said("C'est gratuit.")
    # By itself.
    chat.page.clock.fast_forward(10_000)
    expect(chat.last()).to_contain_text("C'est gratuit.")
    assert chat.log.inner_text().count("Désolé") == 1
    assert len({body["id"] for body in rasa.typed}) == 1
    expect(chat.page.locator(".message.user")).to_have_count(1)


@pytest.mark.parametrize("reloaded", [False, True])
def test_what_was_heard_but_not_answered_is_said_again_and_shown_once(chat, rasa, reloaded):
    """So it goes when the action server is down."""
    rasa.answer = lambda body: {"messages": [], "language": "fr"}
    chat.say("Combien ?")
    expect(chat.last()).to_contain_text("Désolé")
    heard = {"event": "user", "text": "Combien ?", "message_id": rasa.typed[0]["id"]}
    rasa.events = [{"event": "bot", "text": "Bonjour.", "metadata": {"language": "fr"}}, heard]
    rasa.answer = lambda body: said("C'est gratuit.")
    if reloaded:
        chat.page.reload()
    else:
        chat.button("Réessayer").click()
    expect(chat.last()).to_contain_text("C'est gratuit.")
    expect(chat.page.locator(".unsent, .trouble")).to_have_count(0)
    expect(chat.page.locator(".message.user")).to_have_count(1)
    assert len({body["id"] for body in rasa.typed}) == 1


def test_an_assistant_that_is_down_when_the_chat_is_opened_greets_when_it_is_back(widget, rasa):
    rasa.status = 500
    widget.open()
    expect(widget.last()).to_contain_text("Désolé")
    rasa.status = 200
    widget.button("Réessayer").click()
    expect(widget.last()).to_contain_text("Bonjour, je suis une machine.")
    expect(widget.messages).to_have_count(1)


def test_a_server_that_is_gone_when_the_chat_is_opened_leaves_a_way_to_reach_a_person(widget):
    widget.page.route("**/api/**", lambda route: route.abort())
    widget.launcher.click()
    expect(widget.page.locator(".trouble")).to_contain_text(PERSON)
    widget.page.unroute("**/api/**")
    widget.button("Réessayer").click()
    expect(widget.last()).to_contain_text("Bonjour")


def test_a_page_of_another_server_in_place_of_an_answer_counts_as_no_answer(chat, rasa):
    chat.page.route("**/api/**", lambda route: route.fulfill(status=502, body="<h1>Bad</h1>"))
    chat.say("Combien ?")
    expect(chat.status).to_contain_text("Connexion interrompue")
    chat.page.unroute("**/api/**")
    chat.button("Réessayer").click()
    expect(chat.messages).to_have_count(3)
    assert texts_heard(rasa) == ["Combien ?"]


class TestSlow:
    @pytest.fixture
    def given(self, given):
        return {**given, "reply_timeout": 20}

    def test_a_slow_answer_is_waited_for_and_said_to_be_slow(self, chat, rasa):
        rasa.delay = 2
        chat.page.clock.install()
        chat.say("Combien ?")
        expect(chat.status).to_have_text("L’assistant écrit…")
        chat.page.clock.fast_forward(5_500)
        expect(chat.status).to_contain_text("plus de temps")
        expect(chat.messages).to_have_count(3)
        expect(chat.status).to_be_empty()
        assert texts_heard(rasa) == ["Combien ?"]


class TestFast:
    @pytest.fixture
    def given(self, given):
        return {**given, "messages_per_minute": 2}

    def test_who_writes_too_fast_is_told_kindly_and_not_to_write_again(self, chat, rasa, clock):
        for text in ("Un", "Deux", "Trois"):
            chat.say(text)
        expect(chat.last()).to_contain_text("Vous écrivez très vite")
        expect(chat.last("user").locator(".unsent")).to_be_visible()
        clock.ahead = 120
        chat.button("Réessayer").click()
        expect(chat.messages).to_have_count(8)
        expect(chat.page.locator(".unsent")).to_have_count(0)
        assert texts_heard(rasa) == ["Un", "Deux", "Trois"]


def test_too_long_a_message_is_not_sent_and_stays_to_be_shortened(chat, rasa):
    chat.say("a" * 1001)
    problem = chat.page.locator("#problem")
    expect(problem).to_contain_text("1 000 caractères au plus. Il en compte 1001")
    expect(chat.input).to_have_attribute("aria-invalid", "true")
    expect(chat.input).to_have_value("a" * 1001)
    assert chat.axe() == []
    chat.input.fill("   ")
    expect(problem).to_be_empty()
    chat.input.press("Enter")
    expect(problem).to_contain_text("Écrivez d’abord un message.")
    chat.say("a" * 1000)
    expect(chat.messages).to_have_count(3)
    assert len(rasa.typed) == 1


def test_what_is_not_sent_says_so_once_and_again_to_who_presses_retry(chat):
    chat.page.clock.install()
    chat.page.route("**/api/**", lambda route: route.abort())
    chat.log.evaluate("""(log) => {
      window.told = 0;
      new MutationObserver((records) => {
        for (const {addedNodes} of records)
          for (const node of addedNodes)
            window.told += node.matches?.(".unsent") || node.querySelector?.(".unsent") ? 1 : 0;
      }).observe(log, {childList: true, subtree: true});
    }""")
    chat.say("Combien ?")
    expect(chat.button("Réessayer")).to_be_visible()
    for _ in range(2):
        with chat.page.expect_event("requestfailed"):
            chat.page.clock.run_for(8_000)
        expect(chat.status).to_contain_text("Connexion interrompue")
    assert chat.page.evaluate("window.told") == 1
    with chat.page.expect_event("requestfailed"):
        chat.button("Réessayer").click()
    expect(chat.last("user").locator(".unsent")).to_be_visible()
    assert chat.page.evaluate("window.told") == 2


def test_retries_become_rare(chat, rasa):
    chat.page.clock.install()
    rasa.status = 500
    chat.say("Combien ?")
    expect(chat.last()).to_contain_text("Désolé")
    asked: list[str] = []
    chat.page.on("request", lambda request: asked.append(request.url))
    chat.page.clock.run_for(2_500)
    chat.page.wait_for_timeout(200)
    chat.page.clock.run_for(3_000)
    chat.page.wait_for_timeout(200)
    assert 1 <= len(asked) <= 2
