"""Text an author wrote, every character of which knows where it stands in its file.

A text is a tuple of `Run`s. Joined they give the *plain* text, in which every offset of this
program counts (characters, from 0); a run also knows where its first character stands in the file,
so an offset leads back to a line and a column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of one file: line and column count from 1, in characters."""

    file: str
    line: int
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class FigureNote:
    """How a figure that no source prints follows from one: what was counted, or the sum.

    `value` is what the author wrote: `Ohio; Texas; Iowa`, or `1.7 - 1.4`.
    """

    kind: Literal["counted", "computed"]
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style on one line; `start` is its offset in the plain text it is part of."""

    start: int
    text: str
    span: Span
    emphasis: bool = False
    strong: bool = False
    href: str | None = None
    language: str | None = None
    figure: FigureNote | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Text:
    """Running text an author wrote."""

    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        """The characters a reader sees, without markup."""
        return "".join(run.text for run in self.runs)

    def figures(self) -> Iterator[tuple[int, int, FigureNote]]:
        """Each figure that was counted or computed: from where to where, and how."""
        noted = ((run.figure, run) for run in self.runs if run.figure is not None)
        for figure, pairs in groupby(noted, key=lambda pair: pair[0]):
            runs = [run for _, run in pairs]
            yield runs[0].start, runs[-1].end, figure

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to before `end` stand, as far as their first line."""
        index = max(0, bisect_right(self.runs, start, key=lambda run: run.start) - 1)
        last = first = self.runs[index]
        for run in islice(self.runs, index, None):
            if run.start >= end:
                break
            # White space at a line's end would let the caret stand behind the line.
            if run.span.line == first.span.line and run.text.strip():
                last = run
        column = first.span.column + start - first.start
        until = last.span.column + min(end - last.start, max(last.span.length, len(last.text)))
        return Span(first.span.file, first.span.line, column, max(1, until - column))
