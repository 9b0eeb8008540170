"""A text breaks where it may, is as large as its column allows, and is cut only at the last."""

from __future__ import annotations

import pytest

from app.cards.canvas import INK, Canvas
from app.cards.card import Line
from app.cards.faces import ARABIC, DEVANAGARI, LATIN, Face, Role
from app.cards.lines import Fitting, Style, ink, stretch, width, wrapped

STYLE = Style(LATIN, Role.TEXT, 30, "en")
URDU = Style(ARABIC, Role.TEXT, 30, "ur")
HINDI = Style(DEVANAGARI, Role.TEXT, 30, "hi")
TITLE = "What Islamabad, Kabul and Washington have each said in public about the border"
SENTENCES = {
    TITLE: STYLE,
    "पाकिस्तान का कहना है कि अफ़ग़ानिस्तान में छिपे लड़ाके सीमा पार हमले करते हैं": HINDI,
    "پاکستان کا کہنا ہے کہ افغانستان میں پناہ لینے والے سرحد پار حملے کرتے ہیں": URDU,
    "क्षि" * 80: HINDI,
    "ا" * 300: URDU,
    "x" * 300: STYLE,
    "/" * 200: STYLE,
}
SIZES = (60, 40, 20)


def copy(text: str, lines: int = 1, sizes: tuple[int, ...] = SIZES, face: Face = LATIN) -> Fitting:
    return Fitting(text, [Style(face, Role.TITLE, size, "en") for size in sizes], lines, 1.1)


def test_letters_are_joined_and_signs_are_put_in_their_place() -> None:
    assert width(URDU, "طالبان") < 0.9 * sum(width(URDU, letter) for letter in "طالبان")
    assert width(HINDI, "क्ष") < 0.8 * (width(HINDI, "क") + width(HINDI, "ष"))


def test_figures_are_old_style() -> None:
    _, top, _, bottom = ink(STYLE, "1")
    assert ink(STYLE, "5")[3] > bottom + 3
    assert ink(STYLE, "6")[1] < top - 3


def test_small_capitals_are_spaced_and_lower_than_capitals() -> None:
    kicker = Style(LATIN, Role.CAPITALS, 30, "en")
    assert ink(kicker, "x")[1] == pytest.approx(ink(kicker, "z")[1], abs=1)
    assert ink(kicker, "h")[1] > ink(kicker, "H")[1] + 2
    assert width(kicker, "nn") > 2 * width(kicker, "n") + 0.5


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (STYLE, "fjord, jof"),
        (URDU, "پاکستان 2021 US کے"),
        (HINDI, "में 2024, यह"),
        (Style(LATIN, Role.NOTE, 30, "en"), "jof"),
    ],
)
def test_the_ink_is_where_it_is_said_to_be(style: Style, text: str) -> None:
    sheet = Canvas()
    line = Line(text=text, style=style, left=100, baseline=60, colour=INK)
    line.draw(sheet)
    box = sheet.amounts.getbbox()
    assert box is not None
    assert line.box == pytest.approx(box, abs=1)


@pytest.mark.parametrize(
    ("style", "text", "part", "before"),
    [
        (STYLE, "one “two” three", "“two”", "one "),
        (URDU, "وہ “اچھے نہیں” ہیں", "“اچھے نہیں”", " ہیں"),
    ],
)
def test_a_stretch_stands_where_its_words_do(
    style: Style, text: str, part: str, before: str
) -> None:
    start, left = text.index(part), width(style, before)
    found = stretch(style, text, start, start + len(part))
    assert found == pytest.approx((left, left + width(style, part)), abs=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", ("one", "two")),
        ("well-known", ("well-", "known")),
        ("this/that", ("this/", "that")),
        ("2023–2024", ("2023–", "2024")),
        ("one –two", ("one", "–two")),
        ("1\u00a0km on", ("1\u00a0km", "on")),
        ("onetwo", ("one-", "two")),
        ("“onetwo”", ("“one-", "two”")),
        ("a.b?c=1x", ("a.b?", "c=1x")),
        ("mmmiii4", ("mmm", "iii4")),
        ("1234567", ("12345", "67")),
        ("one", ("one",)),
    ],
)
def test_a_text_breaks_where_it_may(text: str, expected: tuple[str, ...]) -> None:
    measure = max(width(STYLE, line) for line in expected) + 1
    assert wrapped(STYLE, text, measure) == expected


@pytest.mark.parametrize(("text", "style"), SENTENCES.items())
@pytest.mark.parametrize("measure", [150, 333, 900])
def test_no_line_is_wider_than_the_measure(text: str, style: Style, measure: float) -> None:
    lines = wrapped(style, text, measure)
    assert max(width(style, line) for line in lines) <= measure
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_letters_that_belong_together_are_not_parted() -> None:
    lines = wrapped(HINDI, "क्षि" * 80, 300)
    assert len(lines) > 1
    assert all(line == "क्षि" * (len(line) // 4) for line in lines)


def test_a_character_wider_than_the_measure_stands_alone() -> None:
    assert wrapped(STYLE, "WW W", 3) == ("W-", "W", "W")


@pytest.mark.parametrize("text", [TITLE, "Militancy", "The US view", "Rindfleisch-etikettierung"])
def test_lines_are_even_no_more_than_needed_and_break_no_word(text: str) -> None:
    (style,) = copy(text, sizes=(40,)).styles
    plain, even = wrapped(style, text, 900), copy(text, 9, (40,)).fitted(900, 900).lines
    assert len(even) == len(plain)
    assert " ".join(even).replace("- ", "-") == text
    unevenness = [
        max(width(style, line) for line in lines) - min(width(style, line) for line in lines)
        for lines in (plain, even)
    ]
    assert unevenness[1] <= unevenness[0] / 2


@pytest.mark.parametrize(
    ("text", "fits", "expected"),
    [
        ("one two three", "one two…", "one two…"),
        ("one two, three", "one two,…", "one two…"),
        ("one, two three", "one, two", "one…"),
        ("one (two three", "one (two…", "one (two…"),
        ("one “ two", "one “…", "one…"),
        ("onetwothree", "onetwo…", "onetwo…"),
        ("one two", "one two", "one two"),
        ("one two", "…", "…"),
    ],
)
def test_a_cut_is_clean(text: str, fits: str, expected: str) -> None:
    (style,) = copy(text, sizes=(30,)).styles
    assert copy(text, sizes=(30,)).fitted(width(style, fits) + 0.5, 0).lines == (expected,)


def test_the_last_of_the_lines_is_cut() -> None:
    setting = copy(TITLE, 2).fitted(300, 900)
    assert len(setting.lines) == 2
    assert setting.lines[1].endswith("…")
    assert TITLE.startswith(" ".join(setting.lines)[:-1])
    assert max(width(setting.style, line) for line in setting.lines) <= 300


@pytest.mark.parametrize(
    ("text", "measure", "height", "lines", "size"),
    [
        ("Militancy", 900, 300, 3, 60),
        (TITLE, 900, 300, 3, 60),
        (TITLE, 900, 130, 3, 40),
        (TITLE, 900, 300, 1, 20),
        (TITLE, 400, 30, 3, 20),
        ("Rindfleischetikettierung", 500, 300, 3, 40),
        ("Rindfleischetikettierung", 100, 300, 9, 20),
        (TITLE, 900, 0, 3, 20),
    ],
)
def test_a_text_is_as_large_as_its_column_allows(
    text: str, measure: float, height: float, lines: int, size: int
) -> None:
    setting = copy(text, lines).fitted(measure, height)
    assert setting.style.size == size
    assert setting.leading == pytest.approx(size * 1.1)
    assert len(setting.lines) == 1 or (len(setting.lines) - 0.25) * setting.leading <= height


def test_the_least_height_is_that_of_the_smallest_size() -> None:
    assert copy("Militancy", 3).least(900) == pytest.approx(22)
    assert copy(TITLE, 3).least(400) == pytest.approx(44)
    assert copy(TITLE, 3).least(100) == pytest.approx(66)


def test_a_face_that_needs_room_gets_it() -> None:
    latin, arabic = (copy("a", sizes=(20,), face=face).fitted(900, 0) for face in (LATIN, ARABIC))
    assert latin.leading == pytest.approx(20 * 1.1)
    assert arabic.leading == pytest.approx(20 * 1.66)
