"""How a text becomes lines: where it breaks, how large it is set, and how it is cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from .faces import Role, Style, clusters
from .pieces import pieces, width

_TOKEN = re.compile(r" ?[\-–—/]*[^ \-–—/]*[\-–—/]*")
_AROUND_WORDS = " ,;:.…!?“”‘’«»„()[]-–—"
_LOOSE_ENDS = " ,;:.…-–—“‘«„([{"


@dataclass(frozen=True, slots=True)
class Column:
    """Room for a text: how wide it is, how high, and how many lines it may have, in pixels."""

    width: float
    height: float
    lines: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it is set: its lines, the pixels from one baseline to the next, and whether the
    text is whole: nothing of it was cut off, and no word broken."""

    style: Style
    lines: tuple[str, ...]
    leading: float
    whole: bool


@lru_cache(maxsize=4096)
def wrapped(style: Style, text: str, measure: float) -> tuple[str, ...]:
    """A text in as few lines as a width allows, broken at spaces and after hyphens and slashes.

    A word wider than a line is broken within, after a hyphen if its letters have a case; an address
    or a number gets none.
    """
    lines = [""]
    for token in _tokens(text):
        for part in _parts(style, token, measure):
            if lines[-1] and width(style, lines[-1] + part) > measure:
                lines.append(part.lstrip())
            else:
                lines[-1] += part
    return tuple(lines)


def _tokens(text: str) -> list[str]:
    """What stays together on a line, each with the space before it; joined they give the text."""
    return [token for token in _TOKEN.findall(text) if token]


def _parts(style: Style, token: str, measure: float) -> Iterator[str]:
    rest = clusters(token)
    while len(rest) > 1 and width(style, "".join(rest).strip()) > measure:
        reach = partial(_reach, style, rest)
        taken = max(1, bisect_right(range(1, len(rest)), measure, key=reach))
        yield _broken(rest, taken)
        rest = rest[taken:]
    yield "".join(rest)


def _reach(style: Style, rest: Sequence[str], taken: int) -> float:
    return width(style, _broken(rest, taken).strip())


def _broken(rest: Sequence[str], taken: int) -> str:
    letters = "".join(rest).strip(_AROUND_WORDS)
    cased = all(one.lower() != one.upper() for one in rest[taken - 1 : taken + 1])
    return "".join(rest[:taken]) + ("-" if cased and letters.isalpha() else "")


def balanced(style: Style, text: str, measure: float) -> tuple[str, ...]:
    """The lines of `wrapped`, no more of them, but as even as they can be."""
    lines = wrapped(style, text, measure)
    narrow = max(width(style, token.strip()) for token in _tokens(text))
    while measure - narrow > 4:
        middle = (narrow + measure) / 2
        closer = wrapped(style, text, middle)
        if len(closer) > len(lines):
            narrow = middle
        else:
            lines, measure = closer, middle
    return lines


def tidy(style: Style, text: str, measure: float) -> tuple[str, ...]:
    """The lines of `wrapped`, no more of them, but the last not shorter than a quarter if a
    slightly narrower setting helps."""
    lines = wrapped(style, text, measure)
    for share in (1, 0.97, 0.94, 0.91, 0.88, 0.85):
        closer = wrapped(style, text, measure * share)
        if len(closer) == len(lines) and width(style, closer[-1]) >= measure / 4:
            return closer
    return lines


def shortened(style: Style, text: str, measure: float, count: int = 1) -> tuple[str, ...]:
    """The lines of `wrapped`; where there are more than `count`, the last of these ends in "…"."""
    lines = wrapped(style, text, measure)
    if len(lines) <= count:
        return lines
    return *lines[: count - 1], _ended(style, lines[count - 1], measure)


def _ended(style: Style, line: str, measure: float) -> str:
    """A line with an ellipsis, after a whole word where one fits."""
    kept = line.rstrip(_LOOSE_ENDS)
    while " " in kept and width(style, kept + "…") > measure:
        kept = kept.rpartition(" ")[0].rstrip(_LOOSE_ENDS)
    while kept and width(style, kept + "…") > measure:
        kept = "".join(clusters(kept)[:-1])
    return kept + "…"


def fitted(
    role: Role, sizes: Sequence[int], text: str, language: str, column: Column, leading: float
) -> Setting:
    """A text at the largest of `sizes`, falling, at which it is whole; cut at the last if at none.

    `leading` is in sizes, and more for a face that needs it; of the last line's, a quarter may be
    out of the column, being empty.
    """
    settings = (_set(Style(role, size, language), text, column, leading) for size in sizes)
    for setting in settings:
        if setting.whole:
            break
    return setting


def _set(style: Style, text: str, column: Column, leading: float) -> Setting:
    least = (piece.face.leading for piece in pieces(style, text))
    room = style.size * max(leading, *least)
    count = max(1, min(column.lines, int((column.height + room / 4) // room)))
    lines = wrapped(style, text, column.width)
    unbroken = all(width(style, token.strip()) <= column.width for token in _tokens(text))
    if len(lines) > count:
        return Setting(style, shortened(style, text, column.width, count), room, whole=False)
    return Setting(style, lines, room, whole=unbroken)
