"""Quotations: where the quotations of a text are, and whether a source has them word for word.

    quotation = mark, inner, mark of the same family      the outermost marks count
    inner     = piece, { gap, piece }                     every piece must be verbatim, in order
    gap       = "…" | "..." | ". . ." | "(…)" | "[" anything "]"

A piece stands at the borders of words, so that "art" is not found in "party". Where a bracket
touches a letter the piece keeps the bracket, "]he" of "[T]he", and may begin or end inside a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate

from .normalise import INVISIBLE, LETTER, UNSPACED, Word, normalise, words_of

_CLOSING = {
    "“": "”", "‟": "”", "„": "“”", "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    "「": "」", "『": "』", "｢": "｣", "﹁": "﹂", "﹃": "﹄", "〝": "〞〟",
    "‘": "’", "’": "’", "‛": "’", "‚": "‘’", "'": "'",
}  # fmt: skip
_FAMILIES = ("“”„‟", "«»", "‹›", "「」", "『』", "｢｣", "﹁﹂", "﹃﹄", "〝〞〟")
_FAMILY = {mark: family for family in _FAMILIES for mark in family}
_DIRECTED = re.compile(f"[{''.join(_FAMILIES)}]")
_MARK = re.compile(rf"[\"＂‘’‚‛'{''.join(_FAMILIES)}]")
_OPENING = re.compile(r"[“„‟«‹「『｢﹁﹃〝]|(?<![^\s(\[{—–/‘'-])[”»›](?=\S)")
# A mark may touch the letter before it where no space stands between words.
_SPACED = rf"(?!{UNSPACED}){LETTER}"
_OPENING_STRAIGHT = re.compile(
    rf"(?<!{_SPACED})[\"＂](?:(?={LETTER})|(?<![^\s(\[{{—–/:‘'-][\"＂]))"
)
_OPENING_SINGLE = re.compile(
    rf"(?:(?<!{LETTER})[‘’‚‛']|(?<={UNSPACED})‘)(?=[\"“„«‹\[($€£¥¿¡…-]|\.\.|{LETTER})"
    r"(?!(?i:\d0s|n|s|tis|twas|em|til|till|cause|bout|round|cos|cuz|twere|twill)\b)"
)
_CLOSING_SINGLE = re.compile(rf"(?<=\S)(?:['’‘](?!{LETTER})|’(?={UNSPACED}))")
_POSSESSIVE = re.compile(rf"(?<=[sS])['’‘](?=\s{LETTER})")
ELLIPSIS = r"\.\s?\.\s?\.(?!\s?\.)"
_GAP = re.compile(rf"\[[^\[\]]*\]|\(\s?(?:…|{ELLIPSIS})\s?\)|…|{ELLIPSIS}")
_LETTER = re.compile(LETTER)
_UNSPACED = re.compile(UNSPACED)

_NO_LETTER = re.compile(rf"(?!{LETTER})")
_TRAILING = re.compile(r"[.,]('*)$")
_REACH = 4
_ACROSS = re.compile(
    rf"{LETTER}(?:\0(?:'(?!s(?!{LETTER})))?{LETTER}"
    rf"|(?<!(?<!\w)[cdjlmnstCDJLMNST])(?<![qQ]u)'\0{LETTER})"
    r"|\d[.,٫٬]\0\d|\d\0[.,٫٬]\d|(?<![\w.,])[-.]\0\d|\d\0 ?[%‰]"
)

_ROUNDS = 16
"""How often the length of a text is looked at in all; only words that repeat themselves need more,
as in "ha ha ha", and of those that stand across the words of the text time and again."""
_NEAR_ENOUGH = 0.6
_CANDIDATES = 8
_LONG = 300


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a plain text, marks included; each of its `pieces` must be verbatim.

    Where `closed` is False it is one mark that has no partner, and it has no pieces.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    closed: bool = True


@lru_cache(maxsize=4096)
def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of a rendered text, in order; the marks inside one are among its words.

    “a” ‟a” „a“ „a” ”a” «a» »a« »a» ‹a› ›a‹ ‘a’ ’a’ ‚a‘ "a" 'a' 「a」 『a』 ｢a｣ ﹁a﹂ 〝a〟 are
    quotations. An apostrophe is none: in a word (don’t), before a decade or a known short form
    (’90s, ’tis), after a plural (leaders’) unless it alone can close a single mark. `"` after a
    digit is inches.
    """
    partners = _directed_partners(text) | _single_partners(text)
    found = []
    at = 0
    while match := _MARK.search(text, at):
        start, at = match.span()
        end = _straight_partner(text, start) if match[0] in '"＂' else partners.get(start, -1)
        if end >= 0:
            at = end + 1
            found.append(Quotation(start, at, _pieces(text, start + 1, end)))
        elif _lacks_partner(text, start):
            found.append(Quotation(start, at, (), closed=False))
    return tuple(found)


def whole(text: str) -> Quotation:
    """A text every word of which is quoted without marks, as in a block quotation."""
    return Quotation(0, len(text), _pieces(text, 0, len(text)))


def _straight_partner(text: str, at: int) -> int:
    return text.find(text[at], at + 1) if _OPENING_STRAIGHT.match(text, at) else -1


def _directed_partners(text: str) -> dict[int, int]:
    """Where marks that differ from left to right are closed, by where they open."""
    partners: dict[int, int] = {}
    unclosed: defaultdict[str, list[int]] = defaultdict(list)
    for match in _DIRECTED.finditer(text):
        mark, at = match[0], match.start()
        stack = unclosed[_FAMILY[mark]]
        if stack and mark in _CLOSING[text[stack[-1]]]:
            partners[stack.pop()] = at
        elif _OPENING.match(text, at):
            stack.append(at)
    return partners


def _single_partners(text: str) -> dict[int, int]:
    """Where single marks are closed, by where they open: before the next one of the kind opens.

    What may be the apostrophe of a plural closes only where nothing else does.
    """
    closing = [match.start() for match in _CLOSING_SINGLE.finditer(text)]
    partners: dict[int, int] = {}
    limits: dict[str, int] = {}
    for opening in reversed([match.start() for match in _OPENING_SINGLE.finditer(text)]):
        mark = text[opening]
        first = bisect_left(closing, opening + 2)
        last = bisect_left(closing, limits.get(mark, len(text)))
        fitting = [at for at in closing[first:last] if text[at] in _CLOSING[mark]]
        firm = [at for at in fitting if not _POSSESSIVE.match(text, at)]
        if firm or (fitting and mark != "’"):
            partners[opening] = (firm or fitting)[0]
        limits[mark] = opening
    return partners


def _lacks_partner(text: str, at: int) -> bool:
    """Whether a mark without a partner should have one, as apostrophes and inches should not."""
    match text[at]:
        case '"' | "＂":
            return not (at and text[at - 1].isdigit())
        case "‘" | "‚" | "‛" | "'":
            return bool(_OPENING_SINGLE.match(text, at)) and not text[at + 1].isdigit()
        case mark:
            return mark != "’"


def _pieces(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches between gaps that have words to see, without the white space around them."""
    borders = [start, *(at for gap in _gaps(text, start, end) for at in gap), end]
    pieces = []
    for begin, stop in zip(borders[::2], borders[1::2], strict=True):
        words = text[begin:stop]
        if _LETTER.search(INVISIBLE.sub("", words)):
            begin += len(words) - len(words.lstrip())
            pieces.append((begin, begin + len(words.strip())))
    return tuple(pieces)


def _gaps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The gaps from `start` to `end`, without the brackets that touch a letter outside."""
    for gap in _GAP.finditer(text, start, end):
        begin, stop = gap.span()
        if gap[0][0] == "[" and _LETTER.search(gap[0]):
            begin += bool(_LETTER.match(text, max(start, begin - 1), begin))
            stop -= bool(_LETTER.match(text, stop, end))
        yield begin, stop


def locate(pieces: Sequence[str], paragraph: str) -> tuple[tuple[int, int], ...] | None:
    """Where the pieces stand in the paragraph, in order, or None where one of them does not.

    They are compared after `normalise`, case and punctuation included, at the borders of words
    and figures. A comma or full stop that ends the last piece may be the writer's own, set inside
    the closing mark as Americans do, and need not be there. No pieces at all are nowhere.
    """
    source = normalise(paragraph)
    found = []
    at = 0
    for left, piece in zip(reversed(range(len(pieces))), pieces, strict=True):
        place = find(piece, source.text, at)
        if place is None and not left:
            place = find(without_last_stop(piece), source.text, at)
        if place is None:
            return None
        at = place[1]
        found.append(source.original(*place))
    return tuple(found) or None


def without_last_stop(piece: str) -> str:
    """A piece without the comma or full stop that a writer may have set at its end."""
    return _TRAILING.sub(r"\1", normalise(piece).text)


def find(piece: str, text: str, at: int) -> tuple[int, int] | None:
    """Where a piece first stands in a normalised text from `at` on, at the borders of words."""
    words = normalise(piece.removeprefix("]").removesuffix("[")).text.strip()
    looked = 0
    while words and looked < _ROUNDS * len(text) and (at := text.find(words, at)) >= 0:
        end = at + len(words)
        looked += len(words)
        if _across(text, at) and not piece.startswith("]"):
            rest = _NO_LETTER.search(text, at + 1)
            at = rest.start() if rest else len(text)
        elif _across(text, end) and not piece.endswith("["):
            at += 1
        else:
            return at, end
    return None


def _across(text: str, at: int) -> bool:
    """Whether a word or a figure runs over this place: "par|ty", "don|'t", "1.|5", "5|%".

    A word ends before "'s" and begins after an elision, as in "l'|État". Scripts without spaces
    have a border between any two letters.
    """
    before, after = text[max(0, at - _REACH) : at], text[at : at + _REACH]
    if _UNSPACED.match(before[-1:]) or _UNSPACED.match(after):
        return False
    return bool(_ACROSS.search(f"{before}\0{after}"))


@dataclass(frozen=True, slots=True)
class Nearest:
    """Similar text: in which paragraph, from where to where, and how alike, up to 1."""

    index: int
    start: int
    end: int
    ratio: float


def nearest(words: str, paragraphs: Sequence[str]) -> Nearest | None:
    """The stretch of whole words that is most like these, or None where nothing is much like them.

    It only suggests: case and most punctuation are not compared.
    """
    wanted = [word.key for word in words_of(words)]
    scored = (
        (score, -index, -at)
        for index, paragraph in enumerate(paragraphs)
        for at, score in enumerate(_scores(wanted, words_of(paragraph)))
    )
    best = None
    alike = _Likeness(wanted)
    for _, index, at in nlargest(_CANDIDATES, scored):
        there = words_of(paragraphs[-index])
        for start, end in _windows(-at, min(len(wanted), len(there)), len(there)):
            ratio = alike.ratio([word.key for word in there[start:end]])
            if ratio > (best.ratio if best else _NEAR_ENOUGH):
                best = Nearest(-index, there[start].start, there[end - 1].end, ratio)
    return best


def _scores(wanted: Sequence[str], there: Sequence[Word]) -> Iterator[float]:
    """For every window of as many words, how much of it is made of the letters wanted."""
    triples = {each for word in wanted for each in _triples(word)}
    known = {word.key: 0.0 for word in there}
    for key in known:
        known[key] = sum(each in triples for each in _triples(key)) / (len(key) + 2)
    sums = [0.0, *accumulate(known[word.key] for word in there)]
    size = min(len(wanted), len(there))
    return (sums[at + size] - sums[at] for at in range(len(sums) - size)) if size else iter(())


def _triples(word: str) -> list[str]:
    padded = f"  {word}  "
    return [padded[at : at + 3] for at in range(len(word) + 2)]


def _windows(at: int, size: int, length: int) -> Iterator[tuple[int, int]]:
    """The window itself first, then those a word earlier or later at either side."""
    for start in (at, at - 1, at + 1):
        for end in (at + size, at + size - 1, at + size + 1):
            if 0 <= start < end <= length:
                yield start, end


class _Likeness:
    """How alike words are to those wanted: by their letters, or as words where they are many."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self._long = sum(map(len, wanted)) > _LONG
        self._matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=self._long)
        self._matcher.set_seq2(self._units(wanted))

    def _units(self, words: Sequence[str]) -> Sequence[str]:
        return words if self._long else " ".join(words)

    def ratio(self, words: Sequence[str]) -> float:
        self._matcher.set_seq1(self._units(words))
        return self._matcher.ratio()
