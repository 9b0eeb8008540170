"""Figures that a text makes the least or the most of, and which way it has them go."""

from __future__ import annotations

import pytest

from app.text import turned_bound, wrong_way


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rose from 1.7 to 1.4.", "1.7 to 1.4"),
        ("Trains fell from 22 to 36 a day.", "22 to 36"),
        ("Prices went up from €5 to €3.", "€5 to €3"),
    ],
)
def test_a_figure_that_goes_the_wrong_way_is_found(text: str, words: str) -> None:
    found = wrong_way(text)
    assert found
    assert text[slice(*found)].startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "It fell from 1.7 to 1.4.",
        "It rose from 22 to 36 a day.",
        "It went from 36 to 22.",
        "Crime fell, and trade went from 3 to 5.",
        "It rose to 36.",
        "It rose by 5-7%.",
        "It rose and fell from 3 to 5 and back.",
    ],
)
def test_what_goes_the_right_way_is_left_alone(text: str) -> None:
    assert wrong_way(text) is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It costs at most €1.2bn.", "€1.2bn"),
        ("It costs €1.5bn at the least.", "€1.5bn"),
    ],
)
def test_a_bound_at_the_wrong_end_is_found(text: str, figure: str) -> None:
    found = turned_bound(text, "It would cost €1.2bn-€1.5bn.")
    assert found
    assert text[found[0].start : found[0].end] == figure


@pytest.mark.parametrize(
    "text",
    ["It costs at least €1.2bn, and at most €1.5bn.", "It costs €1.2bn.", "At least 3 came."],
)
def test_a_bound_at_its_own_end_is_left_alone(text: str) -> None:
    assert turned_bound(text, "It would cost €1.2bn-€1.5bn.") is None
