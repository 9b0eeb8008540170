"""A statement and its mark are as sure as the words they rest on, and no surer."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.certainty import check_mark_strength, check_missing_marks
from tests.check.test_voices import told
from tests.checks import Check, closure, problems, rows


def messages(check: Check, root: Path, files: dict[str, str]) -> list[str]:
    """What one check says."""
    return [each.message for each in problems(check, root, files)]


@pytest.mark.parametrize(
    "body",
    [
        "It is shut [@p1 “closed in March 2024”].",
        "It is weak, she says [@p2 “not safe” said by ann-marsh].",
        "It may cost a fortune, reportedly [@p3 unconfirmed].",
        "She is the county engineer [@p2 “Ann Marsh, the county engineer”].",
        "It is weak, according to the article [@p2 “the county engineer”].",
        "It is weak [@p2].",
        "It is weak, she says [@p9].",
        "It is weak, she says [@].",
        "It is weak [@date].",
    ],
)
def test_what_the_source_reports_itself_needs_no_mark(body: str, tmp_path: Path) -> None:
    assert messages(check_missing_marks, tmp_path, closure(body)) == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("It is weak, she says [@p2].", "the statement has “says”"),
        ("It is reportedly weak [@p2].", "the statement has “reportedly”"),
        ("It costs much [@p3 “would reportedly cost”].", "the evidence has “reportedly”"),
        ("It is weak [@p2 “not safe”].", "these are somebody's own words"),
        ("It is “not safe to carry a bus” [@p2].", "these are somebody's own words"),
        ("It is weak, she says [@p2 reported].", "the statement has “says”"),
    ],
)
def test_what_somebody_says_needs_a_mark(body: str, why: str, tmp_path: Path) -> None:
    (found,) = messages(check_missing_marks, tmp_path, closure(body))
    assert found == f"{why}, and no mark says whose word it is"


SAID = "The deck is weak and should be shut for good, Ann Marsh said. Ida Fox told a council so."


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("A weak deck ought to be shut [@p1 “The deck is weak and should be shut”].", "said"),
        ("It is to be shut for good [@p1 “should be shut for good, Ann Marsh said”].", "said"),
    ],
)
def test_what_the_source_gives_somebody_needs_a_mark(body: str, verb: str, tmp_path: Path) -> None:
    (found,) = messages(check_missing_marks, tmp_path, told(tmp_path, SAID, body))
    assert found == f"the source has “{verb}” there, and no mark says whose word it is"


@pytest.mark.parametrize(
    "body",
    [
        "It is a deck that is weak [@p1 “The deck is weak”].",
        "Ida Fox knows of a council [@p1 “Ida Fox told a council so”].",
    ],
)
def test_what_stands_beside_it_needs_none(body: str, tmp_path: Path) -> None:
    assert rows(check_missing_marks, tmp_path, told(tmp_path, SAID, body)) == []


def test_a_term_may_be_explained_by_what_somebody_says(tmp_path: Path) -> None:
    files = told(tmp_path, SAID, "It is so [@p1].")
    files["bridge/closure.md"] = (
        "---\ntitle: Words\nkind: glossary\n---\n\n## Deck {#deck}\n\n"
        "Is weak and to be shut [@p1 “The deck is weak and should be shut”].\n"
    )
    assert rows(check_missing_marks, tmp_path, files) == []


def test_words_of_a_turn_need_a_mark(tmp_path: Path) -> None:
    files = told(tmp_path, "Marsh: It is weak.", "It is weak [@p1 “It is weak”].")
    assert rows(check_missing_marks, tmp_path, files) == [
        ("mark-missing", "bridge/closure.md", 4, "[@p1 “It is weak”]")
    ]


def test_words_that_are_only_named_need_none(tmp_path: Path) -> None:
    files = told(tmp_path, "They call it “the deck of cards” here.", "“The deck of cards” [@p1].")
    assert rows(check_missing_marks, tmp_path, files) == []


def test_of_people_it_may_be_told_that_they_speak(tmp_path: Path) -> None:
    files = told(tmp_path, "Ann Marsh told a council.", "It is so [@p1].")
    files["bridge/people.md"] = files["bridge/people.md"].replace("Is [@p1]", "Told them [@p1]", 1)
    assert rows(check_missing_marks, tmp_path, files) == []


def test_other_languages_are_not_read_for_english_words(tmp_path: Path) -> None:
    files = told(tmp_path, "It is so.", "It is so, she says [@p1 “It is so”].")
    name = "bridge/sources/wire.md"
    files[name] = files[name].replace("language: en", "language: sv")
    for check in (check_missing_marks, check_mark_strength):
        assert rows(check, tmp_path, files) == []


@pytest.mark.parametrize(
    ("body", "better"),
    [
        ("She alleges it [@p2 said by ann-marsh].", "alleged by ann-marsh"),
        ("She denies it [@p2 said by ann-marsh].", "denied by ann-marsh"),
        ("She denies it [@p2 reported by ann-marsh].", "denied by ann-marsh"),
        ("It reportedly costs much [@p3 alleged].", "unconfirmed"),
        ("She asked not to be named [@p2 said by ann-marsh].", "anonymous by ann-marsh"),
        (
            "It is so [@p2 anonymous by ann-marsh]. It is [@p2 said by ann-marsh].",
            "anonymous by ann-marsh",
        ),
    ],
)
def test_a_mark_may_not_be_surer_than_the_words(body: str, better: str, tmp_path: Path) -> None:
    files = {**closure(body), "bridge/people.md": "---\ntitle: People\nkind: people\n---\n"}
    found = {each.help for each in problems(check_mark_strength, tmp_path, files)}
    assert found == {f"the words there ask for `{better}`"}


@pytest.mark.parametrize(
    "body",
    [
        "She says it [@p2 said by ann-marsh].",
        "They allege it [@p2 alleged].",
        "It reported so [@p2 reported by ann-marsh].",
        "It reportedly costs much [@p3 unconfirmed].",
        "It is shut [@p1-2].",
    ],
)
def test_a_mark_that_fits_is_left_alone(body: str, tmp_path: Path) -> None:
    assert rows(check_mark_strength, tmp_path, closure(body)) == []
