"""Heights of frames: as tall as what is in them, told by the script or said beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import mean

import pytest
from playwright.sync_api import expect

from app.share.heights import TALLEST
from app.share.subject import Subject
from app.site.build import Site, build_site
from app.urls import Address
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
    page = stand("".join(frames) + script(server), device_scale_factor=1.25)
    for index in range(len(frames)):
        assert fits(page, index)
    # What moves by what it measures does so in every picture that is drawn, and never by a clock.
    changes = page.evaluate(
        """async () => {
            let changes = 0;
            const seen = new ResizeObserver((all) => { changes += all.length; });
            for (const frame of document.querySelectorAll("iframe")) seen.observe(frame);
            for (let drawn = 0; drawn < 60; drawn += 1) await new Promise(requestAnimationFrame);
            return changes;
        }"""
    )
    # An observer tells every size once, at its beginning.
    assert changes == len(frames)


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
