"""Stems: the words of a text without their endings, and how much each tells of where it stands.

    stem = word - ending                 as the Snowball stemmer of the language takes it off
         | two characters in a row       in scripts that put no space between words

Words that hold a sentence together tell nothing of what it is about and are left out: short ones,
and those of a list where the language is English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import log

import snowballstemmer

from .normalise import LETTER, UNSPACED, Normal, Word, normalise

_LANGUAGES = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech",
    "da": "danish", "nl": "dutch", "en": "english", "eo": "esperanto", "et": "estonian",
    "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi",
    "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian",
    "ne": "nepali", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "fa": "persian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
_SHORTEST = 4
_SHORTEST_ENGLISH = 3
"""Letters; a shorter word counts only where it is written in capitals or figures."""
_LONGEST_ENDING = 3
_WORD = re.compile(rf"(?P<unspaced>{UNSPACED}+)|(?:(?!{UNSPACED}){LETTER})+")
_HIRAGANA = re.compile("[\u3040-\u309f]+")
_ENGLISH = frozenset(
    "about above after again against all also although among and another any are around because"
    " been before being below between both but came can come comes could did does doing down"
    " during each either else ever every for from further get got had has have having her hers"
    " herself him himself his how however into its itself just let like made make makes many may"
    " more most much must myself neither not now off once one only onto other others our ours"
    " ourselves out over own per put same shall she should since some such take taken takes than"
    " that the their theirs them themselves then there these they this those though through thus"
    " too toward towards two under until upon use very was way well went were what when where"
    " whether which while who whom whose why will with within without would yet you your"
    " yours".split()
)


@lru_cache(maxsize=4096)
def stems(text: str, language: str) -> tuple[Word, ...]:
    """The words of a text that tell what it is about, each with its stem as the key.

    `language` is a BCP 47 tag; where it has no stemmer, words are compared as they stand.
    """
    return tuple(_stems(normalise(text), language.partition("-")[0].lower()))


def _stems(normal: Normal, language: str) -> Iterator[Word]:
    for match in _WORD.finditer(normal.text):
        if match["unspaced"]:
            yield from _pairs(normal, match)
        elif _tells(match[0], language):
            yield Word(*normal.original(*match.span()), stem(match[0].casefold(), language))


def _pairs(normal: Normal, match: re.Match[str]) -> Iterator[Word]:
    """Every two characters in a row, but for two hiragana, which are endings and particles."""
    start, end = match.span()
    for at in range(start, max(start + 1, end - 1)):
        pair = normal.text[at : min(at + 2, end)]
        if not _HIRAGANA.fullmatch(pair):
            yield Word(*normal.original(at, at + len(pair)), pair)


def _tells(word: str, language: str) -> bool:
    if len(word) < (_SHORTEST_ENGLISH if language == "en" else _SHORTEST):
        return word[0].isdigit() or (len(word) > 1 and word.isupper())
    return language != "en" or word.casefold() not in _ENGLISH


def has_stemmer(language: str) -> bool:
    """Whether the endings of a language are known."""
    return language in _LANGUAGES


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """A word in small letters without its ending; as it is where the language has no stemmer."""
    name = _LANGUAGES.get(language)
    return str(_stemmer(name).stemWord(word)) if name else word


@cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


def alike(one: str, other: str) -> bool:
    """Whether two stems are of one word but for an ending: farm and farmer, lead and leader."""
    short, long = sorted((one, other), key=len)
    ending = len(long) - len(short)
    return short == long or (
        len(short) >= _SHORTEST and ending <= _LONGEST_ENDING and long.startswith(short)
    )


def rarity(texts: Iterable[Iterable[Word]]) -> Mapping[str, float]:
    """How much each stem tells of the text it stands in: its inverse document frequency.

    A stem of every text has next to nothing, one of a single text among twenty has three.
    """
    everything = [{word.key for word in text} for text in texts]
    found = Counter(key for keys in everything for key in keys)
    return {key: log((len(everything) + 1) / count) for key, count in found.items()}
