from __future__ import annotations

from pathlib import Path

import pytest

from app.check.ranges import check_ranges
from app.problems.examples import BASE, wider
from tests.checks import problems, rows

GREW = "The way round grew from 4 to 9 miles; fares stood at 1.7 in May and 1.4 in June."


@pytest.mark.parametrize(
    ("body", "words", "message"),
    [
        (
            "It went from 9 to 4 miles [@p4].",
            "9 to 4",
            "paragraph 4 of wire has it the other way round",
        ),
        ("It is 9–4 miles [@p4].", "9–4", "paragraph 4 of wire has it the other way round"),
        (
            "Fares went from 1.4 to 1.7 [@p1; @p4].",
            "1.4 to 1.7",
            "paragraph 4 of wire has it the other way round",
        ),
    ],
)
def test_a_range_turned_round_is_pointed_at(
    body: str, words: str, message: str, tmp_path: Path
) -> None:
    (problem,) = problems(check_ranges, tmp_path, wider(body, GREW))
    (row,) = rows(check_ranges, tmp_path, wider(body, GREW))
    assert row == ("range-turned-round", "bridge/closure.md", 4, words)
    assert problem.message == message


@pytest.mark.parametrize(
    "body",
    [
        "It went from 4 to 9 miles [@p4].",
        "It is 4-9 miles [@p4].",
        "It went to 9 miles from 4 [@p4].",
        "It is 9 miles, and 4 before [@p4].",
        "Fares went from 1.7 to 1.4 [@p4].",
        "It went from 9 to 4 miles [@p1].",
    ],
)
def test_a_range_in_order_is_fine(body: str, tmp_path: Path) -> None:
    assert rows(check_ranges, tmp_path, wider(body, GREW)) == []


def test_the_order_of_a_range_is_known_in_english_only(tmp_path: Path) -> None:
    explainer = BASE["bridge/explainer.md"].replace("language: en", "language: de")
    files = {
        **wider("Von 9 bis 4 [@p4]. Es sind 9-4 [@p4].", GREW),
        "bridge/explainer.md": explainer,
    }
    assert rows(check_ranges, tmp_path, files) == []


@pytest.mark.parametrize(
    ("body", "words", "message"),
    [
        ("Fares rose from 1.7 to 1.4 [@p4].", "1.7 to 1.4", "this goes the other way: 1.7 to 1.4"),
        (
            "It is at most 4 miles [@p4].",
            "4",
            "4 is the other end of the range that the source gives",
        ),
    ],
)
def test_a_range_that_goes_the_wrong_way_is_pointed_at(
    body: str, words: str, message: str, tmp_path: Path
) -> None:
    (problem,) = problems(check_ranges, tmp_path, wider(body, GREW))
    (row,) = rows(check_ranges, tmp_path, wider(body, GREW))
    assert row == ("contrary-word", "bridge/closure.md", 4, words)
    assert problem.message == message


def test_what_a_block_quotation_says_is_the_source_s(tmp_path: Path) -> None:
    assert rows(check_ranges, tmp_path, wider("> Fares rose from 1.7 to 1.4 [@p4]", GREW)) == []
