"""Places: from an offset in a text that was taken out of a file to its line and column there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..model import Span
from .frontmatter import Report


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: offset, line and column at which each of its stretches begins."""

    report: Report
    starts: tuple[tuple[int, int, int], ...]

    def span(self, at: int, length: int = 1) -> Span:
        """The file's span of `length` characters from the offset `at`, as far as its line goes."""
        index = self._index(at)
        offset, line, column = self.starts[index]
        column += at - offset
        if 0 < line <= len(self.report.lines):
            length = min(length, len(self.report.lines[line - 1]) - column + 1)
        return self.report.span(line, column, max(1, length))

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The stretches from `start` to before `end`, their offsets counted from `start`."""
        index = self._index(start)
        offset, line, column = self.starts[index]
        yield 0, line, column + start - offset
        for offset, line, column in self.starts[index + 1 : self._index(max(start, end - 1)) + 1]:
            yield offset - start, line, column

    def lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """From where to where, from `start` to before `end`, one line of the file goes."""
        index, last = self._index(start), self._index(max(start, end - 1))
        for one, other in pairwise(self.starts[index : last + 1]):
            if one[1] != other[1]:
                yield start, other[0]
                start = other[0]
        yield start, end

    def _index(self, at: int) -> int:
        return bisect_right(self.starts, at, key=lambda start: start[0]) - 1


def whole_lines(report: Report, text: str, first: int) -> Place:
    """The place of a text that begins with line `first` of the file and has whole lines of it."""
    starts, offset = [], 0
    for number, line in enumerate(text.split("\n"), first):
        starts.append((offset, number, 1))
        offset += len(line) + 1
    return Place(report, tuple(starts))


def folded(report: Report, text: str, first: Span) -> Place:
    """The place of a value of a front matter that begins at `first` and may go on below.

    YAML folds the lines of a value to one, so each word is looked for where the last one ended or
    on the next line. A word that is written with an escape stands where its neighbour leads.
    """
    line, at = first.line, first.column - 1
    starts = [(0, line, at + 1)]
    for match in re.finditer(r"\S+", text):
        here = _next(report.lines, line, at, match[0])
        if here:
            line, at = here
            starts.append((match.start(), line, at + 1))
        at += len(match[0])
    return Place(report, tuple(starts))


def _next(lines: tuple[str, ...], line: int, at: int, word: str) -> tuple[int, int] | None:
    """The line and offset of a word that comes next, on this line or the one below."""
    for number, start in ((line, at), (line + 1, 0)):
        rest = lines[number - 1][start:] if number <= len(lines) else ""
        if rest.lstrip().startswith(word):
            return number, start + len(rest) - len(rest.lstrip())
    return None
