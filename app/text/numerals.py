"""Numerals: numbers in digits of every script and in English words, and what they amount to.

number = [ "-" | symbol ] amount [ "%" | unit of currency ]
amount = digits | words | both              "2,600"  "two and a half million"  "4-1/4"  "3m"
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from .normalise import UNSPACED

ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
LOW_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split()
HIGH_ORDINALS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    " nineteenth"
).split()
TENTHS = [ten.replace("ty", "tieth") for ten in TENS]
VALUES = {
    **{word: value for value, word in enumerate([*ONES, *_TEENS], 1)},
    **{word: value for value, word in enumerate([*LOW_ORDINALS, *HIGH_ORDINALS], 1)},
    **{word: value * 10 for value, word in enumerate(TENS, 2)},
    **{word: value * 10 for value, word in enumerate(TENTHS, 2)},
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_SCALES = {
    "dozen": 12, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_SYMBOLS = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₨": "rupee",
    "rs": "rupee", "؋": "afghani", "₽": "rouble", "₩": "won", "₺": "lira", "₪": "shekel",
    "₱": "peso", "₫": "dong", "₴": "hryvnia", "₦": "naira", "฿": "baht", "₵": "cedi",
}  # fmt: skip
_CODES = {"EUR": "euro", "USD": "dollar", "GBP": "pound", "CHF": "franc", "JPY": "yen",
          "CNY": "yuan", "PKR": "rupee"}  # fmt: skip
_SPELT = {"ruble": "rouble"}
_CURRENCIES = (
    "dollar|euro|pound|rupee|afghani|yen|yuan|renminbi|peso|rouble|ruble|franc|krona|krone|kroner"
    "|lira|shekel|dirham|riyal|dinar|taka|zloty|naira|shilling|baht|rupiah|ringgit|hryvnia|cent"
)
_NATIONS = (
    "us|u\\.s\\.|american|canadian|australian|pakistani|afghan|indian|mexican|argentine|chinese"
    "|swiss|russian|egyptian|turkish|saudi|israeli|japanese"
)

# A letter of a script without spaces is no part of the word or the figure beside it.
START = rf"(?<!(?!{UNSPACED})\w)"
END = rf"(?!(?!{UNSPACED})\w)"
_SIGNS = "$€£¥₹₨؋₽₩₺₪₱₫₴₦฿₵"
AFTER_BOUND = "|".join(f"(?<={word} )" for word in "than about nearly almost over under".split())
VULGAR = "[¼-¾⅐-⅞]"
DIGITS = (
    rf"(?:\d+(?:[.,]\d+)+|\d+ ?{VULGAR}|\d{{1,3}}[ -][1-9]\d?/(?:2|3|4|5|8|10|16|32)(?![\d/])"
    r"|(?<!/)\d\d?/[1-9]\d?(?![\d/])|\d+"
    rf"|(?<![\d,])\.\d+|{VULGAR})"
)
ONE = "|".join(ONES)
_TEN = "|".join(TENS)
CARDINAL = rf"(?:(?:{_TEN})(?:[ -](?:{ONE}){END})?|{'|'.join(_TEENS)}|{ONE}){END}"
_HUNDRED = rf"[ -]hundred{END}(?:[ -](?:and[ -])?{CARDINAL})?"
_A_HUNDRED = rf"an?(?=[ -]hundred{END})"
_BELOW = rf"(?:(?:{DIGITS}|{CARDINAL}|{_A_HUNDRED})(?:{_HUNDRED})?)"
_REST = rf"(?:(?:{CARDINAL}|{_A_HUNDRED})(?:{_HUNDRED})?)"
_AND_A_HALF = rf"(?:[ -]and[ -]an?[ -](?:half|quarter){END})?"
SCALE = rf"(?:dozen|thousand|lakh|million|crore|billion|trillion){END}"
_MULTIPLE = (
    r"(?:(?:an?[ -])?half(?:[ -]an?)?|(?:an?|one|three)[ -]quarters?[ -]of[ -]an?|an?)"
    rf"(?=[ -]{SCALE})"
)
_SCALED = (
    rf"(?:{_MULTIPLE}|{_BELOW}{_AND_A_HALF})(?:[ -]{SCALE}{_AND_A_HALF}"
    rf"(?:,?[ -](?:and[ -])?{_BELOW}[ -]{SCALE})*(?:(?<!dozen)[ -](?:and[ -])?{_REST})?)?"
)
_GLUED = rf"{DIGITS}(?:[kmb]|[mbt]n| [mbt]n){END}"
_FIRST_WORD = rf"an?|half|minus|us|[ac]|rs|{ONE}|{'|'.join(_TEENS)}|{_TEN}"
NUMBER = re.compile(
    rf"{START}(?<!\d[.,])(?=[-.\d¼-¾⅐-⅞{_SIGNS}]|(?:{_FIRST_WORD})\b)"
    rf"(?:(?P<minus>(?<![\0)\]])-|minus )|(?P<symbol>(?:us|[ac])?\$|[{_SIGNS}]|rs\.?) ?)?"
    rf"(?P<amount>{_GLUED}|{_SCALED})"
    rf"(?:(?P<percent> ?%|[ -](?:percent|per cent|pct){END})|(?P<points>[ -]percentage points?)"
    rf"|[ -](?:(?:{_NATIONS}) )?(?P<currency>{_CURRENCIES})(?:s|es)?{END})?"
)
"""In small letters, as what is matched has to be: to ignore case takes three times as long."""
PHRASE = rf" (?:of )?the (?:way|battle|story|truth|fun|trouble|work){END}"
"""Behind a share, what makes it a turn of phrase: "half the battle", "a third of the way"."""
_PART = rf"(?:{'|'.join(PARTS)})"
FRACTION = re.compile(
    rf"{START}(?:one[ -]{_PART}s?|{CARDINAL}[ -]{_PART}s|an?[ -]{_PART}(?= of\b)"
    rf"|(?:{AFTER_BOUND})an?[ -]{_PART}){END}"
    rf"(?! of an? {SCALE}|{PHRASE})"
)
SCALE_WORD = re.compile(rf"[ -]({SCALE})|(?<=\d)( ?[mbt]n|[kmb]){END}", re.IGNORECASE)

CODE = re.compile(rf"{START}(?:[A-Z]{{1,6}}-?|[A-Z][a-z]-)\d+(?:\.\d+)?(?=s?{END})")
"""A name with a number in it: COVID-19, A4."""

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_MIXED = re.compile(r"(\d+)[ -](\d+)/(\d+)")
_MOST_DIGITS = 40
_JOINTS = frozenset(("a", "an", "and", "of"))
_TOKEN = re.compile(rf"{DIGITS}|[a-z]+")


def amount(words: str) -> Fraction | None:
    """The value of a number in words, digits or both; None where digits could be read two ways."""
    total, current, last, after_and = Fraction(0), Fraction(0), 1, False
    for token in _TOKEN.findall(words):
        if token == "hundred":
            current = (current or Fraction(1)) * 100
        elif token in _SCALES:
            last = _SCALES[token]
            total, current = total + (current or 1) * last, Fraction(0)
        elif token in PARTS and after_and:
            part = Fraction(1, PARTS[token])
            total, current = (total, current + part) if current else (total + part * last, current)
        elif token in PARTS:
            current = (current or 1) * Fraction(1, PARTS[token])
        elif token not in _JOINTS:
            value = Fraction(VALUES[token]) if token in VALUES else _digits(token)
            if value is None:
                return None
            current += value
        after_and = token == "and" or (after_and and token in _JOINTS)
    return total + current


def scale_of(words: str) -> int:
    """What the scale at the end of a number stands for, as in "1.5bn"; 1 without one."""
    found = SCALE_WORD.findall(words)
    return _SCALES[(found[-1][0] or found[-1][1]).strip().lower()] if found else 1


def currency_of(match: re.Match[str]) -> str:
    """The currency of a match of `NUMBER`, or the empty string."""
    symbol = (match["symbol"] or "").removesuffix(".")
    named = match["currency"] or ""
    return _SPELT.get(named, named) or _SYMBOLS.get(symbol[-2:], _SYMBOLS.get(symbol[-1:], ""))


def symbol_of(text: str) -> str:
    """The currency of a symbol or code before a number, or the empty string."""
    return _SYMBOLS.get(text[-1:], _CODES.get(text.upper(), ""))


def _digits(text: str) -> Fraction | None:
    """The value of digits, with thousands, or lakhs and crores, grouped by commas."""
    if mixed := _MIXED.fullmatch(text):
        whole_part, top, bottom = (int(part) for part in mixed.groups())
        return Fraction(top, bottom) + whole_part if top < bottom else None
    whole, part = text, Fraction(0)
    if re.fullmatch(VULGAR, text[-1]):
        whole, part = text[:-1].rstrip(), _vulgar(text[-1])
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(",", "")
    if "," in whole or whole.count(".") > 1 or len(whole) > _MOST_DIGITS:
        return None
    return Fraction(whole or 0) + part


def _vulgar(char: str) -> Fraction:
    return Fraction(unicodedata.numeric(char)).limit_denominator(10)
