"""Dates and times of a text: how they are written in English, and which of two is in the other.

    date = day month [ year ] | [ stage ] month [ year ] | [ stage ] year | decade | day/month/year
    stage = "early" | "mid" | "late"            the beginning, the middle and the end are these too

A date in digits counts where its order can be told: 30/06/2020 and 06/30/2020, not 05/06/2020.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

MONTHS = (
    "January February March April May June July August September October November December"
).split()

_START = r"(?<!\w)"
_END = r"(?!\w)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?P<year>[12]\d{3})(?![\w%]|[.,]\d)"
ANY_MONTH = "|".join([*MONTHS, r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"])
_MONTH = rf"(?P<month>(?:{ANY_MONTH}){_END})"
_STAGES = {"middle": "mid", "beginning": "early", "start": "early", "end": "late"}
# "The end of the March closure" is no end of March.
_STAGE = (
    r"(?:(?P<stage>(?i:early|mid|late|middle))(?: of| in)?(?: the)?[ -]"
    r"|(?P<edge>(?i:beginning|start|end)) of (?:the year )?)"
)
_PLAIN_MONTHS = "|".join(month for month in MONTHS if month not in {"March", "May"})
_AFTER_TIME_WORD = "|".join(
    f"(?<={word}[ -])"
    for word in "in of by since until till from to through before after during last next this early"
    " mid late each every".split()
)
_NOON = rf"(?i: ?(?P<noon>[ap])\.?m{_END})"
PATTERNS = tuple(
    re.compile(_START + pattern)
    for pattern in (
        r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
        r"(?P<year>[12]\d{3})-(?P<month>0[1-9])(?![\d-])",
        r"(?<![\d./-])(?P<one>\d\d?)(?P<by>[./-])(?P<other>\d\d?)(?P=by)(?P<year>[12]\d{3})"
        r"(?![\d/-]|\.\d)",
        rf"{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_STAGE}?{_MONTH}(?:,| of)? {_YEAR}",
        rf"{_STAGE}?(?P<month>{_PLAIN_MONTHS}){_END}",
        rf"{_STAGE}?(?i:{_AFTER_TIME_WORD})(?P<month>March|May){_END}",
        rf"{_STAGE}{_YEAR}",
        rf"{_STAGE}?(?<![\d,.])(?P<century>1\d|20)?'?(?P<decade>\d0)s{_END}",
        rf"(?<![:.,])(?P<hour>\d\d?):(?P<minute>\d\d)(?![\d:]){_NOON}?",
        rf"(?<![:.,])(?P<hour>\d\d?){_NOON}",
        rf"(?P<word>(?i:midnight|noon|midday)){_END}",
    )
)
MAY_HAVE_ONE = re.compile(rf"\d|{'|'.join(MONTHS)}|(?i:noon|midnight|midday)")
DOUBTFUL_MONTH = re.compile(rf"{_START}(?P<month>March|May){_END}")

LONGEST_MONTH = 31
BARE_YEAR = re.compile(r"(?:1\d|20)\d\d")
_THIRDS = ("early", "mid", "late")
"""Of a year four months each, of a month ten days each and what is left over."""
_WORDS = {"midnight": ("12", "a"), "noon": ("12", "p"), "midday": ("12", "p")}


def parts_of(match: re.Match[str]) -> Mapping[str, str] | None:
    """What a match of one of the patterns says, part by part; None where it may say two things."""
    parts = {name: part.lower() for name, part in match.groupdict().items() if part}
    if (month := parts.get("month", "0")).isalpha() or month.endswith("."):
        parts["month"] = str(1 + [name[:3].lower() for name in MONTHS].index(month[:3]))
    if "one" in parts:
        return _in_order(int(parts["one"]), int(parts["other"]), parts["year"])
    if stage := parts.get("stage") or parts.pop("edge", ""):
        parts["stage"] = _STAGES.get(stage, stage)
    if word := parts.pop("word", ""):
        parts["hour"], parts["noon"] = _WORDS[word]
    if "hour" in parts:
        parts.setdefault("minute", "00")
    return {name: str(int(part)) if part.isdigit() else part for name, part in parts.items()}


def _in_order(one: int, other: int, year: str) -> Mapping[str, str] | None:
    """A date in digits, if only one order gives a day and a month."""
    orders = {
        (day, month)
        for day, month in ((one, other), (other, one))
        if 1 <= month <= len(MONTHS) and 1 <= day <= LONGEST_MONTH
    }
    if len(orders) != 1:
        return None
    ((day, month),) = orders
    return {"day": str(day), "month": str(month), "year": year}


def says(theirs: Mapping[str, str], ours: Mapping[str, str]) -> bool:
    """Whether a date is as exact as another, or more: "July 2003" says "2003" and "mid-2003"."""
    known = dict(theirs)
    month = int(theirs.get("month", 0))
    if "stage" in ours and "month" not in ours and 1 <= month <= len(MONTHS):
        known["stage"] = _THIRDS[(month - 1) // 4]
    elif {"stage", "month"} <= ours.keys() and "day" in theirs:
        known["stage"] = _THIRDS[min(2, (int(theirs["day"]) - 1) // 10)]
    return known.items() >= ours.items()
