"""Folding: texts and questions as the words they are compared by, the same in Python and in a page.

    fold  = normalise, as quotations are, then without case, accents, vowel signs and the marks that
            stand in numbers between thousands; letters that only keyboards tell apart are one
    token = number | word | two characters in a row, in scripts that put no space between words

`static/scripts/folding.js` does the same where there is no server; a test holds them equal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..text import LETTER, UNSPACED, normalise

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+"
)
"""What stands above and below letters that are whole without: no vowels of Indic scripts."""
_LETTERS = str.maketrans(
    dict.fromkeys("\u0643\u06aa", "\u06a9")  # kaf as Arabic and Sindhi write it
    | dict.fromkeys("\u064a\u0649\u06d0\u06d2", "\u06cc")  # yeh
    | dict.fromkeys("\u0629\u06c1\u06c2\u06c3\u06d5\u06be", "\u0647")  # heh
    | dict.fromkeys("\u0671", "\u0627")
    | {"\u03c2": "\u03c3", "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u0131": "i"}
    | {"\u00e6": "ae", "\u0153": "oe"}
)
_THOUSANDS = re.compile("(?<=\\d)[.,'\u066c](?=\\d{3}(?!\\d))")
_INITIALS = re.compile(rf"(?<!{LETTER})(?:{LETTER}\.){{2,}}")
_UNSPACED = re.compile(UNSPACED)
_TOKEN = re.compile(rf"(?P<unspaced>{UNSPACED}+)|\d+(?:[.,]\d+)*|(?:(?!{UNSPACED}|\d){LETTER})+")


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """A text without the differences that nobody means who asks."""
    # Both ways through the cases: `ß` is only thus the same as `ss`.
    even = normalise(text).text.upper().lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", even))
    letters = unicodedata.normalize("NFC", bare).translate(_LETTERS)
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), _THOUSANDS.sub("", letters))


def tokens(folded: str) -> Iterator[str]:
    """What a folded text is compared by, in order; a letter that stands alone is left out."""
    for match in _TOKEN.finditer(folded):
        found = match[0]
        if match["unspaced"]:
            yield from (found[at : at + 2] for at in range(max(1, len(found) - 1)))
        elif found[0].isdigit():
            yield found.replace(",", ".")
        elif len(found) > 1:
            yield found


def words(text: str) -> Iterator[tuple[str, str]]:
    """Each word of a text that may have a stem, folded, and as a stemmer knows it."""
    for match in _TOKEN.finditer(normalise(text).text.lower()):
        if not match["unspaced"] and not is_number(match[0]) and len(folded := fold(match[0])) > 1:
            yield folded, match[0]


def is_number(token: str) -> bool:
    """Whether it is no word, and like no other that is written otherwise."""
    return token[0].isdigit()


def is_unspaced(token: str) -> bool:
    """Whether it is of a script without spaces, of which every two characters are one."""
    return bool(_UNSPACED.match(token))
