"""What can be wrong, by name, and how it is told to an author."""

from __future__ import annotations

from .codes import CODES, explain, problem
from .forms import as_github, as_sarif
from .problem import Problem, Severity, format_problems, in_order, pointed, visible

__all__ = [
    "CODES",
    "Problem",
    "Severity",
    "as_github",
    "as_sarif",
    "explain",
    "format_problems",
    "in_order",
    "pointed",
    "problem",
    "visible",
]
