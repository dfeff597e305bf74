"""How fast is too fast."""

from __future__ import annotations

import pytest

from bot.gateway.rates import RateLimiter, TooFast, network_of
from tests.gateway.conftest import said, texts


@pytest.fixture
def given():
    return {"messages_per_minute": 3}


@pytest.mark.parametrize(("language", "start"), [("fr", "Vous écrivez"), ("nl", "Je schrijft")])
def test_who_writes_too_fast_is_told_so_in_their_language(visit, rasa, language, start):
    rasa.answer = lambda body: said("...", language=language)
    visitor = visit(language=language)
    assert [visitor.post(text=str(n)).status_code for n in range(4)] == [200, 200, 200, 429]
    refused = visitor.post(text="encore")
    assert texts(refused.json())[0].startswith(start)
    assert 1 <= int(refused.headers["Retry-After"]) <= 20
    assert len(rasa.typed) == 3


def test_after_waiting_one_may_write_again(visitor, clock):
    codes = [visitor.post(text="a").status_code for _ in range(4)]
    clock.ahead += 20
    codes.append(visitor.post(text="a").status_code)
    assert codes[-2:] == [429, 200]


def test_one_who_writes_too_fast_does_not_stop_another(visit):
    fast, other = visit(), visit()
    while fast.post(text="a").status_code != 429:
        pass
    assert other.post(text="a").status_code == 200


def test_one_address_cannot_open_conversations_without_end(visit):
    with pytest.raises(AssertionError, match="429"):
        for _ in range(31):
            visit()


def test_the_whole_share_may_come_at_once_and_comes_back_bit_by_bit():
    now = 0.0
    limiter = RateLimiter(60, lambda: now)
    for _ in range(60):
        limiter.count("a")
    with pytest.raises(TooFast) as refused:
        limiter.count("a")
    assert refused.value.retry_after == pytest.approx(1)
    now = 1.0
    limiter.count("a")
    with pytest.raises(TooFast):
        limiter.count("a")


def test_an_ipv6_customer_is_one_client_with_all_addresses():
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff:2")
    assert network_of("2001:db8::1") != network_of("2001:db8:0:1::1")
    assert network_of("192.0.2.1") != network_of("192.0.2.2")
