"""Several servers."""

from __future__ import annotations

from collections import Counter

from bot.gateway.rasa import server_of

URLS = ("http://a", "http://b", "http://c")


def test_a_conversation_stays_with_its_server():
    assert len({server_of("9f", URLS) for _ in range(10)}) == 1


def test_conversations_spread_evenly():
    counts = Counter(server_of(f"sender-{n}", URLS) for n in range(3000))
    assert set(counts) == set(URLS)
    assert min(counts.values()) > 900
