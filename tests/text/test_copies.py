"""Words that a text has of a paragraph, in rows."""

from __future__ import annotations

from types import EllipsisType

import pytest

from app.text import Copies, quotations
from tests.growth import HIGHEST, exponent, repeated

SOURCE = "One two three, four five-six “seven” eight nine ten eleven. Twelve"
ROW = "one two three four five-six seven eight nine ten eleven"
LONG = (
    "the council of arden closed the old bridge on monday night after its engineers had found "
    "cracks in two of the pillars"
)


def copied(text: str, paragraph: str, *quoted: tuple[int, int]) -> str | None:
    copy = Copies(["nothing of it", paragraph]).first(text, quoted)
    assert copy is None or copy.paragraph == 1
    return text[copy.start : copy.end] if copy else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ROW, ROW),
        (f"So {ROW} thirteen", ROW),
        (f"So {SOURCE} thirteen", SOURCE),
        (ROW.replace("-", "\u2011").replace(" ", "\u00a0").upper(), ...),
        (ROW.replace("five-six", "fivesix"), ...),
        (ROW.replace("seven", "sev\u00aden"), ...),
        (ROW.replace("five-six", "five six"), None),
        (ROW.replace("seven", "another"), None),
        (ROW.replace("one two", "two one"), None),
        ("", None),
        ("one two three", None),
    ],
)
def test_ten_words_in_a_row_are_copied(text: str, found: str | EllipsisType | None) -> None:
    assert copied(text, SOURCE) == (text if found is ... else found)


def test_nine_words_in_a_row_are_not_copied() -> None:
    assert copied(ROW.rpartition(" ")[0], SOURCE) is None


@pytest.mark.parametrize(
    ("was", "now"),
    [("monday", "tuesday"), ("old ", ""), ("closed", "had closed"), ("its ", "two ")],
)
def test_a_long_row_with_single_words_exchanged_is_nearly_copied(was: str, now: str) -> None:
    text = LONG.replace(was, now)
    assert text != LONG
    assert copied(text, LONG) == text


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace("monday night", "tuesday morning").replace("had found", "saw"),
        "on monday night the council closed the bridge, in whose pillars there were cracks",
    ],
)
def test_words_of_ones_own_are_not_copied(text: str) -> None:
    assert copied(" ".join(text.split()[:18]), LONG) is None


def test_rows_of_different_places_are_not_one() -> None:
    words = LONG.split()
    assert copied(" ".join(words[:6] + words[12:18]), LONG) is None


def test_quoted_words_are_not_copied_and_end_a_row() -> None:
    row = "one two three four five six seven eight nine ten eleven"
    text = f"“{row}” and one two “three” four five six seven eight nine ten eleven"
    quoted = [(each.start, each.end) for each in quotations(text)]
    assert copied(text, row, *quoted) is None
    assert copied(text, row, *quoted[:1]) == text[len(row) + 7 :]


def test_only_the_first_copied_row_is_given() -> None:
    assert copied(f"{ROW} and {ROW}", SOURCE) == ROW


def test_a_row_that_stands_twice_in_a_paragraph_is_followed_to_either() -> None:
    assert copied(ROW, f"{ROW} and then one two three four") == ROW
    assert copied(ROW, f"one two three four and then {ROW}") == ROW


def test_a_row_of_many_places_tells_nothing() -> None:
    assert Copies([SOURCE] * 9).first(ROW) is None


@pytest.mark.parametrize("unit", ["a ", "ab ", "one two three four ", f"{LONG} ", ". ", "a-"])
def test_time_grows_no_faster_than_the_texts(unit: str) -> None:
    def search(text: str) -> None:
        half = text[: len(text) // 2]
        Copies([text, half]).first(half, [(at, at + 1) for at in range(0, len(half), 97)])

    assert exponent(search, repeated(unit)) < HIGHEST


def test_time_grows_no_faster_than_the_paragraphs() -> None:
    def search(text: str) -> None:
        lines = text.split("\n")
        copies = Copies(lines)
        for line in lines:
            copies.first(f"{line} once more")

    assert exponent(search, repeated("a bridge of nine pillars is closed\n")) < HIGHEST
