"""Vocabulary: whether a word is an ordinary one of its language, so that its capital says nothing.

English has the dictionary of a spelling checker, in which names have capitals. It is in American
spelling; British words are looked up as they would be written there.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .locales import ENGLISH, base

if TYPE_CHECKING:
    from hunspell import Hunspell

SPELLED = frozenset((ENGLISH,))
"""The languages of which the ordinary words are known."""
_AMERICAN = (
    (re.compile(r"(?<=\w{2})is(?=(?:e[drs]?|ers?|ing|ation(?:al|s)?)\Z)"), "iz"),
    (re.compile(r"(?<=\w{2})ys(?=(?:e[drs]?|ing)\Z)"), "yz"),
    (re.compile(r"(?<=\w{2}[bdlnptv])our"), "or"),
    (re.compile(r"(?<=\w[bt])re(?=s?\Z)"), "er"),
    (re.compile(r"(?<=[aeiou])ll(?=ed|ing|ers?\Z)"), "l"),
    (re.compile(r"(?<=[aeiou])l(?=ment|ful)"), "ll"),
    (re.compile(r"(?<=\w[ei])nce(?=[ds]?\Z)"), "nse"),
    (re.compile(r"(?<=gra)mme"), "m"),
    (re.compile(r"[ao](?=e)"), ""),
)
_OTHERS = re.compile(
    "acknowledgement|ageing|aluminium|antisemit|bitcoin|blog|byelection|catalogue|cheque|councillor"
    "|coronavirus|crypto|drone|dyke|grey|hashtag|islamist|jewellery|jihadist|judgement|kerb"
    "|manoeuvre|metadata|mould|moustache|offline|online|plough|podcast|protestor|pyjama|sceptic"
    "|selfie|storey|tyre|webcam"
    r"|apps?\Z"
)
"""How words begin that no rule makes American, or that are younger than the dictionary."""
_JOINED = re.compile(
    r"(?P<word>\w{3,})(?:blower|care|cast|down|fold|free|holder|keeper|line|long|maker|phone|print"
    r"|proof|stream|strike|time|ware|watt|wave|wide|worker)s?\Z"
    r"|(?:anti|bio|cyber|eco|geo|hyper|inter|micro|mis|multi|non|over|post|pre|re|super|tele|un"
    r"|under)(?P<behind>\w{5,})\Z"
)
"""What is made of an ordinary word and another: "lockkeeper", "countrywide", "resurfacing"."""


@lru_cache(maxsize=8192)
def is_ordinary(word: str, language: str) -> bool:
    """Whether a word, in small letters, is in the dictionary of a language in `SPELLED`."""
    if base(language) not in SPELLED:
        return False
    joined = _JOINED.match(word)
    within = joined["word"] or joined["behind"] if joined else ""
    return bool(_is_spelled(word) or _OTHERS.match(word) or (within and _is_spelled(within)))


def _is_spelled(word: str) -> bool:
    spell = _dictionary().spell
    forms = (pattern.sub(new, word) for pattern, new in _AMERICAN)
    return spell(word) or any(spell(form) for form in forms if form != word)


@cache
def _dictionary() -> Hunspell:
    # It takes some hundredths of a second, and not every explainer needs it.
    from hunspell import Hunspell

    return Hunspell("en_US")
