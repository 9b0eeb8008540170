"""Alternatives: English words of which one excludes the others: more and less, before and after.

A statement that has one of them says something else than a text which has another of the same
family and not this one. Words of the same sense stand together; an expression counts before its
words, and a word in a fixed expression (at last, last name) does not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
        "last|past|previous|recent(?:ly)?|ago|earlier",
        "next|coming|upcoming|in the future|from now|to come|ahead",
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
_CHANGING = frozenset(("which way", "since or until"))
_FIXED = (
    r"at last|last name|more or less|over(?: there|seas)|next to|once (?:more|again)"
    r"|(?:under|over) (?:the|a)|after all|the day after|year-old|years? old|long ago|in the last"
    r"|by far|so far|no longer|ever since|more than once|at once|a year and a half"
    r"|(?:\d+|one|two|three|four|five|six)[ -](?:minute|hour|day|week|month|year|decade)s?"
)


@dataclass(frozen=True, slots=True)
class _Found:
    family: str
    sense: int
    words: str


def _pattern(number: int, senses: tuple[str, ...]) -> str:
    return "|".join(f"(?P<f{number}s{sense}>{words})" for sense, words in enumerate(senses))


_NAMES = tuple(_FAMILIES)
_PATTERNS = tuple(
    re.compile(
        rf"\b(?:{_FIXED})\b|\b(?:{_pattern(number, _FAMILIES[name])})(?![\w’'])", re.IGNORECASE
    )
    for number, name in enumerate(_NAMES)
)


def excluded(statement: str, near: str, wide: str) -> tuple[str, str] | None:
    """A word of a statement and one of its evidence that excludes it; None where there is none.

    `near` are the sentences of the evidence, `wide` the paragraphs. What changes from sentence to
    sentence, as what rises and falls, is compared with the former alone.
    """
    closely, widely = _by_family(near), _by_family(wide)
    for ours in _found(statement):
        there = (closely if ours.family in _CHANGING else widely).get(ours.family, {})
        if there and ours.sense not in there:
            return ours.words, next(iter(there.values()))
    return None


def _by_family(text: str) -> Mapping[str, Mapping[int, str]]:
    """The senses of each family that a text has, with the first words of each."""
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for each in _found(text):
        found[each.family].setdefault(each.sense, each.words)
    return found


def _found(text: str) -> Iterator[_Found]:
    for number, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            for name, words in match.groupdict().items():
                if words:
                    yield _Found(_NAMES[number], int(name.partition("s")[2]), words)
