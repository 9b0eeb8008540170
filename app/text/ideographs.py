"""Numbers in Chinese characters, as Chinese and Japanese write them, with digits among them.

number  = digit *digit                      "二〇〇八": place by place
        | section *( myriad [ section ] )   "三万"  "1万2千"  "4兆7500億"
section = *( [ digit ] ( "十" | "百" | "千" ) ) [ digit ]
"""

from __future__ import annotations

import re
from fractions import Fraction

_FORMS = "〇零 一壹壱 二贰貳弐两兩 三叁參参 四肆 五伍 六陆陸 七柒 八捌 九玖"
_DIGITS = {char: value for value, chars in enumerate(_FORMS.split()) for char in chars}
_PLACES = {"十": 10, "拾": 10, "廿": 20, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {
    "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12,
}  # fmt: skip
IDEOGRAPHS = f"[{''.join([*_DIGITS, *_PLACES, *_MYRIADS])}]"
"""The characters of which numbers are made, for a pattern."""
PLACE = f"[{''.join([*_PLACES, *_MYRIADS])}]"
POINT = "(?:[点點][〇零一二三四五六七八九]{1,12}(?![〇零一二三四五六七八九十]*分))"
"""What stands behind a number that has a fraction: "点五"."""
_TOKEN = re.compile(r"[\d.]+|.")


def value_of(text: str) -> Fraction:
    """The value of a number; its digits without separators."""
    if "点" in text or "點" in text:
        whole, part = re.split("[点點]", text, maxsplit=1)
        return value_of(whole) + Fraction(f"0.{_in_places(part)}")
    if not re.search(PLACE, text):
        return Fraction(_in_places(text))
    total = section = Fraction(0)
    digit: Fraction | None = None
    for token in _TOKEN.findall(text):
        if place := _PLACES.get(token):
            section += place if digit is None else digit * place
            digit = None
        elif myriad := _MYRIADS.get(token):
            whole = section + (digit or 0)
            # "3万亿" is three times ten thousand times a hundred million.
            total = total + whole * myriad if whole else (total or Fraction(1)) * myriad
            section, digit = Fraction(0), None
        else:
            digit = Fraction(_DIGITS.get(token, token))
    return total + section + (digit or 0)


def _in_places(text: str) -> str:
    """Digits place by place, as ASCII has them."""
    return "".join(str(_DIGITS.get(char, char)) for char in text)
