"""What is proposed fits its statement, and is written so that it can be read and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.propose import proposals, with_proposals
from app.check.verify import verify
from app.library.library import Library, read_library
from app.problems.examples import BASE
from tests.checks import closure, library, told
from tests.folders import write

CLOSURE, EXPLAINER = "bridge/closure.md", "bridge/explainer.md"


def texts(found: Library) -> list[str]:
    return [each.text for each in proposals(found, found.explainers[0])]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The council met [@p2].", ["@p2 ?“told a council meeting”"]),
        ("The council met [@wire:p2 said by ann-marsh].", ["@wire:p2 ?“told a council meeting”"]),
        ("The council met [@p2 “a council”].", []),
        ("The council met [@p2 ?“a council”].", []),
        ("A “deck is not safe to carry” it [@p2].", []),
        ("The council met [@p1].", [""]),
        ("The council met [@p9].", []),
        ("The council met [@p8-9].", [""]),
        (
            "The council met after March 2024 [@p1-2].",
            [
                "@p1 ?“The bridge over the Ouse carried 4,200 vehicles a day before it was closed"
                " in March 2024”; @p2 ?“told a council meeting”"
            ],
        ),
        (
            "The council met to set no date [@wire:p1-3].",
            ["@wire:p1; @wire:p2 ?“told a council meeting”; @wire:p3 ?“no date is set for the"
             " reopening”"],
        ),
        ("The deck, Marsh said, is weak for buses [@p2].",
         ["@p2 ?«“The deck is not safe to carry a bus,” Ann Marsh»"]),
    ],
)  # fmt: skip
def test_each_reference_without_words_gets_those_that_fit(
    body: str, text: list[str], tmp_path: Path
) -> None:
    assert texts(library(tmp_path, closure(body))) == text


def test_what_fits_is_told_by_paragraph(tmp_path: Path) -> None:
    found = library(tmp_path, closure("The council met [@p1-2]."))
    (proposal,) = proposals(found, found.explainers[0])
    assert {ref.number: words for ref, words in proposal.words.items()} == {
        1: (),
        2: ("told a council meeting",),
    }
    assert proposal.statement.plain == "The council met."


def test_proposals_are_written_where_they_belong(tmp_path: Path) -> None:
    body = "The council met [@p2]; a bus may not cross [@p2],\nand no date\nis set [@p3 alleged]."
    files = closure(body)
    found = library(tmp_path, files)
    text = with_proposals(files[CLOSURE], proposals(found, found.explainers[0]))
    assert text == files[CLOSURE].replace(
        body,
        "The council met [@p2 ?“told a council meeting”]; a bus may not cross [@p2 ?“The deck is"
        " not safe to carry a bus”],\nand no date\nis set [@p3 ?“no date is set for the reopening”"
        " alleged].",
    )
    outcome = verify(read_library(write(tmp_path, {CLOSURE: text})))
    assert [each.code for each in told(outcome.problems)] == ["evidence-proposed"]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("bus", "“A bus crossed”"),
        ("“bus”", "«“bus” crossed»"),
        ("“bus” «»", "「“bus” «» crossed」"),
        ("“bus” «» 「」", "『“bus” «» 「」 crossed』"),
        ("“bus” «» 「」 『』", '"“bus” «» 「」 『』 crossed"'),
        ('“bus” «» 「」 『』 "', '““bus” «» 「」 『』 " crossed”'),
    ],
)
def test_marks_are_those_that_the_words_have_not(said: str, quoted: str, tmp_path: Path) -> None:
    source = BASE["bridge/sources/wire.md"]
    files = closure("Today a bus crossed [@p1].") | {
        "bridge/sources/wire.md": source.replace(
            source.rpartition("---\n")[2].split("\n\n")[0], f"A {said} crossed."
        )
    }
    found = library(tmp_path, files)
    (mine,) = (e for e in proposals(found, found.explainers[0]) if e.span.file == CLOSURE)
    assert mine.text == f"@p1 ?{quoted}"


SOURCE = 'The “deck: it\'s #1”, she said. A bus crossed "today".'


@pytest.mark.parametrize(
    ("standfirst", "written"),
    [
        ("Today a bus crossed [@p1].", "Today a bus crossed [@p1 ?“A bus crossed ’today”]."),
        ("'Today a bus crossed [@p1].'", "'Today a bus crossed [@p1 ?“A bus crossed ’today”].'"),
        ('"Today a bus crossed [@p1]."', '"Today a bus crossed [@p1 ?“A bus crossed ’today”]."'),
        (
            ">-\n  Today a bus\n  crossed [@p1].",
            '>-\n  Today a bus\n  crossed [@p1 ?“A bus crossed "today”].',
        ),
        ("A deck 1 [@p1].", "A deck 1 [@p1 ?“deck … it’s …1”]."),
        ('"A \\"bus\\" crossed [@p1]."', '"A \\"bus\\" crossed [@p1]."'),
    ],
)
def test_a_standfirst_stays_what_yaml_can_read(
    standfirst: str, written: str, tmp_path: Path
) -> None:
    text = BASE[EXPLAINER].replace(
        "A busy bridge has been shut [@p1 “closed in March 2024”].", standfirst
    )
    source = BASE["bridge/sources/wire.md"]
    source = source.replace(source.rpartition("---\n")[2].split("\n\n")[0], SOURCE)
    found = library(tmp_path, {EXPLAINER: text, "bridge/sources/wire.md": source})
    mine = [each for each in proposals(found, found.explainers[0]) if each.span.file == EXPLAINER]
    assert with_proposals(text, [each for each in mine if each.text]) == text.replace(
        standfirst, written
    )
