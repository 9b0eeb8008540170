"""Locales: how a language writes dates and figures, and calls its units, from CLDR through Babel.

Nothing of it is loaded for a text in English, which has readers of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale as Cldr

ENGLISH = "en"
_UNITS = {
    "length-kilometer": "kilometre", "length-meter": "metre", "length-centimeter": "centimetre",
    "length-millimeter": "millimetre", "length-mile": "mile", "length-yard": "yard",
    "length-foot": "foot", "length-inch": "inch", "area-hectare": "hectare", "area-acre": "acre",
    "area-square-kilometer": "square kilometre", "area-square-meter": "square metre",
    "area-square-mile": "square mile", "volume-cubic-meter": "cubic metre", "mass-tonne": "tonne",
    "mass-kilogram": "kilogram", "mass-gram": "gram", "mass-ounce": "ounce",
    "volume-liter": "litre", "volume-gallon": "gallon", "volume-barrel": "barrel",
    "power-gigawatt": "gigawatt", "power-megawatt": "megawatt", "power-kilowatt": "kilowatt",
    "speed-knot": "knot", "temperature-celsius": "degree", "duration-second": "second",
    "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day",
    "duration-week": "week", "duration-month": "month", "duration-year": "year",
    "duration-decade": "decade", "duration-century": "century",
}  # fmt: skip
"""What CLDR calls a unit, and what `measures` does."""
_CURRENCIES = {
    "dollar": "USD CAD AUD", "euro": "EUR", "pound": "GBP EGP", "yen": "JPY", "yuan": "CNY",
    "rupee": "INR PKR LKR", "afghani": "AFN", "rouble": "RUB BYN", "franc": "CHF RWF",
    "won": "KRW KPW", "lira": "TRY", "shekel": "ILS", "riyal": "SAR QAR", "dirham": "AED MAD",
    "dinar": "KWD JOD", "peso": "MXN ARS", "taka": "BDT", "zloty": "PLN", "naira": "NGN",
    "baht": "THB", "hryvnia": "UAH", "shilling": "KES TZS",
}  # fmt: skip
"""What `numerals` calls a currency, and the codes of those that are called so."""
_COUNTRIES = {"ar": "DZ IQ MA MR", "de": "AT", "es": "UY", "fa": "AF"}
"""Where a language has other names for months, in CLDR 47."""
_COUNTS = (1, 2, 3, 5, 11, 100)
"""One number at least for each form that any language has behind one (CLDR plural rules)."""
_NUMBER = re.compile(r"[\d٠-٩۰-۹०-९০-৯၀-၉.,٫٬\s\u200e\u200f\u061c]+")
_FILLED = re.compile("[0¤'.\\s]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u061c\u00ad"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """How one language writes: names in lower case with what they stand for.

    `decimal` and `group` are what stands in a number before its fraction and between thousands;
    `order` is that of a date in digits, such as "dmy", `written` that of one with its month's name.
    Weekdays count from Monday as 0.
    """

    language: str
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    currencies: Mapping[str, str]
    scales: Mapping[str, Fraction]
    decimal: str
    group: str
    order: str
    written: str
    has_capitals: bool


def base(tag: str) -> str:
    """The language of a tag (BCP 47), without its script and region."""
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


@cache
def locale_of(tag: str) -> Locale | None:
    """What is known of a language by its tag (BCP 47); None where CLDR has nothing of it."""
    cldr = _cldr(tag)
    if cldr is None:
        return None
    symbols = cldr.number_symbols.get("latn", {})
    months = {**dict(_elsewhere(base(tag))), **dict(_names(cldr.months, "wide"))}
    return Locale(
        language=base(tag),
        months=months,
        short_months=dict(_names(cldr.months, "abbreviated")),
        weekdays=dict(_names(cldr.days, "wide")),
        units=dict(_units(cldr)),
        currencies=dict(_currencies(cldr)),
        scales=dict(_scales(cldr)),
        decimal=str(symbols.get("decimal", ".")),
        group=str(symbols.get("group", ",")),
        order=_order(cldr, "short"),
        written=_order(cldr, "long"),
        has_capitals="".join(months).islower(),
    )


@cache
def language_name(tag: str) -> str:
    """What English calls a language: "Chinese" for `zh-Hans`; the tag where nobody knows it."""
    if base(tag) == ENGLISH:
        return "English"
    cldr = _cldr(tag)
    return str(cldr.get_language_name(ENGLISH) or tag) if cldr else tag


def _cldr(tag: str) -> Cldr | None:
    from babel import Locale as Cldr
    from babel import UnknownLocaleError

    parts = tag.split("-")
    for some in (parts[:2], parts[:1]):
        with suppress(UnknownLocaleError, ValueError):
            if base(tag) not in ("und", "root", "mul", "zxx"):
                return Cldr.parse("-".join(some), sep="-")
    return None


def _order(cldr: Cldr, length: str) -> str:
    """In which order a date has its day, month and year, as in "dmy"."""
    pattern = re.sub("'[^']*'", "", str(cldr.date_formats[length].pattern)).lower()
    return "".join(dict.fromkeys(each for each in pattern if each in "dmy"))


def _names(
    contexts: Mapping[str, Mapping[str, Mapping[int, str]]], width: str
) -> Iterator[tuple[str, int]]:
    """Names as they stand in a date."""
    return ((_plain(name), number) for number, name in contexts["format"][width].items())


def _elsewhere(language: str) -> Iterator[tuple[str, int]]:
    """The names that months have in some countries: "Jänner", "آب"."""
    from babel import Locale as Cldr

    for country in _COUNTRIES.get(language, "").split():
        yield from _names(Cldr(language, country).months, "wide")


def _units(cldr: Cldr) -> Iterator[tuple[str, str]]:
    from babel.units import format_unit

    for unit, name in _UNITS.items():
        show = partial(format_unit, measurement_unit=unit, locale=cldr)
        # A form that a language lacks comes back as the unit's own name. The narrow ones are left
        # out: Russian writes "м" for a metre and for a month.
        words = {
            _plain(_NUMBER.sub(" ", show(count, length=length)))
            for length in ("short", "long")
            for count in _COUNTS
        }
        yield from ((word, name) for word in sorted(words - {"", unit}))


def _currencies(cldr: Cldr) -> Iterator[tuple[str, str]]:
    from babel.numbers import get_currency_name, get_currency_symbol

    for name, codes in _CURRENCIES.items():
        found = Counter[str]()
        for code in codes.split():
            yield code.lower(), name
            yield _plain(get_currency_symbol(code, cldr)), name
            full = {_plain(get_currency_name(code, count, cldr)) for count in (None, *_COUNTS)}
            yield from ((each, name) for each in sorted(full))
            found.update({word for each in full for word in each.split()})
        # What two dollars have in common is what any of them is called for short.
        yield from ((word, name) for word, times in sorted(found.items()) if times > 1)


def _scales(cldr: Cldr) -> Iterator[tuple[str, Fraction]]:
    """Words such as "million": what a large number is written with instead of its zeros."""
    for length in ("short", "long"):
        for forms in cldr.compact_decimal_formats.get(length, {}).values():
            for size, pattern in forms.items():
                written = str(getattr(pattern, "pattern", pattern))
                word = _plain(_FILLED.sub(" ", written))
                if len(word) > 1 or (word and not word.isascii()):
                    yield word, Fraction(int(size), 10 ** max(0, written.count("0") - 1))


def _plain(name: str) -> str:
    """A name as it is looked for in a normalised text."""
    visible = unicodedata.normalize("NFC", name.translate(_INVISIBLE))
    return " ".join(visible.split()).strip(" .॰").casefold()
