"""A conversation so far, read from the events of Rasa's tracker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, dropwhile, repeat
from typing import Any

from bot.gateway.messages import Message, Reply, read_message
from bot.language.languages import Language, as_language

LONGEST = 200


def read_history(events: Iterable[Mapping[str, Any]]) -> Reply:
    """What both sides said, in their words: titles, never payloads; buttons of the last reply."""
    messages = _said_once(list(_messages(events)))[-LONGEST:]
    said = max((n for n, message in enumerate(messages) if message.author == "user"), default=-1)
    # Before the user says anything the language is a guess.
    begun = dropwhile(lambda message: message.author == "bot", messages)
    languages = [as_language(message.language) for message in begun if message.author == "bot"]
    return Reply(
        tuple(m if n > said else m._replace(buttons=()) for n, m in enumerate(messages)),
        languages[-1] if languages else None,
    )


def _said_once(messages: Sequence[Message]) -> list[Message]:
    """Of what had to be said again, having had no answer, only the last time."""
    last = {message.id: n for n, message in enumerate(messages)}
    return [m for n, m in enumerate(messages) if m.id is None or last[m.id] == n]


def _messages(events: Iterable[Mapping[str, Any]]) -> Iterator[Message]:
    language: Language | None = None
    for event in events:
        if event.get("event") == "user":
            language = _language_of(event) or language
            text = str(event.get("text") or "").strip()
            # Empty is the greeting of the page; a command came from somewhere else.
            if text and not text.startswith("/"):
                yield Message(text, language, author="user", id=event.get("message_id"))
        elif event.get("event") == "bot":
            yield from _bot_messages(event)


def _bot_messages(event: Mapping[str, Any]) -> Iterator[Message]:
    data, metadata = event.get("data") or {}, event.get("metadata") or {}
    whole = read_message({**metadata, **data, "text": event.get("text")})
    *before, last = [p.strip() for p in whole.text.split("\n\n") if p.strip()] or [""]
    # The introduction may be in other languages than the answer.
    languages = chain(metadata.get("languages") or (), repeat(whole.language))
    yield from map(Message, before, languages)
    if last or whole.buttons:
        yield whole._replace(text=last)


def _language_of(event: Mapping[str, Any]) -> Language | None:
    """The language a user's message was marked with, or else that of the page."""
    entities = (event.get("parse_data") or {}).get("entities") or ()
    marks = (e.get("value") for e in entities if e.get("entity") == "message_language")
    page = (event.get("metadata") or {}).get("language")
    return as_language(next(marks, page))
