"""Codes of names: who and what a statement speaks of."""

from __future__ import annotations

from .code import warning
from .examples import closure

NAMES = (
    warning(
        "name-not-in-source",
        "A name is in none of the paragraphs that the statement cites. A wrong name is the "
        "gravest mistake of all, and a right one from elsewhere leaves the reader unable to check "
        "it.",
        "Correct it, or cite the paragraph that has it too.",
        bad=closure("The closed bridge crosses the Derwent [@p1]."),
        good=closure("The closed bridge crosses the Ouse [@p1]."),
    ),
)
