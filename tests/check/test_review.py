"""A person reads statement after statement, and what they answer is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.check.review import sit
from app.library.reviews import fingerprint
from app.model import Explainer, Reading
from tests.folders import read

DAY = date(2026, 11, 23)


@pytest.fixture
def explainer(tmp_path: Path) -> Explainer:
    return read(tmp_path).explainers[0]


class Person:
    """Gives prepared answers, and remembers what was shown."""

    def __init__(self, answers: str) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.shown: list[str] = []

    def __call__(self, text: str) -> str:
        self.shown.append(text)
        return next(self.answers)


def readings(explainer: Explainer, person: Person) -> list[tuple[Reading, ...]]:
    return list(sit(explainer, person, "Jo Reed", DAY))


def test_a_statement_is_shown_beside_its_paragraph(explainer: Explainer) -> None:
    person = Person("q")
    assert readings(explainer, person) == []
    (shown,) = person.shown
    assert shown.startswith("1 of 5 · In brief\n\nA busy bridge has been shut.\n\n  ¶1 The bridge")


def test_the_evidence_stands_between_marks(explainer: Explainer) -> None:
    person = Person("q")
    readings(explainer, person)
    text = " ".join(person.shown[0].split())
    assert "before it was ▸closed in March 2024◂." in text


def test_how_sure_the_source_is_said_to_be_is_shown(explainer: Explainer) -> None:
    person = Person("nnnnn")
    readings(explainer, person)
    assert "5 of 5 · People · said by ann-marsh\n" in person.shown[-1]


def test_each_yes_is_recorded_at_once(explainer: Explainer) -> None:
    first, second = readings(explainer, Person("ynyq"))
    assert [len(first), len(second)] == [1, 2]
    statement = next(explainer.statements())
    assert (first[0].statement, first[0].fingerprint, first[0].date, first[0].reader) == (
        statement.id,
        fingerprint(statement, explainer),
        DAY,
        "Jo Reed",
    )


def test_what_was_read_and_has_not_changed_is_not_asked_again(explainer: Explainer) -> None:
    *_, everything = readings(explainer, Person("yyyyy"))
    person = Person("")
    assert readings(replace(explainer, readings=everything), person) == []
    assert person.shown == []


def test_what_has_changed_since_is_asked_again(explainer: Explainer) -> None:
    *_, everything = readings(explainer, Person("yyyyy"))
    stale = replace(everything[2], fingerprint="0" * 12)
    changed = (*everything[:2], stale, *everything[3:])
    person = Person("y")
    (after,) = readings(replace(explainer, readings=changed), person)
    assert after == everything
    assert len(person.shown) == 1


@pytest.mark.parametrize(("answer", "kept"), [("y", 0), ("n", 1)])
def test_a_reading_whose_statement_is_gone_is_forgotten_when_told_to(
    explainer: Explainer, answer: str, kept: int
) -> None:
    *_, everything = readings(explainer, Person("yyyyy"))
    gone = replace(everything[0], statement="s-aaaaaa")
    person = Person(answer)
    after = readings(replace(explainer, readings=(*everything, gone)), person)
    assert person.shown[0].startswith("s-aaaaaa, which Jo Reed read on 2026-11-23, is gone.")
    assert [len(each) for each in after] == ([5] if kept == 0 else [])


def test_a_gone_statement_may_be_left_for_another_day(explainer: Explainer) -> None:
    *_, everything = readings(explainer, Person("yyyyy"))
    gone = replace(everything[0], statement="s-aaaaaa")
    assert readings(replace(explainer, readings=(*everything, gone)), Person("q")) == []


def test_another_answer_is_asked_for_again(explainer: Explainer) -> None:
    person = Person("?q")
    readings(explainer, person)
    assert person.shown[1] == "y, n or q? "
