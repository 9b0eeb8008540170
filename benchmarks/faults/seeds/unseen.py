"""What no machine sees: parties swapped, words loaded, causes added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

from ..manuscript import Edit, Manuscript
from .swaps import Swaps, edits

_NAME = re.compile(r"\b[A-Z][\w-]*(?: [A-Z][\w-]*)*")
_LISTED = re.compile(r"(?:’s)?(?:,| and| or|,? and the) ?\0*")
_DATES = frozenset(
    "January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_LOADED: Swaps = {
    "says": "admits", "said": "boasted", "say": "insist", "told": "lectured", "group": "gang",
    "government": "regime", "leader": "strongman", "leaders": "strongmen", "officials": "cronies",
    "talks": "sham talks", "visit": "junket", "trip": "junket", "crackdown": "purge",
    "attacks": "massacres", "authorities": "rulers by force", "spokesperson": "mouthpiece",
    "warned": "threatened", "warn": "threaten", "engineers": "cowards", "union": "lobby",
    "minister": "beleaguered minister", "railway": "ailing railway", "concern": "hysteria",
}  # fmt: skip
_CAUSES = (
    ", because money was short",
    ", as a result of years of neglect",
    ", which led to the trouble that followed",
)


def swapped_parties(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """The first two names of each statement that has two, each in the other's place."""
    known = _known(manuscript)
    for told in manuscript.told:
        names = [match for match in _NAME.finditer(told.own) if known.issuperset(match[0].split())]
        others = [match for match in names[1:] if match[0] != names[0][0]]
        # Of two that are only listed it does not matter which comes first.
        if others and not _LISTED.fullmatch(told.own[names[0].end() : others[0].start()]):
            one, other = names[0], others[0]
            yield (told.edit(*one.span(), other[0]), told.edit(*other.span(), one[0]))


def _known(manuscript: Manuscript) -> frozenset[str]:
    """The words that a source has with a capital inside a sentence, but for days and months."""
    texts = (text for numbered in manuscript.paragraphs.values() for text in numbered.values())
    inside = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*(?: [A-Z][\w-]*)*")
    return (
        frozenset(word for text in texts for name in inside.findall(text) for word in name.split())
        - _DATES
    )


def loaded_words(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each plain word that has a loaded one beside it in the table."""
    for told in manuscript.told:
        yield from edits(told, _LOADED)


def added_causes(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """A cause or a consequence put behind each statement, of which its source says nothing."""
    for told, cause in zip(manuscript.told, cycle(_CAUSES), strict=False):
        at = len(told.raw)
        at -= told.raw.endswith((".", ":"))
        yield (told.edit(at, at, cause),)
