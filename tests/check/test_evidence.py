"""Statements and labels are found in their places, with the paragraphs that must bear them out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.check.evidence import ANYWHERE, paragraphs, places, spelled, wordings
from app.model import Explainer
from app.problems.codes import CODES
from app.problems.examples import BASE
from tests.checks import closure, library

EXPLAINER = BASE["bridge/explainer.md"]
TIMELINE = """\
---
title: Timeline
kind: timeline
---
It went fast [@p1].

## The bridge shuts {#shuts date="2024-03" label="March" until="2024"}

It is shut [@p1].

### Why {#why}

It is weak [@p2].

## It opens again {#opens date="2025-06" label="next summer" inferred="a guess"}

It may open [@p3].
"""


def explainer(root: Path, files: dict[str, str]) -> Explainer:
    return library(root, files).explainers[0]


def test_statements_are_placed_in_reading_order(tmp_path: Path) -> None:
    files = closure("One [@p1]. Two [@p2].\n\n- Three [@p3]\n\n> Four [@p1]\n\n::: note\nNo\n:::")
    placed = [
        (
            place.statement.plain,
            place.section and place.section.id,
            place.entry and place.entry.id,
            place.quoted,
        )
        for place in places(explainer(tmp_path, files))
    ]
    assert placed == [
        ("A busy bridge has been shut.", None, None, False),
        ("Its engineer will not let a bus cross.", None, None, False),
        ("Mending it may cost a fortune.", None, None, False),
        ("One.", "closure", None, False),
        ("Two.", "closure", None, False),
        ("Three", "closure", None, False),
        ("Four", "closure", None, True),
        ("Thinks that the deck is too weak.", "people", "ann-marsh", False),
    ]


def test_the_places_are_those_of_the_explainers_own_statements(tmp_path: Path) -> None:
    found = explainer(tmp_path, {})
    assert [place.statement for place in places(found)] == list(found.statements())


def labels(found: Explainer) -> list[tuple[str, list[int]]]:
    return [
        (wording.plain, [each.ref.number for each in wording.paragraphs])
        for wording in wordings(found)
        if wording.statement is None and wording.where != ANYWHERE
    ]


def test_a_label_rests_on_what_is_cited_under_it(tmp_path: Path) -> None:
    files = {
        "bridge/explainer.md": EXPLAINER.replace("closure, people", "closure, people, timeline"),
        "bridge/timeline.md": TIMELINE,
        **closure("### Now {#now}\n\nIt is shut [@p1].\n\n### Then {#then}\n\nIt was not [@p3]."),
    }
    assert labels(explainer(tmp_path, files)) == [
        ("Why the bridge is closed", [1, 2, 3, 0, 0, 0]),
        ("The closure", [1, 3]),
        ("Now", [1, 3]),
        ("Then", [1, 3]),
        ("People", [2]),
        ("Ann Marsh", [2]),
        ("county engineer", [2]),
        ("Timeline", [1, 2, 3]),
        ("The bridge shuts", [1, 2]),
        ("March", [1, 2]),
        ("March 2024", [1, 2]),
        ("2024", [1, 2]),
        ("Why", [1, 2]),
        ("It opens again", [3]),
        ("next summer", [3]),
    ]


def test_a_label_with_nothing_cited_under_it_is_not_checked(tmp_path: Path) -> None:
    found = labels(explainer(tmp_path, closure("It is shut.\n\nIt is weak [@p9].")))
    assert "The closure" not in [words for words, _ in found]


def test_a_date_is_told_in_english_whatever_the_language(tmp_path: Path) -> None:
    files = {
        "bridge/explainer.md": EXPLAINER.replace(
            "closure, people", "closure, people, timeline"
        ).replace("language: en", "language: ur"),
        "bridge/timeline.md": TIMELINE,
    }
    found = {each.plain: each.language for each in wordings(explainer(tmp_path, files))}
    assert found["March 2024"] == "en"
    assert found["The bridge shuts"] == "ur"


def test_a_date_that_is_none_is_not_looked_for(tmp_path: Path) -> None:
    files = {
        "bridge/explainer.md": EXPLAINER.replace("closure, people", "closure, people, timeline"),
        "bridge/timeline.md": TIMELINE.replace('until="2024"', 'until="soon"'),
    }
    words = [words for words, _ in labels(explainer(tmp_path, files))]
    assert "soon" not in words


def test_a_statement_that_cites_what_is_not_there_is_not_checked(tmp_path: Path) -> None:
    files = closure("One [@p1; @p1]. Two [@p1; @p4]. Three [@p1 as said].")
    found = [
        (wording.plain, [each.ref.number for each in wording.paragraphs])
        for wording in wordings(explainer(tmp_path, files))
        if wording.statement
    ]
    assert ("One.", [1]) in found
    assert not {"Two.", "Three."} & {words for words, _ in found}


def test_the_paragraphs_are_those_of_every_source(tmp_path: Path) -> None:
    assert [each.ref.number for each in paragraphs(explainer(tmp_path, {}))] == [1, 2, 3]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021", "2021"),
        ("2021-08", "August 2021"),
        ("2021-08-05", "5 August 2021"),
        ("0794", "0794"),
        ("2021-13", None),
        ("2021-02-30", None),
        ("0000", None),
        ("2021-8", None),
        ("٢٠٢١", None),
        ("August 2021", None),
        ("", None),
    ],
)
def test_a_date_is_spelled_as_a_source_would(value: str, words: str | None) -> None:
    assert spelled(value) == words


def test_what_a_picture_shows_has_to_be_in_a_source(tmp_path: Path) -> None:
    files = CODES["bad-picture"].good
    found = {each.plain: each for each in wordings(explainer(tmp_path, dict(files)))}
    for words in ("The bridge over the Ouse", "The Ouse"):
        assert found[words].where == ANYWHERE
    outside = files["bridge/closure.md"].replace("credit", 'outside="a survey" credit')
    again = explainer(tmp_path / "b", {**files, "bridge/closure.md": outside})
    assert "The Ouse" not in {each.plain for each in wordings(again)}


def test_of_a_photograph_only_what_is_told_of_it_is_known(tmp_path: Path) -> None:
    shown = replace(explainer(tmp_path, dict(CODES["bad-picture"].good)), images={})
    told = {each.plain for each in wordings(shown)}
    assert "The bridge over the Ouse" in told
    assert "The Ouse" not in told
