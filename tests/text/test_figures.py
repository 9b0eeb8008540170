from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.figures import figures, find_figure
from tests.figures import borne_out
from tests.growth import HIGHEST, exponent, repeated


def read(text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.kind, each.value) for each in figures(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2,600 km", "2600 km"),
        ("2,600 km", "2 600 km".replace("2 6", "2\u00a06")),
        ("2,600 km", "2\u202f600 km"),
        ("2,600 km", "2\u2009600 km"),
        ("2,600 km", "a 2,600-kilometer border"),
        ("1,600 km", "a 1,600km border"),
        ("1,234,567", "1\u202f234\u202f567"),
        ("5,00,000", "500,000"),
        ("five lakh", "500,000"),
        ("2 crore", "20 million"),
        ("1.5", "1.50"),
        ("1.5", "one and a half"),
        ("1½", "1.5"),
        ("2 ½", "2.5"),
        ("½ of it", "half of it"),
        (".5 of it", "0.5"),
        ("-5", "minus five"),
        ("−5", "-5"),
        ("–5", "-5"),
        ("5%", "5 percent"),
        ("5%", "five per cent"),
        ("5%", "5\u00a0%"),
        ("5%", "5 pct"),
        ("-5%", "minus 5 percent"),
        ("5 percentage points", "five percentage points"),
        ("half a million", "500,000"),
        ("half a million", "a half million"),
        ("half-million", "500 000".replace(" ", "\u00a0")),
        ("more than half a million", "500,000 people"),
        ("a dozen", "12"),
        ("half a dozen", "six"),
        ("two dozen", "24"),
        ("a hundred", "100"),
        ("a hundred and one", "101"),
        ("two hundred and five", "205"),
        ("two hundred five", "205"),
        ("two thousand five hundred and six", "2,506"),
        ("a thousand and a hundred", "1,100"),
        ("two million, three hundred thousand", "2.3 million"),
        ("two and a half million", "2,500,000"),
        ("a million and a half", "1.5 million"),
        ("two and a quarter million", "2.25 million"),
        ("three quarters of a million", "750,000"),
        ("a quarter of a million", "250,000"),
        ("1.2 million", "1,200,000"),
        ("3m people", "3 million people"),
        ("3 mn people", "3 million people"),
        ("4bn", "four billion"),
        ("2tn", "2 trillion"),
        ("10k", "10,000"),
        ("Twenty-one", "21"),
        ("twenty one", "21"),
        ("nineteen", "19"),
        ("$5 billion", "5 billion dollars"),
        ("$5bn", "US$5 billion"),
        ("€3.50", "3.5 euros"),
        ("£10", "ten pounds"),
        ("Rs 500", "500 rupees"),
        ("Rs. 500", "500 Pakistani rupees"),
        ("₹500", "₨500"),
        ("21st", "twenty-first"),
        ("the third", "the 3rd"),
        ("the fourth", "the 4th"),
        ("the 2nd", "the second"),
        ("the twentieth", "the 20th"),
        ("the 1,000th", "the thousandth"),
        ("two-thirds", "two thirds"),
        ("two-thirds", "2/3"),
        ("a third of", "one-third"),
        ("three quarters", "¾"),
        ("a fifth of", "1/5"),
        ("nearly half", "1/2"),
        ("9/11", "9/11"),
        ("۲۰۲۱", "2021"),
        ("٢٬٦٠٠", "2,600"),
        ("١٫٥", "1.5"),
        ("۵٪", "5%"),
        ("\u200f۵\u200e", "5"),
        ("2,\u00ad600", "2,600"),
        ("10-15", "between 10 and 15"),
        ("2020–21", "2020 to 21"),
        ("1 person", "one person"),
        ("2 sides", "both sides"),
        ("0 deaths", "zero deaths"),
        ("3 metres", "a 3m wall"),
        ("hundreds", "several hundred"),
        ("a few thousand", "thousands"),
        ("dozens", "some dozens"),
        ("tens of thousands", "Tens of thousands"),
        ("several", "Several"),
        ("COVID-19", "COVID19"),
        ("10:30", "at 10:30 a.m."),
        ("5 pm", "5 p.m."),
        ("5 pm", "5:00pm"),
        ("1,5 in Europe", "1,5"),
        ("1.2.3", "1.2.3"),
    ],
)
def test_a_figure_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert borne_out(one, other)


@pytest.mark.parametrize(
    ("statement", "paragraph"),
    [
        ("1.5", "15"),
        ("15", "1.5"),
        ("1.5", "1,5"),
        ("-5", "5"),
        ("5", "-5"),
        ("5%", "5"),
        ("5", "5%"),
        ("5%", "5 percentage points"),
        ("5 billion", "$5 billion"),
        ("$5", "€5"),
        ("600", "2,600"),
        ("2", "2,600"),
        ("2", "2.6"),
        ("6", "2.6"),
        ("21", "2021"),
        ("20", "2021"),
        ("2", "twenty-two"),
        ("20", "twenty-two"),
        ("1", "twenty-one"),
        ("1", "one million"),
        ("1 million", "1 billion"),
        ("500,000", "a million"),
        ("half a million", "half of them"),
        ("12", "dozens"),
        ("7", "G7"),
        ("19", "COVID-19"),
        ("F-15", "F-16"),
        ("21", "21st"),
        ("21st", "21"),
        ("third", "a third of them"),
        ("two-thirds", "one-third"),
        ("hundreds", "thousands"),
        ("thousands", "hundreds of thousands"),
        ("hundreds", "100"),
        ("several", "many"),
        ("2,600 km", "2,500 km"),
        ("10:30", "10:45"),
        ("10 am", "10 pm"),
        ("10 am", "10:30 am"),
        ("12,5", "125"),
        ("3", "no figure"),
        ("3", ""),
    ],
)
def test_another_figure_is_not_the_same(statement: str, paragraph: str) -> None:
    assert not borne_out(statement, paragraph)


@pytest.mark.parametrize(
    "text",
    [
        "second thoughts",
        "at first, the first article, a second-hand car",
        "one of them, no one, one another, the one-sided talks",
        "zero tolerance",
        "a third party and third-person, the Third World",
        "a quarterly, the headquarters",
        "the first half was bad, half-hearted, the other half",
        "they may march",
        "the march of an august body",
        "often attending, a tenant, weighty, sixteenthly",
        "a hard line, an end",
        "scores the goal, tens",
        "both sides",
        "they are everywhere",
        "",
    ],
)
def test_turns_of_phrase_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Pakistan’s 2,600-kilometer (1,600-mile) border, since August 2021, hundreds",
            [
                ("2,600", "number", "2600"),
                ("1,600", "number", "1600"),
                ("August 2021", "date", "month 8, year 2021"),
                ("hundreds", "vague", "hundreds"),
            ],
        ),
        (
            "In 2021, 300 people and 12.",
            [("2021", "year", "2021"), ("300", "number", "300"), ("12", "number", "12")],
        ),
        ("in 2021\u00a0300 people", [("2021", "year", "2021"), ("300", "number", "300")]),
        ("a dozen two-day trips", [("a dozen", "number", "12"), ("two", "number", "2")]),
        ("9" * 5_000, [("9" * 5_000, "number", "9" * 5_000)]),
        ("killing 1.5m.", [("1.5m", "number", "1500000")]),
        ("August 21-25, 2021", [
            ("August 21", "date", "month 8, day 21"),
            ("25", "number", "25"),
            ("2021", "year", "2021"),
        ]),
        ("12/05/2021", [
            ("12", "number", "12"), ("05", "number", "5"), ("2021", "year", "2021"),
        ]),
        ("on May 5,000 marched", [("5,000", "number", "5000")]),
        ("five one-day trips", [("five", "number", "5")]),
        ("one percent, one dollar, one-fifth", [
            ("one percent", "percent", "1"),
            ("one dollar", "money", "1 dollar"),
            ("one-fifth", "number", "1/5"),
        ]),
        ("a third attack, third-party", [("third", "ordinal", "3")]),
        ("half of the two sides", [("half", "number", "1/2"), ("two", "number", "2")]),
        ("No.5 and 3D", [("5", "number", "5"), ("3", "number", "3")]),
        ("2600 and 1066", [("2600", "number", "2600"), ("1066", "year", "1066")]),
        ("the G7 and F-16s, Su-24", [
            ("G7", "code", "G7"), ("F-16", "code", "F16"), ("Su-24", "code", "Su24"),
        ]),
        ("several hundred", [("several hundred", "vague", "hundreds")]),
        ("a million-dollar, million-dollar", [
            ("a million-dollar", "money", "1000000 dollar"),
            ("million", "vague", "millions"),
        ]),
        ("Sept. 5", [("Sept. 5", "date", "month 9, day 5")]),
        ("10 May", [("10 May", "date", "day 10, month 5")]),
    ],
)  # fmt: skip
def test_figures_are_read_in_order_with_their_places(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("statement", "paragraph", "found"),
    [
        ("2600", "the 2,600-kilometer border", "2,600"),
        ("2600", "the 2\u00a0600\u00a0km border", "2\u00a0600"),
        ("2021", "in the year ۲۰۲۱ of", "۲۰۲۱"),
        ("500,000", "more than half a million to", "half a million"),
        ("2021", "by Aug. 2021 it", "Aug. 2021"),
        ("1 man", "one  man", "one"),
        ("5%", "by 5\u00a0%.", "5\u00a0%"),
        ("2 of 3", "2 then 2", "2"),
    ],
)
def test_the_place_in_the_paragraph_is_given(statement: str, paragraph: str, found: str) -> None:
    place = find_figure(figures(statement)[0], paragraph)
    assert place is not None
    assert paragraph[slice(*place)] == found
    assert place[0] == paragraph.index(found)


@given(st.integers(0, 10**15))
def test_grouping_does_not_change_a_number(number: int) -> None:
    for separator in (",", "\u00a0", "\u202f"):
        written = f"{number:,}".replace(",", separator)
        assert borne_out(f"at {written} of", f"it was {number}.")
        assert not borne_out(f"at {written} of", f"it was {number}1, 1{number} and {number}.5")


@given(st.decimals(0, 10**6, places=3, allow_nan=False))
def test_a_decimal_has_its_exact_value(number: object) -> None:
    assert [each.value for each in figures(f"at {number} of")] == [str(Fraction(str(number)))]


@given(st.text(st.sampled_from("0123 .,-%/:½$mthousand one\u00a0٣'s"), max_size=30))
def test_every_text_can_be_read(text: str) -> None:
    found = figures(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert find_figure(each, text) is not None


@pytest.mark.parametrize(
    "unit",
    [
        "1,600 people and half a million in August 2021. ",
        "1,",
        "1",
        "a ",
        "twenty-",
        "one hundred ",
        "a hundred million and ",
        "$",
        "1.1.",
        "2021-01-",
        "10 000 ",
        "one dozen and ",
        "A-1",
        "May ",
        "½",
        "early ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    assert exponent(figures, repeated(unit)) < HIGHEST


def test_a_capital_of_two_small_letters_moves_nothing() -> None:
    text = "İzmir sent TWO Million"
    (found,) = figures(text)
    assert text[found.start : found.end] == "TWO Million"
    assert found.amount == 2_000_000
