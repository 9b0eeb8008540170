"""Card → PNG: the 1200×630 picture that a link preview of an explainer or a section shows.

The sheet is printed from three plates, ink, accent and marker, each a coverage from 0 to 255; a
palette mixes them with the paper. So the bytes depend on the card, the fonts and the libraries
alone. Lengths are pixels; what begins at the left here begins at the right in a language that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from io import BytesIO
from itertools import chain

from PIL import Image, ImageChops, ImageDraw

from ..text import direction, quotations
from .faces import SCALE, Role, Style, settable
from .lines import Column, Setting, balanced, fitted, shortened, tidy
from .pieces import Box, ink, pieces, stretches, width

WIDTH, HEIGHT = 1200, 630
FRAME: Box = (64, 36, 1136, 594)
"""Nothing is printed outside it."""

_PAPER = (251, 248, 241)
_LEVELS = 32
"""Shades of each ramp of the palette: paper to ink, marker to ink, paper to accent."""

_GUTTER, _HANG = 148, 32
_MEASURE = FRAME[2] - FRAME[0] - _GUTTER
_MASTHEAD, _TOP, _BOTTOM, _NOTE, _STRIP, _NUMBERS = 86, 132, 470, 510, (530, 558), 582
_TITLE_SIZES = (116, 104, 94, 84, 76, 70, 64, 58, 54)
_ALONE_SIZES = (150, 132, *_TITLE_SIZES)
_TITLE_ROOM = 196
_KEY_SIZES = (38, 36, 34, 32, 30, 28)
_KICKER_SIZES = (25, 24, 23, 22, 21, 20)
_STEPS = (1, 5, 10, 50, 100, 500)
"""How far apart the numbers of paragraphs may stand."""


class Plate(Enum):
    """A colour that the sheet is printed in, from the tokens of the site's light theme."""

    INK = (28, 25, 21)
    ACCENT = (161, 38, 26)
    MARKER = (250, 231, 160)


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says. `marks` is the weight, 0 to 4, of each source paragraph in its order."""

    site: str
    kicker: str
    title: str
    key_point: str
    language: str
    marks: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in its place: where it starts on the left, and its baseline."""

    text: str
    style: Style
    left: float
    baseline: float
    plate: Plate = Plate.INK
    coverage: int = 255

    @property
    def box(self) -> Box:
        """What it blackens."""
        left, top, right, bottom = ink(self.style, self.text)
        return self.left + left, self.baseline + top, self.left + right, self.baseline + bottom

    def draw(self, plate: ImageDraw.ImageDraw) -> None:
        left = self.left
        for piece in pieces(self.style, self.text):
            piece.draw(plate, left, self.baseline, self.coverage)
            left += piece.width


@dataclass(frozen=True, slots=True)
class Block:
    """A solid rectangle: a rule, a mark of the strip, or the marker behind quoted words."""

    box: Box
    plate: Plate = Plate.INK
    coverage: int = 255

    def draw(self, plate: ImageDraw.ImageDraw) -> None:
        left, top, right, bottom = (round(edge * SCALE) for edge in self.box)
        plate.rectangle((left, top, right - 1, bottom - 1), self.coverage)


def draw(card: Card) -> bytes:
    """The picture as PNG, the same bytes for the same card; may raise MissingFontError."""
    plates = {plate: Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE)) for plate in Plate}
    pens = {plate: ImageDraw.Draw(image) for plate, image in plates.items()}
    for item in layout(card):
        item.draw(pens[item.plate])
    return _png({plate: image.reduce(SCALE) for plate, image in plates.items()})


def layout(card: Card) -> tuple[Line | Block, ...]:
    """Everything that is printed, in its place.

    What the fonts cannot set is replaced first (`settable`). A card left without a title takes the
    kicker for it, or else the name of the site.
    """
    texts = (card.site, card.kicker, card.title, card.key_point, card.source)
    site, kicker, title, key_point, source = (settable(text, card.language) for text in texts)
    if not title and kicker:
        title, kicker = kicker, ""
    elif not title:
        title, site = site, ""
    card = Card(site, kicker, title, key_point, card.language, card.marks, source)
    return (*_masthead(card), *_story(card), *_strip(card))


# The parts of the sheet, from head to foot, of a card that is settable


def _masthead(card: Card) -> Iterator[Line | Block]:
    """A double rule, the name of the site over the gutter, and the kicker over the text."""
    left, top, right, _ = FRAME
    yield Block((left, top, right, top + 6))
    yield Block((left, top + 10, right, top + 11.5))
    yield Block((left, 106, right, 107), coverage=70)
    start: float = _GUTTER
    if card.site:
        style = Style(Role.NAMEPLATE, 32, "en")
        (name,) = shortened(style, card.site, _MEASURE / 2)
        yield _line(card, name, style, 0, _MASTHEAD)
        start = max(start, width(style, name) + 28)
    if card.kicker:
        column = Column(right - left - start, _MASTHEAD - top, lines=1)
        kicker = fitted(Role.CAPITALS, _KICKER_SIZES, card.kicker, card.language, column, 1)
        yield _line(card, kicker.lines[0], kicker.style, start, _MASTHEAD)


def _story(card: Card) -> Iterator[Line | Block]:
    """The pilcrow in the gutter, the title, and the key point with its quotations marked."""
    yield _pilcrow(card)
    sizes = _TITLE_SIZES if card.key_point else _ALONE_SIZES
    drafts = (_drafted(card, sizes[largest:]) for largest in range(len(sizes)))
    first = next(drafts)
    draft = next((draft for draft in chain([first], drafts) if draft.whole), first)
    yield from draft.title
    yield from _marked(card.key_point, draft.key_point)
    yield from draft.key_point


def _pilcrow(card: Card) -> Line:
    """The site's sign, its ink flush with the rules and with the top of the title."""
    style = Style(Role.ORNAMENT, 200, "en")
    left, top, right, _ = ink(style, "¶")
    start = _left(card, 0, right - left) - left
    return Line("¶", style, start, _TOP - top, Plate.ACCENT)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A title and the key point below it; `whole` if none of the latter had to be cut."""

    title: list[Line]
    key_point: list[Line]
    whole: bool


def _drafted(card: Card, sizes: Sequence[int]) -> _Draft:
    title: list[Line] = []
    top: float = _TOP
    if card.title:
        column = Column(_MEASURE, _TITLE_ROOM if card.key_point else _BOTTOM - _TOP, lines=3)
        setting = fitted(Role.TITLE, sizes, card.title, card.language, column, 1.04)
        if setting.whole:
            setting = replace(setting, lines=balanced(setting.style, card.title, _MEASURE))
        title = _stacked(card, setting, _TOP)
        last = title[-1]
        top = max(last.box[3], last.baseline + 0.22 * last.style.size) + 26
    if not card.key_point:
        return _Draft(title, [], whole=True)
    column = Column(_MEASURE, _BOTTOM - top, lines=4)
    setting = fitted(Role.TEXT, _KEY_SIZES, card.key_point, card.language, column, 1.34)
    if setting.whole:
        setting = replace(setting, lines=tidy(setting.style, card.key_point, _MEASURE))
    return _Draft(title, _stacked(card, setting, top, coverage=225), setting.whole)


def _stacked(card: Card, setting: Setting, top: float, coverage: int = 255) -> list[Line]:
    """Lines under one another, their ink from `top`; a small opening quotation mark hangs."""
    style, lines = setting.style, []
    baseline = top - ink(style, setting.lines[0])[1]
    for text in setting.lines:
        mark = width(style, text[0]) if text[0] in "“‘«„" else 0
        start = _GUTTER - mark if mark < _HANG else _GUTTER
        lines.append(_line(card, text, style, start, baseline, coverage))
        baseline += setting.leading
    return lines


def _marked(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """The marker behind what the quotations of a text enclose, on the lines that it is set in."""
    start = 0
    for line in lines:
        kept = line.text.rstrip("…-")
        start = text.index(kept, start)
        for quotation in quotations(text):
            begin, end = (
                min(max(at - start, 0), len(kept)) for at in (quotation.start, quotation.end)
            )
            for left, right in stretches(line.style, line.text, begin, end):
                top, bottom = (line.baseline + part * line.style.size for part in (-0.84, 0.3))
                yield Block((line.left + left, top, line.left + right, bottom), Plate.MARKER)
        start += len(kept)


def _strip(card: Card) -> Iterator[Line | Block]:
    """The source, and a mark for each of its paragraphs, filled to its weight, with its number."""
    if card.source:
        style = Style(Role.NOTE, 24, card.language)
        (source,) = shortened(style, card.source, _MEASURE)
        yield _line(card, source, style, _GUTTER, _NOTE, 200)
    if not card.marks:
        return
    top, bottom = _STRIP
    gap = min(8, _MEASURE / len(card.marks) / 4)
    pitch = (_MEASURE + gap) / len(card.marks)
    step = next((step for step in _STEPS if step * pitch >= 40), len(card.marks))
    for number, weight in enumerate(card.marks, 1):
        start = _GUTTER + (number - 1) * pitch
        left = _left(card, start, pitch - gap)
        yield Block((left, top, left + pitch - gap, bottom), coverage=28)
        if weight:
            filled = (bottom - top) * weight / 4
            yield Block((left, bottom - filled, left + pitch - gap, bottom))
        if number == 1 or number % step == 0:
            yield _number(card, number, start + (pitch - gap) / 2, coverage=255 if weight else 140)


def _number(card: Card, number: int, middle: float, coverage: int) -> Line:
    """The number of a paragraph under the middle of its mark, but not out of the column."""
    style = Style(Role.TEXT, 18, "en")
    start = max(middle - width(style, str(number)) / 2, _GUTTER)
    return _line(card, str(number), style, start, _NUMBERS, coverage=coverage)


def _line(
    card: Card, text: str, style: Style, start: float, baseline: float, coverage: int = 255
) -> Line:
    """A line that begins `start` into the frame, or where no glyph of it hangs out of that."""
    left = _left(card, start, width(style, text))
    near, _, far, _ = ink(style, text)
    left = min(max(left, FRAME[0] - near), FRAME[2] - far)
    return Line(text, style, left, baseline, coverage=coverage)


def _left(card: Card, start: float, length: float) -> float:
    """Where what is `length` wide and begins `start` into the frame has its left edge."""
    if direction(card.language) == "rtl":
        return FRAME[2] - start - length
    return FRAME[0] + start


# The press


def _png(plates: Mapping[Plate, Image.Image]) -> bytes:
    shades = [value * _LEVELS // 256 for value in range(256)]
    black = plates[Plate.INK].point(shades)
    marker = plates[Plate.MARKER].point([_LEVELS if value > 127 else 0 for value in range(256)])
    accent = plates[Plate.ACCENT].point([shade and 2 * _LEVELS + shade for shade in shades])
    picture = ImageChops.lighter(ImageChops.add(black, marker), accent)
    ramps = ((_PAPER, Plate.INK), (Plate.MARKER.value, Plate.INK), (_PAPER, Plate.ACCENT))
    picture.putpalette([part for paper, plate in ramps for part in _ramp(paper, plate.value)])
    out = BytesIO()
    picture.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _ramp(paper: tuple[int, ...], full: tuple[int, ...]) -> Iterator[int]:
    for level in range(_LEVELS):
        for start, end in zip(paper, full, strict=True):
            yield round(start + (end - start) * level / (_LEVELS - 1))
