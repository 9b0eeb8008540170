"""Card → PNG: the 1200×630 picture that a link preview of an explainer or a section shows.

The bytes depend on the card, the fonts and the libraries alone. Lengths are pixels; what begins at
the left here begins at the right in a language that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text import direction, quotations
from .canvas import ACCENT, CELL, FAINT, HAIR, INK, MARKER, MUTED, SOFT, Canvas, Colour
from .faces import LATIN, Face, Role, face_for, settable
from .lines import Box, Fitting, SetText, Style, ink, stretch, width

FRAME: Box = (64, 36, 1136, 594)
"""Nothing is printed outside it."""

_GUTTER, _HANG = 148, 32
_MEASURE = FRAME[2] - FRAME[0] - _GUTTER
_MASTHEAD, _TOP, _BOTTOM, _NOTE, _STRIP, _NUMBERS = 86, 132, 470, 510, (530, 558), 582
_TITLE_SIZES = (116, 104, 94, 84, 76, 70, 64, 58, 54)
_ALONE_SIZES = (150, 132, *_TITLE_SIZES)
_TITLE_ROOM, _BELOW_TITLE = 196, 26
_KEY_SIZES = (38, 36, 34, 32, 30, 28)
_KICKER_SIZES = (25, 24, 23, 22, 21, 20)
_STEPS = (1, 5, 10, 50, 100, 500)
"""How far apart the numbers of paragraphs may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a picture says. `marks` is the weight, 0 to 4, of each source paragraph in its order."""

    site: str
    kicker: str
    title: str
    key_point: str
    language: str
    marks: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text in its place: where it starts on the left, and its baseline."""

    text: str
    style: Style
    left: float
    baseline: float
    colour: Colour

    @property
    def box(self) -> Box:
        """What it blackens."""
        left, top, right, bottom = ink(self.style, self.text)
        return self.left + left, self.baseline + top, self.left + right, self.baseline + bottom

    def draw(self, picture: Canvas) -> None:
        picture.write(self.style, self.text, self.left, self.baseline, self.colour)


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A solid rectangle: a rule, a mark of the strip, or the marker behind quoted words."""

    box: Box
    colour: Colour = INK

    def draw(self, picture: Canvas) -> None:
        picture.fill(self.box, self.colour)


def draw(card: Card) -> bytes:
    """The picture as PNG, the same bytes for the same card."""
    picture = Canvas()
    for item in layout(card):
        item.draw(picture)
    return picture.png()


def layout(card: Card) -> tuple[Line | Rectangle, ...]:
    """Everything that is printed, in its place and order.

    What the face lacks is replaced first (`settable`). A card left without a title takes the
    kicker for it, or else the name of the site.
    """
    texts = (card.title, card.kicker, card.site, card.key_point, card.source)
    face = face_for("".join(texts), card.language)
    title, kicker, site, key_point, source = (settable(face, text) for text in texts)
    if not title and kicker:
        title, kicker = kicker, ""
    elif not title:
        title, site = site, ""
    columns = _Columns(face, card.language)
    masthead = columns.masthead(site, kicker)
    return (*masthead, *columns.story(title, key_point), *columns.strip(source, card.marks))


@dataclass(frozen=True, slots=True)
class _Columns:
    """The parts of a card, from head to foot; their texts are settable in the face."""

    face: Face
    language: str

    def masthead(self, site: str, kicker: str) -> Iterator[Line | Rectangle]:
        """A double rule, the name of the site over the gutter, and the kicker over the text."""
        left, top, right, _ = FRAME
        yield Rectangle((left, top, right, top + 6))
        yield Rectangle((left, top + 10, right, top + 11.5))
        yield Rectangle((left, 106, right, 107), HAIR)
        start: float = _GUTTER
        if site:
            name = self.copy(site, Role.NAMEPLATE, 32).fitted(_MEASURE / 2, 0)
            yield self.line(name.style, name.lines[0], 0, _MASTHEAD)
            start = max(start, width(name.style, name.lines[0]) + 28)
        if kicker:
            copy = self.copy(kicker, Role.CAPITALS, *_KICKER_SIZES)
            setting = copy.fitted(right - left - start, 0)
            yield self.line(setting.style, setting.lines[0], start, _MASTHEAD)

    def story(self, title: str, key_point: str) -> Iterator[Line | Rectangle]:
        """The pilcrow in the gutter, the title, and the key point with its quotations marked.

        A title gives way to the key point until that is whole, as long as it stays whole itself.
        """
        yield self.pilcrow()
        sizes = _TITLE_SIZES if key_point else _ALONE_SIZES
        head = self.copy(title, Role.TITLE, *sizes, lines=3, leading=1.04)
        text = self.copy(key_point, Role.TEXT, *_KEY_SIZES, lines=4, leading=1.34)
        top, height = float(_TOP), float(_BOTTOM - _TOP)
        if title and key_point:
            rest = height - _BELOW_TITLE - text.least(_MEASURE)
            height = min(_TITLE_ROOM, max(rest, head.least(_MEASURE)))
        if title:
            lines = self.stacked(head.fitted(_MEASURE, height), top, INK)
            yield from lines
            last = lines[-1]
            top = max(last.box[3], last.baseline + 0.22 * last.style.size) + _BELOW_TITLE
        if key_point:
            lines = self.stacked(text.fitted(_MEASURE, _BOTTOM - top), top, SOFT)
            yield from _marked(key_point, lines)
            yield from lines

    def pilcrow(self) -> Line:
        """The site's sign, its ink flush with the rules and with the top of the title."""
        style = Style(LATIN, Role.ORNAMENT, 200, "en")
        left, top, right, _ = ink(style, "¶")
        start = self.left(0, right - left) - left
        return Line(text="¶", style=style, left=start, baseline=_TOP - top, colour=ACCENT)

    def stacked(self, setting: SetText, top: float, colour: Colour) -> list[Line]:
        """Lines under one another, their ink from `top`; a small opening quotation mark hangs."""
        style, lines = setting.style, []
        baseline = top - ink(style, setting.lines[0])[1]
        for text in setting.lines:
            mark = width(style, text[0]) if text[0] in "“‘«„" else 0
            start = _GUTTER - mark if mark < _HANG else _GUTTER
            lines.append(self.line(style, text, start, baseline, colour))
            baseline += setting.leading
        return lines

    def strip(self, source: str, marks: Sequence[int]) -> Iterator[Line | Rectangle]:
        """The source, and a mark for each of its paragraphs, filled to its weight, and numbered."""
        if source:
            note = self.copy(source, Role.NOTE, 24).fitted(_MEASURE, 0)
            yield self.line(note.style, note.lines[0], _GUTTER, _NOTE, MUTED)
        top, bottom = _STRIP
        count = max(1, len(marks))
        gap = min(8, _MEASURE / count / 4)
        pitch = (_MEASURE + gap) / count
        step = next((step for step in _STEPS if step * pitch >= 40), count)
        figures = Style(self.face, Role.TEXT, 18, self.language)
        for number, weight in enumerate(marks, 1):
            start = _GUTTER + (number - 1) * pitch
            left, right = self.left(start, pitch - gap), self.left(start, pitch - gap) + pitch - gap
            yield Rectangle((left, top, right, bottom), CELL)
            if weight:
                yield Rectangle((left, bottom - (bottom - top) * weight / 4, right, bottom))
            if number == 1 or number % step == 0:
                middle = start + (pitch - gap - width(figures, str(number))) / 2
                colour = INK if weight else FAINT
                yield self.line(figures, str(number), max(middle, _GUTTER), _NUMBERS, colour)

    def line(
        self, style: Style, text: str, start: float, baseline: float, colour: Colour = INK
    ) -> Line:
        """A line that begins `start` into the frame, or where no glyph of it hangs out of that."""
        near, _, far, _ = ink(style, text)
        left = self.left(start, width(style, text))
        left = min(max(left, FRAME[0] - near), FRAME[2] - far)
        return Line(text=text, style=style, left=left, baseline=baseline, colour=colour)

    def left(self, start: float, length: float) -> float:
        """Where what is `length` wide and begins `start` into the frame has its left edge."""
        if direction(self.language) == "rtl":
            return FRAME[2] - start - length
        return FRAME[0] + start

    def copy(
        self, text: str, role: Role, *sizes: int, lines: int = 1, leading: float = 1.0
    ) -> Fitting:
        styles = [Style(self.face, role, size, self.language) for size in sizes]
        return Fitting(text, styles, lines, leading)


def _marked(text: str, lines: Sequence[Line]) -> Iterator[Rectangle]:
    """The marker behind what the quotations of a text enclose, on the lines that it is set in."""
    start, found = 0, list(quotations(text))
    for line in lines:
        kept = line.text.rstrip("…-")
        start = text.index(kept, start)
        for quotation in found:
            begin, end = quotation.start - start, min(quotation.end - start, len(kept))
            if max(begin, 0) < end:
                left, right = stretch(line.style, line.text, max(begin, 0), end)
                top, bottom = (line.baseline + part * line.style.size for part in (-0.84, 0.3))
                yield Rectangle((line.left + left, top, line.left + right, bottom), MARKER)
        start += len(kept)
