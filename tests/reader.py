"""What a reader does with a page, and what the page then shows."""

from __future__ import annotations

import os
import re
import time
from itertools import count

from playwright.sync_api import BrowserContext, FloatRect, Locator, Page, ViewportSize, expect

from app.site.build import Site

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
TABLET: ViewportSize = {"width": 820, "height": 1180}
DESK: ViewportSize = {"width": 1440, "height": 900}

MILITANCY = "/pakistan-taliban/militancy/"

# Somewhat longer than the page waits before it believes that a pointer means what it is over.
A_MOMENT = 400

_MANY = re.compile(r"(?:/embed)?/[^/]+/s-[a-z]{6}(?:-\d+)?/|/.+/share/")
"""Pages of which there is one for each statement, or for each other page."""


_TOUCHED = count(time.time())
"""When fingers come, in seconds: a second apart by no clock, for nobody waits between them."""


def html_pages(site: Site) -> list[str]:
    """The paths of every page that people read, but for what is shown in frames.

    Of the pages of statements, and of those that share, there is the longest of each make, unless
    `EVERY_PAGE` is set.
    """
    return _one_of_each(site, [path for path in _html(site) if not path.startswith("/embed/")])


def embeds(site: Site) -> list[str]:
    """The paths of what is shown in frames; of statements as with `html_pages`."""
    return _one_of_each(site, [path for path in _html(site) if path.startswith("/embed/")])


def _one_of_each(site: Site, paths: list[str]) -> list[str]:
    if os.environ.get("EVERY_PAGE"):
        return paths
    many = sorted(filter(_MANY.fullmatch, paths), key=lambda path: len(site[path].body))
    kept = {_make(site, path): path for path in many}.values()
    return [path for path in paths if path in kept or path not in many]


def _make(site: Site, path: str) -> frozenset[str]:
    """What the text of a page is made of: its classes, certainties and languages."""
    body = site[path].body.decode().partition("<body")[2]
    return frozenset(re.findall(r'(?:class|data-certainty|lang)="[^"]*"', body))


def _html(site: Site) -> list[str]:
    return [
        path
        for path, page in site.items()
        if page.media_type.startswith("text/html") and not page.location
    ]


def statements(page: Page) -> list[Locator]:
    """Every statement of the text, in order."""
    return page.locator("main .row .statement[id]").all()


def chips(statement: Locator) -> list[Locator]:
    """The links that follow a statement without anything between."""
    number = statement.evaluate(
        """it => {
            let chips = 0, next = it.nextElementSibling;
            for (; next?.matches(".cite"); next = next.nextElementSibling) chips += 1;
            return chips;
        }"""
    )
    following = statement.locator("xpath=following-sibling::a")
    return [following.nth(index) for index in range(number)]


def leads_to(link: Locator) -> str:
    """The id that a link leads to."""
    return str(link.get_attribute("href")).partition("#")[2]


def paragraphs(statement: Locator) -> list[str]:
    """The ids of the source paragraphs that a statement cites."""
    return sorted(map(leads_to, chips(statement)))


def point_at(target: Locator) -> None:
    """Bring the pointer over the first line of an element."""
    target.scroll_into_view_if_needed()
    at = target.evaluate("it => { const b = it.getClientRects()[0]; return [b.x + 4, b.y + 6]; }")
    target.page.mouse.move(*at)


def touch(target: Locator) -> None:
    """Put a finger on the middle of the longest line of an element."""
    target.scroll_into_view_if_needed()
    middle = target.evaluate(
        """it => {
            const lines = [...it.getClientRects()].sort((a, b) => b.width - a.width);
            return { x: lines[0].x + lines[0].width / 2, y: lines[0].y + lines[0].height / 2 };
        }"""
    )
    devtools = target.page.context.new_cdp_session(target.page)
    # Two touches at once would select a word; by their own account these are far apart.
    now = next(_TOUCHED)
    for kind, points, at in (("touchStart", [middle], now), ("touchEnd", [], now + 0.05)):
        event = {"type": kind, "touchPoints": points, "timestamp": at}
        devtools.send("Input.dispatchTouchEvent", event)
    devtools.detach()


def leave(page: Page) -> None:
    """Take the pointer away from the text, until nothing is lit."""
    page.mouse.move(0, 0)
    expect(page.locator("[data-lit]")).to_have_count(0)


def ids(page: Page, selector: str) -> list[str]:
    """The ids of everything a selector finds."""
    return sorted(page.locator(selector).evaluate_all("all => all.map(it => it.id)"))


def lit(page: Page, selector: str) -> list[str]:
    """The ids of what is lit, as soon as anything is."""
    page.locator(f"{selector}[data-lit]").first.wait_for()
    return ids(page, f"{selector}[data-lit]")


def focused(page: Page) -> str:
    """The id of what has the focus or, of a chip, of its statement."""
    found = page.evaluate(
        """() => {
            let it = document.activeElement;
            while (it?.matches(".cite")) it = it.previousElementSibling;
            return it?.id;
        }"""
    )
    return str(found)


def box(target: Locator) -> FloatRect:
    """Where an element is drawn."""
    found = target.bounding_box()
    assert found, f"{target} is not drawn"
    return found


def in_view(target: Locator) -> bool:
    """Whether the beginning of an element is on the screen."""
    size = target.page.viewport_size
    assert size
    return 0 <= box(target)["y"] < size["height"]


def field(within: Page | Locator, name: str) -> Locator:
    """The field with this label, of those that can be copied."""
    return within.get_by_role("textbox", name=name, exact=True)


def copied_selection(page: Page) -> str:
    """What is on the clipboard when what is selected was copied, by one who is not too fast."""
    # It is fetched when something is selected; who asks again is answered when it is there.
    page.evaluate("import(document.querySelector('[data-quoting]').dataset.quoting).then(() => {})")
    page.keyboard.press("Control+c")
    return clipboard(page.context)


def clipboard(context: BrowserContext) -> str:
    """What is on the clipboard, read by another page than the one that wrote."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = context.new_page()
    reader.goto("/404.html")
    text: str = reader.evaluate("navigator.clipboard.readText()")
    reader.close()
    return text


def markup(context: BrowserContext) -> str:
    """What is on the clipboard as HTML."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = context.new_page()
    reader.goto("/404.html")
    html: str = reader.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return (await item.getType("text/html")).text();
        }"""
    )
    reader.close()
    return html


def press_copy(page: Page, name: str) -> None:
    """As a reader does who has no pointer."""
    button = page.get_by_role("button", name=f"Copy {name}", exact=True).first
    button.focus()
    page.keyboard.press("Enter")
