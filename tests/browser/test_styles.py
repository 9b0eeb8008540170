"""What a page carries of style is what it uses: no rule is idle, and none is missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

import pytest
from playwright.sync_api import Browser

from app.pages.assets import read_assets
from app.pages.home import home_view
from app.pages.layout import Layouts
from app.pages.styles import KINDS
from app.problems.codes import CODES
from app.problems.examples import DRAWING
from app.settings import shipped
from app.site.build import Site, build_site
from app.site.render import environment, story_listing
from app.urls import SEARCH, Address
from app.web.application import create_app
from app.web.store import Publication
from tests.pages.test_sources import shaped
from tests.sample import PUBLIC, bridge, sample, sample_site, verified
from tests.serving import ask

pytestmark = pytest.mark.browser

Matches = Mapping[str, Mapping[str, Mapping[str, bool]]]
"""By kind of page and block: whether a selector matches anything on any page of that kind."""

# A selector as it is where whatever passes (a pointer, a focus, what a script sets) is there.
SELECTORS = r"""([blocks, documents]) => {
    const always = ":not(nothing)";
    const lasting = selector => selector
        .replace(/::[a-z-]+|:(hover|focus(-visible|-within)?|target)/g, always)
        .replace(/\[(data-(theme|look|gap|lit|open|now)|aria-pressed)[^\]]*\]/g, always);
    const nested = (selector, parent) => parent ? selector.replaceAll("&", parent) : selector;
    const all = (rules, parent) => [...rules].flatMap(rule => rule.selectorText && rule.style.length
        ? [nested(rule.selectorText, parent)]
        : all(rule.cssRules || [], rule.selectorText));
    const pages = documents.map(each => new DOMParser().parseFromString(each, "text/html"));
    return Object.fromEntries(Object.entries(blocks).map(([name, css]) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        return [name, Object.fromEntries(all(sheet.cssRules).map(selector =>
            [selector, pages.some(page => page.querySelector(lasting(selector)))]))];
    }));
}"""


@pytest.fixture(scope="module")
def pages(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """Pages by kind: the sample's, and those of the folder that has something of everything."""
    kinds = {read_assets().style(kind): kind for kind in KINDS}
    found = defaultdict(list)
    more = (pictured(tmp_path_factory), shaped(tmp_path_factory.mktemp("shaped")))
    for each in chain(*(one.values() for one in (site, sample_site(), *more))):
        if each.media_type.startswith("text/html"):
            html = each.body.decode()
            found[kinds[html.partition("<style>")[2].partition("</style>")[0]]].append(html)
    layouts = Layouts(sample().library, PUBLIC, read_assets())
    listing = story_listing(bridge())
    many = home_view(layouts, [listing] * 30 + [replace(listing, published="2024-05-02")] * 30)
    found["home"].append(environment().get_template("home.html").render(view=many))
    asked = create_app(Publication(sample_site()))
    found["search"].append(ask(asked, SEARCH, query=b"q=bridge").body.decode())
    return found


def pictured(folders: pytest.TempPathFactory) -> Site:
    """A small site that shows a drawing in its page, and one that is too large for that."""
    good = CODES["bad-picture"].good
    more = good["bridge/closure.md"].partition("---\n")[2].partition("---\n")[2]
    again = more.replace("plan", "large").replace("shut to", "closed to")
    large = DRAWING.replace("M0 20h90", f"M0 20h90{' m0 0' * 2000}")
    files = {"bridge/closure.md": good["bridge/closure.md"] + again, "bridge/large.svg": large}
    return build_site(verified(folders.mktemp("pictured"), files, good), Address())


@pytest.fixture(scope="module")
def matches(browser: Browser, pages: Mapping[str, list[str]]) -> Matches:
    """Every selector of every block, tried on every page."""
    files = {file.stem: file.read_text("utf-8") for file in shipped("static").glob("styles/*.css")}
    with browser.new_context() as context:
        blank = context.new_page()
        return {kind: blank.evaluate(SELECTORS, [files, html]) for kind, html in pages.items()}


def embedded(kind: str) -> bool:
    """Whether a kind of page is for frames."""
    return kind.startswith("embed-")


def made_by_scripts() -> re.Pattern[str]:
    """A class of something that no page has before its scripts ran, or what they hide."""
    scripts = [file.read_text("utf-8") for file in shipped("static").glob("scripts/*.js")]
    names = {name for text in scripts for name in re.findall(r'class"?[:,] "([\w-]+)"', text)}
    return re.compile(rf"\.({'|'.join(sorted(names))})(?![\w-])|\[hidden\]")


def test_every_kind_of_page_is_tried(pages: Mapping[str, list[str]]) -> None:
    assert set(pages) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_carries_a_block_of_which_it_uses_nothing(matches: Matches, kind: str) -> None:
    # What an author may, or may not.
    written = {"article", "list", "note", "pull", "row-key", "toc"}
    written |= {"picture", "picture-page", "picture-embedded"}
    by_scripts = {"controls", "keys", "share-link", "thread", "toast"}
    carried = {name: matches[kind][name] for name in KINDS[kind]}
    assert {name for name, rules in carried.items() if not any(rules.values())} <= (
        written | (set() if embedded(kind) else by_scripts)
    )


@pytest.mark.parametrize("framed", [False, True], ids=["pages", "embeds"])
def test_no_rule_is_carried_for_nothing(matches: Matches, framed: bool) -> None:
    scripted = made_by_scripts()
    kinds = [kind for kind in KINDS if embedded(kind) is framed]
    carried = {
        (block, selector)
        for kind in kinds
        for block in KINDS[kind]
        for selector in matches[kind][block]
        if framed or not scripted.search(selector)
    }
    used = {
        (block, selector)
        for kind in kinds
        for block in KINDS[kind]
        for selector, matched in matches[kind][block].items()
        if matched
    }
    assert carried - used == set()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_lacks_a_rule_that_it_needs(matches: Matches, kind: str) -> None:
    elsewhere = "-page" if embedded(kind) else "-embedded"
    lacking = {
        (block, selector)
        for block, rules in matches[kind].items()
        if block not in KINDS[kind] and not block.endswith(elsewhere)
        for selector, matched in rules.items()
        if matched and "." in selector
    }
    assert lacking == set()
