"""One script tag on somebody else's site."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import DESKTOP, PHONE
from tests.widget.host import HOSTILE, SCRIPT
from tests.widget.widget import STORED


@pytest.fixture
def site(browse, host, host_server, rasa):
    """Opens the site as it has been set by then."""
    return lambda path="/": browse(host_server[1] + path)


def test_before_it_is_opened_one_script_is_fetched_and_nothing_stored(site, url, context, rasa):
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    widget = site()
    expect(widget.launcher).to_be_visible()
    widget.page.wait_for_load_state("networkidle")
    assert [address for address in asked if address.startswith(url)] == [
        f"{url}/widget/parcours.js"
    ]
    assert widget.page.evaluate(STORED) == 0
    assert context.cookies() == []
    assert rasa.heard == []


def test_opened_it_asks_its_own_server_only_and_sets_no_cookie(site, url, host_server, context):
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    widget = site().open()
    widget.say("Bonjour")
    expect(widget.messages).to_have_count(3)
    assert {"/".join(address.split("/")[:3]) for address in asked} == {url, host_server[1]}
    assert context.cookies() == []
    assert widget.page.evaluate("Object.keys(sessionStorage)") == ["parcours"]
    assert widget.page.evaluate("localStorage.length") == 0


def test_it_adds_no_global_name_of_its_own(site, host):
    widget = site()
    names = "Object.getOwnPropertyNames(window).join()"
    widget.open()
    opened = set(widget.page.evaluate(names).split(","))
    host.attributes = 'data-nothing src="/none.js"'
    bare = set(site("/none").page.evaluate(names).split(","))
    # Lit's own registers of versions.
    assert {name for name in opened - bare if not name.isdigit()} <= {
        "litHtmlVersions",
        "reactiveElementVersions",
        "litElementVersions",
        "litPropertyMetadata",
    }


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_hostile_style_and_script_change_nothing(site, host, size):
    host.style, host.script = HOSTILE, SCRIPT
    widget = site()
    widget.page.set_viewport_size(size)
    expect(widget.launcher).to_be_visible()
    widget.open()
    look = """() => {
      const root = document.querySelector("parcours-chat").shadowRoot
        .querySelector("parcours-panel").shadowRoot;
      return [".panel", ".message.user"].map((name) => root.querySelector(name)).map((element) => {
        const {color, backgroundColor, fontSize, letterSpacing, textTransform, direction} =
          getComputedStyle(element);
        const {x, y, width, height} = element.getBoundingClientRect();
        return [color, backgroundColor, fontSize, letterSpacing, textTransform, direction,
          x, y, width, height].join();
      });
    }"""
    widget.input.press_sequentially("Bonjour")
    expect(widget.input).to_have_value("Bonjour")
    assert widget.page.title() == "Site"
    widget.input.press("Enter")
    expect(widget.messages).to_have_count(3)
    hostile = widget.page.evaluate(look)
    host.style = host.script = ""
    kind = site()
    kind.page.set_viewport_size(size)
    kind.open()
    kind.say("Bonjour")
    expect(kind.messages).to_have_count(3)
    assert kind.page.evaluate(look) == hostile


def test_the_language_is_that_asked_for_else_of_the_page_else_of_the_browser(site, host, rasa):
    host.attributes, host.lang = 'defer data-language="nl"', "fr"
    expect(site().launcher).to_have_text("Een vraag?")
    host.attributes, host.lang = "defer", "nl-BE"
    expect(site().launcher).to_have_text("Een vraag?")
    host.lang = "en"
    expect(site().launcher).to_have_text("Une question ?")
    site().open()
    assert rasa.heard[-1]["language"] == "fr"


@pytest.mark.parametrize("looks", [{"locale": "de-DE", "viewport": DESKTOP}])
def test_where_no_language_is_known_the_assistant_greets_in_both(site, host, rasa):
    host.lang = "de"
    widget = site()
    expect(widget.launcher).to_have_text("Une question ? / Een vraag?")
    assert widget.axe() == []
    widget.open()
    assert "language" not in rasa.heard[-1]


def test_the_school_goes_with_the_greeting_and_a_wrong_one_is_left_out(site, host, rasa):
    host.attributes = 'defer data-school="becode"'
    site().open()
    assert rasa.heard[-1]["payload"] == '/greet{"programme": "becode"}'
    host.attributes = 'defer data-school="../../Étrange"'
    site().open()
    assert rasa.heard[-1]["payload"] == "/greet"


@pytest.mark.parametrize(
    "brand", ["#ffd400", "#777", "red;}x{", "oklch(0.95 0.1 100)", "color(srgb 1 0.9 0.2)"]
)
def test_a_site_gives_colours_and_the_words_on_them_stay_readable(site, host, brand):
    host.attributes = f'defer data-brand="{brand}" data-accent="{brand}" data-position="left"'
    widget = site().open()
    widget.say("Bonjour")
    expect(widget.messages).to_have_count(3)
    assert widget.axe() == []
    assert widget.launcher.bounding_box()["x"] < 100


@pytest.mark.parametrize("looks", [{"viewport": DESKTOP, "color_scheme": "dark"}])
@pytest.mark.parametrize("brand", ["#fff", "#ffd400", "#000"])
def test_a_brand_alone_tints_what_the_person_says_and_leaves_it_readable(site, host, brand):
    host.attributes = f'defer data-brand="{brand}"'
    for scheme in ("dark", "light"):
        widget = site()
        widget.page.emulate_media(color_scheme=scheme)
        widget.open()
        widget.say("Bonjour")
        expect(widget.messages).to_have_count(3)
        assert widget.axe() == []


def test_the_script_twice_gives_one_widget_and_it_may_stand_in_the_head_without_defer(site, host):
    host.attributes = f'></script><script src="{host.gateway}/widget/parcours.js"'
    widget = site()
    expect(widget.launcher).to_have_count(1)
    widget.open()


def test_a_site_that_is_not_allowed_is_told_how_to_reach_a_person(site, host, given, settings, url):
    host.attributes = 'defer data-contact="+32 2 123 45 67"'
    widget = site()
    widget.page.route("**/chat.js*", lambda route: route.abort())
    widget.launcher.click()
    notice = widget.page.locator(".notice")
    expect(notice).to_contain_text("Le chat ne s’ouvre pas")
    expect(notice).to_contain_text("+32 2 123 45 67")
    assert widget.axe() == []
    widget.page.unroute("**/chat.js*")
    widget.open()
    expect(notice).to_be_empty()
