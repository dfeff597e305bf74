"""A site that embeds the widget: its own address, its own style, and a strict policy."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

# All that a site without mercy could do to what it embeds.
HOSTILE = """
* { all: unset !important; color: red !important; font: 40px serif !important;
    letter-spacing: 1em !important; text-transform: uppercase !important; direction: rtl; }
html { font-size: 7px; }
parcours-chat, body > * { display: none !important; position: static !important;
    visibility: hidden !important; opacity: 0 !important; transform: rotate(180deg) !important;
    width: 0 !important; height: 0 !important; overflow: hidden !important; z-index: -1 !important;
    pointer-events: none !important; }
button, textarea { display: none !important; }
:root { --brand: red; --ink: red; --paper: red; --accent: red; --on-accent: red;
    --top: 90px; --height: 90px; --gap: 90px; --accent-fill: red; --on-accent-fill: red; }
"""
SCRIPT = """
document.addEventListener("keydown", (event) => {
  if (event.key.length === 1) event.preventDefault();
});
document.addEventListener("keyup", () => { document.title = "heard a key"; });
"""
PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Site</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/style.css"><script src="/script.js"></script>
<script src="{gateway}/widget/parcours.js" {attributes}></script></head>
<body><main><h1>Site</h1><p><a href="/other">Ailleurs</a></p></main></body></html>
"""


class Host:
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/style.css", self._style),
                Route("/script.js", self._script),
                Route("/{path:path}", self._page),
            ]
        )

    def embed(self, gateway: str) -> None:
        self.gateway = gateway
        self.attributes = "defer"
        self.lang = "fr"
        self.style = self.script = ""

    async def _style(self, request: Request) -> Response:
        return Response(self.style, media_type="text/css")

    async def _script(self, request: Request) -> Response:
        return Response(self.script, media_type="text/javascript")

    async def _page(self, request: Request) -> Response:
        page = PAGE.format(gateway=self.gateway, attributes=self.attributes, lang=self.lang)
        policy = (
            f"default-src 'none'; script-src 'self' {self.gateway}; connect-src {self.gateway}; "
            "style-src 'self'; require-trusted-types-for 'script'; "
            "trusted-types lit-html dompurify; base-uri 'none'; form-action 'none'"
        )
        return HTMLResponse(page, headers={"Content-Security-Policy": policy})
