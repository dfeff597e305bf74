"""The demonstration page and the description of the API."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.settings import PROJECT

FOLDER = PROJECT / "web" / "page"
API_DESCRIPTION = Path(__file__).with_name("openapi.yml")


def page_routes(**values: str) -> list[BaseRoute]:
    """The page with the operator's `values` filled in, its files, and `/openapi.json`."""
    page = filled((FOLDER / "index.html").read_text(encoding="utf-8"), **values)
    description = read_description()

    async def show_page(request: Request) -> Response:
        return HTMLResponse(page)

    async def describe(request: Request) -> Response:
        return JSONResponse(description)

    return [
        Route("/", show_page),
        Route("/openapi.json", describe),
        Mount("/page", StaticFiles(directory=FOLDER)),
    ]


def filled(page: str, **values: str) -> str:
    for name, value in values.items():
        page = page.replace("{" + name + "}", html.escape(value))
    return page


def read_description() -> dict[str, Any]:
    return dict(yaml.safe_load(API_DESCRIPTION.read_text(encoding="utf-8")))
