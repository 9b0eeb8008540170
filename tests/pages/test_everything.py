"""Everything on one page."""

from __future__ import annotations

from tests.sample import attributes, bridge


def test_one_page_has_every_statement_and_every_paragraph_and_no_id_twice() -> None:
    ids = attributes("/bridge/all/", "[id]", "id")
    assert len(ids) == len(set(ids))
    assert {each.id for each in bridge().statements()} <= set(ids)
    assert {"p1", "p4", "herald-p1", "closure", "closure.cost", "people.builder"} <= set(ids)
