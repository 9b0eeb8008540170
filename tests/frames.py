"""Frames in a page: how an author pastes them, and how tall they are."""

from __future__ import annotations

import time

from playwright.sync_api import Frame, Page

SAMPLE = "/embed/pakistan-taliban"
KINDS = {
    "overview": f"{SAMPLE}/",
    "section": f"{SAMPLE}/militancy/",
    "people": f"{SAMPLE}/people/",
    "timeline": f"{SAMPLE}/timeline/",
    "glossary": f"{SAMPLE}/glossary/",
    "who-says-what": f"{SAMPLE}/who-says-what/",
}
SECTION = KINDS["section"]
HEIGHT = "document.documentElement.getBoundingClientRect().height"


def iframe(address: str, attributes: str = "", width: str = "600px") -> str:
    """A frame as an author pastes it."""
    style = f"width:{width};border:0;display:block"
    return f'<iframe title="Embed" src="{address}" style="{style}" {attributes}></iframe>'


def script(server: str) -> str:
    """The script as an author pastes it."""
    return f'<script src="{server}/embed.js" async></script>'


def within(page: Page, index: int = 0) -> Frame:
    """A frame of the page, its document loaded."""
    frame = page.locator("iframe").nth(index).element_handle().content_frame()
    assert frame
    frame.wait_for_load_state()
    return frame


def height(page: Page, index: int = 0) -> float:
    """How tall a frame is inside."""
    return float(page.locator("iframe").nth(index).evaluate("frame => frame.clientHeight"))


def slack(page: Page, index: int = 0) -> float:
    """By how much a frame is taller than what is in it."""
    return height(page, index) - float(within(page, index).evaluate(HEIGHT))


def fits(page: Page, index: int = 0) -> bool:
    """Whether a frame gets as tall as what is in it, within a pixel, and needs no scrolling."""
    # What is out of sight is laid out when the browser has time for it.
    page.locator("iframe").nth(index).scroll_into_view_if_needed()
    until = time.monotonic() + 5
    while not (fit := _fits(page, index)) and time.monotonic() < until:
        page.wait_for_timeout(50)
    return fit


def _fits(page: Page, index: int) -> bool:
    tall = within(page, index).evaluate("document.documentElement.scrollHeight <= innerHeight")
    return bool(tall) and abs(slack(page, index)) < 1
