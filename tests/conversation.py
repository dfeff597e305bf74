"""A person at the widget: says things to the gateway over HTTP, and reads what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

PATIENCE_S = 30.0


@dataclass(frozen=True)
class Reply:
    """What was answered to one message."""

    body: dict[str, Any]

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.body["messages"]]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def buttons(self) -> list[str]:
        """Titles, in the order shown."""
        return [button["title"] for button in self._buttons]

    @property
    def language(self) -> str | None:
        language: str | None = self.body["language"]
        return language

    @property
    def unavailable(self) -> bool:
        return bool(self.body.get("unavailable"))

    def token(self, choice: str | int) -> str:
        """The token of the button of that title, or of that number counted from 1."""
        if isinstance(choice, int):
            return str(self._buttons[choice - 1]["token"])
        tokens = {button["title"]: button["token"] for button in self._buttons}
        assert choice in tokens, f"{choice!r} is not among the buttons {list(tokens)}"
        return str(tokens[choice])

    @property
    def _buttons(self) -> list[dict[str, Any]]:
        return [button for message in self.body["messages"] for button in message["buttons"]]


class Conversation:
    """One session. `opening` is what the assistant says first, `last` what it said last."""

    def __init__(self, url: str, language: str | None = None, school: str | None = None) -> None:
        self._http = httpx.Client(base_url=f"{url}/api/v1", timeout=PATIENCE_S, trust_env=False)
        session = {"language": language, "school": school}
        opened = self._http.post("/sessions", json=session).raise_for_status().json()
        self._http.headers["authorization"] = f"Bearer {opened['session']}"
        self.opening = self.last = Reply(opened)

    def say(self, text: str) -> Reply:
        return self._send({"text": text})

    def choose(self, choice: str | int) -> Reply:
        """Press a button of the last reply, by its title or its number from 1."""
        return self._send({"button": self.last.token(choice)})

    def history(self) -> Reply:
        return Reply(self._http.get("/messages").raise_for_status().json())

    def _send(self, message: dict[str, Any]) -> Reply:
        self.last = Reply(self._http.post("/messages", json=message).raise_for_status().json())
        return self.last
