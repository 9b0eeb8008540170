"""What a web page says of itself, and what of it is the article."""

from __future__ import annotations

import json
import sys

import pytest

from app.capture.article import Article, BlockKind, removed
from app.capture.web_page import read_web_page
from app.console import Refusal

CLOSED = "The council of Arden closed the old bridge on Monday, after cracks had been found in it."
FERRY = "A ferry will carry passengers every ten minutes in the morning, the council of Arden said."
COST = "A new bridge would cost 40 million crowns, according to the engineers who found the cracks."


def page(body: str, head: str = "", attributes: str = "") -> Article:
    html = f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return read_web_page(html)


def article(*more: str, head: str = "") -> Article:
    inner = "".join(more)
    return page(f"<article><p>{CLOSED}</p>{inner}<p>{FERRY}</p><p>{COST}</p></article>", head)


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {
    "@type": "NewsArticle",
    "headline": "The bridge is closed",
    "publisher": {"@type": "Organization", "name": "The Gazette"},
    "author": [{"name": "Ida Holm"}, {"name": "Nils Brandt"}],
    "datePublished": "2024-03-05T08:00:00Z",
}


@pytest.mark.parametrize(
    "value",
    [NEWS, [NEWS], {"@graph": [{"@type": "WebSite"}, NEWS]}, {**NEWS, "@type": ["X", "Article"]}],
)
def test_linked_data_is_believed(value: object) -> None:
    found = article(head=linked(value))
    assert (found.title, found.publisher) == ("The bridge is closed", "The Gazette")
    assert (found.byline, found.date) == ("Ida Holm, Nils Brandt", "2024-03-05")


@pytest.mark.parametrize("text", ["{", '"x"', '{"@type": "WebSite", "headline": "Home"}'])
def test_linked_data_that_says_nothing_is_passed_over(text: str) -> None:
    head = f'<script type="application/ld+json">{text}</script><title>The bridge is closed</title>'
    found = article(head=f"<script>1</script>{head}")
    assert (found.title, found.date) == ("The bridge is closed", "")


def test_of_several_headings_none_is_the_title() -> None:
    head = "<title>The bridge is closed | The Gazette</title>"
    found = article("<h1>One</h1>", "<h1>Two</h1>", head=head)
    assert (found.title, found.publisher) == ("The bridge is closed", "The Gazette")


def test_a_page_without_a_title_has_none() -> None:
    assert article().title == ""


def test_the_name_that_a_site_gives_itself_is_no_part_of_the_title() -> None:
    site = '<meta property="og:site_name" content="Arden.example">'
    found = article(head=f"<title>Bridge closed - arden.example</title>{site}")
    assert (found.title, removed(found)) == (
        "Bridge closed",
        ("from the title: “- arden.example”",),
    )


def test_lines_that_end_in_a_stop_are_paragraphs_and_others_go_on() -> None:
    found = article(f"<p>{CLOSED} Twice.<br>{FERRY} Thrice.</p>", "<p>It will be<br>very slow.</p>")
    texts = [each.text for each in found.blocks]
    assert texts[1:4] == [f"{CLOSED} Twice.", f"{FERRY} Thrice.", "It will be very slow."]


def test_a_quotation_without_paragraphs_is_one() -> None:
    found = article(
        "<blockquote>We could not wait for a third crack, whatever it costs.</blockquote>"
    )
    assert found.blocks[1].part is BlockKind.QUOTATION


def test_an_empty_row_is_no_row() -> None:
    rows = "<tr><th>Year</th><th>Cars</th></tr><tr></tr><tr><td>1</td><td>2</td></tr>"
    found = article(f"<table>{rows}</table>")
    assert found.blocks[1].text == "Year | Cars\n1 | 2"


def test_scripts_and_comments_are_not_seen() -> None:
    found = article("<script>var x = 'never seen';</script><!-- nor this -->", "<p></p>")
    assert removed(found) == ()


def test_a_page_without_a_body_has_no_article() -> None:
    assert read_web_page("<html><head><title>x</title></head></html>").blocks == ()


def test_the_language_of_xhtml_is_read() -> None:
    xhtml = '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de">'
    found = read_web_page(f"{xhtml}<body><p>{CLOSED}</p><p>{FERRY}</p></body></html>")
    assert found.language in ("", "de")


def test_without_the_library_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(Refusal, match=r"pip install 'pilcrow\[import\]'"):
        read_web_page("<p>x")


def test_a_heading_with_nothing_below_it_is_left_out() -> None:
    found = page(
        f"<main><p>{CLOSED}</p><p>{FERRY}</p><p>{COST}</p><h2>What else is new</h2></main>"
    )
    assert [each.part for each in found.blocks] == [BlockKind.PARAGRAPH] * 3
    assert removed(found) == ("after the text: “What else is new”",)


def test_what_stands_between_the_headline_and_the_text_is_no_paragraph() -> None:
    lead = "<p>12 May 2025</p><p>By Ida Holm</p>"
    found = page(f"<article>{lead}<p>{CLOSED}</p><p>{FERRY}</p><p>{COST}</p></article>")
    assert found.paragraphs[0] == CLOSED
    assert removed(found) == ("before the text: “12 May 2025”, “By Ida Holm”",)


def test_a_text_of_short_lines_alone_keeps_them() -> None:
    found = page(f"<article>{'<p>Roses are red</p><p>Violets are blue</p>' * 8}</article>")
    assert found.paragraphs[:2] == ("Roses are red", "Violets are blue")


def test_where_no_element_heads_anything_a_short_line_between_sentences_does() -> None:
    found = article("<p><b>What it costs</b></p>")
    assert [each.text for each in found.blocks if each.part is BlockKind.HEADING] == [
        "What it costs"
    ]


def test_the_caption_of_a_table_is_no_cell_of_it() -> None:
    rows = "<tr><th>Month</th><th>Late</th></tr><tr><td>May</td><td>52</td></tr>"
    found = article(f"<table><caption>Crossings</caption>{rows}</table>")
    assert "Crossings" in [each.text for each in found.blocks]
    assert "Month | Late\nMay | 52" in found.paragraphs


def test_paragraphs_of_a_script_without_spaces_are_told_apart() -> None:
    parts = ["橋は月曜日に閉鎖された。ひびが見つかったためだ。", "修理には三億円かかる。"]
    inner = "".join(f"<p>{each}</p>" for each in parts)
    found = page(f"<div><h1>橋の通行止めが続く</h1>{inner}<p>この記事をシェア</p></div>")
    assert found.paragraphs == tuple(parts)
    assert "この記事をシェア" in removed(found)[0]


def test_the_title_of_the_page_may_name_the_site_that_the_headline_does_not() -> None:
    head = "<title>The bridge is closed today | The Gazette</title>"
    found = page(
        f"<article><h1>The bridge is closed today</h1><p>{CLOSED}</p><p>{FERRY}</p></article>", head
    )
    assert (found.title, found.publisher) == ("The bridge is closed today", "The Gazette")


def test_a_site_is_named_behind_a_headline_without_spaces() -> None:
    assert article(head="<title>橋の通行止め、来月まで｜北日新聞</title>").publisher == "北日新聞"
