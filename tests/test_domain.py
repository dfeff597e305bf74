"""What is said stands in both languages alike, and every name used somewhere exists."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from bot.catalogue import load_catalogue
from bot.settings import PROJECT

DOMAIN = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
RESPONSES: dict[str, list[dict[str, Any]]] = DOMAIN["responses"]
# Said in the user's own, third language.
ELSEWHERE = {"utter_foreign_language"}
SOURCES = sorted([*(PROJECT / "actions").rglob("*.py"), *(PROJECT / "bot").rglob("*.py")])
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def language_of(variation: dict[str, Any]) -> str | None:
    for condition in variation.get("condition", []):
        if condition["name"] == "language":
            return str(condition["value"])
    return None


def others(variation: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    conditions = variation.get("condition", [])
    rest = [c for c in conditions if c["name"] != "language"]
    return tuple(sorted((c["name"], str(c["value"])) for c in rest))


@pytest.mark.parametrize("name", sorted(set(RESPONSES) - ELSEWHERE))
def test_a_response_stands_in_both_languages_with_the_same_parts(name):
    by_case: dict[tuple[Any, ...], dict[str | None, dict[str, Any]]] = {}
    for variation in RESPONSES[name]:
        by_case.setdefault(others(variation), {})[language_of(variation)] = variation
    for variations in by_case.values():
        assert set(variations) == {"fr", "nl"}
        french, dutch = variations["fr"], variations["nl"]
        assert set(PLACEHOLDER.findall(french["text"])) == set(PLACEHOLDER.findall(dutch["text"]))
        assert [b["payload"] for b in french.get("buttons", [])] == [
            b["payload"] for b in dutch.get("buttons", [])
        ]


def names_used() -> set[str]:
    """Names of responses in Python and rules; "utter_x_" where the rest is put in when it runs."""
    files = [*SOURCES, *(PROJECT / "data" / "stories").glob("*.yml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"\butter_\w+", text)) - {"utter_message", "utter_action"}


def test_every_response_named_in_python_or_in_a_rule_exists():
    for name in names_used():
        begun = name.endswith("_") and any(response.startswith(name) for response in RESPONSES)
        assert name in RESPONSES or begun, name


def test_every_response_is_said_somewhere():
    used = names_used()
    begun = tuple(name for name in used if name.endswith("_"))
    assert {name for name in RESPONSES if name not in used and not name.startswith(begun)} == set()


def test_french_says_vous_and_dutch_says_je():
    for name, variations in RESPONSES.items():
        for variation in variations:
            if language_of(variation) == "fr":
                assert not re.search(r"\b(tu|toi|ton|tes|t'as)\b", variation["text"].lower()), name
            elif language_of(variation) == "nl":
                dutch = variation["text"].split("\nHallo")[-1].lower()
                assert not re.search(r"\b(u|uw)\b", dutch), name


def test_the_vocabulary_is_the_domain_s():
    catalogue = load_catalogue(PROJECT / "data" / "catalogue")
    assert {topic.id for topic in catalogue.topics.values()} <= set(DOMAIN["intents"])
    for language in ("fr", "nl"):
        files = {p.stem for p in (PROJECT / "data" / "nlu" / language).glob("*.yml")}
        assert files == set(DOMAIN["intents"])
