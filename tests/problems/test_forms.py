"""Problems as other programs read them."""

from __future__ import annotations

from typing import Any

from app.model import Span
from app.problems import Problem, Severity, as_github, as_sarif

SPAN = Span("bridge/a b.md", 4, 9, 3)
WRONG = Problem("name-not-in-source", Severity.WARNING, SPAN, "100% of\nit", "see: this, that", "x")
WORSE = Problem("figure-not-in-source", Severity.ERROR, SPAN, "7 is not there", "take it out")


def only_run(problems: list[Problem]) -> Any:
    log: Any = as_sarif(problems, "0.2.0", "content/")
    (run,) = log["runs"]
    return run


def test_github_is_told_of_each_at_its_line() -> None:
    assert as_github([WRONG, WORSE], "content/").split("\n") == [
        "::warning file=content/bridge/a b.md,line=4,col=9,endColumn=12,title=name-not-in-source"
        "::100%25 of it%0Asee: this, that",
        "::error file=content/bridge/a b.md,line=4,col=9,endColumn=12,title=figure-not-in-source"
        "::7 is not there%0Atake it out",
    ]


def test_a_file_cannot_end_a_command() -> None:
    odd = Problem("x", Severity.ERROR, Span("a,b:c.md", 1), "m", "h")
    assert "file=a%2Cb%3Ac.md," in as_github([odd])


def test_sarif_has_a_rule_for_each_code_and_a_result_for_each_problem() -> None:
    run = only_run([WRONG, WORSE, WORSE])
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert rules == ["figure-not-in-source", "name-not-in-source"]
    assert [each["level"] for each in run["results"]] == ["warning", "error", "error"]
    assert run["results"][0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/bridge/a%20b.md"},
                "region": {"startLine": 4, "startColumn": 9, "endColumn": 12},
            }
        }
    ]


def test_where_nothing_is_wrong_there_is_nothing_to_tell() -> None:
    assert as_github([]) == ""
    assert only_run([])["results"] == []
