"""Sums: what an author says a figure was computed from, done again with exact numbers.

    sum    = term *( ( " + " | " - " ) term )
    term   = factor *( ( "×" | "*" | " / " | "÷" ) factor )
    factor = figure | "(" sum ")"               "1.7 - 1.4"   "(36 - 22) / 22 × 100"

A figure is written as in a text: `€1.2bn`, `half a million`, `-0.3`, `4-1/4`. So a minus between
two of them, and a stroke, stand between spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from .agreement import Figure, says
from .figures import figures

LONGEST = 200
"""Characters; a reader has to follow it."""
HUNDRED = "100"
"""What shares are multiplied by: it needs no source."""

_TOKEN = re.compile(
    r"\s*(?:(?P<sign>[()+×*÷])|(?<=\s)(?P<spaced>[-–−/])(?=\s)|(?<=\))(?P<closed>[-–−/])"
    r"|(?P<figure>(?![-–−/]\s)(?:(?!\s+[-–−/]\s|\s*[()+×*÷]).)+))\s*"
)
_SAME = {"–": "-", "−": "-", "×": "*", "÷": "/"}


class SumError(ValueError):
    """Why an expression is no sum."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What an expression comes to, and the figures in it, as they are written."""

    value: Fraction
    operands: tuple[Figure, ...]
    words: tuple[str, ...]
    divides: bool


def read_sum(text: str, language: str = "en") -> Sum:
    """The sum of an expression with the figures of a language.

    Raises SumError for what is none, and for a division by nothing.
    """
    if len(text) > LONGEST:
        raise SumError(f"it is longer than {LONGEST} characters")
    tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _tokens(text)]
    reader = _Reader(tokens, language)
    value = reader.total()
    if reader.at < len(tokens):
        raise SumError(f"`{tokens[reader.at][1]}` does not belong there")
    return Sum(value, tuple(reader.operands), tuple(reader.words), "/" in reader.done)


def comes_to(result: Sum, figure: Figure) -> bool:
    """Whether a figure is what a sum comes to, rounded as the figure is written or as it says.

    A quotient of two amounts may be told as a percentage without being multiplied by a hundred.
    """
    if figure.amount is None:
        return False
    currencies = {each.currency for each in result.operands if each.currency}
    if figure.currency and currencies and figure.currency not in currencies:
        return False
    values = [result.value]
    if figure.kind == "percent" and result.divides:
        values.append(result.value * 100)
    return any(_is(value, figure) for value in values)


def _is(value: Fraction, figure: Figure) -> bool:
    amount = figure.amount or Fraction(0)
    finest = next((10**places for places in range(7) if (amount * 10**places).denominator == 1), 1)
    if abs(value - amount) * finest * 2 <= 1 and (finest > 1 or value.denominator > 1):
        return True
    computed = Figure(start=0, end=0, kind=figure.kind, value="", amount=value,
                      currency=figure.currency)  # fmt: skip
    return says(computed, figure)


def _tokens(text: str) -> list[re.Match[str]]:
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise SumError(f"`{text[at:]}` is no figure")
        found.append(match)
        at = match.end()
    return found


class _Reader:
    """Reads tokens from left to right, and gathers the figures among them."""

    def __init__(self, tokens: list[tuple[str, str]], language: str) -> None:
        self.tokens = tokens
        self.language = language
        self.at = 0
        self.operands: list[Figure] = []
        self.words: list[str] = []
        self.done: set[str] = set()

    def total(self) -> Fraction:
        value = self._term()
        while sign := self._take("+-"):
            value += self._term() if sign == "+" else -self._term()
        return value

    def _term(self) -> Fraction:
        value = self._factor()
        while sign := self._take("*/"):
            other = self._factor()
            if sign == "/" and not other:
                raise SumError("it divides by nothing")
            value = value * other if sign == "*" else value / other
        return value

    def _factor(self) -> Fraction:
        if self._take("("):
            value = self.total()
            if not self._take(")"):
                raise SumError("a bracket is not closed")
            return value
        if self.at == len(self.tokens) or self.tokens[self.at][0] != "figure":
            raise SumError("a figure is missing")
        words = self.tokens[self.at][1].strip()
        self.at += 1
        return self._figure(words)

    def _figure(self, words: str) -> Fraction:
        found = figures(words, self.language)
        if len(found) != 1 or found[0].amount is None:
            raise SumError(f"`{words}` is not one figure")
        self.operands.append(found[0])
        self.words.append(words)
        return found[0].amount

    def _take(self, signs: str) -> str:
        """The sign that stands here, if it is one of these."""
        if self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            sign = _SAME.get(text, text)
            if kind != "figure" and sign in signs:
                self.at += 1
                self.done.add(sign)
                return sign
        return ""
