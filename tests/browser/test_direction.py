"""From right to left: an explainer in Urdu, and a paragraph in Urdu beside English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.site.build import build_site
from app.urls import Address
from app.web.application import create_app
from app.web.store import Publication
from tests.browser.test_accessibility import FINE, RUN
from tests.reader import DESK, PHONE, box, chips, focused, ids, in_view, lit, point_at, statements
from tests.sample import sample, source_file, verified
from tests.serving import served

pytestmark = pytest.mark.browser

ARTICLE = """\
شہر کا پرانا پل مارچ 2024 میں بند کر دیا گیا۔ پہلے روزانہ 4,200 گاڑیاں اس پر سے گزرتی تھیں۔

«یہ پل بس کے لیے محفوظ نہیں ہے»، انجینئر نے بتایا۔"""

URDU = {
    "site.toml": 'name = "پل"\ndescription = "خبروں کی وضاحت"\nlanguage = "ur"\n',
    "permalinks.txt": "/pul/\n/pul/bandish/\n",
    "pul/explainer.md": """\
---
title: پل کیوں بند ہے
language: ur
published: 2024-07-01
updated: 2024-07-01
standfirst: ایک مصروف پل بند ہے [@p1].
sections: [bandish, log]
sources: [akhbar]
---
بس اس پل پر نہیں جا سکتی [@p2].
""",
    "pul/bandish.md": """\
---
title: بندش
---
وہ راستہ جس سے 4,200 گاڑیاں آتی جاتی تھیں 2024 سے بند ہے [@p1].

انجینئر کے مطابق «یہ پل بس کے لیے محفوظ نہیں ہے» [@p2 said by engineer].
""",
    "pul/log.md": """\
---
title: لوگ
kind: people
---
## انجینئر {#engineer}

پل کو کمزور بتاتا ہے [@p2 said by engineer].
""",
    "pul/sources/akhbar.md": source_file("پل بند", "اخبار", "ur", ARTICLE),
}
SECTION = "/pul/bandish/"


@pytest.fixture(scope="module")
def urdu(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the explainer in Urdu."""
    found = verified(tmp_path_factory.mktemp("urdu"), only=URDU)
    with served(create_app(Publication(build_site(found, Address())))) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser, urdu: str) -> Iterator[Page]:
    """Its section, on a phone and on a desk."""
    with browser.new_context(base_url=urdu, viewport=request.param) as context:
        page = context.new_page()
        page.goto(SECTION)
        yield page


def test_the_page_runs_from_right_to_left(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ur")
    width = page.viewport_size["width"] if page.viewport_size else 0
    name, search = box(page.locator(".masthead__name")), box(page.locator(".masthead__search"))
    assert name["x"] > search["x"] + search["width"]
    assert name["x"] + name["width"] > width * 0.8
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("scrollTo(-99, 0), scrollX") == 0


UNMARKED = """() => {
    // What an author says of a source stands in a language that nobody names.
    const skipped = "script, style, svg, input, textarea, code, .facts dd";
    const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const it = texts.currentNode.parentElement, text = texts.currentNode.data.trim();
        if (!/[a-z]{2}/i.test(text) || it.closest(skipped)) continue;
        const around = it.closest("[lang]");
        if (around.lang !== "en" || around.dir !== "ltr") found.push(`${it.className}: ${text}`);
    }
    return [...new Set(found)];
}"""
"""Words in Latin letters that are not said to be English."""

WRONG_SIDE = """() => [...document.querySelectorAll("body [lang=en]")].filter(it => {
    const { display, paddingRight, textAlign } = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    const aside = it.closest(".text--hidden, .masthead") || display.startsWith("inline")
        || textAlign === "center";
    if (aside || !it.checkVisibility()) return false;
    const range = new Range();
    range.selectNodeContents(it);
    const lines = [...range.getClientRects()].filter(line => line.width > 1);
    const right = Math.max(...lines.map(line => line.right));
    return lines.length && box.right - parseFloat(paddingRight) - right > 4;
}).map(it => `${it.localName}.${it.className}: ${it.textContent.slice(0, 40)}`)"""
"""Words of ours that do not begin at the right, where the lines of the page begin."""

KINDS = ["", "bandish/", "log/", "source/", "who-says-what/", "checked/", "all/", "bandish/share/"]


@pytest.mark.parametrize(
    "kind",
    [*(f"/pul/{each}" for each in KINDS), f"/embed{SECTION}", "/", "/search/", "/404.html"],
)
def test_what_is_not_in_the_language_of_a_page_says_so_and_begins_where_its_lines_do(
    page: Page, kind: str
) -> None:
    page.goto(kind)
    assert page.evaluate(UNMARKED) == []
    assert page.evaluate(WRONG_SIDE) == []


def test_axe_finds_no_violation_there(page: Page, axe: str) -> None:
    page.evaluate(axe)
    assert page.evaluate(RUN) == FINE


def test_the_source_stands_to_the_left_and_the_strip_to_the_right(
    browser: Browser, urdu: str
) -> None:
    with browser.new_context(base_url=urdu, viewport=DESK) as context:
        page = context.new_page()
        page.goto(SECTION)
        text, source = box(page.locator(".row > p").first), box(page.locator("#m1-1"))
        assert source["x"] + source["width"] < text["x"]
        assert box(page.locator(".strip"))["x"] > text["x"] + text["width"]
        statement = statements(page)[1]
        point_at(statement)
        assert lit(page, ".source") == ["m2-1"]
        assert page.locator("#m2-1 mark").inner_text() == "یہ پل بس کے لیے محفوظ نہیں ہے"
        path = page.locator(".thread path").get_attribute("d") or ""
        start, *_, end, _ = map(float, re.findall(r"[\d.]+", path))
        chip, paragraph = box(chips(statement)[0]), box(page.locator("#m2-1"))
        assert start == pytest.approx(chip["x"], abs=2)
        assert end == pytest.approx(paragraph["x"] + paragraph["width"], abs=4)
        assert end < start


def test_a_chip_opens_its_paragraph_and_leads_back(page: Page) -> None:
    statement = statements(page)[1]
    chips(statement)[0].click()
    expect(page.locator("#m2-1")).to_be_visible()
    assert focused(page) == "m2-1"
    page.locator("#m2-1 .source__back").click()
    assert focused(page) == statement.get_attribute("id")
    assert in_view(statement)


def test_urdu_beside_english_keeps_its_own_direction(browser: Browser) -> None:
    site = build_site(sample(), Address())
    with (
        served(create_app(Publication(site))) as port,
        browser.new_context(viewport=DESK) as context,
    ):
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/bridge/")
        foreign = page.locator("#m-herald-1-1")
        expect(foreign).to_have_attribute("lang", "ur")
        expect(foreign).to_have_css("direction", "rtl")
        expect(page.locator("html")).to_have_attribute("dir", "ltr")
        number, around = box(foreign.locator(".source__number")), box(foreign)
        assert number["x"] > around["x"] + around["width"] / 2
        assert ids(page, ".statement:dir(rtl)") == []
