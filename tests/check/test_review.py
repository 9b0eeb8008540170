"""A person reads statement after statement, and what they answer is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.check.doubts import Doubts, doubts
from app.check.evidence import places
from app.check.review import Reader, Sitting, shown, sit, to_read
from app.check.verify import verify
from app.library.library import Library
from app.library.reviews import fingerprint
from app.model import Explainer, Reading
from app.problems.examples import BASE
from tests.checks import closure, library
from tests.folders import read

JO = Reader("Jo Reed", date(2026, 11, 23))
ALL = "yyyyy"


@pytest.fixture
def explainer(tmp_path: Path) -> Explainer:
    return read(tmp_path).explainers[0]


class Person:
    """Gives prepared answers, and remembers what was shown."""

    def __init__(self, answers: str) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.shown: list[str] = []

    def __call__(self, text: str) -> str:
        self.shown.append(text.strip())
        return next(self.answers)


def readings(
    explainer: Explainer,
    person: Person,
    sitting: Sitting | None = None,
    reader: Reader = JO,
) -> list[tuple[Reading, ...]]:
    problems = verify(Library("", "", "en", explainers=(explainer,)), strict=True).problems
    found = doubts(explainer, problems)
    return list(sit(explainer, found, person, reader, sitting or Sitting()))


def test_a_statement_is_shown_beside_its_paragraph_and_what_is_unsure(explainer: Explainer) -> None:
    person = Person("q")
    assert readings(explainer, person) == []
    (shown,) = person.shown
    assert shown.startswith(
        "1 of 5 · 0 found fair · In brief\n\nA busy bridge has been shut.\n\n  ¶1 The bridge over"
    )
    assert "\n\n  ? not in the paragraphs: “busy”, “shut”\n\nIs it fair? [y]es" in shown


def test_the_evidence_stands_between_marks(explainer: Explainer) -> None:
    person = Person("sssssq")
    readings(explainer, person)
    text = " ".join(" ".join(person.shown).split())
    assert "before it was ▸closed in March 2024◂." in text


def test_words_of_two_paragraphs_are_marked_each_in_its_own(tmp_path: Path) -> None:
    body = "It is weak and shut [@p2 “The deck is not safe”; @p1 “closed in March 2024”]."
    person = Person("sssss")
    readings(read(tmp_path, body=body).explainers[0], person)
    (shown,) = (each for each in person.shown if "weak and shut" in each)
    assert "¶2 “▸The deck is not safe◂ to carry" in shown
    assert "¶1 The bridge over" in shown
    assert "▸closed in March 2024◂." in " ".join(shown.split())


def test_an_entry_and_how_sure_the_source_is_said_to_be_is_shown(explainer: Explainer) -> None:
    person = Person("sssss")
    readings(explainer, person)
    assert any(" · People · Ann Marsh · said by ann-marsh\n" in each for each in person.shown)


def test_each_yes_is_recorded_at_once(explainer: Explainer) -> None:
    first, second = readings(explainer, Person("ynyq"))
    assert [len(first), len(second)] == [1, 2]
    statement = next(each for each in explainer.statements() if "busy" in each.plain)
    assert first[0] == Reading(
        statement.id, fingerprint(statement, explainer), JO.day, JO.name, first[0].span
    )


def test_what_is_not_fair_is_kept_for_the_end(explainer: Explainer) -> None:
    sitting = Sitting()
    readings(explainer, Person("nsyq"), sitting)
    assert [each.statement.plain for each in sitting.unfair.values()] == [
        "A busy bridge has been shut."
    ]
    assert (sitting.ended, sitting.found_fair, len(sitting.skipped)) == (True, 1, 2)


def test_the_answer_before_can_be_undone(explainer: Explainer) -> None:
    sitting, person = Sitting(), Person("uynuuyq")
    found = readings(explainer, person, sitting)
    assert [len(each) for each in found] == [1, 0, 1]
    assert [each.split(" ·")[0] for each in person.shown] == [
        "1 of 5", "1 of 5", "2 of 5", "3 of 5", "2 of 5", "1 of 5", "2 of 5",
    ]  # fmt: skip
    assert (sitting.found_fair, sitting.unfair, sitting.skipped) == (1, {}, set())


def test_an_edit_interrupts_and_what_was_skipped_is_not_asked_again(explainer: Explainer) -> None:
    sitting = Sitting()
    readings(explainer, Person("se"), sitting)
    wanted = sitting.edit
    assert wanted is not None
    assert not sitting.ended
    person = Person("q")
    readings(explainer, person, sitting)
    assert person.shown[0].startswith("1 of 4 ")
    assert wanted.statement.plain in " ".join(person.shown[0].split())


def test_what_was_read_and_has_not_changed_is_not_asked_again(explainer: Explainer) -> None:
    *_, everything = readings(explainer, Person(ALL))
    person = Person("")
    assert readings(replace(explainer, readings=everything), person) == []
    assert person.shown == []


def test_what_has_changed_since_is_asked_again(explainer: Explainer) -> None:
    *_, everything = readings(explainer, Person(ALL))
    stale = replace(everything[2], fingerprint="0" * 12)
    changed = (*everything[:2], stale, *everything[3:])
    person = Person("y")
    (after,) = readings(replace(explainer, readings=changed), person)
    assert set(after) == set(everything)
    (shown,) = person.shown
    assert "? Jo Reed read it on 2026-11-23, and one side has changed since" in shown


def test_what_its_author_has_read_is_for_others_to_read(tmp_path: Path) -> None:
    text = BASE["bridge/explainer.md"].replace("standfirst:", "authors: [jo reed]\nstandfirst:")
    (explainer,) = library(tmp_path, {"bridge/explainer.md": text}).explainers
    *_, everything = readings(explainer, Person(ALL))
    explainer = replace(explainer, readings=everything)
    assert not readings(explainer, Person(""))
    person = Person("q")
    readings(explainer, person, reader=Reader("Kim Lee", JO.day))
    assert "? Jo Reed read it on 2026-11-23, who wrote it" in person.shown[0]
    assert len(to_read(explainer, doubts(explainer, ()), "Kim Lee")) == len(everything)


@pytest.mark.parametrize(("answer", "kept"), [("y", 0), ("n", 1), ("s", 1)])
def test_a_reading_whose_statement_is_gone_is_forgotten_when_told_to(
    explainer: Explainer, answer: str, kept: int
) -> None:
    *_, everything = readings(explainer, Person(ALL))
    gone = replace(everything[0], statement="s-aaaaaa")
    person = Person(answer)
    after = readings(replace(explainer, readings=(*everything, gone)), person)
    assert "s-aaaaaa, which Jo Reed read on 2026-11-23, is gone." in person.shown[0]
    assert [len(each) for each in after] == ([5] if kept == 0 else [])


def test_what_is_gone_cannot_be_edited(explainer: Explainer) -> None:
    *_, everything = readings(explainer, Person(ALL))
    gone = replace(everything[0], statement="s-aaaaaa")
    sitting = Sitting()
    assert readings(replace(explainer, readings=(*everything, gone)), Person("eq"), sitting) == []
    assert (sitting.edit, sitting.ended) == (None, True)


def test_another_answer_is_asked_for_again(explainer: Explainer) -> None:
    person = Person("?q")
    readings(explainer, person)
    assert person.shown[1] == "y, n, s, e, u or q?"


def test_of_a_table_the_rows_that_are_cited_are_shown(tmp_path: Path) -> None:
    name = "bridge/sources/wire.md"
    table = f"{BASE[name]}\nYear | Cars\n2022 | 300\n2023 | 900\n2024 | 400\n"
    body = closure("They fell from 900 to 400 [@p4.3 “900”; @p4.4 “400”].")
    (explainer,) = library(tmp_path, {name: table, **body}).explainers
    place = next(each for each in places(explainer) if each.section)
    told = " ".join(shown(explainer, place, Doubts()).split())
    assert "¶4 Year | Cars 2023 | ▸900◂ 2024 | ▸400◂" in told
