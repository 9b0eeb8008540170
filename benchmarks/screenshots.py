"""The pictures in docs/, taken anew: `python -m benchmarks.screenshots`.

A section on a desk, a tablet and a phone, in light and dark, with a statement lit; the overview.
They have the fonts of the machine that takes them, and few colours, to be small.
"""
# ruff: noqa: T201 - a script says what it wrote

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from .lighthouse import PAGES, server

DOCS = Path(__file__).resolve().parents[1] / "docs"
SCREENS: dict[str, ViewportSize] = {
    "wide": {"width": 1440, "height": 900},
    "middle": {"width": 820, "height": 1000},
    "narrow": {"width": 390, "height": 844},
}
CHROMIUM = ("--no-sandbox", "--disable-gpu")
COLOURS = 128
LIT = 2
"""The statement that is pointed at, from 0: it has figures in it."""


def take(browser: Browser, address: str, page: str, screen: str, scheme: str) -> None:
    """Write one picture."""
    colours: Literal["light", "dark"] = "dark" if scheme == "dark" else "light"
    with browser.new_context(viewport=SCREENS[screen], color_scheme=colours) as context:
        opened = context.new_page()
        opened.goto(f"{address}{PAGES[page]}")
        if page == "section":
            light(opened, screen)
        picture = Image.open(io.BytesIO(opened.screenshot()))
    path = DOCS / f"{page}-{screen}-{scheme}.png"
    few = picture.convert("RGB").quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path.name:26} {path.stat().st_size:>8,} bytes")


def light(page: Page, screen: str) -> None:
    """Point at a statement where its source is beside it; open that below it elsewhere."""
    statement = page.locator("main .row .statement[id]").nth(LIT)
    if screen == "wide":
        statement.hover(position={"x": 60, "y": 10})
        page.locator(".source[data-lit]").wait_for()
    else:
        statement.locator("xpath=following-sibling::a[1]").click()
        page.evaluate("scrollTo(0, 0)")
        if screen == "narrow":
            statement.evaluate("it => it.closest('.row').previousElementSibling.scrollIntoView()")


def main() -> None:
    with server() as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        for screen in SCREENS:
            for scheme in ("light", "dark"):
                take(browser, address, "section", screen, scheme)
        take(browser, address, "overview", "wide", "light")
        browser.close()


if __name__ == "__main__":
    main()
