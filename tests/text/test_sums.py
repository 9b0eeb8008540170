from __future__ import annotations

import time
from fractions import Fraction

import pytest

from app.text import SumError, comes_to, count_in, figures, read_sum


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("1.7 - 1.4", "3/10", ["1.7", "1.4"]),
        ("1.7 – 1.4", "3/10", ["1.7", "1.4"]),
        ("22 + 14", "36", ["22", "14"]),
        ("(36 - 22) / 22 × 100", "700/11", ["36", "22", "22", "100"]),
        ("(36 - 22)/22", "7/11", ["36", "22", "22"]),
        ("2 * (3 + 4)", "14", ["2", "3", "4"]),
        ("12 ÷ 4", "3", ["12", "4"]),
        ("10 - 3 - 2", "5", ["10", "3", "2"]),
        ("-0.3 + 1", "7/10", ["-0.3", "1"]),
        ("half a million + 2,600", "502600", ["half a million", "2,600"]),
        ("€1.5bn - €1.2bn", "300000000", ["€1.5bn", "€1.2bn"]),
        ("4-1/4 + 4 1/4", "17/2", ["4-1/4", "4 1/4"]),
        ("twenty-one + 2", "23", ["twenty-one", "2"]),
        (" 5 ", "5", ["5"]),
    ],
)
def test_a_sum_is_done_with_exact_numbers(text: str, value: str, words: list[str]) -> None:
    found = read_sum(text)
    assert found.value == Fraction(value)
    assert list(found.words) == words
    assert len(found.operands) == len(words)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "a figure is missing"),
        ("1 +", "a figure is missing"),
        ("+ 1", "a figure is missing"),
        ("(1 + 2", "a bracket is not closed"),
        ("1 + 2)", "`)` does not belong there"),
        ("1 (2)", "`(` does not belong there"),
        ("- 2", "`- 2` is no figure"),
        ("1 / (2 - 2)", "it divides by nothing"),
        ("1 + many", "`many` is not one figure"),
        ("1 + 2 and 3", "`2 and 3` is not one figure"),
        ("1 + May 2021", "`May 2021` is not one figure"),
        ("__import__('os')", "`__import__` is not one figure"),
        ("1 +\n\n- 2", "a figure is missing"),
        ("1 + " * 60, "it is longer than 200 characters"),
    ],
)
def test_what_is_no_sum_says_why(text: str, why: str) -> None:
    with pytest.raises(SumError) as refused:
        read_sum(text)
    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("0.3 points", "1.7 - 1.4"),
        ("64 per cent", "(36 - 22) / 22 × 100"),
        ("63.6%", "(36 - 22) / 22"),
        ("a third of", "12 / 36"),
        ("€300m", "€1.5bn - €1.2bn"),
        ("300 million euros", "€1.5bn - €1.2bn"),
        ("$300 million", "300 × one million"),
        ("more than 60 per cent", "(36 - 22) / 22 × 100"),
        ("0.33", "1 / 3"),
        ("14 more", "36 - 22"),
        ("twenty years", "2023 - 2003"),
    ],
)
def test_a_figure_is_what_its_sum_comes_to(words: str, text: str) -> None:
    assert comes_to(read_sum(text), figures(words)[0])


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("0.4 points", "1.7 - 1.4"),
        ("65 per cent", "(36 - 22) / 22 × 100"),
        ("63.5%", "(36 - 22) / 22"),
        ("$300m", "€1.5bn - €1.2bn"),
        ("15 more", "36 - 22"),
        ("0.32", "1 / 3"),
        ("less than 60 per cent", "(36 - 22) / 22 × 100"),
        ("64", "(36 - 22) / 22"),
        ("May 2021", "2020 + 1"),
        ("21 years", "2023 - 2003"),
    ],
)
def test_another_figure_is_not(words: str, text: str) -> None:
    assert not comes_to(read_sum(text), figures(words)[0])


@pytest.mark.parametrize(
    ("words", "number", "said"),
    [
        ("five states", 5, True),
        ("5 states", 5, True),
        ("both countries", 2, True),
        ("the two countries", 2, True),
        ("several ports", 4, True),
        ("at least three days", 3, True),
        ("more than ten", 12, True),
        ("five states", 4, False),
        ("several ports", 2, False),
        ("the ports", 3, False),
        ("a third of them", 3, False),
    ],
)
def test_a_count_is_said_in_words_or_digits(words: str, number: int, said: bool) -> None:
    assert count_in(words, number) is said


def test_reading_a_sum_takes_time_in_proportion() -> None:
    start = time.process_time()
    for text in ("(" * 199, "1" * 200, " - " * 66, "1 + " * 49 + "1"):
        try:
            read_sum(text)
        except SumError:
            continue
    assert time.process_time() - start < 5
