"""The demonstration site, the widget it embeds, and the description of the API."""

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

SITE = PROJECT / "web" / "site"
# Built by `npm run build` in web/.
WIDGET = PROJECT / "web" / "dist"
API_DESCRIPTION = Path(__file__).with_name("openapi.yml")
PAGES = {
    "/": "index.fr.html",
    "/nl": "index.nl.html",
    "/accessibilite": "accessibility.fr.html",
    "/toegankelijkheid": "accessibility.nl.html",
}


def page_routes(**values: str) -> list[BaseRoute]:
    """The pages with the operator's `values` filled in, their files, and `/openapi.json`."""
    description = read_description()

    async def describe(request: Request) -> Response:
        return JSONResponse(description)

    return [
        *(page_route(path, name, **values) for path, name in PAGES.items()),
        Route("/openapi.json", describe),
        Mount("/site", StaticFiles(directory=SITE / "files")),
        Mount("/widget", StaticFiles(directory=WIDGET, check_dir=False)),
    ]


def page_route(path: str, name: str, **values: str) -> Route:
    page = filled(read_page(name), **values)

    async def show_page(request: Request) -> Response:
        return HTMLResponse(page)

    return Route(path, show_page)


def read_page(name: str) -> str:
    """A page of the site; where the widget is not built, the part that says so is kept."""
    page = (SITE / name).read_text(encoding="utf-8")
    opening, closing = "<!-- without the widget", "-->"
    before, found, rest = page.partition(opening)
    if not found:
        return page
    said, _, after = rest.partition(closing)
    return before + ("" if (WIDGET / "parcours.js").exists() else said) + after


def filled(page: str, **values: str) -> str:
    for name, value in values.items():
        page = page.replace("{" + name + "}", html.escape(value))
    return page


def read_description() -> dict[str, Any]:
    return dict(yaml.safe_load(API_DESCRIPTION.read_text(encoding="utf-8")))
