"""One file of the content folder: its lines, its front matter, its body, and what is wrong in it.

file         = [ "---" LF front-matter "---" LF ] body
front-matter = YAML 1.2, one mapping; no key twice, no key that is not known
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ..model import Span
from ..problems import Problem, problem
from .fields import T, fitted

FENCE = "---"
DEEPEST_FIELD = 50
"""Brackets in brackets in a front matter; what it may say needs two."""
_TOO_DEEP = "it is nested too deeply"


@dataclass(slots=True)
class Report:
    """The problems of one file, collected while it is read."""

    file: str
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def span(self, line: int, column: int = 1, length: int = 1) -> Span:
        """A stretch of this file, `line` and `column` counted from 1."""
        return Span(self.file, line, column, length)

    def whole_line(self, line: int) -> Span:
        """All that stands on a line, without its indentation."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        indent = len(text) - len(text.lstrip())
        return self.span(line, indent + 1, max(1, len(text.strip())))

    def add(self, code: str, span: Span, message: str, help: str) -> None:
        """Note a problem; its severity is the code's, its line the author's own."""
        shown = self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else ""
        self.problems.append(problem(code, span, message, help, shown))


@dataclass(frozen=True, slots=True)
class Document:
    """A file split in two. `body_line` is the line the body begins on, counted from 1."""

    report: Report
    fields: CommentedMap
    body: str
    body_line: int
    readable: bool = True
    """Whether the front matter could be read at all: if not, nothing more is said about it."""

    def span_of(self, *path: str | int) -> Span:
        """Where a front-matter key or item stands, by its path; the first line if nowhere."""
        node: object = self.fields
        at: tuple[int, int] | None = None
        for key in path:
            at = _position(node, key) or at
            node = _child(node, key)
        if at is None:
            return self.report.whole_line(1)
        line, column = at[0] + 2, at[1] + 1
        text = self.report.lines[line - 1] if line <= len(self.report.lines) else ""
        return self.report.span(line, column, max(1, len(text.rstrip()) - column + 1))

    def read(self, shape: type[T]) -> T:
        """The front matter as `shape`, with a `bad-front-matter` for each thing wrong.

        What is wrong is left out and what is missing left empty, so that the rest of the file, and
        the files it names, are still read and all their problems reported in the same run.
        """
        fields, misfits = fitted(shape, plain(self.fields))
        for each in misfits if self.readable else ():
            span = self.span_of(*(each.at[:-1] if each.missing else each.at))
            self.report.add("bad-front-matter", span, each.message, each.help)
        return fields


def read_document(file: str, text: str) -> Document:
    """Split a text in front matter and body; a front matter that cannot be read becomes empty."""
    report = Report(file, tuple(text.split("\n")))
    lines = report.lines
    if lines[0].rstrip() != FENCE:
        return Document(report, CommentedMap(), text, 1)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        report.add(
            "bad-front-matter", report.whole_line(1), "the front matter is never closed",
            "put a line `---` after its last key",
        )  # fmt: skip
        return Document(report, CommentedMap(), "", len(lines), readable=False)
    fields = _load(report, "\n".join(lines[1:end]))
    body = "\n".join(lines[end + 1 :])
    return Document(report, fields or CommentedMap(), body, end + 2, fields is not None)


def _load(report: Report, text: str) -> CommentedMap | None:
    if _depth(text) > DEEPEST_FIELD:
        report.add("bad-front-matter", report.whole_line(1), _TOO_DEEP, _YAML_HELP)
        return None
    try:
        fields = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        # The sentence after the first is ruamel's advice to its own callers.
        said = str(error.problem or error.context).split("\n")[0]
        report.add("bad-front-matter", report.span(line, column), said, _YAML_HELP)
        return None
    except (YAMLError, ValueError, RecursionError) as error:
        said = _TOO_DEEP if isinstance(error, RecursionError) else str(error)
        report.add("bad-front-matter", report.whole_line(1), said.split("\n")[0], _YAML_HELP)
        return None
    if fields is None:
        return CommentedMap()
    if not isinstance(fields, CommentedMap):
        report.add(
            "bad-front-matter", report.whole_line(2), "the front matter is not a list of keys",
            "write one `key: value` a line",
        )  # fmt: skip
        return None
    return fields


_YAML_HELP = (
    "front matter is YAML 1.2: one `key: value` a line; a value with `: ` or ` #` goes below its"
    " key, indented, behind `key: >-`"
)


def _depth(text: str) -> int:
    """How deeply brackets stand in brackets; the YAML parser's time grows with the square of it."""
    steps = ((char in "[{") - (char in "]}") for char in text)
    return max(accumulate(steps), default=0)


def _position(node: object, key: str | int) -> tuple[int, int] | None:
    match node, key:
        case CommentedMap(), str() if key in node:
            line, column = node.lc.key(key)
            return int(line), int(column)
        case CommentedSeq(), int() if key < len(node):
            line, column = node.lc.item(key)
            return int(line), int(column)
    return None


def _child(node: object, key: str | int) -> object:
    match node, key:
        case CommentedMap(), str():
            return node.get(key)
        case CommentedSeq(), int() if key < len(node):
            return node[key]
    return None


def plain(value: Any) -> Any:
    """The same value in Python's own types, which strict validation asks for."""
    match value:
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list():
            return tuple(plain(item) for item in value)
        case str():
            return str(value)
        case date():
            return date(value.year, value.month, value.day)
    return value
