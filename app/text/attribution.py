"""Attribution: to whom a text gives what is said in it. English only.

    attribution = speaker verb          "Ann Marsh, the engineer, told reporters", "the board said"
                | verb speaker          "…,” said Ann Marsh", "a charge denied by the board"
                | source speaker        "according to Ann Marsh"
                | subject … participle  "The board left the talks, accusing her of bad faith"

What a verb's subject is cannot be told without a grammar: of an attribution the words are given in
which the speaker is named, if at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .quotations import quotations
from .sentences import sentences

_SPEECH = "¦"
"""Stands for each character of what is quoted as somebody's speech."""
_SPOKEN = re.compile(r"[.,!?;…][”»」』\"'’]\Z")
_REGULAR = (
    "accus|acknowledg|add|admitt?|advis|affirm|alleg|announc|answer|argu|assert|assur|boast|"
    "caution|claim|comment|complain|conced|conclud|condemn|confirm|contend|criticis|criticiz|"
    "declar|dismiss|disput|emphasis|emphasiz|estimat|explain|insist|lament|object|predict|"
    "promis|propos|recall|reject|remark|respond|reveal|stress|suggest|urg|vow|warn|welcom"
)
_FINITE = (
    r"\b(?:sa(?:ys?|id)|tells?|told|(?:den|repl|testif|clarif)(?:y|ies|ied)|(?:wrote|writes|thinks)"
    rf"|(?:{_REGULAR})(?:e|es|s|ed)?|maintain(?:s|ed)?(?= that)"
    r"|repeat(?:s|ed)?(?= (?:that|its|his|her|their|the|an?|calls)\b))\b"
)
_PARTICIPLE = rf"(?<=, )(?:say|tell|deny|{_REGULAR})ing\b"
_SOURCE = r"\b[Aa]ccording to\b"
_VERB = re.compile(f"(?P<source>{_SOURCE})|(?P<participle>{_PARTICIPLE})|(?P<finite>{_FINITE})")
_DENIAL = re.compile(r"(?:den(?:y|i)|reject|disput|dismiss)")
_BY = re.compile(r" by (?!\w+ing\b)")
_NO_VERB = re.compile(
    r"\b(?:(?i:an?|the|this|these|those|his|her|its|their|our|my|any|no|some|such)|of|to|for|in"
    r"|with|would|could|may|might|will|can|cannot|should|must|not|never|is|are|was|were|be|been|being"
    r"|\w+n[’']t) \Z"
)
_BESIDE = re.compile(
    r"(?:\s*\b(?:has|have|had|did|does|do|also|later|once|again|now|since|then|already|both|all|too"
    r"|(?:on )?[A-Z][a-z]+day|(?:this|last) (?:week|month|year)|[a-z]+ly))+\s*\Z"
)
"""What may stand between a subject and its verb."""
_BORDER = re.compile(
    rf"[;:{_SPEECH}]\s*|,? \b(?:but|while|although|though|because|whereas|that|whether|if|when)\b "
    r"|, (?:and|so|yet) "
)
_RELATIVE = re.compile(r",?\s*\b(?:who|which|that)\s*\Z")
_STOP = re.compile(rf"[.;:!?{_SPEECH}](?:\s|\Z)|{_SPEECH}")
_JOINED = re.compile(r"\b(?:and|or)\s*\Z")
_IN_FRONT = re.compile(r"[,”»」』\"'’?!]\s*\Z")
_NOT_SAID = re.compile(r"claim|accus|condemn|welcom|prais|criticis|criticiz|object|complain|answer")
"""A verb behind which stands what somebody does or thinks of, and not what they say."""
_TELLS = re.compile(r"t(?:ell|old)|assur|advis|urg|warn|remind|inform")
_THAT = re.compile(r"\bthat\b|(?=[“«\"„])")
_NOBODY = re.compile(r"[\s,]*(?:(?:nobody|no|none|neither|few|who|which)\b|\Z)", re.IGNORECASE)
"""Whoever it is that says nothing."""
_REACH = 400
"""Characters of a sentence in which a speaker is looked for."""
_ASIDE = 80


@dataclass(frozen=True, slots=True)
class Attribution:
    """That somebody says something: where the verb is, and the words that name who it is.

    Where these name nobody, those `since` the clause began may. `denies` is whether somebody says
    that something is not so.
    """

    start: int
    end: int
    who: tuple[int, int]
    since: int
    denies: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, with the quotation that it is wrapped round."""

    start: int
    end: int
    attributions: tuple[Attribution, ...]


def attributed(text: str, start: int, end: int) -> tuple[Attribution, ...]:
    """The attributions that hold for a stretch of a text.

    They are those in its sentence, but for others that stand before it there. Speech beside which
    there is none is given to whoever spoke last, or else next.
    """
    every = _sentences(text)
    own = [each for each in every if each.start < end and start < each.end]
    found = tuple(one for each in own for one in each.attributions)
    if found:
        return tuple(each for each in found if each.end > start) or found
    if _SPEECH not in _masked(text)[start:end]:
        return ()
    before = [one for each in every if each.end <= start for one in each.attributions]
    after = [one for each in every if each.start >= end for one in each.attributions]
    return tuple(before[-1:] or after[:1])


def said_in(text: str, each: Attribution) -> tuple[int, int]:
    """Where what is said stands in the sentence of an attribution; empty where it does not.

    That is behind the verb, unless a comma or a quotation parts the verb from what stands before
    it. Behind a verb of telling it begins with "that" or with a quotation.
    """
    first, last = next(
        (one.start, one.end) for one in _sentences(text) if one.start <= each.start < one.end
    )
    verb = text[each.start : each.end]
    if _IN_FRONT.search(text, first, min(each.since, each.start)) or each.who[0] >= each.end:
        return first, max(first, min(each.since, each.start))
    if _NOT_SAID.match(verb):
        return each.start, each.start
    if _TELLS.match(verb):
        match = _THAT.search(text, each.end, last)
        return (match.end(), last) if match else (last, last)
    return each.end, last


def is_speech(quotation: str) -> bool:
    """Whether a quotation, with its marks, is of speech: one that only names ends in the mark."""
    return bool(_SPOKEN.search(quotation))


def sentence_before(text: str, at: int) -> tuple[tuple[int, int], tuple[Attribution, ...]] | None:
    """The sentence before the one in which a place is, and who speaks in it."""
    before = [each for each in _sentences(text) if each.end <= at]
    return ((before[-1].start, before[-1].end), before[-1].attributions) if before else None


@lru_cache(maxsize=2048)
def _sentences(text: str) -> tuple[_Sentence, ...]:
    masked = _masked(text)
    return tuple(
        _Sentence(first, last, tuple(_attributions(masked, first, last)))
        for first, last in sentences(masked)
    )


@lru_cache(maxsize=2048)
def _masked(text: str) -> str:
    """The text with what is quoted as speech hidden, and what is only called so left in it."""
    parts, at = [], 0
    for each in quotations(text):
        end = each.end if each.closed else len(text)
        if at <= each.start and (
            not each.closed or is_speech(text[each.start : end]) or text[end : end + 1] == ","
        ):
            parts += [text[at : each.start], _SPEECH * (end - each.start)]
            at = end
    return "".join([*parts, text[at:]])


def _attributions(text: str, first: int, last: int) -> Iterator[Attribution]:
    for match in _VERB.finditer(text, first, last):
        since, aside = None, max(first, match.start() - _ASIDE)
        if passive := _BY.match(text, match.end(), last):
            who = _behind(text, passive.end(), last)
        elif match["source"]:
            who = _behind(text, match.end(), last)
        elif match["participle"] or _JOINED.search(text, aside, match.start()):
            who = (max(first, match.start() - _REACH), match.start())
        elif _NO_VERB.search(text, aside, match.start()):
            continue
        elif subject := _subject(text, first, match.start()):
            since, who = subject[0], subject[1:]
        else:
            who = _behind(text, match.end(), last)
        if not _NOBODY.match(text, *who):
            since = who[0] if since is None else since
            yield Attribution(*match.span(), who, since, bool(_DENIAL.match(match[0])))


def _behind(text: str, at: int, last: int) -> tuple[int, int]:
    """The words behind a verb, as far as two commas and the sentence go."""
    stop = _STOP.search(text, at, min(last, at + _REACH))
    end = stop.start() if stop else min(last, at + _REACH)
    commas = [match.start() for match in re.finditer(",", text[at:end])]
    return at, at + commas[1] if len(commas) > 1 else end


def _subject(text: str, first: int, at: int) -> tuple[int, int, int] | None:
    """Where a clause begins and the words of its subject; None where that stands behind its verb.

    These are what follows the last comma, or where a comma ends it the one before the last two: "It
    is late, the board said"; "It is late, Ann Marsh, the engineer, said".
    """
    first = max(first, at - _REACH)
    end = _without(_BESIDE, text, first, at)
    borders = [match.end() for match in _BORDER.finditer(text, first, end)]
    start = borders[-1] if borders else first
    end = _without(_RELATIVE, text, start, end)
    if not text[start:end].strip(" ,"):
        return None
    closed = text[start:end].rstrip().endswith(",")
    commas = [start + match.start() for match in re.finditer(",", text[start:end])]
    back = 3 if closed else 1
    begin = commas[-back] + 1 if len(commas) >= back else start
    return start if closed else begin, begin, end


def _without(pattern: re.Pattern[str], text: str, first: int, end: int) -> int:
    match = pattern.search(text, max(first, end - _ASIDE), end)
    return match.start() if match else end
