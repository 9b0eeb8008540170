"""Citations as they are written, found in a text before its Markdown is, and hidden from that.

What stands in a citation is no Markdown: a backtick in it begins no code, a line that begins with
`- ` no list. So each citation is found first, and covered with characters that mean nothing in
Markdown, its bracket and its line ends apart; `citation.py` reads what was under the cover.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .place import Place

SPACE = r"[\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
"""White space of a citation: line ends and the controls of bidirectional text are some."""
CLOSING: Mapping[str, str] = {
    "“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"',
}  # fmt: skip
"""The marks that evidence may stand between: what closes each."""
LONGEST = 4000
"""Characters of a citation behind one without an end, so that the time of reading stays linear."""

COVER = "\ufdd1"
COVERED = re.compile(rf"\[{COVER}+(?:\n *{COVER}+)*")
"""A citation as Markdown sees it."""

_OPENING = re.compile(rf"[\[［【]{SPACE}*[@＠]")
_WIDE = re.compile(rf"(?:[［【]|\[{SPACE}*＠)[^\n\]］】]*[\]］】]?")
_STEP = re.compile(rf"[\[\]{''.join(CLOSING)}]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:>[^\S\n]*)*(?=\n|\Z)")
_HEAD = re.compile(rf"\[{SPACE}*@[\w:-]*(?:{SPACE}*;{SPACE}*@[\w:-]+)*")
_KEY = re.compile(r"\{[^{}\n]*\}|[^\S\n]+\{key\b[^{}\n]*\}")
_QUOTED_LINE = re.compile(r" {0,3}(?:> ?)+")


class Flaw(StrEnum):
    """Why a citation has no end, or no beginning."""

    BRACKET = "bracket"
    EVIDENCE = "evidence"
    WIDTH = "width"


@dataclass(frozen=True, slots=True)
class Written:
    """A citation as it stands in the file; `key` is what follows it in braces, or empty.

    Where it has a `flaw` its end is a guess, so that what comes after is still read.
    """

    text: str
    place: Place
    flaw: Flaw | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text whose citations are covered; each is known by the line and column it begins at."""

    lines: tuple[str, ...]
    citations: Mapping[tuple[int, int], Written]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def hidden(text: str, place: Place) -> Hidden:
    """The text with every citation covered; it is as long as before, line for line."""
    text = text.replace(COVER, "\ufffd")
    parts, at = [], 0
    found: dict[tuple[int, int], Written] = {}
    for start, end, flaw in _citations(text):
        if start < at:
            continue
        behind = _KEY.match(text, end) if flaw is None else None
        key = behind[0].strip() if behind else ""
        stop = behind.end() if behind else end
        pieces = tuple(_pieces(text, start, stop))
        first = place.span(start)
        written = _written(text, pieces, place, flaw, key)
        found[first.line, first.column] = written
        parts += [text[at:start], _covered(text, pieces, start, stop)]
        at = stop
    parts.append(text[at:])
    return Hidden(tuple("".join(parts).split("\n")), found)


def _citations(text: str) -> Iterator[tuple[int, int, Flaw | None]]:
    """Where each citation begins and ends, and why it has no end."""
    breaks = [match.start() for match in _BLANK_LINE.finditer(text)] + [len(text)]
    at, broken = 0, -1
    while match := _OPENING.search(text, at):
        start, at = match.start(), match.end()
        limit = breaks[bisect_left(breaks, start)]
        if _is_escaped(text, start) or at > limit:
            continue
        end, flaw = _end(text, start, min(limit, start + LONGEST) if limit == broken else limit)
        yield start, end, flaw
        at = end
        broken = limit if flaw else broken


def _is_escaped(text: str, at: int) -> bool:
    """Whether a backslash makes a character mean itself (CommonMark 2.4)."""
    first = at
    while first and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def _end(text: str, start: int, limit: int) -> tuple[int, Flaw | None]:
    if wide := _WIDE.match(text, start, limit):
        return wide.end(), Flaw.WIDTH
    at = start + 1
    while step := _STEP.search(text, at, limit):
        if step[0] == "]":
            return step.end(), None
        if step[0] == "[":
            break
        end = closing(text, step.start(), limit)
        if end is None:
            return _guess(text, start, limit), Flaw.EVIDENCE
        at = end + 1
    return _head(text, start, limit), Flaw.BRACKET


def closing(text: str, at: int, limit: int) -> int | None:
    """Where the mark at `at` is closed: marks that differ from left to right nest."""
    mark, closers = text[at], CLOSING[text[at]]
    depth, step = 0, re.compile(f"[{mark}{closers}]")
    for match in step.finditer(text, at, limit):
        if match.start() > at and match[0] in closers:
            depth -= 1
        else:
            depth += 1
        if not depth:
            return match.start()
    return None


def _guess(text: str, start: int, limit: int) -> int:
    """The end of a citation whose evidence is never closed: the first bracket of its line."""
    line = text.find("\n", start, limit)
    bracket = text.find("]", start, limit if line < 0 else line)
    return _head(text, start, limit) if bracket < 0 else bracket + 1


def _head(text: str, start: int, limit: int) -> int:
    """The end of the references that a citation begins with."""
    match = _HEAD.match(text, start, limit)
    return match.end() if match else start + 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a citation: its lines, without the marks of a block quotation."""
    line = text.rfind("\n", 0, start) + 1
    quoted = bool(_QUOTED_LINE.match(text, line, start))
    at = start
    while (line_end := text.find("\n", at, end)) >= 0:
        yield at, line_end + 1
        prefix = _QUOTED_LINE.match(text, line_end + 1, end) if quoted else None
        at = prefix.end() if prefix else line_end + 1
    yield at, end


def _covered(text: str, pieces: tuple[tuple[int, int], ...], start: int, end: int) -> str:
    out, at = [], start
    for first, last in pieces:
        out += [text[at:first], re.sub(r"[^\n]", COVER, text[first:last])]
        at = last
    return "[" + "".join(out)[1:]


def _written(
    text: str,
    pieces: tuple[tuple[int, int], ...],
    place: Place,
    flaw: Flaw | None,
    key: str,
) -> Written:
    at = 0
    starts: list[tuple[int, int, int]] = []
    for first, last in pieces:
        within = place.within(first, last)
        starts += [(at + offset, line, column) for offset, line, column in within]
        at += last - first
    whole = "".join(text[first:last] for first, last in pieces)
    return Written(whole, Place(place.report, tuple(starts)), flaw, key)
