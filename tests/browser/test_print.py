"""On paper: every statement, its source as a numbered note, the address, and nothing cut off."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from app.check.verify import Verified
from app.site.build import Site, build_site
from app.urls import Address
from app.web.application import create_app
from app.web.store import Publication
from tests.conftest import Visit, program
from tests.reader import MILITANCY, html_pages
from tests.sample import in_haste, sample_site
from tests.serving import served

pytestmark = pytest.mark.browser

TOLD = ".source:not(.source--told) p"
"""What the text rests on; what is told again elsewhere is on paper once."""
PUBLIC = "https://pilcrow.example"
SIZES = {"A4": (595, 842), "Letter": (612, 792)}
"""Points, of paper that stands upright."""

Read = Callable[..., str]


@pytest.fixture(scope="module")
def public(verified: Verified) -> Site:
    """The sample, knowing its address."""
    with in_haste():
        return build_site(verified, Address(PUBLIC))


@pytest.fixture(scope="module")
def sheet(browser: Browser, public: Site) -> Iterator[Page]:
    """A page of that site, to be printed."""
    with served(create_app(Publication(public))) as port:
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}")
        yield context.new_page()
        context.close()


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Prints a page, and says what a reader of the paper can read."""

    def read(page: Page, paper: str = "A4", landscape: bool = False, how: str = "-raw") -> str:
        printed = tmp_path / "page.pdf"
        page.pdf(path=printed, format=paper, landscape=landscape)
        command = [program("pdftotext", "poppler-utils"), how, str(printed), "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return read


def letters(text: str) -> str:
    """A text without what a line break may change: spaces, hyphens, ligatures."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(char for char in plain if char.isalnum() or char == "¶")


def told(site: Site, path: str, selector: str) -> list[str]:
    """The letters of the elements of a page, each as `told_by` has them."""
    found = [told_by(node) for node in LexborHTMLParser(site[path].body).css(selector)]
    assert found, f"{path} has no {selector}"
    return found


def told_by(node: LexborNode) -> str:
    """The letters of an element that are for the eye and for paper; before a number its sign."""
    for unseen in node.css(".text--hidden, .source__back"):
        unseen.decompose()
    return ("¶" if node.css_first(".source__number, .paragraph__number") else "") + letters(
        node.text()
    )


def test_every_statement_and_note_and_editors_note_is_printed(
    sheet: Page, public: Site, read: Read
) -> None:
    for path in html_pages(public):
        if "/share/" in path or path in {"/", "/404.html"}:
            continue
        sheet.goto(path)
        papers = {paper: letters(read(sheet, paper)) for paper in SIZES}
        root = LexborHTMLParser(public[path].body)
        for selector in ("h1", "main .statement", ".note p", "article h2", TOLD, ".paragraph > p"):
            if root.css(selector) and (selector, path.split("/")[2]) != (TOLD, "all"):
                words = told(public, path, selector)
                for paper, printed in papers.items():
                    assert [each for each in words if each not in printed] == [], (paper, path)


def test_the_source_is_printed_as_numbered_notes_under_what_rests_on_them(
    sheet: Page, public: Site, read: Read
) -> None:
    sheet.goto(MILITANCY)
    printed = letters(read(sheet))
    at, notes = 0, 0
    for row in LexborHTMLParser(public[MILITANCY].body).css("main .row"):
        for part in row.css(".statement, .source p"):
            written = told_by(part)
            assert written in printed[at:], written
            at = printed.index(written, at)
            notes += written.startswith("¶")
    assert notes == 9


def test_the_one_long_page_has_its_notes_at_the_end_once(
    sheet: Page, public: Site, read: Read
) -> None:
    path = "/pakistan-taliban/all/"
    sheet.goto(path)
    printed = letters(read(sheet))
    notes = told(public, path, ".paragraph > p")
    assert [note[:3] for note in (notes[0], notes[20])] == ["¶1O", "¶21"]
    assert [printed.count(note) for note in notes] == [1] * 21


@pytest.mark.parametrize("paper", [*SIZES, "A3"])
@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_no_word_is_off_the_paper(
    sheet: Page, public: Site, read: Read, paper: str, landscape: bool
) -> None:
    for path in (MILITANCY, "/pakistan-taliban/", "/pakistan-taliban/who-says-what/"):
        sheet.goto(path)
        words = read(sheet, paper, landscape, "-bbox")
        leaves = re.findall(
            r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', words, re.DOTALL
        )
        if paper in SIZES:
            size = sorted(float(each) for each in leaves[0][:2])
            assert size == pytest.approx(sorted(SIZES[paper]), abs=1)
        for width, height, leaf in leaves:
            boxes = re.findall(r'xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)"', leaf)
            assert boxes
            for left, top, right, bottom in boxes:
                assert 0 <= float(left) <= float(right) <= float(width)
                assert 0 <= float(top) <= float(bottom) <= float(height)


def test_a_wide_sheet_folds_no_note_away(sheet: Page, public: Site, read: Read) -> None:
    sheet.goto(MILITANCY)
    printed = letters(read(sheet, "A3", landscape=True))
    assert [each for each in told(public, MILITANCY, ".source p") if each not in printed] == []


def test_the_address_is_printed_and_what_only_a_screen_can_use_is_not(
    sheet: Page, read: Read
) -> None:
    sheet.goto(MILITANCY)
    printed = read(sheet)
    assert f"{PUBLIC}{MILITANCY}" in printed.replace("\n", "")
    for useless in (
        "Skip to the text",
        "Back",
        "Sources beside",
        "Copy",
        "Previous",
        "Who says what",
    ):
        assert useless not in printed
    assert re.search(r"^1$", printed, re.MULTILINE), "the page has no number"


def test_where_a_link_leads_outside_is_printed(browser: Browser, read: Read) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(sample_site()["/bridge/closure/"].body.decode())
        # An address has no spaces: where a line of it ends depends on the typeface.
        assert "steel<https://steel.example/?a=1&b=2>" in "".join(read(page).split())


def test_a_dark_screen_and_a_margin_put_away_print_like_any_other(
    visit: Visit, site: Site, read: Read
) -> None:
    page = visit(MILITANCY, color_scheme="dark")
    page.locator("html").evaluate("it => { it.dataset.margin = 'off'; }")
    printed = letters(read(page))
    assert [each for each in told(site, MILITANCY, ".source p") if each not in printed] == []
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("body")).to_have_css("color", "rgb(28, 25, 21)")


def test_the_lines_of_certainty_and_the_marks_of_voices_are_printed(visit: Visit) -> None:
    page = visit("/pakistan-taliban/who-says-what/")
    page.emulate_media(media="print")
    for selector, certainty, style in (
        (".matrix__tick", "said", "double"),
        (".matrix__tick", "denied", "solid"),
        (".statement", "alleged", "dashed"),
    ):
        line = page.locator(f'main {selector}[data-certainty="{certainty}"]').first
        expect(line).to_have_css("text-decoration-line", "underline")
        expect(line).to_have_css("text-decoration-style", style)
