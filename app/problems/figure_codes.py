"""Codes of figures: numbers, amounts, shares and dates."""

from __future__ import annotations

from .code import error
from .examples import closure

FIGURES = (
    error(
        "figure-not-in-source",
        "A number, amount, share or date is not in the paragraphs that the statement cites; or "
        "one in a title, heading or attribute is in none of the paragraphs cited under it. A "
        "figure nobody can find in the source is a figure nobody can check.",
        "Correct it, or cite the paragraph that has it.",
        bad=closure("Some 4,300 vehicles crossed each day [@p1]."),
        good=closure("Some 4,200 vehicles crossed each day [@p1]."),
    ),
)
