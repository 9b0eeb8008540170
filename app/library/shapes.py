"""Shapes: a block of a source as running text, a list, a table, or text with a heading.

    list   = item 1*( LF item )        item   = ( "-" | "*" | "•" | 1*3DIGIT ( "." | ")" ) ) SP text
    table  = row 1*( LF row )          row    = cell 1*( "|" cell )
    headed = 3*6"#" SP text [ LF text ]

A line of an item that begins with no mark goes on with the one before. A row of dashes and colons
parts the head of a table from the rest, and is none of its rows. What a block is made of is
numbered within it, and its words stay as they are captured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..model import ParagraphPart, ParagraphShape

_ITEM = re.compile(r"\s*(?:[-*•]|\d{1,3}[.)])\s+(?=\S)")
_HEADING = re.compile(r"#{3,6} +(?=\S)")
_RULE = re.compile(r"[\s|]*:?-{2,}[-:|\s]*")
_CELL = re.compile(r"[^|]+")
_EDGE = re.compile(r"\s*\|")
_DIGIT = re.compile(r"\d")

Shaped = tuple[ParagraphShape, tuple[ParagraphPart, ...], bool]
"""A shape with its parts, and whether the first of them is the head of a table."""


def shaped(lines: Sequence[str]) -> Shaped:
    """What the lines of a block make, for the text that they are when a space joins them."""
    starts = tuple(accumulate((len(each) + 1 for each in lines), initial=0))
    if heading := _HEADING.match(lines[0]):
        return ParagraphShape.HEADED, tuple(_headed(lines, heading.end(), starts)), False
    if _ITEM.match(lines[0]) and len(parts := tuple(_items(lines, starts))) > 1:
        return ParagraphShape.LIST, parts, False
    if len(lines) > 1 and all("|" in each for each in lines):
        return _table(lines, starts)
    return ParagraphShape.PROSE, (), False


def _headed(lines: Sequence[str], mark: int, starts: Sequence[int]) -> Iterator[ParagraphPart]:
    yield ParagraphPart(mark, len(lines[0]))
    if len(lines) > 1:
        yield ParagraphPart(starts[1], starts[-1] - 1)


def _items(lines: Sequence[str], starts: Sequence[int]) -> Iterator[ParagraphPart]:
    begins = [
        (at, start + match.end())
        for at, (line, start) in enumerate(zip(lines, starts, strict=False))
        if (match := _ITEM.match(line))
    ]
    ends = [*(at for at, _ in begins[1:]), len(lines)]
    for (_, start), end in zip(begins, ends, strict=True):
        yield ParagraphPart(start, starts[end] - 1)


def _table(lines: Sequence[str], starts: Sequence[int]) -> Shaped:
    ruled = len(lines) > 1 and bool(_RULE.fullmatch(lines[1]))
    framed = all(_EDGE.match(each) for each in lines)
    rows = tuple(
        ParagraphPart(start, start + len(line), tuple(_cells(line, start, framed)))
        for line, start in zip(lines, starts, strict=False)
        if not _RULE.fullmatch(line)
    )
    if len(rows) < 2:
        return ParagraphShape.PROSE, (), False
    return ParagraphShape.TABLE, rows, ruled or _has_head(rows, " ".join(lines))


def _cells(line: str, start: int, framed: bool) -> Iterator[tuple[int, int]]:
    """Where each cell is; empty ones too, for they keep the others in their columns."""
    inner = line.rstrip().removesuffix("|") if framed else line
    at = line.index("|") + 1 if framed else 0
    for cell in inner[at:].split("|"):
        left = at + len(cell) - len(cell.lstrip())
        yield start + left, start + max(left, at + len(cell.rstrip()))
        at += len(cell) + 1


def _has_head(rows: Sequence[ParagraphPart], text: str) -> bool:
    """Whether a column has figures below a first cell that has none."""
    first, *others = ([bool(_DIGIT.search(text[a:b])) for a, b in row.cells] for row in rows)
    return any(
        below and not above for row in others for above, below in zip(first, row, strict=False)
    )
