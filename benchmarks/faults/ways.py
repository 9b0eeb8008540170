"""The ways in which a mistake is tried: with evidence as it is, without, and proposed anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.check.propose import Proposal, proposals, with_proposals
from app.library import Library

from .citing import parse, written
from .manuscript import Edit, Manuscript, Texts, changed

Way = Callable[[Manuscript, Library], Texts]

_PROPOSED = re.compile(r"\?(?=[“„”«»「『\"])")


def has_evidence(manuscript: Manuscript) -> bool:
    """Whether any citation quotes the words that bear its statement out."""
    return any(group.evidence for told in manuscript.told for group in told.groups)


def as_written(manuscript: Manuscript, library: Library) -> Texts:
    """The texts as they are."""
    return manuscript.texts


def without_evidence(manuscript: Manuscript, library: Library) -> Texts:
    """The texts with the evidence of every citation left out."""
    edits = [bare(told.recite(told.citation)) for told in manuscript.told]
    return changed(manuscript.texts, edits)


def proposed(manuscript: Manuscript, library: Library) -> Texts:
    """The texts with the words that `pilcrow evidence` proposes, as if somebody had read them."""
    return renewed(manuscript.texts, library)


def bare(edit: Edit) -> Edit:
    """A citation written without the evidence in it."""
    return replace(edit, text=written(replace(group, evidence=()) for group in parse(edit.text)))


def renewed(texts: Texts, library: Library) -> Texts:
    """The texts of a library with the evidence that it lacks proposed, and taken as it is."""
    (explainer,) = library.explainers
    found: defaultdict[str, list[Proposal]] = defaultdict(list)
    for each in proposals(library, explainer):
        if each.text:
            taken = replace(each, text=_PROPOSED.sub("", each.text))
            found[each.span.file].append(taken)
    return {**texts, **{file: with_proposals(texts[file], each) for file, each in found.items()}}


WAYS: Mapping[str, Way] = {"": as_written, "without": without_evidence, "again": proposed}
"""By what the rows of a table call them."""
