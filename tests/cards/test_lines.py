"""A text breaks where it may, is as large as its column allows, and is cut only at the last."""

from __future__ import annotations

import pytest

from app.cards.faces import Role, Style
from app.cards.lines import Column, balanced, fitted, shortened, tidy, wrapped
from app.cards.pieces import width

STYLE = Style(Role.TEXT, 30, "en")
TITLE = "What Islamabad, Kabul and Washington have each said in public about the border"
HINDI = "पाकिस्तान का कहना है कि अफ़ग़ानिस्तान में छिपे लड़ाके सीमा पार हमले करते हैं"
URDU = "پاکستان کا کہنا ہے کہ افغانستان میں پناہ لینے والے سرحد پار حملے کرتے ہیں"


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


@pytest.mark.parametrize("text", [TITLE, HINDI, URDU, "क्षि" * 80, "ا" * 300, "x" * 300, "/" * 200])
@pytest.mark.parametrize("measure", [150, 333, 900])
def test_no_line_is_wider_than_the_measure(text: str, measure: float) -> None:
    style = Style(Role.TITLE, 40, "ur" if text[0] in URDU else "en")
    lines = wrapped(style, text, measure)
    assert max(width(style, line) for line in lines) <= measure
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_letters_that_belong_together_are_not_parted() -> None:
    lines = wrapped(STYLE, "क्षि" * 80, 300)
    assert len(lines) > 1
    assert all(line == "क्षि" * (len(line) // 4) for line in lines)


def test_a_character_wider_than_the_measure_stands_alone() -> None:
    assert wrapped(STYLE, "WW W", 3) == ("W-", "W", "W")


def test_balanced_lines_are_as_many_and_more_even() -> None:
    plain, even = wrapped(STYLE, TITLE, 700), balanced(STYLE, TITLE, 700)
    assert len(plain) == len(even) == 2
    assert " ".join(even) == TITLE
    difference = [abs(width(STYLE, a) - width(STYLE, b)) for a, b in (plain, even)]
    assert difference[1] < difference[0] / 2


@pytest.mark.parametrize("text", ["Militancy", "The US view", "Rindfleisch-etikettierung"])
def test_balancing_breaks_no_word(text: str) -> None:
    assert "".join(balanced(STYLE, text, 900)) == text


def test_a_tidy_text_does_not_end_in_one_word() -> None:
    measure = width(STYLE, TITLE.removesuffix(" border")) + 1
    assert wrapped(STYLE, TITLE, measure)[1] == "border"
    first, last = tidy(STYLE, TITLE, measure)
    assert f"{first} {last}" == TITLE
    assert width(STYLE, last) > measure / 4


@pytest.mark.parametrize("text", ["one two", "Militancy", f"{'x' * 60} y"])
def test_a_text_that_cannot_be_tidier_stays_as_it_is(text: str) -> None:
    measure = width(STYLE, text.removesuffix(" y")) + 1
    assert tidy(STYLE, text, measure) == wrapped(STYLE, text, measure)


def test_a_text_that_fits_is_not_shortened() -> None:
    assert shortened(STYLE, "The US view", 900) == ("The US view",)


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
    assert shortened(STYLE, text, width(STYLE, fits) + 0.5) == (expected,)


def test_the_last_of_the_lines_is_cut() -> None:
    lines = shortened(STYLE, TITLE, 300, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert TITLE.startswith(" ".join(lines)[:-1])
    assert max(width(STYLE, line) for line in lines) <= 300


SIZES = (60, 40, 20)


@pytest.mark.parametrize(
    ("text", "column", "size", "whole"),
    [
        ("Militancy", Column(900, 300, 3), 60, True),
        (TITLE, Column(900, 300, 3), 60, True),
        (TITLE, Column(900, 130, 3), 40, True),
        (TITLE, Column(900, 300, 1), 20, True),
        (TITLE, Column(400, 30, 3), 20, False),
        ("Rindfleischetikettierung", Column(500, 300, 3), 40, True),
        ("Rindfleischetikettierung", Column(100, 300, 9), 20, False),
    ],
)
def test_a_text_is_as_large_as_its_column_allows(
    text: str, column: Column, size: int, whole: bool
) -> None:
    setting = fitted(Role.TITLE, SIZES, text, "en", column, 1.1)
    assert (setting.style.size, setting.whole) == (size, whole)
    assert setting.leading == pytest.approx(size * 1.1)
    assert (len(setting.lines) - 0.25) * setting.leading <= column.height


def test_even_without_height_there_is_a_line() -> None:
    assert len(fitted(Role.TITLE, SIZES, TITLE, "en", Column(900, 0, 3), 1.1).lines) == 1


def test_a_face_that_needs_room_gets_it() -> None:
    column = Column(900, 300, 3)
    latin, arabic = (fitted(Role.TEXT, (30,), text, "en", column, 1) for text in ("a", "a طالب"))
    assert latin.leading == pytest.approx(30)
    assert arabic.leading == pytest.approx(30 * 1.66)
