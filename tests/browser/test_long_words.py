"""Long words: no name and no word of an author pushes a page or an embed sideways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from app.site.build import Site, build_site
from app.urls import Address
from app.web.application import create_app
from app.web.store import Publication
from tests.browser.test_display import SIDEWAYS
from tests.reader import DESK, NARROW, TABLET, embeds, html_pages
from tests.sample import FILES, source_file, verified
from tests.serving import served

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NAMES = (
    'name = "Bridges',
    "title: Why",
    "title: The closure",
    "### Cost",
    "## Ann Marsh",
    'role="county engineer',
    'side="County',
    "## The bridge shuts",
    'label="a meeting',
    "## Deck",
    'expansion="the roadway',
)
"""What an author may call something, as the sample's files have it."""


def lengthened(text: str) -> str:
    """A file in which every name has a long word at its end."""
    for name in NAMES:
        text = text.replace(name, f"{name} {LONG}")
    return text


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample, all of whose names and some of whose words are long."""
    files = {path: lengthened(text) for path, text in FILES.items()}
    source = files["bridge/sources/wire.md"].partition("---\n")[2].partition("---\n")[2]
    body = source.strip().replace("The weather", f"{LONG}: the weather")
    title = f"Bridge stays closed {LONG}"
    files["bridge/sources/wire.md"] = source_file(
        title,
        f"The County Wire {LONG}",
        "en",
        body,
        f"byline: {LONG}\nurl: https://a.example/{LONG}\n",
    )
    return build_site(verified(tmp_path_factory.mktemp("long"), only=files), Address())


@pytest.fixture(scope="module")
def long(site: Site) -> Iterator[str]:
    """Its address."""
    with served(create_app(Publication(site))) as port:
        yield f"http://127.0.0.1:{port}"


CUT = """() => [...document.querySelectorAll("main *, .masthead *")].filter(it =>
    getComputedStyle(it).textOverflow === "ellipsis" && it.scrollWidth > it.clientWidth + 1
).map(it => it.className)"""
"""What a search in the page would find and nobody could read."""


def sideways(page: Page, paths: Iterable[str]) -> dict[str, list[str]]:
    """What reaches over the edge, of each page where anything does."""
    found = {}
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
        over = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[path] = [*page.evaluate(SIDEWAYS), *(["the page"] if over else [])]
    assert found
    return {path: each for path, each in found.items() if each}


def test_no_long_word_pushes_a_page_or_an_embed_sideways(
    browser: Browser, long: str, site: Site
) -> None:
    shown = [*html_pages(site), *(each for each in embeds(site) if "/s-" not in each)]
    with browser.new_context(base_url=long, viewport=NARROW) as context:
        assert sideways(context.new_page(), shown) == {}


@pytest.mark.parametrize("size", [TABLET, DESK], ids=["820", "1440"])
def test_nor_out_of_a_column_where_there_are_several(
    browser: Browser, long: str, size: ViewportSize
) -> None:
    shown = [f"/bridge/{each}" for each in ("", "people/", "source/", "who-says-what/")]
    with browser.new_context(base_url=long, viewport=size) as context:
        page = context.new_page()
        assert sideways(page, shown) == {}
        assert page.evaluate(CUT) == []
