"""The pages as they are served, and the description of the API."""

from __future__ import annotations

import re

import pytest
import schemathesis
from starlette.routing import Route

from bot.gateway import create_app, pages
from bot.gateway.pages import PAGES, SITE, read_description
from tests.gateway.conftest import StandIn


@pytest.mark.parametrize("path", [*PAGES, "/chat", "/chat?lang=nl"])
def test_a_page_has_the_operator_filled_in_with_signs_made_harmless(visitor, path):
    page = visitor.http.get(path).text
    assert "École d&#x27;essai &lt;test&gt;" in page
    assert "+33 1 23 45 67 89" in page
    assert not re.search(r"\{\w+\}", page)


@pytest.mark.parametrize("path", [*PAGES, "/chat"])
def test_a_page_holds_nothing_inline_and_fetches_nothing_elsewhere(visitor, path):
    page = visitor.http.get(path).text
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", page)
    assert not re.findall(r"https?://", page)


@pytest.mark.parametrize(
    ("path", "language"),
    [("/", "fr"), ("/nl", "nl"), ("/accessibilite", "fr"), ("/toegankelijkheid", "nl")],
)
def test_a_page_is_marked_with_its_language_and_says_that_it_is_a_demonstration(
    visitor, path, language
):
    page = visitor.http.get(path).text
    assert f'<html lang="{language}">' in page
    assert re.search("démonstration|demonstratie", page)


def test_the_files_of_the_site_are_served_and_nothing_beside(visitor):
    for file in (SITE / "files").iterdir():
        assert visitor.http.get(f"/site/{file.name}").status_code == 200
    for folder in ("site", "widget"):
        for path in ("../../domain.yml", "%2e%2e/%2e%2e/domain.yml", ""):
            assert visitor.http.get(f"/{folder}/{path}").status_code == 404


def test_a_page_says_so_where_the_widget_is_not_built(monkeypatch, tmp_path):
    monkeypatch.setattr(pages, "WIDGET", tmp_path)
    assert "npm run build" in pages.read_page("index.fr.html")
    (tmp_path / "parcours.js").touch()
    assert "npm run build" not in pages.read_page("index.fr.html")


def test_the_description_matches_the_routes(settings):
    routed = {
        (route.path, method.lower())
        for route in create_app(settings).routes
        if isinstance(route, Route) and (route.path.startswith(("/api/", "/health")))
        for method in route.methods - {"HEAD"}
    }
    described = {
        (path, method) for path, item in read_description()["paths"].items() for method in item
    }
    assert described == routed


def test_the_description_is_served(visitor):
    assert visitor.http.get("/openapi.json").json()["openapi"] == "3.1.0"


@pytest.fixture
def given():
    return {"messages_per_minute": 100_000}


@pytest.fixture
def schema(visitor):
    described = schemathesis.openapi.from_url(f"{visitor.http.base_url}/openapi.json")
    described.config.generation.update(max_examples=40)
    return described


api = schemathesis.pytest.from_fixture("schema")


@api.parametrize()
def test_answers_are_as_described(case, visitor, rasa: StandIn):
    case.call_and_validate(headers=visitor.authorization)
