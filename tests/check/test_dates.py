"""Dates: an event says when, and no date says more than what it is cited from."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.wording import (
    check_dates,
    check_figures,
    check_quotations,
)
from app.problems.examples import BASE
from tests.checks import closure, matched, problems, rows

EXPLAINER = "bridge/explainer.md"


def timeline(attributes: str) -> dict[str, str]:
    return {
        EXPLAINER: BASE[EXPLAINER].replace("closure, people", "closure, people, timeline"),
        "bridge/timeline.md": f"---\ntitle: T\nkind: timeline\n---\n"
        f"## It shuts {{#shuts {attributes}}}\n\nIt shuts [@p1].\n",
    }


@pytest.mark.parametrize(
    "attributes",
    [
        'date="2024-03"',
        'date="2024"',
        'date="2024" until="2024-03"',
        'date="2023-07-08" inferred="a guess" label="a summer"',
        'date="2024-03" label="March 2024"',
    ],
)
def test_a_date_is_cited_or_inferred(attributes: str, tmp_path: Path) -> None:
    assert rows(check_figures, tmp_path, timeline(attributes)) == []
    assert rows(check_dates, tmp_path, timeline(attributes)) == []


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ('date="2024-04"', "2024-04"),
        ('date="2023"', "2023"),
        ('date="2024-03-05"', "2024-03-05"),
        ('date="2024-03" until="2025"', "2025"),
        ('date="2024-03" label="early 2023"', "early 2023"),
    ],
)
def test_a_date_that_is_neither_is_pointed_at(attributes: str, words: str, tmp_path: Path) -> None:
    assert rows(check_figures, tmp_path, timeline(attributes)) == [
        ("figure-not-in-source", "bridge/timeline.md", 5, words)
    ]


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ("", "this event has no date"),
        ('until="2024"', "this event has no date"),
        ('date="soon"', "`soon` is not a date"),
        ('date="2024-3"', "`2024-3` is not a date"),
        ('date="2024-02-30"', "`2024-02-30` is not a date"),
        ('date="2024" until="later"', "`later` is not a date"),
    ],
)
def test_a_date_that_is_none_is_pointed_at(attributes: str, message: str, tmp_path: Path) -> None:
    (problem,) = problems(check_dates, tmp_path, timeline(attributes))
    assert (problem.code, problem.message) == ("bad-front-matter", message)
    assert problem.span.line == 5


def test_only_events_need_a_date(tmp_path: Path) -> None:
    assert rows(check_dates, tmp_path, {}) == []


def test_the_title_of_all_may_tell_when_its_source_is_from(tmp_path: Path) -> None:
    title = BASE[EXPLAINER].replace("Why the bridge is closed", "The bridge in June 2024")
    assert rows(check_figures, tmp_path, {EXPLAINER: title}) == []
    other = title.replace("June 2024", "July 2024")
    assert len(rows(check_figures, tmp_path, {EXPLAINER: other})) == 1


def test_how_a_date_is_inferred_is_held_to_the_sources(tmp_path: Path) -> None:
    files = {
        EXPLAINER: BASE[EXPLAINER].replace("closure, people", "closure, people, timeline"),
        "bridge/timeline.md": "---\ntitle: Timeline\nkind: timeline\n---\n## It shuts "
        '{#shuts date="2024" label="day 17" inferred="from the 99 minutes"}\n\nIt is [@p1].\n',
    }
    assert [words for *_, words in rows(check_figures, tmp_path, files)] == [
        "day 17", "from the 99 minutes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("It was written in June 2024 [@date].", []),
        ("It was written in June 2024 [@wire:date; @p1].", []),
        ("It is called “Bridge stays closed” [@title].", []),
        ("It was written in May 2024 [@date].", ["May 2024 is not in the date of wire"]),
        ("It was written in May [@p1; @title; @date].",
         ["May is not in paragraph 1 of wire, the title of wire and the date of wire"]),
    ],
)  # fmt: skip
def test_the_date_and_title_of_a_source_bear_out_what_they_say(
    body: str, found: list[str], tmp_path: Path
) -> None:
    for check in (check_figures, check_quotations):
        messages = [each.message for each in problems(check, tmp_path, closure(body))]
        assert messages == (found if check is check_figures else [])


def test_a_source_that_is_not_there_has_no_date(tmp_path: Path) -> None:
    assert (
        rows(check_figures, tmp_path, closure("It was written in May 2024 [@herald:date].")) == []
    )


def test_what_is_found_in_a_date_is_evidence_without_a_place(tmp_path: Path) -> None:
    assert matched(check_figures, tmp_path, "It was written in June 2024 [@date].") == [""]
