"""An explainer as the texts of its files, and where in them stands what can go wrong.

Offsets count characters of a file, from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from app.library import Library, read_library
from app.library.explainer import default_source, read_section
from app.library.frontmatter import read_document
from app.model import Entry, Explainer, Section, Span, Statement, Text, walk
from app.problems import in_order

from .citing import Group, end_of, parse

Texts = Mapping[str, str]
"""A content folder in memory: file name to text."""

_RECORDS = ("permalinks.txt", "reviewed.txt")
_NOT_WORDS = re.compile(r"“[^”]*”|\]\([^)]*\)|\{[^}]*\}|(?<!\w)‘[^’]*’|[\[\]*]")


@dataclass(frozen=True, slots=True)
class Edit:
    """New text in place of what stands in a file from `start` to before `end`."""

    file: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A statement's words as they are written, and the citation that closes them."""

    file: str
    start: int
    end: int
    cited: tuple[int, int]
    raw: str
    citation: str
    statement: Statement
    section: Section | None
    entry: Entry | None

    @property
    def own(self) -> str:
        """The words as written, with a NUL for each character that is quoted or no word."""
        return _NOT_WORDS.sub(lambda match: "\0" * len(match[0]), self.raw)

    @property
    def groups(self) -> tuple[Group, ...]:
        return parse(self.citation)

    def edit(self, start: int, end: int, text: str) -> Edit:
        """A change of its words; both offsets count from its first."""
        return Edit(self.file, self.start + start, self.start + end, text)

    def instead(self, text: str) -> Edit:
        """Other words altogether."""
        return self.edit(0, len(self.raw), text)

    def recite(self, citation: str) -> Edit:
        """Another citation."""
        return Edit(self.file, *self.cited, citation)


@dataclass(frozen=True)
class Manuscript:
    """An explainer that was read, beside the texts it was read from."""

    texts: Texts
    explainer: Explainer

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every statement, in reading order."""
        return tuple(
            self._told(statement, section, entry)
            for statement, section, entry in _placed(self.explainer)
        )

    @cached_property
    def paragraphs(self) -> Mapping[str, Mapping[int, str]]:
        """The text of each paragraph of each source, by its number."""
        return {
            source.id: {each.ref.number: each.text for each in source.paragraphs}
            for source in self.explainer.sources
        }

    def cited(self, told: Told) -> tuple[str, ...]:
        """The texts of the paragraphs that a statement cites."""
        refs = dict.fromkeys(told.statement.citation.refs)
        return tuple(self.paragraphs[ref.source][ref.number] for ref in refs)

    def offset(self, span: Span) -> int:
        """Where a span begins in its file."""
        return self._lines[span.file][span.line - 1] + span.column - 1

    def after(self, span: Span) -> int:
        """Where a span on one line ends in its file."""
        return self.offset(span) + span.length

    def value(self, span: Span, value: str) -> tuple[int, int]:
        """Where a value stands, of which only the line is known for certain."""
        line = self._lines[span.file][span.line - 1]
        start = self.texts[span.file].index(value, line)
        return start, start + len(value)

    @cached_property
    def _lines(self) -> Mapping[str, tuple[int, ...]]:
        """Where each line of each file begins."""
        return {
            file: tuple(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
            for file, text in self.texts.items()
        }

    def _told(self, statement: Statement, section: Section | None, entry: Entry | None) -> Told:
        citation = statement.citation.span
        opening = self.offset(citation)
        file = citation.file
        text = self.texts[file]
        start = self._start(statement.text, text)
        end = start + len(text[start:opening].rstrip())
        closing = end_of(text, opening)
        return Told(
            file=file,
            start=start,
            end=end,
            cited=(opening, closing),
            raw=text[start:end],
            citation=text[opening:closing],
            statement=statement,
            section=section,
            entry=entry,
        )

    def _start(self, words: Text, text: str) -> int:
        """Where the words begin, a bracket or an emphasis before them included."""
        start = self.offset(words.runs[0].span)
        while start and text[start - 1] in "[*":
            start -= 1
        return start


def _placed(explainer: Explainer) -> Iterator[tuple[Statement, Section | None, Entry | None]]:
    for place in walk(explainer):
        if isinstance(place.node, Statement):
            yield place.node, place.section, place.entry


def changed(texts: Texts, edits: Iterable[Edit]) -> Texts:
    """The texts after some edits, none of which may overlap another."""
    after = dict(texts)
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        text = after[edit.file]
        after[edit.file] = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return after


def copied(folder: Path) -> Texts:
    """The texts of one explainer's folder, alone in a content folder, without its records."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".txt", ".svg"))
    return {"site.toml": (folder.parent / "site.toml").read_text("utf-8")} | {
        path.relative_to(folder.parent).as_posix(): path.read_text("utf-8")
        for path in files
        if path.name not in _RECORDS
    }


def reread(library: Library, texts: Texts, file: str) -> Library | None:
    """A library of one explainer with one section read again; None where that is none.

    The other files are not read again, which is what a reading takes its time for.
    """
    (explainer,) = library.explainers
    old = next((each for each in explainer.sections if each.file == file), None)
    if old is None:
        return None
    sources = [each.id for each in explainer.sources]
    document = read_document(file, texts[file])
    new = read_section(old.id, document, default_source(sources, sources))
    sections = tuple(new if each is old else each for each in explainer.sections)
    return replace(
        library,
        explainers=(replace(explainer, sections=sections),),
        lines={**library.lines, file: document.report.lines},
        problems=in_order(document.report.problems),
    )


def _tidy(root: Path) -> None:
    """Remove the folders that nothing is left in, the innermost first."""
    for folder in sorted((each for each in root.rglob("*") if each.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


class Desk:
    """An empty folder that content is written to again and again, as far as it changes."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._there: dict[str, str] = {}

    def read(self, texts: Texts) -> Library:
        """What these texts say."""
        gone = self._there.keys() - texts.keys()
        for file in gone:
            (self._root / file).unlink()
            del self._there[file]
        if gone:
            _tidy(self._root)
        for file, text in texts.items():
            if self._there.get(file) != text:
                (self._root / file).parent.mkdir(parents=True, exist_ok=True)
                (self._root / file).write_text(text, "utf-8")
                self._there[file] = text
        return read_library(self._root)

    def manuscript(self, texts: Texts) -> Manuscript:
        """The one explainer among these texts. Raises ValueError where it cannot be read."""
        library = self.read(texts)
        if len(library.explainers) != 1 or library.problems:
            raise ValueError(f"one explainer without a problem was expected: {library.problems}")
        return Manuscript(texts, library.explainers[0])
