"""Records: what is kept of an explainer beside its text: what was withdrawn, corrected or read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .citation import ParagraphRef
from .text import Span


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a source paragraph is explained nowhere: the author's reason, shown to readers."""

    ref: ParagraphRef
    reason: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A path or fragment that was published and is no more: why, and where to look instead.

    `title` is what it was called and `day` when that was, as far as they are said.
    """

    path: str
    reason: str
    instead: str
    span: Span
    title: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong at a place of an explainer, in its author's words, and since when no more."""

    place: tuple[str, str]
    day: date
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """A record that a place was new on a day, or led on from then; `changes.py` has its form."""

    day: date
    place: tuple[str, str]
    led_to: tuple[str, str] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A record that a person read a statement beside its paragraphs; `reviews.py` has its form."""

    statement: str
    fingerprint: str
    date: date
    reader: str
    span: Span
