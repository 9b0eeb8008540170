from __future__ import annotations

from pathlib import Path

import pytest

from app.check.scope import FIGURES, scope, together, unchecked
from app.problems.examples import BASE
from tests.checks import library


def languages(ours: str, theirs: str) -> dict[str, str]:
    """The folder of the examples, as if it were in these languages."""
    explainer = BASE["bridge/explainer.md"].replace("language: en", f"language: {ours}")
    source = BASE["bridge/sources/wire.md"].replace("language: en", f"language: {theirs}")
    return {"bridge/explainer.md": explainer, "bridge/sources/wire.md": source}


def unread(root: Path, ours: str, theirs: str) -> dict[str, tuple[str, ...]]:
    (explainer,) = library(root, languages(ours, theirs)).explainers
    return {each.family: each.unread for each in scope(explainer) if each.unread}


def test_in_english_every_check_runs(tmp_path: Path) -> None:
    assert unread(tmp_path, "en", "en-GB") == {}


@pytest.mark.parametrize(
    ("language", "name", "families"),
    [
        ("de", "German", {"names of one word"}),
        ("fr", "French", set()),
        ("ur", "Urdu", {"names of one word", "names of several words"}),
        ("ja", "Japanese", {"names of one word", "names of several words", "copied words"}),
        ("es", "Spanish", {"numbers in words"}),
        ("xx", "xx", {"numbers in words", "months and units"}),
    ],
)
def test_what_a_language_has_no_check_for_is_told(
    language: str, name: str, families: set[str], tmp_path: Path
) -> None:
    english = {
        "the order of ranges", "names that begin a sentence",
        "words of doubt, denial, report and comparison", "who says it",
    }  # fmt: skip
    assert unread(tmp_path, language, language) == dict.fromkeys(families | english, (name,))


def test_between_two_languages_less_is_compared(tmp_path: Path) -> None:
    found = unread(tmp_path, "en", "fr")
    assert found["names of one word"] == ("French and English",)
    assert found["whether evidence bears on its statement"] == ("French and English",)
    assert FIGURES.isdisjoint(found)


def test_several_explainers_are_told_together(tmp_path: Path) -> None:
    (one,) = library(tmp_path / "one", languages("es", "es")).explainers
    (other,) = library(tmp_path / "other", languages("pt", "pt")).explainers
    told = unchecked(together((scope(one), scope(other))))
    assert "numbers in words (Spanish, Portuguese)" in told
    assert "quotations" not in told
