"""No face of the sheet's stack sets a text wider than is said, nor in more lines."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

from app.share.widths import lines, words
from tests.typefaces import USUAL, WIDEST, folder

ASCII = "".join(map(chr, range(0x20, 0x7F)))
CHARACTERS = f"{ASCII}\u00a0·¶“”‘’–—…éÅñŽœæŒÆøßł«»"
FILES = [
    (USUAL, "files/SourceSerif4[opsz,wght].ttf"),
    (USUAL, "files/SourceSerif4-Italic[opsz,wght].ttf"),
    ("Tinos", "400Regular/Tinos_400Regular.ttf"),
    ("Tinos", "400Regular_Italic/Tinos_400Regular_Italic.ttf"),
    ("Noto Serif", "400Regular/NotoSerif_400Regular.ttf"),
    ("Noto Serif", "400Regular_Italic/NotoSerif_400Regular_Italic.ttf"),
    (WIDEST, "ttf/DejaVuSerif.ttf"),
    (WIDEST, "ttf/DejaVuSerif-Italic.ttf"),
]
PALATINO = """
250 278 371 500 500 840 778 208 333 333 389 606 250 333 250 606 500 500 500 500 500 500 500 500 500
500 250 250 606 606 606 444 747 778 611 709 774 611 556 763 832 337 333 726 611 946 831 786 604 786
668 525 613 778 722 1000 667 667 667 333 606 333 606 500 333 500 553 444 611 479 333 556 582 291 234
556 291 883 582 546 601 560 395 424 326 603 565 834 516 556 500 333 606 333 606
""".split()
"""P052, which no package brings: the widths of ASCII in thousandths of an em, from its metrics."""


def ems(char: str) -> float:
    """How wide a character is said to be at most; a space is one that is not broken at."""
    (width,) = words("\u00a0" if char == " " else char)
    return width


@pytest.mark.parametrize(("family", "file"), FILES)
def test_no_character_is_wider_than_is_said(family: str, file: str) -> None:
    with TTFont(folder(family) / file) as font:
        size, names, advances = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
        measured = {each: advances[names[ord(each)]][0] / size for each in CHARACTERS}
    assert {each for each in CHARACTERS if measured[each] > ems(each)} == set()


def test_nor_in_palatino() -> None:
    measured = {each: int(width) / 1000 for each, width in zip(ASCII, PALATINO, strict=True)}
    assert {each for each in ASCII if measured[each] > ems(each)} == set()


def test_a_bold_word_is_wider() -> None:
    with TTFont(folder(WIDEST) / "ttf/DejaVuSerif-Bold.ttf") as font:
        size, names, advances = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
        word = "Afghanistan"
        assert sum(advances[names[ord(each)]][0] for each in word) / size <= words(word, True)[0]


@pytest.mark.parametrize(
    ("char", "width"),
    [
        ("é", ems("e")),
        ("\u0301", 0),
        ("\u200d", 0),
        ("橋", 1),
        ("Ж", 0.95),
        ("ж", 0.75),
        ("پ", 0.75),
    ],
)
def test_every_script_has_a_width(char: str, width: float) -> None:
    assert ems(char) == width


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one", 1),
        (" one\n two\tthree ", 3),
        ("5\u00a0km", 1),
        ("5\u202fkm 5\u2007km", 2),
        ("well-known", 1),
    ],
)
def test_a_line_breaks_at_plain_spaces_alone(text: str, count: int) -> None:
    assert len(words(text)) == count


@pytest.mark.parametrize(
    ("widths", "room", "count"),
    [
        ((), 10, 1),
        ((10,), 10, 1),
        ((5, 4.6), 10, 1),
        ((5, 4.7), 10, 2),
        ((5, 5, 5), 10, 3),
        ((3, 3, 3, 3), 10, 2),
        ((25,), 10, 4),
        ((1, 25), 10, 5),
        ((25, 1), 10, 5),
        ((3, 3), 0, 2),
    ],
)
def test_a_word_that_does_not_fit_begins_a_line(
    widths: tuple[float, ...], room: float, count: int
) -> None:
    assert lines(widths, room) == count
