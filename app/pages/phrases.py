"""Numbers, dates and lengths in words; no locale, so that every build says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil

from ..check import spelled
from ..model import FigureNote, Statement

_PLURALS = {"person or party": "people and parties"}
_WORDS_A_MINUTE = 220
_FIRST_WORDS = 4
_LISTED = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A date, for machines and for people."""

    iso: str
    text: str


def day(value: date) -> Day:
    """A date as it is printed: `23 November 2026`."""
    iso = value.isoformat()
    return Day(iso, spelled(iso) or iso)


def dotted(*parts: str) -> str:
    """A line of facts."""
    return " · ".join(parts)


def listed(names: Iterable[str]) -> str:
    """Names in a row, each once: `A, B and C`; of more than three, how many more there are."""
    each = [*dict.fromkeys(names)]
    if len(each) > _LISTED:
        each[_LISTED - 1 :] = [f"{len(each) - _LISTED + 1} more"]
    return " and ".join(part for part in (", ".join(each[:-1]), each[-1]) if part)


def count(number: int, noun: str) -> str:
    """A number with its noun in the right form: `1 statement`, `2 statements`."""
    return f"{number} {noun if number == 1 else _PLURALS.get(noun, noun + 's')}"


def minutes(statements: Iterable[Statement]) -> str:
    """How long they take to read: a minute at least, at 220 words a minute."""
    words = sum(len(each.plain.split()) for each in statements)
    return count(max(1, ceil(words / _WORDS_A_MINUTE)), "minute")


def plain_text(statements: Iterable[Statement]) -> str:
    """What statements say, without markup."""
    return " ".join(each.plain.strip() for each in statements)


def first_words(statement: Statement) -> str:
    """What a statement is called where it is only pointed at."""
    words = statement.plain.split()
    beginning = " ".join(words[:_FIRST_WORDS]).strip(" ,.;:–—“”‘’\"'")
    return beginning + ("…" if len(words) > _FIRST_WORDS else "")


def derived(statement: Statement) -> tuple[str, ...]:
    """What was counted for each figure that no source prints, or the sum that it is: in words."""
    words = statement.plain
    return tuple(
        f"{words[start:end]}, {note.kind}: {_typeset(note)}"
        for start, end, note in statement.text.figures()
    )


def _typeset(note: FigureNote) -> str:
    """As an author wrote it; the signs of a sum as they are printed."""
    is_sum = note.kind == "computed"
    return note.value.translate(_SIGNS) if is_sum else note.value


_SIGNS = str.maketrans({"-": "−", "*": "×", "/": "÷"})
