"""Sentences come from the domain, and one that is missing is found at the start."""

from __future__ import annotations

import pytest

from bot.gateway.app import DOMAIN
from bot.gateway.wordings import NEEDED, WordingMissing, read_wordings

FRENCH = """
responses:
  utter_a:
  - condition: [{type: slot, name: language, value: fr}]
    text: "Bonjour {reach}"
"""


@pytest.fixture
def domain(tmp_path):
    path = tmp_path / "domain.yml"
    path.write_text(FRENCH)
    return path


def test_the_domain_has_every_sentence_the_gateway_says():
    wordings = read_wordings(DOMAIN, reach="02 123")
    for name in NEEDED:
        assert wordings.say(name, "fr") != wordings.say(name, "nl")
    assert "02 123" in wordings.say("utter_unavailable", "nl")


def test_a_sentence_missing_in_one_language_is_named(domain):
    with pytest.raises(WordingMissing, match=r"domain.yml: response 'utter_a' .* 'nl'"):
        read_wordings(domain, ["utter_a"])


def test_a_sentence_missing_altogether_is_named(domain):
    with pytest.raises(WordingMissing, match="utter_b"):
        read_wordings(domain, ["utter_b"])


def test_a_placeholder_without_value_is_named(domain):
    dutch = FRENCH.split("utter_a:\n")[1].replace("value: fr", "value: nl")
    domain.write_text(FRENCH + dutch.rstrip())
    with pytest.raises(WordingMissing, match=r"\{reach\}"):
        read_wordings(domain, ["utter_a"])
