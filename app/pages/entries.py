"""Entries as they are shown: people by what they stand for, events by date, terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from .. import urls
from ..check import DATES, spelled
from ..model import Entry, Section, Statement
from .blocks import Margin, Part
from .context import Edition
from .history import Former
from .titles import OTHERS

_MONTH = timedelta(days=365.25 / 12)
_SAME = ("the same year", "the same month", "the same day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A person or a term: `role` is a person's part or what a term's letters stand for."""

    id: str
    former: tuple[Former, ...]
    title: str
    role: str
    parts: tuple[Part, ...]
    voice_href: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person's name in the picture of who stands with whom."""

    href: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Side:
    """Those who stand together, by name or with all about them; `id` is unique on its page."""

    id: str
    name: str
    members: tuple[Member, ...]
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; `gap` is the time since the one before, empty where none is known.

    `when` is its date; where that is inferred, `inferred` says how, and what the source says.
    `listed` is the date for a list that has no room for more; `spelled` where it is in our words.
    """

    id: str
    former: tuple[Former, ...]
    href: str
    datetime: str
    when: str
    listed: str
    spelled: bool
    inferred: str
    title: str
    gap: str
    parts: tuple[Part, ...]


def sides(edition: Edition, section: Section, margin: Margin | None = None) -> tuple[Side, ...]:
    """People by side, in the order the author first names each: their names without a margin."""
    grouped: dict[str, list[Entry]] = {}
    for entry in section.entries:
        grouped.setdefault(entry.get("side") or OTHERS, []).append(entry)
    return tuple(
        Side(
            f"{section.id}.side-{number}",
            name,
            () if margin else tuple(_member(edition, section, e) for e in entries),
            tuple(detail(edition, e, margin) for e in entries) if margin else (),
        )
        for number, (name, entries) in enumerate(grouped.items(), 1)
    )


def _member(edition: Edition, section: Section, entry: Entry) -> Member:
    return Member(_href(edition, section, entry, None), entry.title.plain, entry.get("role"))


def _href(edition: Edition, section: Section, entry: Entry, margin: Margin | None) -> str:
    if margin:
        return f"#{margin.named(entry.id)}"
    return edition.address.link(edition.page_of(section), entry.id)


def detail(edition: Edition, entry: Entry, margin: Margin) -> Detail:
    """All about one person or term."""
    speaks = any(
        mark.voice == entry.id
        for each in edition.placed.values()
        for mark in each.statement.citation.spoken
    )
    voices = urls.who_says_what(edition.explainer.id)
    return Detail(
        id=margin.named(entry.id),
        former=margin.former(entry.id),
        title=entry.title.plain,
        role=entry.get("role") or entry.get("expansion"),
        parts=tuple(margin.parts(entry.blocks)),
        voice_href=edition.address.link(voices, entry.id) if speaks else "",
    )


def events(edition: Edition, section: Section, margin: Margin | None = None) -> tuple[Event, ...]:
    """The events of a timeline in the author's order; without a margin, for a list elsewhere."""
    return tuple(
        Event(
            id=margin.named(entry.id) if margin else "",
            former=margin.former(entry.id) if margin else (),
            href=_href(edition, section, entry, margin),
            datetime=entry.get("date"),
            when=when(entry),
            listed=f"{when(entry)}, inferred" if entry.get("inferred") else when(entry),
            spelled=bool(entry.get("inferred") or not entry.get("label")),
            inferred=_inference(entry),
            title=entry.title.plain,
            gap=gap,
            parts=(*map(margin.told, _told_by(edition, entry)), *margin.parts(entry.blocks))
            if margin
            else (),
        )
        for entry, gap in _with_gaps(section.entries)
    )


def told_in(edition: Edition, section: Section) -> tuple[Statement, ...]:
    """The statements that events of a section show instead of telling them again."""
    return tuple(one for each in section.entries for one in _told_by(edition, each))


def _told_by(edition: Edition, entry: Entry) -> Iterator[Statement]:
    return (each for each in edition.statements() if each.key and each.key == entry.get("tells"))


def period(entry: Entry) -> str:
    """The date of an event spelled out, or from when until when it went on."""
    values = (each for name in DATES if (each := entry.get(name)))
    return " – ".join(spelled(each) or each for each in values)


def when(entry: Entry) -> str:
    """The date of an event: in the source's words where these are one, or else spelled out."""
    return period(entry) if entry.get("inferred") else entry.get("label") or period(entry)


def _inference(entry: Entry) -> str:
    """What the source says in place of a date that it does not state, and why it is this one."""
    basis, label = entry.get("inferred"), entry.get("label")
    said = f"in the article: {label}; " if label and label not in basis else ""
    return f"{said}inferred: {basis}" if basis else ""


def _with_gaps(entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, str]]:
    if entries:
        yield entries[0], ""
    for before, after in pairwise(entries):
        yield after, _gap(before.get("until") or before.get("date"), after.get("date"))


def _gap(earlier: str, later: str) -> str:
    if not earlier or not later:
        return ""
    if earlier == later:
        # How far apart two events of one year or month are, nobody has said.
        return _SAME[later.count("-")]
    months = round((_middle(later) - _middle(earlier)) / _MONTH)
    if _middle(later) < _middle(earlier):
        return "meanwhile"
    return _in_words(months)


def _middle(value: str) -> date:
    """A day in the middle of what an ISO date of any precision names, to measure from."""
    year, month, number, *_ = [*(int(part) for part in value.split("-")), 0, 0]
    if not month:
        return date(year, 7, 1)
    return date(year, month, number or 15)


def _in_words(months: int) -> str:
    if months < 2:
        return "about a month" if months else "days"
    if months < 18:
        return "about a year" if months == 12 else f"about {months} months"
    return f"about {round(months / 12)} years"
