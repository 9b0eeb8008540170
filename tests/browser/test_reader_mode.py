"""In the reader mode of a browser a text begins with its first sentence, and keeps its proof."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.conftest import Visit, npm_file
from tests.reader import DESK, MILITANCY, PHONE, in_view

pytestmark = pytest.mark.browser

# As Firefox has it: what a page is when somebody asks, whatever its scripts have done to it.
READ = """() => {
    const { content, textContent } = new Readability(document.cloneNode(true)).parse();
    const read = new DOMParser().parseFromString(content, "text/html");
    const all = selector => [...read.querySelectorAll(selector)];
    return {
        text: textContent.replace(/\\s+/g, " ").trim(),
        titles: all("h2").map(it => it.textContent.trim()),
        links: all("a").map(it => it.getAttribute("href")),
    };
}"""


@pytest.fixture(scope="session")
def readability() -> str:
    """The script that Firefox takes the text out of a page with."""
    return npm_file("@mozilla/readability/Readability.js").read_text("utf-8")


def read(page: Page, readability: str) -> dict[str, Any]:
    """The page in reader mode: its text, its titles, and where its links lead."""
    found: dict[str, Any] = page.evaluate(f"{readability};({READ})()")
    return found


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_a_section_begins_with_its_first_sentence_and_says_all_that_it_says(
    visit: Visit, readability: str, size: ViewportSize, script: bool
) -> None:
    # What a program of the browser does, the policy of the page does not forbid.
    page = visit(MILITANCY, viewport=size, java_script_enabled=script, bypass_csp=True)
    told = [" ".join(each.split()) for each in page.locator(".statement").all_inner_texts()]
    found = read(page, readability)
    assert found["text"].startswith(told[0])
    assert found["text"].endswith("said anonymously by Senior Pakistani diplomat")
    assert [each for each in told if each not in found["text"]] == []


def test_its_links_lead_to_the_words_of_the_source(
    visit: Visit, readability: str, server: str
) -> None:
    page = visit(MILITANCY, viewport=PHONE, bypass_csp=True)
    links = [each for each in read(page, readability)["links"] if "#m" in each]
    assert len(links) == page.locator("article .cite").count()
    page.goto("/")
    for link in (links[0], links[-1]):
        assert link.startswith(f"{server}{MILITANCY}#m")
        page.goto(link)
        source = page.locator(f"#{link.partition('#')[2]}")
        expect(source.locator("mark").first).to_be_visible()
        assert in_view(source)


def test_what_was_checked_keeps_its_headings(visit: Visit, readability: str) -> None:
    page = visit("/pakistan-taliban/checked/", bypass_csp=True)
    titles = page.locator("article h2").all_inner_texts()
    assert [each for each in titles if each not in read(page, readability)["titles"]] == []
