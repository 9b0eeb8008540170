"""Problems are printed so that an author sees the very characters to change."""

from __future__ import annotations

import pytest

from app.model import Span
from app.problems.codes import problem as coded
from app.problems.problem import Problem, Severity, columns, format_problems, in_order
from tests.growth import HIGHEST, exponent


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


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("a\nb", "a b"),
        ("a\x1b[2Jb", "a\\u001b[2Jb"),
        ("a\u202eb\u2067", "a\\u202eb\\u2067"),
        ("a\x9bb\x7f", "a\\u009bb\\u007f"),
        ("a\ud800b", "a\\ud800b"),
        ("a\u2028b", "a b"),
        (f"`{'x' * 5000}` is wrong", f"`{'x' * 299} … {'x' * 290}` is wrong"),
    ],
)
def test_a_message_is_one_line_that_no_terminal_obeys(said: str, shown: str) -> None:
    found = coded("bad-citation", Span("a.md", 1), said, said)
    assert (found.message, found.help) == (shown, shown)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a\nb.md", "a\\u000ab.md"), ("a  \u202edm.b", "a  \\u202edm.b"), ("\udcff.md", "\\udcff.md")],
)
def test_a_files_name_is_shown_as_it_is_written(name: str, shown: str) -> None:
    assert f"--> {shown}:12:1\n" in format_problems([problem(file=name)])


@pytest.mark.parametrize("line", ["n" * 50, "n" * 5000])
def test_an_authors_line_turns_no_words_around(line: str) -> None:
    text = format_problems([problem(f"\u202e\u2066{line}", 3, 3)])
    assert not {"\u202e", "\u2066"} & set(text)
    assert carets(text) == "nnn"


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


def test_printing_takes_time_that_grows_with_the_number_of_problems() -> None:
    def printed(count: int) -> None:
        line = "x" * count
        format_problems(problem(line, column, 1) for column in range(1, count, 8))

    assert exponent(printed, lambda size: size, 1 << 12) < HIGHEST
