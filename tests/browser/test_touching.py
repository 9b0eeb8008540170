"""A statement opens its evidence wherever it is touched; its chip does the same for everybody."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.conftest import Visit
from tests.reader import (
    DESK,
    MILITANCY,
    PHONE,
    TABLET,
    box,
    chips,
    focused,
    ids,
    in_view,
    leads_to,
    paragraphs,
    statements,
    touch,
)

pytestmark = pytest.mark.browser

A_DOUBLE_CLICK = 350
"""Milliseconds: somewhat longer than the page waits for the second click of two."""
ONLY_IN_THE_SOURCE = "listed as a global terrorist organization"


@pytest.fixture(params=[PHONE, TABLET, DESK], ids=["390", "820", "1440"])
def size(request: pytest.FixtureRequest) -> ViewportSize:
    found: ViewportSize = request.param
    return found


@pytest.fixture
def page(visit: Visit, size: ViewportSize) -> Page:
    """The militancy section for a finger, its sources closed."""
    return closed(visit(MILITANCY, viewport=size, has_touch=True))


TELLING = [
    "/",
    "/pakistan-taliban/",
    "/pakistan-taliban/who-says-what/",
    "/pakistan-taliban/people/",
    "/pakistan-taliban/timeline/",
    "/pakistan-taliban/all/",
]
"""Pages of every kind that shows statements with what they rest on."""


def closed(page: Page) -> Page:
    """The page with its margin put away, where there is one."""
    page.evaluate("localStorage.pilcrowMargin = 'off'")
    page.reload()
    return page


def opened(page: Page) -> list[str]:
    return ids(page, ".source:visible")


def test_a_touch_anywhere_opens_all_that_a_statement_rests_on_and_another_closes_it(
    page: Page,
) -> None:
    for statement in statements(page):
        touch(statement)
        expect(chips(statement)[0]).to_have_attribute("aria-expanded", "true")
        assert opened(page) == paragraphs(statement)
        touch(statement)
        expect(chips(statement)[0]).to_have_attribute("aria-expanded", "false")
        assert opened(page) == []


def test_what_was_opened_before_closes(page: Page) -> None:
    first, second, *_ = statements(page)
    touch(first)
    touch(second)
    expect(chips(second)[0]).to_have_attribute("aria-expanded", "true")
    assert opened(page) == paragraphs(second)


def test_what_is_open_is_closed_where_it_ends(page: Page) -> None:
    for statement in statements(page):
        touch(statement)
        expect(chips(statement)[0]).to_have_attribute("aria-expanded", "true")
        panel = page.locator(".source[data-open]").last
        way = panel.get_by_role("link", name="Close")
        end = box(panel)["y"] + box(panel)["height"]
        assert end - 48 < box(way.last)["y"] + box(way.last)["height"] <= end + 1
        way.last.tap()
        assert opened(page) == []
        assert in_view(statement)


def test_a_pointer_opens_it_too_but_not_while_it_selects(visit: Visit, size: ViewportSize) -> None:
    page = closed(visit(MILITANCY, viewport=size))
    statement = statements(page)[1]
    line = statement.evaluate("it => it.getClientRects()[0].toJSON()")
    x, y = line["x"] + 20, line["y"] + line["height"] / 2
    page.clock.install()
    page.mouse.dblclick(x, y)
    page.clock.run_for(A_DOUBLE_CLICK)
    assert opened(page) == []
    assert page.evaluate("getSelection().toString().trim()") in statement.inner_text().split()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y)
    page.mouse.up()
    page.clock.run_for(A_DOUBLE_CLICK)
    assert opened(page) == []
    page.mouse.click(x, y)
    page.clock.run_for(A_DOUBLE_CLICK)
    expect(chips(statement)[0]).to_have_attribute("aria-expanded", "true")
    assert opened(page) == paragraphs(statement)


@pytest.mark.parametrize("inside", ["<a href='#main'>", "<button>", "<details><summary>"])
def test_a_touch_on_something_else_in_a_statement_is_meant_for_that(
    page: Page, inside: str
) -> None:
    # One that has no link of its own: none can be in another.
    statement = statements(page)[1]
    statement.evaluate("(it, html) => { it.innerHTML = html + it.innerHTML; }", inside)
    page.clock.install()
    touch(statement)
    page.clock.run_for(A_DOUBLE_CLICK)
    assert opened(page) == []


def test_the_chip_is_the_one_control(page: Page) -> None:
    assert page.locator(".statement:is([tabindex], [role], [onclick])").count() == 0
    first, *others = statements(page)
    chip = chips(first)[0]
    expect(chip).to_have_attribute("aria-expanded", "false")
    expect(chip).to_have_accessible_name("source paragraph 2")
    chip.press("Enter")
    expect(chip).to_have_attribute("aria-expanded", "true")
    assert focused(page) == "m2-1"
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()
    assert opened(page) == []
    assert {chips(each)[0].get_attribute("aria-expanded") for each in others} == {"false"}


def test_where_sources_stand_beside_the_text_a_chip_expands_nothing(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK)
    assert page.locator(".cite[aria-expanded]").count() == 0
    switch = page.locator(".masthead__switch")
    switch.click()
    assert page.locator(".cite:not([aria-expanded])").count() == 0
    switch.click()
    assert page.locator(".cite[aria-expanded]").count() == 0


def test_a_link_to_a_statement_finds_its_evidence_open(page: Page) -> None:
    for statement in statements(page):
        link = f"{MILITANCY}#{statement.get_attribute('id')}"
        page.goto("/")
        page.goto(link)
        assert opened(page) == paragraphs(statement)
        expect(chips(statement)[0]).to_have_attribute("aria-expanded", "true")
        assert in_view(statement)


def test_a_link_within_the_page_does_so_too_and_going_back_from_there_closes_it(page: Page) -> None:
    statement = statements(page)[3]
    page.evaluate("to => { location.hash = to; }", statement.get_attribute("id"))
    expect(chips(statement)[0]).to_have_attribute("aria-expanded", "true")
    assert opened(page) == paragraphs(statement)
    page.keyboard.press("Escape")
    expect(chips(statement)[0]).to_have_attribute("aria-expanded", "false")
    assert opened(page) == []


def test_a_link_to_a_source_finds_that_open_and_it_can_be_closed(page: Page) -> None:
    page.goto("/")
    page.goto(f"{MILITANCY}#m19-1")
    assert opened(page) == ["m19-1"]
    page.locator("#m19-1").get_by_role("link", name="Close").click()
    assert opened(page) == []
    citing = page.locator('.statement:has(+ [href$="#m19-1"])')
    assert page.url.partition("#")[2] == citing.get_attribute("id")


def test_words_of_a_source_that_is_closed_are_found_and_it_opens(page: Page) -> None:
    assert opened(page) == []
    page.goto("/")
    page.goto(f"{MILITANCY}#:~:text={quote(ONLY_IN_THE_SOURCE)}")
    found = page.locator(".source[data-open]", has_text=ONLY_IN_THE_SOURCE)
    expect(found).to_have_count(1)
    assert in_view(found)
    expect(page.locator(f'.cite[href$="#{found.get_attribute("id")}"]').first).to_have_attribute(
        "aria-expanded", "true"
    )


def test_without_script_a_chip_opens_in_place_and_it_is_closed_where_it_ends(
    visit: Visit,
) -> None:
    page = visit(MILITANCY, viewport=PHONE, java_script_enabled=False)
    statement = statements(page)[0]
    chips(statement)[0].click()
    assert opened(page) == ["m2-1"]
    page.locator("#m2-1").get_by_role("link", name="Close").first.click()
    assert opened(page) == []


@pytest.mark.parametrize("on", [".statement", ".cite"])
def test_in_an_embed_the_same_touch_opens_what_a_row_rests_on(visit: Visit, on: str) -> None:
    page = visit(f"/embed{MILITANCY}", viewport=PHONE, has_touch=True)
    row = page.locator(".row").nth(1)
    for count in (1, 0):
        touch(row.locator(on).first)
        expect(row.locator("details[open]")).to_have_count(count)


@pytest.mark.parametrize("path", TELLING)
def test_no_chip_leaves_its_page(visit: Visit, path: str) -> None:
    page = visit(path)
    away = page.locator("main .cite").evaluate_all(
        """all => all.filter(it => {
            const to = document.getElementById(it.hash.slice(1));
            return it.pathname !== location.pathname || !to?.matches(".source");
        }).map(it => it.href)"""
    )
    assert away == []


@pytest.mark.parametrize("path", TELLING)
def test_on_every_page_a_touch_opens_in_place_and_closes_where_it_ends(
    visit: Visit, size: ViewportSize, path: str
) -> None:
    page = closed(visit(path, viewport=size, has_touch=True))
    every = page.locator("main .statement:visible").all()
    for statement in (every[0], every[len(every) // 2], every[-1]):
        touch(statement)
        chip = statement.locator("xpath=following-sibling::a[1]")
        expect(chip).to_have_attribute("aria-expanded", "true")
        panel = page.locator(f"[id='{leads_to(chip)}']")
        expect(panel).to_be_visible()
        assert box(panel)["y"] > box(statement)["y"]
        assert page.url.partition("#")[0].endswith(path)
        panel.get_by_role("link", name="Close").first.tap()
        assert opened(page) == []
        assert in_view(statement)


@pytest.mark.parametrize("path", TELLING)
def test_without_script_a_chip_opens_in_place_on_every_page(
    visit: Visit, size: ViewportSize, path: str
) -> None:
    page = visit(path, viewport=size, java_script_enabled=False)
    chip = page.locator("main .cite:visible").last
    chip.click()
    panel = page.locator(":target")
    expect(panel).to_be_visible()
    assert page.url.partition("#")[2] == leads_to(chip)
    panel.get_by_role("link", name="Back to").first.click()
    assert in_view(page.locator(":target"))


def test_a_mark_of_the_picture_leads_to_its_claim_with_the_evidence_open(
    visit: Visit, size: ViewportSize
) -> None:
    page = visit("/pakistan-taliban/who-says-what/", viewport=size)
    tick = page.locator(".matrix__tick").nth(5)
    tick.click()
    place = page.locator(f"[id='{leads_to(tick)}']")
    expect(place.locator(".cite").first).to_have_attribute("aria-expanded", "true")
    assert in_view(place)
    assert opened(page) != []
