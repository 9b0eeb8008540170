"""Forms of a name: where a paragraph has the one that a text writes, in whichever form.

words = the words of a name, each by its stem     "Afghans" and "Afghanistan" have the same
form  = words in a row | their initials | the last of them | those behind a title
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .names import ABBREVIATED, ORDINARY, PARTICLES, is_capitalised, tokens
from .normalise import normalise

COURTESY = frozenset("mr mrs ms miss mx".split())
"""What says nothing of a person that a source would have to say as well."""
TITLES = (
    ABBREVIATED
    | COURTESY
    | frozenset(
        "sir president prime minister secretary senator general king queen prince judge justice"
        " ambassador envoy maulana mullah sheikh imam ayatollah".split()
    )
)
_NOBODYS = TITLES | ORDINARY
_SAME = {
    "us": "united states", "usa": "united states", "america": "united states",
    "american": "united states", "americans": "united states", "uk": "united kingdom",
    "britain": "united kingdom", "british": "united kingdom", "britons": "united kingdom",
    "un": "united nations", "eu": "european union", "turkey": "turk", "french": "franc",
    "france": "franc",
}  # fmt: skip
_LOWER = {"congressional": "congress", "parliamentary": "parliament", "senatorial": "senate"}
"""What is written small and still says whose it is."""
_ENDINGS = ("istan", "ians", "ian", "ese", "ish", "ans", "an", "is", "i", "s", "a", "e", "y")
_SHORTEST_STEM = 4
_TOWNSMAN = re.compile(r"(?<=\w{6})ers?\Z")
"""As in "Berliner"; a shorter word may be somebody's name, as Parker is."""


@lru_cache(maxsize=8192)
def find_name(name: str, paragraph: str) -> tuple[int, int] | None:
    """Where the paragraph has the name, or None.

    "Pakistani" is in "Pakistan", "Afghans" in "Afghanistan", "U.S." in "United States", "TTP" in
    "Tehrik-e-Taliban Pakistan". A title of courtesy counts for nothing, and another only where the
    paragraph has none like it: "Mr West" and "Maulana Rehman" are in any West and in "Maulana
    Fazlur Rehman". Of a name of several words the last is enough where no other name stands before
    it; one with "of" needs all of its words, in any order.
    """
    source = normalise(paragraph)
    wanted, there = keys_of(normalise(name).text), keys_of(source.text)
    found = _in_full(wanted, there) or _by_initials(wanted, there)
    if not found and " " not in name:
        found = _by_first_letters(wanted, there)
    if not found and (bare := _without_titles(wanted, there)) != wanted:
        found = _in_full(bare, there)
    if not found and any(key.text == "of" for key in wanted):
        found = _by_all(wanted, there)
    elif not found and wanted and wanted[0].start < wanted[-1].start:
        found = _by_last(wanted, there, source.text)
    return source.original(*found) if found else None


@dataclass(frozen=True, slots=True)
class Key:
    """What to compare a word by; a word that stands for several has as many keys."""

    start: int
    end: int
    text: str
    stem: str
    capital: bool


_Place = tuple[int, int] | None


@lru_cache(maxsize=2048)
def keys_of(text: str) -> tuple[Key, ...]:
    """What the words of a normalised text are compared by, in order."""
    keys = []
    for word in tokens(text):
        for part in re.finditer("[^-]+", word.text):
            start, end = word.start + part.start(), word.start + part.end()
            capital = is_capitalised(part[0])
            plain = re.sub("[.']", "", part[0]).casefold()
            whose = _LOWER.get(plain)
            same = whose or (_SAME.get(plain, plain) if capital else plain)
            capital = capital or whose is not None
            keys += [Key(start, end, part[0], _stem(each), capital) for each in same.split()]
    return tuple(keys)


def _without_titles(wanted: Sequence[Key], there: Sequence[Key]) -> Sequence[Key]:
    """What follows the titles of a name: those of courtesy, and those that the source has too."""
    stems = {key.stem for key in there}
    for at, key in enumerate(wanted):
        plain = key.text.casefold()
        if plain not in COURTESY and not (plain in TITLES and key.stem in stems):
            return wanted[at:]
    return wanted


def _in_full(wanted: Sequence[Key], there: Sequence[Key]) -> _Place:
    for at in range(len(there) - len(wanted) + 1 if wanted else 0):
        row = there[at : at + len(wanted)]
        if all(map(_agree, wanted, row)):
            return row[0].start, row[-1].end
    return None


def _by_initials(wanted: Sequence[Key], there: Sequence[Key]) -> _Place:
    """An acronym for a name in full, or a name in full for an acronym."""
    if len(initials_of(wanted)) > 1:
        acronyms = {initials_of(wanted), initials_of(main_of(wanted))}
        found = (key for key in there if key.text.replace(".", "") in acronyms)
        return next(((key.start, key.end) for key in found), None)
    acronym = wanted[0].text.replace(".", "") if wanted else ""
    if len(acronym) < 2 or not acronym.isupper():
        return None
    for words in (there, main_of(there)):
        for at in range(len(words) - len(acronym) + 1):
            row = words[at : at + len(acronym)]
            if initials_of(row) == acronym and all(key.capital for key in main_of(row)):
                return row[0].start, row[-1].end
    return None


def _by_first_letters(wanted: Sequence[Key], there: Sequence[Key]) -> _Place:
    """An acronym one letter longer than a compound with particles: TTP for "Tehrik-e-Taliban"."""
    letters = initials_of(main_of(wanted))
    if len(letters) < 2 or len(main_of(wanted)) == len(wanted):
        return None
    found = (key for key in there if key.text.isupper() and key.text[:-1] == letters)
    return next(((key.start, key.end) for key in found), None)


def main_of(keys: Iterable[Key]) -> list[Key]:
    """Those of no particle."""
    return [key for key in keys if key.text not in PARTICLES]


def initials_of(keys: Iterable[Key]) -> str:
    """The first letters of some words, in capitals."""
    return "".join({key.start: key.text[0].upper() for key in keys}.values())


def _by_all(wanted: Sequence[Key], there: Sequence[Key]) -> _Place:
    capitals = {key.stem: (key.start, key.end) for key in reversed(there) if key.capital}
    places = [capitals.get(key.stem) for key in wanted if key.capital]
    return places[0] if places and all(places) else None


def _by_last(wanted: Sequence[Key], there: Sequence[Key], text: str) -> _Place:
    stems = {key.stem for key in wanted}
    for before, key in zip((None, *there), there, strict=False):
        is_another = before and before.stem not in stems and renames(before, key, text)
        if _agree(wanted[-1], key) and not is_another:
            return key.start, key.end
    return None


def renames(before: Key, key: Key, text: str) -> bool:
    """Whether a word makes the next another's name, as "South" does "Korea" for North Korea."""
    return (
        before.capital
        and before.text.casefold() not in _NOBODYS
        and text[before.end : key.start].strip(" -") == ""
    )


def _agree(wanted: Key, there: Key) -> bool:
    return wanted.stem == there.stem and (there.capital or not wanted.capital)


def _stem(word: str) -> str:
    """Without the endings that make a people or a language of a country, as far as it is long."""
    word = _TOWNSMAN.sub("", word)
    end = len(word)
    while ending := _ending(word, end):
        end -= len(ending)
    return word[:end]


def _ending(word: str, end: int) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending, 0, end) and end - len(ending) >= _SHORTEST_STEM:
            return ending
    return ""
