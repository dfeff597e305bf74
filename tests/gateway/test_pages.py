"""The page as it is served, and the description of the API."""

from __future__ import annotations

import re

import pytest
import schemathesis
from starlette.routing import Route

from bot.gateway import create_app
from bot.gateway.pages import FOLDER, read_description
from gateway.conftest import StandIn


def test_the_page_names_who_runs_it_and_a_person_with_signs_made_harmless(visitor):
    page = visitor.http.get("/").text
    assert "École d&#x27;essai &lt;test&gt;" in page
    assert page.count("+33 1 23 45 67 89") == 3
    assert not re.search(r"\{\w+\}", page)


def test_the_page_holds_nothing_inline_and_fetches_nothing_elsewhere():
    page = (FOLDER / "index.html").read_text()
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", page)
    for file in FOLDER.iterdir():
        addresses = set(re.findall(r"https?://[^\s\"']+", file.read_text()))
        assert addresses <= {"http://www.w3.org/2000/svg"}


def test_every_file_of_the_page_is_served_and_nothing_beside(visitor):
    for file in FOLDER.iterdir():
        assert visitor.http.get(f"/page/{file.name}").status_code == 200
    for path in ("/page/../../domain.yml", "/page/%2e%2e/%2e%2e/domain.yml", "/page/"):
        assert visitor.http.get(path).status_code == 404


def test_no_text_becomes_markup():
    scripts = "".join(file.read_text() for file in FOLDER.glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", scripts)


def test_the_page_says_the_same_things_in_both_languages():
    french, dutch = (FOLDER / "texts.js").read_text().split("  nl: {")
    assert re.findall(r"^    (\w+):", french, re.MULTILINE) == re.findall(
        r"^    (\w+):", dutch, re.MULTILINE
    )


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
