"""The catalogue that is shipped, held against what it promises."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.catalogue import Catalogue, Fact, School, Text, check

DATA = Path(__file__).parents[2] / "data" / "catalogue"

VOCABULARY = {
    "ask_about_school", "ask_eligibility", "check_eligibility", "ask_duration", "ask_funding",
    "ask_cost", "ask_income", "ask_location", "ask_dates", "ask_schedule", "ask_curriculum",
    "ask_internship", "ask_certification", "ask_outcomes", "ask_partners", "ask_application",
    "ask_interview", "ask_diversity", "ask_capacity",
}  # fmt: skip

TASKS = {
    "book_interview", "reschedule_interview", "cancel_interview", "show_interview",
    "talk_to_human", "change_language", "ask_languages", "ask_privacy", "delete_data",
}  # fmt: skip

# Rasa takes a file under data/ for its own where a line starts with one of these.
RASA_KEYS = ("nlu", "rules", "stories", "responses", "intents", "slots", "forms", "entities")


def facts(catalogue: Catalogue) -> Iterator[tuple[School, Fact]]:
    for school in catalogue.schools.values():
        for fact in school.facts:
            yield school, fact


def texts(catalogue: Catalogue) -> Iterator[tuple[str, Text]]:
    """What people read as sentences, with where it stands."""
    for school, fact in facts(catalogue):
        yield f"{school.id} {fact.topic}", fact
        yield f"{school.id} {fact.topic}", fact.simple
    for school in catalogue.schools.values():
        for one in school.criteria:
            for text in filter(None, (one.met, one.not_met, one.unknown, one.why)):
                yield one.id, text


def test_only_expired_facts_are_found(catalogue: Catalogue) -> None:
    found = check(catalogue, datetime.date(2026, 12, 1))
    assert [str(one) for one in found if one.kind != "stale"] == []


def test_the_questions_are_those_of_the_vocabulary(catalogue: Catalogue) -> None:
    assert {topic.id for topic in catalogue.questions} == VOCABULARY
    assert {topic.id for topic in catalogue.topics.values() if topic.kind == "task"} == TASKS


def test_every_school_answers_or_knows_who_does(catalogue: Catalogue) -> None:
    for school in catalogue.schools.values():
        for topic in catalogue.questions:
            unknown = {unknown.topic for unknown in school.unknown}
            if school.kind != "programme":
                assert school.answers(topic.id) != (topic.id in unknown), (school.id, topic.id)
            if not school.answers(topic.id):
                assert catalogue.who_knows(school.id, topic.id), (school.id, topic.id)


def test_every_fact_says_of_when_it_is(catalogue: Catalogue) -> None:
    for school, fact in facts(catalogue):
        for words in (fact.fr, fact.nl):
            assert re.search(r"\b20[12]\d\b", words), (school.id, words)


def test_sentences_end_as_sentences(catalogue: Catalogue) -> None:
    for where, text in texts(catalogue):
        for words in (text.fr, text.nl):
            assert words.endswith((".", "?", "!")), (where, words)
            assert words[0].isupper() or words[0] in '«"0123456789', (where, words)


@pytest.mark.parametrize("word", [r"\btu\b", r"\bton\b", r"\btes\b", r"\bt'"])
def test_french_says_vous(catalogue: Catalogue, word: str) -> None:
    for where, text in texts(catalogue):
        assert not re.search(word, text.fr, re.IGNORECASE), (where, text.fr)


@pytest.mark.parametrize("word", [r"\bu\b", r"\buw\b", r"\bgij\b"])
def test_dutch_says_je(catalogue: Catalogue, word: str) -> None:
    for where, text in texts(catalogue):
        assert not re.search(word, text.nl, re.IGNORECASE), (where, text.nl)


def test_easier_words_make_short_sentences(catalogue: Catalogue) -> None:
    for school, fact in facts(catalogue):
        for words in (fact.simple.fr, fact.simple.nl):
            longest = max(len(sentence.split()) for sentence in re.split(r"[.!?:]\s", words))
            assert longest <= 25, (school.id, fact.topic, words)


def test_no_address_of_the_network_or_telephone_is_given(catalogue: Catalogue) -> None:
    for where, text in texts(catalogue):
        assert not re.search(r"https?:|www\.|@|\+\d{2}", text.fr + text.nl), where


def test_only_101_is_free_for_all(catalogue: Catalogue) -> None:
    free = [
        school.id
        for school, fact in facts(catalogue)
        if fact.topic == "ask_cost" and "gratuite" in fact.fr and fact.value is not None
    ]
    assert free == ["101"]


def test_buttons_are_short_and_differ(catalogue: Catalogue) -> None:
    for language in ("fr", "nl"):
        labels = [topic.label[language] for topic in catalogue.topics.values()]
        assert max(map(len, labels)) <= 28
        assert len(set(labels)) == len(labels)


def test_every_topic_leads_on_to_others(catalogue: Catalogue) -> None:
    for topic in catalogue.topics.values():
        assert topic.id not in topic.next
        assert 1 <= len(topic.next) <= 3
        assert topic.kind != "question" or len(topic.next) >= 2


def test_places_have_real_time_zones(catalogue: Catalogue) -> None:
    for place in catalogue.places.values():
        assert ZoneInfo(place.timezone)


def test_every_place_with_a_campus_has_a_school(catalogue: Catalogue) -> None:
    for place in catalogue.places.values():
        assert bool(catalogue.schools_in(place.id)) == place.has_campus, place.id


def test_every_source_is_cited(catalogue: Catalogue) -> None:
    cited = {source for _, fact in facts(catalogue) for source in fact.sources}
    assert cited == set(catalogue.sources)


def test_rasa_takes_no_file_for_its_own() -> None:
    for file in DATA.glob("*.yml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert not line.lstrip().startswith(tuple(f"{key}:" for key in RASA_KEYS)), file
