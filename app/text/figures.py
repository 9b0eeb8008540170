"""Figures: the numbers, amounts, shares, dates and times of a text, and whether a source has them.

Digits of every script, and English words. In a statement these are figures:

- digits: 2,600 = 2600, 5,00,000, 1.5, -5, ½, 9/11, 1,600km, 3m = 3 million, $5bn, 5 %, COVID-19;
- number words from "two" up, joined as they are said: twenty-one, two hundred and five, half a
  million, two and a half million, a dozen, five per cent, ten dollars, minus four;
- "one" only in such a join, as alone it is a pronoun; "zero" never, as in "zero tolerance";
- ordinals (21st, twenty-first) from "third" up, as "first" and "second" are mostly turns of
  phrase ("at first", "second thoughts"), but no third party, person, world and the like;
- fractions (two-thirds, one fifth, a third of), and "half" before of, the, an, its and the like,
  or after than, about, nearly, almost, over;
- what is vague (several, dozens, hundreds, tens of thousands), compared as the words it is;
- days, months, years, decades and times, as exact as they are written. "May" and "March" are
  months beside a number or after a word such as "in", "since" or "early".

In a paragraph the doubtful ones count as well, so that "1 person" finds "one person".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial

from .normalise import Normal, normalise

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_LOW_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split()
_HIGH_ORDINALS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    " nineteenth"
).split()
_TENTHS = [ten.replace("ty", "tieth") for ten in _TENS]
_VALUES = {
    **{word: value for value, word in enumerate([*_ONES, *_TEENS], 1)},
    **{word: value for value, word in enumerate([*_LOW_ORDINALS, *_HIGH_ORDINALS], 1)},
    **{word: value * 10 for value, word in enumerate(_TENS, 2)},
    **{word: value * 10 for value, word in enumerate(_TENTHS, 2)},
    "hundredth": 100, "thousandth": 1000, "zero": 0, "both": 2,
}  # fmt: skip
_SCALES = {
    "dozen": 12, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_CURRENCIES = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₨": "rupee",
    "rs": "rupee", "؋": "afghani",
}  # fmt: skip
_MONTHS = (
    "January February March April May June July August September October November December"
).split()

_START = r"(?<!\w)"
_END = r"(?!\w)"
_VULGAR = "[¼-¾⅐-⅞]"
_DIGITS = (
    rf"(?:\d+(?:[.,]\d+)+|\d+ ?{_VULGAR}|(?<!/)\d\d?/[1-9]\d?(?![\d/])|\d+"
    rf"|(?<![\d,])\.\d+|{_VULGAR})"
)
_ONE = "|".join(_ONES)
_TEN = "|".join(_TENS)
_CARDINAL = rf"(?:(?:{_TEN})(?:[ -](?:{_ONE}){_END})?|{'|'.join(_TEENS)}|{_ONE}){_END}"
_HUNDRED = rf"[ -]hundred{_END}(?:[ -](?:and[ -])?{_CARDINAL})?"
_BELOW = rf"(?:(?:{_DIGITS}|{_CARDINAL}|an?){_HUNDRED}|{_DIGITS}|{_CARDINAL})"
_REST = rf"(?:(?:{_CARDINAL}|an?){_HUNDRED}|{_CARDINAL})"
_AND_A_HALF = rf"(?:[ -]and[ -]an?[ -](?:half|quarter){_END})?"
_SCALE = rf"(?:dozen|thousand|lakh|million|crore|billion|trillion){_END}"
_MULTIPLE = (
    r"(?:(?:an?[ -])?half(?:[ -]an?)?|(?:an?|one|three)[ -]quarters?[ -]of[ -]an?"
    rf"|{_BELOW}{_AND_A_HALF}|an?)"
)
_SCALED = (
    rf"{_MULTIPLE}[ -]{_SCALE}{_AND_A_HALF}(?:,?[ -](?:and[ -])?{_BELOW}[ -]{_SCALE})*"
    rf"(?:(?<!dozen)[ -](?:and[ -])?{_REST})?"
)
_GLUED = rf"{_DIGITS}(?:[kmb]|[mbt]n| [mbt]n){_END}"
_FIRST_WORD = rf"an?|half|minus|US|[AC]|Rs|{_ONE}|{'|'.join(_TEENS)}|{_TEN}"
_NUMBER = re.compile(
    rf"{_START}(?<!\d[.,])(?=[-.\d¼-¾⅐-⅞$€£¥₹₨؋]|(?:{_FIRST_WORD})\b)"
    r"(?:(?P<minus>(?<![\0)\]])-|minus )|(?P<symbol>(?:US|[AC])?\$|[€£¥₹₨؋]|Rs\.?) ?)?"
    rf"(?P<amount>{_SCALED}|{_GLUED}|{_BELOW}{_AND_A_HALF})"
    rf"(?:(?P<percent> ?%|[ -](?:percent|per cent|pct){_END})|(?P<points>[ -]percentage points?)"
    r"|[ -](?:US |U\.S\. |Pakistani |Afghan |Indian )?"
    rf"(?P<currency>dollar|euro|pound|rupee|afghani)s?{_END})?",
    re.IGNORECASE,
)

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?P<year>[12]\d{3})(?![\w%]|[.,]\d)"
_ANY_MONTH = "|".join([*_MONTHS, r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"])
_MONTH = rf"(?P<month>(?:{_ANY_MONTH}){_END})"
_STAGE = r"(?:(?P<stage>(?i:early|mid|late|middle))(?: of| in)?(?: the)?[ -])"
_PLAIN_MONTHS = "|".join(month for month in _MONTHS if month not in {"March", "May"})
_AFTER_TIME_WORD = "|".join(
    f"(?<={word}[ -])"
    for word in "in of by since until till from to through before after during last next this early"
    " mid late each every".split()
)
_NOON = rf"(?i: ?(?P<noon>[ap])\.?m{_END})"
_DATES = tuple(
    re.compile(_START + pattern)
    for pattern in (
        r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
        r"(?P<year>[12]\d{3})-(?P<month>0[1-9])(?![\d-])",
        rf"{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_STAGE}?{_MONTH}(?:,| of)? {_YEAR}",
        rf"{_STAGE}?(?P<month>{_PLAIN_MONTHS}){_END}",
        rf"{_STAGE}?(?i:{_AFTER_TIME_WORD})(?P<month>March|May){_END}",
        rf"{_STAGE}{_YEAR}",
        rf"{_STAGE}?(?<![\d,.])(?P<century>1\d|20)?'?(?P<decade>\d0)s{_END}",
        rf"(?<![:.,])(?P<hour>\d\d?):(?P<minute>\d\d)(?![\d:]){_NOON}?",
        rf"(?<![:.,])(?P<hour>\d\d?){_NOON}",
    )
)
_MAY_HAVE_DATES = re.compile(rf"\d|{'|'.join(_MONTHS)}")
_DOUBTFUL_MONTH = re.compile(rf"{_START}(?P<month>March|May){_END}")

_CODE = re.compile(rf"{_START}(?:[A-Z]{{1,6}}-?|[A-Z][a-z]-)\d+(?:\.\d+)?(?=s?{_END})")
_PART = rf"(?:{'|'.join(_PARTS)})"
_FRACTION = re.compile(
    rf"{_START}(?:one[ -]{_PART}s?|{_CARDINAL}[ -]{_PART}s|an?[ -]{_PART}(?= of\b)){_END}"
    rf"(?! of an? {_SCALE})",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"{_START}(?:(?<!\d[.,])\d+(?:,\d+)*(?=st|nd|rd|th)\w\w"
    rf"|(?:{_TEN})[ -](?:{'|'.join(_LOW_ORDINALS)})"
    rf"|{'|'.join([*_LOW_ORDINALS[3:], *_HIGH_ORDINALS, *_TENTHS, 'hundredth', 'thousandth'])}"
    rf"|third(?![ -](?:part(?:y|ies)|persons?|world|rail|way|countr(?:y|ies)){_END})){_END}",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"{_START}(?:(?<!first )(?<!second )(?<!other )half"
    rf"(?= (?:an?|of|the|its|their|his|her|our|my|all|that|this){_END})"
    rf"|(?:(?<=than )|(?<=about )|(?<=nearly )|(?<=almost )|(?<=over ))half{_END})",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"{_START}(?:(?:several |some |many |a few )?"
    r"(?P<word>(?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)s?"
    r"|(?:tens|scores)(?= of ))(?P<of> of (?:hundreds|thousands|millions|billions))?"
    rf"|several){_END}",
    re.IGNORECASE,
)
_PRONOUN = re.compile(rf"{_START}(?:one|zero|both){_END}", re.IGNORECASE)
_ANY_HALF = re.compile(rf"{_START}half{_END}", re.IGNORECASE)
_PHRASE = re.compile(rf"{_START}(?:first|second|third){_END}", re.IGNORECASE)
_METRES = re.compile(rf"{_START}(?<!\d[.,])(?P<amount>{_DIGITS}) ?m{_END}")

_GROUPING = re.compile(r"(?<!\d{4})(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
_SEPARATORS = {ord("٬"): ",", ord("٫"): "."}
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_BARE_YEAR = re.compile(r"(?:1\d|20)\d\d")
_MOST_DIGITS = 40
_JOINTS = frozenset(("a", "an", "and", "of"))
_TOKEN = re.compile(rf"{_DIGITS}|[a-z]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text; two of one `kind` and `value` say the same.

    The kinds are number, year (four digits, which may be a number too), percent, points, money,
    ordinal, date (of any precision; decades and times as well), vague and code.
    """

    start: int
    end: int
    kind: str
    value: str


_Said = tuple[str, str] | None
_Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], _Said]]


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a statement, in order; what may be none is left out."""
    return _read(text)[0]


def find_figure(figure: Figure, paragraph: str) -> tuple[int, int] | None:
    """Where the paragraph first says the same, or None.

    A year is also in a date of that year, and a date in one that is more exact: "2021" is in
    "August 2021", and "August 2021" is in neither "2021" nor "March 2021".
    """
    sure, doubtful = _read(paragraph)
    for each in (*sure, *doubtful):
        if _says(each, figure):
            return each.start, each.end
    return None


def _says(theirs: Figure, ours: Figure) -> bool:
    if theirs.kind == "date":
        mark = {"date": "", "year": "year ", "ordinal": "day "}.get(ours.kind, "no ")
        return set(theirs.value.split(", ")) >= set(f"{mark}{ours.value}".split(", "))
    same_kind = theirs.kind == ours.kind or {theirs.kind, ours.kind} == {"number", "year"}
    return same_kind and theirs.value == ours.value


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of a text, and what may be one."""
    normal = normalise(_GROUPING.sub(",", text).translate(_SEPARATORS))
    # Most texts have no date, and one look is cheaper than one for each way to write it.
    readers = _SURE if _MAY_HAVE_DATES.search(normal.text) else _SURE[len(_DATES) :]
    sure, rest = _take(normal, normal.text, readers)
    doubtful, _ = _take(normal, rest, _DOUBTFUL)
    metres, _ = _take(normal, normal.text, _AMBIGUOUS)
    return sure, (*doubtful, *metres)


def _take(normal: Normal, text: str, readers: Iterable[_Reader]) -> tuple[tuple[Figure, ...], str]:
    """What the readers find, each in what those before it left, and what they all left."""
    found: list[Figure] = []

    def take(match: re.Match[str], read: Callable[[re.Match[str]], _Said]) -> str:
        if (said := read(match)) is None:
            return match[0]
        found.append(Figure(*normal.original(*match.span()), *said))
        return "\0" * len(match[0])

    for pattern, read in readers:
        text = pattern.sub(partial(take, read=read), text)
    return tuple(sorted(found, key=lambda each: each.start)), text


def _date(match: re.Match[str]) -> _Said:
    parts = {name: part.lower() for name, part in match.groupdict().items() if part}
    if (month := parts.get("month", "0")).isalpha() or month.endswith("."):
        number = 1 + [name[:3].lower() for name in _MONTHS].index(month[:3])
        parts["month"] = str(number)
    if parts.get("stage") == "middle":
        parts["stage"] = "mid"
    if "hour" in parts:
        parts.setdefault("minute", "00")
    said = {name: str(int(part)) if part.isdigit() else part for name, part in parts.items()}
    return "date", ", ".join(f"{name} {part}" for name, part in said.items())


def _code(match: re.Match[str]) -> _Said:
    return "code", match[0].replace("-", "")


def _fraction(match: re.Match[str]) -> _Said:
    top, _, part = match[0].lower().replace("-", " ").rpartition(" ")
    return "number", str((_amount(top) or 1) * Fraction(1, _PARTS[part.removesuffix("s")]))


def _ordinal(match: re.Match[str]) -> _Said:
    if match[0][0].isdigit():
        return "ordinal", match[0][:-2].replace(",", "").lstrip("0")
    return "ordinal", str(sum(_VALUES[word] for word in re.split("[ -]", match[0].lower())))


def _number(match: re.Match[str]) -> _Said:
    words = match["amount"].lower()
    if match[0].lower() == "one":
        return None
    amount = _amount(words)
    value = words if amount is None else str(-amount if match["minus"] else amount)
    symbol = (match["symbol"] or "").lower()
    if match["percent"]:
        return "percent", value
    if match["points"]:
        return "points", value
    if currency := match["currency"] or _CURRENCIES.get(symbol[-1:]) or (symbol and "rupee"):
        return "money", f"{value} {currency.lower()}"
    return "year" if _BARE_YEAR.fullmatch(match[0]) else "number", value


def _half(match: re.Match[str]) -> _Said:
    return "number", "1/2"


def _vague(match: re.Match[str]) -> _Said:
    if not match["word"]:
        return "vague", "several"
    return "vague", f"{match['word'].lower().removesuffix('s')}s{(match['of'] or '').lower()}"


def _plain(match: re.Match[str]) -> _Said:
    return "number", str(_VALUES[match[0].lower()])


def _metres(match: re.Match[str]) -> _Said:
    return "number", str(_amount(match["amount"]))


_SURE: tuple[_Reader, ...] = (
    *((pattern, _date) for pattern in _DATES),
    (_CODE, _code),
    (_FRACTION, _fraction),
    (_ORDINAL, _ordinal),
    (_NUMBER, _number),
    (_HALF, _half),
    (_VAGUE, _vague),
)
_DOUBTFUL: tuple[_Reader, ...] = (
    (_PRONOUN, _plain),
    (_ANY_HALF, _half),
    (_PHRASE, _ordinal),
    (_DOUBTFUL_MONTH, _date),
)
_AMBIGUOUS: tuple[_Reader, ...] = ((_METRES, _metres),)


def _amount(words: str) -> Fraction | None:
    """The value of a number in words, digits or both; None where digits could be read two ways."""
    total, current, last, after_and = Fraction(0), Fraction(0), 1, False
    for token in _TOKEN.findall(words):
        if token == "hundred":
            current = (current or Fraction(1)) * 100
        elif token in _SCALES:
            last = _SCALES[token]
            total, current = total + (current or 1) * last, Fraction(0)
        elif token in _PARTS and after_and:
            part = Fraction(1, _PARTS[token])
            total, current = (total, current + part) if current else (total + part * last, current)
        elif token in _PARTS:
            current = (current or 1) * Fraction(1, _PARTS[token])
        elif token not in _JOINTS:
            value = Fraction(_VALUES[token]) if token in _VALUES else _digits(token)
            if value is None:
                return None
            current += value
        after_and = token == "and" or (after_and and token in _JOINTS)
    return total + current


def _digits(text: str) -> Fraction | None:
    """The value of digits, with thousands, or lakhs and crores, grouped by commas."""
    whole, part = text, Fraction(0)
    if re.fullmatch(_VULGAR, text[-1]):
        whole, part = text[:-1].rstrip(), _vulgar(text[-1])
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(",", "")
    if "," in whole or whole.count(".") > 1 or len(whole) > _MOST_DIGITS:
        return None
    return Fraction(whole or 0) + part


def _vulgar(char: str) -> Fraction:
    return Fraction(unicodedata.numeric(char)).limit_denominator(10)
