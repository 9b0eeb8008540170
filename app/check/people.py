"""People: where a text names those whom an explainer lists, by title or by what they are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model import Entry, Explainer
from ..text import Word, find_name, locate, stems, words_of

_SMALL = frozenset(
    "a an the mr mrs ms dr of and der die das und le la les et el los las y il lo".split()
)
_POSSESSIVE = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Naming:
    """That a text names somebody, and where; `firm` is whether it can hardly be anything else."""

    start: int
    end: int
    id: str
    firm: bool


@dataclass(frozen=True)
class People:
    """Everybody whom an explainer lists, by id, and the words of titles that several of them have.

    A word of a title names somebody alone where it is nobody else's.
    """

    entries: Mapping[str, Entry]
    shared: frozenset[str]

    def naming(self, id: str, text: str) -> Naming | None:
        """Where a text names somebody: as called, in full, or by a word of nobody else's."""
        entry = self.entries[id]
        small, title = text.lower(), entry.title.plain
        for words in entry.called:
            if found := locate((words.lower(),), small):
                return Naming(found[0][0], found[-1][1], id, firm=True)
        own = words_in(title)
        if all(own.values()) and (place := find_name(title, text)):
            return Naming(*place, id, firm=True)
        there = _there(text)
        in_full = {each.key for each in stems(title, "en")} or own.keys()
        if there.keys() >= in_full:
            places = [(there[key].start, there[key].end) for key in in_full]
            return Naming(min(places)[0], max(end for _, end in places), id, firm=True)
        for key, capital in own.items():
            if capital and key not in self.shared and (word := there.get(key)):
                return Naming(word.start, word.end, id, not text[word.start].islower())
        return None

    def namings(self, text: str) -> tuple[Naming, ...]:
        """Everybody whom a text names, in its order, but for a name that is part of another."""
        return apart([each for each in (self.naming(id, text) for id in self.entries) if each])


def apart(namings: Sequence[Naming]) -> tuple[Naming, ...]:
    """The same in their order, but for a name that is part of another."""
    whole = (each for each in namings if not any(_is_inside(each, other) for other in namings))
    return tuple(sorted(whole, key=lambda each: each.start))


def _is_inside(one: Naming, other: Naming) -> bool:
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def people_of(explainer: Explainer) -> People:
    """Everybody whom an explainer lists."""
    entries = {each.id: each for each in explainer.people}
    counts = Counter(word for each in entries.values() for word in words_in(each.title.plain))
    return People(entries, frozenset(word for word, count in counts.items() if count > 1))


@lru_cache(maxsize=4096)
def words_in(title: str) -> Mapping[str, bool]:
    """The words of a title that tell something, and whether each may be a name alone."""
    found = (*(stems(title, "en") or words_of(title)), *words_of(title))
    capital = {each.key: not title[each.start].islower() for each in found}
    return {key: may for key, may in capital.items() if key not in _SMALL}


@lru_cache(maxsize=1024)
def _there(text: str) -> Mapping[str, Word]:
    """The words of a text by what they are compared by, each where it stands first."""
    return {each.key: each for each in reversed(tuple(_words(text)))}


def _words(text: str) -> Iterator[Word]:
    bare = _POSSESSIVE.sub(lambda match: " " * len(match[0]), text)
    yield from sorted((*stems(bare, "en"), *words_of(bare)), key=lambda word: word.start)
