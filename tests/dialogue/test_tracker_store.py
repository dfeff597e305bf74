from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import OperationalError

from bot.dialogue.tracker_store import TURNS_KEPT, ConversationStore
from bot.settings import settings
from tests.storage.databases import KINDS, empty_url

DOMAIN = Domain.from_dict(
    {
        "intents": ["ask_cost"],
        "slots": {
            "city": {"type": "text", "mappings": [{"type": "custom"}]},
            "language": {"type": "text", "initial_value": "fr", "mappings": [{"type": "custom"}]},
        },
        "forms": {"booking_form": {"required_slots": ["city"]}},
    }
)
LONG = 3 * TURNS_KEPT


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PARCOURS_HOME", str(tmp_path))
    monkeypatch.delenv("PARCOURS_DATABASE_URL", raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


def store() -> ConversationStore:
    return ConversationStore(DOMAIN)


def say(kept: ConversationStore, text: str, *more: Any, save: bool = True) -> DialogueStateTracker:
    """A turn: the message, what follows from it, an answer."""

    async def turn() -> DialogueStateTracker:
        tracker = await kept.get_or_create_tracker("zoe")
        for event in (UserUttered(text), *more, BotUttered("ok"), ActionExecuted("action_listen")):
            tracker.update(event, DOMAIN)
        if save:
            await kept.save(tracker)
        return tracker

    return asyncio.run(turn())


def present(kept: ConversationStore) -> DialogueStateTracker:
    return asyncio.run(kept.get_or_create_tracker("zoe"))


def everything(kept: ConversationStore) -> DialogueStateTracker:
    return asyncio.run(kept.get_or_create_full_tracker("zoe"))


def said(tracker: DialogueStateTracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_event_is_read_back_by_another_server(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with empty_url(kind, tmp_path) as url:
        monkeypatch.setenv("PARCOURS_DATABASE_URL", url)
        settings.cache_clear()
        before = say(store(), "un", SlotSet("city", "ghent"))
        after = say(store(), "deux")
        assert said(after) == ["un", "deux"]
        assert list(everything(store()).events) == list(after.events)
        assert list(after.events)[: len(before.events)] == list(before.events)


def test_a_short_conversation_is_there_whole() -> None:
    kept = store()
    say(kept, "un")
    say(kept, "deux", SlotSet("city", "ghent"))
    assert said(present(kept)) == ["un", "deux"]
    assert present(kept).get_slot("city") == "ghent"


@pytest.mark.parametrize("same_server", [True, False])
def test_of_a_long_one_the_last_turns_and_the_slots_are_there(same_server: bool) -> None:
    kept = store()
    say(kept, "0", SlotSet("city", "ghent"), SlotSet("language", "nl"), SlotSet("language", "fr"))
    for number in range(1, LONG):
        say(kept, str(number))
    tracker = present(kept if same_server else store())
    assert TURNS_KEPT <= len(said(tracker)) <= 2 * TURNS_KEPT
    assert said(tracker)[-1] == str(LONG - 1)
    assert tracker.get_slot("city") == "ghent"
    # Also for actions that look for it in the events.
    assert SlotSet("language", "fr") in tracker.events


def test_every_event_is_stored_once() -> None:
    kept = store()
    for number in range(LONG):
        say(kept, str(number), SlotSet("city", str(number)))
    assert said(everything(kept)) == said(everything(store())) == list(map(str, range(LONG)))
    answers = [event for event in everything(kept).events if isinstance(event, BotUttered)]
    assert len(answers) == LONG


def test_a_form_under_way_is_never_cut() -> None:
    kept = store()
    for number in range(LONG):
        say(kept, f"avant {number}")
    say(kept, "je réserve", ActiveLoop("booking_form"))
    for number in range(LONG):
        say(kept, f"dans {number}")
    tracker = present(kept)
    assert tracker.active_loop_name == "booking_form"
    assert ActiveLoop("booking_form") in tracker.events
    assert said(tracker)[-LONG:] == [f"dans {number}" for number in range(LONG)]


def test_a_turn_that_was_not_saved_leaves_nothing() -> None:
    kept = store()
    say(kept, "un")
    say(kept, "perdu", save=False)
    assert said(present(kept)) == ["un"]
    say(kept, "deux")
    assert said(present(store())) == ["un", "deux"]


def test_what_another_server_added_is_seen() -> None:
    one, other = store(), store()
    say(one, "un")
    say(other, "deux")
    say(one, "trois")
    assert said(present(one)) == said(present(other)) == ["un", "deux", "trois"]


def test_what_could_not_be_saved_is_saved_with_the_next_turn(tmp_path: Path) -> None:
    kept = store()
    say(kept, "un")
    other = sqlite3.connect(tmp_path / "parcours.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OperationalError):
        say(kept, "deux")
    other.execute("ROLLBACK")
    other.close()
    assert said(say(kept, "trois")) == ["un", "deux", "trois"]
    assert said(present(store())) == ["un", "deux", "trois"]
