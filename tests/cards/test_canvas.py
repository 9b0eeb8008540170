"""A picture is printed to half a pixel, in the colours of the site."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from app.cards.canvas import (
    ACCENT,
    CELL,
    FAINT,
    HAIR,
    HEIGHT,
    INK,
    MARKER,
    MUTED,
    PAPER,
    SOFT,
    WIDTH,
    Canvas,
    Colour,
)
from app.cards.faces import LATIN, Role
from app.cards.lines import Style

STYLE = Style(LATIN, Role.TEXT, 30, "en")


def seen(picture: Canvas) -> Image.Image:
    return Image.open(BytesIO(picture.png())).convert("RGB")


def colour_at(picture: Canvas, x: int, y: int) -> Colour:
    found = seen(picture).getpixel((x, y))
    assert isinstance(found, tuple)
    red, green, blue = found
    return red, green, blue


def test_an_empty_picture_is_paper() -> None:
    assert seen(Canvas()).getcolors() == [(WIDTH * HEIGHT, PAPER)]


@pytest.mark.parametrize("colour", [INK, ACCENT, MARKER, CELL, SOFT, MUTED, FAINT, HAIR])
def test_a_colour_is_printed_as_it_is_named(colour: Colour) -> None:
    picture = Canvas()
    picture.fill((10, 10, 20, 20), colour)
    assert colour_at(picture, 15, 15) == pytest.approx(colour, abs=2)
    assert colour_at(picture, 9, 15) == colour_at(picture, 20, 15) == PAPER


def test_an_edge_between_pixels_is_half_as_dark() -> None:
    picture = Canvas()
    picture.fill((10, 10, 20.5, 11.5), INK)
    assert colour_at(picture, 15, 10) == INK
    half = tuple((paper + ink) / 2 for paper, ink in zip(PAPER, INK, strict=True))
    assert colour_at(picture, 15, 11) == pytest.approx(half, abs=4)
    assert colour_at(picture, 20, 10) == pytest.approx(half, abs=4)


def test_what_is_printed_later_covers_what_was_there() -> None:
    picture = Canvas()
    picture.fill((0, 0, 40, 40), INK)
    picture.fill((10, 10, 20, 20), CELL)
    assert colour_at(picture, 15, 15) == pytest.approx(CELL, abs=2)
    assert colour_at(picture, 25, 15) == INK


def test_text_on_the_marker_is_ink_on_its_colour() -> None:
    picture = Canvas()
    picture.fill((10, 10, 200, 60), MARKER)
    picture.write(STYLE, "illness", 20, 45, INK)
    colours = {colour for _, colour in seen(picture).crop((10, 10, 200, 60)).getcolors() or ()}
    assert {MARKER, INK} <= colours
    assert PAPER not in colours
    assert len(colours) <= 20


def test_a_line_of_nothing_leaves_no_ink() -> None:
    picture = Canvas()
    picture.write(STYLE, " ", 20, 45, INK)
    assert seen(picture).getcolors() == [(WIDTH * HEIGHT, PAPER)]


def test_text_begins_at_half_pixels_too() -> None:
    edges = []
    for left in (20.0, 20.5):
        picture = Canvas()
        picture.write(STYLE, "l", left, 45, INK)
        edges.append(picture.amounts.tobytes())
    assert edges[0] != edges[1]
