"""A key names one claim, what is unconfirmed is nobody's, and people are called as sources do."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.citations import check_citations
from app.check.keys import check_called, check_keys, check_marks
from app.check.wording import check_figures
from app.problems.examples import BASE, people
from tests.checks import closure, problems, rows

CLOSURE = "bridge/closure.md"
CLAIM = "The deck is weak [@p2]{key=weak}. "


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (CLAIM, []),
        (CLAIM + "It is not [@p2 denied of weak].", []),
        ("It is not [@p2 denied by ann-marsh of weak]. " + CLAIM, []),
        (CLAIM + "It is not [@p2 denied of week].", [("unknown-key", CLOSURE, 4, "week")]),
        (CLAIM + "It was [@p1]{key=weak}.", [("duplicate-key", CLOSURE, 4, "{key=weak}")]),
    ],
)
def test_a_key_names_one_claim(
    body: str, found: list[tuple[str, str, int, str]], tmp_path: Path
) -> None:
    assert rows(check_keys, tmp_path, closure(body)) == found


def test_the_help_for_a_key_is_the_nearest_or_where_to_write_it(tmp_path: Path) -> None:
    body = CLAIM + "No [@p2 denied of week]. No, no [@p2 denied of steel]."
    assert [each.help for each in problems(check_keys, tmp_path, closure(body))] == [
        "the nearest key is `weak`",
        "write `{key=steel}` behind the citation of the claim that is meant",
    ]


def test_a_key_in_a_file_that_could_not_be_read_may_be_there(tmp_path: Path) -> None:
    files = {
        CLOSURE: "---\ntitle: The closure\nIt costs [@p3]{key=cost}.\n",
        "bridge/people.md": f"{people()}\nIt does not [@p3 denied of cost].\n",
    }
    assert rows(check_keys, tmp_path, files) == []


TIMELINE = """\
---
title: Timeline
kind: timeline
---
## Shut {#shut date="2024-03" tells="KEY"}
"""


def with_timeline(key: str, more: str = "") -> dict[str, str]:
    explainer = BASE["bridge/explainer.md"].replace("[closure, people]", "[closure, people, when]")
    return {
        **closure("It was shut in March 2024 [@p1]{key=shut}."),
        "bridge/explainer.md": explainer,
        "bridge/when.md": TIMELINE.replace("KEY", key) + more,
    }


def test_an_event_may_show_a_statement_instead_of_telling_it_again(tmp_path: Path) -> None:
    for check in (check_keys, check_citations, check_figures):
        assert rows(check, tmp_path, with_timeline("shut")) == []
    assert rows(check_keys, tmp_path, with_timeline("shot")) == [
        ("unknown-key", "bridge/when.md", 5, "shot")
    ]


def test_an_event_may_say_more_than_what_it_shows(tmp_path: Path) -> None:
    files = with_timeline("shut", "\nA busy bridge [@p1]. And so on.\n")
    assert [each[3] for each in rows(check_citations, tmp_path, files)] == ["And so on."]


@pytest.mark.parametrize(
    ("mark", "voice"),
    [
        ("unconfirmed", None),
        ("said by ann-marsh", None),
        ("unconfirmed by ann-marsh", "ann-marsh"),
        ("said by ann-marsh; @p1 unconfirmed by ann-marsh", "ann-marsh"),
    ],
)
def test_what_is_unconfirmed_is_nobodys_word(mark: str, voice: str | None, tmp_path: Path) -> None:
    found = rows(check_marks, tmp_path, closure(f"It is weak [@p2 {mark}]."))
    assert [each[3] for each in found] == ([voice] if voice else [])


@pytest.mark.parametrize(
    ("called", "wrong"),
    [
        ("the county engineer", []),
        ("The County Engineer, Marsh", []),
        (" , Marsh,", []),
        ("the county", []),
        ("the count", ["the count"]),
        ("the architect, Marsh, her", ["her", "the architect"]),
        ("no date", []),
    ],
)
def test_people_are_called_what_a_source_calls_them(
    called: str, wrong: list[str], tmp_path: Path
) -> None:
    files = {"bridge/people.md": people(f' called="{called}"')}
    found = problems(check_called, tmp_path, files)
    assert sorted(each.message for each in found) == [
        f"no source calls anybody “{w}”" for w in wrong
    ]
