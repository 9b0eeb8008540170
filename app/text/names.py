"""Proper names of a text, and whether a source has them: enough for a warning, not for proof.

    name = capitalised, { " ", [ particle, " " ], capitalised }      "Voice of America"

A capitalised word is one with a capital in it: TTP, U.S., Tehrik-e-Taliban, al-Qaida; of a compound
only what reaches from capital to capital counts ("TTP-led"). The first word of a sentence is in a
name only where a capitalised word follows it, where it has two capitals, or where the text has it
with its capital elsewhere in a sentence. Months are for `figures`; weekdays are names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .dates import MONTHS
from .lexicons import lexicon_of
from .locales import ENGLISH, base, locale_of
from .normalise import LETTER, UNSPACED, Normal, normalise

GERMAN = "de"

# Letters of scripts without spaces have no capitals, and are in no name that has.
_LETTER = rf"(?:(?!{UNSPACED}){LETTER})"
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|{_LETTER}+(?:['-]{_LETTER}+)*")
_SENTENCE_STARTS = re.compile(r"[.!?…:]|(?:^|[\s(\[—-])'+$")
_ARTICLES = frozenset("al el ul ur as ash at ad an az ar".split())
_PARTICLES = frozenset("of de del der den di du la le van von bin ibn al el ul ur e y".split())
_ABBREVIATED = frozenset("mr mrs ms dr prof gen lt col sgt capt gov sen rep rev st".split())
_COURTESY = frozenset("mr mrs ms miss mx".split())
"""What says nothing of a person that a source would have to say as well."""
_TITLES = (
    _ABBREVIATED
    | _COURTESY
    | frozenset(
        "sir president prime minister secretary senator general king queen prince judge justice"
        " ambassador envoy maulana mullah sheikh imam ayatollah".split()
    )
)
_ORDINARY = frozenset(
    "a about above according after again against all although among an and another any are as at"
    " be because been before being below between both but by can could despite did do does during"
    " each either even ever every few for from had has have having he her here his how however i"
    " if in including inside instead into is it its just last later like many may meanwhile might"
    " more moreover most much my near neither never next no none nor not nothing now of off often"
    " on once one only onto or other others our out outside over per she should since so some soon"
    " still such than that the their them then there these they this those though through to"
    " today together tomorrow too toward towards under unless until up upon us was we were what"
    " when where whereas whether which while who whom whose why will with within without would"
    " yesterday yet you your".split()
)
_MONTHS = frozenset(month.lower() for month in MONTHS)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?!\w)"
_SHORT_MONTH = re.compile(rf"{_SHORT}(?=\.?,? \d)|(?<=\d ){_SHORT}")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
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


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as the text has it, without a possessive ending."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a normalised text, or of a compound what reaches from capital to capital.

    `initial` is whether a sentence or a quotation begins with it, `joined` whether it may go on a
    name that the word before it is in.
    """

    start: int
    end: int
    text: str
    initial: bool
    joined: bool

    @property
    def is_name(self) -> bool:
        """Whether its capital makes it one, as far as can be told from the word alone."""
        plain = self.text.casefold()
        if not _is_capitalised(self.text) or plain in _MONTHS or plain.endswith("n't"):
            return False
        return _is_acronym(self.text) or plain.partition("'")[0] not in _ORDINARY


@lru_cache(maxsize=2048)
def names(text: str, language: str = ENGLISH) -> tuple[Name, ...]:
    """The proper names of a text, in order, each as long as its capitals and particles reach.

    In German, which writes every noun so, only abbreviations, and capitals side by side.
    """
    normal = normalise(text)
    words = _words(normal.text)
    if base(language) == GERMAN:
        return tuple(_placed(run, normal, text) for run in _german(words))
    known = {word.text for word in words if not word.initial}
    found = []
    for run in _runs(words):
        if len(run) > 1 and run[0].initial and run[1].text == "of" and run[0].text not in known:
            run = run[2:]
        if len(run) > 1 or _stands_alone(run[0], known):
            found.append(_placed(run, normal, text))
    return tuple(found)


def _placed(run: Sequence[_Word], normal: Normal, text: str) -> Name:
    start, end = normal.original(run[0].start, run[-1].end)
    return Name(start, end, text[start:end])


def _german(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Runs that no nouns make: without what begins a sentence, and what is counted or dated."""
    for run in _runs(words):
        while run and not _is_acronym(run[0].text) and _leads(run[0]):
            run = run[1:]
        short = [word for word in run if _is_acronym(word.text)]
        alone = len(run) < 2 or any(word.text.casefold() in _counted_words() for word in run)
        if short or not alone:
            yield short[:1] if alone else run


def _leads(word: _Word) -> bool:
    """Whether a word has its capital from its place, has none at all, or is in no name."""
    return word.initial or word.text in _PARTICLES or word.text.casefold() in _counted_words()


@cache
def _counted_words() -> frozenset[str]:
    """What stands beside nouns in German and is in no name: "Ende Mai", "Millionen Euro"."""
    locale, lexicon = locale_of(GERMAN), lexicon_of(GERMAN)
    known = locale and (
        *locale.months, *locale.short_months, *locale.weekdays, *locale.units, *locale.currencies,
        *locale.scales,
    )  # fmt: skip
    words = (*lexicon.numbers, *lexicon.scales, *lexicon.stages, *lexicon.vague, "prozent", "uhr")
    return frozenset((*(known or ()), *words))


def _stands_alone(word: _Word, known: Collection[str]) -> bool:
    """Whether its capital is not the sentence's."""
    by_sentence = word.initial and word.text[0].isupper() and not _is_acronym(word.text)
    return not by_sentence or word.text in known


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[_Word, ...]:
    words: list[_Word] = []
    last, last_end, ended = "", 0, True
    for match in _TOKEN.finditer(text):
        if _SHORT_MONTH.match(text, match.start()):
            continue
        gap = text[last_end : match.start()]
        abbreviated = gap == ". " and (last.casefold() in _ABBREVIATED or len(last) == 1)
        initial = not words or (not abbreviated and bool(_SENTENCE_STARTS.search(gap)))
        start, end = _name_part(match[0])
        joined = not (ended or initial or start) and (gap == " " or abbreviated)
        last, last_end = match[0][start:end], match.end()
        ended = end < len(match[0])
        at = match.start()
        words.append(_Word(at + start, at + end, last, initial and not start, joined))
    return tuple(words)


def _name_part(token: str) -> tuple[int, int]:
    """Without "'s"; of a compound with capitals what reaches from the first to the last of them."""
    token = token.removesuffix("'s")
    if "-" not in token:
        return 0, len(token)
    parts = [(match.start(), match.end()) for match in re.finditer("[^-]+", token)]
    capitals = [i for i, (start, end) in enumerate(parts) if _is_capitalised(token[start:end])]
    if not capitals:
        return 0, len(token)
    first = capitals[0]
    if first and token[slice(*parts[first - 1])] in _ARTICLES:
        first -= 1
    return parts[first][0], parts[capitals[-1]][1]


def _runs(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Neighbouring names, with the particles between them; a weekday stands alone."""
    run: list[_Word] = []
    particles: list[_Word] = []
    for word in words:
        alone = word.text.casefold() in _DAYS
        if run and word.joined and word.text in _PARTICLES:
            particles.append(word)
            continue
        if run and not (word.is_name and word.joined and not alone):
            yield run
            run = []
        if word.is_name:
            run += [*(particles if run else ()), word]
        particles = []
        if alone and run:
            yield run
            run = []
    if run:
        yield run


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
    wanted, there = _keys(normalise(name).text), _keys(source.text)
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
class _Key:
    """What to compare a word by; a word that stands for several has as many keys."""

    start: int
    end: int
    text: str
    stem: str
    capital: bool


_Place = tuple[int, int] | None


@lru_cache(maxsize=2048)
def _keys(text: str) -> tuple[_Key, ...]:
    keys = []
    for word in _words(text):
        for part in re.finditer("[^-]+", word.text):
            start, end = word.start + part.start(), word.start + part.end()
            capital = _is_capitalised(part[0])
            plain = re.sub("[.']", "", part[0]).casefold()
            whose = _LOWER.get(plain)
            same = whose or (_SAME.get(plain, plain) if capital else plain)
            capital = capital or whose is not None
            keys += [_Key(start, end, part[0], _stem(each), capital) for each in same.split()]
    return tuple(keys)


def _without_titles(wanted: Sequence[_Key], there: Sequence[_Key]) -> Sequence[_Key]:
    """What follows the titles of a name: those of courtesy, and those that the source has too."""
    stems = {key.stem for key in there}
    for at, key in enumerate(wanted):
        plain = key.text.casefold()
        if plain not in _COURTESY and not (plain in _TITLES and key.stem in stems):
            return wanted[at:]
    return wanted


def _in_full(wanted: Sequence[_Key], there: Sequence[_Key]) -> _Place:
    for at in range(len(there) - len(wanted) + 1 if wanted else 0):
        row = there[at : at + len(wanted)]
        if all(map(_agree, wanted, row)):
            return row[0].start, row[-1].end
    return None


def _by_initials(wanted: Sequence[_Key], there: Sequence[_Key]) -> _Place:
    """An acronym for a name in full, or a name in full for an acronym."""
    if len(_letters(wanted)) > 1:
        acronyms = {_letters(wanted), _letters(_main(wanted))}
        found = (key for key in there if key.text.replace(".", "") in acronyms)
        return next(((key.start, key.end) for key in found), None)
    acronym = wanted[0].text.replace(".", "") if wanted else ""
    if len(acronym) < 2 or not acronym.isupper():
        return None
    for words in (there, _main(there)):
        for at in range(len(words) - len(acronym) + 1):
            row = words[at : at + len(acronym)]
            if _letters(row) == acronym and all(key.capital for key in _main(row)):
                return row[0].start, row[-1].end
    return None


def _by_first_letters(wanted: Sequence[_Key], there: Sequence[_Key]) -> _Place:
    """An acronym one letter longer than a compound with particles: TTP for "Tehrik-e-Taliban"."""
    letters = _letters(_main(wanted))
    if len(letters) < 2 or len(_main(wanted)) == len(wanted):
        return None
    found = (key for key in there if key.text.isupper() and key.text[:-1] == letters)
    return next(((key.start, key.end) for key in found), None)


def _main(keys: Iterable[_Key]) -> list[_Key]:
    return [key for key in keys if key.text not in _PARTICLES]


def _letters(keys: Iterable[_Key]) -> str:
    return "".join({key.start: key.text[0].upper() for key in keys}.values())


def _by_all(wanted: Sequence[_Key], there: Sequence[_Key]) -> _Place:
    capitals = {key.stem: (key.start, key.end) for key in reversed(there) if key.capital}
    places = [capitals.get(key.stem) for key in wanted if key.capital]
    return places[0] if all(places) else None


def _by_last(wanted: Sequence[_Key], there: Sequence[_Key], text: str) -> _Place:
    stems = {key.stem for key in wanted}
    for before, key in zip((None, *there), there, strict=False):
        if _agree(wanted[-1], key) and not (before and _renames(before, key, stems, text)):
            return key.start, key.end
    return None


def _renames(before: _Key, key: _Key, stems: Collection[str], text: str) -> bool:
    """Whether the word before makes it another's name, as "South" does "Korea" for North Korea."""
    plain = before.text.casefold()
    return (
        before.capital
        and before.stem not in stems
        and plain not in _TITLES | _ORDINARY
        and text[before.end : key.start].strip(" -") == ""
    )


def _agree(wanted: _Key, there: _Key) -> bool:
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


def _is_capitalised(word: str) -> bool:
    # Most words are in small letters, which is told at once.
    return not word.islower() and any(char.isupper() for char in word)


def _is_acronym(word: str) -> bool:
    return sum(char.isupper() for char in word) > 1
