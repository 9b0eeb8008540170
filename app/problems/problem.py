"""A problem is a value: what is wrong, where, and what to do; and how it is printed.

error[quote-not-in-source]: the quotation is not in paragraph 9 of voa
  --> content/pakistan-taliban/us-view.md:12:30
   |
12 | West said relations were “very bad” [@p9].
   |                          ^^^^^^^^^^
   = help: the nearest text in paragraph 9 is “is not good”
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..model import Span

WIDEST_LINE = 100
"""Columns of an author's line to show; a longer one is cut around what is pointed at."""
BEFORE = 40
LONGEST_MESSAGE = 600
"""Characters of a message or a help; a longer one loses its middle."""

_OBEYED = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal or a browser obeys in place of showing it: the ends of lines, what moves the
caret, what turns the words around it (Unicode, UAX 9), and halves of characters."""


class Severity(StrEnum):
    """An error stops publication; a warning does so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `line_text` is the author's own line; empty where the file has none to show."""

    code: str
    severity: Severity
    span: Span
    message: str
    help: str
    line_text: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """Sort key: file, then line, then column."""
        span = self.span
        return span.file, span.line, span.column, self.code, self.message, self.help


def visible(text: str) -> str:
    """The text, with the code of each character that would be obeyed in place of being shown."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """The text as one visible line; a long one loses its middle."""
    text = " ".join(text.split())
    if len(text) > LONGEST_MESSAGE:
        half = LONGEST_MESSAGE // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return visible(text)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in file and line order, each once."""
    return tuple(sorted(set(problems), key=lambda each: each.order))


def format_problems(problems: Iterable[Problem], prefix: str = "") -> str:
    """All problems for a terminal, a blank line between them; `prefix` leads to the files."""
    return "\n".join("".join(f"{line}\n" for line in _lines(each, prefix)) for each in problems)


def _lines(problem: Problem, prefix: str) -> Iterator[str]:
    span = problem.span
    gutter = " " * len(str(span.line))
    yield f"{problem.severity}[{problem.code}]: {problem.message}"
    yield f"{gutter}--> {visible(prefix + span.file)}:{span.line}:{span.column}"
    if problem.line_text.strip():
        shown, start, length = _window(problem.line_text, span.column - 1, span.length)
        yield f"{gutter} |"
        yield f"{span.line} | {shown}"
        carets = "^" * max(1, columns(shown[start : start + length]))
        yield f"{gutter} | {' ' * columns(shown[:start])}{carets}"
    yield f"{gutter} = help: {problem.help}"


def pointed(problem: Problem) -> tuple[str, str, str]:
    """The author's line, cut to what can be shown: before what is pointed at, that, and after."""
    shown, start, length = _window(problem.line_text, problem.span.column - 1, problem.span.length)
    return shown[:start], shown[start : start + length], shown[start + length :]


def _window(line: str, start: int, length: int) -> tuple[str, int, int]:
    """The line, cut to `WIDEST_LINE` characters around the span, and where the span is in that."""
    line = line.rstrip()
    if len(line) <= WIDEST_LINE:
        return _OBEYED.sub(" ", line), start, length
    first = max(0, min(start - BEFORE, len(line) - WIDEST_LINE))
    last = first + WIDEST_LINE
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    middle = _OBEYED.sub(" ", line[first:last])
    return head + middle + tail, start - first + len(head), min(length, last - start)


def columns(text: str) -> int:
    """How many terminal columns a text takes: none for combining marks, two for wide characters."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
