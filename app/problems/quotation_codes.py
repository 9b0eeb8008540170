"""Codes of the author's own words and the source's: what is quoted, and what should have been."""

from __future__ import annotations

from .code import error, warning
from .examples import closure

QUOTATIONS = (
    error(
        "quote-not-in-source",
        "Words in quotation marks, or in a block quotation, are not word for word in a paragraph "
        "that the statement cites. Quotation marks promise the source's own words.",
        "Copy them from the paragraph, with … where some are left out and [brackets] where some "
        "are changed; or drop the marks and report.",
        bad=closure("She called the deck “unsafe for every bus” [@p2 said by ann-marsh]."),
        good=closure("She called the deck “not safe to carry a bus” [@p2 said by ann-marsh]."),
    ),
    error(
        "unclosed-quotation",
        "A quotation mark opens and none closes it, so it cannot be known which words are the "
        "source's.",
        "Write the closing mark of the same family, before the citation.",
        bad=closure("The deck is “not safe to carry a bus [@p2 said by ann-marsh]."),
        good=closure("The deck is “not safe to carry a bus” [@p2 said by ann-marsh]."),
    ),
    error(
        "copied-from-source",
        "Ten or more of the source's words stand in a row outside quotation marks, or sixteen with "
        "only single words exchanged. An explainer is in its own words, and what is not must be "
        "marked as the source's.",
        "Put the words in quotation marks, or say it another way.",
        bad=closure("It carried 4,200 vehicles a day before it was closed in March 2024 [@p1]."),
        good=closure("Until it was shut, 4,200 vehicles used the bridge each day [@p1]."),
    ),
    warning(
        "cut-off",
        "A statement begins in lower case though the sentence before it has ended, or it ends in a "
        "comma or in a word that wants another. Shown by itself, it says half of something.",
        "Let it begin and end as a sentence does; a citation may part one sentence in two.",
        bad=closure("before it was shut, vehicles used the bridge [@p1]."),
        good=closure("Vehicles used the bridge [@p1], before it was shut [@p1]."),
    ),
    warning(
        "short-quote",
        "A quotation of fewer than twelve characters would be found in almost any text, so "
        "finding it proves little.",
        "Quote more of the sentence, or report without quotation marks.",
        bad=closure("She called the deck “not safe” [@p2 said by ann-marsh]."),
        good=closure("She called the deck “not safe to carry a bus” [@p2 said by ann-marsh]."),
    ),
)
