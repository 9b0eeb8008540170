"""Running text → HTML: runs with their style, and the stretches that a source bears out, marked.

A `mark` is the source's own words: quotations in a statement, its evidence in a paragraph. Ranges
count characters of the plain text. Where they overlap they are merged, so that no mark stands
inside another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup, escape

from ..model import Run, Statement, Text
from ..pictures import SVG, Image
from ..text import direction, quotations

Range = tuple[int, int]
Terms = Mapping[Range, str]
"""Words that are explained, each in one run, and where that is."""
NO_TERMS: Terms = MappingProxyType({})
Link = Callable[[str], str]
"""From an author's link to an address for `href`, empty for one that no page may carry."""


LARGEST_INLINE = 8 * 1024
"""Bytes of a drawing that stands inside a page; a larger one would weigh more than its text."""


def is_inline(image: Image) -> bool:
    """Whether a picture stands in the pages that show it, and is no file of its own."""
    return image.media_type == SVG and len(image.body) <= LARGEST_INLINE


def inline(image: Image, alt: str) -> Markup:
    """A small drawing, to stand in a page in its own colours; empty for any other picture."""
    if not is_inline(image):
        return Markup("")
    opening, rest = "<svg", image.body.decode().removeprefix("<svg")
    return Markup('{} role="img" aria-label="{}"{}').format(Markup(opening), alt, Markup(rest))


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same characters as stretches in order, none touching another."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return tuple(out)


def running(text: Text, marked: Iterable[Range], link: Link, terms: Terms = NO_TERMS) -> Markup:
    """A text with its styles and links; the marked stretches are the source's own words."""
    parts = (
        (_runs(text, start, end, link, terms), mark)
        for start, end, mark in _stretches(len(text.plain), marked)
    )
    return Markup("").join(_marked(html) if mark else html for html, mark in parts)


def statement_html(
    statement: Statement, quoted: bool, link: Link, terms: Terms = NO_TERMS
) -> Markup:
    """A statement with its quotations marked; all of it where it stands in a block quotation."""
    plain = statement.plain
    whole = [(0, len(plain))]
    marked = whole if quoted else [(each.start, each.end) for each in quotations(plain)]
    return running(statement.text, marked, link, terms)


def captured(paragraph: str, lit: Iterable[Range], shown: Iterable[Range] | None = None) -> Markup:
    """A source paragraph, letter by letter, with what is lit in it.

    Where only some of it is `shown`, the rest is put aside, to be opened: none of it may be lit.
    """
    ranges, whole = merged(lit), ((0, len(paragraph)),)
    return Markup("").join(
        _lit(paragraph, start, end, ranges) if is_shown else _aside(paragraph[start:end])
        for start, end, is_shown in _stretches(len(paragraph), whole if shown is None else shown)
    )


def captured_part(paragraph: str, start: int, end: int, lit: Iterable[Range]) -> Markup:
    """A stretch of a source paragraph, with what is lit in it."""
    inside = ((max(first, start), min(last, end)) for first, last in lit)
    return _lit(paragraph, start, end, merged(inside))


def _lit(paragraph: str, start: int, end: int, lit: Iterable[Range]) -> Markup:
    inside = ((max(first, start) - start, min(last, end) - start) for first, last in lit)
    return Markup("").join(
        (_marked if mark else escape)(paragraph[start + first : start + last])
        for first, last, mark in _stretches(end - start, inside)
    )


def _aside(inner: str) -> Markup:
    # An ellipsis stands before the inner one while that is closed, see source.css.
    return Markup('<span class="source__cut"><span>{}</span></span>').format(inner)


def _marked(inner: str) -> Markup:
    # Not `q`: a browser sets marks of its own around that, and the text has the author's.
    return Markup("<mark>{}</mark>").format(inner)


def _stretches(length: int, marked: Iterable[Range]) -> Iterator[tuple[int, int, bool]]:
    at = 0
    for start, end in merged(marked):
        if at < start:
            yield at, start, False
        yield start, end, True
        at = end
    if at < length:
        yield at, length, False


def _runs(text: Text, start: int, end: int, link: Link, terms: Terms) -> Markup:
    inside = [run for run in text.runs if run.start < end and run.end > start]
    return Markup("").join(
        _linked(
            href and link(href),
            Markup("").join(
                _styled(run, max(start, run.start), min(end, run.end), terms) for run in runs
            ),
        )
        for href, runs in groupby(inside, key=lambda run: run.href)
    )


def _linked(href: str | None, inner: Markup) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, inner) if href else inner


def _styled(run: Run, start: int, end: int, terms: Terms) -> Markup:
    out = Markup("").join(_with_terms(run, start, end, terms))
    if run.emphasis:
        out = Markup("<em>{}</em>").format(out)
    if run.strong:
        out = Markup("<strong>{}</strong>").format(out)
    if run.language:
        out = Markup('<span lang="{}" dir="{}">{}</span>').format(
            run.language, direction(run.language), out
        )
    return out


def _with_terms(run: Run, start: int, end: int, terms: Terms) -> Iterator[Markup]:
    for (first, last), href in sorted(terms.items()):
        if start <= first and last <= end:
            yield escape(run.text[start - run.start : first - run.start])
            word = run.text[first - run.start : last - run.start]
            yield Markup('<a class="gloss__term" href="{}">{}</a>').format(href, word)
            start = last
    yield escape(run.text[start - run.start : end - run.start])
