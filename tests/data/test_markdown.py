"""A page as Markdown says what the page says, whatever characters it says it with."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from app.data.contents import Contents, Form, Piece, contents
from app.data.markdown import escaped, markdown
from app.site.build import build_site
from tests.sample import PUBLIC, bridge, sample, sample_site


@cache
def pages() -> dict[str, Contents]:
    """Every page of the sample, by path."""
    return {each.path: each for each in contents(bridge())}


def read(text: str) -> str:
    """The plain text of Markdown, as a parser that is not ours reads it."""
    found = LexborHTMLParser(MarkdownIt("commonmark").enable("table").render(text))
    return " ".join((found.body.text() if found.body else "").split())


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no item",
        "+ no item",
        "* no item",
        "12. no item",
        "12) no item",
        "> no quotation",
        "=== no rule",
        "--- no rule",
        "a *b* _c_ `d` [e](f) <g> &amp; ~~h~~ i\\j",
        "<script>alert(1)</script>",
        "[^1]: no note",
        "| no | table |",
        "    no code",
        "![no picture](x)",
    ],
)
def test_what_is_markup_by_accident_is_text(text: str) -> None:
    assert read(escaped(text)) == " ".join(text.split())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=80))
def test_any_text_says_the_same_as_markdown(text: str) -> None:
    shown = " ".join(text.split())
    assert read(f"x {escaped(text)} x") == " ".join(f"x {shown} x".split())


def test_every_statement_has_a_note_with_the_words_that_bear_it_out() -> None:
    text = markdown(bridge(), pages()["/bridge/closure/"])
    assert text.startswith("# The closure\n\nExplains ")
    notes = [each for each in text.split("\n\n") if each.startswith("[^")]
    assert len(notes) == len(pages()["/bridge/closure/"].statements)
    assert ", said by Ann Marsh: “The deck is not safe to carry a bus” <" in notes[2]
    for number in range(1, len(notes) + 1):
        assert text.count(f"[^{number}]") == 2


def test_a_paragraph_that_is_cited_leads_to_where_it_stands() -> None:
    text = markdown(bridge(), pages()["/bridge/"])
    assert f"<{PUBLIC.absolute('/bridge/source/', 'p1')}>" in text
    assert "herald 2" in text


def test_each_form_is_written_as_what_it_is() -> None:
    pieces = (
        Piece(form=Form.NOTE, text="One.\n\nTwo.", label="an atlas"),
        Piece(form=Form.SOURCE, text="As it was.", label="3"),
        Piece(form=Form.LINK, text="There [x]", href="https://a.example/(b)"),
        Piece(form=Form.TEXT, text="1. So"),
        Piece(form=Form.HEADING, text="Head", level=3),
    )
    page = replace(pages()["/bridge/closure/"], pieces=pieces)
    blocks = markdown(bridge(), page).rstrip("\n").split("\n\n")[2:]
    assert blocks == [
        "> **Note:** One.\n>\n> Two.\n>\n> Not from the source, but from an atlas",
        "> ¶ 3: As it was.",
        "- [There \\[x\\]](<https://a.example/(b)>)",
        "1\\. So",
        "### Head",
    ]


def test_a_page_without_statements_has_no_notes() -> None:
    page = Contents(path="/bridge/", kind="all", title="A", pieces=())
    assert "[^" not in markdown(bridge(), page)


def test_the_text_stands_beside_its_page() -> None:
    site = sample_site()
    for path, page in pages().items():
        assert site[f"{path}index.md"].body.decode() == markdown(bridge(), page)
    assert (
        dict(site["/bridge/index.md"].headers)[b"content-type"] == b"text/markdown; charset=utf-8"
    )
    assert build_site(sample(), PUBLIC)["/index.md"].body.startswith(b"# Bridges\n")
