"""One file of the content folder: its lines, its front matter, its body, and what is wrong in it.

file         = [ "---" LF front-matter "---" LF ] body
front-matter = YAML 1.2, one mapping; no key twice, no key that is not known
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..model import Span
from ..problems import Problem, problem
from .fields import T, fitted
from .yaml import NotYamlError, Value, load

FENCE = "---"
LARGEST_FRONT_MATTER = 64 * 1024
"""Characters; YAML is read a hundred times slower than Markdown."""
_TOO_LONG = "the front matter is longer than 64 KiB"


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
    fields: Mapping[str, Value]
    body: str
    body_line: int
    readable: bool = True
    """Whether the front matter could be read at all: if not, nothing more is said about it."""

    def span_of(self, *path: str | int) -> Span:
        """Where a front-matter key or item stands, by its path; the first line if nowhere."""
        found = None
        there: Value | None = Value(dict(self.fields))
        for key in path:
            there = there.at(key) if there else None
            found = there or found
        if found is None:
            return self.report.whole_line(1)
        line, column = found.line + 1, found.column
        text = self.report.lines[line - 1]
        return self.report.span(line, column, max(1, len(text.rstrip()) - column + 1))

    def spans_of(self, key: str, items: Sequence[object]) -> tuple[Span, ...]:
        """Where each item of a list stands."""
        return tuple(self.span_of(key, index) for index in range(len(items)))

    def read(self, shape: type[T]) -> T:
        """The front matter as `shape`, with a `bad-front-matter` for each thing wrong.

        What is wrong is left out and what is missing left empty, so that the rest of the file, and
        the files it names, are still read and all their problems reported in the same run.
        """
        values = {key: each.plain() for key, each in self.fields.items()}
        fields, misfits = fitted(shape, values)
        for each in misfits if self.readable else ():
            span = self.span_of(*(each.at[:-1] if each.missing else each.at))
            self.report.add("bad-front-matter", span, each.message, each.help)
        return fields


def read_document(file: str, text: str) -> Document:
    """Split a text in front matter and body; a front matter that cannot be read becomes empty."""
    report = Report(file, tuple(text.split("\n")))
    lines = report.lines
    if lines[0].rstrip() != FENCE:
        return Document(report, {}, text, 1)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        report.add(
            "bad-front-matter", report.whole_line(1), "the front matter is never closed",
            "put a line `---` after its last key",
        )  # fmt: skip
        return Document(report, {}, "", len(lines), readable=False)
    fields = _load(report, "\n".join(lines[1:end]))
    body = "\n".join(lines[end + 1 :])
    return Document(report, fields or {}, body, end + 2, fields is not None)


def _load(report: Report, text: str) -> Mapping[str, Value] | None:
    try:
        if len(text) > LARGEST_FRONT_MATTER:
            raise NotYamlError(_TOO_LONG, help="move what is not about the file to its body")
        return load(text)
    except NotYamlError as error:
        # The line above the front matter is the file's first.
        span = report.span(error.line + 1, error.column)
        report.add("bad-front-matter", span, error.message, error.help)
        return None
