"""A reading is remembered by what was read, and goes stale when any of it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.check.evidence import places
from app.library.frontmatter import Report
from app.library.reviews import fingerprint, format_readings, parse_readings
from app.model import (
    Certainty,
    Citation,
    Evidence,
    Explainer,
    Mark,
    ParagraphRef,
    Reading,
    Reference,
    SourceField,
    Span,
    Statement,
)
from app.problems.examples import BASE
from tests.checks import closure, library
from tests.folders import read

HERE = Span("bridge/closure.md", 4)
WIRE = BASE["bridge/sources/wire.md"]
LINE = "s-abcdef 0123456789ab 2024-07-01 Jo Reed"


def parsed(text: str) -> tuple[tuple[Reading, ...], list[tuple[str, int, str]]]:
    report = Report("bridge/reviewed.txt", tuple(text.split("\n")))
    readings = parse_readings(report)
    return readings, [(each.code, each.span.line, each.message) for each in report.problems]


def statement_of(explainer: Explainer) -> Statement:
    return next(place.statement for place in places(explainer) if place.section)


@pytest.fixture
def explainer(tmp_path: Path) -> Explainer:
    return read(tmp_path, body="The bridge is shut [@p1; @p2].\n").explainers[0]


def test_a_line_is_a_reading() -> None:
    readings, problems = parsed(f"\n{LINE}\n")
    span = Span("bridge/reviewed.txt", 2, 1, len(LINE))
    assert readings == (Reading("s-abcdef", "0123456789ab", date(2024, 7, 1), "Jo Reed", span),)
    assert not problems


def test_readings_are_written_as_they_are_read_in_the_order_of_ids() -> None:
    text = f"s-abcdef-2 0123456789ab 2024-07-01 أحمد\n{LINE}\n"
    readings, _ = parsed(text)
    assert format_readings(readings) == f"{LINE}\ns-abcdef-2 0123456789ab 2024-07-01 أحمد\n"
    assert parsed(format_readings(readings))[0] != readings
    assert format_readings(parsed(format_readings(readings))[0]) == format_readings(readings)


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "s-abcdef",
        "s-abcdef 0123456789ab 2024-07-01",
        "s-abcdef 0123456789ab 2024-07-01 ",
        "s-abcdef 0123456789ab 2024-02-30 Jo Reed",
        "s-abcdef 0123456789ab 1.7.2024 Jo Reed",
        "s-abcdef 012345678 2024-07-01 Jo Reed",
        "engine 0123456789ab 2024-07-01 Jo Reed",
        "s-abcdef 0123456789ab 2024-07-01 Jo \u202eReed",
        "s-abcdef 0123456789ab 2024-07-01 \u2067Jo\u2069 Reed",
        "s-abcdef 0123456789ab 2024-07-01 Jo\u200f Reed",
    ],
)
def test_a_line_that_is_no_reading_is_reported(line: str) -> None:
    assert parsed(f"{LINE}\n{line}") == (
        parsed(LINE)[0],
        [("bad-record", 2, "this is not a reading")],
    )


def test_a_reader_may_be_called_as_in_any_script() -> None:
    for name in ("Zoë O’Neill", "مه\u200cرداد", "田中\u3000花子"):
        readings, problems = parsed(LINE.replace("Jo Reed", name))
        assert ([each.reader for each in readings], problems) == ([name], [])


def test_a_statement_that_is_listed_twice_is_reported() -> None:
    readings, problems = parsed(f"{LINE}\n{LINE.replace('Reed', 'Reid')}\n")
    assert [each.reader for each in readings] == ["Jo Reed"]
    assert problems == [("bad-record", 2, "s-abcdef stands on line 1 already")]


def test_a_fingerprint_is_the_same_for_the_same_statement(explainer: Explainer) -> None:
    statement = statement_of(explainer)
    assert fingerprint(statement, explainer) == fingerprint(statement, explainer)
    assert len(fingerprint(statement, explainer)) == 12


def test_a_fingerprint_does_not_depend_on_where_a_line_breaks(tmp_path: Path) -> None:
    one = read(tmp_path / "1", body="The bridge is shut [@p1].\n").explainers[0]
    two = read(tmp_path / "2", body="\nThe bridge\n  is shut [@p1].\n").explainers[0]
    assert fingerprint(statement_of(one), one) == fingerprint(statement_of(two), two)


@pytest.mark.parametrize(
    "body",
    [
        "The bridge was shut [@p1; @p2].",
        "The bridge is shut [@p1; @p3].",
        "The bridge is shut [@p1].",
        "The bridge is shut [@p2; @p1].",
        "The bridge is shut [@p1; @p2 alleged].",
        "The bridge is shut [@p1; @p2 alleged by ann-marsh].",
        "The bridge is shut [@p1; @p20].",
    ],
)
def test_a_fingerprint_changes_with_words_and_citation(
    body: str, explainer: Explainer, tmp_path: Path
) -> None:
    changed = read(tmp_path / "changed", body=body).explainers[0]
    before = fingerprint(statement_of(explainer), explainer)
    assert fingerprint(statement_of(changed), changed) != before


def test_a_fingerprint_changes_with_a_cited_paragraph_and_no_other(explainer: Explainer) -> None:
    def with_changed(number: int) -> Explainer:
        (source,) = explainer.sources
        paragraphs = tuple(
            replace(each, text=f"{each.text}!") if each.ref.number == number else each
            for each in source.paragraphs
        )
        return replace(explainer, sources=(replace(source, paragraphs=paragraphs),))

    statement = statement_of(explainer)
    before = fingerprint(statement, explainer)
    assert fingerprint(statement, with_changed(2)) != before
    assert fingerprint(statement, with_changed(3)) == before


def test_what_stands_next_to_each_other_is_not_run_together(explainer: Explainer) -> None:
    statement = statement_of(explainer)

    def cited(*references: Reference) -> Statement:
        return replace(statement, citation=Citation(references, statement.citation.span))

    def reference(*numbers: int, **mark: Any) -> Reference:
        refs = tuple(ParagraphRef("w", number) for number in numbers)
        return Reference(refs, HERE, mark=Mark(**mark), source="w")

    different = (
        cited(reference(11)),
        cited(reference(1, 1)),
        cited(reference(1, certainty=Certainty.SAID, voice="a")),
        cited(reference(1, certainty=Certainty.DENIED, voice="a")),
        cited(reference(1, certainty=Certainty.DENIED, voice="a", denies="b")),
        cited(reference(1, certainty=Certainty.SAID, voice="a"), reference(1)),
        cited(reference(1), reference(1, certainty=Certainty.SAID, voice="a")),
        cited(replace(reference(1), evidence=(Evidence("shut", HERE),))),
        cited(replace(reference(1), evidence=(Evidence("sh", HERE), Evidence("ut", HERE)))),
        cited(replace(reference(), field=SourceField.DATE)),
        cited(replace(reference(), field=SourceField.TITLE)),
    )
    assert len({fingerprint(each, explainer) for each in different}) == len(different)


def test_what_need_not_be_there_leaves_old_readings_valid(explainer: Explainer) -> None:
    statement = statement_of(explainer)
    reference = statement.citation.references[0]
    statement = replace(statement, citation=Citation((reference,), statement.citation.span))

    def cited(reference: Reference, key: str = "") -> Statement:
        citation = Citation((reference,), statement.citation.span)
        return replace(statement, citation=citation, key=key)

    proposed = replace(reference, evidence=(Evidence("shut", HERE, proposed=True),))
    written = replace(reference, mark=replace(reference.mark, span=HERE))
    same = (cited(proposed), cited(written), cited(reference, "a-key"), statement)
    assert len({fingerprint(each, explainer) for each in same}) == 1


def test_a_reading_of_a_row_holds_while_others_change(tmp_path: Path) -> None:
    first = {"bridge/sources/wire.md": f"{WIRE}\nYear | Cars\n2023 | 900\n2024 | 400\n"}
    other = {"bridge/sources/wire.md": f"{WIRE}\nYear | Cars\n2023 | 90,000\n2024 | 400\n"}
    body = closure("In 2024 it was 400 [@p4.3].")
    explainers = [
        library(tmp_path / name, {**files, **body}).explainers[0]
        for name, files in (("first", first), ("other", other))
    ]
    before, after = (fingerprint(statement_of(each), each) for each in explainers)
    assert before == after
    whole = replace(statement_of(explainers[0]), citation=Citation((), HERE))
    assert fingerprint(whole, explainers[0]) != before
