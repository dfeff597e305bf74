"""The real gateway on a loopback port, before a small server that speaks Rasa's wire."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.gateway import create_app
from bot.settings import Settings, read_settings

TOKEN = "rasa-token"
SITE = "https://school.example"


@dataclass
class StandIn:
    """Answers as Rasa's channel would, or as a broken Rasa does."""

    answer: Callable[[dict[str, Any]], Any] = lambda body: said("D'accord.")
    events: list[dict[str, Any]] = field(default_factory=list)
    delay: float = 0
    status: int = 200
    heard: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/webhooks/parcours/webhook", self._hear, methods=["POST"]),
                Route("/conversations/{sender}/tracker", self._track),
                Route("/status", self._status),
            ]
        )

    @property
    def typed(self) -> list[dict[str, Any]]:
        """What was heard after the greeting."""
        return [body for body in self.heard if not body.get("payload", "").startswith("/greet")]

    async def _hear(self, request: Request) -> Response:
        if request.headers["authorization"] != f"Bearer {TOKEN}":
            return Response(status_code=401)
        body = await request.json()
        self.heard.append(body)
        await asyncio.sleep(self.delay)
        if self.status != 200:
            return Response(status_code=self.status)
        return JSONResponse(self.answer(body))

    async def _track(self, request: Request) -> Response:
        if request.query_params["token"] != TOKEN or self.status != 200:
            return Response(status_code=max(self.status, 401))
        return JSONResponse({"sender_id": request.path_params["sender"], "events": self.events})

    async def _status(self, request: Request) -> Response:
        return JSONResponse({"model_file": "m.tar.gz"}, self.status)


def said(*texts: str, language: str = "fr", buttons: dict[str, str] | None = None) -> Any:
    """An answer of the channel; `buttons` gives payloads by title."""
    offered = [{"title": t, "payload": p} for t, p in (buttons or {}).items()]
    messages: list[dict[str, Any]] = [
        {"text": text, "language": language, "buttons": [], "utter_action": "utter_secret"}
        for text in texts
    ]
    messages[-1]["buttons"] = offered
    return {"messages": messages, "language": language}


@dataclass
class Clock:
    ahead: float = 0

    def __call__(self) -> float:
        return time.time() + self.ahead


class Visitor:
    """A browser's side of one conversation."""

    def __init__(self, url: str, **session: Any) -> None:
        self.http = httpx.Client(base_url=url, timeout=30, trust_env=False, verify=False)
        opened = self.http.post("/api/v1/sessions", json=session)
        assert opened.status_code == 201, f"{opened.status_code} {opened.text}"
        self.opened = opened.json()
        self.token = self.opened["session"]

    @property
    def authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def post(self, **message: Any) -> httpx.Response:
        return self.http.post("/api/v1/messages", json=message, headers=self.authorization)

    def say(self, text: str, **more: Any) -> dict[str, Any]:
        response = self.post(text=text, **more)
        assert response.status_code == 200, f"{response.status_code} {response.text}"
        return dict(response.json())

    def press(self, token: str) -> httpx.Response:
        return self.post(button=token)

    def history(self) -> dict[str, Any]:
        response = self.http.get("/api/v1/messages", headers=self.authorization)
        assert response.status_code == 200, f"{response.status_code} {response.text}"
        return dict(response.json())


def texts(reply: dict[str, Any]) -> list[str]:
    return [message["text"] for message in reply["messages"]]


def new_id() -> str:
    return str(uuid.uuid4())


@contextmanager
def served(app: ASGIApp) -> Iterator[int]:
    """`app` on a loopback port of its own."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="info", log_config=None, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


class Switch:
    """One server for many tests: starting and stopping takes half a second."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self.app(scope, receive, send)


@pytest.fixture(scope="session")
def rasa_server() -> Iterator[tuple[Switch, int]]:
    switch = Switch()
    with served(switch) as port:
        yield switch, port


@pytest.fixture(scope="session")
def gateway_server() -> Iterator[tuple[Switch, int]]:
    switch = Switch()
    with served(switch) as port:
        yield switch, port


@pytest.fixture
def rasa(rasa_server: tuple[Switch, int]) -> StandIn:
    switch, port = rasa_server
    stand_in = StandIn(port=port)
    switch.app = stand_in.app()
    return stand_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def given() -> dict[str, Any]:
    """Settings that a test changes by overriding this fixture."""
    return {}


@pytest.fixture
def settings(rasa: StandIn, given: dict[str, Any], tmp_path: Any) -> Settings:
    return read_settings(
        **{
            "home": tmp_path,
            "rasa_port": rasa.port,
            "rasa_token": TOKEN,
            "secret": "a secret for tests",
            "origins": SITE,
            "reply_timeout": 1.0,
            "contact_name": "École d'essai <test>",
            "contact_phone": "+33 1 23 45 67 89",
            **given,
        }
    )


@pytest.fixture
def url(gateway_server: tuple[Switch, int], settings: Settings, clock: Clock) -> str:
    switch, port = gateway_server
    # Loading the certificates of authorities, which a loopback needs none of, takes 0.1 s.
    http = httpx.AsyncClient(timeout=30, trust_env=False, verify=False)
    switch.app = create_app(settings, rasa=http, clock=clock)
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def visit(url: str) -> Callable[..., Visitor]:
    return lambda **session: Visitor(url, **session)


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    return visit(language="fr")
