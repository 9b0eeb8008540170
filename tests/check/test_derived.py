from __future__ import annotations

from pathlib import Path

import pytest

from app.check.derived import check_derived
from app.check.evidence import Proof
from app.check.wording import check_figures
from tests.checks import closure, library, problems, rows

CLOSURE = "bridge/closure.md"


@pytest.mark.parametrize(
    "body",
    [
        'On a day and the next [8,400 vehicles]{computed="4,200 + 4,200"} crossed it [@p1].',
        '[Two things]{counted="the Ouse; vehicles"} were near [@p1].',
        '[Two things]{counted="the Ouse; council meeting"} were near [@p1-2].',
        '[Both]{counted="deck; bus"} are heavy [@p2].',
        '[Several things]{counted="deck; bus; engineer; council"} were named [@p2].',
        '[Two people]{counted="Mr Marsh; the county engineer"} spoke [@p2].',
        'It is [100 per cent]{computed="4,200 / 4,200 × 100"} of it [@p1].',
        'It is [a million pounds]{computed="half a million pounds + half a million pounds"} [@p3].',
    ],
)
def test_a_figure_that_follows_from_the_source_is_fine(body: str, tmp_path: Path) -> None:
    assert rows(check_derived, tmp_path / "derived", closure(body)) == []
    assert rows(check_figures, tmp_path / "figures", closure(body)) == []


@pytest.mark.parametrize(
    ("body", "words", "message"),
    [
        (
            '[8,500 vehicles]{computed="4,200 + 4,200"} crossed it [@p1].',
            "4,200 + 4,200",
            "`4,200 + 4,200` does not come to 8,500, but to 8,400",
        ),
        (
            '[4,700 vehicles]{computed="4,200 + 500"} crossed it [@p1].',
            "4,200 + 500",
            "500 is not in paragraph 1 of wire",
        ),
        (
            '[8,400 vehicles]{computed="4,200 + 4,200"} crossed it [@p2].',
            "4,200 + 4,200",
            "4,200 is not in paragraph 2 of wire",
        ),
        (
            '[8,400 vehicles]{computed="4,200 +"} crossed it [@p1].',
            "4,200 +",
            "`4,200 +` is not a sum: a figure is missing",
        ),
        (
            '[8,400 or 8,500]{computed="4,200 + 4,200"} crossed it [@p1].',
            "4,200 + 4,200",
            "“8,400 or 8,500” is not one figure",
        ),
        (
            '[0.3 of it]{computed="4,200 / 4,200 / 4,200"} crossed it [@p1].',
            "4,200 / 4,200 / 4,200",
            "`4,200 / 4,200 / 4,200` does not come to 0.3, but to 0.000238",
        ),
        (
            '[Three things]{counted="deck; bus"} are heavy [@p2].',
            "deck; bus",
            "“Three things” is not the number of what is counted, which is 2",
        ),
        (
            '[Two things]{counted="deck; tram"} are heavy [@p2].',
            "deck; tram",
            "`tram` is not in paragraph 2 of wire",
        ),
        (
            '[Two people]{counted="Ann Marsh; Jo Reed"} spoke [@p2].',
            "Ann Marsh; Jo Reed",
            "`Jo Reed` is not in paragraph 2 of wire",
        ),
        (
            '[Two things]{counted="deck; deck"} are heavy [@p2].',
            "deck; deck",
            "`deck` is counted more than once",
        ),
        (
            '[Nothing]{counted=";"} is heavy [@p2].',
            ";",
            "“Nothing” is not the number of what is counted, which is 0",
        ),
    ],
)
def test_a_figure_that_does_not_is_pointed_at(
    body: str, words: str, message: str, tmp_path: Path
) -> None:
    (problem,) = problems(check_derived, tmp_path, closure(body))
    (row,) = rows(check_derived, tmp_path, closure(body))
    assert row == ("figure-not-derived", CLOSURE, 4, words)
    assert problem.message == message


def test_what_a_figure_was_made_of_is_its_evidence(tmp_path: Path) -> None:
    body = 'Then [8,400 vehicles]{computed="4,200 + 4,200"} crossed it [@p1].'
    found = library(tmp_path, closure(body))
    (explainer,) = found.explainers
    (evidence,) = check_derived(found, explainer)
    assert isinstance(evidence, Proof)
    assert evidence.kind == "figure"
    assert [(each.start, each.end, each.ref.number) for each in evidence.matches] == [
        (5, 19, 1), (5, 19, 1),
    ]  # fmt: skip


def test_other_figures_of_the_statement_are_looked_for_as_ever(tmp_path: Path) -> None:
    body = 'In 77 hours [8,400 vehicles]{computed="4,200 + 4,200"} crossed it [@p1].'
    assert rows(check_figures, tmp_path, closure(body)) == [
        ("figure-not-in-source", CLOSURE, 4, "77")
    ]
