"""Alternatives: English words of which one excludes the others: more and less, before and after.

A statement that has one of them says something else than a text which has another of the same
family and not this one. Words of the same sense stand together; an expression counts before its
words, and a word in a fixed expression (at last, last name) does not count.

Of two words that are opposites one may stand for the other where it is denied: "not open", "shut".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .locales import ENGLISH
from .normalise import small_letters
from .polarity import denied_at
from .stems import stems

_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "how much": (
        r"more than|(?:over|above)(?= [\d€£$])|at least|exceed(?:s|ed|ing)?|upwards of"
        "|no less than|no fewer than|not less than|at the least|minimum of",
        r"less than|fewer than|(?:under|below)(?= [\d€£$])|at most|up to|no more than"
        "|not more than|at the most|nearly|almost|maximum of|short of|close to|just under",
    ),
    "which way": (
        "ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ows|own|ew|owth)|growing|went up"
        "|go(?:es|ing)? up|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|uptick"
        "|higher|step(?:s|ped|ping)? up|stepped-up|intensif(?:y|ies|ied|ying)|expand(?:s|ed|ing)?"
        "|rais(?:e|es|ed|ing)|double[sd]?|jump(?:s|ed)?|gain(?:s|ed)?",
        "fall(?:s|en|ing)?|fell|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?"
        "|reduc(?:e|es|ed|ing|tion)|shr(?:ink|inks|ank|unk)|shrinking|went down|go(?:es|ing)? down"
        "|lower(?:s|ed|ing)?|cut(?:s|ting)? (?:back|down)|scal(?:e|es|ed|ing) (?:back|down)|halved?"
        "|slump(?:s|ed)?|los(?:t|es)|less (?=\\w)",
    ),
    "better or worse": (
        "better|improv(?:e|es|ed|ing|ement)|eas(?:e|es|ed|ing)",
        "worse|worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing|ion)",
    ),
    "high or low": ("high-level|high-powered|high-ranking|senior", "low-level|low-ranking|junior"),
    "before or after": (
        "before|prior to|ahead of|in the run-up to|preceding",
        "after|following|afterwards",
    ),
    "since or until": (r"since(?= \w)", r"until(?= \w)|till(?= \w)"),
    "past or to come": (
        "last|past|previous|recent(?:ly)?|ago|earlier|preceding (?:day|week|month|year)"
        "|(?:day|week|month|year) before the (?:article|report|story)",
        "next|coming|upcoming|in the future|from now|to come|ahead"
        "|following (?:day|week|month|year)"
        "|(?:day|week|month|year) after the (?:article|report|story)",
    ),
    "early or late": (
        "early|beginning of|start of",
        "mid|middle of|halfway through",
        "late|end of|towards the end",
    ),
    "how often": (
        "daily|every day|each day|a day|hardly a day",
        "weekly|every week|each week",
        "monthly|every month|each month",
        "yearly|annual(?:ly)?|every year|each year",
    ),
    "how long": (
        "minutes?|minute-long",
        "hours?|hour-long|hourly",
        "days?|day-long|daily|hardly a day",
        "weeks?|weeklong|week-long|weekly|fortnight",
        "months?|month-long|monthly",
        "years?|year-long|yearly|annual(?:ly)?",
        "decades?",
    ),
    "which season": ("spring", "summer", "autumn|fall of|in the fall", "winter"),
    "how many times": (
        "again and again|repeated(?:ly)?|time and again|many times|several times|multiple",
        "once|a single time|only one",
    ),
    "near or far": ("close|near", "distant|far from|remote"),
    "most or few": ("most of|mostly|mainly|the majority", "little of|few of|a minority|hardly any"),
}
_OPPOSITES: Mapping[str, tuple[str, ...]] = {
    "accept or reject": (
        "accept(?:s|ed|ing)?|admit(?:s|ted|ting)?|acknowledg(?:e|es|ed|ing)|confirm(?:s|ed|ing)?",
        "reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)",
    ),
    "blame or clear": (
        "accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|convict(?:s|ed|ing)?|(?<!not )guilty",
        "clear(?:s|ed|ing)?(?: [\\w ]{1,24}?)? of|acquit(?:s|ted)?|absolv(?:e|es|ed)|innocent"
        "|exonerat(?:e|es|ed|ing)|not guilty",
    ),
    "support or oppose": (
        "supports|supported|backs|backed|endors(?:e|es|ed|ing)|in favou?r of",
        "oppos(?:e|es|ed|ing)",
    ),
    "allow or ban": (
        "allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|legalis(?:e|es|ed|ing)|legaliz(?:e|es|ed|ing)",
        "bans?|banned|banning|forbid(?:s|den)?|forbade|prohibit(?:s|ed|ing)?",
    ),
    "open or shut": (
        "reopen(?:s|ed|ing)?|open(?:s|ed)? again|(?:is|are|be|was|were|stays?|remains?) open",
        "clos(?:es|ing|ure)|shut|(?:is|are|be|was|were|stays?|remains?|has) closed",
    ),
    "found or missing": (
        "(?:has|have|had|was|were) (?:now |since |later )?(?:been )?(?:found|located|rescued)",
        "missing|unaccounted for",
    ),
    "agree or disagree": ("agrees?|agreed", "disagree[sd]?|disagreement"),
}
"""What excludes its opposite unless one of the two is denied: "not open" is "shut"."""
_CHANGING = frozenset(("which way", "since or until", *_OPPOSITES))
_FIXED = (
    r"at last|last name|more or less|over(?: there|seas)|next to|once (?:more|again)"
    r"|(?:under|over) (?:the|a)|after all|the day after|year-old|years? old|long ago|in the last"
    r"|by far|so far|no longer|ever since|more than once|at once|a year and a half"
    r"|(?:\d+|one|two|three|four|five|six)[ -](?:minute|hour|day|week|month|year|decade)s?"
)


_BESIDE = re.compile(r" ?((?:[€$£¥₹]|Rs\.? ?)?[\w.,]*\w)")
_BOUND = frozenset(("how much",))
"""Words that say how much of what stands behind them: of another figure they say nothing."""
_PRONOUNS = {"before or after": frozenset("that this then it which them those these".split())}
"""What is before them or after them cannot be told."""
_RELATION = re.compile(
    r"\b(?:(?P<before>before|prior to|ahead of|in the run-up to)"
    r"|(?P<after>after|following|in the wake of|since))\b(?! (?:week|month|year|day)s?\b)"
    r"(?P<object>[^,;:.()]{2,60})",
    re.IGNORECASE,
)
"""What happens before or after what."""
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_ALREADY = re.compile(r"\b(?:while|when|as|with|comes?)\b[^.;]{0,60}? already\b", re.IGNORECASE)
_OBJECT = 3
"""Words behind "before" and "after" that say what."""
_ALIKE = 4
_PREFIXED = re.compile(r"\b(?P<prefix>un|il|ir|in|im|dis|non-?)(?P<word>[a-z]{4,})\b")
_CHANCE = frozenset(
    "less like itself iform ique iverse iversity iversal derstand derstood dertake dermine close"
    " closed closes closing cover covered play played plays playing tribute tributed miss missed"
    " solve solved ease pose posed patch patched count turb trict pute tense tend tended tends"
    " vest vested stall stalled side form formed forms come crease creased deed dent tent tact"
    " press pressed prove proved proves proving part port ported port pose mediate mediately"
    " valuable famous different differently tact quest quire quired sert stead sist land court"
    " course able arms order orders".split()
)
"""What a prefix before it does not turn round: "solve" and "dissolve"."""


@dataclass(frozen=True, slots=True)
class _Found:
    family: str
    sense: int
    words: str
    beside: str
    denied: bool = False


def _pattern(number: int, senses: tuple[str, ...]) -> str:
    return "|".join(f"(?P<f{number}s{sense}>{words})" for sense, words in enumerate(senses))


_SENSES = {**_FAMILIES, **_OPPOSITES}
_NAMES = tuple(_SENSES)
_PATTERNS = tuple(
    re.compile(rf"\b(?:{_FIXED})\b|\b(?:{_pattern(number, _SENSES[name])})(?![\w’'])")
    for number, name in enumerate(_NAMES)
)


def excluded(statement: str, near: str, wide: str) -> tuple[str, str] | None:
    """A word of a statement and one of its evidence that excludes it; None where there is none.

    `near` are the sentences of the evidence, `wide` the paragraphs. What changes from sentence to
    sentence, as what rises and falls, is compared with the former alone.
    """
    closely, widely = _by_family(near), _by_family(wide)
    for ours in _found(statement):
        beside = ours.beside if ours.family in _BOUND else ""
        there = (closely if ours.family in _CHANGING else widely).get((ours.family, beside), {})
        if there and ours.sense not in there:
            other = next(iter(there.values()))
            is_clear = (
                ours.beside not in _PRONOUNS.get(ours.family, ()) or ours.beside == other.beside
            )
            if ours.denied == other.denied and is_clear:
                return ours.words, other.words
    return _turned(statement, near) or _reversed(statement, near)


def _reversed(statement: str, near: str) -> tuple[str, str] | None:
    """What comes before something in a statement and after it in the source, or the reverse."""
    theirs = [(match, _object(match)) for match in _RELATION.finditer(near)]
    already = _ALREADY.search(near)
    for ours in _RELATION.finditer(statement):
        what = _object(ours)
        same = [each for each, thing in theirs if what & thing]
        is_after = bool(ours["after"])
        if same and all(bool(each["after"]) != is_after for each in same):
            return ours[0].split()[0], same[0][0].split()[0]
        if already and is_after and not any(each["after"] for each, _ in theirs):
            return ours[0].split()[0], "already"
    return None


def _object(match: re.Match[str]) -> frozenset[str]:
    found = stems(match["object"], ENGLISH)[:_OBJECT]
    return frozenset(each.key[:_ALIKE] for each in found)


def _turned(statement: str, near: str) -> tuple[str, str] | None:
    """A word that the source has with a prefix that denies it, or has without: "safe", "unsafe"."""
    ours, theirs = _lower(statement), _lower(near)
    for one, other, turn in ((ours, theirs, False), (theirs, ours, True)):
        for word, at in one.items():
            match = _PREFIXED.fullmatch(word)
            bare = match["word"] if match else ""
            if not bare or bare in _CHANCE or bare not in other or word in other or bare in one:
                continue
            texts = (near, statement) if turn else (statement, near)
            if denied_at(texts[0], at) == denied_at(texts[1], other[bare]):
                return (bare, word) if turn else (word, bare)
    return None


def _lower(text: str) -> Mapping[str, int]:
    """The words of a text in small letters, and where each stands first."""
    found: dict[str, int] = {}
    for match in _LOWER.finditer(text):
        found.setdefault(match[0], match.start())
    return found


def _by_family(text: str) -> Mapping[tuple[str, str], Mapping[int, _Found]]:
    """What a text has of each family, beside anything and beside each word: the first by sense."""
    found: defaultdict[tuple[str, str], dict[int, _Found]] = defaultdict(dict)
    for each in _found(text):
        for beside in {"", each.beside}:
            found[each.family, beside].setdefault(each.sense, each)
    return found


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[_Found, ...]:
    # Many statements rest on the same sentence or paragraph.
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Found]:
    small = small_letters(text)
    for number, pattern in enumerate(_PATTERNS):
        name = _NAMES[number]
        for match in pattern.finditer(small):
            for group, said in match.groupdict().items():
                if said:
                    words = text[match.start(group) : match.end(group)]
                    sense = int(group.partition("s")[2])
                    denied = name in _OPPOSITES and denied_at(text, match.start())
                    beside = _BESIDE.match(text, match.end())
                    yield _Found(name, sense, words, beside[1] if beside else "", denied)
