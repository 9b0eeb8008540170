"""Copying a link, a citation or a statement, with the Clipboard API and without it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app.site import Site
from tests.conftest import Visit
from tests.reader import MILITANCY, clipboard, copied_selection, field, press_copy

pytestmark = pytest.mark.browser

SOURCE = "/pakistan-taliban/source/"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
REFUSED = """navigator.clipboard.writeText = async () => {
    window.refused = (window.refused || 0) + 1;
    throw new DOMException("Write permission denied.", "NotAllowedError");
}"""
NO_COMMAND = "document.execCommand = () => false"


@pytest.fixture
def server(knowing: str) -> str:
    """The sample at the address that it knows to be its own."""
    return knowing


@pytest.mark.parametrize("script", ["", NO_CLIPBOARD], ids=["clipboard", "no clipboard"])
@pytest.mark.parametrize("name", ["Link", "Embed code", "Citation"])
def test_a_field_is_copied_with_the_clipboard_api_and_without_it(
    visit: Visit, name: str, script: str
) -> None:
    page = visit("about:blank")
    page.add_init_script(script)
    page.goto(MILITANCY)
    press_copy(page, name)
    expect(page.get_by_role("status")).to_have_text(f"{name} copied")
    assert clipboard(page.context) == field(page, name).input_value() != ""


def test_where_the_clipboard_is_refused_the_field_is_copied_all_the_same(
    visit: Visit, server: str
) -> None:
    page = visit("about:blank")
    page.add_init_script(REFUSED)
    page.goto(MILITANCY)
    press_copy(page, "Link")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert page.evaluate("window.refused") == 1
    assert clipboard(page.context) == f"{server}{MILITANCY}"


def test_where_nothing_may_copy_the_reader_is_told_what_to_press(visit: Visit, server: str) -> None:
    page = visit("about:blank")
    page.add_init_script(f"{NO_CLIPBOARD}; {NO_COMMAND}")
    page.goto(MILITANCY)
    press_copy(page, "Link")
    expect(page.get_by_role("status")).to_have_text("Link is selected: press Ctrl+C to copy")
    expect(field(page, "Link")).to_be_focused()
    page.keyboard.press("Control+c")
    assert clipboard(page.context) == f"{server}{MILITANCY}"


@pytest.mark.parametrize("kind", ["overview", "section", "statement"])
def test_what_is_shared_is_copied_as_text_and_as_data(
    visit: Visit, site: Site, knowing: str, kind: str
) -> None:
    own = next(path for path in site if path.startswith("/pakistan-taliban/s-"))
    path = {"overview": "/pakistan-taliban/", "section": MILITANCY, "statement": own}[kind]
    page = visit(path)
    for name, told, file in (
        ("as Markdown", "Markdown copied", "index.md"),
        ("as data", "Data copied", "index.json"),
    ):
        press_copy(page, name)
        expect(page.get_by_role("status")).to_have_text(told)
        copied = clipboard(page.context)
        assert copied == page.request.get(f"{path}{file}").text()
        assert f"{knowing}{path}" in copied


def test_without_the_clipboard_api_what_was_fetched_is_copied_too(visit: Visit) -> None:
    page = visit("about:blank")
    page.add_init_script(NO_CLIPBOARD)
    page.goto(MILITANCY)
    press_copy(page, "as Markdown")
    expect(page.get_by_role("status")).to_have_text("Markdown copied")
    assert clipboard(page.context) == page.request.get(f"{MILITANCY}index.md").text()


def test_what_cannot_be_fetched_is_opened_to_be_copied_there(visit: Visit) -> None:
    page = visit(MILITANCY, reduced_motion="reduce")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError()); }")
    press_copy(page, "as data")
    page.wait_for_url(f"**{MILITANCY}index.json")


@pytest.mark.parametrize("script", ["", NO_CLIPBOARD], ids=["clipboard", "no clipboard"])
def test_a_key_copies_the_link_to_the_statement_that_is_lit(visit: Visit, script: str) -> None:
    page = visit("about:blank")
    page.add_init_script(script)
    page.goto(MILITANCY)
    chip = page.locator(".cite").nth(2)
    chip.focus()
    page.keyboard.press("c")
    expect(page.get_by_role("status")).to_have_text("Link to the statement copied")
    expect(chip).to_be_focused()
    link = clipboard(page.context)
    number = chip.inner_text()
    page.goto(link)
    assert page.locator("main .claim .statement + .cite").inner_text() == number


def test_without_a_statement_that_is_lit_the_key_does_nothing(visit: Visit) -> None:
    page = visit(MILITANCY)
    page.keyboard.press("c")
    expect(page.get_by_role("status")).to_have_text("")


def test_a_key_copies_the_link_to_the_paragraph_in_hand(visit: Visit, server: str) -> None:
    page = visit(SOURCE)
    page.locator("#p9 .paragraph__number").focus()
    page.keyboard.press("c")
    expect(page.get_by_role("status")).to_have_text("Link to the paragraph copied")
    assert clipboard(page.context) == f"{server}{SOURCE}#p9"


@pytest.mark.parametrize("width", [390, 1440])
def test_the_paragraph_that_is_lit_leads_to_sharing_its_statement(visit: Visit, width: int) -> None:
    page = visit(MILITANCY, viewport={"width": width, "height": 900})
    assert page.locator(".share__link:visible").count() == 0
    chip = page.locator(".cite").nth(2)
    words = chip.locator("xpath=preceding-sibling::span[1]").inner_text()
    chip.click()
    hand = page.locator(".source[data-lit] .share__link:visible")
    expect(hand).to_have_count(1)
    assert str(hand.text_content()).startswith("Share “")
    hand.click()
    page.wait_for_url(re.compile(rf"{MILITANCY}share/#s-"))
    item = page.locator("details[open]")
    expect(item).to_have_count(1)
    expect(item.locator(".item__words")).to_have_text(words)
    page.goto(field(item, "Link").input_value())
    expect(page.locator(".claim .statement")).to_have_text(words)


def test_one_who_points_at_sharing_sees_which_statement_is_meant(visit: Visit) -> None:
    page = visit("/pakistan-taliban/", viewport={"width": 1440, "height": 900})
    several = page.locator(".source:has(.share__link ~ .share__link)").first
    several.hover()
    expect(page.locator(".statement[data-lit]")).not_to_have_count(1)
    for hand in several.locator(".share__link").all():
        hand.hover()
        meant = str(hand.get_attribute("href")).partition("#")[2]
        expect(page.locator(f".statement[data-lit]:not(#{meant})")).to_have_count(0)
        expect(page.locator(f"#{meant}[data-lit]")).to_have_count(1)


def test_a_copied_statement_carries_its_permalink(visit: Visit, server: str) -> None:
    page = visit(MILITANCY)
    words, name = (
        page.locator(".row .statement")
        .nth(1)
        .evaluate("(it) => { getSelection().selectAllChildren(it); return [it.innerText, it.id]; }")
    )
    assert copied_selection(page) == f"{words}\n{server}/pakistan-taliban/{name}/"


def test_nothing_selected_leaves_the_clipboard_alone(visit: Visit) -> None:
    page = visit(MILITANCY)
    press_copy(page, "Link")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    page.evaluate("getSelection().collapse(document.querySelector('.statement').lastChild, 3)")
    page.keyboard.press("Control+c")
    assert clipboard(page.context).endswith(MILITANCY)
