"""Problems for programs that show them beside a change: GitHub's annotations, and SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from .codes import CODES
from .problem import Problem, Severity, one_line

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_ESCAPED = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_ESCAPED_PROPERTY = {**_ESCAPED, ":": "%3A", ",": "%2C"}


def as_github(problems: Iterable[Problem], prefix: str = "") -> str:
    """A workflow command for each problem, which GitHub shows at its line."""
    return "\n".join(_command(each, prefix) for each in problems)


def _command(problem: Problem, prefix: str) -> str:
    span = problem.span
    properties = {
        "file": f"{prefix}{span.file}",
        "line": str(span.line),
        "col": str(span.column),
        "endColumn": str(span.column + span.length),
        "title": problem.code,
    }
    told = ",".join(
        f"{name}={_with(value, _ESCAPED_PROPERTY)}" for name, value in properties.items()
    )
    message = _with(f"{one_line(problem.message)}\n{one_line(problem.help)}", _ESCAPED)
    return f"::{problem.severity} {told}::{message}"


def _with(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(each, each) for each in text)


def as_sarif(problems: Iterable[Problem], version: str, prefix: str = "") -> dict[str, object]:
    """A log of one run, with a rule for each code that was found."""
    found = tuple(problems)
    rules = [_rule(name) for name in sorted({each.code for each in found})]
    tool = {"name": "Pilcrow", "version": version, "rules": rules}
    results = [_result(each, prefix) for each in found]
    run = {"tool": {"driver": tool}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str) -> dict[str, object]:
    code = CODES[name]
    return {
        "id": name,
        "shortDescription": {"text": code.meaning},
        "help": {"text": code.remedy},
        "defaultConfiguration": {"level": str(code.severity)},
    }


def _result(problem: Problem, prefix: str) -> dict[str, object]:
    span = problem.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + span.length,
    }
    location = {"artifactLocation": {"uri": quote(f"{prefix}{span.file}")}, "region": region}
    return {
        "ruleId": problem.code,
        "level": "error" if problem.severity is Severity.ERROR else "warning",
        "message": {"text": f"{one_line(problem.message)}; {one_line(problem.help)}"},
        "locations": [{"physicalLocation": location}],
    }
