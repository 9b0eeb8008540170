"""The source at a glance."""

from __future__ import annotations

from app.pages.coverage import coverage, page_strip, whole_strip
from tests.sample import attributes, bridge, section, texts


def test_the_strip_of_a_page_leads_to_its_margin_and_else_to_the_source() -> None:
    weights = bridge().weights(bridge().statements_in(section("closure")))
    first, *_, last = page_strip(bridge(), weights)
    assert (first.href, first.weight, first.note) == ("#m1-1", 2, "on this page")
    assert (last.href, last.weight) == ("/news/bridge/source/#herald-p2", 0)
    assert last.note == "in the source"


def test_on_a_page_with_the_whole_source_the_strip_stays_on_it() -> None:
    *_, last = page_strip(bridge(), {}, whole=True)
    assert last.href == "#herald-p2"


def test_the_strip_of_the_whole_says_how_much_rests_on_each_paragraph() -> None:
    marks = whole_strip(bridge())
    assert [each.number for each in marks] == ["1", "2", "3", "4", "herald 1", "herald 2"]
    assert marks[1].weight == 4
    assert (marks[3].weight, marks[3].note) == (0, "0 claims")
    assert marks[4].note == "1 claim"
    assert whole_strip(bridge(), here=True)[0].href == "#p1"


def test_a_mark_that_nothing_rests_on_has_no_weight() -> None:
    assert attributes("/bridge/", ".strip a", "data-weight")[3] is None
    assert texts("/bridge/closure/", ".strip a")[0] == "Paragraph 1, on this page"


def test_coverage_counts_what_is_explained() -> None:
    found = coverage(bridge())
    assert (found.paragraphs, found.explained) == (6, 5)
    assert found.bars[3].units == ""
    assert found.bars[4].units == "<i></i>"
    assert max(each.units.count("<i>") for each in found.bars) <= 12
