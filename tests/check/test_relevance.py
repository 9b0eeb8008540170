"""That a statement cites the paragraphs which tell it, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.relevance import check_relevance
from app.library import read_library
from app.problems.examples import wider
from tests.folders import write

FERRY = "A ferry has carried passengers over the river every ten minutes since Tuesday."


def found(root: Path, body: str, paragraph: str = FERRY) -> list[tuple[str, str]]:
    library = read_library(write(root, wider(body, paragraph)))
    problems = check_relevance(library, library.explainers[0])
    return [(each.code, each.help) for each in problems if each.span.file.endswith("closure.md")]


@pytest.mark.parametrize("cited", ["@p1", "@p2", "@p3"])
def test_the_paragraph_that_is_meant_is_named(tmp_path: Path, cited: str) -> None:
    body = f"Every ten minutes passengers can take a ferry [{cited}]."
    assert found(tmp_path, body) == [("better-paragraph", "did you mean `@p4`?")]


@pytest.mark.parametrize(
    "body",
    [
        "Every ten minutes passengers can take a ferry [@p4].",
        "It is closed [@p1]. It is unsafe [@p2]. It will cost [@p3].",
        "A crossing by boat is offered often [@p4].",
        "Some 500,000 would be needed, and a ferry costs less [@p3].",
        "Every ten minutes there is a ferry [@p4]. No date is set for the reopening [@p3].",
        "Every ten minutes passengers can take a ferry [@p1 “it was closed”].",
    ],
)
def test_what_is_cited_rightly_or_shows_its_words_is_left_alone(tmp_path: Path, body: str) -> None:
    assert not found(tmp_path, body)


def test_a_sentence_that_slid_under_the_next_citation_is_found(tmp_path: Path) -> None:
    body = (
        "Every ten minutes passengers can take a ferry over the river. No date is set for the "
        "reopening, and repairs would cost half a million [@p3]."
    )
    assert found(tmp_path, body) == [("better-paragraph", "did you mean `@p4`?")]


def test_one_of_several_that_is_wrong_is_found(tmp_path: Path) -> None:
    body = "The engineer told the council, and every ten minutes a ferry comes [@p2; @p1]."
    assert [code for code, _ in found(tmp_path, body)] == ["needless-paragraph"]


@pytest.mark.parametrize(
    "body",
    [
        "The bridge was closed in March 2024 [@p1 “closed in March 2024”; @p2].",
        "The bridge was closed in March 2024 [@p2; @p1].",
    ],
)
def test_a_paragraph_that_adds_nothing_is_found(tmp_path: Path, body: str) -> None:
    assert [code for code, _ in found(tmp_path, body)] == ["needless-paragraph"]


@pytest.mark.parametrize(
    "body",
    [
        "The bridge was closed, the engineer told the council [@p1; @p2].",
        "The bridge was closed [@p1 “closed in March 2024”; @p2 “not safe to carry”].",
        "The article quotes an engineer [@p2; @p1].",
    ],
)
def test_a_paragraph_that_adds_something_or_shows_its_words_is_needed(
    tmp_path: Path, body: str
) -> None:
    assert not found(tmp_path, body)


def test_two_languages_are_not_compared(tmp_path: Path) -> None:
    files = dict(wider("Every ten minutes passengers can take a ferry [@p1].", FERRY))
    files["bridge/explainer.md"] = files["bridge/explainer.md"].replace(
        "language: en", "language: de"
    )
    library = read_library(write(tmp_path, files))
    assert not list(check_relevance(library, library.explainers[0]))
