"""Every reference shows the words that bear its statement out, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.bearing import check_evidence, check_missing_evidence, check_width
from app.check.verify import verify
from app.model import ParagraphRef
from app.problems.examples import BASE, wider
from tests.checks import closure, library, problems, rows, told

CLOSURE = "bridge/closure.md"
FIRST = BASE["bridge/sources/wire.md"].rpartition("---\n")[2].split("\n\n")[0]


@pytest.mark.parametrize(
    "body",
    [
        "It is shut [@p1 “closed in March 2024”].",
        "It is shut [@p1 “closed … 2024.”].",
        "It is shut [@p1 «carried 4,200 vehicles a day» “closed in March 2024”].",
        "It is shut [@p1 “closed”; @p1 “2024,”].",
        "It is shut [@wire:p1 'closed'].".replace("'", '"'),
        "It is weak [@p2 “told a council\nmeeting”].",
        "It was said in June [@date “June 2024”; @title “Bridge stays closed”].",
        "It is weak [@p2 ‟x].".replace("‟x", "“not safe to carry a bus,” Ann Marsh”"),
        "It is shut [@p9 “closed”].",
        "It is shut [@herald:p1 “closed”; @herald:date].",
    ],
)
def test_words_that_stand_in_their_paragraph_are_evidence(body: str, tmp_path: Path) -> None:
    assert [each[0] for each in rows(check_evidence, tmp_path, closure(body))] == []


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("It is shut [@p1 “Closed in March”].", "evidence-not-in-source", "“Closed in March”"),
        ("It is shut [@p1 “clos”].", "evidence-not-in-source", "“clos”"),
        ("It is shut [@p1 “closed in May”].", "evidence-not-in-source", "“closed in May”"),
        ("It is shut [@p2 “closed in March”].", "evidence-not-in-source", "“closed in March”"),
        ("It is shut [@p1 “2024 … closed”].", "evidence-not-in-source", "“2024 … closed”"),
        ("It is old [@date “July”].", "evidence-not-in-source", "“July”"),
        ("It is weak [@p2 “a”].", "evidence-ambiguous", "“a”"),
        ("It is shut [@p1 ?“closed”].", "evidence-proposed", "?“closed”"),
        ("It is shut [@p1-2 “closed”].", "range-with-evidence", "@p1-2"),
    ],
)
def test_what_is_no_evidence_is_told_at_its_place(
    body: str, code: str, words: str, tmp_path: Path
) -> None:
    assert rows(check_evidence, tmp_path, closure(body)) == [(code, CLOSURE, 4, words)]


@pytest.mark.parametrize(
    ("words", "help"),
    [
        ("not safe", "they are in paragraph 2 of wire: cite that, if it bears the statement out"),
        ("carried 4,200 cars a day", "the nearest text there is “carried 4,200 vehicles a day”"),
        ("nothing of the kind", "copy them from the paragraph, with … for all that stands between"),
    ],
)
def test_help_names_where_the_words_are(words: str, help: str, tmp_path: Path) -> None:
    (problem,) = problems(check_evidence, tmp_path, closure(f"It is shut [@p1 “{words}”]."))
    assert problem.help == help


LONG = (
    f"{FIRST} It was the third time in a year that the county had to close it for a week or more."
)


def longer(body: str) -> dict[str, str]:
    source = BASE["bridge/sources/wire.md"].replace(FIRST, LONG)
    return {**closure(body), "bridge/sources/wire.md": source}


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ("“The bridge … March 2024.”", None),
        ("“It was the third time … more.”", None),
        ("“closed in March 2024. It was … county”", None),
        ("“The bridge … week”", "“The bridge … week”"),
        ("“The bridge … March 2024” “It was … week”", "“The bridge … March 2024”"),
        ("“It was … week” “The bridge … 2024. It was”", "“The bridge … 2024. It was”"),
        ("“The bridge over” “week or more”", None),
    ],
)
def test_evidence_may_be_thirty_words_or_a_sentence_long(
    evidence: str, words: str | None, tmp_path: Path
) -> None:
    found = rows(check_evidence, tmp_path, longer(f"It is shut [@p1 {evidence}]."))
    assert found == ([("evidence-too-long", CLOSURE, 4, words)] if words else [])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("It is shut [@p1].", ["@p1"]),
        ("It is shut [@p1; @p2 “not safe”].", ["@p1"]),
        ("It is shut [@p1-2].", ["@p1-2"]),
        ("It is “not safe to carry a bus” [@p1-2].", ["@p1-2"]),
        ("It is “not safe to carry a bus” [@p2; @p1].", ["@p1"]),
        ("It is “not safe to carry a bus” [@p2].", []),
        ("> not safe to carry a bus [@p2]", []),
        ("It is shut [@p1 ?“closed”].", []),
        ("It is shut [@p1 “closed”; @p1 said by ann-marsh].", []),
        ("It was said [@date; @title].", []),
        ("It was said [@p9].", []),
    ],
)
def test_a_reference_without_words_is_missed(body: str, words: list[str], tmp_path: Path) -> None:
    found = rows(check_missing_evidence, tmp_path, closure(body))
    assert [each[3] for each in found] == words
    assert {each[0] for each in found} <= {"evidence-missing"}


def test_what_shows_no_words_is_told_once_unless_each_is_asked_for(tmp_path: Path) -> None:
    found = library(tmp_path, closure("It is shut [@p1]. It is weak [@p2]. It is old [@p1 ?“a”]."))
    missing, proposed = verify(found).problems
    assert missing.message.endswith(", and 1 more like it: `--strict` names each")
    assert (proposed.code, proposed.message) == (
        "evidence-proposed", "nobody has read this proposal yet",
    )  # fmt: skip
    strict = verify(found, strict=True)
    assert strict.verified is None
    assert [each.code for each in strict.problems] == [
        "evidence-missing", "evidence-missing", "evidence-proposed",
    ]  # fmt: skip
    assert strict.counts.unshown == 2


@pytest.mark.parametrize(
    ("refs", "count"),
    [("@p1; @p2; @p3", 0), ("@p1-3", 0), ("@p1; @p2; @p3; @p1", 0), ("@p1-4", 4), ("@p1-9", 4)],
)
def test_a_citation_names_few_paragraphs(refs: str, count: int, tmp_path: Path) -> None:
    found = problems(check_width, tmp_path, wider(f"It is shut [{refs}]."))
    assert [each.message for each in found] == (
        [f"a citation of {count} paragraphs proves little"] if count else []
    )


def lit(root: Path, body: str) -> list[tuple[int, str]]:
    """What bears the first statement of a section out, as paragraph and words."""
    outcome = verify(library(root, closure(body)))
    assert outcome.verified, told(outcome.problems)
    explainer = outcome.verified.library.explainers[0]
    place = next(each for each in outcome.verified.placed(explainer) if each.section)
    found = outcome.verified.evidence(explainer, place.statement)
    assert found == place.lit
    paragraphs = {each.ref: each.text for each in explainer.sources[0].paragraphs}
    return [(each.ref.number, paragraphs[each.ref][each.start : each.end]) for each in found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("It is shut [@p1 “closed in March 2024”].", [(1, "closed in March 2024")]),
        (
            "It is shut [@p1 “before … 2024” “carried 4,200 vehicles a day before”].",
            [(1, "carried 4,200 vehicles a day before it was closed in March 2024")],
        ),
        ("It is shut [@p1 “March 2024” “carried”].", [(1, "carried"), (1, "March 2024")]),
        ("It is shut [@p2 “bus”; @p1 “closed”; @p2 “deck”].",
         [(2, "deck"), (2, "bus"), (1, "closed")]),
        ("It is “not safe to carry a bus” [@p2 “told a council meeting”; @p1].",
         [(2, "not safe to carry a bus"), (2, "told a council meeting")]),
        ("It is “not safe … a bus” [@p2].", [(2, "not safe"), (2, "a bus")]),
        ("> not safe to carry a bus [@p2]", [(2, "not safe to carry a bus")]),
        ("It is “not safe to carry a bus” [@p1-2].", [(2, "not safe to carry a bus")]),
        ("It is shut [@p1 ?“closed”; @date “June”].", []),
    ],
)  # fmt: skip
def test_what_is_lit_is_the_evidence_and_the_quotations(
    body: str, found: list[tuple[int, str]], tmp_path: Path
) -> None:
    assert lit(tmp_path, body) == found


def test_what_does_not_point_is_not_lit(tmp_path: Path) -> None:
    found = library(tmp_path, closure("It is weak [@p2 “a” “not safe”]."))
    assert verify(found).verified is None
    assert ParagraphRef("wire", 2) in {
        each.ref for each in found.explainers[0].sources[0].paragraphs
    }
