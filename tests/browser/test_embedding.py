"""Embeds in real frames, in real pages of other origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import mean

import pytest
from playwright.sync_api import Browser, Page, expect

from app.share.heights import TALLEST
from app.share.subject import Subject
from app.site.build import Site, build_site
from app.urls import LOOKS, Address
from app.web.application import create_app
from app.web.store import Publication
from tests.conftest import Launch, Stand
from tests.frames import (
    HEIGHT,
    KINDS,
    SECTION,
    fits,
    height,
    iframe,
    script,
    slack,
    within,
)
from tests.hosts import Host
from tests.sample import sample
from tests.serving import served
from tests.typefaces import FAMILIES, WIDEST

pytestmark = pytest.mark.browser

ISOLATED = {
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
}
NO_SIDEWAYS_SCROLL = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
PAPER = "getComputedStyle(document.body).backgroundColor"
HERE = "https://pilcrow.example"
LIGHT, DARK = "rgb(251, 248, 241)", "rgb(23, 22, 20)"


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize(
    "sandbox", ["", 'sandbox="allow-scripts"', 'sandbox="allow-scripts allow-same-origin"']
)
def test_a_frame_is_as_tall_as_what_is_in_it(
    stand: Stand, server: str, path: str, sandbox: str
) -> None:
    page = stand(iframe(server + path, sandbox) + script(server))
    assert fits(page)
    before = height(page)
    summary = within(page).locator("summary").first
    summary.click()
    page.wait_for_function("was => document.querySelector('iframe').clientHeight > was", arg=before)
    assert fits(page)
    summary.click()
    page.wait_for_function(
        "was => document.querySelector('iframe').clientHeight <= was", arg=before
    )
    assert fits(page)
    assert height(page) == before


def test_a_frame_follows_the_size_of_its_type_and_its_width(
    stand: Stand, server: str, statement: str
) -> None:
    page = stand(iframe(server + statement) + script(server))
    assert fits(page)
    before = height(page)
    within(page).evaluate("document.documentElement.style.fontSize = '27px'")
    assert fits(page)
    assert height(page) > before
    within(page).evaluate("document.documentElement.style.fontSize = ''")
    assert fits(page)
    assert height(page) == before
    page.locator("iframe").evaluate("frame => { frame.style.width = '245.5px' }")
    assert fits(page)
    assert height(page) > before


def test_a_border_of_the_frame_takes_nothing_from_it(
    stand: Stand, server: str, statement: str
) -> None:
    for sizing in ("content-box", "border-box"):
        style = f"<style>iframe {{ box-sizing: {sizing}; border: 7px solid !important }}</style>"
        assert fits(stand(style + iframe(server + statement) + script(server)))


def test_no_frame_grows_by_itself(stand: Stand, server: str, statement: str) -> None:
    frames = [
        iframe(server + SECTION),
        iframe(server + SECTION, 'sandbox="allow-scripts"', "333.3px"),
        iframe(server + KINDS["timeline"], width="61.7%"),
        iframe(server + statement, width="50vw"),
        iframe(f"{server}{KINDS['who-says-what']}#dark-compact", width="240px"),
    ]
    watch = """<script>
        const changes = [];
        addEventListener("load", () => setTimeout(() => {
            const seen = new ResizeObserver(all => changes.push(...all));
            for (const frame of document.querySelectorAll("iframe")) seen.observe(frame);
        }, 1500));
    </script>"""
    page = stand("".join(frames) + script(server) + watch, device_scale_factor=1.25)
    for index in range(len(frames)):
        assert fits(page, index)
    page.wait_for_timeout(11_500)
    # An observer tells every size once, at its beginning.
    assert page.evaluate("changes.length") == len(frames)


@pytest.fixture(scope="module")
def served_sites(site: Site) -> Iterator[Mapping[str, Subject]]:
    """What can be embedded of the sample, and of a site whose sections are short, by address."""
    with (
        served(create_app(Publication(site))) as long,
        served(create_app(Publication(small := build_site(sample(), Address())))) as short,
    ):
        yield {
            f"http://127.0.0.1:{port}{each.embed}": each
            for port, offered in ((long, site), (short, small))
            for each in offered.provider.places.values()
            if each.embed
        }


@pytest.mark.parametrize("family", FAMILIES)
def test_without_script_a_frame_of_the_height_we_say_needs_no_scrolling(
    launch: Launch, served_sites: Mapping[str, Subject], family: str
) -> None:
    blank: list[float] = []
    with launch(family) as browser:
        page = browser.new_page()
        for address, embed in served_sites.items():
            page.goto(address)
            for width in (320, 520, 800):
                page.set_viewport_size({"width": width, "height": 400})
                tall = float(page.evaluate(HEIGHT))
                said = embed.height(width)
                assert min(tall, TALLEST) <= said, f"{address} at {width}"
                if said < TALLEST:
                    blank.append(said - tall)
    assert len(blank) > 300
    # And not by saying more than it needs: a line or two, in the widest face.
    if family == WIDEST:
        assert max(blank) < 100
        assert mean(blank) < 35


def test_a_readers_larger_text_scrolls_without_the_script_and_fits_with_it(
    launch: Launch, host: Host, server: str, site: Site, statement: str
) -> None:
    told = next(each for each in site.provider.places.values() if each.embed == statement)
    frame = iframe(server + statement, f'height="{told.height(600)}"')
    with launch(WIDEST, "--blink-settings=defaultFontSize=32") as browser:
        page = browser.new_page()
        page.goto(host.add(frame))
        way_out = within(page).get_by_role("link", name="Open the full page")
        assert slack(page) < 0
        way_out.scroll_into_view_if_needed()
        expect(way_out).to_be_in_viewport()
        page.goto(host.add(frame + script(server)))
        assert fits(page)


@pytest.mark.parametrize("when", ["before", "after", "late"])
def test_the_script_may_come_before_the_frame_or_after_it(
    stand: Stand, server: str, statement: str, when: str
) -> None:
    address = f"{server}/embed.js"
    if when == "before":
        page = stand(f'<script src="{address}"></script>{iframe(server + statement)}')
    elif when == "after":
        page = stand(iframe(server + statement))
        assert slack(page) != 0
        page.add_script_tag(url=address)
    else:
        page = stand(f'<script src="{address}"></script>')
        page.evaluate(
            "html => document.body.insertAdjacentHTML('beforeend', html)",
            iframe(server + statement),
        )
    assert fits(page)


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


def speaking(messages: str) -> str:
    """A page that says this to the page around it."""
    return f"<script>for (const it of [{messages}]) parent.postMessage(it, '*')</script>"


@pytest.mark.parametrize(
    ("message", "tall"),
    [
        ("{type: 'pilcrow:height', height: 321}", 321),
        ("{type: 'pilcrow:height', height: 320.2}", 321),
        ("{type: 'pilcrow:height', height: 1e9}", 10_000),
        ("{type: 'pilcrow:height', height: -5}", 40),
        ("{type: 'pilcrow:height', height: '321'}", 150),
        ("{type: 'pilcrow:height', height: Infinity}", 150),
        ("{type: 'pilcrow:height', height: NaN}", 150),
        ("{type: 'pilcrow:height'}", 150),
        ("{type: 'other', height: 321}", 150),
        ("null, 321, 'pilcrow:height', []", 150),
    ],
)
def test_only_a_height_within_bounds_is_taken(
    stand: Stand, host: Host, server: str, message: str, tall: int
) -> None:
    page = stand(
        f'<script src="{server}/embed.js"></script>'
        + iframe(host.add(speaking(message)), "data-pilcrow")
    )
    within(page)
    page.wait_for_timeout(200)
    assert height(page) == tall


def test_a_frame_speaks_for_itself_alone_and_from_its_own_origin(
    stand: Stand, host: Host, server: str, statement: str
) -> None:
    said = speaking("{type: 'pilcrow:height', height: 999}")
    stranger = host.add(said)
    moved = host.add(f"<script>location = {host.add(said, name='localhost')!r}</script>")
    page = stand(
        f'<script src="{server}/embed.js"></script>'
        + iframe(stranger)
        + iframe(server + statement)
        + iframe(moved, "data-pilcrow")
        + iframe(stranger, 'data-pilcrow sandbox="allow-scripts"')
    )
    page.wait_for_load_state("networkidle")
    assert fits(page, 1)
    assert [height(page, index) for index in (0, 2, 3)] == [150, 150, 999]


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
