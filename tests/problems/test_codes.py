"""Every code is documented by two examples, and the checker agrees with both."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.verify import verify
from app.library.library import read_library
from app.problems.code import Code
from app.problems.codes import CODES, explain
from app.problems.examples import BASE
from app.problems.problem import Severity
from tests.folders import write

UNSHOWN = {"evidence-missing"}
"""Most examples cite without evidence, to show one thing at a time."""
EVERY = [pytest.param(code, id=code.name) for code in CODES.values()]


def codes(root: Path, files: dict[str, str]) -> set[str]:
    return {problem.code for problem in verify(read_library(write(root, files))).problems}


def test_the_folder_that_examples_vary_has_no_problem(tmp_path: Path) -> None:
    assert codes(tmp_path, dict(BASE)) == set()


@pytest.mark.parametrize("code", EVERY)
def test_the_bad_example_has_this_mistake_and_no_other(code: Code, tmp_path: Path) -> None:
    assert codes(tmp_path, dict(code.bad)) - UNSHOWN == {code.name} - UNSHOWN


@pytest.mark.parametrize("code", EVERY)
def test_the_good_example_has_no_mistake(code: Code, tmp_path: Path) -> None:
    assert codes(tmp_path, dict(code.good)) - UNSHOWN == set()


def test_a_citation_without_evidence_is_told(tmp_path: Path) -> None:
    code = CODES["evidence-missing"]
    assert codes(tmp_path / "bad", dict(code.bad)) == {code.name}
    assert codes(tmp_path / "good", dict(code.good)) == set()


@pytest.mark.parametrize("code", EVERY)
def test_the_examples_of_a_code_are_its_own(code: Code) -> None:
    others = [each.bad for each in CODES.values() if each is not code]
    assert code.bad not in others
    assert code.bad != code.good


@pytest.mark.parametrize("code", EVERY)
def test_a_meaning_is_for_readers_and_a_remedy_for_authors(code: Code) -> None:
    for text in (code.meaning, code.remedy):
        first = text.partition(" ")[0]
        assert first[0].isupper() or "." in first  # a file's name
        assert text.endswith(".")
    assert all(each in " ".join(explain(code).split()) for each in (code.meaning, code.remedy))


def test_warnings_are_those_that_a_person_may_overrule() -> None:
    warnings = {code.name for code in CODES.values() if code.severity is Severity.WARNING}
    assert warnings == {
        "another-speaker", "better-paragraph", "contrary-word", "counted-not-in-source",
        "cut-off", "denial-turned",
        "evidence-missing", "evidence-not-bearing", "evidence-proposed", "hedge-dropped",
        "label-not-in-source", "mark-missing", "mark-too-sure", "name-not-in-source",
        "needless-paragraph", "short-quote",
        "stale-review", "unconfirmed-voice",
    }  # fmt: skip


def test_an_explanation_shows_where_the_examples_differ() -> None:
    assert (
        explain(CODES["missing-id"])
        == """\
error[missing-id]

A heading or an entry has no id. Its id is its permalink, and it is never made from the
title, so that a title can change and the link stay. Write {#a-short-name} after it.

The source of the examples:

    The bridge over the Ouse carried 4,200 vehicles a day before it was closed in March 2024.

    “The deck is not safe to carry a bus,” Ann Marsh, the county engineer, told a council meeting.

    Repairs would reportedly cost half a million pounds, and no date is set for the reopening.

Bad:

  bridge/closure.md
    ---
    title: The closure
    ---
    ### Traffic

    Vehicles crossed all day [@p1].

Good:

  bridge/closure.md
    ---
    title: The closure
    ---
    ### Traffic {#traffic}

    Vehicles crossed all day [@p1].
"""
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("empty-file", "Bad:\n\n  bridge/closure.md\n    (empty)\n"),
        ("nothing-to-check", "Bad:\n\n  no permalinks.txt\n  no bridge/permalinks.txt\n"),
        ("nothing-to-check", "Good:\n\n  permalinks.txt\n    /bridge/\n"),
        ("needless-excuse", "Good:\n\n  bridge/explainer.md\n    ---\n"),
        ("unlisted-section", "Bad:\n\n  bridge/explainer.md\n    ---\n"),
    ],
)
def test_an_explanation_names_what_is_empty_or_left_out(name: str, shown: str) -> None:
    assert shown in explain(CODES[name])
