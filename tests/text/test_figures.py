from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.figures import figures, find_figure, is_turned_round, ranges
from tests.growth import HIGHEST, exponent, repeated


def read(text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.kind, each.value) for each in figures(text)]


def borne_out(statement: str, paragraph: str) -> bool:
    """Whether the paragraph has every figure of a statement that has some."""
    found = figures(statement)
    assert found
    return all(find_figure(each, paragraph) for each in found)


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
    ("statement", "paragraph"),
    [
        ("2021", "in August 2021"),
        ("2021", "on 2021-08-15"),
        ("2022", "in mid-2022"),
        ("August 2021", "August 2021"),
        ("August 2021", "Aug. 2021"),
        ("August 2021", "August of 2021"),
        ("August 2021", "21 August 2021"),
        ("August 2021", "August 21, 2021"),
        ("August 2021", "2021-08"),
        ("21 August 2021", "August 21, 2021"),
        ("21 August 2021", "August 21st, 2021"),
        ("21 August 2021", "the 21st of August 2021"),
        ("21 August 2021", "2021-08-21"),
        ("21 Aug", "August 21"),
        ("Sept. 5", "5 September"),
        ("August", "in August 2021"),
        ("the 21st", "on August 21"),
        ("January", "early January"),
        ("early January", "early in January"),
        ("mid-2022", "the middle of 2022"),
        ("mid-January", "mid-January"),
        ("in May", "by May 2021"),
        ("since March", "March was wet"),
        ("in May", "May was dry"),
        ("the 1990s", "the 1990s"),
        ("the ’90s", "the 1990s"),
        ("the early 1990s", "the early 1990s"),
        ("the 1990s", "the mid-1990s"),
        ("in 2020", "in 2020's elections"),
        ("2021 ۲۱", "۲۰۲۱, ۲۱"),
    ],
)
def test_a_date_is_borne_out_by_one_as_exact_or_more(statement: str, paragraph: str) -> None:
    assert borne_out(statement, paragraph)


@pytest.mark.parametrize(
    ("statement", "paragraph"),
    [
        ("March 2021", "August 2021"),
        ("August 2020", "August 2021"),
        ("August 2021", "2021"),
        ("August 2021", "August"),
        ("2021", "August 2020"),
        ("21 August", "22 August"),
        ("21 August 2021", "August 2021"),
        ("21", "August 21"),
        ("the 22nd", "on August 21"),
        ("mid-2022", "2022"),
        ("13 March 2020", "00/13/2020"),
        ("12 January 2020", "12/00/2020"),
        ("mid-2022", "late 2022"),
        ("early January", "January"),
        ("January", "February"),
        ("in May", "they may go"),
        ("the 1990s", "the 1980s"),
        ("the 1990s", "the ’90s"),
        ("the 1990s", "1990"),
        ("1990", "the 1990s"),
        ("7 million", "July 2007"),
    ],
)
def test_a_date_is_not_borne_out_by_another_or_a_vaguer_one(statement: str, paragraph: str) -> None:
    assert not borne_out(statement, paragraph)


@pytest.mark.parametrize(
    ("statement", "paragraph"),
    [
        ("half of it", "50 % of it"),
        ("nearly half", "50%"),
        ("a tenth of all", "10 per cent of all"),
        ("between 5% and 7%", "up 5-7%"),
        ("5-7%", "between 5% and 7%"),
        ("between five and seven per cent", "5–7%"),
        ("1.2 to 1.5 billion euros", "€1.2bn–€1.5bn"),
        ("between 1.2 and 1.5 billion euros", "€1.2bn–€1.5bn"),
        ("€1.2–1.5bn", "€1.2bn to €1.5bn"),
        ("between $5 and 7 million", "$5-7 million"),
        ("€1.2bn to €1.5bn", "1.2–1.5 billion euros"),
        ("4.25 inches", "up to 4-1/4 inches"),
        ("4¼ inches", "4-1/4 inches"),
        ("4 1/4", "4.25"),
        ("30 June 2020", "on 30/06/2020"),
        ("June 30, 2020", "on 06/30/2020"),
        ("30.06.2020", "30 June 2020"),
        ("30/06/2020", "30/06/2020"),
        ("05/06/2020", "on 05/06/2020"),
        ("5 May 2020", "05/05/2020"),
        ("fell by 0.3", "a change of -0.3"),
        ("was down 0.3 points", "-0.3 points"),
        ("-0.3", "fell by 0.3"),
        ("a drop of 5 per cent", "-5%"),
        ("0.3 lower", "-0.3"),
        ("more than 1,700", "1709 containers"),
        ("over 1,700", "1709"),
        ("at least 1,700", "1709"),
        ("nearly 1,800", "1,790"),
        ("about 1,700", "1709"),
        ("1,700 or so", "1709"),
        ("some 1,700", "1,688"),
        ("more than half", "52 %"),
        ("about a third", "34 percent"),
        ("a third of", "33 percent"),
        ("a third of", "33.3 percent"),
        ("33 percent", "a third of them"),
        ("two-fifths", "40%"),
        ("25 per cent", "a quarter of it"),
        ("mid-2003", "in July 2003"),
        ("early 2003", "in March 2003"),
        ("late January", "on January 28"),
        ("the middle of 2022", "mid-2022"),
        ("at the beginning of January", "early January"),
        ("the end of 2021", "late 2021"),
        ("the end of the year 2021", "late in 2021"),
        ("the end of the March 2021 closure", "in March 2021"),
        ("several", "Multiple sources"),
        ("several rounds", "repeated formal talks"),
        ("several", "four"),
        ("dozens", "36 people"),
        ("hundreds of kilometres", "345 kilometers"),
        ("several weeks", "four weeks"),
        ("hundreds", "345"),
        ("a third of its kind", "the third of its kind"),
        ("one in three", "a third of all"),
        ("one in three", "33 per cent"),
        ("1 in 10", "10%"),
        ("two", "bilateral"),
        ("two", "neither side"),
        ("2 times", "twice"),
        ("in a year and a half", "in 18 months"),
        ("two years", "24 months"),
        ("48 hours", "two days"),
        ("seven days", "a week"),
        ("10 years", "a decade"),
        ("14 days", "a fortnight"),
        ("500 roubles", "500 rubles"),
        ("500 pesos", "₱500"),
        ("noon", "12 pm"),
        ("midnight", "midnight"),
        ("2,600 kilometres", "2,600-kilometer"),
        ("1,600 miles", "(1,600-mile)"),
        ("2,600km", "2,600-kilometer"),
        ("five tonnes", "5 tons"),
        ("5,000 kilograms", "five tonnes"),
        ("0 arrests", "no arrests"),
        ("five out of nine", "five of its nine"),
        ("22 to 36", "from 22 to 36"),
        ("three-quarters", "75%"),
        ("a fourth of", "a quarter of"),
        ("36 trains a day", "from 22 to 36 a day"),
        ("more than 50 per cent", "more than half"),
        ("60 hectares", "60 hectares"),
        ("a half-million", "500,000"),
        ("17", "17 people"),
        ("rose 5% to $7 million", "up 5% to $7m"),
        ("€1.2–1.5bn", "€1.2bn–€1.5bn"),
        ("$1 to $2 million", "$1m–$2m"),
        ("rose 5% to 7 million", "up 5 %, to 7 million"),
        ("2000 to 2500 dollars", "$2,000-$2,500"),
        ("2020 to 5%", "2020, then 5%"),
        ("an average of 10 to 12 a day", "10 to 12"),
        ("from $900 to $1 million", "$900 to $1m"),
        ("five 1.2.3 to 4", "five 1.2.3 to 4"),
        ("two square kilometres", "2 square kilometres"),
        ("100 hectares", "100 ha"),
        ("fewer than 2,000", "1,709"),
        ("an estimated 1,700", "1,709"),
        ("a week and a half", "a week and a half"),
        ("1 week", "a week"),
        ("12:00 pm", "at noon"),
        ("40/13/2023", "40/13/2023"),
        ("the eighteenth", "18th"),
        ("hundreds", "200"),
        ("hundreds of thousands", "999,999"),
        ("tens of thousands", "20,000"),
        ("100 centimetres", "one metre"),
        ("3,000 millimetres", "3 metres"),
        ("1,000 gigawatts", "1,000,000 megawatts"),
    ],
)
def test_a_figure_is_borne_out_by_what_is_told_otherwise(statement: str, paragraph: str) -> None:
    assert borne_out(statement, paragraph)


@pytest.mark.parametrize(
    ("statement", "paragraph"),
    [
        ("half of it", "40 %"),
        ("a tenth of all", "11 per cent"),
        ("5-7%", "between 5% and 8%"),
        ("5-7%", "5 people, 7%"),
        ("between 1.2 and 1.5 billion euros", "€1.2bn–€1.6bn"),
        ("1.2 to 1.5 billion euros", "1.2 to 1.5 million euros"),
        ("1.2 to 1.5 billion euros", "$1.2bn–$1.5bn"),
        ("4.25", "4-3/4"),
        ("4.25", "4 and 14"),
        ("4-1/4", "4"),
        ("6 May 2020", "05/06/2020"),
        ("5 June 2020", "05/06/2020"),
        ("30 July 2020", "30/06/2020"),
        ("rose by 0.3", "-0.3"),
        ("0.3", "-0.3"),
        ("fell by 0.4", "-0.3"),
        ("fell to 0.3", "-0.3"),
        ("-0.3", "rose by 0.3"),
        ("1,700", "1709"),
        ("more than 1,800", "1709"),
        ("fewer than 1,700", "1709"),
        ("more than 1,600", "1709"),
        ("more than 1,700", "1,690"),
        ("nearly 1,700", "1709"),
        ("about 1,800", "1709"),
        ("about 1,500", "1709"),
        ("more than 100", "1709"),
        ("more than half", "48%"),
        ("about a third", "40 percent"),
        ("a third of", "30 percent"),
        ("34 percent", "a third of"),
        ("25.4 percent", "a quarter of"),
        ("mid-2003", "October 2003"),
        ("mid-2003", "July 2004"),
        ("July 2003", "mid-2003"),
        ("early 2003", "July 2003"),
        ("late January", "January 8"),
        ("the end of 2021", "early 2021"),
        ("several", "two"),
        ("several", "many"),
        ("several", "a single"),
        ("dozens", "12"),
        ("hundreds", "1,200"),
        ("thousands", "a 2,600-kilometer border"),
        ("hundreds of miles", "345 kilometers"),
        ("hundreds", "150"),
        ("a third of the members", "the third member"),
        ("one in three", "a quarter of"),
        ("one in three", "three"),
        ("two", "trilateral"),
        ("three times", "twice"),
        ("a year and a half", "15 months"),
        ("two years", "20 months"),
        ("seven days", "a month"),
        ("500 pesos", "500 yuan"),
        ("noon", "midnight"),
        ("2,600 miles", "2,600-kilometer"),
        ("nine weeks", "nine days"),
        ("5 kilograms", "five tonnes"),
        ("four years", "four months"),
        ("$500", "500 rupees"),
        ("five feet", "5 metres"),
        ("$1 to $2 million", "$1 to $3 million"),
        ("two square kilometres", "two kilometres"),
        ("1 man", "for a week"),
        ("nearly half", "30 %"),
        ("more than half", "49.9 %"),
        ("more than 500", "fewer than 500"),
        ("nearly 500", "at least 500"),
        ("under half", "60 %"),
        ("200%", "2"),
        ("one in 1", "all"),
        ("40 June 2023", "40/06/2023"),
        ("several", "$4"),
        ("a thousand", "thousands"),
        ("5 points", "5 %"),
        ("half a million", "several million"),
        ("hundreds", "199"),
        ("several", "2"),
        ("dozens", "23"),
        ("more than 1,000", "2,000"),
        ("nearly 1,000", "899"),
    ],
)
def test_a_figure_is_not_borne_out_by_what_only_looks_like_it(
    statement: str, paragraph: str
) -> None:
    assert figures(statement)
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


@pytest.mark.parametrize(
    ("statement", "paragraph", "turned"),
    [
        ("fell from 1.7 to 1.4", "stood at 1.7 in August and 1.4 in September", False),
        ("rose from 1.4 to 1.7", "stood at 1.7 in August and 1.4 in September", True),
        ("7-5%", "up 5-7%", True),
        ("5-7%", "up 5-7%", False),
        ("between 5% and 7%", "5-7%", False),
        ("between 7% and 5%", "5-7%", True),
        ("from 22 to 36", "to 36 from 22", False),
        ("from 36 to 22", "from 22 to 36", True),
        ("from €1.5bn to €1.2bn", "€1.2bn–€1.5bn", True),
        ("2021-2020", "2020 and 2021", True),
        ("2020-2021", "2020 and 2021", False),
        ("from 22 to 36", "22", False),
        ("from September to August", "in August, and in September", True),
        ("7 or 5", "5 or 7", False),
        ("7 and 5", "5 and 7", False),
        ("7 to 5", "5 to 7", False),
    ],
)
def test_a_range_has_its_ends_in_order(statement: str, paragraph: str, turned: bool) -> None:
    assert any(is_turned_round(*each, paragraph) for each in ranges(statement)) is turned
