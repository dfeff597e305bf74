"""The widget as a person meets it, in a real browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from bot.settings import PROJECT

AXE = PROJECT / "web" / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    *("best-practice", "RGAAv4"),
]
RUN_AXE = """
  (tags) => axe.run(document, {runOnly: tags}).then(({violations}) => violations.map(
    ({id, nodes}) => `${id}: ${nodes.map((node) => node.target.flat().join(" ")).join(", ")}`))
"""
STORED = "Object.keys(localStorage).length + Object.keys(sessionStorage).length"
WORDS = {
    "fr": {"launcher": "Une question ?", "label": "Votre message", "close": "Fermer"},
    "nl": {"launcher": "Een vraag?", "label": "Je bericht", "close": "Sluiten"},
}


@dataclass
class Widget:
    page: Page
    language: str = "fr"

    @property
    def launcher(self) -> Locator:
        return self.page.locator("button.launcher")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def input(self) -> Locator:
        return self.page.locator("parcours-panel textarea")

    @property
    def status(self) -> Locator:
        return self.page.locator("#status")

    @property
    def messages(self) -> Locator:
        return self.page.locator(".message")

    def last(self, author: str = "bot") -> Locator:
        return self.page.locator(f".message.{author}").last

    def button(self, name: str, **options: Any) -> Locator:
        return self.page.locator("parcours-chat").get_by_role("button", name=name, **options)

    def choice(self, title: str) -> Locator:
        return self.page.locator(".choices button", has_text=title).last

    def open(self) -> Widget:
        self.launcher.click()
        expect(self.messages.first).to_be_visible()
        return self

    def say(self, text: str) -> None:
        self.input.fill(text)
        self.input.press("Enter")

    def menu(self, entry: str) -> None:
        self.button("Menu").click()
        self.button(entry).click()

    def axe(self) -> list[str]:
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[str] = self.page.evaluate(RUN_AXE, AXE_TAGS)
        return found

    def focused(self) -> str:
        """What has the focus, inside shadow roots too: its id, class or text."""
        return str(
            self.page.evaluate(
                """() => {
                  let at = document.activeElement;
                  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                  return at ? `${at.localName} ${at.id || at.className} ${at.innerText ?? ""}` : "";
                }"""
            )
        )
