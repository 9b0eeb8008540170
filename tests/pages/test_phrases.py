"""Numbers, dates and lengths in words."""

from __future__ import annotations

from datetime import date

import pytest

from app.model import Citation, Run, Span, Statement, Text
from app.pages.phrases import Day, count, day, dotted, first_words, listed, minutes

HERE = Span("a.md", 1)


def statement(words: str) -> Statement:
    return Statement("s-abcdef", Text((Run(0, words, HERE),)), Citation((), HERE))


def test_a_day_is_printed_the_same_everywhere() -> None:
    assert day(date(2026, 11, 3)) == Day("2026-11-03", "3 November 2026")


@pytest.mark.parametrize(
    ("number", "noun", "expected"),
    [
        (0, "statement", "0 statements"),
        (1, "statement", "1 statement"),
        (2, "person or party", "2 people and parties"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, noun: str, expected: str) -> None:
    assert count(number, noun) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [(0, "1 minute"), (220, "1 minute"), (221, "2 minutes"), (440, "2 minutes")],
)
def test_reading_takes_a_minute_for_220_words(words: int, expected: str) -> None:
    assert minutes([statement("word " * words)]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It shut.", "It shut"),
        ("“It shut,” she said.", "It shut,” she said"),
        ("It shut in March, 2024, for good.", "It shut in March…"),
    ],
)
def test_a_statement_is_called_by_its_first_words(words: str, expected: str) -> None:
    assert first_words(statement(words)) == expected


def test_facts_stand_in_a_line() -> None:
    assert dotted("a", "b") == "a · b"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("A", "A"),
        ("AA", "A"),
        ("AB", "A and B"),
        ("ABC", "A, B and C"),
        ("ABCD", "A, B and 2 more"),
        ("ABCDE", "A, B and 3 more"),
    ],
)
def test_names_stand_in_a_row(names: str, expected: str) -> None:
    assert listed(names) == expected
