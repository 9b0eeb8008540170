"""One check run on the folder of the examples, some of its files being others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from app.check.evidence import Proof
from app.library.library import Library, read_library
from app.model import Explainer
from app.problems.examples import BASE
from app.problems.problem import Problem
from tests.folders import write

Check = Callable[[Library, Explainer], Iterator[Problem | Proof]]
Row = tuple[str, str, int, str]
"""Code, file, line, and the author's words that the caret is under."""


def closure(body: str, head: str = "") -> dict[str, str]:
    """The section of the examples, with another body."""
    return {"bridge/closure.md": f"---\ntitle: The closure\n{head}---\n{body}\n"}


def library(root: Path, files: Mapping[str, str]) -> Library:
    """The folder of the examples, as read from disk."""
    return read_library(write(root, {**BASE, **files}))


def row(problem: Problem) -> Row:
    """What is said of a problem here."""
    span = problem.span
    words = problem.line_text[span.column - 1 : span.column - 1 + span.length]
    return problem.code, span.file, span.line, words


def told(found: Iterable[Problem], but: str = "evidence-missing") -> tuple[Problem, ...]:
    """The problems of a run, without that most texts of these tests show no evidence."""
    return tuple(each for each in found if each.code != but)


def problems(check: Check, root: Path, files: Mapping[str, str]) -> list[Problem]:
    """What one check finds."""
    found = library(root, files)
    findings = (each for explainer in found.explainers for each in check(found, explainer))
    return [each for each in findings if isinstance(each, Problem)]


def rows(check: Check, root: Path, files: Mapping[str, str]) -> list[Row]:
    """What one check finds, in short."""
    return [row(each) for each in problems(check, root, files)]


def matched(check: Check, root: Path, body: str) -> list[str]:
    """The words of the closure's statements for which a check gives evidence."""
    found = library(root, closure(body))
    (explainer,) = found.explainers
    statements = {each.id: each for each in explainer.statements()}
    return [
        " … ".join(statements[each.statement].plain[m.start : m.end] for m in each.matches)
        for each in check(found, explainer)
        if isinstance(each, Proof)
    ]


def translated(language: str) -> dict[str, str]:
    """The explainer and its source in one language."""
    return {
        name: BASE[name].replace("language: en", f"language: {language}")
        for name in ("bridge/explainer.md", "bridge/sources/wire.md")
    }
