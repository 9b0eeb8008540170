"""Front matter is strict, and each mistake in it is shown where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.library.frontmatter import read_document
from app.problems.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    title: str
    day: date
    names: tuple[str, ...]
    more: tuple[str, ...] = ()


GOOD = "title: A\nday: 2024-01-31\nnames: [a, b]"


def read(front: str) -> tuple[Shape, list[Problem]]:
    document = read_document("a.md", f"---\n{front}\n---\nBody")
    return document.read(Shape), document.report.problems


def test_a_file_is_split_in_front_matter_and_body() -> None:
    document = read_document("a.md", f"---\n{GOOD}\n---\nOne\nTwo")
    assert (document.body, document.body_line) == ("One\nTwo", 6)
    assert document.read(Shape) == Shape(title="A", day=date(2024, 1, 31), names=("a", "b"))


def test_a_file_without_front_matter_is_all_body() -> None:
    document = read_document("a.md", "One\n---\nTwo")
    assert (document.body, document.body_line) == ("One\n---\nTwo", 1)
    assert not document.report.problems


@pytest.mark.parametrize(
    ("front", "message", "line", "column"),
    [
        ("day: 2024-01-31\nnames: []", "`title` is missing", 1, 1),
        (f"{GOOD}\ncolour: red", "there is no key `colour`", 5, 1),
        ("title: 7\nday: 2024-01-31\nnames: []", "`title` should be text", 2, 1),
        ("title: A\nday: soon\nnames: []", "`day` should be a date", 3, 1),
        ("title: A\nday: 2024-01-31\nnames: a", "`names` should be a list", 4, 1),
        (
            "title: A\nday: 2024-01-31\nnames:\n  - a\n  - 7",
            "`names.1` should be text", 6, 5,
        ),
        (f"{GOOD}\ntitle: B", "`title` is said twice", 5, 1),
        ("title: [A", "expected ',' or ']', but got", 2, 10),
        ("title: A: B", "`: ` stands in this value, as if it were a key", 2, 9),
        ('title: "A "big" B"', "a quotation mark ends this value too early", 2, 12),
        ('title: "A', "a quotation mark opens this value and nothing closes it", 2, 10),
        ("title: A\nno colon\nnames: []", "a key has no `: ` behind it", 4, 1),
        ("- a\n- b", "this is not a list of keys", 2, 1),
        ("a: " + "[" * 60_000, "it is nested too deeply", 2, 1),
        ("a: " + "b" * 70_000, "the front matter is longer than 64 KiB", 2, 1),
        (f"{GOOD}\n\n# c\nmore: [*a]", "found undefined alias", 7, 8),
    ],
)  # fmt: skip
def test_a_mistake_in_the_front_matter_is_shown_where_it_stands(
    front: str, message: str, line: int, column: int
) -> None:
    _, problems = read(front)
    assert [each.code for each in problems] == ["bad-front-matter"]
    assert problems[0].message.startswith(message)
    assert (problems[0].span.line, problems[0].span.column) == (line, column)


def test_every_mistake_is_reported_and_the_rest_is_kept() -> None:
    shape, problems = read("title: A\nday: soon\ncolour: red\nmore: [c]")
    assert [each.message for each in problems] == [
        "`day` should be a date",
        "`names` is missing",
        "there is no key `colour`",
    ]
    assert shape == Shape(title="A", day=date.min, names=(), more=("c",))


def test_a_front_matter_that_cannot_be_read_is_one_mistake() -> None:
    document = read_document("a.md", "---\ntitle: [\n---\nBody")
    document.read(Shape)
    assert len(document.report.problems) == 1
    assert not document.readable


def test_a_front_matter_that_is_never_closed_is_one_mistake() -> None:
    document = read_document("a.md", "---\ntitle: A\n\nBody")
    assert [each.message for each in document.report.problems] == [
        "the front matter is never closed"
    ]
    assert document.body == ""


def test_an_empty_front_matter_lacks_its_keys() -> None:
    _, problems = read("# nothing")
    assert [each.message for each in problems] == [
        "`title` is missing",
        "`day` is missing",
        "`names` is missing",
    ]


def test_the_nearest_key_is_suggested() -> None:
    _, problems = read(f"{GOOD}\nnmaes: []")
    assert problems[0].help == "did you mean `names`?"


def test_no_word_is_taken_for_a_truth_value() -> None:
    shape, problems = read("title: no\nday: 2024-01-31\nnames: [yes, off]")
    assert (shape.title, shape.names) == ("no", ("yes", "off"))
    assert not problems


def test_what_lies_within_a_plain_value_stands_where_that_does() -> None:
    document = read_document("a.md", f"---\n{GOOD}\n---\nBody")
    assert document.span_of("title", 0, "x").line == 2
