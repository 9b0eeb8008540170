"""Who says what: every claim that is somebody's, by voice, and what is denied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from .. import urls
from ..model import Certainty, Mark, Statement
from .blocks import Margin, Row, row_away
from .claims import told_once
from .context import Edition
from .coverage import rests_on, whole_strip
from .denials import Pair, pairs, voice_name
from .layout import Head, Layout, Layouts, Panel
from .phrases import count, dotted, first_words
from .titles import WHO_CLAIMS_IT, WHO_SAYS_WHAT
from .told import Told, told_claims, told_here

NOBODY = "no-voice"


@dataclass(frozen=True, slots=True)
class Tick:
    """One claim in the picture: a link to where it stands on the page."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The whole page: `columns` are the degrees of certainty that occur.

    `unheard` are people and parties whose word is nowhere given.
    """

    columns: tuple[Certainty, ...]
    voices: tuple[Voice, ...]
    pairs: tuple[Pair, ...]
    statements: tuple[Statement, ...]
    unheard: str


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
        title=WHO_CLAIMS_IT,
        meta=dotted(
            f"{count(len(told_once(edition.claims, told.statements)), 'claim')}",
            count(named, "voice"),
        ),
        as_of=edition.as_of,
        covers=rests_on(edition, told.statements),
    )
    layout = layouts.of(
        edition,
        kind="who-says-what",
        path=urls.who_says_what(edition.explainer.id),
        title=WHO_SAYS_WHAT,
        description="Every attributed, alleged, denied and unconfirmed claim, by voice.",
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
    path = urls.who_says_what(edition.explainer.id)
    margin = Margin(edition=edition, page=path, home="")
    return Voices(
        columns=columns,
        voices=tuple(
            _voice(margin, voice, columns, [each for each in marked if each[0].voice == voice])
            for voice in order
        ),
        pairs=tuple(pairs(margin, heard)),
        statements=told,
        unheard=", ".join(name for voice, name in edition.voices.items() if voice not in heard),
    )


def _voice(
    margin: Margin,
    voice: str | None,
    columns: tuple[Certainty, ...],
    said: list[tuple[Mark, Statement]],
) -> Voice:
    """What somebody says, opened where it is told."""
    edition, tell = margin.edition, partial(told_here, margin)
    person = next((each for each in edition.explainer.people if each.id == voice), None)
    told = [
        (certainty, _as(certainty, one), statement)
        for certainty in columns
        for one, statement in told_claims(
            edition.claims, [each for mark, each in said if mark.certainty is certainty], tell
        )
    ]
    return Voice(
        id=voice or NOBODY,
        name=voice_name(edition, voice),
        href=edition.person_link(voice) if voice else "",
        about=person.get("role") if person else "the source does not say who",
        cells=tuple(
            Cell(
                column,
                tuple(
                    Tick(f"#{one.id}", first_words(statement))
                    for certainty, one, statement in told
                    if certainty is column
                ),
            )
            for column in columns
        ),
        claims=tuple(each for certainty, each, _ in told if certainty is not Certainty.DENIED),
        denials=tuple(each for certainty, each, _ in told if certainty is Certainty.DENIED),
        rows=tuple(
            row_away(edition, (each,)) for each in {id(each): each for _, each in said}.values()
        ),
    )


def _as(certainty: Certainty, told: Told) -> Told:
    """A claim as one of its voices makes it."""
    again = tuple(replace(each, how=certainty.value) for each in told.again)
    return replace(told, how=certainty.value, again=again)
