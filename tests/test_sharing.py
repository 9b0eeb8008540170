"""Sharing, as a reader does it: by a panel, by a page, with script and without, by keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect

from app.site import build_site
from app.store import Publication
from app.urls import LOOKS, Address
from app.verify import Verified
from app.web import create_app
from tests.conftest import Visit
from tests.sample import attributes, bridge, html, sample, sample_site, texts
from tests.serving import served

TOP = "https://bridges.example/news"
CLOSURE = "/bridge/closure/"
MILITANCY = "/pakistan-taliban/militancy/"
SOURCE = "/pakistan-taliban/source/"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
REFUSED = """navigator.clipboard.writeText = async () => {
    window.refused = (window.refused || 0) + 1;
    throw new DOMException("Write permission denied.", "NotAllowedError");
}"""
NO_COMMAND = "document.execCommand = () => false"
A_SHEET = "navigator.share = async (data) => { window.shared = data; }"


def test_a_section_ends_with_its_link_its_embed_code_and_one_citation() -> None:
    link, embed, citation = attributes(CLOSURE, ".share input", "value")
    assert link == f"{TOP}{CLOSURE}"
    assert f'src="{TOP}/embed{CLOSURE}"' in str(embed)
    assert str(citation).startswith("“The closure.”")
    assert attributes(CLOSURE, ".share .more a", "href") == [f"/news{CLOSURE}share/"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/bridge/", "Share one statement, or cite this explainer in another form"),
        ("/bridge/source/", "Share one paragraph, or cite this source in another form"),
        ("/bridge/who-says-what/", "Cite this page in another form"),
    ],
)
def test_every_page_with_something_to_share_leads_to_all_of_it(path: str, words: str) -> None:
    assert texts(path, ".share .more") == [words]


def test_a_share_page_has_the_section_and_each_of_its_statements() -> None:
    path = f"{CLOSURE}share/"
    statements = bridge().statements_in(bridge().explainer.sections[0])
    assert attributes(path, ".inside", "id") == [each.id for each in statements]
    links = attributes(path, ".item .field:first-child input", "value")
    assert [each for each in links if "iframe" not in str(each)] == [
        f"{TOP}{CLOSURE}",
        *(f"{TOP}{CLOSURE}#{each.id}" for each in statements),
    ]
    assert len(html(path).css(".item textarea")) == 5 * (1 + len(statements))
    assert texts(path, "summary .how")[:2] == ["said by Ann Marsh", "said by Ann Marsh"]


def test_the_share_page_of_the_source_has_each_paragraph_in_its_language() -> None:
    path = "/bridge/source/share/"
    assert attributes(path, ".inside", "id") == ["p1", "p2", "p3", "p4", "herald-p1", "herald-p2"]
    assert attributes(path, ".words", "dir")[-2:] == ["rtl", "rtl"]
    assert html(path).css("iframe, .looks") == []


def test_every_paragraph_of_the_source_leads_to_what_can_be_shared_of_it() -> None:
    leads = attributes("/bridge/source/", ".rests .hand", "href")
    shared = attributes("/bridge/source/share/", ".inside", "id")
    assert leads == [f"share/#{each}" for each in shared]


def test_a_share_page_lists_every_look_for_those_without_script() -> None:
    looks = attributes(f"{CLOSURE}share/", ".looks a", "href")
    assert looks == [f"/news/embed{CLOSURE}#{look}" for look in LOOKS]
    assert attributes(f"{CLOSURE}share/", ".looks input", "value") == [
        f'<script src="{TOP}/embed.js" async></script>'
    ]


def test_a_share_page_may_show_frames_of_this_site_and_no_other_page_may_any() -> None:
    for path, page in sample_site().items():
        policy = dict(page.headers).get(b"content-security-policy", b"")
        shows = path.endswith("/share/") and page.status == 200
        assert (b"frame-src 'self';" in policy) == shows, path


def test_a_share_page_is_not_indexed_beside_what_it_shares() -> None:
    assert attributes(f"{CLOSURE}share/", "link[rel=canonical]", "href") == [f"{TOP}{CLOSURE}"]
    assert b"/share/" not in sample_site()["/sitemap.xml"].body


def test_the_share_page_of_a_page_that_moved_moves_with_it() -> None:
    for old in ("/bridge/shut/share/", "/old-bridge/closure/share/"):
        assert sample_site()[old].location == f"/news{CLOSURE}share/"
    assert "/old-bridge/all/share/" not in sample_site()


def test_a_site_that_may_be_framed_by_some_may_show_its_own_embeds() -> None:
    site = build_site(sample(), Address(frame_ancestors="https://wiki.example"))
    policy = dict(site[f"/embed{CLOSURE}"].headers)[b"content-security-policy"]
    assert policy.endswith(b"frame-ancestors 'self' https://wiki.example")


def test_where_nobody_may_frame_an_embed_no_page_offers_one() -> None:
    site = build_site(sample(), Address("https://bridges.example", "", "'none'"))
    for path in (CLOSURE, f"{CLOSURE}share/"):
        assert b"<iframe" not in site[path].body
        assert b'class="fields looks"' not in site[path].body


# In a browser, where the site knows its address or (with `unknown`) does not.

unknown = pytest.mark.parametrize("server", ["unknown"], indirect=True)


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest, verified: Verified) -> Iterator[str]:
    """The address of the sample, which the sample knows unless a test asks for the contrary."""
    publication = Publication()
    with served(create_app(publication)) as port:
        origin = f"http://127.0.0.1:{port}"
        known = getattr(request, "param", "known") == "known"
        publication.publish(build_site(verified, Address(origin if known else "")))
        yield origin


def field(within: Page | Locator, name: str) -> Locator:
    return within.get_by_role("textbox", name=name, exact=True)


def clipboard(context: BrowserContext) -> str:
    """What is on the clipboard, read by another page than the one that wrote."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = context.new_page()
    reader.goto("/404.html")
    text: str = reader.evaluate("navigator.clipboard.readText()")
    reader.close()
    return text


def press_copy(page: Page, name: str) -> None:
    """As a reader does who has no pointer."""
    button = page.get_by_role("button", name=f"Copy {name}", exact=True).first
    button.focus()
    page.keyboard.press("Enter")


@pytest.mark.browser
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


@pytest.mark.browser
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


@pytest.mark.browser
def test_where_nothing_may_copy_the_reader_is_told_what_to_press(visit: Visit, server: str) -> None:
    page = visit("about:blank")
    page.add_init_script(f"{NO_CLIPBOARD}; {NO_COMMAND}")
    page.goto(MILITANCY)
    press_copy(page, "Link")
    expect(page.get_by_role("status")).to_have_text("Link is selected: press Ctrl+C to copy")
    expect(field(page, "Link")).to_be_focused()
    page.keyboard.press("Control+c")
    assert clipboard(page.context) == f"{server}{MILITANCY}"


@pytest.mark.browser
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


@pytest.mark.browser
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
    page.goto(link)
    expect(page.locator(".statement:target")).to_have_count(1)
    assert page.locator(".statement:target + .cite").inner_text() == chip.inner_text()


@pytest.mark.browser
def test_without_a_statement_that_is_lit_the_key_does_nothing(visit: Visit) -> None:
    page = visit(MILITANCY)
    page.keyboard.press("c")
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.browser
def test_a_key_copies_the_link_to_the_paragraph_in_hand(visit: Visit, server: str) -> None:
    page = visit(SOURCE)
    page.locator("#p9 .num").focus()
    page.keyboard.press("c")
    expect(page.get_by_role("status")).to_have_text("Link to the paragraph copied")
    assert clipboard(page.context) == f"{server}{SOURCE}#p9"


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_the_paragraph_that_is_lit_leads_to_sharing_its_statement(visit: Visit, width: int) -> None:
    page = visit(MILITANCY, viewport={"width": width, "height": 900})
    assert page.locator(".hand:visible").count() == 0
    chip = page.locator(".cite").nth(2)
    words = chip.locator("xpath=preceding-sibling::span[1]").inner_text()
    chip.click()
    hand = page.locator(".source.lit .hand:visible")
    expect(hand).to_have_count(1)
    assert str(hand.text_content()).startswith("Share “")
    hand.click()
    page.wait_for_url(re.compile(rf"{MILITANCY}share/#s-"))
    item = page.locator("details[open]")
    expect(item).to_have_count(1)
    expect(item.locator(".words")).to_have_text(words)
    page.goto(field(item, "Link").input_value())
    expect(page.locator(".statement:target")).to_have_text(words)


@pytest.mark.browser
def test_one_who_points_at_sharing_sees_which_statement_is_meant(visit: Visit) -> None:
    page = visit("/pakistan-taliban/", viewport={"width": 1440, "height": 900})
    several = page.locator(".source:has(.hand ~ .hand)").first
    several.hover()
    expect(page.locator(".statement.lit")).not_to_have_count(1)
    for hand in several.locator(".hand").all():
        hand.hover()
        meant = str(hand.get_attribute("href")).partition("#")[2]
        expect(page.locator(f".statement.lit:not(#{meant})")).to_have_count(0)
        expect(page.locator(f"#{meant}.lit")).to_have_count(1)


@pytest.mark.browser
def test_a_copied_statement_carries_its_permalink(visit: Visit, server: str) -> None:
    page = visit(MILITANCY)
    words, name = (
        page.locator(".row .statement")
        .nth(1)
        .evaluate("(it) => { getSelection().selectAllChildren(it); return [it.innerText, it.id]; }")
    )
    page.keyboard.press("Control+c")
    assert clipboard(page.context) == f"{words}\n{server}{MILITANCY}#{name}"


@pytest.mark.browser
def test_what_is_more_than_a_statement_is_copied_as_it_is(visit: Visit, server: str) -> None:
    page = visit(MILITANCY)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.key > p'))")
    page.keyboard.press("Control+c")
    copied = clipboard(page.context)
    assert "Khyber Pakhtunkhwa" in copied
    assert server not in copied


@pytest.mark.browser
def test_nothing_selected_leaves_the_clipboard_alone(visit: Visit) -> None:
    page = visit(MILITANCY)
    press_copy(page, "Link")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    page.evaluate("getSelection().collapse(document.querySelector('.statement').firstChild, 3)")
    page.keyboard.press("Control+c")
    assert clipboard(page.context).endswith(MILITANCY)


@pytest.mark.browser
def test_the_options_change_the_code_and_the_preview_at_once(visit: Visit, server: str) -> None:
    page = visit(f"{MILITANCY}share/", color_scheme="light")
    box = page.locator(".framed").first
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


@pytest.mark.browser
def test_the_preview_is_as_high_as_its_text_only_with_the_script(visit: Visit, server: str) -> None:
    page = visit(f"{MILITANCY}share/")
    box = page.locator(".framed").first
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


@pytest.mark.browser
def test_the_options_leave_the_way_back_alone(visit: Visit) -> None:
    page = visit(MILITANCY)
    page.goto(f"{MILITANCY}share/")
    box = page.locator(".framed").first
    box.get_by_label("Colours").select_option("dark")
    expect(box.frame_locator("iframe").locator(":root")).to_have_css("color-scheme", "dark")
    page.go_back()
    expect(page).to_have_url(re.compile(f"{MILITANCY}$"))


@pytest.mark.browser
def test_the_code_that_is_copied_is_the_one_that_is_shown(visit: Visit) -> None:
    page = visit(f"{MILITANCY}share/")
    page.get_by_label("Colours").first.select_option("dark")
    press_copy(page, "Embed code")
    expect(page.get_by_role("status")).to_have_text("Embed code copied")
    assert '#dark" title="' in clipboard(page.context)


@pytest.mark.browser
def test_the_share_sheet_of_the_system_gets_the_words_and_the_link(
    visit: Visit, server: str
) -> None:
    page = visit("about:blank")
    page.add_init_script(A_SHEET)
    page.goto(f"{MILITANCY}share/")
    page.get_by_role("button", name="Share with …").first.click()
    assert page.evaluate("window.shared") == {"title": "Militancy", "url": f"{server}{MILITANCY}"}
    item = page.locator("details").nth(1)
    item.locator("summary").click()
    item.get_by_role("button", name="Share with …").click()
    name = item.locator(".inside").get_attribute("id")
    assert page.evaluate("window.shared") == {
        "title": "Militancy",
        "text": item.locator(".words").inner_text(),
        "url": f"{server}{MILITANCY}#{name}",
    }


@pytest.mark.browser
def test_without_a_share_sheet_there_is_no_button_for_it(visit: Visit) -> None:
    page = visit("about:blank")
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{MILITANCY}share/")
    expect(page.get_by_role("button", name="Copy Link").first).to_be_visible()
    assert page.get_by_role("button", name="Share with …").count() == 0


@pytest.mark.browser
def test_without_script_it_is_a_page_with_everything_to_read_and_select(
    visit: Visit, server: str
) -> None:
    page = visit(f"{MILITANCY}share/", java_script_enabled=False)
    expect(field(page, "Link").first).to_have_value(f"{server}{MILITANCY}")
    expect(page.locator(".looks a")).to_have_count(len(LOOKS))
    expect(page.locator(".looks")).to_be_visible()
    assert page.locator("button:visible").count() == 0
    page.locator("summary").nth(1).click()
    opened = page.locator("details[open]")
    expect(field(opened, "BibTeX")).to_be_visible()
    expect(opened.frame_locator("iframe").locator("main")).to_be_visible()
    csl = json.loads(field(opened, "CSL-JSON").input_value())
    assert csl[0]["URL"] == field(opened, "Link").input_value()


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_link_to_one_statement_finds_it_open(visit: Visit, script: bool) -> None:
    page = visit(f"{MILITANCY}share/")
    name = page.locator(".inside").nth(4).get_attribute("id")
    page = visit(f"{MILITANCY}share/#{name}", java_script_enabled=script)
    expect(page.locator(f"#{name}")).to_be_visible()
    expect(page.locator(f"details:has(#{name}) .field").first).to_be_in_viewport()
    expect(page.locator("details[open]")).to_have_count(1)


@unknown
@pytest.mark.browser
@pytest.mark.parametrize("path", [MILITANCY, f"{MILITANCY}share/"])
def test_a_site_that_does_not_know_its_address_learns_it_from_the_browser(
    visit: Visit, server: str, path: str
) -> None:
    page = visit(path)
    expect(field(page, "Link").first).to_have_value(f"{server}{MILITANCY}")
    expect(page.locator(".unknown")).to_have_count(0)
    for text in page.locator(".field :is(input, textarea)").all():
        assert "address.invalid" not in text.input_value()
    embed = field(page, "Embed code").first.input_value()
    assert f'src="{server}/embed{MILITANCY}"' in embed
    assert page.locator(".looks:visible").count() == 0
    press_copy(page, "Link")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert clipboard(page.context) == f"{server}{MILITANCY}"


@unknown
@pytest.mark.browser
@pytest.mark.parametrize("path", [MILITANCY, f"{MILITANCY}share/", f"{SOURCE}share/"])
def test_without_script_such_a_site_says_so_and_shows_nothing_made_up(
    visit: Visit, path: str
) -> None:
    page = visit(path, java_script_enabled=False)
    expect(page.locator(".unknown")).to_be_visible()
    assert page.locator(".field:visible").count() == 0
    for summary in page.locator("summary").all()[:2]:
        summary.click()
    assert page.locator(".field:visible").count() == 0
    assert "address.invalid" not in page.inner_text("main")


def decoded(picture: bytes) -> list[str]:
    return [each.text for each in zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_qr_code_of_a_share_page_is_read_in_every_light(
    visit: Visit, server: str, scheme: str
) -> None:
    page = visit(f"{MILITANCY}share/", color_scheme=scheme)
    assert decoded(page.get_by_alt_text("QR code of the link").screenshot()) == [
        f"{server}{MILITANCY}"
    ]


@pytest.mark.browser
def test_the_qr_code_is_fetched_and_printed_only_on_paper(visit: Visit, server: str) -> None:
    page = visit("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(MILITANCY, wait_until="networkidle")
    code = page.locator("img.qr")
    expect(code).to_be_hidden()
    assert f"{MILITANCY}qr.svg" not in asked
    page.pdf()
    assert f"{MILITANCY}qr.svg" in asked
    page.emulate_media(media="print")
    assert decoded(code.screenshot()) == [f"{server}{MILITANCY}"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 820, 1440])
@pytest.mark.parametrize("path", [MILITANCY, f"{MILITANCY}share/", f"{SOURCE}share/"])
def test_nothing_of_it_is_wider_than_the_screen(visit: Visit, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 900})
    for closed in page.locator("details").all()[:2]:
        closed.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
