"""The first screen: the text begins on it, and from anywhere there is a way around."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.conftest import Visit
from tests.reader import DESK, MILITANCY, PHONE, box

pytestmark = pytest.mark.browser

TABLET: ViewportSize = {"width": 820, "height": 1100}
SIXTY = "Why the neighbours of a closed bridge ask for another by May"
"""A title of sixty characters."""
PLACES = ("", "militancy/", "people/", "timeline/", "source/")
FIRST = "main .statement, main .paragraph > p"


def first(page: Page) -> float:
    """Where the first statement begins, or the first sentence of the source."""
    top: float = page.locator(FIRST).first.evaluate("it => it.getClientRects()[0].top")
    return top


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("size", "most"), [(PHONE, 260), (TABLET, 300)], ids=["390", "820"])
def test_the_text_begins_near_the_top(
    visit: Visit, place: str, size: ViewportSize, most: int, scheme: str
) -> None:
    looks = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    page = visit(f"/pakistan-taliban/{place}", viewport=size, **looks)
    assert len(SIXTY) == 60
    page.locator("h1").evaluate("(it, title) => { it.textContent = title; }", SIXTY)
    assert first(page) <= most


def test_what_a_page_rests_on_is_one_line_that_opens(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=PHONE, java_script_enabled=False)
    strip = page.get_by_role("navigation", name="Source paragraphs")
    expect(strip).to_be_hidden()
    line = page.get_by_role("button", name="rests on 6 of 21 paragraphs")
    line.click()
    expect(strip).to_be_visible()
    assert box(strip)["y"] >= box(line)["y"] + box(line)["height"]
    expect(strip).to_contain_text("Each box is a paragraph of the source")
    strip.get_by_role("link", name=re.compile("Paragraph 18 ?, on this page")).click()
    expect(page.locator("#m18-1")).to_be_visible()


def test_where_there_is_a_rail_nothing_has_to_be_opened(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK)
    expect(page.get_by_role("navigation", name="Source paragraphs")).to_be_visible()
    expect(page.locator(".head__covers")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["390", "820"])
def test_in_mid_page_there_is_a_way_around(visit: Visit, size: ViewportSize, script: bool) -> None:
    page = visit(f"{MILITANCY}#what-is-feared-next", viewport=size, java_script_enabled=script)
    assert page.evaluate("scrollY") > 200 or not script
    assert box(page.locator("#what-is-feared-next"))["y"] > box(page.locator(".masthead"))["height"]
    page.get_by_role("button", name="Sections").click()
    around = page.get_by_role("navigation", name="Sections")
    assert around.get_by_role("list").first.get_by_role("listitem").first.inner_text() == "Overview"
    around.get_by_role("link", name="Who is blamed").click()
    assert page.url.endswith("#who-is-blamed")


def test_sections_come_first_then_what_is_looked_up_then_the_proofs(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK)
    ways = page.locator(".sections > ul").evaluate_all(
        "all => all.map(it => [...it.children].map(li => li.firstElementChild.textContent))"
    )
    assert ways == [
        [
            "Overview",
            "Militancy",
            "Diplomacy",
            "The cleric’s visit",
            "The US view",
            "Forced returns to Afghanistan",
            "Recognition and trade",
        ],
        ["People", "Timeline", "Glossary", "Who says what"],
        ["Source", "Checked", "All on one page"],
    ]


def test_the_source_page_begins_with_the_article(visit: Visit) -> None:
    page = visit("/pakistan-taliban/source/", viewport=PHONE)
    last, facts = page.locator(".paragraph").last, page.locator(".facts")
    assert box(last)["y"] < box(facts)["y"]
    expect(page.locator(".rests li").first).to_be_hidden()
    page.get_by_text("claims rest on this").first.click()
    expect(page.locator(".rests li").first).to_be_visible()
