"""Other sites, headers, and what nobody foresaw."""

from __future__ import annotations

import pytest

from bot.gateway.chat import Chat
from tests.gateway.conftest import SITE, texts

ELSEWHERE = "https://elsewhere.example"


def post_from(visitor, origin):
    headers = {**visitor.authorization, "Origin": origin}
    return visitor.http.post("/api/v1/messages", json={"text": "Bonjour"}, headers=headers)


def test_an_allowed_site_may_use_the_chat(visitor):
    answer = post_from(visitor, SITE)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == SITE


def test_our_own_page_may_use_the_chat(visitor):
    assert post_from(visitor, str(visitor.http.base_url).rstrip("/")).status_code == 200


@pytest.mark.parametrize(
    "origin", [ELSEWHERE, "null", SITE + ".evil.example", "http://127.0.0.1:1"]
)
def test_another_site_may_not(visitor, rasa, origin):
    refused = post_from(visitor, origin)
    assert refused.status_code == 403
    assert "Access-Control-Allow-Origin" not in refused.headers
    assert rasa.typed == []


@pytest.mark.parametrize(("origin", "allowed"), [(SITE, True), (ELSEWHERE, False)])
def test_browsers_are_told_so_beforehand(visitor, origin, allowed):
    asked = visitor.http.options(
        "/api/v1/messages",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, content-type",
        },
    )
    assert asked.is_success is allowed
    assert (asked.headers.get("Access-Control-Allow-Origin") == origin) is allowed


def test_the_page_runs_only_its_own_files(visitor):
    policy = visitor.http.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_every_answer_carries_security_headers_and_replies_are_not_kept(visitor):
    reply = visitor.post(text="Bonjour")
    for answer in (reply, visitor.http.get("/"), visitor.http.get("/nothing")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Cache-Control"] == "no-store"


def test_what_nobody_foresaw_is_excused_in_both_languages(visitor, monkeypatch, caplog):
    async def fail(*_):
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(Chat, "answer", fail)
    answer = post_from(visitor, SITE)
    assert answer.status_code == 500
    assert [m["language"] for m in answer.json()["messages"]] == ["fr", "nl"]
    assert all("+33 1 23 45 67 89" in text for text in texts(answer.json()))
    assert answer.headers["Access-Control-Allow-Origin"] == SITE
    assert "unforeseen" in caplog.text
    assert "unforeseen" not in answer.text
