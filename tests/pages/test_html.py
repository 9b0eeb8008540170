"""Running text → HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from app.model import Run, Span, Text
from app.pages.html import (
    LARGEST_INLINE,
    Range,
    captured,
    captured_part,
    inline,
    is_inline,
    merged,
    running,
)
from app.pictures import SVG, Image

HERE = Span("a.md", 1)


def text(*runs: Run) -> Text:
    """Runs one after another, whatever their own start says."""
    placed, at = [], 0
    for run in runs:
        placed.append(Run(at, run.text, HERE, run.emphasis, run.strong, run.href, run.language))
        at += len(run.text)
    return Text(tuple(placed))


def run(words: str, **style: str | bool) -> Run:
    return Run(0, words, HERE, **style)  # type: ignore[arg-type]


def written(shown: Text, *marked: Range) -> str:
    return running(shown, marked, lambda href: f"/to/{href}" if href != "bad" else "")


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([(5, 7), (0, 2)], ((0, 2), (5, 7))),
        ([(0, 4), (2, 6)], ((0, 6),)),
        ([(0, 9), (2, 3)], ((0, 9),)),
        ([(0, 2), (2, 4)], ((0, 4),)),
        ([(3, 3)], ()),
    ],
)
def test_ranges_that_meet_become_one(ranges: list[Range], expected: tuple[Range, ...]) -> None:
    assert merged(ranges) == expected


@given(
    st.text(alphabet="ab<&> “”\u200f", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
    st.integers(0, 6),
)
def test_a_captured_paragraph_keeps_every_letter(
    paragraph: str, pairs: list[Range], words: int
) -> None:
    ranges = [(a, b) for a, b in pairs if a <= b <= len(paragraph)]
    shown = captured(paragraph, ranges[:words], ranges[words:])
    for nested in ("<mark><", "<u><mark", "<u><u", "<u></u>"):
        assert nested not in shown
    read = LexborHTMLParser(f"<pre><i></i>{shown}</pre>").css_first("pre")
    assert read is not None
    assert read.text() == paragraph


@pytest.mark.parametrize(
    ("lit", "shown", "expected"),
    [
        ([(0, 1)], None, "<mark>a</mark> Bc d"),
        ([(0, 1), (1, 4)], [(0, 6)], "<mark>a Bc</mark> d"),
        ([(2, 4)], [(2, 4)], "{a }<mark>Bc</mark>{ d}"),
        ([(2, 4)], [(0, 4)], "a <mark>Bc</mark>{ d}"),
        ([], [(0, 1), (5, 6)], "a{ Bc }d"),
    ],
)
def test_what_is_lit_is_marked_and_what_is_not_shown_is_put_aside(
    lit: list[Range], shown: list[Range] | None, expected: str
) -> None:
    aside = expected.replace("{", '<span class="source__cut"><span>').replace("}", "</span></span>")
    assert captured("a Bc d", lit, shown) == aside


@pytest.mark.parametrize(
    ("shown", "marked", "expected"),
    [
        (text(run("a <b> & c")), [], "a &lt;b&gt; &amp; c"),
        (text(run("a "), run("b", emphasis=True)), [], "a <em>b</em>"),
        (
            text(run("b", emphasis=True, strong=True)),
            [],
            "<strong><em>b</em></strong>",
        ),
        (text(run("پل", language="ur")), [], '<span lang="ur" dir="rtl">پل</span>'),
        (text(run("he said “no”.")), [(8, 12)], "he said <mark>“no”</mark>."),
        (
            text(run("a "), run("b c", emphasis=True)),
            [(0, 3)],
            "<mark>a <em>b</em></mark><em> c</em>",
        ),
        (
            text(run("a", href="x"), run("b", href="x", strong=True), run("c", href="y")),
            [],
            '<a href="/to/x">a<strong>b</strong></a><a href="/to/y">c</a>',
        ),
        (text(run("a", href="bad")), [], "a"),
        (text(run("a", href='"><script>')), [], '<a href="/to/&#34;&gt;&lt;script&gt;">a</a>'),
    ],
)
def test_styles_links_languages_and_quotations_are_written(
    shown: Text, marked: list[Range], expected: str
) -> None:
    assert written(shown, *marked) == expected


def image(body: bytes, media_type: str = SVG) -> Image:
    return Image(media_type=media_type, body=body, width=9, height=9)


def test_a_small_drawing_stands_in_the_page_with_its_words() -> None:
    shown = inline(image('<svg xmlns="x"><path/>é</svg>'.encode()), 'A "map" & more')
    assert shown == (
        '<svg role="img" aria-label="A &#34;map&#34; &amp; more" xmlns="x"><path/>é</svg>'
    )


@pytest.mark.parametrize(
    "other", [image(b"<svg/>".ljust(LARGEST_INLINE + 1)), image(b"x", "image/png")]
)
def test_any_other_picture_is_a_file(other: Image) -> None:
    assert not is_inline(other)
    assert inline(other, "A map") == ""


def test_of_a_part_of_a_paragraph_only_what_is_lit_in_it_is_marked() -> None:
    assert (
        captured_part("a <b> c", 2, 7, [(0, 3), (6, 7)]) == "<mark>&lt;</mark>b&gt; <mark>c</mark>"
    )
