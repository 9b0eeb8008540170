"""Codes of names: who and what a statement speaks of."""

from __future__ import annotations

from .code import warning
from .examples import closure, timed

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
    warning(
        "label-not-in-source",
        "What is printed beside the title of an entry is not the source's: a role that it gives to "
        "somebody else, the side of others, the time of another event, an abbreviation for other "
        "words. Readers take it for as certain as a statement.",
        "Write it as the source does, or cite the paragraph that says so.",
        bad=timed('date="2024-03" label="the week after"'),
        good=timed('date="2024-03" label="March 2024"'),
    ),
)
