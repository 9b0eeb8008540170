"""Moves: every citation of a paragraph follows it to its new number, where it was written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..model import Explainer, ParagraphRef, Span, Statement
from ..urls import paragraph as fragment_of
from .alignment import Alignment, Parts

NOWHERE = 0
"""The number of a paragraph that is gone: no source has it, so the checker refuses it."""
_NUMBERS = re.compile(r"p(?P<first>\d+)(?:\.(?P<part>\d+)|-p?(?P<last>\d+))?")
_EXCUSED = r"(\bparagraph:\s*[\"']?(?:{}:)?p)(\d+)"


@dataclass(frozen=True, slots=True)
class Reread:
    """A statement that a person has to read again beside its source, and why."""

    statement: Statement
    span: Span
    gone: tuple[int, ...]
    changed: tuple[int, ...]


def moved_files(
    explainer: Explainer, source: str, alignment: Alignment, lines: Mapping[str, Sequence[str]]
) -> Mapping[str, tuple[str, ...]]:
    """The lines of each file in which a number changes, with the new numbers."""
    now = {old: new or NOWHERE for old, new in alignment.moved.items()}
    return moved_to(explainer, source, now, lines, alignment.parts)


def moved_to(
    explainer: Explainer,
    source: str,
    now: Mapping[int, int],
    lines: Mapping[str, Sequence[str]],
    parts: Parts = MappingProxyType({}),
) -> Mapping[str, tuple[str, ...]]:
    """The same, from old numbers to new ones; a paragraph that is not named keeps its own."""
    edits: defaultdict[tuple[str, int], list[tuple[Span, str]]] = defaultdict(list)
    for span in _cited(explainer, source):
        written = _at(lines, span)
        if (fresh := _renumbered(written, now, parts)) != written:
            edits[span.file, span.line].append((span, fresh))
    files = {file: list(lines[file]) for file, _ in edits}
    for (file, line), found in edits.items():
        text = files[file][line - 1]
        for span, fresh in sorted(found, key=lambda each: -each[0].column):
            start = span.column - 1
            text = text[:start] + fresh + text[start + span.length :]
        files[file][line - 1] = text
    files |= _linked(explainer, source, now, {**lines, **files})
    return {file: tuple(text) for file, text in files.items()}


def _cited(explainer: Explainer, source: str) -> Iterable[Span]:
    """Where a paragraph of the source is named in a citation, each place once."""
    return dict.fromkeys(
        reference.span
        for statement in explainer.statements()
        for reference in statement.citation.references
        if any(ref.source == source for ref in reference.refs)
    )


def _at(lines: Mapping[str, Sequence[str]], span: Span) -> str:
    start = span.column - 1
    return lines[span.file][span.line - 1][start : start + span.length]


def _renumbered(written: str, now: Mapping[int, int], parts: Parts) -> str:
    """A reference with its new numbers; a range whose paragraphs were parted names each."""

    def fresh(match: re.Match[str]) -> str:
        first, last = int(match["first"]), int(match["last"] or match["first"])
        numbers = [now.get(each, each) for each in range(first, last + 1)]
        if match["part"]:
            part = int(match["part"])
            label = parts.get((first, part), part)
            return f"p{numbers[0]}" if label is None else f"p{numbers[0]}.{label}"
        if match["last"] is None:
            return f"p{numbers[0]}"
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return f"p{numbers[0]}-{numbers[-1]}"
        name = written[: match.start()]
        return f"; {name}".join(f"p{each}" for each in dict.fromkeys(numbers))

    return _NUMBERS.sub(fresh, written, count=1)


def _linked(
    explainer: Explainer, source: str, now: Mapping[int, int], lines: Mapping[str, Sequence[str]]
) -> Mapping[str, list[str]]:
    """The files in which a paragraph is linked to, or excused, by its number."""

    def moved(match: re.Match[str]) -> str:
        return f"{match[1]}{now.get(int(match[2]), match[2])}"

    sample = fragment_of(explainer, ParagraphRef(source, 1)).removesuffix("1")
    link = re.compile(rf"(\bsource/#{re.escape(sample)})(\d+)\b")
    excused = re.compile(_EXCUSED.format(re.escape(source)))
    files = (f"{explainer.id}/explainer.md", *(each.file for each in explainer.sections))
    fresh = {
        file: [excused.sub(moved, link.sub(moved, line)) for line in lines[file]] for file in files
    }
    return {file: text for file, text in fresh.items() if text != list(lines[file])}


def to_read_again(explainer: Explainer, source: str, alignment: Alignment) -> Iterator[Reread]:
    """Each statement whose paragraph is gone, or says something else now."""
    for statement in explainer.statements():
        cited = [ref.number for ref in statement.citation.refs if ref.source == source]
        gone = tuple(each for each in cited if alignment.moved.get(each) is None)
        changed = tuple(each for each in cited if each in alignment.changed)
        if gone or changed:
            yield Reread(statement, statement.text.span(0, len(statement.plain)), gone, changed)
