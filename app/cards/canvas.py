"""Pictures: how much ink is where on the paper, and the few colours that a PNG has of that.

All greys of a card are ink on paper, so there are amounts of ink alone until it is written. Then
each stretch takes its colours from a ramp: from its ground, in so many steps, to its ink.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

from PIL import Image

from .faces import SCALE
from .lines import Box, Style, printed

WIDTH, HEIGHT = 1200, 630

Colour = tuple[int, int, int]
PAPER: Colour = (251, 248, 241)
INK: Colour = (28, 25, 21)
ACCENT: Colour = (161, 38, 26)
MARKER: Colour = (250, 231, 160)
CELL: Colour = (227, 224, 217)
"""From the light theme of the site; a cell of the strip is a little ink on paper, and so are: """
SOFT, MUTED, FAINT, HAIR = (54, 51, 47), (76, 73, 69), (129, 126, 120), (190, 187, 181)

_FULL = 255
_COMPRESSION = 3
"""The next levels take half as long again, and twice as long, for files smaller by a twelfth."""


@dataclass(frozen=True, slots=True)
class _Ramp:
    """The colours from a ground to an ink, and which of the palette's each amount of ink gets."""

    ground: Colour
    ink: Colour
    first: int
    steps: int

    @property
    def colours(self) -> Iterable[int]:
        last = self.steps - 1
        for step in range(self.steps):
            for ground, ink in zip(self.ground, self.ink, strict=True):
                yield round(ground + (ink - ground) * step / last)

    @property
    def places(self) -> list[int]:
        return [self.first + round(amount * (self.steps - 1) / _FULL) for amount in range(256)]


_PLAIN = _Ramp(PAPER, INK, 0, 38)
"""In so many steps all greys of a card lie closest to one of them."""
_RAMPS = {MARKER: _Ramp(MARKER, INK, 38, 20), ACCENT: _Ramp(PAPER, ACCENT, 58, 20)}
_PLACES = {colour: ramp.places for colour, ramp in _RAMPS.items()}
_PLAIN_PLACES = _PLAIN.places
_PALETTE = [each for ramp in (_PLAIN, *_RAMPS.values()) for each in ramp.colours]


def _amount(colour: Colour) -> int:
    """How much ink makes a colour; the marker is no ink, and the accent all that there is."""
    if colour in _RAMPS:
        return _FULL * (colour == ACCENT)
    return round(_FULL * (PAPER[0] - colour[0]) / (PAPER[0] - INK[0]))


@dataclass(frozen=True, slots=True)
class Canvas:
    """Empty paper at first; what is printed later covers what was there before."""

    amounts: Image.Image = field(default_factory=lambda: Image.new("L", (WIDTH, HEIGHT)))
    _coloured: list[tuple[tuple[int, int, int, int], Colour]] = field(default_factory=list)

    def fill(self, box: Box, colour: Colour) -> None:
        """Print a rectangle, on edges to half a pixel."""
        left, top, right, bottom = (round(edge * SCALE) for edge in box)
        mask = _solid(right - left, bottom - top, left % SCALE, top % SCALE)
        self._print(mask, left // SCALE, top // SCALE, colour)

    def write(self, style: Style, text: str, left: float, baseline: float, colour: Colour) -> None:
        """Print a line of text, to half a pixel."""
        right, down = printed(style, text).start
        x, y = right + round(left * SCALE), down + round(baseline * SCALE)
        mask = _text(style, text, x % SCALE, y % SCALE)
        self._print(mask, x // SCALE, y // SCALE, colour)

    def png(self) -> bytes:
        """The picture as PNG."""
        written = self.amounts.point(_PLAIN_PLACES)
        for box, colour in self._coloured:
            written.paste(self.amounts.crop(box).point(_PLACES[colour]), box)
        written.putpalette(_PALETTE)
        out = BytesIO()
        written.save(out, "PNG", compress_level=_COMPRESSION)
        return out.getvalue()

    def _print(self, mask: Image.Image, left: int, top: int, colour: Colour) -> None:
        self.amounts.paste(_amount(colour), (left, top), mask)
        if colour in _RAMPS:
            right, bottom = left + mask.width, top + mask.height
            self._coloured.append(((left, top, right, bottom), colour))


@lru_cache(maxsize=256)
def _solid(width: int, height: int, right: int, down: int) -> Image.Image:
    return _reduced(Image.new("L", (width, height), _FULL), right, down)


@lru_cache(maxsize=256)
def _text(style: Style, text: str, right: int, down: int) -> Image.Image:
    return _reduced(printed(style, text).ink, right, down)


def _reduced(ink: Image.Image, right: int, down: int) -> Image.Image:
    """What begins so far from a whole pixel, as it covers whole pixels."""
    far, low = right + ink.width, down + ink.height
    # What is empty covers a pixel with nothing.
    whole = Image.new("L", (max(SCALE, far + -far % SCALE), max(SCALE, low + -low % SCALE)))
    whole.paste(ink, (right, down))
    return whole.reduce(SCALE)
