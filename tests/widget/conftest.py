"""The built widget in Chromium, on the demonstration site and on a stranger's, before a stand-in
for Rasa."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bot.settings import PROJECT
from tests.gateway.conftest import (  # noqa: F401
    StandIn,
    clock,
    gateway_server,
    rasa,
    rasa_server,
    said,
    served,
    settings,
    url,
)
from tests.widget.host import Host
from tests.widget.widget import Widget

WEB = PROJECT / "web"
CHROMIUM = os.environ.get("PARCOURS_CHROMIUM") or shutil.which("chromium") or ""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
NOTICE_VIOLATIONS = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
"""


@pytest.fixture(scope="session", autouse=True)
def built() -> None:
    """The widget, built anew where its sources are newer."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    if not shutil.which("npm"):
        pytest.skip("Node is not installed")
    if not (WEB / "node_modules").exists():
        subprocess.run(["npm", "ci", "--silent"], cwd=WEB, check=True)
    sources = [*(WEB / "widget").iterdir(), WEB / "package-lock.json", WEB / "vite.config.ts"]
    if _age(WEB / "dist" / "chat.js") <= max(map(_age, sources)):
        subprocess.run(["npm", "run", "--silent", "build"], cwd=WEB, check=True)


def _age(file: Path) -> float:
    return file.stat().st_mtime if file.exists() else 0


# Not longer than its tests: no other event loop can run meanwhile.
@pytest.fixture(scope="package")
def browser(built: None) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def host_server() -> Iterator[tuple[Host, str]]:
    host = Host()
    with served(host.app()) as port:
        yield host, f"http://127.0.0.1:{port}"


@pytest.fixture
def host(host_server: tuple[Host, str], url: str) -> Host:  # noqa: F811
    """Somebody else's site, which embeds the widget of the gateway."""
    host, _ = host_server
    host.embed(url)
    return host


@pytest.fixture
def given(host_server: tuple[Host, str]) -> dict[str, Any]:
    return {"origins": host_server[1], "messages_per_minute": 1000}


@pytest.fixture
def looks() -> dict[str, Any]:
    """How the browser is set, which a test changes by overriding this fixture."""
    return {"viewport": DESKTOP}


@pytest.fixture
def context(browser: Browser, looks: dict[str, Any]) -> Iterator[BrowserContext]:
    context = browser.new_context(**{"locale": "fr-FR", **looks})
    context.set_default_timeout(8000)
    context.add_init_script(NOTICE_VIOLATIONS)
    yield context
    context.close()


@pytest.fixture
def browse(context: BrowserContext) -> Iterator[Callable[[str], Widget]]:
    """Opens an address; at the end of the test no page has had a fault or broken its policy."""
    pages: list[Page] = []
    faults: list[str] = []

    def open_page(address: str) -> Widget:
        page = context.new_page()
        pages.append(page)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.goto(address)
        return Widget(page)

    yield open_page
    for page in pages:
        assert page.evaluate("window.violations") == []
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0
    assert [fault for fault in faults if "ERR_" not in fault and "status of" not in fault] == []


@pytest.fixture
def widget(browse: Callable[[str], Widget], url: str, rasa: StandIn) -> Widget:  # noqa: F811
    """On the French page of the demonstration site, not opened yet."""
    rasa.answer = lambda body: said(
        "Bonjour, je suis une machine.", buttons={"Le prix": "/ask_cost", "La durée": "/ask_time"}
    )
    return browse(url)


@pytest.fixture
def chat(widget: Widget) -> Widget:
    return widget.open()
