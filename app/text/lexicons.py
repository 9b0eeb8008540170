"""Lexicons: which language has which, or none."""

from __future__ import annotations

from .french import FRENCH
from .german import GERMAN
from .han import CHINESE, JAPANESE
from .lexicon import Lexicon
from .urdu import URDU

_LEXICONS = {
    "de": GERMAN, "fr": FRENCH, "ur": URDU, "zh": CHINESE, "ja": JAPANESE,
}  # fmt: skip
_NONE = Lexicon()
COUNTING = frozenset(("en", *_LEXICONS))
"""The languages whose words for numbers are read."""


def lexicon_of(language: str) -> Lexicon:
    """The words of a language; none where it has no lexicon."""
    return _LEXICONS.get(language, _NONE)
