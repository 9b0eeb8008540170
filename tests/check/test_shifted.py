"""Where paragraphs went when a source was edited by hand: evidence tells, and is believed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check import shifts, verify
from app.problems.examples import BASE
from tests.checks import library

CLOSURE = (
    "It is shut [@p1 “closed in March 2024”]. She thinks it too weak for buses "
    "[@p2 “not safe to carry a bus” said by ann-marsh]. When it opens is not known "
    "[@p3 “no date is set for the reopening”]."
)
WIRE = BASE["bridge/sources/wire.md"]
FIRST, SECOND, THIRD = WIRE.rpartition("---\n")[2].strip().split("\n\n")


def edited(*paragraphs: str, closure: str = CLOSURE) -> dict[str, str]:
    """The folder of the examples, its source having other paragraphs and the old digest."""
    front, fence, _ = WIRE.rpartition("---\n")
    return {
        "bridge/sources/wire.md": f"{front}{fence}" + "\n\n".join(paragraphs) + "\n",
        "bridge/closure.md": f"---\ntitle: The closure\n---\n{closure}\n",
    }


@pytest.mark.parametrize(
    ("paragraphs", "moved"),
    [
        ((FIRST, SECOND, THIRD), {}),
        (("It rained.", FIRST, SECOND, THIRD), {1: 2, 2: 3, 3: 4}),
        ((FIRST, "It rained.", SECOND, THIRD), {2: 3, 3: 4}),
        ((SECOND, FIRST, THIRD), {1: 2, 2: 1}),
        ((SECOND, THIRD), {2: 1, 3: 2}),
        ((FIRST.replace("busy", "calm") + " Still.", SECOND, THIRD), {}),
        (("It rained.", FIRST, SECOND, SECOND, THIRD), {1: 2, 3: 5}),
    ],
)
def test_evidence_tells_where_a_paragraph_went(
    paragraphs: tuple[str, ...], moved: dict[int, int], tmp_path: Path
) -> None:
    (explainer,) = library(tmp_path, edited(*paragraphs)).explainers
    assert shifts(explainer, explainer.sources[0]) == moved


def test_a_paragraph_without_evidence_goes_where_those_around_it_go(tmp_path: Path) -> None:
    bare = CLOSURE.replace("“not safe to carry a bus” ", "")
    people = {"bridge/people.md": BASE["bridge/people.md"].replace("“The deck is not safe” ", "")}
    opening = {
        "bridge/explainer.md": BASE["bridge/explainer.md"].replace("“not safe to carry a bus” ", "")
    }
    files = edited("It rained.", FIRST, SECOND, THIRD, closure=bare) | people | opening
    (explainer,) = library(tmp_path, files).explainers
    assert shifts(explainer, explainer.sources[0]) == {1: 2, 2: 3, 3: 4}


def test_a_paragraph_that_was_parted_goes_with_those_around_it(tmp_path: Path) -> None:
    busy = "It was busy [@p1 “carried 4,200 vehicles”]: many crossed [@p1 “4,200 vehicles a day”]."
    closure = f"{CLOSURE} {busy}"
    parted = FIRST.replace(" before it", ".\n\nIt")
    files = edited("It rained.", parted, SECOND, THIRD, closure=closure)
    (explainer,) = library(tmp_path, files).explainers
    assert shifts(explainer, explainer.sources[0]) == {1: 3, 2: 4, 3: 5}


def test_the_date_of_a_source_stays_where_it_is(tmp_path: Path) -> None:
    closure = f"{CLOSURE} That was told in June 2024 [@date “June 2024”]."
    (explainer,) = library(
        tmp_path, edited("It rained.", FIRST, SECOND, THIRD, closure=closure)
    ).explainers
    assert shifts(explainer, explainer.sources[0]) == {1: 2, 2: 3, 3: 4}


def test_what_was_captured_as_it_is_has_not_moved(tmp_path: Path) -> None:
    wrong = CLOSURE.replace("@p1", "@p2")
    (explainer,) = library(tmp_path, {"bridge/closure.md": edited(closure=wrong)[
        "bridge/closure.md"]}).explainers  # fmt: skip
    assert shifts(explainer, explainer.sources[0]) == {}


def test_it_is_told_once_at_the_source(tmp_path: Path) -> None:
    found = verify(library(tmp_path, edited("It rained.", FIRST, SECOND, THIRD))).problems
    assert [each.code for each in found] == ["source-altered"]
    assert "paragraph 1 of wire seems to be paragraph 2 now, and 2 more moved" in found[0].message
    assert "pilcrow check --fix" in found[0].help


def test_words_too_short_to_be_looked_up_are_found_all_the_same(tmp_path: Path) -> None:
    files = edited("It rained.", FIRST, SECOND, THIRD, closure="It is shut [@p3 “, and no”].")
    (explainer,) = library(tmp_path, files).explainers
    assert shifts(explainer, explainer.sources[0]) == {1: 2, 2: 3, 3: 4}


def test_a_title_and_a_mark_on_the_next_line_follow_from_it_too(tmp_path: Path) -> None:
    closure = "It is shut [@p1 “closed in March 2024”]. She thinks it weak "
    closure += "[@p2 “not safe to carry a bus”\nsaid by ann-marsh]."
    weather = ("It rained.", "It snowed.", "It blew.")
    files = edited(*weather, FIRST, SECOND, THIRD, closure=closure)
    name = "bridge/closure.md"
    files[name] = files[name].replace("The closure", "Closed since March 2024")
    found = verify(library(tmp_path, files)).problems
    assert [each.code for each in found] == ["source-altered"]
