"""Excerpts: as much of a source paragraph as makes what is lit in it readable.

What is lit stands in its sentence. Of a long sentence only the words around it are shown, cut
behind a comma or its like, or else between two words. Nothing that is lit is ever cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..model import ParagraphPart, ParagraphRef, Statement
from ..text import sentences
from .context import Cited, Edition, FieldRef
from .html import Range, merged

_ROOM = 90
"""How much of a sentence is shown on each side, in letters; a wide one (UAX 11) counts as two."""
_NEAR = 24
"""A border nearer than this to what is lit would leave too little beside it."""
_LEAST = 40
"""What is less than this is not worth an ellipsis."""

_CLAUSE = re.compile(r"[,;:—–،؛](?=\s)|[，、；：—]")
_SPACE = re.compile(r"\s+")


def excerpt(
    paragraph: str,
    lit: Iterable[Range],
    parts: Sequence[ParagraphPart] = (),
    has_head: bool = False,
) -> tuple[Range, ...]:
    """The stretches of a paragraph to show, in order; all of it where nothing in it is lit.

    What is lit in a part stands in its row, or its sentence there; with the head of a table.
    """
    inside = merged(lit)
    if not inside:
        return ((0, len(paragraph)),)
    whole = tuple(_sentences(paragraph, parts))
    head = [(each.start, each.end) for each in parts[:1] if has_head]
    around = merged((*head, *(_readable(paragraph, whole, each) for each in inside)))
    return tuple(_trimmed(paragraph, each) for each in _joined(paragraph, around))


def excerpt_of(edition: Edition, ref: Cited, lit: Iterable[Range]) -> tuple[Range, ...]:
    """The stretches of what is cited to show."""
    if isinstance(ref, FieldRef):
        return excerpt(edition.text(ref), lit)
    paragraph = edition.whole(ref)
    return excerpt(paragraph.text, lit, paragraph.parts, paragraph.has_head)


def plain_excerpt(paragraph: str, shown: Iterable[Range]) -> str:
    """Those stretches as text, with an ellipsis for each that is left out."""
    at, parts = 0, []
    for start, end in shown:
        parts += (["…"] if paragraph[at:start].strip() else []) + [paragraph[start:end]]
        at = end
    return " ".join([*parts, "…"] if paragraph[at:].strip() else parts)


def _sentences(paragraph: str, parts: Sequence[ParagraphPart]) -> Iterator[Range]:
    """What is read in one go: a sentence, which ends with its part, or a row."""
    if not parts:
        yield from sentences(paragraph)
    for each in parts:
        if each.cells:
            yield each.start, each.end
        else:
            for start, end in sentences(paragraph[each.start : each.end]):
                yield each.start + start, each.start + end


def _readable(paragraph: str, whole: Iterable[Range], lit: Range) -> Range:
    """What is lit, with what is shown of its sentence; it may reach over several."""
    start, end = lit
    first, last = start, end
    for begins, stops in whole:
        if begins <= start < stops:
            first = begins
        if begins < end <= stops:
            last = stops
    return _before(paragraph, first, start), _after(paragraph, end, last)


def _before(paragraph: str, first: int, start: int) -> int:
    """Where to begin in the sentence from `first` that has something lit from `start`."""
    room = _reach(reversed(paragraph[first:start]))
    earliest = start - room
    if earliest <= first:
        return first
    ends = [earliest + each.end() for each in _CLAUSE.finditer(paragraph[earliest:start])]
    clauses = [each for each in ends if start - each >= _NEAR]
    spaces = [earliest + each.end() for each in _SPACE.finditer(paragraph[earliest:start])]
    return next(iter((*clauses, *spaces)), _whole_letter(paragraph, earliest))


def _after(paragraph: str, end: int, last: int) -> int:
    """Where to end in the sentence up to `last` that has something lit up to `end`."""
    latest = end + _reach(paragraph[end:last])
    if latest >= last:
        return last
    ends = [end + each.end() for each in _CLAUSE.finditer(paragraph[end:latest])]
    clauses = [each for each in ends if each - end >= _NEAR]
    spaces = [end + each.start() for each in _SPACE.finditer(paragraph[end:latest])]
    return next(iter((*reversed(clauses), *reversed(spaces))), _whole_letter(paragraph, latest))


def _reach(letters: Iterable[str]) -> int:
    """How many of these letters there is room for."""
    room, count = _ROOM, 0
    for letter in letters:
        room -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if room < 0:
            return count
        count += 1
    return count


def _whole_letter(paragraph: str, at: int) -> int:
    """The nearest place behind `at` that is not inside a letter with its marks (UAX 29)."""
    while at < len(paragraph) and unicodedata.category(paragraph[at]) in {"Mn", "Mc", "Me", "Cf"}:
        at += 1
    return at


def _joined(paragraph: str, shown: tuple[Range, ...]) -> Iterator[Range]:
    """The stretches, joined over what is too short for an ellipsis, up to both ends."""
    borders = [(0, 0), *shown, (len(paragraph), len(paragraph))]
    gaps = [(before[1], after[0]) for before, after in pairwise(borders)]
    short = [gap for gap in gaps if gap[1] - gap[0] < _LEAST]
    yield from merged((*shown, *short))


def _trimmed(paragraph: str, stretch: Range) -> Range:
    """A stretch without the white space at its ends, which goes with what is left out."""
    start, end = stretch
    inner = paragraph[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def quoted(edition: Edition, statement: Statement, most: int = 240) -> str:
    """The source's words for a statement, each stretch in quotation marks; empty where none is lit.

    After the first there are as many as have room in so many characters.
    """
    found = ""
    for ref in edition.cited_in_order((statement,)):
        text = edition.text(ref)
        lit = edition.lit(ref, (statement,)) if isinstance(ref, ParagraphRef) else ()
        for each in (f"“{text[start:end]}”" for start, end in lit):
            if not found or len(found) + len(each) < most:
                found = f"{found} {each}".lstrip()
    return found
