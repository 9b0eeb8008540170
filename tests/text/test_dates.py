"""Dates in running text, and whether a paragraph has them."""

from __future__ import annotations

import pytest

from tests.figures import borne_out


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
