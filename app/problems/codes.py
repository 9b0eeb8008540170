"""Every code a problem can have: the families together, and what is told of each.

A new code is appended to its family's module; nothing has to be changed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill, indent
from types import MappingProxyType

from ..model import Span
from .address_codes import ADDRESSES
from .certainty_codes import CERTAINTY
from .citation_codes import COVERAGE, FORM, TIES
from .code import Code
from .evidence_codes import EVIDENCE, MARKS, VOICES
from .examples import BASE, Example
from .figure_codes import FIGURES
from .name_codes import NAMES
from .problem import Problem, Severity, one_line
from .quotation_codes import QUOTATIONS
from .record_codes import FILES, RECORDS

_FAMILIES: tuple[tuple[Code, ...], ...] = (
    TIES,
    EVIDENCE,
    VOICES,
    MARKS,
    QUOTATIONS,
    FIGURES,
    NAMES,
    CERTAINTY,
    COVERAGE,
    ADDRESSES,
    RECORDS,
    FORM,
    FILES,
)

CODES: Mapping[str, Code] = MappingProxyType(
    {
        code.name: code
        for severity in Severity
        for family in _FAMILIES
        for code in family
        if code.severity is severity
    }
)
"""Every code a problem can have, by its name: errors, then warnings."""


def problem(code: str, span: Span, message: str, help: str, line_text: str = "") -> Problem:
    """A problem as grave as its code is, in words that can be shown anywhere.

    Raises KeyError for a code that is not in `CODES`.
    """
    return Problem(code, CODES[code].severity, span, one_line(message), one_line(help), line_text)


def explain(code: Code) -> str:
    """What `pilcrow check --explain` prints: meaning, remedy, and where each example differs."""
    article = BASE["bridge/sources/wire.md"].rpartition("---\n")[2]
    return "\n".join(
        (
            f"{code.severity}[{code.name}]",
            "",
            fill(f"{code.meaning} {code.remedy}", 88),
            "",
            "The source of the examples:",
            "",
            indent(article, "    "),
            f"Bad:\n\n{_shown(code.bad, code.good)}",
            f"Good:\n\n{_shown(code.good, code.bad)}",
        )
    )


def _shown(example: Example, other: Example) -> str:
    """The files that are not as in `BASE` or not as in the other example."""
    changed = [
        f"  {name}\n{indent(text or '(empty)', '    ').rstrip()}\n"
        for name, text in example.items()
        if not BASE.get(name) == text == other.get(name)
    ]
    gone = [f"  no {name}\n" for name in {**BASE, **other} if name not in example]
    return "\n".join((*changed, *(["".join(gone)] if gone else [])))
