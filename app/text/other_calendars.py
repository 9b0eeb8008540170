"""Months of other calendars than the Gregorian, in the languages that date by them.

Each has a number of its own, so that it is never taken for a Gregorian month: 101 to 112 are those
of the solar Hijri calendar, as Iran and Afghanistan call them, 201 to 212 those of the lunar one.
"""

from __future__ import annotations

from collections.abc import Mapping

_IRAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_AFGHANISTAN = "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
_PASHTO = "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب"
_LUNAR = {
    "ar": "محرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,رمضان,شوال"
    ",ذو القعدة,ذو الحجة",
    "fa": "محرم,صفر,ربیع‌الاول,ربیع‌الثانی,جمادی‌الاول,جمادی‌الثانی,رجب,شعبان,رمضان,شوال,ذیقعده,ذیحجه",
    "ur": "محرم,صفر,ربیع الاول,ربیع الثانی,جمادی الاول,جمادی الثانی,رجب,شعبان,رمضان,شوال"
    ",ذوالقعدہ,ذوالحجہ",
}
_INVISIBLE = str.maketrans("", "", "\u200c")


def _numbered(names: list[str], first: int) -> Mapping[str, int]:
    return {each.translate(_INVISIBLE): first + at for at, each in enumerate(names)}


_SOLAR = {
    "fa": {**_numbered(_IRAN.split(), 101), **_numbered(_AFGHANISTAN.split(), 101)},
    "ps": {**_numbered(_PASHTO.split(), 101), **_numbered(_AFGHANISTAN.split(), 101)},
}


def other_months(language: str) -> Mapping[str, int]:
    """The months of other calendars by their names in a language; empty where it has none."""
    lunar = _LUNAR.get("fa" if language == "ps" else language, "")
    return {**_SOLAR.get(language, {}), **_numbered(lunar.split(",") if lunar else [], 201)}
