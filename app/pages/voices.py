"""Who says what: every statement that is somebody's word, by voice, and what is denied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from .. import urls
from ..model import Certainty, Mark, Statement, walk
from .blocks import Row, Sentence, away, row_away
from .context import Edition
from .coverage import rests_on, whole_strip
from .layout import Head, Layout, Layouts, Panel
from .phrases import count, dotted, first_words

WHO_SAYS_WHAT = "Who says what"
NOBODY = "no-voice"
_CLAIMS = (Certainty.SAID, Certainty.ALLEGED, Certainty.ANONYMOUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement away from home, with the way to it."""

    id: str
    sentence: Sentence
    how: str
    href: str
    where: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One statement in the picture: a link to where it stands on the page."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a voice says with one degree of certainty."""

    certainty: Certainty
    ticks: tuple[Tick, ...]

    @property
    def number(self) -> int:
        return len(self.ticks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody's claims and denials, and all of them in rows with their source paragraphs."""

    id: str
    name: str
    href: str
    about: str
    cells: tuple[Cell, ...]
    claims: tuple[Told, ...]
    denials: tuple[Told, ...]
    rows: tuple[Row, ...]

    @property
    def tallies(self) -> tuple[Cell, ...]:
        """The cells that are not empty."""
        return tuple(each for each in self.cells if each.ticks)


@dataclass(frozen=True, slots=True)
class Pair:
    """A denial facing what it denies, each under its speaker."""

    claimant: str
    claim: Told
    denier: str
    denial: Told


@dataclass(frozen=True, slots=True)
class Voices:
    """The whole page: `columns` are the degrees of certainty that occur."""

    columns: tuple[Certainty, ...]
    voices: tuple[Voice, ...]
    pairs: tuple[Pair, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class VoicesView:
    """Who says what."""

    layout: Layout
    head: Head
    voices: Voices
    share: Panel


def voices_view(layouts: Layouts, edition: Edition, panel: Panel) -> VoicesView:
    """Who says what."""
    told = voices(edition)
    named = sum(bool(each.href) for each in told.voices)
    head = Head(
        kicker=WHO_SAYS_WHAT,
        title="Who claims it, and who denies it",
        meta=dotted(
            f"{count(len(told.statements), 'statement')} of somebody’s word", count(named, "voice")
        ),
        as_of=edition.as_of,
        covers=rests_on(edition, told.statements),
    )
    layout = layouts.of(
        edition,
        kind="who-says-what",
        path=urls.who_says_what(edition.explainer.id),
        title=WHO_SAYS_WHAT,
        description="Every attributed, alleged, denied and unconfirmed statement, by voice.",
        strip=whole_strip(edition),
    )
    return VoicesView(layout, head, told, panel)


def voices(edition: Edition) -> Voices:
    """Everything that the source does not state on its own account, under each voice it is of."""
    everything = (each.statement for each in edition.placed.values())
    told = tuple(each for each in everything if each.citation.spoken)
    marked = tuple((mark, each) for each in told for mark in each.citation.spoken)
    columns = tuple(each for each in Certainty if any(mark.certainty is each for mark, _ in marked))
    heard = {mark.voice for mark, _ in marked}
    order = [
        *(voice for voice in edition.voices if voice in heard),
        *([None] if None in heard else []),
    ]
    seen: Counter[str] = Counter()
    return Voices(
        columns,
        tuple(
            _voice(
                edition, voice, columns, [each for each in marked if each[0].voice == voice], seen
            )
            for voice in order
        ),
        tuple(_pairs(edition)),
        told,
    )


def _voice(
    edition: Edition,
    voice: str | None,
    columns: tuple[Certainty, ...],
    said: list[tuple[Mark, Statement]],
    seen: Counter[str],
) -> Voice:
    """What somebody says; `seen` counts how often the page has told each statement already."""
    person = next((each for each in edition.explainer.people if each.id == voice), None)
    told = [(mark.certainty, _again(told_of(edition, each), mark, seen)) for mark, each in said]
    return Voice(
        id=voice or NOBODY,
        name=_name(edition, voice),
        href=edition.person_link(voice) if voice else "",
        about=person.get("role") if person else "the source does not say who",
        cells=tuple(
            Cell(
                column,
                tuple(
                    Tick(f"#{one.id}", first_words(statement))
                    for (certainty, one), (_, statement) in zip(told, said, strict=True)
                    if certainty is column
                ),
            )
            for column in columns
        ),
        claims=tuple(each for certainty, each in told if certainty is not Certainty.DENIED),
        denials=tuple(each for certainty, each in told if certainty is Certainty.DENIED),
        rows=tuple(
            row_away(edition, (each,)) for each in {id(each): each for _, each in said}.values()
        ),
    )


def _name(edition: Edition, voice: str | None) -> str:
    return edition.voices[voice] if voice else "No voice named"


def _again(told: Told, mark: Mark, seen: Counter[str]) -> Told:
    """The same statement under one of its voices; the second time its id has a number."""
    seen[told.id] += 1
    count = seen[told.id]
    return replace(
        told, id=told.id if count == 1 else f"{told.id}-{count}", how=mark.certainty.value
    )


def _id(statement: Statement) -> str:
    return statement.id.replace("s-", "w-", 1)


def told_of(edition: Edition, statement: Statement) -> Told:
    """A statement as other pages show it."""
    return Told(
        id=_id(statement),
        sentence=away(edition, statement),
        how=", ".join(dict.fromkeys(each.certainty.value for each in statement.citation.spoken)),
        href=edition.home_of(statement),
        where=edition.placed[statement.id].where,
    )


def _pairs(edition: Edition) -> Iterator[Pair]:
    keys = {each.key: each for each in edition.statements() if each.key}
    for paragraph in _paragraphs(edition):
        for index, denial in enumerate(paragraph):
            for mark in denial.citation.spoken:
                before = (keys[mark.denies],) if mark.denies else paragraph[:index]
                claim = _denied_by(mark, before)
                if claim is not None:
                    yield Pair(
                        _name(edition, claim[0].voice),
                        told_of(edition, claim[1]),
                        _name(edition, mark.voice),
                        told_of(edition, denial),
                    )


def _denied_by(denial: Mark, before: tuple[Statement, ...]) -> tuple[Mark, Statement] | None:
    """What a denial names, or the nearest claim before it in its paragraph of another voice."""
    if denial.certainty is not Certainty.DENIED:
        return None
    if denial.denies:
        return before[0].citation.mark, before[0]
    claims = (
        (mark, each)
        for each in reversed(before)
        for mark in each.citation.spoken
        if mark.certainty in _CLAIMS and mark.voice != denial.voice
    )
    return next(claims, None)


def _paragraphs(edition: Edition) -> Iterator[tuple[Statement, ...]]:
    """The statements of each block; a list is one."""
    inside = (each for each in walk(edition.explainer) if each.block)
    for _, found in groupby(inside, key=lambda each: id(each.block)):
        yield tuple(each.node for each in found if isinstance(each.node, Statement))
