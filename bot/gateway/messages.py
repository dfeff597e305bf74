"""What is said in a conversation, as Rasa sends it and as the browser gets it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from bot.language.languages import Language


class Button(NamedTuple):
    title: str
    payload: str


class Source(NamedTuple):
    """A document that an answer rests on."""

    title: str
    date: str


class CalendarFile(NamedTuple):
    """An appointment for a calendar, to be saved under a name."""

    filename: str
    content: str


class Message(NamedTuple):
    """`id` is the client's own, of a message it sent."""

    text: str
    language: str | None
    buttons: tuple[Button, ...] = ()
    sources: tuple[Source, ...] = ()
    calendar: CalendarFile | None = None
    author: Literal["bot", "user"] = "bot"
    id: str | None = None


@dataclass(frozen=True)
class Reply:
    """What is answered to one message. `language` is None as long as nobody knows it."""

    messages: tuple[Message, ...]
    language: Language | None
    unavailable: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex)


def read_message(raw: Mapping[str, Any]) -> Message:
    """A message of Rasa. What is not for the browser, such as the response's name, is left out."""
    return Message(
        text=str(raw.get("text") or ""),
        language=raw.get("language"),
        buttons=tuple(read_buttons(raw.get("buttons") or ())),
        sources=tuple(read_sources(raw.get("source"))),
        calendar=read_calendar(raw.get("calendar")),
    )


def read_buttons(raw: Iterable[Mapping[str, Any]]) -> Iterable[Button]:
    return (Button(str(b["title"]), str(b["payload"])) for b in raw if b.get("payload"))


def read_sources(raw: object) -> Iterable[Source]:
    listed = raw if isinstance(raw, list) else ()
    return (Source(str(s["title"]), str(s["date"])) for s in listed)


def read_calendar(raw: Mapping[str, Any] | None) -> CalendarFile | None:
    return CalendarFile(str(raw["filename"]), str(raw["content"])) if raw else None


def reply_body(reply: Reply, close: Callable[[Button], str]) -> dict[str, Any]:
    """The JSON of a reply; `close` makes the token of a button."""
    body: dict[str, Any] = {
        "messages": [
            _message_body(message, f"{reply.id}-{number}", close)
            for number, message in enumerate(reply.messages)
        ],
        "language": reply.language,
    }
    return {**body, "unavailable": True} if reply.unavailable else body


def _message_body(message: Message, id_: str, close: Callable[[Button], str]) -> dict[str, Any]:
    body: dict[str, Any] = {
        "id": message.id or id_,
        "author": message.author,
        "text": message.text,
        "language": message.language,
        "buttons": [{"title": b.title, "token": close(b)} for b in message.buttons],
    }
    if message.sources:
        body["source"] = [source._asdict() for source in message.sources]
    if message.calendar:
        body["calendar"] = message.calendar._asdict()
    return body
