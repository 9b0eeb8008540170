"""What no check could settle of a statement is what a reader is told first."""

from __future__ import annotations

from pathlib import Path

from app.check.doubts import Doubts, doubts
from app.check.verify import verify
from app.problems.examples import BASE
from tests.checks import closure, library

FRENCH = BASE["bridge/sources/wire.md"].replace("language: en", "language: fr")


def told(root: Path, files: dict[str, str]) -> dict[str, Doubts]:
    """The doubts of each statement, by its words."""
    found = library(root, files)
    (explainer,) = found.explainers
    by_id = doubts(explainer, verify(found, strict=True).problems)
    return {each.plain: by_id[each.id] for each in explainer.statements()}


def test_what_was_pointed_out_and_which_words_are_the_authors_own_is_told(tmp_path: Path) -> None:
    body = "A note stands before it.\n\nThe deck fell into the river\n[@p2]."
    found = told(tmp_path, closure(body.replace("A note stands before it.\n\n", "")))
    assert found["The deck fell into the river."].told == (
        "nothing here says which words bear this out",
        "not in the paragraphs: “fell”, “river”",
    )


def test_a_statement_in_the_words_of_its_paragraph_leaves_no_doubt(tmp_path: Path) -> None:
    body = "The bridge carried 4,200 vehicles [@p1 “carried 4,200 vehicles”]."
    assert told(tmp_path, closure(body))["The bridge carried 4,200 vehicles."] == Doubts()


def test_words_without_spaces_between_them_are_told_as_one(tmp_path: Path) -> None:
    source = BASE["bridge/sources/wire.md"].replace("language: en", "language: zh")
    opening = BASE["bridge/explainer.md"].replace("language: en", "language: zh")
    files = {"bridge/sources/wire.md": source, "bridge/explainer.md": opening}
    found = told(tmp_path, {**files, **closure("桥梁关闭 [@p1 “closed in March 2024”]")})
    assert found["桥梁关闭"].told == ("not in the paragraphs: “桥梁关闭”",)


def test_what_cites_another_language_was_not_compared(tmp_path: Path) -> None:
    body = "The deck is weak [@p2 “The deck is not safe”; @date]."
    found = told(tmp_path, {**closure(body), "bridge/sources/wire.md": FRENCH})
    assert "not compared word by word: its source is in French" in found["The deck is weak."].told


def test_what_is_said_of_readings_is_no_doubt(tmp_path: Path) -> None:
    line = "s-vquyij 0123456789ab 2024-07-01 Jo Reed\n"
    found = told(tmp_path, {"bridge/reviewed.txt": line})
    assert not any("Jo Reed" in each for one in found.values() for each in one.told)


def test_the_least_sure_comes_first() -> None:
    found = [Doubts(), Doubts(("a",), 1.0), Doubts(("a", "b"), 0.5), Doubts(("a",), 2.0)]
    assert [found.index(each) for each in sorted(found, key=lambda each: each.order)] == [
        2,
        3,
        1,
        0,
    ]
