"""An index of names: which of many texts can have a name, without looking through them all.

What it gives is a little more than what has the name, and never less: `find_name` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from .name_forms import COURTESY, TITLES, Key, initials_of, keys_of, main_of, renames
from .names import PARTICLES
from .normalise import normalise

_LONGEST = 12
"""Letters of initials; of longer ones the first so many are looked up."""

_Texts = frozenset[int]
_NONE: _Texts = frozenset()


class NameIndex:
    """The words that names are found by, each with the numbers of the texts that have them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: defaultdict[str, set[int]] = defaultdict(set)
        self._capitals: defaultdict[str, set[int]] = defaultdict(set)
        self._pairs: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._named: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._initials: defaultdict[str, set[int]] = defaultdict(set)
        self._longer: defaultdict[str, set[int]] = defaultdict(set)
        self._acronyms: defaultdict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(texts):
            self._add(number, normalise(text).text)

    def _add(self, number: int, text: str) -> None:
        keys = keys_of(text)
        for before, key in zip((None, *keys), keys, strict=False):
            self._words[key.stem].add(number)
            if key.text == key.text.upper():
                self._acronyms[key.text.replace(".", "")].add(number)
                self._longer[key.text[:-1]].add(number)
            if key.capital:
                self._capitals[key.stem].add(number)
                whose = before.stem if before and renames(before, key, text) else ""
                self._named[whose, key.stem].add(number)
        for one, other in pairwise(keys):
            self._pairs[one.stem, other.stem].add(number)
        for initials in (*_initials(keys), *_initials(main_of(keys))):
            self._initials[initials].add(number)

    def texts(self, name: str) -> _Texts:
        """The numbers of the texts that can have a name."""
        wanted = keys_of(normalise(name).text)
        return _NONE.union(*self._found(wanted)) if wanted else _NONE

    def _found(self, wanted: Sequence[Key]) -> Iterator[Iterable[int]]:
        first, last = wanted[0], wanted[-1]
        if any(key.text == "of" for key in wanted):
            yield _common(self._capitals.get(key.stem, _NONE) for key in wanted if key.capital)
        elif first is last or first.start == last.start:
            yield self._in_a_row(wanted)
        elif last.capital:
            for whose in {"", *(key.stem for key in wanted)}:
                yield self._named.get((whose, last.stem), _NONE)
        else:
            yield self._words.get(last.stem, _NONE)
        yield from self._by_letters(wanted)
        yield self._behind_titles(wanted)

    def _in_a_row(self, wanted: Sequence[Key]) -> Collection[int]:
        if len(wanted) == 1:
            words = self._capitals if wanted[0].capital else self._words
            return words.get(wanted[0].stem, _NONE)
        return _common(
            self._pairs.get((one.stem, other.stem), _NONE) for one, other in pairwise(wanted)
        )

    def _by_letters(self, wanted: Sequence[Key]) -> Iterator[Iterable[int]]:
        """Its initials, or the names that have it for initials."""
        main = main_of(wanted)
        for letters in {initials_of(wanted), initials_of(main)}:
            if len(letters) > 1:
                yield self._acronyms.get(letters, _NONE)
        if len(main) < len(wanted):
            yield self._longer.get(initials_of(main), _NONE)
        acronym = wanted[0].text.replace(".", "")
        if acronym.isupper():
            yield self._initials.get(acronym[:_LONGEST], _NONE)

    def _behind_titles(self, wanted: Sequence[Key]) -> Iterable[int]:
        """What has the last word, and with it the titles before it that a source must have."""
        titles = tuple(takewhile(lambda key: key.text.casefold() in TITLES, wanted))
        told = [
            replace(key, capital=False) for key in titles if key.text.casefold() not in COURTESY
        ]
        if not titles:
            return _NONE
        return _common((self._in_a_row(wanted[-1:]), *(self._in_a_row((key,)) for key in told)))


def _common(found: Iterable[Collection[int]]) -> Collection[int]:
    """The numbers that all have, the fewest first, so that it takes no longer than these."""
    fewest, *others = sorted(found, key=len) or (_NONE,)
    return [number for number in fewest if all(number in each for each in others)]


def _initials(keys: Sequence[Key]) -> Iterator[str]:
    """The first letters of every row of capitalised words, in which particles may stand."""
    run: list[Key] = []
    for key in keys:
        run = [*run, key][-_LONGEST:] if key.capital or key.text in PARTICLES else []
        letters = "".join(each.text[0].upper() for each in run)
        yield from (letters[at:] for at in range(len(letters) - 1))
