"""Proper names of a text: what its capitals say, enough for a warning, not for proof.

    name = capitalised, { " ", [ particle, " " ], capitalised }      "Voice of America"

A capitalised word is one with a capital in it: TTP, U.S., Tehrik-e-Taliban, al-Qaida; of a compound
only what reaches from capital to capital counts ("TTP-led"). The first word of a sentence is in a
name only where a capitalised word follows it, where it has two capitals, or where the text has it
with its capital elsewhere in a sentence. Months are for `figures`; weekdays are names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
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
PARTICLES = frozenset("of de del der den di du la le van von bin ibn al el ul ur e y".split())
ABBREVIATED = frozenset("mr mrs ms dr prof gen lt col sgt capt gov sen rep rev st".split())
ORDINARY = frozenset(
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


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as the text has it, without a possessive ending."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
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
        if not is_capitalised(self.text) or plain in _MONTHS or plain.endswith("n't"):
            return False
        return is_acronym(self.text) or plain.partition("'")[0] not in ORDINARY


@lru_cache(maxsize=2048)
def names(text: str, language: str = ENGLISH) -> tuple[Name, ...]:
    """The proper names of a text, in order, each as long as its capitals and particles reach.

    In German, which writes every noun so, only abbreviations, and capitals side by side.
    """
    normal = normalise(text)
    words = tokens(normal.text)
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


def first_words(text: str, language: str = ENGLISH) -> tuple[Name, ...]:
    """What has a capital because a sentence begins with it, and may be a name all the same.

    `names` leaves it out. In German any noun may begin a sentence.
    """
    if base(language) == GERMAN:
        return ()
    normal = normalise(text)
    taken = {each.start for each in names(text, language)}
    words = (word for word in tokens(normal.text) if word.initial and word.is_name)
    return tuple(
        each for word in words if (each := _placed([word], normal, text)).start not in taken
    )


def _placed(run: Sequence[Token], normal: Normal, text: str) -> Name:
    start, end = normal.original(run[0].start, run[-1].end)
    return Name(start, end, text[start:end])


def _german(words: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs that no nouns make: without what begins a sentence, and what is counted or dated."""
    for run in _runs(words):
        while run and not is_acronym(run[0].text) and _leads(run[0]):
            run = run[1:]
        short = [word for word in run if is_acronym(word.text)]
        alone = len(run) < 2 or any(word.text.casefold() in _counted_words() for word in run)
        if short or not alone:
            yield short[:1] if alone else run


def _leads(word: Token) -> bool:
    """Whether a word has its capital from its place, has none at all, or is in no name."""
    return word.initial or word.text in PARTICLES or word.text.casefold() in _counted_words()


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


def _stands_alone(word: Token, known: Collection[str]) -> bool:
    """Whether its capital is not the sentence's."""
    by_sentence = word.initial and word.text[0].isupper() and not is_acronym(word.text)
    return not by_sentence or word.text in known


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """Every word of a normalised text, in order."""
    words: list[Token] = []
    last, last_end, ended = "", 0, True
    for match in _TOKEN.finditer(text):
        if _SHORT_MONTH.match(text, match.start()):
            continue
        gap = text[last_end : match.start()]
        abbreviated = gap == ". " and (last.casefold() in ABBREVIATED or len(last) == 1)
        initial = not words or (not abbreviated and bool(_SENTENCE_STARTS.search(gap)))
        start, end = _name_part(match[0])
        joined = not (ended or initial or start) and (gap == " " or abbreviated)
        last, last_end = match[0][start:end], match.end()
        ended = end < len(match[0])
        at = match.start()
        words.append(Token(at + start, at + end, last, initial and not start, joined))
    return tuple(words)


def _name_part(token: str) -> tuple[int, int]:
    """Without "'s"; of a compound with capitals what reaches from the first to the last of them."""
    token = token.removesuffix("'s")
    if "-" not in token:
        return 0, len(token)
    parts = [(match.start(), match.end()) for match in re.finditer("[^-]+", token)]
    capitals = [i for i, (start, end) in enumerate(parts) if is_capitalised(token[start:end])]
    if not capitals:
        return 0, len(token)
    first = capitals[0]
    if first and token[slice(*parts[first - 1])] in _ARTICLES:
        first -= 1
    return parts[first][0], parts[capitals[-1]][1]


def _runs(words: Sequence[Token]) -> Iterator[list[Token]]:
    """Neighbouring names, with the particles between them; a weekday stands alone."""
    run: list[Token] = []
    particles: list[Token] = []
    for word in words:
        alone = word.text.casefold() in _DAYS
        if run and word.joined and word.text in PARTICLES:
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


def is_capitalised(word: str) -> bool:
    """Whether a word has a capital anywhere."""
    # Most words are in small letters, which is told at once.
    return not word.islower() and any(char.isupper() for char in word)


def is_acronym(word: str) -> bool:
    """Whether a word has several capitals, which no place in a sentence gives it."""
    return sum(char.isupper() for char in word) > 1
