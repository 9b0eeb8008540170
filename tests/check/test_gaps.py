"""What could not be read is known to be missing, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.gaps import doubtful_ids, doubtful_refs, unread_files, unread_paths
from app.check.verify import verify
from app.library.library import read_library
from app.model import ParagraphRef
from app.problems.examples import BASE
from tests.checks import closure, library
from tests.folders import write

EXPLAINER = BASE["bridge/explainer.md"]


def refs(*numbers: int) -> set[ParagraphRef]:
    return {ParagraphRef("wire", number) for number in numbers}


def test_a_folder_that_was_read_has_no_gaps(tmp_path: Path) -> None:
    found = library(tmp_path, {})
    (explainer,) = found.explainers
    assert unread_files(found, explainer) == set()
    assert doubtful_ids(found, explainer) == set()
    assert doubtful_refs(found, explainer) == set()
    assert unread_paths(found) == ()


def test_an_unlisted_or_empty_file_is_unread(tmp_path: Path) -> None:
    files = {
        "bridge/explainer.md": EXPLAINER.replace("people]", "people, cost]"),
        "bridge/cost.md": "\n",
        "bridge/toll.md": "---\ntitle: Toll\n---\nIt is free [@p1].",
    }
    found = library(tmp_path, files)
    assert unread_files(found, found.explainers[0]) == {"bridge/cost.md", "bridge/toll.md"}
    assert set(unread_paths(found)) == {"/bridge/cost/", "/bridge/toll/"}


@pytest.mark.parametrize(
    "text", ["\n", "---\nno end", EXPLAINER.replace("sections: [", "sections: [["), "# Title"]
)
def test_all_of_an_explainer_is_unread_when_its_head_is(text: str, tmp_path: Path) -> None:
    paths = unread_paths(library(tmp_path, {"bridge/explainer.md": text}))
    assert paths[0] == "/bridge/"
    assert "/bridge/wire/" not in paths


def test_a_folder_without_explainer_md_is_unread(tmp_path: Path) -> None:
    files = {**BASE, "tunnel/dig.md": "---\ntitle: Dig\n---\n", "tunnel/sources/x.md": "x"}
    assert unread_paths(read_library(write(tmp_path, files))) == ("/tunnel/",)


def test_an_explainer_without_sections_is_read(tmp_path: Path) -> None:
    files = {
        "site.toml": BASE["site.toml"],
        "bridge/explainer.md": EXPLAINER.replace("[closure, people]", "[]"),
        "bridge/sources/wire.md": BASE["bridge/sources/wire.md"],
    }
    assert unread_paths(read_library(write(tmp_path, files))) == ()


@pytest.mark.parametrize(
    ("citation", "numbers"),
    [
        ("[@p2 as said]", (2,)),
        ("[@p1-3 as said]", (1, 2, 3)),
        ("[@p2-p3 as said]", (2, 3)),
        ("[@wire:p3; @p1 as said]", (1, 3)),
        ("[@post:p3 as said]", ()),
        ("[@p3-1]", ()),
    ],
)
def test_what_a_file_with_a_mistake_cites_is_read_letter_by_letter(
    citation: str, numbers: tuple[int, ...], tmp_path: Path
) -> None:
    found = library(tmp_path, closure(f"It is shut {citation}."))
    known = refs(1, 2, 3)
    assert doubtful_refs(found, found.explainers[0]) & known == refs(*numbers)


def test_a_range_without_end_is_not_followed(tmp_path: Path) -> None:
    found = library(tmp_path, closure("It is shut [@p2-999999]."))
    assert doubtful_refs(found, found.explainers[0]) == refs(2, 3)


def test_the_ids_of_a_file_with_a_mistake_are_read_letter_by_letter(tmp_path: Path) -> None:
    body = "### Now {#now}\n\nIt is shut [@p1 as said].\n\n## Then { #then x=1}\n"
    found = library(tmp_path, closure(body))
    assert doubtful_ids(found, found.explainers[0]) == {"now", "then"}


def test_a_mistake_in_another_explainer_is_no_gap_of_this_one(tmp_path: Path) -> None:
    other = {name.replace("bridge/", "tunnel/"): text for name, text in BASE.items()}
    other["tunnel/closure.md"] = closure("It is shut [@p1 as said].")["bridge/closure.md"]
    found = read_library(write(tmp_path, {**BASE, **other}))
    bridge, tunnel = found.explainers
    assert doubtful_refs(found, bridge) == set()
    assert doubtful_refs(found, tunnel) == refs(1)


def test_a_source_that_cannot_be_read_is_one_mistake(tmp_path: Path) -> None:
    record = BASE["bridge/permalinks.txt"] + "/bridge/source/#p1\n/bridge/source/\n"
    files: dict[str, str | bytes] = {
        "bridge/sources/wire.md": b"\xff",
        "bridge/permalinks.txt": record,
    }
    people = BASE["bridge/people.md"].replace("{#ann-marsh", '{#ann-marsh called="the engineer"')
    library = read_library(write(tmp_path, {**BASE, **files, "bridge/people.md": people}))
    assert [each.code for each in verify(library).problems] == ["unreadable-file"]


def test_a_source_without_a_digest_is_told_the_digest_once(tmp_path: Path) -> None:
    source = "\n".join(
        line for line in BASE["bridge/sources/wire.md"].split("\n") if "digest:" not in line
    )
    library = read_library(write(tmp_path, {**BASE, "bridge/sources/wire.md": source}))
    (problem,) = verify(library).problems
    assert problem.code == "source-altered"
    assert problem.help.startswith("add `digest: sha256:")


@pytest.mark.parametrize(
    "braces", ["{#ann-marsh role=“county engineer”}", "{#ann-marsh role=”county engineer“}"]
)
def test_curly_marks_around_an_attribute_are_one_mistake(tmp_path: Path, braces: str) -> None:
    people = BASE["bridge/people.md"].replace('{#ann-marsh role="county engineer"}', braces)
    assert people != BASE["bridge/people.md"]
    library = read_library(write(tmp_path, {**BASE, "bridge/people.md": people}))
    (problem,) = verify(library).problems
    assert "in braces cannot be read" in problem.message
