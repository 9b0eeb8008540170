"""Small, large, dark, in forced colours, without motion: the page fits whoever reads it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from app.site.build import Site
from tests.conftest import Visit
from tests.reader import (
    DESK,
    MILITANCY,
    NARROW,
    PHONE,
    TABLET,
    box,
    chips,
    html_pages,
    ids,
    point_at,
    statements,
)

pytestmark = pytest.mark.browser

# Those that are met again and again have the size and need no exception.
SMALL_CHIPS = """() => [...document.querySelectorAll(
    ".cite, .strip a, .masthead__menu, .masthead__tools button")]
    .filter(it => it.checkVisibility()).map(it => it.getBoundingClientRect())
    .filter(box => box.width < 24 || box.height < 24).map(box => `${box.width}×${box.height}`)"""

SIDEWAYS = """() => [...document.querySelectorAll("body *")].filter(it => {
    const box = it.getBoundingClientRect();
    return it.checkVisibility() && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)
        && !it.closest(".text--hidden, .thread, .source--again");
}).map(it => `${it.localName}.${it.className} ${it.textContent.trim().slice(0, 30)}`)"""

CUT_OFF = f"""() => [
    getComputedStyle(document.documentElement).fontSize,
    document.documentElement.scrollWidth <= innerWidth,
    ({SIDEWAYS})(),
]"""

# WCAG 2.2, 2.5.8: a target of 24 by 24 pixels, or with a circle of 24 pixels around its middle that
# meets no other target, nor such a circle around another that is too small; in running text any.
SMALL_TARGETS = """() => {
    const targets = [...document.querySelectorAll("a[href], button, input")]
        .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.closest(".page__skip"))
        .flatMap(it => [...it.getClientRects()].map(box => ({it, box})))
        .filter(({box}) => box.width && box.height);
    const small = ({box}) => box.width < 24 || box.height < 24;
    const middle = ({box}) => [box.x + box.width / 2, box.y + box.height / 2];
    const apart = (one, other) => {
        const [x, y] = middle(one), [x2, y2] = middle(other), b = other.box;
        if (small(other) && Math.hypot(x - x2, y - y2) < 24) return false;
        const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom);
        return Math.hypot(dx, dy) >= 12;
    };
    const running = it => it.closest("p, dd, td, figcaption, .statement")
        && !it.matches(".cite, .source__number, .paragraph__number, .source__back")
        && !it.matches(".matrix__tick, .where, .field *");
    return targets.filter(small).filter(one => !running(one.it)).filter(one =>
        targets.some(other => other.it !== one.it && !apart(one, other))
    ).map(({it, box}) => `${it.className} ${it.textContent.trim()} ${box.width}×${box.height}`);
}"""


@pytest.mark.parametrize("size", [NARROW, PHONE, TABLET, DESK], ids=["320", "390", "820", "1440"])
def test_nothing_is_cut_off_or_scrolls_sideways_even_in_text_of_twice_the_size(
    visit: Visit, site: Site, size: ViewportSize
) -> None:
    page = visit("/", viewport=size)
    devtools = page.context.new_cdp_session(page)
    for path in html_pages(site):
        page.goto(path)
        for text in (16, 32):
            devtools.send("Page.setFontSizes", {"fontSizes": {"standard": text}})
            assert page.evaluate(CUT_OFF) == [f"{text}px", True, []], path


def test_text_of_twice_the_size_keeps_the_source_and_its_use(visit: Visit) -> None:
    # As a browser does it that enlarges nothing but text.
    page = visit(MILITANCY, viewport=PHONE)
    small = box(statements(page)[0])["height"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert box(statements(page)[0])["height"] > 2 * small
    chips(statements(page)[0])[0].click()
    assert ids(page, ".source:visible") == ["m2-1"]
    assert page.evaluate(SIDEWAYS) == []


def test_text_spaced_out_is_not_cut_off(visit: Visit) -> None:
    # WCAG 1.4.12
    page = visit(MILITANCY, viewport=PHONE)
    page.evaluate(
        """() => { for (const { style } of document.querySelectorAll("body *")) {
            style.lineHeight = "1.5"; style.letterSpacing = "0.12em"; style.wordSpacing = "0.16em";
        } }"""
    )
    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize("size", [NARROW, DESK], ids=["320", "1440"])
def test_every_target_is_large_enough_or_stands_apart(
    visit: Visit, site: Site, size: ViewportSize
) -> None:
    page = visit("/", viewport=size)
    for path in html_pages(site):
        page.goto(path)
        assert page.evaluate(SMALL_TARGETS) == [], path
        assert page.evaluate(SMALL_CHIPS) == [], path


def luminance(page: Page, selector: str, property: str) -> float:
    """How light a colour of an element is, between 0 and 1."""
    red, green, blue = page.locator(selector).first.evaluate(
        f"it => getComputedStyle(it)['{property}'].match(/[0-9]+/g).slice(0, 3).map(Number)"
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


@pytest.mark.parametrize("path", ["/", "/pakistan-taliban/", MILITANCY])
def test_dark_is_light_ink_on_dark_paper(visit: Visit, path: str) -> None:
    for scheme, dark in (("light", False), ("dark", True)):
        page = visit(path, color_scheme=scheme)
        assert (luminance(page, "body", "backgroundColor") < 0.2) is dark
        assert (luminance(page, "h1", "color") > 0.8) is dark
        assert (luminance(page, "mark", "backgroundColor") < 0.5) is dark if path != "/" else True


def test_in_forced_colours_what_is_drawn_is_still_there(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK, forced_colors="active")
    cited = page.locator(".strip [data-weight]").first
    other = page.locator(".strip a:not([data-weight])").first
    width = "it => getComputedStyle(it, '::before').borderTopWidth"
    assert cited.evaluate(width) != other.evaluate(width)
    paper = "it => getComputedStyle(it).backgroundColor"
    assert page.locator(".source mark").first.evaluate(paper) != page.locator("body").evaluate(
        paper
    )
    statement = statements(page)[0]
    point_at(statement)
    expect(statement).to_have_attribute("data-lit", "")
    bar = "it => getComputedStyle(it).borderInlineStartWidth"
    assert page.locator(".source[data-lit]").evaluate(bar) == "3px"
    assert page.locator(".source:not([data-lit])").first.evaluate(bar) == "1px"
    line = "it => getComputedStyle(it).textDecorationLine"
    assert page.locator(".source mark").first.evaluate(line) == "underline"
    assert statement.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    chips(statement)[0].focus()
    assert page.locator(":focus").evaluate("it => getComputedStyle(it).outlineStyle") == "solid"


SEEN = {"forced colours": {"forced_colors": "active"}, "more contrast": {"contrast": "more"}}
PLACES = [
    f"{MILITANCY}#what-is-feared-next",
    "/pakistan-taliban/people/#pakistan",
    "/pakistan-taliban/timeline/#taliban-return",
    "/pakistan-taliban/source/#p9",
    "/pakistan-taliban/who-says-what/#pakistan",
]


@pytest.mark.parametrize("look", SEEN)
def test_what_is_linked_to_or_lit_or_switched_on_is_drawn_and_not_only_coloured(
    visit: Visit, look: str
) -> None:
    page = visit("/", viewport=DESK, **SEEN[look])
    outline = "it => getComputedStyle(it).outlineStyle"
    for path in (*PLACES, f"{MILITANCY}#{a_statement(page)}"):
        page.goto(path)
        assert page.locator(":target").evaluate(outline) == "solid", path
    page.goto(MILITANCY)
    statement = statements(page)[0]
    point_at(statement)
    expect(statement).to_have_attribute("data-lit", "")
    line = "it => getComputedStyle(it).textDecorationLine"
    assert statement.evaluate(outline) == "solid"
    assert page.locator(".source mark").first.evaluate(line) == "underline"
    assert page.locator(".masthead__switch").evaluate(line) == "underline"


def a_statement(page: Page) -> str:
    """The id of one that stands on the page of militancy."""
    page.goto(MILITANCY)
    return str(statements(page)[1].get_attribute("id"))


ENHANCED = """() => axe.run(document, { runOnly: ["color-contrast-enhanced"] }).then(
    ({ passes, violations }) => [passes.length, violations.flatMap(it => it.nodes.map(
        ({ target, any }) => `${target}: ${any[0].data.contrastRatio}`))])"""
OF_EVERY_KIND = [
    "/",
    "/pakistan-taliban/",
    MILITANCY,
    f"{MILITANCY}share/",
    f"/embed{MILITANCY}",
    "/pakistan-taliban/people/",
    "/pakistan-taliban/timeline/",
    "/pakistan-taliban/source/",
    "/pakistan-taliban/who-says-what/",
    "/pakistan-taliban/checked/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whoever_asks_for_more_contrast_has_seven_to_one(
    visit: Visit, axe: str, scheme: str
) -> None:
    # WCAG 1.4.6
    page = visit("/", color_scheme=scheme, contrast="more", viewport=PHONE)
    for path in OF_EVERY_KIND:
        page.goto(path)
        page.evaluate(axe)
        assert page.evaluate(ENHANCED) == [1, []], path


def test_the_coverage_picture_is_drawn_in_forced_colours(visit: Visit) -> None:
    page = visit("/pakistan-taliban/", viewport=DESK, forced_colors="active")
    unit = page.locator(".coverage__units i").first
    assert unit.evaluate("it => parseFloat(getComputedStyle(it).borderTopWidth)") > 0
    assert box(unit)["width"] > 0


MOVES = """() => [...document.querySelectorAll("*")].filter(it => {
    const style = getComputedStyle(it);
    return style.transitionDuration !== "0s" || style.animationName !== "none"
        || style.scrollBehavior !== "auto";
}).length"""
TRANSITIONS = (
    "addEventListener('pagereveal', event => { window.turned = Boolean(event.viewTransition); })"
)

QUIET = """names => new Promise(done => {
    const quiet = [];
    addEventListener("unhandledrejection", event => {
        quiet.push(event.defaultPrevented);
        event.preventDefault();
        if (quiet.length === names.length) done(quiet);
    });
    for (const name of names) Promise.reject(new DOMException("", name));
})"""


@pytest.mark.parametrize(("motion", "turned"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_but_the_turning_of_a_page_where_motion_is_welcome(
    visit: Visit, motion: str, turned: bool
) -> None:
    page = visit("about:blank", viewport=DESK, reduced_motion=motion)
    page.add_init_script(TRANSITIONS)
    page.goto(MILITANCY)
    assert page.evaluate(MOVES) == 0
    # Chromium leaves a transition out now and then, so one of some turns has to have it.
    assert any(turn(page) for _ in range(5)) is turned


def turn(page: Page) -> bool:
    """Goes to the next section; whether that was a transition."""
    with page.expect_navigation():
        page.locator(".turn [rel=next]").click()
    # The policy of the page forbids what waiting for a function does when it has to wait.
    while not page.evaluate("window.turned !== undefined"):
        page.wait_for_timeout(20)
    return bool(page.evaluate("window.turned"))


def test_a_transition_that_the_browser_leaves_out_is_no_error_of_the_page(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK, reduced_motion="no-preference")
    # The first is what Chromium rejects when a page was there before the transition to it.
    assert page.evaluate(QUIET, ["InvalidStateError", "DataError"]) == [True, False]


def test_the_next_section_is_prepared_where_the_browser_can(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK)
    assert page.evaluate("HTMLScriptElement.supports('speculationrules')")
    written = page.locator("script[type=speculationrules]").text_content()
    (rule,) = json.loads(written or "{}")["prerender"]
    links = page.locator(rule["where"]["selector_matches"])
    assert links.filter(has_text="Diplomacy").count() == 2


def test_no_page_has_an_error_in_its_console_or_asks_for_anything_outside(
    visit: Visit, site: Site
) -> None:
    page = visit("/", viewport=DESK)
    for path in html_pages(site):
        page.goto(path)
