"""Embeds in real frames, in real pages of other origins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.site.build import build_site
from app.urls import LOOKS, Address
from app.web.application import create_app
from app.web.store import Publication
from tests.conftest import Stand
from tests.frames import (
    HEIGHT,
    KINDS,
    SECTION,
    fits,
    height,
    iframe,
    script,
    within,
)
from tests.hosts import Host
from tests.sample import sample
from tests.serving import served

pytestmark = pytest.mark.browser

ISOLATED = {
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
}
NO_SIDEWAYS_SCROLL = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
PAPER = "getComputedStyle(document.body).backgroundColor"
HERE = "https://pilcrow.example"
LIGHT, DARK = "rgb(251, 248, 241)", "rgb(23, 22, 20)"


def test_a_frame_that_comes_by_another_address_is_named(
    stand: Stand, server: str, statement: str
) -> None:
    other = server.replace("127.0.0.1", "localhost")
    frames = iframe(other + statement, "data-pilcrow") + iframe(other + statement)
    page = stand(frames + script(server))
    assert fits(page)
    assert height(page, 1) == 150


def test_an_embed_in_a_frame_in_a_frame_fits_the_inner_one(
    stand: Stand, host: Host, server: str, statement: str
) -> None:
    inner = host.add(iframe(server + statement, 'sandbox="allow-scripts"') + script(server))
    page = stand(iframe(inner, width="700px"), name="localhost")
    middle = within(page)
    embed = middle.wait_for_selector("iframe")
    assert embed
    content = embed.content_frame()
    assert content
    content.wait_for_load_state()
    middle.wait_for_function("document.querySelector('iframe').clientHeight > 160")
    assert 0 <= embed.evaluate("it => it.clientHeight") - content.evaluate(HEIGHT) < 1


def test_a_page_that_asks_for_isolation_may_show_an_embed(
    stand: Stand, server: str, statement: str
) -> None:
    page = stand(iframe(server + statement) + script(server), ISOLATED)
    assert page.evaluate("crossOriginIsolated")
    assert fits(page)
    expect(page.frame_locator("iframe").locator("blockquote").first).to_be_visible()


@pytest.fixture(scope="module")
def choosy() -> Iterator[str]:
    """A site that lets one other site embed."""
    site = build_site(sample(), Address(frame_ancestors="http://localhost:*"))
    with served(create_app(Publication(site))) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("name", "path", "shown"),
    [
        ("localhost", "/embed/bridge/closure/", True),
        ("127.0.0.1", "/embed/bridge/closure/", False),
        ("localhost", "/bridge/closure/", False),
    ],
)
def test_who_may_frame_is_what_the_setting_says(
    browser: Browser, host: Host, choosy: str, name: str, path: str, shown: bool
) -> None:
    page = browser.new_page()
    page.goto(host.add(iframe(choosy + path), name=name))
    page.wait_for_load_state("networkidle")
    assert (page.frames[1].url == choosy + path) is shown
    assert (page.frame_locator("iframe").locator(".statement").count() > 0) is shown
    page.close()


def test_a_browser_that_sizes_frames_by_itself_may(
    stand: Stand, server: str, statement: str
) -> None:
    style = "<style>iframe { frame-sizing: content-height }</style>"
    page = stand(style + iframe(server + statement))
    if not page.evaluate("CSS.supports('frame-sizing', 'content-height')"):
        pytest.skip("this Chromium does not know frame-sizing (CSS Sizing 4)")
    assert fits(page)
    before = height(page)
    within(page).locator("summary").first.click()
    page.wait_for_function("was => document.querySelector('iframe').clientHeight < was", arg=before)
    assert fits(page)


def test_without_script_in_a_full_sandbox_the_source_opens_in_place(
    stand: Stand, server: str
) -> None:
    page = stand(
        f'<div style="height:1500px"></div>{iframe(server + SECTION, "sandbox")}'
        '<div style="height:1500px"></div>'
    )
    page.evaluate("scrollTo(0, 1100)")
    frame = within(page)
    source = frame.locator(".source").first
    expect(source).to_be_hidden()
    summary = frame.locator("summary").first
    summary.focus()
    page.evaluate("scrollTo(0, 1100)")
    page.keyboard.press("Enter")
    expect(source).to_be_visible()
    page.keyboard.press("Enter")
    expect(source).to_be_hidden()
    assert page.evaluate("scrollY") == 1100
    assert page.evaluate("history.length") == 2  # the empty page and this one


@pytest.mark.parametrize("sandbox", ["", "sandbox", 'sandbox="allow-scripts"'])
@pytest.mark.parametrize("look", ["", *LOOKS])
def test_an_embed_looks_as_its_address_says(
    stand: Stand, server: str, statement: str, look: str, sandbox: str
) -> None:
    address = f"{server}{statement}{'#' if look else ''}{look}"
    # Each where its reader likes the other.
    page = stand(iframe(address, sandbox), color_scheme="light" if "dark" in look else "dark")
    frame = within(page)
    assert frame.evaluate(PAPER) == (LIGHT if "light" in look else DARK)
    size = frame.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert size == ("14px" if "compact" in look else "16px")


def test_an_embed_is_as_light_as_its_reader_likes(
    stand: Stand, server: str, statement: str
) -> None:
    page = stand(iframe(server + statement), color_scheme="light")
    assert within(page).evaluate(PAPER) == LIGHT


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_nothing_runs_out_of_a_narrow_frame(stand: Stand, server: str, path: str) -> None:
    page = stand(iframe(server + path, width="240px"))
    frame = within(page)
    frame.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
    assert frame.evaluate(NO_SIDEWAYS_SCROLL)


@pytest.mark.parametrize("selector", [".imprint a", ".source__number"])
def test_in_a_plain_frame_a_link_opens_outside(
    stand: Stand, server: str, statement: str, selector: str
) -> None:
    page = stand(iframe(server + statement))
    with page.context.expect_page() as opened:
        within(page).locator(selector).first.click()
    assert opened.value.url.startswith(f"{server}/pakistan-taliban/")
    assert opened.value.evaluate("opener") is None


def test_an_embed_asks_for_nothing_and_keeps_nothing(
    stand: Stand, host: Host, server: str, statement: str
) -> None:
    asked: list[str] = []
    page = stand("")
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(host.add(iframe(server + statement)))
    within(page)
    page.wait_for_load_state("networkidle")
    assert asked == [page.url, server + statement]
    assert page.context.storage_state() == {"cookies": [], "origins": []}


def test_without_script_an_embed_is_whole(stand: Stand, server: str, statement: str) -> None:
    page = stand(iframe(f"{server}{statement}#dark"), java_script_enabled=False)
    frame = within(page)
    assert frame.evaluate(PAPER) == DARK
    expect(frame.locator(".source").first).to_be_visible()
    frame.locator("summary", has_text="In the source").click()
    expect(frame.locator(".source").first).to_be_hidden()


def beyond(page: Page) -> bool:
    """Whether the lower edge of the frame says that there is more, by what is painted there."""
    frame = within(page)
    return bool(
        frame.evaluate(
            "() => !!document.elementFromPoint(innerWidth / 2, innerHeight - 10).closest('.beyond')"
        )
    )


@pytest.mark.parametrize("sandbox", ["", 'sandbox=""', 'sandbox="allow-scripts"'])
@pytest.mark.parametrize("path", [*KINDS.values(), "statement"], ids=[*KINDS, "statement"])
def test_a_frame_that_is_cut_says_that_there_is_more(
    stand: Stand, server: str, statement: str, path: str, sandbox: str
) -> None:
    address = server + (statement if path == "statement" else path)
    page = stand(iframe(address, f'{sandbox} height="150"'))
    frame = within(page)
    assert beyond(page)
    frame.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert not beyond(page)
    page.locator("iframe").evaluate("frame => { frame.style.height = '9000px' }")
    (bar, footer) = (
        frame.locator(each).evaluate("it => it.getBoundingClientRect().toJSON()")
        for each in (".beyond", ".imprint")
    )
    assert footer["top"] <= bar["top"]
    assert bar["bottom"] <= footer["bottom"]
    covers = "it => getComputedStyle(it).backgroundColor"
    assert frame.locator(".imprint").evaluate(covers) == frame.locator("body").evaluate(covers)


def test_the_way_to_more_leads_to_the_full_page(stand: Stand, server: str) -> None:
    page = stand(iframe(server + SECTION, 'height="300"'))
    with page.context.expect_page() as opened:
        within(page).locator(".beyond a").click()
    assert opened.value.url == server + SECTION.removeprefix("/embed")


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_printed_embed_keeps_its_source(browser: Browser, server: str, path: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(server + path)
        sources, bar = page.locator(".source"), page.locator(".beyond")
        assert not sources.first.is_visible()
        page.emulate_media(media="print")
        sizes = sources.evaluate_all("all => all.map(it => it.getBoundingClientRect().height)")
        assert sizes
        assert min(sizes) > 10
        assert not bar.is_visible()
