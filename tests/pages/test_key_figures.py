"""Amounts worth a headline."""

from __future__ import annotations

import pytest

from app.model import Citation, ParagraphRef, Reference, Run, Span, Statement, Text
from app.pages.key_figures import amounts, key_amounts
from tests.growth import HIGHEST, exponent, repeated

HERE = Span("a.md", 1)


def statement(words: str) -> Statement:
    citation = Citation((Reference((ParagraphRef("wire", 1),), HERE),), HERE)
    return Statement(words, Text((Run(0, words, HERE),)), citation)


def key_words(*texts: str) -> list[str]:
    return [amount.words for _, amount in key_amounts(map(statement, texts))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The border is 2,600 kilometres (1,600 miles) long.", ["2,600 kilometres", "1,600 miles"]),
        ("More than half a million Afghans have gone.", ["More than half a million Afghans"]),
        ("Hundreds of security personnel were killed.", ["Hundreds of security personnel"]),
        ("Some 4,200 vehicles crossed.", ["Some 4,200 vehicles"]),
        ("It lists 40 young women and 30 old men.", ["40 young women", "30 old men"]),
        ("Tens of thousands of people fled.", ["Tens of thousands of people"]),
        ("It costs about $5bn, or 3 per cent of all rupees.", ["about $5bn", "3 per cent"]),
        ("Then 15 crossed the bridge.", ["15"]),
        ("Of 21 in three towns, 12 were busy.", ["21", "12"]),
        ("Prices grew by 2 percentage points.", ["2 percentage points"]),
    ],
)  # fmt: skip
def test_an_amount_is_told_with_what_it_counts(text: str, words: list[str]) -> None:
    assert [each.words for each in amounts(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "It shut in March 2024, in the 21st year, on 3 May at 9:30.",
        "Two countries and nine others met twice.",
        "In the provinces hundreds have been killed.",
        "Several neighbouring countries met.",
        "COVID-19 and 1.5 of it.",
    ],
)
def test_dates_small_numbers_and_vague_ones_of_nothing_are_no_headline(text: str) -> None:
    assert list(amounts(text)) == []


def test_key_amounts_are_told_once_and_one_a_statement() -> None:
    assert key_words(
        "It is 2,600 kilometres, or 1,600 miles.",
        "Again, it is 2600 kilometres.",
        "And 1,600 miles it is.",
    ) == ["2,600 kilometres", "1,600 miles"]


def test_vague_amounts_only_fill_up_where_there_are_few() -> None:
    vague = ("Hundreds of shops shut.", "Dozens of roads shut.", "Thousands of cars left.")
    assert key_words(*vague) == ["Hundreds of shops", "Dozens of roads", "Thousands of cars"]
    exact = [f"Then {number} men came." for number in range(11, 20)]
    assert key_words(*vague, *exact[:2]) == ["11 men", "12 men", "Hundreds of shops"]
    assert key_words(*vague, *exact) == [f"{number} men" for number in range(11, 17)]


@pytest.mark.parametrize("unit", ["fewer than 50 ", "50 ", "some some ", "50 words ", "50 of "])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def read(text: str) -> None:
        assert list(amounts(text)) or "50" not in unit

    assert exponent(read, repeated(unit)) < HIGHEST


def test_an_amount_is_read_in_its_language() -> None:
    (found,) = amounts("Sie bekommen monatlich 1.507 Euro.", "de")
    assert (found.value, found.words) == ("1507 euro", "1.507 Euro")
