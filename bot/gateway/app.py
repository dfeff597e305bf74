"""The application: the only part of Parcours that faces the internet."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Route

from bot.gateway.api import Api
from bot.gateway.buttons import ButtonSeal
from bot.gateway.chat import Chat
from bot.gateway.detection import detector
from bot.gateway.middleware import KnownOrigins, LastResort, SecureHeaders
from bot.gateway.pages import page_routes
from bot.gateway.plain import PlainChat
from bot.gateway.rasa import RasaServers, new_client
from bot.gateway.requests import BodyTooLarge, RequestRefused
from bot.gateway.sessions import SessionRefused, Sessions
from bot.gateway.visitors import Visitors
from bot.gateway.wordings import read_wordings
from bot.settings import PROJECT, Settings

DOMAIN = PROJECT / "domain.yml"
PREFLIGHT_KEPT_S = 3600


def create_app(
    settings: Settings,
    *,
    rasa: httpx.AsyncClient | None = None,
    clock: Callable[[], float] = time.time,
) -> Starlette:
    """The gateway.

    Args:
        rasa: the client to reach Rasa with; closed with the application, as its own would be.
        clock: seconds since 1970, for the age of sessions and the rate of messages.

    Raises:
        WordingMissing: `domain.yml` lacks a sentence that the gateway says.
    """
    http = rasa or new_client()
    api, plain = create_ways_in(settings, http, clock)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        # The first apology must not wait for its language to be known.
        await asyncio.to_thread(detector)
        yield
        await http.aclose()

    return Starlette(
        routes=[
            *api_routes(api),
            Route("/chat", plain.show, methods=["GET"]),
            Route("/chat", plain.say, methods=["POST"]),
            *page_routes(operator=settings.contact_name, reach=settings.reach),
        ],
        middleware=[
            Middleware(SecureHeaders),
            Middleware(
                CORSMiddleware,
                allow_origins=settings.allowed_origins,
                allow_methods=["GET", "POST"],
                allow_headers=["Authorization", "Content-Type"],
                expose_headers=["Retry-After"],
                max_age=PREFLIGHT_KEPT_S,
            ),
            Middleware(LastResort, answer=api.apologise),
            Middleware(KnownOrigins, allowed=settings.allowed_origins),
        ],
        exception_handlers={
            HTTPException: api.refuse_http,
            RequestRefused: api.refuse,
            BodyTooLarge: api.refuse,
            SessionRefused: api.refuse_session,
        },
        lifespan=lifespan,
    )


def create_ways_in(
    settings: Settings, http: httpx.AsyncClient, clock: Callable[[], float]
) -> tuple[Api, PlainChat]:
    secret, reach = settings.signing_secret, settings.reach
    seal = ButtonSeal(secret, clock)
    servers = RasaServers((settings.rasa_url,), settings.rasa_api_token, http)
    wordings = read_wordings(DOMAIN, reach=reach)
    chat = Chat(servers, wordings, seal, reply_timeout=settings.reply_timeout)
    visitors = Visitors(
        Sessions(secret, clock), messages_per_minute=settings.messages_per_minute, clock=clock
    )
    return (
        Api(chat, servers, visitors, seal, reach=reach),
        PlainChat(chat, visitors, seal, operator=settings.contact_name, reach=reach),
    )


def api_routes(api: Api) -> list[BaseRoute]:
    return [
        Route("/api/v1/sessions", api.open_session, methods=["POST"]),
        Route("/api/v1/messages", api.messages, methods=["GET", "POST"]),
        Route("/health", api.health),
        Route("/health/ready", api.readiness),
    ]
