"""Titles of ours: what pages, and parts of pages, are called that no author names."""

from __future__ import annotations

import re

from ..model import IN_BRIEF

OVERVIEW = "Overview"
WHO_SAYS_WHAT = "Who says what"
WHO_CLAIMS_IT = "Who claims it, and who denies it"
SOURCE = "Source"
THE_SOURCE = "The source"
CHECKED = "Checked"
WHAT_CHANGED = "What changed, and when"
EVERYTHING = "All on one page"
OTHERS = "Others"

_NAMES = (
    IN_BRIEF,
    OVERVIEW,
    WHO_SAYS_WHAT,
    WHO_CLAIMS_IT,
    SOURCE,
    THE_SOURCE,
    CHECKED,
    WHAT_CHANGED,
    EVERYTHING,
    OTHERS,
)
_OURS = re.compile("|".join((*map(re.escape, _NAMES), r"\d+ sources")))


def is_ours(title: str) -> bool:
    """Whether a title is not an author's."""
    return bool(_OURS.fullmatch(title))
