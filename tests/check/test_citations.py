"""Every statement is tied to a paragraph that is there, and every paragraph to a statement."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.check.citations import (
    check_anything,
    check_citations,
    check_coverage,
    check_digests,
    check_paragraphs,
    check_voices,
)
from app.library.library import read_library
from app.problems.examples import BASE
from tests.checks import closure, library, problems, row, rows
from tests.folders import write

CLOSURE = "bridge/closure.md"
PEOPLE = "bridge/people.md"
EXPLAINER = BASE["bridge/explainer.md"]


@pytest.mark.parametrize(
    ("citation", "words", "message", "remedy"),
    [
        ("[@p4]", "@p4", "wire has no paragraph 4", "wire has paragraphs 1 to 3"),
        ("[@p0]", "@p0", "wire has no paragraph 0", "wire has paragraphs 1 to 3"),
        ("[@p1; @p9]", "@p9", "wire has no paragraph 9", "wire has paragraphs 1 to 3"),
        ("[@p2-9]", "@p2-9", "wire has no paragraph 4", "wire has paragraphs 1 to 3"),
        ("[@post:p1]", "@post:p1", "there is no source `post`", "the sources are: wire"),
        ("[@post:date]", "@post:date", "there is no source `post`", "the sources are: wire"),
    ],
)
def test_a_paragraph_that_is_not_there_is_pointed_at(
    citation: str, words: str, message: str, remedy: str, tmp_path: Path
) -> None:
    (problem,) = problems(check_paragraphs, tmp_path, closure(f"It is shut {citation}."))
    assert row(problem) == ("unknown-paragraph", CLOSURE, 4, words)
    assert (problem.message, problem.help) == (message, remedy)


def test_an_excuse_of_a_paragraph_that_is_not_there_is_pointed_at(tmp_path: Path) -> None:
    text = EXPLAINER.replace("---\nIts", "excused:\n  - {paragraph: p7, reason: a}\n---\nIts")
    (found,) = rows(check_paragraphs, tmp_path, {"bridge/explainer.md": text})
    assert found[:3] == ("unknown-paragraph", "bridge/explainer.md", 10)


def test_a_source_that_cannot_be_read_is_not_also_an_unknown_one(tmp_path: Path) -> None:
    files = {**closure("It is shut [@post:p1]."), "bridge/sources/post.md": " \n"}
    text = EXPLAINER.replace("[wire]", "[wire, post]").replace("[@p", "[@wire:p")
    people = BASE[PEOPLE].replace("[@p", "[@wire:p")
    files |= {"bridge/explainer.md": text, PEOPLE: people}
    assert rows(check_paragraphs, tmp_path, files) == []


def test_there_may_be_no_source_at_all(tmp_path: Path) -> None:
    text = EXPLAINER.replace("[wire]", "[]")
    found = problems(check_paragraphs, tmp_path, {"bridge/explainer.md": text})
    assert {each.help for each in found} <= {"the sources are: none"}


@pytest.mark.parametrize(
    ("voice", "remedy"),
    [
        ("anne-marsh", "the nearest id is `ann-marsh`"),
        ("mayor", "add an entry `## Name {#mayor}` to a section of `kind: people`"),
    ],
)
def test_a_voice_that_is_nobody_is_pointed_at(voice: str, remedy: str, tmp_path: Path) -> None:
    body = f"It is shut [@p2 said by ann-marsh]. It is weak [@p2 said by {voice}]."
    (problem,) = problems(check_voices, tmp_path, closure(body))
    assert row(problem) == ("unknown-voice", CLOSURE, 4, voice)
    assert problem.help == remedy


def test_people_who_could_not_be_read_are_not_also_unknown(tmp_path: Path) -> None:
    files = {PEOPLE: BASE[PEOPLE].replace("kind: people", "kind: [")}
    files |= closure("It is weak [@p2 said by ann-marsh]. It is old [@p2 said by nobody].")
    assert [each[3] for each in rows(check_voices, tmp_path, files)] == ["nobody"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It is shut [@p1]. It is old.", [(4, "It is old.")]),
        ("It is shut.", [(4, "It is shut.")]),
        ("- It is shut [@p1].\n- It is old", [(5, "It is old")]),
        ("> The deck is not safe", [(4, "The deck is not safe")]),
        ("A *grave* matter\non two lines", [(4, "A *grave* matter")]),
        ("It is shut [@p1].", []),
        ("It is shut [@p1]!”", []),
        ("It is shut [@p1].\n\n### Old and weak {#old}\n\nIt is old [@p1].", []),
        ("::: note\nWe do not know why.\n:::", []),
        ("\\[@p1] [@p1]", []),
    ],
)
def test_text_that_no_citation_closes_is_pointed_at(
    body: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    found = rows(check_citations, tmp_path, closure(body))
    assert found == [("uncited-text", CLOSURE, line, words) for line, words in expected]


def test_an_entry_without_a_statement_is_uncited(tmp_path: Path) -> None:
    text = BASE[PEOPLE] + "\n## Nobody {#nobody}\n\n::: note\nWho?\n:::\n\n## No one {#no-one}\n"
    assert rows(check_citations, tmp_path, {PEOPLE: text}) == [
        ("uncited-text", PEOPLE, 9, "## Nobody {#nobody}"),
        ("uncited-text", PEOPLE, 15, "## No one {#no-one}"),
    ]


UNCOVERED = {"bridge/explainer.md": re.sub(r"\[@p3 “.*?”", "[@p2", EXPLAINER)}
THIRD = ("unexplained-paragraph", "bridge/sources/wire.md", 17)


def test_a_paragraph_that_nothing_cites_is_pointed_at_in_the_source(tmp_path: Path) -> None:
    (problem,) = problems(check_coverage, tmp_path, UNCOVERED)
    assert row(problem)[:3] == THIRD
    assert row(problem)[3].startswith("Repairs would reportedly")
    assert problem.message == "nothing explains paragraph 3 of wire"


@pytest.mark.parametrize(
    "files",
    [
        closure("It costs a fortune [@p2-3 as said]."),
        closure("It costs a fortune [@wire:p3].", "icon: bus\n"),
        {CLOSURE: "---\ntitle: The closure\nIt costs a fortune [@p3].\n"},
    ],
    ids=["bad citation", "bad key", "front matter never closed"],
)
def test_what_could_not_be_read_may_have_explained_it(
    files: dict[str, str], tmp_path: Path
) -> None:
    assert rows(check_coverage, tmp_path, {**UNCOVERED, **files}) == []


def test_a_mistake_elsewhere_does_not_hide_a_paragraph_left_out(tmp_path: Path) -> None:
    files = {**UNCOVERED, **closure("It is weak [@p2 as said].")}
    assert [each[:3] for each in rows(check_coverage, tmp_path, files)] == [THIRD]


def test_an_excused_paragraph_need_not_be_cited_and_may_not(tmp_path: Path) -> None:
    excuse = "excused:\n  - {paragraph: p3, reason: a rumour}\n---\nIts"
    text = EXPLAINER.replace("---\nIts", excuse)
    excused = {"bridge/explainer.md": re.sub(r"\[@p3 “.*?”", "[@p2", text)}
    assert rows(check_coverage, tmp_path / "excused", excused) == []
    (problem,) = problems(check_coverage, tmp_path / "both", {"bridge/explainer.md": text})
    assert row(problem)[:3] == ("needless-excuse", "bridge/explainer.md", 10)
    assert problem.message == "paragraph 3 of wire is explained all the same"
    assert problem.help == "take the excuse away: bridge/explainer.md:12 cites the paragraph"


def test_the_help_for_an_altered_source_is_the_line_to_write(tmp_path: Path) -> None:
    altered = {"bridge/sources/wire.md": BASE["bridge/sources/wire.md"].replace("4,200", "4,300")}
    (problem,) = problems(check_digests, tmp_path, altered)
    assert row(problem)[:3] == ("source-altered", "bridge/sources/wire.md", 11)
    mended = problem.help.rpartition("`")[0].rpartition("`")[2]
    text = altered["bridge/sources/wire.md"]
    old = BASE["bridge/sources/wire.md"].partition("digest: ")[2].partition("\n")[0]
    files = {"bridge/sources/wire.md": text.replace(old, mended)}
    assert rows(check_digests, tmp_path, files) == []


def test_trailing_white_space_does_not_alter_a_source(tmp_path: Path) -> None:
    text = BASE["bridge/sources/wire.md"].replace("---\nThe", "---\n\n\nThe") + "\n\n"
    assert rows(check_digests, tmp_path, {"bridge/sources/wire.md": text}) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, [("site.toml", "the content folder has no explainer")]),
        (
            {
                "bridge/explainer.md": EXPLAINER.partition("standfirst")[0]
                + 'standfirst: ""\nsections: []\nsources: []\n---\n'
            },
            [("bridge/explainer.md", "the explainer makes no statement")],
        ),
        ({"site.toml": "name = 1\n"}, []),
        ({"bridge/explainer.md": "---\nnothing\n"}, []),
    ],
    ids=["no explainer", "no statement", "bad site", "bad explainer"],
)
def test_nothing_to_check_is_a_problem_unless_reading_failed(
    files: dict[str, str], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    folder = read_library(write(tmp_path, {"site.toml": BASE["site.toml"], **files}))
    found = [(each.span.file, each.message) for each in check_anything(folder)]
    assert found == expected


def test_a_folder_with_statements_has_something_to_check(tmp_path: Path) -> None:
    assert list(check_anything(library(tmp_path, {}))) == []
