"""A sheet goes out, comes back through whatever editor, and signs what has not changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.check.doubts import doubts
from app.check.sheet import Sheet, flaw, read_sheet, sheet_of, signed
from app.check.verify import verify
from app.library.library import Library
from tests.checks import closure
from tests.checks import library as library_of

DAY = date(2026, 11, 23)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, {})


def written(library: Library, reader: str = "") -> str:
    problems = verify(library, strict=True).problems
    parts = [(each, doubts(each, problems)) for each in library.explainers]
    return sheet_of(parts, reader, DAY)


def test_a_sheet_shows_each_statement_with_its_box(library: Library) -> None:
    text = written(library, "Jo Reed")
    assert text.startswith("Why the bridge is closed\n\nRead each statement")
    assert "\nreader: Jo Reed\ndate: 2026-11-23\n\n[ ] bridge s-ufmizo ee69c49d2ce2\n" in text
    assert "\nMending it may cost a fortune.\n\n  ¶3 Repairs ▸would" in text
    assert text.count("\n[ ] bridge s-") == 5


def test_nothing_is_on_it_that_was_read(library: Library) -> None:
    (found,) = (each for _, each in signed(filled(written(library)), library, DAY))
    (explainer,) = library.explainers
    read = Library("", "", "en", explainers=(replace(explainer, readings=found.readings),))
    assert "[ ]" not in written(read)
    assert written(read).startswith("\n\nRead each")


def filled(text: str, mark: str = "x") -> Sheet:
    """A sheet with every box filled, as an editor elsewhere may have saved it."""
    text = text.replace("[ ]", f"[ {mark}]").replace("reader: ", "Reader:  Jo   Reed")
    return read_sheet("\ufeff" + text.replace("\n", "\r\n"))


@pytest.mark.parametrize("mark", ["x", "X", "✓", "Yes", "y"])
def test_what_is_fair_is_signed(mark: str, library: Library) -> None:
    ((explainer, found),) = signed(filled(written(library), mark), library, DAY)
    assert (found.fresh, found.unfair) == (5, ())
    first = found.readings[0]
    assert (first.reader, first.date) == ("Jo Reed", DAY)
    assert {each.statement for each in found.readings} == {
        each.id for each in explainer.statements()
    }


def test_what_is_not_fair_is_told_with_the_remark(library: Library) -> None:
    text = written(library).replace("[ ]", "[n]", 1)
    text = text.replace("A busy", "> much too strong\n>to me\nA busy", 1)
    ((_, found),) = signed(read_sheet(text), library, DAY)
    ((place, remark),) = found.unfair
    assert (found.fresh, place.statement.plain) == (0, "A busy bridge has been shut.")
    assert remark == "much too strong to me"


def test_what_has_changed_since_signs_nothing(library: Library, tmp_path: Path) -> None:
    sheet = filled(written(library))
    changed = library_of(tmp_path / "new", closure("The bridge was shut [@p1]."))
    ((_, found),) = signed(sheet, changed, DAY)
    assert (found.fresh, found.unfair) == (4, ())


def test_another_explainer_has_no_part_in_it(library: Library) -> None:
    sheet = filled(written(library).replace(" bridge s-", " tunnel s-"))
    assert list(signed(sheet, library, DAY)) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-20", date(2026, 11, 20)), ("2027-01-01", DAY), ("yesterday", DAY)],
)
def test_the_day_is_that_of_the_sheet_if_it_has_come(
    day: str, expected: date, library: Library
) -> None:
    sheet = filled(written(library).replace("2026-11-23", day))
    ((_, found),) = signed(sheet, library, DAY)
    assert {each.date for each in found.readings} == {expected}


def test_a_remark_before_any_box_and_a_name_behind_them_are_nothing(library: Library) -> None:
    sheet = read_sheet("> hello\n" + written(library).replace("[ ]", "[x]") + "\nreader: Kim\n")
    assert (sheet.reader, sheet.boxes[0].remark) == ("", "")


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        (Sheet("Jo", "", ()), "no box of the sheet"),
        (read_sheet("[x] a s-aaaaaa 000000000000"), "nobody has signed the sheet"),
        (read_sheet("reader: J\u202eo\n[x] a s-aaaaaa 000000000000"), "a control character"),
        (read_sheet("reader: Jo\n[x] a s-aaaaaa 000000000000"), ""),
    ],
)
def test_a_sheet_that_cannot_be_taken_says_why(sheet: Sheet, why: str) -> None:
    assert why in flaw(sheet)
    assert bool(flaw(sheet)) == bool(why)
