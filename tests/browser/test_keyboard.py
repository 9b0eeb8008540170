"""Everything by keyboard: reachable in order, with the focus in sight, and keys that can be off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.conftest import Visit
from tests.reader import DESK, MILITANCY, PHONE, chips, focused, ids, in_view, leads_to, statements

pytestmark = pytest.mark.browser

# What has the focus: how it is outlined, and whether its middle or a corner lies open to the eye.
FOCUS = """() => {
    const it = document.activeElement, style = getComputedStyle(it);
    it.dataset.reached = "";
    const boxes = [...it.getClientRects()].filter(b => b.width && b.height);
    const open = boxes.some(b => [[.5, .5], [.1, .1], [.9, .9]].some(([x, y]) => {
        const top = document.elementFromPoint(b.x + b.width * x, b.y + b.height * y);
        return top && (it.contains(top) || top.contains(it));
    }));
    return {
        name: `${it.localName}.${it.className} ${it.textContent.trim().slice(0, 40)}`,
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        open,
        end: it === document.body,
    };
}"""


@pytest.fixture
def page(visit: Visit) -> Page:
    """The militancy section on a desk."""
    return visit(MILITANCY, viewport=DESK)


def expect_focus_on(page: Page, statement: int) -> None:
    assert focused(page) == statements(page)[statement].get_attribute("id")


def test_the_first_stop_leads_past_everything_to_the_text(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the text")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", [MILITANCY, "/pakistan-taliban/who-says-what/"])
def test_the_focus_is_always_in_sight(
    visit: Visit, path: str, size: ViewportSize, script: bool
) -> None:
    page = visit(path, viewport=size, java_script_enabled=script)
    stops: list[str] = []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["end"] or (stops and stop["name"] == stops[0]):
            break
        stops.append(stop["name"])
        assert stop["outlined"], stop["name"]
        assert stop["open"], stop["name"]
    assert len(stops) > 15
    missed = page.locator(":is(a[href], button, input):not([data-reached])")
    assert [each.text_content() for each in missed.all() if each.is_visible()] == []


def test_every_chip_is_reached_in_the_order_of_the_text_and_opens_with_enter(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=PHONE)
    for statement in statements(page):
        for chip in chips(statement):
            chip.focus()
            page.keyboard.press("Enter")
            name = leads_to(chip)
            assert focused(page) == name
            assert ids(page, ".source:visible") == [name]
            page.keyboard.press("Escape")
            expect(chip).to_be_focused()
            assert ids(page, ".source:visible") == []


def test_escape_leads_from_the_margin_back_to_the_chip(page: Page) -> None:
    chip = chips(statements(page)[-1])[1]
    chip.focus()
    page.keyboard.press("Enter")
    assert focused(page) == leads_to(chip)
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()


def test_escape_puts_the_light_out(page: Page) -> None:
    chips(statements(page)[0])[0].focus()
    expect(page.locator("[data-lit]")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator("[data-lit]")).to_have_count(0)


def test_keys_go_from_statement_to_statement_and_to_the_source(page: Page) -> None:
    page.keyboard.press("j")
    expect_focus_on(page, 0)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect_focus_on(page, 2)
    page.keyboard.press("k")
    expect_focus_on(page, 1)
    page.keyboard.press("s")
    assert focused(page) == "m2-1"
    page.keyboard.press("j")
    expect_focus_on(page, 2)
    for _ in statements(page):
        page.keyboard.press("j")
        assert in_view(page.locator(":focus"))
    expect_focus_on(page, 8)


def test_keys_turn_pages_and_put_the_margin_away(page: Page) -> None:
    page.keyboard.press("m")
    expect(page.locator(".masthead__switch")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("n")
    page.wait_for_url("**/diplomacy/")
    page.keyboard.press("p")
    page.wait_for_url(f"**{MILITANCY}")


def test_keys_are_listed(page: Page) -> None:
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard")
    expect(dialog).to_be_visible()
    assert dialog.locator("kbd").all_inner_texts() == [*"jksnpcm/?", "Esc"]
    assert all(dialog.locator("dd").all_inner_texts())
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="keyboard shortcuts").click()
    expect(dialog).to_be_visible()


def test_keys_can_be_switched_off_for_good(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Use these single keys").uncheck()
    page.get_by_role("button", name="Close").click()
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("n")
        expect(page.locator(".cite:focus")).to_have_count(0)
        assert page.url.endswith(MILITANCY)
        page.reload()
    page.keyboard.press("?")
    page.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("j")
    expect_focus_on(page, 0)


@pytest.mark.parametrize("keys", ["Control+j", "Meta+j", "Alt+j", "J", "x"])
def test_other_keys_are_left_to_the_browser(page: Page, keys: str) -> None:
    page.keyboard.press(keys)
    expect(page.locator(".cite:focus")).to_have_count(0)


def test_letters_typed_into_a_field_are_no_keys(page: Page) -> None:
    page.locator("main").evaluate("it => it.append(document.createElement('textarea'))")
    page.locator("main textarea").press_sequentially("jnm")
    expect(page.locator("main textarea")).to_have_value("jnm")
    assert page.url.endswith(MILITANCY)


def test_a_key_counts_at_once_when_the_list_has_closed(page: Page) -> None:
    page.keyboard.press("?")
    # Without a frame in between, in which a browser takes the focus from what is hidden.
    page.get_by_role("checkbox").evaluate(
        """it => {
            it.focus();
            it.closest("dialog").close();
            it.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
        }"""
    )
    expect_focus_on(page, 0)


def test_the_list_of_sections_opens_and_closes_by_keyboard(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=PHONE)
    page.get_by_role("button", name="Sections").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Sections")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.sections').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Sections")).to_be_hidden()
    expect(page.get_by_role("button", name="Sections")).to_be_focused()
