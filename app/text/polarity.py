"""Polarity: what a text says is not so, and of which of its words it says that. English only.

    plain     a word that only denies                 "not", "nobody", "without"
    verb      somebody denies                         "rejects", "denied"
    strong    what is denied stands behind it         "refused to", "left out of"
    implied   what says so without denying            "missing", "banned"
    scarce    what hardly is so                       "few", "rarely"
    formed    a word with a denial in its form        "undisclosed", "useless"

A denial holds for its clause. What a text denies in one of the first three ways, one that tells
the same has to deny in any; and what it says plainly no other may deny.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from operator import attrgetter

from .normalise import Word
from .stems import stems


def words(listed: str) -> str:
    """A pattern of words: an asterisk stands for any ending, a hyphen for a space."""
    each = (word.replace("*", r"\w*").replace("-", " ") for word in listed.split())
    return rf"\b(?:{'|'.join(each)})\b"


_NO_DENIAL = (
    r"\b(?:(?:hardly|scarcely|barely|rarely)\b[^,.;]{1,40}? without"
    r"|not without|whether or not|or not|if not|why not|not to mention|none other"
    r"|(?:nothing|nobody|no one|none) but"
    r"|no (?:doubt|matter|wonder|(?:more|less|fewer|sooner|later|earlier)(?= than))"
    r"|(?:not|n[’']t|never|cannot) (?:(?:be|been|have) )?(?:only|just|merely|simply|necessarily|all"
    r"|every\w*|each|always|even|until|before|more|less|fewer|least|quite|yet|because|alone|later"
    r"|earlier)\b)"
)
"""What holds a word of denial and denies nothing, or only how much of it or when it is so."""
_PLAIN = (
    words("not never nobody none neither nowhere cannot no-longer no-one nothing without no")
    + r"|n[’']t\b|(?:(?<=[.!?;] )|\A)nor\b"
    + r"|\bnor(?= (?:has|have|had|is|are|was|were|do|does|did|will|would|can|could|may|might)\b)"
)
_VERB = words(
    "deny denies denied denying reject rejects rejected rejecting refute refutes refuted refuting"
    " repudiate* rebut* disclaim*"
)
_STRONG = (
    words("refus*-to fail*-to unable-to left-out omitted kept-out keeps-out keep-out")
    + r"|\b(?:advis|warn|vot|decid|argu)(?:e|es|ed|s|ing)? (?:[\w’']+ ){0,2}?against\b"
)
_IMPLIED = (
    words(
        "refus* fail* lack* unable denial* rejection* against ruled-out rules-out rule-out"
        " ruling-out absen* avoid* declin* stop* miss missing missed except* rather-than instead"
        " disputed disputing dismiss* oppos* contradict*"
        " disagree* exclud* exclus* prevent* ban bans banned banning bar bars barred barring"
        " block* forb* prohibit* restrict* free-of yet-to far-from halt* false* wrong* invalid*"
        " drop dropped dropping remov* withdr* abandon* cancel* called-off calls-off scrap*"
        " abstain* skip* stay*-away boycott* ceas* end ends ended ending quit* former* used-to"
        " previous* postpon* delay* put-off putting-off suspend* stall* broke-down break*-down"
        " broke-off unless until vain anonym* lost loses losing shun* scarc* doubt*"
        " insufficient* inadequa* incapab* impossib* improb* disapprov*"
    )
    + r"|\bdisputes? (?:it|this|that|the|his|her|their|its)\b"
    r"|\b(?:who|what|whether|how|when|where|why)\b[^,.;]{0,60}?"
    r" (?:is|are|remains?) (?:still )?open\b"
)
_SCARCE = (
    r"\b(?:hardly|barely|scarcely|rarely|seldom|less|fewer|zero|too"
    r"|(?<!a )(?<!the )(?<!past )(?<!last )(?<!next )(?<!these )(?:few|little))\b"
)
_FORMED = (
    r"\bun(?!der|ion|it\b|ite|ited|til|ique|iform|ivers|less)\w{3,}|\b(?:in|im|ir|il)\w+[ai]ble\b"
    r"|\bnon-\w+|\b(?!un|rel|nev|non|reg|dou|cou|end|wir)\w{3,}less\b"
)
_DENIAL = re.compile(
    rf"(?P<nothing>{_NO_DENIAL})|(?P<plain>{_PLAIN})|(?P<verb>{_VERB})|(?P<strong>{_STRONG})"
    rf"|(?P<implied>{_IMPLIED})|(?P<scarce>{_SCARCE})|(?P<formed>{_FORMED})",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"(?P<joint>\band\b)|[,;:—–()]|[.!?…](?=\s|\Z)"
    r"|\b(?:but|while|although|though|whereas|because)\b"
)
_FIRM = ("plain", "verb", "strong", "implied")
"""Two of these in a clause turn it round; of the others a source may have any for one."""
_MOST = 32
"""Denials of a text that are compared: no sentence has as many."""
_GOVERNED = 7
"""How many words behind a denial may be what it denies."""
_BEHIND = 2
"""How many before it, where none are behind it."""
_LOOSE = 5
"""Letters at which two stems may part, as in intend and intention."""
_ALIKE = 4
"""Letters that two forms of one word of denial have in common."""
_LIGHT = frozenset(
    "begin began begun start put keep kept give given gave gone goes going set held hold become"
    " becam use used say said tell told seem appear place part".split()
)
"""Stems of verbs that say little themselves: what they go with is what is denied."""
_NO_ADVERBS = frozenset("famil suppl repli assem ralli appli compl itali".split())
_ADVERB = 6
"""Letters of the shortest word in -ly that is passed over in looking for what is denied."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """A word of denial, and the stems of what it denies; the first of them says most."""

    kind: str
    word: str
    clause: int
    governed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    """The stems of a clause, and how many denials are in it."""

    stems: frozenset[str]
    denials: int


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text says, clause by clause, and what it denies; `negated` are stems it denies."""

    clauses: tuple[_Clause, ...]
    denials: tuple[_Denial, ...]
    stems: frozenset[str]
    negated: frozenset[str]

    def of(self, *kinds: str) -> Iterator[_Denial]:
        return (each for each in self.denials if each.kind in kinds)


def lost_denial(statement: str, source: str) -> str:
    """The first denial of a source that a statement tells without denying it; "" where none.

    Those that say the same are put aside in pairs, and those of the source that the statement does
    not tell with what is left of it in the same words or about the same.
    """
    ours, theirs = _said(statement), _said(source)
    free = list(ours.denials)
    for each in theirs.of("implied", "scarce", "formed"):
        _paired(free, partial(_is_same_word, each))
    told = [each for each in theirs.of("plain", "verb", "strong") if _is_told(each, ours)]
    lost = [each for each in told if not _paired(free, partial(_denies_the_same, each, ours))]
    for each in theirs.of("plain", "verb", "strong"):
        if each not in told and not _paired(free, partial(_is_same_word, each)):
            _paired(free, partial(_is_about, theirs.clauses[each.clause].stems))
    return lost[0].word if len(lost) > len(free) else ""


def _is_told(denial: _Denial, ours: _Said) -> bool:
    """Whether a statement tells what a source denies: the word that says most, or two others."""
    told = [stem for stem in denial.governed if stem in ours.stems]
    return bool(told) and (told[0] == denial.governed[0] or len(told) > 1)


def _denies_the_same(denial: _Denial, ours: _Said, own: _Denial) -> bool:
    return not ours.clauses[own.clause].stems.isdisjoint(denial.governed)


def _is_about(stems: frozenset[str], own: _Denial) -> bool:
    return not stems.isdisjoint(own.governed)


def _is_same_word(denial: _Denial, own: _Denial) -> bool:
    return own.word[:_ALIKE].casefold() == denial.word[:_ALIKE].casefold()


def _paired(free: list[_Denial], fits: Callable[[_Denial], bool]) -> bool:
    """Whether one of some denials fits, which is then taken out of them."""
    if (found := next(filter(fits, free), None)) is None:
        return False
    free.remove(found)
    return True


def added_denial(statement: str, source: str) -> str:
    """The first denial of a statement whose source says that it is so; "" where none.

    One denial too many in a clause ("did not find no trace") turns it round as well.
    """
    ours, theirs = _said(statement), _said(source)
    most = max(each.denials for each in theirs.clauses)
    firm = Counter(each.clause for each in ours.of(*_FIRM))
    for each in ours.of("plain"):
        head = each.governed[:1]
        if not theirs.negated & {*each.governed} and theirs.stems & {*head}:
            return each.word
        if 1 < firm[each.clause] > most:
            return each.word
    for each in ours.of("verb"):
        if not theirs.denials and theirs.stems & {*each.governed}:
            return each.word
    return ""


def is_denial(text: str) -> bool:
    """Whether a text denies anything, in any form."""
    return bool(_said(text).denials)


def denied_at(text: str, at: int) -> bool:
    """Whether what stands at a place is denied in its clause, by plain words."""
    start, end = next((each for each in _clauses(text) if each[0] <= at < each[1]), (at, at))
    found = [match for match in _DENIAL.finditer(text, start, end) if match["plain"]]
    return len(found) % 2 == 1


@lru_cache(maxsize=1024)
def _said(text: str) -> _Said:
    """Clause by clause; what is denied behind "and" may be denied by what stands before it."""
    content = tuple(replace(each, key=each.key[:_LOOSE]) for each in stems(text, "en"))
    clauses: list[_Clause] = []
    denials: list[_Denial] = []
    negated: set[str] = set()
    at, is_open = 0, False
    for number, (start, end, is_joined) in enumerate(_bordered(text)):
        inside = []
        while at < len(content) and content[at].start < end:
            inside.append(content[at])
            at += 1
        found = [match for match in _DENIAL.finditer(text, start, end) if not match["nothing"]]
        telling = [each for each in inside if not _is_light(text, each)]
        denials += [_denial(match, number, telling) for match in found[: _MOST - len(denials)]]
        clauses.append(_Clause(frozenset(each.key for each in inside), len(found)))
        since = start if is_joined and is_open else _negated_since(found, start, end)
        negated |= {each.key for each in inside if each.start >= since}
        is_open = (is_joined and is_open) or any(each["plain"] for each in found)
    return _Said(
        tuple(clauses), tuple(denials), frozenset(each.key for each in content), frozenset(negated)
    )


def _negated_since(found: Sequence[re.Match[str]], start: int, end: int) -> int:
    """From where a clause is denied: all of it, but what stands before a plain word.

    Of a word that has the denial in its form nothing else is denied.
    """
    telling = [each for each in found if not each["formed"]]
    if not telling:
        return end
    first = telling[0].end()
    is_last = not telling[0].string[first:end].strip()
    return first if telling[0]["plain"] and len(telling) == 1 and not is_last else start


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end, _ in _bordered(text))


def _bordered(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each clause begins and ends, and whether "and" joins it to the one before."""
    at, joined = 0, False
    for match in _BORDER.finditer(text):
        yield at, match.start(), joined
        at, joined = match.end(), bool(match["joint"])
    yield at, len(text), joined


def _denial(match: re.Match[str], clause: int, telling: Sequence[Word]) -> _Denial:
    at = bisect_left(telling, match.end(), key=attrgetter("start"))
    after = [each.key for each in telling[at : at + _GOVERNED]]
    before = [each.key for each in telling[max(0, at - _BEHIND) : at]]
    if after and after[0][0].isdigit():
        after = [""]
    return _Denial(match.lastgroup or "", match[0].strip(), clause, tuple(after or before[::-1]))


def _is_light(text: str, word: Word) -> bool:
    """Whether a word says little of what is denied: an adverb, or a verb that needs another."""
    written = text[word.start : word.end]
    is_adverb = len(written) >= _ADVERB and written.endswith("ly") and word.key not in _NO_ADVERBS
    return is_adverb or word.key in _LIGHT
