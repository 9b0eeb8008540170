"""Words and names are explained where a section first uses them, with script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.conftest import Visit
from tests.reader import DESK, MILITANCY, PHONE, TABLET, box

pytestmark = pytest.mark.browser

WIDTHS = pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["390", "820", "1440"])
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its screen."""
    over: int = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    return over


@WIDTHS
@pytest.mark.parametrize("looks", LOOKS)
def test_a_term_opens_what_it_means_and_closes_it(
    visit: Visit, size: ViewportSize, looks: str
) -> None:
    page = visit(MILITANCY, viewport=size, **LOOKS[looks])
    term = page.get_by_role("link", name="TTP", exact=True).first
    gloss = page.locator(".gloss", has_text="outlawed group")
    expect(gloss).to_be_hidden()
    expect(term).to_have_attribute("aria-expanded", "false")
    term.click()
    expect(gloss).to_be_visible()
    expect(gloss).to_be_in_viewport()
    expect(term).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith(MILITANCY)
    assert sideways(page) <= 0
    gloss.get_by_role("link", name="Close “TTP”").click()
    expect(gloss).to_be_hidden()
    expect(term).to_be_focused()


@WIDTHS
def test_a_gloss_opens_by_keyboard_and_escape_leads_back(visit: Visit, size: ViewportSize) -> None:
    page = visit(MILITANCY, viewport=size)
    term = page.locator("a.gloss__term").first
    gloss = page.locator(".gloss").first
    term.press("Enter")
    expect(gloss).to_be_visible()
    gloss.get_by_role("link").first.focus()
    page.keyboard.press("Escape")
    expect(gloss).to_be_hidden()
    expect(term).to_be_focused()


def test_a_second_press_closes_it(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=PHONE)
    page.locator("a.gloss__term").first.click()
    page.locator("a.gloss__term").first.click()
    expect(page.locator(".gloss").first).to_be_hidden()


@WIDTHS
def test_without_script_it_opens_in_place_and_closes(visit: Visit, size: ViewportSize) -> None:
    page = visit(MILITANCY, viewport=size, java_script_enabled=False)
    gloss = page.locator(".gloss").first
    expect(gloss).to_be_hidden()
    page.locator("a.gloss__term").first.click()
    expect(gloss).to_be_visible()
    gloss.locator(".gloss__back").click()
    expect(gloss).to_be_hidden()


def test_on_a_desk_it_stands_beside_its_paragraph_and_on_a_phone_below(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK)
    page.locator("a.gloss__term").first.click()
    row = page.locator(".row", has=page.locator("a.gloss__term")).first
    assert box(page.locator(".gloss").first)["x"] > box(row)["x"] + box(row)["width"]
    page.set_viewport_size(PHONE)
    text = row.locator("> p")
    assert box(page.locator(".gloss").first)["y"] >= box(text)["y"] + box(text)["height"]


def test_nothing_of_it_is_printed(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK)
    page.locator("a.gloss__term").first.click()
    page.emulate_media(media="print")
    expect(page.locator(".gloss").first).to_be_hidden()
