"""Ranges, whose ends have an order."""

from __future__ import annotations

import pytest

from app.text.figures import is_turned_round, ranges


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
