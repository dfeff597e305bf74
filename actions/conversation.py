"""What every action needs of the conversation, and the catalogue it answers from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from rasa_sdk.types import DomainDict
from sqlalchemy.engine import Engine

from bot.catalogue import Catalogue
from bot.catalogue.reloading import CatalogueReader
from bot.residence import lives_in
from bot.settings import PROJECT, settings
from bot.storage import build_engine

Button = dict[str, str]


@lru_cache(maxsize=1)
def _reader() -> CatalogueReader:
    return CatalogueReader(PROJECT / "data" / "catalogue")


@lru_cache(maxsize=1)
def database() -> Engine:
    """Built at the first use, not at import: the server can start before the database."""
    return build_engine(settings().database)


def current_catalogue() -> Catalogue:
    """The catalogue as it stands in its files now: a changed fact needs no restart."""
    return _reader().current()


def today() -> date:
    return datetime.now(ZoneInfo("Europe/Paris")).date()


def language_of(tracker: Tracker) -> str:
    return str(tracker.get_slot("language") or "fr")


def intent_of(tracker: Tracker) -> str:
    return str(tracker.latest_message["intent"]["name"])


def named(tracker: Tracker, entity: str) -> tuple[str, ...]:
    """Values of an entity in the last message, in its order, each once."""
    return tuple(dict.fromkeys(tracker.get_latest_entity_values(entity)))


def schools_named(tracker: Tracker) -> tuple[str, ...]:
    """Schools of the catalogue; of "l'école IA" nobody knows which is meant."""
    known = current_catalogue().schools
    return tuple(school for school in named(tracker, "programme") if school in known)


def towns_named(tracker: Tracker) -> tuple[tuple[str, ...], str | None]:
    """Towns that the last message is about, and the one where the person says to live."""
    text: str = tracker.latest_message["text"]
    about: list[str] = []
    residence: str | None = None
    for entity in tracker.latest_message["entities"]:
        if entity["entity"] != "city":
            continue
        # Of a button the title is the text, and no part of it stands for the town.
        if "start" in entity and lives_in(text, entity["start"], entity["end"]):
            residence = entity["value"]
        else:
            about.append(entity["value"])
    return tuple(dict.fromkeys(about)), residence


def is_aside(tracker: Tracker, domain: DomainDict) -> bool:
    """Whether the last message asks something beside the form, which is then to be answered."""
    form = (domain.get("forms") or {}).get(tracker.active_loop_name) or {}
    return intent_of(tracker) in (form.get("ignored_intents") or [])


def payload(intent: str, **entities: str | None) -> str:
    """What a button sends: the intent with what it names."""
    given = {name: value for name, value in entities.items() if value}
    return f"/{intent}" + (json.dumps(given, ensure_ascii=False) if given else "")


def topic_buttons(
    catalogue: Catalogue, topics: Iterable[str], language: str, **entities: str | None
) -> list[Button]:
    """Buttons that ask each topic, about the school given."""
    known = (catalogue.topic(topic) for topic in topics)
    return [
        {
            "title": topic.label[language],
            "payload": payload(topic.id, **(entities if topic.kind == "question" else {})),
        }
        for topic in known
    ]


def user_intents(tracker: Tracker) -> list[str]:
    """Intents of the conversation's user messages, the latest last."""
    events: list[dict[str, Any]] = tracker.events
    return [e["parse_data"]["intent"]["name"] for e in events if e["event"] == "user"]


def bulleted(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def cited(catalogue: Catalogue, sources: Iterable[str], language: str) -> dict[str, Any]:
    """What a response says of its sources, in words and apart for clients that show them apart."""
    documents = [catalogue.sources[source] for source in dict.fromkeys(sources)]
    return {
        "sources": " · ".join(f"{d.title[language]} ({d.when[language]})" for d in documents),
        "source": [
            {"id": d.id, "title": d.title[language], "date": d.when[language]} for d in documents
        ],
    }
