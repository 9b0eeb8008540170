"""Amounts: the figures of a text that are worth a headline, told as the text tells them.

`amount = [hedge] figure ["of"] [counted]`: "More than half a million Afghans", "hundreds of
security personnel". What is counted ends with the first plural of the next three words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Statement
from ..text import ENGLISH, Figure, figures

_MOST = 6
_FEW = 3
_COUNTING = frozenset(("number", "vague"))
_SCALED = frozenset(("money", "percent", "points"))
_HEDGE = re.compile(
    r"\b(?:(?:more|less|fewer) than|at (?:least|most)|up to|about|around|almost|nearly|over|under"
    r"|roughly|some) $",
    re.IGNORECASE,
)
_LONGEST_HEDGE = len("fewer than ")
_WORD = (
    r" (?!(?:a|an|and|are|as|at|be|but|by|did|do|does|for|from|had|has|have|he|her|his|in|is|its|of"
    r"|on|or|our|she|than|that|the|their|they|this|to|us|was|we|were|which|who|will|with)\b)"
)
_COUNTED = re.compile(
    rf"(?: of)?(?:{_WORD}\w+){{0,2}}?"
    rf"{_WORD}(?:\w+s|children|men|people|personnel|police|staff|women)\b"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in its words; two of one `kind` and `value` say the same."""

    kind: str
    value: str
    words: str


def amounts(text: str, language: str = ENGLISH) -> Iterator[Amount]:
    """The amounts of a text: no date, no ordinal, and no number that fingers can count.

    A vague one only where the text says of what.
    """
    for figure in figures(text, language):
        counted = _COUNTED.match(text, figure.end) if figure.kind in _COUNTING else None
        vague = figure.kind == "vague" and figure.value != "several"
        if _is_large(figure) or (vague and counted):
            hedge = _HEDGE.search(text, max(0, figure.start - _LONGEST_HEDGE), figure.start)
            start = hedge.start() if hedge else figure.start
            end = counted.end() if counted else figure.end
            yield Amount(figure.kind, figure.value, text[start:end])


def _is_large(figure: Figure) -> bool:
    number = figure.kind == "number" and figure.value.isdigit() and len(figure.value) > 1
    return number or figure.kind in _SCALED


def key_amounts(
    statements: Iterable[Statement], language: str = ENGLISH
) -> tuple[tuple[Statement, Amount], ...]:
    """The first few amounts, each once, one a statement; vague ones last, where there are few."""
    seen: set[tuple[str, str]] = set()
    exact: list[tuple[Statement, Amount]] = []
    vague: list[tuple[Statement, Amount]] = []
    for statement in statements:
        for amount in amounts(statement.plain, language):
            if (amount.kind, amount.value) not in seen:
                seen.add((amount.kind, amount.value))
                (vague if amount.kind == "vague" else exact).append((statement, amount))
                break
    return (*exact[:_MOST], *vague[: max(0, _FEW - len(exact))])
