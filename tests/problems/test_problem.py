"""Problems are printed so that an author sees the very characters to change."""

from __future__ import annotations

import pytest

from app.model import Span
from app.problems.problem import Problem, Severity, columns, format_problems, in_order


def problem(line: str = "", column: int = 1, length: int = 1, **changes: str) -> Problem:
    return Problem(
        changes.get("code", "uncited-text"),
        Severity.ERROR,
        Span(changes.get("file", "a.md"), 12, column, length),
        changes.get("message", "nothing cites this"),
        changes.get("help", "cite a paragraph"),
        line,
    )


def carets(text: str) -> str:
    """The characters of the shown line that stand above the carets."""
    shown, below = (line.partition("| ")[2] for line in text.splitlines()[3:5])
    return shown[len(below) - len(below.lstrip()) : len(below)]


def test_a_problem_is_printed_with_its_place_its_line_and_its_remedy() -> None:
    text = format_problems([problem("West said “very bad” [@p9].", 11, 10)], "content/")
    assert text == (
        "error[uncited-text]: nothing cites this\n"
        "  --> content/a.md:12:11\n"
        "   |\n"
        "12 | West said “very bad” [@p9].\n"
        "   |           ^^^^^^^^^^\n"
        "   = help: cite a paragraph\n"
    )


def test_problems_are_kept_apart_by_a_blank_line() -> None:
    assert format_problems([problem(), problem()]).count("\n\n") == 1


def test_a_problem_without_a_line_to_show_has_no_gutter() -> None:
    assert format_problems([problem()]) == (
        "error[uncited-text]: nothing cites this\n  --> a.md:12:1\n   = help: cite a paragraph\n"
    )


@pytest.mark.parametrize("column", [1, 40, 200, 398])
def test_a_long_line_is_cut_around_what_is_pointed_at(column: int) -> None:
    line = "".join(f"{number:04}" for number in range(100))
    text = format_problems([problem(line, column, 3)])
    assert carets(text) == line[column - 1 : column + 2]
    assert max(len(each) for each in text.splitlines()) < 110


def test_a_span_longer_than_what_is_shown_ends_with_it() -> None:
    text = format_problems([problem("x" * 500, 1, 500)])
    assert text.count("^") == 100


def test_a_tab_or_control_character_cannot_lead_the_caret_astray() -> None:
    text = format_problems([problem("\tone\x1b[2Jtwo", 2, 3)])
    assert "\x1b" not in text
    assert carets(text) == "one"


def test_a_message_stays_on_one_line() -> None:
    assert "a b" in format_problems([problem(message="a\nb")])


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("e\u0301", 1), ("日本", 4), ("\u200b", 0), ("پاک", 3), ("", 0)],
)
def test_columns_count_what_a_terminal_shows(text: str, width: int) -> None:
    assert columns(text) == width


def test_carets_stand_below_wide_characters() -> None:
    text = format_problems([problem("日本 x", 4)])
    assert text.splitlines()[4] == "   |      ^"


def test_problems_stand_in_file_and_line_order_and_once() -> None:
    late, early = problem(file="b.md"), problem(file="a.md")
    assert in_order([late, early, late]) == (early, late)
