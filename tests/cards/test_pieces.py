"""A line is cut where its face changes, put in order for the eye, and measured as it is drawn."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from app.cards.faces import ARABIC, DEVANAGARI, LATIN, SCALE, Role, Style
from app.cards.pieces import ink, pieces, stretches, width

ENGLISH = Style(Role.TEXT, 30, "en")
URDU = Style(Role.TEXT, 30, "ur")
NAMES = {LATIN: "L", ARABIC: "A", DEVANAGARI: "D"}


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        (ENGLISH, "in 2021, they", ["L:in 2021, they"]),
        (ENGLISH, "the طالبان اور said", ["L:the ", "A:طالبان اور", "L: said"]),
        (ENGLISH, "“طالبان”", ["L:“", "A:طالبان", "L:”"]),
        (ENGLISH, "طالبان 2021 and", ["A:طالبان 2021", "L: and"]),
        (ENGLISH, "में 2024, यह", ["D:में 2024, यह"]),
        (ENGLISH, "में, in", ["D:में, ", "L:in"]),
        (ENGLISH, "2024 में", ["L:2024 ", "D:में"]),
        (URDU, "وہ US کے", ["A:وہ US کے"]),
        (URDU, "وہ हिन्दी کے", ["A: کے", "D:हिन्दी", "A:وہ "]),
        (URDU, "وہ हिन्दी Москва۔", ["A:۔", "D:हिन्दी ", "L:Москва", "A:وہ "]),
        (URDU, "Москваहिन्दी", ["L:Москва", "D:हिन्दी"]),
    ],
)
def test_a_line_is_cut_into_pieces_from_left_to_right(
    style: Style, text: str, expected: list[str]
) -> None:
    found = [f"{NAMES[piece.face]}:{piece.text}" for piece in pieces(style, text)]
    assert found == expected


def test_pieces_know_where_they_start_in_the_text() -> None:
    text = "وہ हिन्दी کے"
    for piece in pieces(URDU, text):
        assert text[piece.start : piece.end] == piece.text


def test_a_text_that_no_face_sets_is_refused() -> None:
    with pytest.raises(ValueError, match="no face sets '中'"):
        width(ENGLISH, "中")


def test_arabic_letters_are_joined() -> None:
    apart = sum(width(URDU, letter) for letter in "طالبان")
    assert width(URDU, "طالبان") < 0.9 * apart


def test_devanagari_signs_are_put_in_their_place() -> None:
    assert width(ENGLISH, "क्ष") < 0.8 * (width(ENGLISH, "क") + width(ENGLISH, "ष"))


def test_figures_are_old_style() -> None:
    _, top, _, bottom = ink(ENGLISH, "1")
    assert ink(ENGLISH, "5")[3] > bottom + 3
    assert ink(ENGLISH, "6")[1] < top - 3


def test_small_capitals_are_spaced_and_lower_than_capitals() -> None:
    kicker = Style(Role.CAPITALS, 30, "en")
    assert ink(kicker, "x")[1] == pytest.approx(ink(kicker, "z")[1], abs=1)
    assert ink(kicker, "h")[1] > ink(kicker, "H")[1] + 2
    assert width(kicker, "nn") > 2 * width(kicker, "n") + 0.5


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (ENGLISH, "fjord, jof"),
        (ENGLISH, "the طالبان and हिन्दी"),
        (ENGLISH, "طالبان हिन्दी"),
        (URDU, "پاکستان 2021 US हिन्दी کے"),
        (Style(Role.NOTE, 30, "en"), "jof"),
    ],
)
def test_the_ink_is_where_it_is_said_to_be(style: Style, text: str) -> None:
    plate = Image.new("L", (900 * SCALE, 120 * SCALE))
    left = 100.0
    for piece in pieces(style, text):
        piece.draw(ImageDraw.Draw(plate), left, 60, 255)
        left += piece.width
    box = plate.getbbox()
    assert box is not None
    drawn = [edge / SCALE for edge in box]
    said = [a + b for a, b in zip(ink(style, text), (100, 60, 100, 60), strict=True)]
    assert said == pytest.approx(drawn, abs=1)
    assert left == pytest.approx(100 + width(style, text))


@pytest.mark.parametrize(
    ("style", "text", "part", "expected"),
    [
        (ENGLISH, "one “two” three", "“two”", [("one ", "“two”")]),
        (URDU, "وہ “اچھے نہیں” ہیں", "“اچھے نہیں”", [(" ہیں", "“اچھے نہیں”")]),
    ],
)
def test_a_stretch_stands_where_its_words_do(
    style: Style, text: str, part: str, expected: list[tuple[str, str]]
) -> None:
    start = text.index(part)
    found = list(stretches(style, text, start, start + len(part)))
    boxes = [(width(style, a), width(style, a) + width(style, b)) for a, b in expected]
    assert found == [pytest.approx(box, abs=1) for box in boxes]


def test_a_stretch_over_several_pieces_is_in_as_many_parts() -> None:
    text = "one “طالبان” two"
    first, second, third = stretches(ENGLISH, text, 4, 12)
    assert first[1] == pytest.approx(second[0])
    assert second[1] == pytest.approx(third[0])
    assert third[1] - first[0] == pytest.approx(width(ENGLISH, "“طالبان”"), abs=1)
    assert list(stretches(ENGLISH, text, 4, 4)) == []
