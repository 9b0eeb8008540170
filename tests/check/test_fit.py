"""Evidence tells what its statement says."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.fit import check_bearing
from app.problems.examples import BASE
from tests.checks import closure, problems, rows

THIRD = "Repairs would reportedly cost half a million pounds, and no date is set for the reopening."


@pytest.mark.parametrize(
    "body",
    [
        "Mending it costs half a million pounds [@p3 “cost half a million pounds”].",
        "It costs pounds, and no date is set [@p3 “no date is set”].",
        "Repairing it takes long [@p3 “Repairs would”].",
        "Half a million pounds are needed [@p3 “million”].",
        "A fortune is needed [@p3 “no date is set for the reopening”].",
        "Half a million pounds are needed [@p3].",
        "Half a million pounds are needed [@p3 ?“no date is set for the reopening”].",
        "Half a million pounds are needed [@p3 “no such words”].",
        "Half a million pounds are needed [@p3-4 “no date is set”].",
        "Half a million pounds are needed [@date “June”; @p3 “million”].",
        "Ann Marsh and the council met the engineer [@p2 “told a council meeting”].",
        "Some 4,200 vehicles went over the bridge [@p1 “4,200”].",
        "Over it the “vehicles” of the bridge [@p1 “The bridge”].",
    ],
)
def test_words_that_have_something_of_the_statement_bear_it_out(body: str, tmp_path: Path) -> None:
    assert rows(check_bearing, tmp_path, closure(body)) == []


@pytest.mark.parametrize(
    ("body", "words", "better"),
    [
        (
            "Repairs cost half a million pounds [@p3 “no date is set for the reopening”].",
            "“no date is set for the reopening”",
            "Repairs would reportedly cost half a million pounds",
        ),
        (
            "No date is set for reopening [@p3 “cost” “half a million”].",
            "“cost”",
            "no date is set for the reopening",
        ),
    ],
)
def test_words_about_something_else_are_told(
    body: str, words: str, better: str, tmp_path: Path
) -> None:
    (problem,) = problems(check_bearing, tmp_path, closure(body))
    assert rows(check_bearing, tmp_path, closure(body)) == [
        ("evidence-not-bearing", "bridge/closure.md", 4, words)
    ]
    assert problem.help == f"“{better}” tells more of it; or another paragraph does"


@pytest.mark.parametrize(("language", "compared"), [("en-GB", 1), ("ur", 0), ("de-AT", 0)])
def test_texts_of_two_languages_are_not_compared(
    language: str, compared: int, tmp_path: Path
) -> None:
    explainer = BASE["bridge/explainer.md"].replace("language: en", f"language: {language}")
    body = "Repairs cost half a million pounds [@p3 “no date is set for the reopening”]."
    files = {**closure(body), "bridge/explainer.md": explainer}
    assert len(rows(check_bearing, tmp_path, files)) == compared
