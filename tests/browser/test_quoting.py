"""What is copied of a page: sentences, where they are from, and how to get back to them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.conftest import Visit
from tests.reader import (
    DESK,
    MILITANCY,
    PHONE,
    TABLET,
    clipboard,
    copied_selection,
    markup,
)

pytestmark = pytest.mark.browser

SOURCE = "/pakistan-taliban/source/"
OVERVIEW = "/pakistan-taliban/"
BETWEEN = """([from, to]) => {
    const [start, end] = [from, to].map(it => document.querySelector(it));
    const last = document.createTreeWalker(end, NodeFilter.SHOW_TEXT);
    let text; while (last.nextNode()) text = last.currentNode;
    getSelection().setBaseAndExtent(start, 0, text, text.length);
}"""
SECOND_WORD = """it => {
    const words = text => [...text.data.matchAll(/\\b[a-z]{3,}\\b/g)].slice(1);
    const texts = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
    // A word that is a link is followed.
    let text = texts.nextNode();
    while (text.parentElement.matches("a") || !words(text).length) text = texts.nextNode();
    const range = new Range(), [found] = words(text);
    range.setStart(text, found.index);
    range.setEnd(text, found.index + found[0].length);
    return { ...range.getClientRects()[0].toJSON(), word: found[0] };
}"""


@pytest.fixture
def server(knowing: str) -> str:
    """The sample at the address that it knows to be its own."""
    return knowing


@pytest.fixture(params=[PHONE, TABLET, DESK], ids=["390", "820", "1440"])
def size(request: pytest.FixtureRequest) -> ViewportSize:
    found: ViewportSize = request.param
    return found


def copied(page: Page, start: str, end: str = "") -> str:
    """What is on the clipboard when everything from here to there was copied."""
    page.evaluate(BETWEEN, [start, end or start])
    return copied_selection(page)


def test_a_paragraph_is_sentences_with_their_citations_and_the_link_to_the_first(
    visit: Visit, server: str, size: ViewportSize
) -> None:
    page = visit(MILITANCY, viewport=size)
    paragraph = page.locator(".row--key > p")
    first, second = paragraph.locator(".statement").all()
    text = copied(page, ".row--key > p")
    link = f"{server}{OVERVIEW}{first.get_attribute('id')}/"
    assert text == f"{first.inner_text()} [¶2] {second.inner_text()} [¶2]\n{link}"
    html = markup(page.context)
    assert f'<a href="{server}{SOURCE}#p2">[¶2]</a>' in html
    assert re.findall("class=|text--hidden|source paragraph", html) == []
    assert html.rstrip().endswith(f'<a href="{link}">{link}</a></p>')


def test_a_drag_over_blocks_brings_no_source_that_lies_between(
    visit: Visit, size: ViewportSize
) -> None:
    page = visit(MILITANCY, viewport=size)
    rows = page.locator("main .row:has(.statement[id])").all()[:3]
    rows[0].evaluate("it => { it.id = 'from'; }")
    rows[2].evaluate("it => { it.id = 'to'; }")
    text = copied(page, "#from > p", "#to > p")
    heading = page.locator("main article > h2").first.inner_text()
    blocks = text.rpartition("\n")[0].split("\n\n")
    assert blocks.pop(2) == heading
    for block, row in zip(blocks, rows, strict=True):
        told = row.locator(".statement").all_inner_texts()
        bare = re.sub(r" \[¶\d+\]( \([^)]*\))?", "", block)
        assert bare == " ".join(told)
        assert len(re.findall(r" \[¶\d+\]", block)) == row.locator(".cite").count()


def test_who_stands_behind_a_statement_goes_along(visit: Visit) -> None:
    page = visit(MILITANCY)
    row = page.locator("main .row:has(.cite .certainty)").first
    row.evaluate("it => { it.firstElementChild.dataset.here = ''; }")
    by = row.locator(".cite .certainty").first.inner_text()
    assert re.search(rf"\[¶\d+\] \({re.escape(by)}\)", copied(page, "[data-here]"))


def test_words_of_a_source_are_in_quotation_marks_with_their_paragraph(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK)
    lit = page.locator("#m2-1 mark").first.inner_text()
    assert copied(page, "#m2-1 mark") == f"“{lit}” [¶2]"
    assert f'<a href="{page.url.partition("/pak")[0]}{SOURCE}#p2">[¶2]</a>' in markup(page.context)


def test_what_an_excerpt_leaves_out_is_an_ellipsis(visit: Visit) -> None:
    page = visit(MILITANCY, viewport=DESK)
    assert page.locator("#m2-2 .source__cut > span").first.is_hidden()
    text = copied(page, "#m2-2 > p")
    assert re.fullmatch(r"“.*…( .*)?” \[¶2\]", text), text


def test_a_paragraph_of_the_source_page_has_its_number_and_its_link(
    visit: Visit, server: str, size: ViewportSize
) -> None:
    page = visit(SOURCE, viewport=size)
    text = copied(page, "#p1 > p")
    assert re.fullmatch(rf"“Officials in Pakistan .*” \[¶1\]\n{server}{SOURCE}#p1", text)


@pytest.mark.parametrize(
    ("path", "word"),
    [(MILITANCY, ".row--key .statement"), (SOURCE, "#p3 > p mark"), (OVERVIEW, ".figures p")],
)
def test_a_word_that_is_clicked_twice_is_that_word(
    visit: Visit, size: ViewportSize, path: str, word: str
) -> None:
    page = visit(path, viewport=size)
    target = page.locator(word).first
    target.scroll_into_view_if_needed()
    at = target.evaluate(SECOND_WORD)
    page.mouse.dblclick(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    assert copied_selection(page) == at["word"]


def test_part_of_a_statement_is_only_that(visit: Visit) -> None:
    page = visit(MILITANCY)
    page.evaluate(
        """() => {
            const text = document.querySelectorAll(".row--key .statement")[1].firstChild;
            getSelection().setBaseAndExtent(text, 0, text, 26);
        }"""
    )
    whole = page.locator(".row--key .statement").nth(1).inner_text()
    assert copied_selection(page) == whole[:26].strip()


def test_a_statement_that_is_told_elsewhere_leads_to_where_it_stands(
    visit: Visit, server: str
) -> None:
    page = visit(OVERVIEW)
    item = page.locator(".figures li").first
    home = str(item.locator(".where").get_attribute("href"))
    text = copied(page, ".figures li > p")
    assert text.startswith(item.locator(".statement").first.inner_text())
    assert text.endswith(f"\n{server}{OVERVIEW}{home.partition('#')[2]}/")


@pytest.mark.parametrize(
    ("path", "told", "home"),
    [("/", ".story__standfirst > p", OVERVIEW), (OVERVIEW, ".contents li:nth-child(2) > p", "")],
)
def test_what_stands_nowhere_alone_leads_to_what_it_tells_of(
    visit: Visit, server: str, path: str, told: str, home: str
) -> None:
    page = visit(path)
    home = home or str(page.locator(".contents h3 > a").nth(1).get_attribute("href"))
    assert copied(page, told).endswith(f"\n{server}{home}")


def test_all_of_a_page_is_our_sentences_without_what_is_only_read_aloud(
    visit: Visit, size: ViewportSize
) -> None:
    page = visit(MILITANCY, viewport=size)
    page.keyboard.press("Control+a")
    text = copied_selection(page)
    assert re.findall(r"(?i)source paragraph|Whole paragraph|\S\[¶|¶\d+\]\w", text) == []
    for sentence in page.locator("main .row .statement[id]").all_inner_texts():
        assert sentence in text


def test_what_quotes_is_fetched_when_something_is_selected_and_not_before(visit: Visit) -> None:
    page = visit(MILITANCY)
    page.wait_for_load_state("networkidle")
    asked = "performance.getEntriesByType('resource').filter(it => /quoting/.test(it.name)).length"
    assert page.evaluate(asked) == 0
    with page.expect_response(re.compile("/quoting")) as response:
        page.locator(".row--key .statement").first.select_text()
    assert response.value.status == 200


@pytest.mark.parametrize(("path", "script"), [(f"/embed{MILITANCY}", True), (MILITANCY, False)])
def test_without_it_nothing_is_copied_that_is_only_read_aloud(
    visit: Visit, path: str, script: bool
) -> None:
    page = visit(path, java_script_enabled=script)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    assert "source paragraph" not in clipboard(page.context)


def test_what_is_selected_in_a_field_is_left_to_the_browser(visit: Visit) -> None:
    page = visit(MILITANCY)
    field = page.get_by_role("textbox", name="Citation")
    field.focus()
    field.press("Control+c")
    assert clipboard(page.context) == field.input_value()
