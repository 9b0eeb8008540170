"""`docs/codes.md` has every code with what it means; `--update-expected` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.problems.codes import CODES
from app.problems.problem import Severity

PAGE = Path(__file__).parents[2] / "docs" / "codes.md"
_HEAD = """\
# Every problem by its code

Written from the checks themselves, by `pytest tests/problems/test_reference.py --update-expected`.
`pilcrow check --explain CODE` adds to each an example that has the mistake and one that has not.
"""
_FAMILIES = {
    Severity.ERROR: "Errors keep an explainer from being published",
    Severity.WARNING: "Warnings are for a person to judge; `--strict` makes errors of them",
}


def reference() -> Iterator[str]:
    yield _HEAD
    for severity, title in _FAMILIES.items():
        yield f"## {title}\n\n| code | what is wrong | what to do |\n|---|---|---|"
        codes = sorted(code.name for code in CODES.values() if code.severity is severity)
        yield from (
            f"| `{name}` | {_cell(CODES[name].meaning)} | {_cell(CODES[name].remedy)} |"
            for name in codes
        )
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def test_every_code_is_listed_with_its_meaning_and_its_remedy(
    request: pytest.FixtureRequest,
) -> None:
    text = "\n".join(reference())
    if request.config.getoption("--update-expected"):
        PAGE.write_text(text, "utf-8")
    assert PAGE.read_text("utf-8") == text
