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
    return citation, [f"{ref.source}:{ref.label}" for ref in citation.refs], report


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("[@p2]", ["voa:2"]),
        ("[@ap:p2]", ["ap:2"]),
        ("[@p2; @p5-7]", ["voa:2", "voa:5", "voa:6", "voa:7"]),
        ("[@p2;@ap:p5-p6]", ["voa:2", "ap:5", "ap:6"]),
        ("[@p7-7 ]", ["voa:7"]),
        ("[@p7.2; @ap:p7.13]", ["voa:7.2", "ap:7.13"]),
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
        ("[@p2 reported by an-agency]", Certainty.REPORTED, "an-agency"),
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


@pytest.mark.parametrize("text", ["[@p7.0]", "[@p7.]", "[@p7.2-3]", "[@p7.2.1]"])
def test_what_names_no_part_is_refused(text: str) -> None:
    _, found, report = read(text)
    assert found == []
    assert [each.code for each in report.problems] == ["bad-citation"]


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


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("[@p3 “believed to be”]", ["3 believed to be"]),
        ("[@p3 „believed to be“]", ["3 believed to be"]),
        ("[@p3 „believed to be”]", ["3 believed to be"]),
        ("[@p3 ”believed to be”]", ["3 believed to be"]),
        ("[@p3 «believed to be»]", ["3 believed to be"]),
        ("[@p3 »believed to be«]", ["3 believed to be"]),
        ("[@p3 「believed to be」]", ["3 believed to be"]),
        ("[@p3 『believed to be』]", ["3 believed to be"]),
        ('[@p3 "believed to be"]', ["3 believed to be"]),
        ("[@p3 « cru par »]", ["3 cru par"]),
        ("[@p3 “a” “b”]", ["3 a", "3 b"]),
        ("[@p3 “a”; @p3 “b”]", ["3 a", "3 b"]),
        (
            "[@p2 “almost daily”; @p18 “killing hundreds”]",
            ["2 almost daily", "18 killing hundreds"],
        ),
        ("[@p2; @p18 “killing hundreds”]", ["18 killing hundreds"]),
        ("[@p3 ?“a” “b”]", ["3? a", "3 b"]),
        ("[@p3 “believed … authorities”]", ["3 believed … authorities"]),
        ("[@p3 “he said “no” twice”]", ["3 he said “no” twice"]),
        ("[@p3 «il dit «non» deux fois»]", ["3 il dit «non» deux fois"]),
        ("[@p3 “they’re Mosul’s”]", ["3 they’re Mosul’s"]),
        ("[@p3 “a; b], @p4 said by x [c” said by y]", ["3 a; b], @p4 said by x [c"]),
        ("[@p3 “[which is] `code` *not* <b>”]", ["3 [which is] `code` *not* <b>"]),
        ("[@p3 “one\ntwo”\nsaid by x]", ["3 one two"]),
        ("[@p3\n“one”\n“two”]", ["3 one", "3 two"]),
        ("[@p3 \u2067“ایک”\u2069]", ["3 ایک"]),
        ("[\u200f@p3\u200f “ایک”\u200f alleged\u200f]", ["3 ایک"]),
    ],
)
def test_a_reference_has_the_words_that_bear_it_out(text: str, evidence: list[str]) -> None:
    citation, _, report = read(text)
    found = [
        f"{reference.refs[0].number}{'?' * each.proposed} {each.words}"
        for reference in citation.references
        for each in reference.evidence
    ]
    assert found == evidence
    assert not report.problems


def test_evidence_knows_where_it_stands() -> None:
    citation, _, _ = read("[@p3 ?“one” “two\nthree”]")
    spans = [each.span for each in citation.references[0].evidence]
    assert spans == [Span("a.md", 1, 6, 6), Span("a.md", 1, 13, 4)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("[@p3]", ["3 reported"]),
        ("[@p3 reported]", ["3 reported"]),
        ("[@p3; @p4 said by x]", ["3 said x", "4 said x"]),
        ("[@p3 said by x; @p4]", ["3 said x", "4 reported"]),
        ("[@p3 said by x; @p4 said by y]", ["3 said x", "4 said y"]),
        ("[@p3; @p4 reported; @p5 alleged]", ["3 reported", "4 reported", "5 alleged"]),
        ("[@p3 “a” said by x; @p3 “b” denied by y]", ["3 said x", "3 denied y"]),
        ("[@p3 denied of attacks]", ["3 denied of attacks"]),
        ("[@p3 denied by x of attacks]", ["3 denied x of attacks"]),
        ("[@p3 denied\nby x\u2069 of attacks]", ["3 denied x of attacks"]),
        ("[@p3 alleged by of-by; @p4]", ["3 alleged of-by", "4 reported"]),
    ],
)
def test_a_mark_holds_for_the_references_since_the_last(text: str, marks: list[str]) -> None:
    citation, _, report = read(text)
    found = []
    for each in citation.references:
        mark = each.mark
        parts = (str(each.refs[0].number), mark.certainty, mark.voice)
        of = f" of {mark.denies}" if mark.denies else ""
        found.append(" ".join(part for part in parts if part) + of)
    assert found == marks
    assert not report.problems


def test_marks_are_kept_in_order_and_never_merged() -> None:
    citation, _, _ = read("[@p2 reported; @p3 alleged; @p4 said by x; @p5 alleged]")
    assert [each.certainty for each in citation.marks] == ["reported", "alleged", "said"]
    assert (citation.certainty, citation.voice) == (Certainty.ALLEGED, None)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("[@date]", ["voa date"]),
        ("[@ap:title]", ["ap title"]),
        ("[@date “January”; @p3]", ["voa date", "voa 3"]),
        ("[@date:p3]", ["date 3"]),
    ],
)
def test_the_date_and_title_of_a_source_can_be_cited(text: str, fields: list[str]) -> None:
    citation, _, report = read(text)
    found = [f"{each.source} {each.field or each.refs[0].number}" for each in citation.references]
    assert found == fields
    assert not report.problems


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("[@p3“a”]", "evidence follows without a space", 5),
        ("[@p3 “”]", "this evidence has no words", 6),
        ("[@p3 “…”]", "this evidence has no words", 6),
        ("[@p3 “a”“b”]", "evidence follows without a space", 9),
        ("[@p3 ‘a’]", "evidence cannot stand between these marks", 6),
        ("[@p3 ?'a']", "evidence cannot stand between these marks", 6),
        ("[@p3 ‹a›]", "evidence cannot stand between these marks", 6),
        ("[@p3 “a” ? “b”]", "`[@p3 “a” ? “b”]` is not a citation", 1),
        ("[@p3 said by x “a”]", "`[@p3 said by x “a”]` is not a citation", 1),
        ("[@p3; alleged]", "`[@p3; alleged]` is not a citation", 1),
        ("[@p3;]", "`[@p3;]` is not a citation", 1),
        ("[@p3 “a”said by x]", "`[@p3 “a”said by x]` is not a citation", 1),
        ("[@p3 Said by x]", "`[@p3 Said by x]` is not a citation", 1),
        ("[@p3 “a” alleged by x of]", "`[@p3 “a” alleged by x of]` is not a citation", 1),
        ("[@p3 alleged of x]", "only a denial is `of` something", 6),
        ("[@p3 “" + "long " * 20 + "” X]", "`[@p3 “long long long long long", 1),
        ("[@p3 “a “b” c]", "a quotation mark opens in this citation and nothing closes it", 1),
        ('[@p3 "a]', "a quotation mark opens in this citation and nothing closes it", 1),
        ("[@p3 “a\n\nb”]", "a quotation mark opens in this citation and nothing closes it", 1),
        ("[@p3", "this citation is never closed", 1),
        ("[@p3 alleged\n\nb]", "this citation is never closed", 1),
        ("［@p3］", "these are not the brackets of a citation", 1),
        ("[@p3 [x]]", "this citation is never closed", 1),
    ],
)
def test_what_is_no_evidence_or_mark_is_told_where_it_stands(
    text: str, message: str, column: int
) -> None:
    _, _, report = read(text)
    (problem,) = report.problems
    assert problem.code == "bad-citation"
    assert problem.message.startswith(message)
    assert problem.span.column == column


def test_an_excuse_names_a_paragraph() -> None:
    report = Report("a.md", ("date",))
    assert Citations(report, "voa").refs("@date", Span("a.md", 1)) == ()
    assert [each.message for each in report.problems] == ["`@date` names no paragraph"]


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
