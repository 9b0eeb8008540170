"""The source at a glance."""

from __future__ import annotations

from dataclasses import replace

from app.pages.coverage import coverage, page_strip, rests_on, whole_strip
from tests.sample import attributes, bridge, section, texts


def test_the_strip_of_a_page_leads_to_its_margin_and_else_to_the_source() -> None:
    weights = bridge().weights(bridge().statements_in(section("closure")))
    wire, herald = page_strip(bridge(), weights)
    first, last = wire.marks[0], herald.marks[-1]
    assert (first.href, first.weight, first.note) == ("#m1-1", 2, "on this page")
    assert (last.href, last.weight) == ("/news/bridge/source/#herald-p2", 0)
    assert last.note == "in the source"


def test_on_a_page_with_the_whole_source_the_strip_stays_on_it() -> None:
    _, herald = page_strip(bridge(), {}, whole=True)
    assert herald.marks[-1].href == "#herald-p2"


def test_the_strip_of_the_whole_says_how_much_rests_on_each_paragraph() -> None:
    marks = [each for source in whole_strip(bridge()) for each in source.marks]
    assert marks[1].weight == 4
    assert (marks[3].weight, marks[3].note) == (0, "0 claims")
    assert marks[4].note == "1 claim"
    assert whole_strip(bridge(), here=True)[0].marks[0].href == "#p1"


def test_each_source_has_its_name_and_its_own_numbers() -> None:
    found = [(each.name, [one.number for one in each.marks]) for each in whole_strip(bridge())]
    assert found == [("wire", [1, 2, 3, 4]), ("herald", [1, 2])]
    assert texts("/bridge/", ".strip__source") == ["wire", "herald"]
    assert texts("/bridge/", ".coverage__source") == ["wire", "herald"]
    assert texts("/bridge/", ".strip a")[4].startswith("herald, paragraph 1,")


def test_a_source_without_others_needs_no_name() -> None:
    explainer = bridge().explainer
    alone = replace(bridge(), explainer=replace(explainer, sources=explainer.sources[:1]))
    assert [each.name for each in whole_strip(alone)] == [""]
    assert coverage(alone).of == "the source"
    assert rests_on(alone, ()) == "rests on 0 of 4 paragraphs"


def test_a_mark_that_nothing_rests_on_has_no_weight() -> None:
    assert attributes("/bridge/", ".strip a", "data-weight")[3] is None
    assert texts("/bridge/closure/", ".strip a")[0] == "wire, paragraph 1, on this page"


def test_coverage_counts_what_is_explained() -> None:
    found = coverage(bridge())
    assert (found.paragraphs, found.explained) == (6, 5)
    assert found.of == "the 2 sources"
    bars = [each for source in found.sources for each in source.marks]
    assert bars[3].units == ""
    assert bars[4].units == "<i></i>"
    assert max(each.units.count("<i>") for each in bars) <= 12
    assert rests_on(bridge(), ()) == "rests on 0 of 6 paragraphs of 2 sources"
