"""The ways in which a mistake is tried: with evidence given and without any."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .citing import written
from .manuscript import Manuscript, Texts, changed

Way = Callable[[Manuscript], Texts]


def has_evidence(manuscript: Manuscript) -> bool:
    """Whether any citation quotes the words that bear its statement out."""
    return any(group.evidence for told in manuscript.told for group in told.groups)


def as_written(manuscript: Manuscript) -> Texts:
    """The texts as they are."""
    return manuscript.texts


def without_evidence(manuscript: Manuscript) -> Texts:
    """The texts with the evidence of every citation left out."""
    edits = (
        told.recite(written(replace(group, evidence=()) for group in told.groups))
        for told in manuscript.told
        if any(group.evidence for group in told.groups)
    )
    return changed(manuscript.texts, edits)


WAYS: Mapping[str, Way] = {"": as_written, "without": without_evidence}
