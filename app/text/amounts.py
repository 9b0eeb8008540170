"""Amounts: numbers in digits and words of any language, and what they come to.

    amount = ( digits | words ) *( scale [ more ] ) | scale     "1,5 Millionen"  "دس ہزار"
    words  = number *( glue number )                            "einundzwanzig"  "vingt et un"

In Chinese and Japanese: digits and characters for numbers, as `ideographs` has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from .ideographs import IDEOGRAPHS, PLACE, POINT, value_of
from .lexicon import Lexicon
from .locales import Locale
from .numerals import VULGAR
from .scripts import boundaries

# Longer ones are read in pieces: from each of its groups a row would be looked through to its end.
_GROUPS = "{1,12}"
_HUNDRED = 100
_MOST_DIGITS = 1000
"""As many as anybody reads; more than some thousands are no number in Python."""
_HAN = f"{IDEOGRAPHS}{{0,24}}"
_COUNTER = (
    "[个個名位人年月日天次岁歲家份页頁种種条條项項部座所艘辆輛架只隻支本篇州省区區届屆级級层層"
    "倍件回社円元つ台枚冊店校頭匹点度分時秒週周間ヶカか]|ドル|ユーロ|ポンド"
)
_NO_NUMBER = "十分|万一|千万(?!人|元|円|美|ドル|吨|年)|万能|万全|百科|三星|三菱|三井|四川|九州|千葉"


def either(words: Iterable[str]) -> str:
    """A pattern of one of these words, the longest first; of nothing where there are none."""
    found = sorted(set(words), key=lambda each: (-len(each), each))
    return f"(?>{'|'.join(map(re.escape, found))})" if found else "(?!)"


@dataclass(frozen=True)
class Amounts:
    """How one language writes amounts; every pattern is made once."""

    language: str
    locale: Locale | None
    lexicon: Lexicon

    @property
    def is_han(self) -> bool:
        """Whether numbers may be written in Chinese characters."""
        return self.language in ("zh", "ja", "yue")

    @cached_property
    def start(self) -> str:
        """Where a word of letters may begin."""
        return boundaries(self.language)[0]

    @cached_property
    def end(self) -> str:
        """Where a word may end."""
        return boundaries(self.language)[1]

    @cached_property
    def scales(self) -> Mapping[str, Fraction]:
        """The words that multiply what stands before them."""
        return {**(self.locale.scales if self.locale else {}), **self.lexicon.scales}

    @property
    def _marks(self) -> tuple[str, str]:
        """What stands before a fraction, and what does not."""
        return (",", ".") if self.locale and self.locale.decimal == "," else (".", ",")

    @cached_property
    def digits(self) -> str:
        """A number in digits, its thousands and its fraction apart as the locale has it.

        A mark that can part no thousands is read as if the other language's: "1.5" in German.
        """
        point, other = map(re.escape, self._marks)
        grouped = rf"\d{{1,3}}(?:[{other}']\d{{3}}){_GROUPS}(?!\d)"
        grouped += rf"|\d{{1,2}}(?:,\d\d){_GROUPS},\d{{3}}(?!\d)"
        vulgar = ""
        if not self.is_han:
            grouped += rf"|(?<!\d )\d{{1,3}}(?: \d{{3}}){_GROUPS}(?!\d)"
            vulgar = f"\\d+ ?{VULGAR}|{VULGAR}|"
        return (
            rf"(?:(?<!\d)(?:{vulgar}(?:{grouped}|\d+)(?:{point}\d+)?(?![.,]?\d)"
            rf"|\d+{other}\d{{1,2}}(?![.,]?\d)|\d+))"
        )

    @cached_property
    def words(self) -> str:
        """Words that are one number: "einundzwanzig", "quatre-vingt-dix", "ساڑھے تین"."""
        numbers = self.lexicon.numbers
        halves = either(word for word, value in numbers.items() if abs(value) < 1)
        word = either(numbers)
        return f"(?:{halves} {word}|{word}(?:{self.lexicon.glue}{word}){{0,8}}+)"

    @cached_property
    def pattern(self) -> str:
        """An amount in digits, words or both, that is surely one."""
        if self.is_han:
            return (
                f"(?!{_NO_NUMBER})(?:{IDEOGRAPHS}{_HAN}{POINT}|{self.digits}(?:{PLACE}(?:{self.digits}|{IDEOGRAPHS})*)?"
                f"|{_HAN}{PLACE}{IDEOGRAPHS}{_HAN}|{IDEOGRAPHS}{_HAN}{PLACE}"
                f"|[一二三四五六七八九〇零]{{3,24}}|[一二三四五六七八九]{{0,24}}[〇零]"
                f"|(?![一壹]){IDEOGRAPHS}(?={_COUNTER}))"
            )
        scale, behind = either(self.scales), either(self.lexicon.behind)
        scaled = f"[ -]?{scale}\\.?(?:[ -]?{scale}\\.?)*+(?: {behind})?"
        more = f"(?:[ -]|und)?(?:{self.words}|{self.digits}(?=[ -]?{scale}))"
        rest = f"(?:{more}(?:{scaled})?)*"
        amount = f"(?:{self.start}{self.words}|{self.digits})(?:{scaled}{rest})?"
        ending = f"(?:(?<=[\\d½])|{self.end}|{self.lexicon.tail or '(?!)'})"
        return f"(?:{amount}|{self.start}{scale}{rest}){ending}"

    @cached_property
    def any_number(self) -> str:
        """A number beside which something tells that it is one."""
        han = f"{IDEOGRAPHS}{_HAN}{POINT}?"
        return f"(?:{self.digits}|{han if self.is_han else self.words})"

    def value(self, words: str) -> Fraction:
        """What an amount comes to."""
        if self.is_han:
            return value_of(re.sub(self.digits, lambda each: str(self._plain(each[0])), words))
        total = section = number = last = Fraction(0)
        for token in self._tokens.findall(words.casefold()):
            scale = self.scales.get(token)
            if part := self.lexicon.behind.get(token):
                total += part * last
            elif scale is None:
                number += self._number(token)
            elif scale == _HUNDRED:
                section, number = section + (number or 1) * scale, Fraction(0)
            elif total and not section + number and scale > last:
                # "3 lakh crore" is three times a lakh times a crore.
                total, last = total * scale, scale
            else:
                total += (section + number or 1) * scale
                section, number, last = Fraction(0), Fraction(0), scale
        return total + section + number

    def last_scale(self, words: str) -> Fraction:
        """What the last scale of an amount stands for; 1 without one."""
        if self.is_han:
            places = re.findall(PLACE, words)
            return value_of(places[-1]) if places else Fraction(1)
        found = [self.scales.get(each) for each in self._tokens.findall(words.casefold())]
        return next((each for each in reversed(found) if each), Fraction(1))

    @cached_property
    def _tokens(self) -> re.Pattern[str]:
        words = either((*self.lexicon.numbers, *self.lexicon.behind, *self.scales))
        return re.compile(f"{self.digits}|{words}")

    def _number(self, token: str) -> Fraction:
        known = self.lexicon.numbers.get(token)
        return Fraction(self._plain(token)) if known is None else known

    def _plain(self, digits: str) -> str:
        """Digits as a number in Python: without groups, and with a point."""
        point, other = self._marks
        digits = digits[:_MOST_DIGITS]
        if vulgar := re.search(VULGAR, digits):
            part = Fraction(unicodedata.numeric(vulgar[0])).limit_denominator(10)
            return str(int(digits[: vulgar.start()].strip() or 0) + part)
        if re.fullmatch(rf"\d+{re.escape(other)}\d{{1,2}}", digits):
            point = other
        whole, _, part_of = digits.partition(point)
        return re.sub(r"[.,' ]", "", whole) + (f".{part_of}" if part_of else "")
