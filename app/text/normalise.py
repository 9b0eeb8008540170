"""Text made comparable: what typesetting adds is gone, and every character knows its origin."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

# The planes of writing, without ideographs, Hangul syllables and private use: these are half of all
# characters, and none of them is a combining character or a digit.
_BLOCKS = ((0x300, 0x3400), (0xA000, 0xAC00), (0xF900, 0x17000), (0x18D00, 0x1FC00))
_KINDS = {
    char: kind
    for block in _BLOCKS
    for char in map(chr, range(*block))
    if (kind := unicodedata.category(char))[0] in "MN"
}


def _stretches(chars: Iterable[str]) -> str:
    """Characters in order as ranges of a pattern: faster to compile and to match than each."""
    ends: list[list[str]] = []
    for char in chars:
        if ends and ord(char) == ord(ends[-1][1]) + 1:
            ends[-1][1] = char
        else:
            ends.append([char, char])
    return "".join(f"{first}-{last}" for first, last in ends)


_MARKS = _stretches(char for char, kind in _KINDS.items() if kind[0] == "M")
LETTER = rf"[\w{_MARKS}]"
r"""What words and figures are made of, for a pattern: `\w` and combining characters."""

_PRESENTATION = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)
_JOINING = rf"[{_MARKS}\u1160-\u11ff]"
# To put marks in their order takes the square of their number. No word has more than this (UAX 15,
# stream-safe text).
_CLUSTER = re.compile(rf"[^\0-\x7f]{_JOINING}{{,30}}|[\0-\x7f]{_JOINING}{{1,30}}")
_SPACES = re.compile(" {2,}")
_ELLIPSIS = re.compile(r"\. ?\. ?\.(?! ?\.)")
_QUOTES = '"`´‘’‚‛“”„‟«»‹›\u02bb\u02bc❛❜❝❞「」『』｢｣\u301d\u301e\u301f﹁﹂﹃﹄＂＇'
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_WIDER = 0xFEE0
"""How far the fullwidth form of an ASCII character is from it."""
_FOLDED = str.maketrans(
    {char: str(unicodedata.digit(char)) for char, kind in _KINDS.items() if kind == "Nd"}
    | dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_BLANKS, " ")
    | {"\u2015": "—", "٪": "%"}
    | {chr(code): chr(code - _WIDER) for code in range(0xFF01, 0xFF5F) if chr(code) not in "＂＇－"}
)
_BARE = str.maketrans("", "", "'-")
UNSPACED = (
    r"[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no space between words: Han, Kana, Thai, Lao, Tibetan, Khmer …"""
_EAST = r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_EAST_ASIAN = re.compile(f"[{_EAST}\U00020000-\U0003ffff]")
_SET_APART = re.compile(f"(?<=[{_EAST}]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[{_EAST}])")
_WORD = re.compile(rf"{LETTER}+(?:(?:['-]|(?<=\d)[.,](?=\d)){LETTER}+)*")


@dataclass(frozen=True, slots=True)
class Normal:
    """Comparable text: `offsets[i]` is where `text[i]` came from; one more gives the end."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to before `end` stand in the text as written."""
        after = end
        if start < end:
            after = bisect_right(self.offsets, self.offsets[end - 1], end, len(self.text))
        return self.offsets[start], self.offsets[after]


@lru_cache(maxsize=2048)
def normalise(text: str) -> Normal:
    """The text without what typesetting changes; all other differences stay.

    1. Ligatures and Arabic presentation forms become the letters they show.
    2. What cannot be seen is removed: soft hyphens, zero-width spaces and joiners, direction
       marks, the byte order mark, variation selectors, the Arabic tatweel. A Persian word is thus
       the same with its zero-width non-joiner and without, and never the same as two words.
    3. Letters and combining characters are composed (Unicode normalisation form C).
    4. Every quotation mark and apostrophe becomes `'`.
    5. The hyphens, the figure dash, the en dash and the minus sign become `-`, the horizontal bar
       an em dash. An em dash is no hyphen.
    6. White space of any kind and length becomes one space.
    7. Decimal digits of every script become ASCII digits, `٪` becomes `%`, and fullwidth forms
       become the characters they are: `，` is a comma.
    8. `...` and `. . .` become `…`; of four dots the first is a full stop.
    9. Between Chinese or Japanese and Latin letters or digits no space stands: `500 页` is `500页`.

    Punctuation is never dropped, and the case of letters is kept.
    """
    normal = Normal(text, tuple(range(len(text) + 1)))
    normal = _replace(normal, _PRESENTATION, partial(unicodedata.normalize, "NFKC"))
    normal = _replace(normal, INVISIBLE, lambda found: "")
    if not unicodedata.is_normalized("NFC", normal.text):
        normal = _replace(normal, _CLUSTER, partial(unicodedata.normalize, "NFC"))
    normal = Normal(normal.text.translate(_FOLDED), normal.offsets)
    normal = _replace(normal, _SPACES, lambda found: " ")
    normal = _replace(normal, _ELLIPSIS, lambda found: "…")
    if normal.text.isascii() or not _EAST_ASIAN.search(normal.text):
        return normal
    return _replace(normal, _SET_APART, lambda found: "")


def _replace(normal: Normal, pattern: re.Pattern[str], new: Callable[[str], str]) -> Normal:
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in pattern.finditer(normal.text):
        start, text = match.start(), new(match[0])
        parts += normal.text[at:start], text
        offsets += normal.offsets[at:start]
        offsets += [normal.offsets[start]] * len(text)
        at = match.end()
    if not parts:
        return normal
    return Normal("".join([*parts, normal.text[at:]]), (*offsets, *normal.offsets[at:]))


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a figure in digits: where it was written, and what to compare it by."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, a compound being one; case, hyphens and apostrophes are not compared."""
    normal = normalise(text)
    return tuple(
        Word(*normal.original(*match.span()), match[0].translate(_BARE).casefold())
        for match in _WORD.finditer(normal.text)
    )


def small_letters(text: str) -> str:
    """The same in small letters; a capital of two small ones stays, so that all offsets do."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(map(_small_letter, text))


def _small_letter(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char
