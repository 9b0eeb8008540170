"""What is wrong with the text of a page is told on that page, to whoever writes it."""

from __future__ import annotations

import pytest

from app.model import Span
from app.pages.desk import DeskView, desk_view, page_of
from app.problems import Problem, Severity
from app.urls import Address

LINE = "The deck is very weak [@p9]."


def found(file: str, severity: str = "error", code: str = "unknown-paragraph") -> Problem:
    span = Span(file, 4, 24, 3)
    return Problem(code, Severity(severity), span, "wire has no paragraph 9", "cite one", LINE)


def view(*problems: Problem, path: str = "/bridge/closure/", there: bool = True) -> DeskView:
    address = Address(base_path="/news")
    return desk_view(
        problems, path, address, prefix="content/", is_there=there, version="1"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("site.toml", "/"),
        ("permalinks.txt", "/"),
        ("bridge/explainer.md", "/bridge/"),
        ("bridge/permalinks.txt", "/bridge/"),
        ("bridge/reviewed.txt", "/bridge/"),
        ("bridge/closure.md", "/bridge/closure/"),
        ("bridge/sources/wire.md", "/bridge/source/"),
        ("bridge/LICENCE", "/bridge/LICENCE/"),
    ],
)
def test_each_file_is_read_on_a_page(file: str, path: str) -> None:
    assert page_of(file) == path


def test_a_problem_is_shown_where_it_is_with_the_line_and_the_help() -> None:
    shown = view(found("bridge/closure.md"), found("bridge/people.md"), found("ferry/people.md"))
    (here,) = shown.here
    assert (here.before, here.at, here.after) == ("The deck is very weak [", "@p9", "].")
    assert (here.where, here.help) == ("content/bridge/closure.md:4:24", "cite one")
    assert [(each.href, each.text) for each in shown.elsewhere] == [
        ("/news/bridge/people/", "bridge/people.md: 1"),
        ("/news/ferry/people/", "ferry/people.md: 1"),
    ]
    assert (shown.asks, shown.version, shown.is_open) == ("/news/.desk", "1", True)


def test_the_page_with_everything_has_every_problem() -> None:
    problems = (found("bridge/closure.md"), found("bridge/people.md"), found("ferry/people.md"))
    assert len(view(*problems, path="/bridge/all/").here) == 2


@pytest.mark.parametrize(
    ("problems", "there", "state", "is_open"),
    [
        ([], True, "Nothing to mend", False),
        ([], False, "Nothing to mend", True),
        ([found("bridge/closure.md", "warning")], True, "1 warning", False),
        ([found("ferry/people.md")], True, "1 error in other explainers", False),
        (
            [found("bridge/people.md"), found("site.toml")], True,
            "2 errors in bridge: the last text without any is shown", True,
        ),
        (
            [found("bridge/people.md")], False,
            "1 error in bridge: nothing can be shown yet", True,
        ),
        (
            [found("bridge/permalinks.txt", code="lost-permalink")], True,
            "1 error in the records of bridge: the text is shown as it is now", True,
        ),
    ],
)  # fmt: skip
def test_its_state_is_told_in_one_line(
    problems: list[Problem], there: bool, state: str, is_open: bool
) -> None:
    shown = view(*problems, there=there)
    assert (shown.state, shown.is_open) == (state, is_open)


def test_what_is_wrong_with_the_site_is_told_at_home() -> None:
    shown = view(found("site.toml"), path="/")
    assert shown.state == "1 error in site.toml: the last text without any is shown"
    assert len(shown.here) == 1
