"""Modality: the words that say how sure a thing is, and whether it is so at all. English only.

    hearsay    others say so                       "allegedly", "is believed to", "alleges"
    doubt      it may be so                        "could", "likely", "fears"
    denial     it is not so                        "not", "never", "rejects"
    speech     somebody says so                    "says", "according to", "told"

Each class has a narrow half, words that are surely of it, and a wide half, words that may stand for
one of them: what a text says narrowly, one that tells the same has to say at least widely.
"""

from __future__ import annotations

import re
from collections import Counter


def _words(words: str) -> str:
    """A pattern of words, in which an asterisk stands for any ending and a hyphen for a space."""
    each = (word.replace("*", r"\w*").replace("-", " ") for word in words.split())
    return rf"\b(?:{'|'.join(each)})\b"


_HEARSAY = (
    _words("reportedly allegedly purportedly supposedly alleges alleging unconfirmed believed-to")
    + r"|\ballege\b|\b(?:is|are|was|were) (?:widely |also |now )?"
    r"(?:believed|thought|said|alleged|reported|suspected|rumou?red) to\b"
)
_DOUBT = _words("could might may likely possibly perhaps probably") + r"(?! \d)"
_DENIAL = (
    _words("not never nobody none neither nor nowhere cannot no-longer no-one nothing")
    + r"|n[’']t\b|\bno (?!doubt|more|less|sooner|matter|longer)"
    + f"|{_words('deny denies denied denying reject rejects rejected rejecting')}"
)
HEARSAY = re.compile(_HEARSAY, re.IGNORECASE)
DOUBT = re.compile(_DOUBT)
DENIAL = re.compile(_DENIAL, re.IGNORECASE)
SURE = re.compile(_words("will shall certainly surely definitely") + r"(?! (?:of|to|not)\b)")
SPEECH = re.compile(
    r"\baccording to(?! the (?:article|report|story|paper|text))\b"
    r"|(?<!not )"
    + _words(
        "says say said told tells denies denied alleges reject rejects rejected caution cautions"
        " cautioned warn warns warned advises advised argues argued"
    )
    + r"(?! (?:of|by)\b)",
    re.IGNORECASE,
)
_ANY_HEARSAY = re.compile(
    _HEARSAY
    + "|"
    + _words(
        "alleged allegation* accus* according-to apparently claim* charge* believ* suspect* thought"
        " said say saying says told tell tells report* rumor* rumour* suppos* purport* seem*"
        " not-confirmed"
    ),
    re.IGNORECASE,
)
_ANY_DOUBT = re.compile(
    _DOUBT
    + "|"
    + _words(
        "can cannot would should possib* probab* likel* maybe risk* concern* fear* worr* expect* if"
        " unless whether potential* prospect* chance uncertain unclear not-sure doubt* hope hopes"
        " hoped hoping think* thought believ* seem* appear* suspect*"
    ),
    re.IGNORECASE,
)
_ANY_HEDGE = re.compile(f"{_ANY_HEARSAY.pattern}|{_ANY_DOUBT.pattern}", re.IGNORECASE)
_ANY_DENIAL = re.compile(
    _DENIAL
    + "|"
    + _words(
        "no without refus* fail* lack* unable denial* rejection against hardly barely scarcely few"
        " little ruled-out rules-out absen* avoid* declin* stop* miss* less fewer only but except*"
        " distanc* rather instead disput* dismiss* oppos* contradict* disagree* exclu* prevent*"
        " ban* free-of yet still far-from halt* unsafe unclear unknown unlike* unwilling"
        " impossib* improb* inadequate insufficient incapab* invalid false* wrong* disapprov*"
    ),
    re.IGNORECASE,
)
_UNSURE = re.compile(
    _words("doubt* fear* hope hopes hoped hoping whether if unless think* thinks thought believ*"),
    re.IGNORECASE,
)
_COMING = re.compile(
    _words(
        "will shall would must going-to set-to due plan* intend* intention* schedul* expect* until"
        " upcoming next by-the certain* sure* definit* promis* vow* pledg* agree* decid* coming"
        " to-be forecast* predict* aim* hope*"
    )
    + r"|[’']ll\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(_words("reportedly unconfirmed"), re.IGNORECASE)
_ALLEGED = re.compile(
    _words("alleg* accus* believ* suspect* charge* claim* thought-to said-to blam*"), re.IGNORECASE
)
_DENIES = re.compile(
    r"(?:[\w’'-]+ ){1,5}" + _words("deny denies denied reject rejects rejected") + r"(?! by\b)"
)
_ALLEGES = re.compile(_words("alleg*"), re.IGNORECASE)


_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_REACH = 4
"""How many words behind a denial may be what it denies."""


def lost_hearsay(statement: str, source: str) -> str:
    """The first hedge of hearsay beyond those that a statement has in some form; "" where none."""
    return _beyond(HEARSAY, _ANY_HEDGE, statement, source)


def lost_doubt(statement: str, source: str) -> str:
    """The first word of doubt beyond those that a statement has in some form; "" where none."""
    return _beyond(DOUBT, _ANY_DOUBT, statement, source)


def lost_denial(statement: str, source: str) -> str:
    """The first denial beyond those that a statement has in some form; "" where none."""
    lost = _beyond(DENIAL, _ANY_DENIAL, statement, source)
    return lost if lost and _denied(source) & _stems(statement) else ""


def added_denial(statement: str, source: str) -> str:
    """The denial of a statement whose source has none in any form; "" where there is none."""
    added = _alone(DENIAL, _ANY_DENIAL, statement, source)
    return added if added and _denied(statement) & _stems(source) else ""


def added_certainty(statement: str, source: str) -> str:
    """The word by which a statement is sure of what is to come, and its source is not; else ""."""
    if _UNSURE.search(statement):
        return ""
    return _alone(SURE, _COMING, statement, source)


def _beyond(narrow: re.Pattern[str], wide: re.Pattern[str], statement: str, source: str) -> str:
    """The first word of the source beyond those for which the statement has one.

    A word that stands in both beside it ("concerns that it could") replaces none.
    """
    theirs = [match[0] for match in narrow.finditer(source)]
    beside = Counter(_folded(wide, narrow.sub(" ", source)))
    ours = (Counter(_folded(wide, statement)) - beside).total()
    return theirs[ours].strip() if ours < len(theirs) else ""


def _folded(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[0].casefold()[:_STEM] for match in pattern.finditer(text)]


def _denied(text: str) -> frozenset[str]:
    """The stems of the words that stand right behind a denial."""
    found = (text[match.end() :].split()[:_REACH] for match in DENIAL.finditer(text))
    return frozenset(stem for words in found for stem in _stems(" ".join(words)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))


def _alone(narrow: re.Pattern[str], wide: re.Pattern[str], statement: str, source: str) -> str:
    match = narrow.search(statement)
    return match[0].strip() if match and not wide.search(source) else ""


def is_denial(text: str) -> bool:
    """Whether a text denies anything, in any form."""
    return bool(_ANY_DENIAL.search(text))


def least_distance(text: str) -> str:
    """How far a text stands from what it says: "unconfirmed", "alleged", "denied" or ""."""
    if _REPORTED.search(text) and not _ALLEGED.search(text):
        return "unconfirmed"
    if _ALLEGES.search(text):
        return "alleged"
    return "denied" if _DENIES.match(text) else ""


def hearsay(text: str) -> str:
    """The first word by which a text says that it is hearsay; "" where none."""
    match = HEARSAY.search(text)
    return match[0] if match else ""


def speech(text: str) -> str:
    """The first word by which a text says that somebody says so; "" where none."""
    match = SPEECH.search(text)
    return match[0] if match else ""
