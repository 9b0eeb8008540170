"""A page to share from, as a reader uses it: with script and without, by keyboard, on paper."""

from __future__ import annotations

import json
import re
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from app.urls import LOOKS
from tests.conftest import Visit
from tests.reader import MILITANCY, clipboard, field, press_copy

pytestmark = pytest.mark.browser

SOURCE = "/pakistan-taliban/source/"
A_SHEET = "navigator.share = async (data) => { window.shared = data; }"


@pytest.fixture
def server(knowing: str) -> str:
    """The sample at the address that it knows to be its own."""
    return knowing


def test_everything_on_a_share_page_is_reached_by_the_tab_key(visit: Visit) -> None:
    page = visit(f"{MILITANCY}share/")
    page.locator("summary").first.press("Enter")
    wanted = page.locator(
        "main :is(input, textarea, button, select, summary, a[href]):visible"
    ).count()
    page.locator("main").focus()
    reached = set()
    for _ in range(3 * wanted):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "[...document.querySelectorAll('main :is(input, textarea, button, select, summary,"
                " a[href])')].indexOf(document.activeElement)"
            )
        )
    assert len(reached - {-1}) == wanted


def test_the_options_change_the_code_and_the_preview_at_once(visit: Visit, server: str) -> None:
    page = visit(f"{MILITANCY}share/", color_scheme="light")
    box = page.locator(".looks__frame").first
    frame = box.frame_locator("iframe")
    scheme = "(it) => getComputedStyle(it).colorScheme"
    assert frame.locator(":root").evaluate(scheme) == "light dark"
    plain = field(box, "Embed code").input_value()
    assert f'src="{server}/embed{MILITANCY}"' in plain
    size = frame.locator("h1").evaluate("(it) => it.getBoundingClientRect().height")
    box.get_by_label("Colours").select_option("dark")
    expect(frame.locator(":root")).to_have_css("color-scheme", "dark")
    assert f'src="{server}/embed{MILITANCY}#dark"' in field(box, "Embed code").input_value()
    box.get_by_label("Compact").check()
    assert f'src="{server}/embed{MILITANCY}#dark-compact"' in field(box, "Embed code").input_value()
    expect(frame.locator(":root")).to_have_css("font-size", "14px")
    assert frame.locator("h1").evaluate("(it) => it.getBoundingClientRect().height") < size
    box.get_by_label("Colours").select_option("light")
    box.get_by_label("Compact").uncheck()
    expect(frame.locator(":root")).to_have_css("color-scheme", "light")
    box.get_by_label("Colours").select_option("the reader’s choice")
    expect(frame.locator(":root")).to_have_css("color-scheme", "light dark")
    assert field(box, "Embed code").input_value() == plain


def test_the_preview_is_as_high_as_its_text_only_with_the_script(visit: Visit, server: str) -> None:
    page = visit(f"{MILITANCY}share/")
    box = page.locator(".looks__frame").first
    frame = box.locator("iframe")
    fixed = int(str(frame.get_attribute("height")))
    assert frame.evaluate("(it) => it.offsetHeight") == fixed
    box.get_by_label("As high as its text").check()
    assert (
        field(box, "Embed code")
        .input_value()
        .endswith(f'</iframe><script src="{server}/embed.js" async></script>')
    )
    inside = box.frame_locator("iframe").locator("html")
    page.wait_for_function("() => document.querySelector('iframe').offsetHeight > 800")
    assert frame.evaluate("(it) => it.clientHeight") == inside.evaluate("(it) => it.scrollHeight")
    box.get_by_label("As high as its text").uncheck()
    assert frame.evaluate("(it) => it.offsetHeight") == fixed


def test_the_options_leave_the_way_back_alone(visit: Visit) -> None:
    page = visit(MILITANCY)
    page.goto(f"{MILITANCY}share/")
    box = page.locator(".looks__frame").first
    box.get_by_label("Colours").select_option("dark")
    expect(box.frame_locator("iframe").locator(":root")).to_have_css("color-scheme", "dark")
    page.go_back()
    expect(page).to_have_url(re.compile(f"{MILITANCY}$"))


def test_the_code_that_is_copied_is_the_one_that_is_shown(visit: Visit) -> None:
    page = visit(f"{MILITANCY}share/")
    page.get_by_label("Colours").first.select_option("dark")
    press_copy(page, "Embed code")
    expect(page.get_by_role("status")).to_have_text("Embed code copied")
    assert '#dark" title="' in clipboard(page.context)


def test_the_share_sheet_of_the_system_gets_the_words_and_the_link(
    visit: Visit, server: str
) -> None:
    page = visit("about:blank")
    page.add_init_script(A_SHEET)
    page.goto(f"{MILITANCY}share/")
    page.get_by_role("button", name="Share with …").first.click()
    assert page.evaluate("window.shared") == {"title": "Militancy", "url": f"{server}{MILITANCY}"}
    item = page.locator("details.item").nth(1)
    item.locator("summary").first.click()
    item.get_by_role("button", name="Share with …").click()
    name = item.locator(".item__inside").get_attribute("id")
    assert page.evaluate("window.shared") == {
        "title": "Militancy",
        "text": item.locator(".item__words").inner_text(),
        "url": f"{server}/pakistan-taliban/{name}/",
    }


@pytest.mark.parametrize("path", [MILITANCY, "/pakistan-taliban/", SOURCE])
def test_every_page_that_can_be_shared_has_the_share_sheet_of_the_device(
    visit: Visit, server: str, path: str
) -> None:
    page = visit("about:blank")
    page.add_init_script(A_SHEET)
    page.goto(path)
    page.locator(".share").get_by_role("button", name="Share with …").click()
    title = page.locator("h1").inner_text()
    assert page.evaluate("window.shared") == {"title": title, "url": f"{server}{path}"}


def test_without_a_share_sheet_there_is_no_button_for_it(visit: Visit) -> None:
    page = visit("about:blank")
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{MILITANCY}share/")
    expect(page.get_by_role("button", name="Copy Link").first).to_be_visible()
    assert page.get_by_role("button", name="Share with …").count() == 0


def test_without_script_it_is_a_page_with_everything_to_read_and_select(
    visit: Visit, server: str
) -> None:
    page = visit(f"{MILITANCY}share/", java_script_enabled=False)
    expect(field(page, "Link").first).to_have_value(f"{server}{MILITANCY}")
    expect(page.locator(".looks a")).to_have_count(len(LOOKS))
    expect(page.locator(".looks")).to_be_visible()
    assert page.locator("button:visible").count() == 0
    page.locator(".item > summary").first.click()
    opened = page.locator("details.item[open]")
    expect(opened.locator(".source mark").first).to_be_visible()
    opened.get_by_role("link", name="Back to “").click()
    expect(opened.locator("> summary")).to_be_in_viewport()
    opened.locator(".item__forms > summary").click()
    expect(field(opened, "BibTeX")).to_be_visible()
    expect(opened.frame_locator("iframe").locator("main")).to_be_visible()
    csl = json.loads(field(opened, "CSL-JSON").input_value())
    assert csl[0]["URL"] == field(opened, "Link").input_value()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_link_to_one_statement_finds_it_open(visit: Visit, script: bool) -> None:
    page = visit(f"{MILITANCY}share/")
    name = page.locator(".item__inside").nth(4).get_attribute("id")
    page = visit(f"{MILITANCY}share/#{name}", java_script_enabled=script)
    expect(page.locator(f"#{name}")).to_be_visible()
    expect(page.locator(f"details:has(#{name}) .field").first).to_be_in_viewport()
    expect(page.locator("details[open]")).to_have_count(1)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_touch_on_a_statement_shows_its_source_and_it_closes_where_it_ends(
    visit: Visit, width: int
) -> None:
    page = visit(f"{MILITANCY}share/", viewport={"width": width, "height": 844}, has_touch=True)
    item = page.locator("details.item").nth(2)
    words, source = item.locator(".item__words"), item.locator(".source").first
    words.tap()
    expect(source.locator("mark").first).to_be_in_viewport()
    number = source.locator(".source__number")
    assert item.locator("summary .cite").first.inner_text().lower() == number.inner_text().lower()
    to = str(number.get_attribute("href"))
    assert to.startswith("/pakistan-taliban/source/#p")
    item.get_by_role("link", name="Close · Back to “").tap()
    expect(source).to_be_hidden()
    expect(item.locator("> summary")).to_be_focused()
    expect(words).to_be_in_viewport()
    page.keyboard.press("Enter")
    number.focus()
    page.keyboard.press("Escape")
    expect(source).to_be_hidden()
    expect(item.locator("> summary")).to_be_focused()


def test_who_selects_the_words_of_a_statement_there_opens_nothing(visit: Visit) -> None:
    page = visit(f"{MILITANCY}share/")
    item = page.locator("details.item").nth(2)
    line = item.locator(".item__words").evaluate("it => it.getClientRects()[0].toJSON()")
    x, y = line["x"] + 20, line["y"] + line["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()") != ""
    expect(item.locator(".source").first).to_be_hidden()


def decoded(picture: bytes) -> list[str]:
    return [each.text for each in zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_qr_code_of_a_share_page_is_read_in_every_light(
    visit: Visit, server: str, scheme: str
) -> None:
    page = visit(f"{MILITANCY}share/", color_scheme=scheme)
    assert decoded(page.get_by_alt_text("QR code of the link").screenshot()) == [
        f"{server}{MILITANCY}"
    ]


def test_the_qr_code_is_fetched_and_printed_only_on_paper(visit: Visit, server: str) -> None:
    page = visit("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(MILITANCY, wait_until="networkidle")
    code = page.locator("img.colophon__code")
    expect(code).to_be_hidden()
    assert f"{MILITANCY}qr.svg" not in asked
    page.pdf()
    assert f"{MILITANCY}qr.svg" in asked
    page.emulate_media(media="print")
    assert decoded(code.screenshot()) == [f"{server}{MILITANCY}"]


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
@pytest.mark.parametrize("path", [MILITANCY, f"{MILITANCY}share/", f"{SOURCE}share/"])
def test_nothing_of_it_is_wider_than_the_screen(visit: Visit, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 900})
    for closed in page.locator(".item > summary, .item__forms:visible > summary").all()[:3]:
        closed.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
