"""Sides: whether the sources see somebody on the side that an explainer prints. English only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ..model import Entry, Paragraph
from ..text import ENGLISH, find_name, stems
from .people import Naming
from .portraits import Portraits, forms

_THEIRS = re.compile(r"\b(?:his|her|its|their)\b[^,;.]{0,40},? ?\Z", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:to|with|against|on|about|by|between|than|towards?|met|meets?|told|tells?|visit(?:s|ed)?"
    r"|(?:accus|urg|criticis|criticiz)\w+|(?:warn|attack|join)(?:s|ed)?) (?:the )?\Z"
)
"""What stands before those to whom something is said or done."""
_WORD = re.compile(r"(?<!')\b\w+")
_MOST_OF_IT = 0.5
"""Of the words of what somebody stands for, how many must stand in what bears that person out."""
_CLOSE = 3
"""Words that may stand between somebody and the side that they can only be on."""


def is_strange_side(
    portraits: Portraits, entry: Entry, side: str, cited: Iterable[Paragraph]
) -> bool:
    """Whether a side is not somebody's: nothing says so, or another is named nearer to them."""
    own, called = portraits.own(cited), (entry.title.plain, *entry.called)
    others = {each.get("side") for each in portraits.people.entries.values()} - {side, ""}
    if own and _stand(side):
        return _is_strange_stand(portraits, entry, side)
    if not own or any(_has(side, each) for each in called):
        return False
    if any(find_name(other, each) for other in others for each in called):
        return True
    near = portraits.near(entry, own)
    gaps = _gaps(portraits, entry, near, (side, *sorted(others)))
    if side in gaps:
        return any(gaps[other] < gaps[side] for other in others & gaps.keys())
    if min(gaps.values(), default=_CLOSE + 1) <= _CLOSE:
        return True
    if linked := _linked(portraits, entry, near):
        return side not in linked
    # What no source has is the author's own way to group them; a name would be reported.
    known = any(find_name(side, text) for text in portraits.texts)
    return known and not portraits.is_tired and not _is_told(portraits, side, near)


def _stand(side: str) -> tuple[str, ...]:
    """The words of a side that says what its people stand for; empty where it is a name."""
    words = tuple(side[each.start : each.end] for each in stems(side, ENGLISH))
    return words if any(each.islower() for each in words) else ()


def _is_strange_stand(portraits: Portraits, entry: Entry, side: str) -> bool:
    """Whether nothing bears out that somebody stands for that, or those they speak for do not."""
    people = portraits.people.entries.values()
    alike = frozenset(each.id for each in people if each.get("side") == side)
    if not all(_is_of_any(portraits, word, alike) for word in _stand(side)):
        return True
    # A name in it says about whom they think so, and stands wherever that one does.
    words = [word for word in _stand(side) if word.islower() or side.startswith(word)]
    told = _told(words, portraits.bearing(entry))
    if told < 1 and (heads := {each.get("side") for each in portraits.heads(entry)} - {""}):
        return heads != {side}
    return told < _MOST_OF_IT


def _is_of_any(portraits: Portraits, word: str, people: frozenset[str]) -> bool:
    """Whether a paragraph that names any of some people has a word."""
    return portraits.is_tired or any(
        people & {each.id for each in sentence.namings}
        for text in portraits.having(word)
        for sentence in portraits.sentences(text)
    )


def _told(words: Sequence[str], texts: Sequence[str]) -> float:
    """How much of some words the texts have, from 0 to 1."""
    return sum(any(any(forms(each, text)) for text in texts) for each in words) / len(words)


def _is_told(portraits: Portraits, side: str, texts: Iterable[str]) -> bool:
    """Whether any text has a side, as it or those of its name are called."""
    return any(
        any(_places(each, text)) if each[0].isupper() else each in text.casefold()
        for text in texts
        for each in _called(portraits, side)
    )


def _gaps(
    portraits: Portraits, entry: Entry, texts: Iterable[str], sides: Sequence[str]
) -> Mapping[str, int]:
    """How many words stand between somebody and each side, where they stand nearest.

    The first of the sides may be called as those of its name are.
    """
    gaps: dict[str, int] = {}
    called = [(each, each) for each in sides]
    called += [(sides[0], each) for each in _called(portraits, sides[0])]
    for text in texts:
        for sentence in portraits.sentences(text):
            mine = [each for each in sentence.namings if each.id == entry.id]
            for side, words in called if mine else ():
                for place in _places(words, sentence.text):
                    gap = min(_gap(sentence.text, place, one) for one in mine)
                    gaps[side] = min(gap, gaps.get(side, gap))
    return gaps


def _linked(portraits: Portraits, entry: Entry, texts: Iterable[str]) -> frozenset[str]:
    """The sides of those with whom somebody is said to be, as in "her spokesperson Ann"."""
    found = set()
    for text in texts:
        for before, sentence in pairwise(portraits.sentences(text)):
            for each in sentence.namings:
                theirs = each.id == entry.id and _THEIRS.search(sentence.text, 0, each.start)
                if theirs and before.namings:
                    found.add(portraits.people.entries[before.namings[0].id].get("side"))
    return frozenset(found) - {""}


def _called(portraits: Portraits, side: str) -> tuple[str, ...]:
    """A side, and how those are called by name who have it and bear its name."""
    bearing = (
        each
        for each in portraits.people.entries.values()
        if each.get("side") == side and _has(side, each.title.plain)
    )
    names = (words for each in bearing for words in each.called if words[0].isupper())
    return (side, *names)


def _has(name: str, text: str) -> bool:
    """Whether a text has a name, or the same words."""
    return bool(find_name(name, text)) or name.casefold() in text.casefold()


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Every place where a text has a name, but for where it is what something is done to."""
    at = 0
    while found := find_name(name, text[at:]):
        if not _TOWARDS.search(text, 0, at + found[0]):
            yield at + found[0], at + found[1]
        at += found[1]


def _gap(text: str, place: tuple[int, int], naming: Naming) -> int:
    """How many words stand between a place and where somebody is named."""
    between = text[min(place[1], naming.end) : max(place[0], naming.start)]
    return len(_WORD.findall(between))
