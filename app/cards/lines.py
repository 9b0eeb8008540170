"""Lines: how a text is measured and drawn, where it breaks, how large it is set, how it is cut.

Lengths are pixels of the finished picture.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypedDict

from PIL import Image, ImageFont

from ..text import direction
from .faces import LATIN, SCALE, Face, Role, clusters, font

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_TOKEN = re.compile(r" ?[\-–—/]*[^ \-–—/]*[\-–—/]*")
_AROUND_WORDS = " ,;:.…!?“”‘’«»„()[]-–—"
_MEASURED, _DOUBT = 100, 0.05
_LOOSE_ENDS = " ,;:.…-–—“‘«„([{"


class Shaping(TypedDict):
    """What the shaper (HarfBuzz, through raqm) is told of a line."""

    direction: str
    features: list[str]
    language: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set; what of it runs against the direction of its language, raqm orders."""

    face: Face
    role: Role
    size: int
    language: str

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        return font(self.face, self.role, self.size)

    @property
    def shaping(self) -> Shaping:
        features = list(self.face.cuts[self.role].features)
        way = direction(self.language)
        return {"direction": way, "features": features, "language": self.language}

    def shown(self, text: str) -> str:
        """Small capitals are spaced, where letters stand apart anyway."""
        spaced = self.role is Role.CAPITALS and self.face is LATIN
        return "\u200a".join(clusters(text)) if spaced else text


@lru_cache(maxsize=16384)
def width(style: Style, text: str) -> float:
    """How far a line of text reaches."""
    return style.font.getlength(style.shown(text), **style.shaping) / SCALE


@lru_cache(maxsize=256)
def _measured(style: Style) -> Style:
    return replace(style, size=_MEASURED)


def about(style: Style, text: str) -> float:
    """How far a text reaches, but for such a part of that as `_DOUBT`.

    It is measured at one size for all, and words alone: the same come again, in every text.
    """
    return width(_measured(style), text) * style.size / _MEASURED


def reaches(style: Style, text: str, measure: float, reach: float | None = None) -> bool:
    """Whether a text reaches farther than so wide; measured only where what it is about to tells
    too little."""
    reach = about(style, text) if reach is None else reach
    if abs(reach - measure) < _DOUBT * measure:
        return width(style, text) > measure
    return reach > measure


@dataclass(frozen=True, slots=True)
class Print:
    """The ink of a line, `SCALE` times as large, and where it starts from that of its baseline."""

    ink: Image.Image
    start: tuple[int, int]


@lru_cache(maxsize=64)
def printed(style: Style, text: str) -> Print:
    """A line of text as it blackens paper; it is kept until it is drawn."""
    mask, (x, y) = style.font.getmask2(style.shown(text), anchor="ls", **style.shaping)
    if (box := mask.getbbox()) is None:
        return Print(Image.new("L", (0, 0)), (0, 0))
    whole = Image.new("L", mask.size)
    whole.im.paste(mask, (0, 0, *mask.size))  # as bytes, it would be copied one by one
    return Print(whole.crop(box), (x + box[0], y + box[1]))


@lru_cache(maxsize=4096)
def ink(style: Style, text: str) -> Box:
    """What a line of text blackens when it starts at 0 and its baseline is at 0."""
    found = printed(style, text)
    (left, top), (across, down) = found.start, found.ink.size
    return left / SCALE, top / SCALE, (left + across) / SCALE, (top + down) / SCALE


def stretch(style: Style, text: str, start: int, end: int) -> tuple[float, float]:
    """Left and right of the characters from `start` to before `end`, in a line that starts at 0."""
    near, far = width(style, text[:start]), width(style, text[:end])
    if direction(style.language) == "ltr":
        return near, far
    return width(style, text) - far, width(style, text) - near


@dataclass(frozen=True, slots=True)
class SetText:
    """A text as it is set: its lines, and the pixels from one baseline to the next."""

    style: Style
    lines: tuple[str, ...]
    leading: float


@dataclass(frozen=True, slots=True)
class Fitting:
    """A text to be fitted: the styles it may have, from the largest, the most lines it may take,
    and the distance of its baselines in sizes; a face that needs more of that gets it."""

    text: str
    styles: Sequence[Style]
    lines: int = 1
    leading: float = 1.0

    def fitted(self, measure: float, height: float) -> SetText:
        """At the largest size at which it is whole, its lines even; cut at the smallest if at none.

        Of the last line's leading a quarter may be out of the height, being empty.
        """
        for style in self.styles:
            leading = self._leading(style)
            count = max(1, min(self.lines, int((height + leading / 4) // leading)))
            if style is not self.styles[-1] and self._is_too_long(style, count, measure):
                continue
            widest = _widest(style, self.text)
            lines = wrapped(style, self.text, measure)
            if widest <= measure and len(lines) <= count:
                return SetText(style, _balanced(style, self.text, widest, measure), leading)
        if len(lines) > count:
            lines = *lines[: count - 1], _ended(style, lines[count - 1], measure)
        return SetText(style, lines, leading)

    def _is_too_long(self, style: Style, count: int, measure: float) -> bool:
        """Whether it is longer than so many lines, each of which may lose the space at its end."""
        room = count * (measure + about(style, " "))
        return sum(about(style, each) for each in _tokens(self.text)) > room * (1 + _DOUBT)

    def least(self, measure: float) -> float:
        """How high it is at its smallest, cut if it has to be."""
        style = self.styles[-1]
        return min(self.lines, len(wrapped(style, self.text, measure))) * self._leading(style)

    def _leading(self, style: Style) -> float:
        return style.size * max(self.leading, style.face.leading)


@lru_cache(maxsize=4096)
def wrapped(style: Style, text: str, measure: float) -> tuple[str, ...]:
    """A text in as few lines as a width allows, broken at spaces and after hyphens and slashes."""
    lines, reach = [""], 0.0
    for token in _tokens(text):
        for part in _parts(style, token, measure):
            reach += about(style, part)
            if lines[-1] and reaches(style, lines[-1] + part, measure, reach):
                lines.append(part.lstrip())
                reach = about(style, lines[-1])
            else:
                lines[-1] += part
    return tuple(lines)


def _tokens(text: str) -> list[str]:
    """What stays together on a line, each with the space before it; joined they give the text."""
    return [token for token in _TOKEN.findall(text) if token]


def _widest(style: Style, text: str) -> float:
    """How far the widest reaches of what stays together."""
    tokens = [(about(style, token.strip()), token.strip()) for token in _tokens(text)]
    least = max(tokens)[0] * (1 - _DOUBT)
    return max(width(style, token) for reach, token in tokens if reach >= least)


def _parts(style: Style, token: str, measure: float) -> list[str]:
    """A token, broken where it is wider than a line: a word whose letters have a case after a
    hyphen, an address or a number without."""
    if not reaches(style, token.strip(), measure):
        return [token]
    first, *others = clusters(token)
    letters = [first + others[0], *others[1:]] if first == " " and others else [first, *others]
    if len(letters) < 2:
        return [token]
    word = token.strip(_AROUND_WORDS)
    hyphen = "-" if word.isalpha() and word.lower() != word.upper() else ""
    starts = ["".join(letters[:end]) + hyphen for end in range(1, len(letters))]
    end = max(1, bisect_right(starts, measure, key=lambda start: width(style, start.strip())))
    return [starts[end - 1], *_parts(style, "".join(letters[end:]), measure)]


def _balanced(style: Style, text: str, narrow: float, wide: float) -> tuple[str, ...]:
    """The lines of `wrapped`, no more of them, but as even as they can be."""
    lines = wrapped(style, text, wide)
    while wide - narrow > 4:
        middle = (narrow + wide) / 2
        closer = wrapped(style, text, middle)
        if len(closer) > len(lines):
            narrow = middle
        else:
            lines, wide = closer, middle
    return lines


def _ended(style: Style, line: str, measure: float) -> str:
    """A line with an ellipsis, after a whole word where one fits."""
    kept = line.rstrip(_LOOSE_ENDS)
    while " " in kept and width(style, kept + "…") > measure:
        kept = kept.rpartition(" ")[0].rstrip(_LOOSE_ENDS)
    while kept and width(style, kept + "…") > measure:
        kept = "".join(clusters(kept)[:-1])
    return kept + "…"
