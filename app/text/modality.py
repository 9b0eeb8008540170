"""Modality: the words that say how sure a thing is. English only.

    hearsay      others say so                        "allegedly", "is believed to", "alleges"
    doubt        it may be so                         "could", "likely", "perhaps"
    condition    it would be so                       "would", "should"
    expectation  it is to be so                       "is expected to", "is due to"
    certainty    it is surely so                      "will", "definitely", "knows"
    speech       somebody says so                     "says", "according to", "told"

What a text says in a word of the first four, one that tells the same has to say in another that
is no surer: which may stand for which is told by the wide half of each class.
"""

from __future__ import annotations

import re
from collections import Counter

from .polarity import words

_ADVERBS = "(?:also |now |still |not |widely |\\w+ly )?"
_BE = rf"\b(?:is|are|was|were|be|been|being) {_ADVERBS}"
_HEARSAY = (
    words(
        "reportedly allegedly purportedly supposedly ostensibly alleges alleging unconfirmed"
        " believed-to rumoured rumored"
    )
    + rf"|\balleged?\b(?! by)|{_BE}(?:believed|thought|said|alleged|reported|suspected|understood"
    r"|presumed|assumed|claimed|considered) to\b"
)
_DOUBT = r"(?-i:\bmay\b)(?! \d)|" + words(
    "could might likely possibly perhaps maybe probably presumably conceivably potentially"
    " apparently seemingly seems seemed appears appeared"
)
_CONDITION = words("should ought-to")
_WOULD = re.compile(words("would should"), re.IGNORECASE)
_EXPECTATION = (
    rf"{_BE}(?:feared|expected|likely|due|intended|meant|supposed|set|scheduled|planned|poised"
    r"|projected|forecast|predicted|anticipated|hoped) to\b"
)
HEARSAY = re.compile(_HEARSAY, re.IGNORECASE)
DOUBT = re.compile(_DOUBT, re.IGNORECASE)
CONDITION = re.compile(_CONDITION, re.IGNORECASE)
EXPECTATION = re.compile(_EXPECTATION, re.IGNORECASE)
_ANY_HEARSAY = (
    _HEARSAY
    + "|"
    + words(
        "alleged allegation* accus* according-to claim* charge* believ* suspect* thought said say"
        " saying says told tell tells report* rumor* rumour* suppos* purport* not-confirmed"
        " describ* argu* assert* contend* insist* caution* warn* deny denies denied"
    )
)
_EPISTEMIC = words(
    "could might may likely possib* probab* perhaps maybe presum* apparent* seem* appear* likel*"
    " potential*"
)
_ANY_DOUBT = rf"{_EPISTEMIC}|" + words(
    "can cannot would should ought-to risk* concern* fear* worr* expect* estimat* if unless"
    " whether prospect* chance uncertain unclear not-sure doubt* hope hopes hoped hoping think*"
    " thought believ* suspect* threat* danger* anticipat* predict* forecast* project* assum*"
    " suppos* due intend* meant propos* liable able"
)
_PLANNED = words("will shall going-to set-to plan* schedul* poised aim* hope* is-to are-to was-to")
_ANY_EXPECTATION = f"{_ANY_DOUBT}|{_PLANNED}|{words('were-to to-be')}"
_CLASSES = tuple(
    (narrow, re.compile(wide, re.IGNORECASE))
    for narrow, wide in (
        (DOUBT, _ANY_DOUBT),
        (EXPECTATION, _ANY_EXPECTATION),
        (CONDITION, f"{_ANY_DOUBT}|{words('must need* suppos* recommend* urg* call* want*')}"),
        (HEARSAY, f"{_ANY_HEARSAY}|{_EPISTEMIC}"),
    )
)
HEDGED = re.compile(
    f"{_HEARSAY}|{_DOUBT}|" + words("suspect* believes? thought-to said-to claims claimed(?!-by)"),
    re.IGNORECASE,
)
"""A word that keeps its distance, for a text whose evidence is not shown."""
DISTANT = re.compile(f"{_ANY_HEARSAY}|{_ANY_DOUBT}", re.IGNORECASE)
"""A word that may keep its distance."""
_SURE = re.compile(
    words("will shall certainly surely definitely undoubtedly inevitably unquestionably")
    + r"(?! (?:of|to|not)\b)",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    words(
        "know knows knew known prove* proof certain* definite* undoubted* inevitabl* guarantee*"
        " unquestion* rule*-out ruling-out is-sure are-sure was-sure were-sure"
    ),
    re.IGNORECASE,
)
_UNSURE = re.compile(words("doubt* fear* hope hopes hoped hoping whether if unless"), re.IGNORECASE)
_COMING = re.compile(
    words(
        "will shall must going-to set-to due plan* intend* intention* schedul* expect* until"
        " upcoming next by-the certain* sure* definit* promis* vow* pledg* agree* decid* coming"
        " forecast* predict* aim* hope*"
    )
    + r"|\b(?:is|are|was|were) to be\b|[’']ll\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|told|announced|promised|vowed|pledged|declared|added|agreed|decided|insisted"
    r"|confirmed|assured|predicted|warned)\b"
)
"""Behind what was said in the past "would" stands for "will"."""
SPEECH = re.compile(
    r"\baccording to(?! the (?:article|report|story|paper|text))\b"
    r"|(?<!not )"
    + words(
        "says say said told tells denies denied alleges reject rejects rejected caution cautions"
        " cautioned warn warns warned advises advised argues argued"
    )
    + r"(?! (?:of|by)\b)",
    re.IGNORECASE,
)
_REPORTED = re.compile(words("reportedly unconfirmed"), re.IGNORECASE)
_ALLEGED = re.compile(
    words("alleg* accus* believ* suspect* charge* claim* thought-to said-to blam*"), re.IGNORECASE
)
_DENIES = re.compile(
    r"(?:[\w’'-]+ ){0,8}?" + words("deny denies denied reject rejects rejected") + r"(?! by\b)",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    words(
        "anonym* unnamed not-to-be-named not-to-be-identified not-be-named not-be-identified"
        " multiple-sources several-sources two-sources three-sources security-sources"
        " diplomatic-sources people-familiar"
    ),
    re.IGNORECASE,
)
_ALLEGES = re.compile(words("alleg*"), re.IGNORECASE)
_STEM = 5


def lost_hedge(statement: str, source: str) -> str:
    """The first hedge of a source beyond those that a statement has in some form; "" where none."""
    for narrow, wide in _CLASSES:
        if found := _beyond(narrow, wide, statement, source):
            return found
    return ""


def added_certainty(statement: str, source: str) -> str:
    """The word by which a statement is surer than its source; "" where there is none."""
    if _UNSURE.search(statement):
        return ""
    known = _KNOWN.search(statement)
    if known and (HEARSAY.search(source) or DOUBT.search(source)) and not _KNOWN.search(source):
        return known[0]
    match = _SURE.search(statement)
    is_coming = _COMING.search(source) or (_WOULD.search(source) and _TOLD.search(source))
    return match[0] if match and not is_coming else ""


def _beyond(narrow: re.Pattern[str], wide: re.Pattern[str], statement: str, source: str) -> str:
    """The first word of the source beyond those for which the statement has one.

    A word that stands in both beside it ("concerns that it could") replaces none.
    """
    theirs = [match[0] for match in narrow.finditer(source)]
    if not theirs:
        return ""
    beside = Counter(_folded(wide, narrow.sub(" ", source)))
    ours = (Counter(_folded(wide, statement)) - beside).total()
    return theirs[ours].strip() if ours < len(theirs) else ""


def _folded(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[0].casefold()[:_STEM] for match in pattern.finditer(text)]


def least_distance(text: str) -> str:
    """How far a text stands from what it says: a mark other than "said" and "reported", or ""."""
    if _REPORTED.search(text) and not _ALLEGED.search(text):
        return "unconfirmed"
    if _ALLEGES.search(text):
        return "alleged"
    if _ANONYMOUS.search(text):
        return "anonymous"
    return "denied" if _DENIES.match(text) else ""


def hearsay(text: str) -> str:
    """The first word by which a text says that it is hearsay; "" where none."""
    match = HEARSAY.search(text)
    return match[0] if match else ""


def speech(text: str) -> str:
    """The first word by which a text says that somebody says so; "" where none."""
    match = SPEECH.search(text)
    return match[0] if match else ""
