"""The citation form: what it means, and what each misspelling is told."""

from __future__ import annotations

import pytest

from app.library.citation import Citations
from app.library.frontmatter import Report
from app.library.place import whole_lines
from app.library.written import hidden
from app.model import Certainty, Citation, Span
from tests.growth import HIGHEST, exponent, repeated


def read(text: str, default: str | None = "voa") -> tuple[Citation, list[str], Report]:
    report = Report("a.md", tuple(text.split("\n")))
    ((_, written),) = hidden(text, whole_lines(report, text, 1)).citations.items()
    citation = Citations(report, default).read(written)
    return citation, [f"{ref.source}:{ref.number}" for ref in citation.refs], report


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("[@p2]", ["voa:2"]),
        ("[@ap:p2]", ["ap:2"]),
        ("[@p2; @p5-7]", ["voa:2", "voa:5", "voa:6", "voa:7"]),
        ("[@p2;@ap:p5-p6]", ["voa:2", "ap:5", "ap:6"]),
        ("[@p7-7 ]", ["voa:7"]),
    ],
)
def test_a_citation_names_paragraphs(text: str, refs: list[str]) -> None:
    citation, found, report = read(text)
    assert found == refs
    assert citation.certainty is Certainty.REPORTED
    assert not report.problems


@pytest.mark.parametrize(
    ("text", "certainty", "voice"),
    [
        ("[@p9 said by thomas-west]", Certainty.SAID, "thomas-west"),
        ("[@p3 alleged]", Certainty.ALLEGED, None),
        ("[@p18 alleged by pakistan]", Certainty.ALLEGED, "pakistan"),
        ("[@p19 denied by taliban]", Certainty.DENIED, "taliban"),
        ("[@p14 unconfirmed]", Certainty.UNCONFIRMED, None),
        ("[@p5; @p6 anonymous by an-official]", Certainty.ANONYMOUS, "an-official"),
        ("[@p5\n anonymous\n by an-official]", Certainty.ANONYMOUS, "an-official"),
    ],
)
def test_a_citation_says_how_sure_the_source_is(
    text: str, certainty: Certainty, voice: str | None
) -> None:
    citation, _, report = read(text)
    assert (citation.certainty, citation.voice) == (certainty, voice)
    assert not report.problems


def test_each_reference_and_the_voice_know_where_they_stand() -> None:
    citation, _, _ = read("[@p2; @p5-6 said by by-said]")
    spans = [each.span for each in citation.references]
    assert [(span.column, span.length) for span in spans] == [(2, 3), (7, 5)]
    assert citation.mark.voice_span == Span("a.md", 1, 21, 7)


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("[@]", "`[@]` is not a citation", 1),
        ("[@p2, @p3]", "`[@p2, @p3]` is not a citation", 1),
        ("[@p2 said by thomas west]", "`[@p2 said by thomas west]` is not a citation", 1),
        ("[@p2 by west]", "`[@p2 by west]` is not a citation", 1),
        ("[@2]", "`@2` names no paragraph", 2),
        ("[@p]", "`@p` names no paragraph", 2),
        ("[@p1234567]", "`@p1234567` names no paragraph", 2),
        ("[@p2; @P3]", "`@P3` names no paragraph", 7),
        ("[@p7-5]", "`@p7-5` is not a range", 2),
        ("[@p1-999999]", "`@p1-999999` is not a range", 2),
        ("[@p1-150; @p201-252]", "a citation names at most 200 paragraphs", 11),
        ("[@p2 claimed by west]", "`claimed` is not a mark", 6),
        ("[@p2 said]", "`said` does not say by whom", 6),
    ],
)
def test_a_malformed_citation_is_told_what_is_wrong(text: str, message: str, column: int) -> None:
    _, _, report = read(text)
    (problem,) = report.problems
    assert (problem.code, problem.message, problem.span.column) == ("bad-citation", message, column)


def test_a_paragraph_of_no_source_is_refused_where_there_are_several() -> None:
    _, refs, report = read("[@p2; @ap:p3]", default=None)
    assert refs == ["ap:3"]
    assert [each.message for each in report.problems] == ["`@p2` does not say of which source"]


@pytest.mark.parametrize("part", ["@p1-200;", "@p1;", "@;", "@p1 ", " "])
def test_what_a_citation_costs_grows_no_faster_than_it(part: str) -> None:
    assert exponent(read, repeated(part, "[@p7", "]")) < HIGHEST


def test_a_citation_of_too_many_paragraphs_keeps_those_that_one_may_name() -> None:
    _, refs, report = read("[" + "; ".join(["@p1-200"] * 10_000) + "]")
    assert refs == [f"voa:{number}" for number in range(1, 201)]
    assert len(report.problems) == 1
