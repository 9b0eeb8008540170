"""That no word of a statement excludes what its paragraphs say."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.contrary import check_contrary
from app.library import read_library
from app.problems.examples import closure
from tests.folders import write


def found(root: Path, body: str, language: str = "en") -> list[str]:
    files = dict(closure(body))
    opening = files["bridge/explainer.md"]
    files["bridge/explainer.md"] = opening.replace("language: en", f"language: {language}")
    library = read_library(write(root, files))
    return [each.message for each in check_contrary(library, library.explainers[0])]


@pytest.mark.parametrize(
    "body",
    [
        "It carried 4,200 vehicles after it was closed [@p1].",
        "It carried 4,200 vehicles after it was closed [@p1 “4,200 vehicles a day before it was”].",
    ],
)
def test_a_contrary_word_is_pointed_out(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == ["this says “after”, and the source says “before” there"]


@pytest.mark.parametrize(
    "body",
    [
        "It carried 4,200 vehicles before it was closed [@p1].",
        "Somebody called it “after the flood” [@p1].",
        "> It carried them after it was closed [@p1].",
        "It carried 4,200 vehicles after it was closed [@date].",
        "It carried 4,200 vehicles after it was closed [@p9].",
    ],
)
def test_what_agrees_or_cannot_be_compared_is_left_alone(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_words_of_another_language_are_not_compared(tmp_path: Path) -> None:
    assert found(tmp_path, "It carried 4,200 vehicles after it was closed [@p1].", "de") == []
