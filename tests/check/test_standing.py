"""That every statement begins and ends as a sentence does."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.standing import check_standing
from app.library import read_library
from app.problems.examples import closure
from tests.folders import write

BEGINS, ENDS = "this begins in the middle of a sentence", "this ends in the middle of a sentence"


def found(root: Path, body: str, language: str = "en") -> list[str]:
    files = dict(closure(body))
    opening = files["bridge/explainer.md"]
    files["bridge/explainer.md"] = opening.replace("language: en", f"language: {language}")
    library = read_library(write(root, files))
    return [each.message for each in check_standing(library, library.explainers[0])]


@pytest.mark.parametrize(
    "body",
    [
        "the bridge is shut [@p1].",
        "The bridge is shut [@p1]. and the deck is weak [@p2].",
        "- The bridge is shut [@p1].\n- deck is weak [@p2].",
    ],
)
def test_a_statement_begins_as_a_sentence_does(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == [BEGINS]


@pytest.mark.parametrize(
    "body",
    [
        "The bridge is shut, [@p1].",
        "The bridge is shut because [@p1].",
        "The bridge is shut, said the [@p1]. It is weak [@p2].",
        "The bridge is shut – [@p1]",
        "Vehicles used the bridge until [@p1]!",
    ],
)
def test_a_statement_ends_as_a_sentence_does(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == [ENDS]


@pytest.mark.parametrize(
    "body",
    [
        "The bridge is shut [@p1].",
        "The bridge is shut [@p1], and the deck is weak [@p2].",
        "The bridge, [@p1] which is shut, is weak [@p2].",
        "- Shut [@p1]\n- weak [@p2]",
        "“not safe”, said the engineer [@p2].",
        "4,200 vehicles used it [@p1].",
        "al-Marsh shut the bridge [@p1]. de Vries agreed [@p2]. d’Artagnan too [@p2].",
        "iPhones were used to take pictures [@p1].",
        "That is what they spoke of and what they live on [@p1].",
        "> The deck is not safe to carry a bus [@p2].",
        "橋は閉鎖された [@p1]。",
    ],
)
def test_what_stands_by_itself_is_left_alone(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_words_that_want_another_are_known_in_english_alone(tmp_path: Path) -> None:
    assert found(tmp_path, "Die Brücke ist zu [@p1]. Man sah sie an [@p1].", "de") == []
    assert found(tmp_path, "Die Brücke ist zu, [@p1].", "de") == [ENDS]
