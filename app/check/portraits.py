"""Portraits: which sentences of the sources tell of whom, among the people of an explainer.

What is said stands with whoever is named right behind it, or else with who was named last before:

    Foreign Ministry spokesperson ‹Mumtaz Baloch›    ‹Thomas West›, the U.S. special envoy

There "U.S." says whose envoy West is, and is none: nothing parts it from the word. English only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import takewhile

from ..model import Entry, Explainer, Paragraph
from ..text import (
    ENGLISH,
    NameIndex,
    Word,
    alike,
    find_name,
    is_acronym,
    normalise,
    sentences,
    stem,
    stems,
)
from .evidence import paragraphs, places
from .fit import comparable_sources
from .people import Naming, apart, people_of

MOST_NAMED = 20_000
"""Of how many people it is asked whether a sentence names them, before nothing more is told."""
FEW = 8
"""Paragraphs that are read for one person, or for one word."""
_BEHIND = re.compile(r"(?: |, (?:the |an? )?)(?:[A-Z][\w.-]* )*")
_APPOSED = re.compile(r", (?:the |an? |h\w{2} |its |their )?")
_HEAD = re.compile(r" (?:at|from|in|of|on|who) ")
"""What stands behind the one whom the words are about: "Afghans in Pakistan"."""
_JOINED = re.compile(r",? (?:and|or) (?:the )?|, ")
_MODIFIES = re.compile(r"(?:'s)? ?")
_GOVERNMENT = re.compile(r"(?:the )?government of (.+)", re.IGNORECASE)
_THEIR_BODY = re.compile(r"(?:her|his|its|their) (\w+)\Z")
_MOST_BETWEEN = 2
"""Words that may stand among those of a title."""
_LONGEST_ENDING, _SHORTEST = 3, 4
"""Letters by which words of one kind may differ, and that they must share."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of a source, and everybody whom it names."""

    text: str
    namings: tuple[Naming, ...]

    def bearers(self, start: int, end: int) -> frozenset[str]:
        """Of whom some words of it are said, one or several; empty where that cannot be told."""
        about = [each for each in self.namings if not self._is_whose(each, start, end)]
        inside = (each for each in about if each.start < end and start < each.end)
        behind = (
            each
            for each in about
            if each.start >= end and _BEHIND.fullmatch(self.text, end, each.start)
        )
        found = next(inside, None) or next(behind, None)
        return self._like(found) if found else self._before(start)

    def _is_whose(self, naming: Naming, start: int, end: int) -> bool:
        """Whether a name among the words says only whose: the Taliban's, of their spokesperson."""
        leads = naming.start == start and _HEAD.match(self.text, naming.end)
        return start <= naming.start and naming.end <= end and not leads

    def _before(self, start: int) -> frozenset[str]:
        """Whoever was named last, but for a body that only says whose post somebody else has."""
        before = [each for each in self.namings if each.end <= start]
        while len(before) > 1 and _MODIFIES.fullmatch(self.text, before[-1].end, start):
            between = self.text[before[-2].end : before[-1].start]
            if not _APPOSED.fullmatch(between):
                break
            before.pop()
        bearers: frozenset[str] = frozenset()
        for each, after in zip(reversed(before), (None, *reversed(before)), strict=False):
            if after and not _JOINED.fullmatch(self.text, each.end, after.start):
                break
            bearers |= self._like(each)
        return bearers

    def _like(self, naming: Naming) -> frozenset[str]:
        """Everybody whom the words of a naming name."""
        return frozenset(each.id for each in self.namings if each.start == naming.start)


class Portraits:
    """What the sources tell of the people of an explainer, as far as can be told in fair time."""

    def __init__(self, explainer: Explainer, most: int = MOST_NAMED) -> None:
        self._explainer = explainer
        comparable = comparable_sources(explainer)
        found = (each for each in paragraphs(explainer) if each.ref.source in comparable)
        self.texts = tuple(normalise(each.text).text for each in found)
        self.people = people_of(explainer)
        self._known = frozenset(self.texts)
        self._left = most
        self._read: dict[str, tuple[Telling, ...]] = {}

    @property
    def is_tired(self) -> bool:
        """Whether so much was asked that nothing more is told of who is named."""
        return self._left < 0

    def own(self, cited: Iterable[Paragraph]) -> tuple[str, ...]:
        """What is cited of the sources that can be read."""
        return tuple(text for each in cited if (text := normalise(each.text).text) in self._known)

    def near(self, entry: Entry, own: Sequence[str]) -> tuple[str, ...]:
        """What is cited for somebody, and then what names them elsewhere."""
        forms = (entry.title.plain, *(each for each in entry.called if each[0].isupper()))
        numbers = frozenset().union(*(self._names.texts(each) for each in forms))
        named = (self.texts[number] for number in sorted(numbers)[:FEW])
        return tuple(dict.fromkeys((*own, *named)))

    def bearing(self, entry: Entry) -> tuple[str, ...]:
        """What the sources say where an explainer tells of somebody, or what they said.

        That is the evidence, or the paragraph of a citation that has none.
        """
        return tuple(self._bearing.get(entry.id, ()))

    @cached_property
    def _bearing(self) -> defaultdict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for place in places(self._explainer):
            for reference in place.statement.citation.references:
                cited = map(self._explainer.paragraph, reference.refs)
                texts = [each.words for each in reference.evidence] or [
                    each.text for each in cited if each
                ]
                for id in {place.entry and place.entry.id, reference.mark.voice} - {None}:
                    found[str(id)] += texts
        return found

    def heads(self, entry: Entry) -> tuple[Entry, ...]:
        """For whom somebody speaks, by the role ("Taliban envoy") or a name ("her government").

        A government speaks for the country in its name. No more is told where too much was asked.
        """
        bodies = (body[1] for each in entry.called if (body := _THEIR_BODY.match(each)))
        found = (*self._heads[entry.id], *(each for body in bodies for each in self._bodies[body]))
        return tuple(each for each in found if each.id != entry.id)

    @cached_property
    def _heads(self) -> defaultdict[str, list[Entry]]:
        """Those whose name a role begins with, by the id of whoever has the role."""
        people = tuple(self.people.entries.values())
        roles, left = NameIndex(each.get("role") for each in people), MOST_NAMED
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for each, name in _named(people):
            for number in sorted(roles.texts(name))[: max(left, 0)]:
                left -= 1
                place = find_name(name, people[number].get("role"))
                if place and place[0] == 0:
                    found[people[number].id].append(each)
        return found

    @cached_property
    def _bodies(self) -> defaultdict[str, list[Entry]]:
        """The first few that are a body of something, by what body each is."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        people = self.people.entries.values()
        for each, name in _named(people):
            body, of, _ = name.casefold().partition(" of ")
            if of and len(found[body]) < FEW:
                found[body].append(each)
        return found

    def having(self, word: str) -> tuple[str, ...]:
        """The texts that have a word in any form."""
        key = key_of(word)
        found = (self._stems.get(each, ()) for each in (*self._longer(key), *_shorter(key)))
        numbers = frozenset[int]().union(*found)
        return tuple(self.texts[number] for number in sorted(numbers))

    def sentences(self, text: str) -> tuple[Telling, ...]:
        """The sentences of a text; whom they name is not told where too much was asked."""
        if text not in self._read:
            found = []
            for start, end in sentences(text):
                self._left -= len(self.people.entries)
                found.append(Telling(text[start:end], self._namings(text[start:end])))
            self._read[text] = tuple(found)
        return self._read[text]

    def _namings(self, text: str) -> tuple[Naming, ...]:
        """Whom a sentence names beyond doubt: in full, by the last name, or as they are called."""
        ids = () if self.is_tired else self.people.entries
        found = filter(None, (self.people.naming(id, text) for id in ids))
        return apart([each for each in found if self._is_sure(each, text)])

    def _is_sure(self, naming: Naming, text: str) -> bool:
        entry, words = self.people.entries[naming.id], text[naming.start : naming.end]
        title = normalise(entry.title.plain).text.split()
        if " " in words:
            return words.count(" ") < len(title) + _MOST_BETWEEN
        called = words.casefold() in map(str.casefold, entry.called)
        last = words == title[-1] and words.casefold() not in self.people.shared
        return called or last or (is_acronym(words) and f"{words}'s" not in title)

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self.texts)

    @cached_property
    def _stems(self) -> defaultdict[str, set[int]]:
        """The numbers of the texts that have each stem."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(self.texts):
            for word in stems(text, ENGLISH):
                found[word.key].add(number)
        return found

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted(self._stems)

    def _longer(self, key: str) -> Iterator[str]:
        """A stem and those that are longer by an ending: one behind the other in order."""
        behind = range(bisect_left(self._sorted, key), len(self._sorted))
        stems = (self._sorted[at] for at in behind)
        yield from filter(partial(alike, key), takewhile(lambda each: each.startswith(key), stems))


def _named(people: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    return ((entry, name) for entry in people for name in _names(entry))


def _names(entry: Entry) -> Iterator[str]:
    """What somebody is called by name, and of a government the country."""
    for name in (entry.title.plain, *(each for each in entry.called if each[0].isupper())):
        yield name
        if found := _GOVERNMENT.fullmatch(name):
            yield found[1]


def key_of(word: str) -> str:
    """What a word is compared by."""
    return stem(word.casefold(), ENGLISH)


def forms(word: str, text: str, exact: bool = False) -> Iterator[Word]:
    """The words of a text that are a word in another form, or in none but the very same."""
    key = key_of(word)
    for each in stems(text, ENGLISH):
        if each.key == key or (not exact and alike(each.key, key)):
            yield each


def _shorter(key: str) -> Iterator[str]:
    """A stem without its last letters, as far as what is left may be one of the same kind."""
    for end in range(max(_SHORTEST, len(key) - _LONGEST_ENDING), len(key)):
        yield key[:end]
