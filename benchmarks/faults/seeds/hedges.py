"""Distance lost: a hedge or a modal dropped, and a denial turned round or put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..manuscript import Edit, Manuscript
from .swaps import Swaps, edits

_ADVERB = re.compile(
    r"(?:, )?\b(?:reportedly|allegedly|apparently|probably|possibly|perhaps|likely|supposedly"
    r"|purportedly|presumably|seemingly|it is reported,|it is alleged,)(?:,? |$)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?P<be>is|are|was|were) (?:believed|thought|said|feared|expected|understood|alleged|likely"
    r"|reported|due|intended|meant) to (?P<verb>\w+)"
)
_MODAL: Swaps = {
    "could be": "is", "may be": "is", "might be": "is", "could": "will", "may": "will",
    "might": "will", "would": "will", "should have been": "was", "should": "will",
    "fears": "knows", "Fears": "Knows", "Doubts that": "Rules out that", "warn": "know",
    "Hopes": "Is sure", "hopes": "is sure", "Caution": "Know",
}  # fmt: skip
_TURNED: Swaps = {
    "does not": "does", "do not": "do", "did not": "did", "is not": "is", "are not": "are",
    "was not": "was", "were not": "were", "has not": "has", "have not": "have", "not": "indeed",
    "haven’t": "have", "never": "always", "nobody": "everybody", "none of": "all of",
    "no longer": "still", "neither": "either", "neither … nor": "both", "without": "with",
    "no": "a", "nowhere": "everywhere", "denies": "admits", "deny": "admit",
    "reject": "accept", "rejects": "accepts", "rejected": "accepted", "unsafe": "safe",
}  # fmt: skip
_PUT_IN: Swaps = {
    "confirmed": "denied", "claims": "disclaims", "recognises": "rejects", "accused": "cleared",
    "accuses": "clears",
}  # fmt: skip
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should)\b(?! not\b)"
)


def dropped(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each hedge and modal taken out, or made certain, one by one; the mark stays."""
    for told in manuscript.told:
        for match in _ADVERB.finditer(told.own):
            yield (told.edit(*match.span(), " " if match[0].startswith(",") else ""),)
        for match in _TO.finditer(told.own):
            yield (told.edit(*match.span(), _plain(match["be"], match["verb"])),)
        yield from edits(told, _MODAL, cased=True)


def _plain(be: str, verb: str) -> str:
    """What is left of “is believed to operate”: “operates”."""
    if verb == "be":
        return be
    if verb == "have":
        return {"is": "has", "are": "have"}.get(be, "had")
    if be in ("was", "were"):
        return f"did {verb}"
    return verb if be == "are" else f"{verb}s"


def turned(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each negation and each denial turned round."""
    for told in manuscript.told:
        yield from edits(told, _TURNED)


def put_in(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """A negation put into each statement behind its first auxiliary verb."""
    for told in manuscript.told:
        if match := _AUXILIARY.search(told.own):
            yield (told.edit(match.end(), match.end(), " not"),)
        yield from edits(told, _PUT_IN)
