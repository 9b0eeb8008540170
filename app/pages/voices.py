"""Who says what: every statement that is somebody's word, by voice, and what is denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Certainty, Statement, statements_of
from .context import Edition
from .phrases import first_words
from .rows import Sentence, away

NOBODY = "no-voice"
_CLAIMS = (Certainty.SAID, Certainty.ALLEGED, Certainty.ANONYMOUS)


@dataclass(frozen=True, slots=True)
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
    certainty: Certainty
    words: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's claims and denials; `cells` are their ticks, a tuple for each column."""

    id: str
    name: str
    href: str
    about: str
    cells: tuple[tuple[Tick, ...], ...]
    claims: tuple[Told, ...]
    denials: tuple[Told, ...]


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


def voices(edition: Edition) -> Voices:
    """Everything that the source does not state on its own account."""
    spoken = tuple(
        each.statement
        for each in edition.placed.values()
        if each.statement.citation.certainty is not Certainty.REPORTED
    )
    columns = tuple(each for each in Certainty if any(s.citation.certainty is each for s in spoken))
    heard = {each.citation.voice for each in spoken}
    order = [
        *(voice for voice in edition.voices if voice in heard),
        *([None] if None in heard else []),
    ]
    return Voices(
        columns,
        tuple(
            _voice(edition, voice, columns, [s for s in spoken if s.citation.voice == voice])
            for voice in order
        ),
        tuple(_pairs(edition)),
        spoken,
    )


def _voice(
    edition: Edition, voice: str | None, columns: tuple[Certainty, ...], said: list[Statement]
) -> Voice:
    person = next((each for each in edition.explainer.people if each.id == voice), None)
    about = person.get("role") if person else "the source does not say who"
    told = [(each.citation.certainty, told_of(edition, each)) for each in said]
    return Voice(
        voice or NOBODY,
        edition.voices[voice] if voice else "No voice named",
        edition.person_link(voice) if voice else "",
        about,
        tuple(tuple(_tick(each) for each in said if each.citation.certainty is c) for c in columns),
        tuple(each for certainty, each in told if certainty is not Certainty.DENIED),
        tuple(each for certainty, each in told if certainty is Certainty.DENIED),
    )


def _tick(statement: Statement) -> Tick:
    return Tick(f"#{_id(statement)}", statement.citation.certainty, first_words(statement))


def _id(statement: Statement) -> str:
    return statement.id.replace("s-", "w-", 1)


def told_of(edition: Edition, statement: Statement) -> Told:
    """A statement as other pages show it."""
    section = edition.placed[statement.id].section
    where = section.title if section else "In brief"
    certainty = statement.citation.certainty
    how = "" if certainty is Certainty.REPORTED else certainty.value
    return Told(_id(statement), away(edition, statement), how, edition.home_of(statement), where)


def _pairs(edition: Edition) -> Iterator[Pair]:
    for paragraph in _paragraphs(edition):
        for index, denial in enumerate(paragraph):
            claim = _denied_by(denial, paragraph[:index])
            if claim is not None:
                yield Pair(
                    _speaker(edition, claim),
                    told_of(edition, claim),
                    _speaker(edition, denial),
                    told_of(edition, denial),
                )


def _denied_by(denial: Statement, before: tuple[Statement, ...]) -> Statement | None:
    """The nearest claim before a denial in its paragraph that is of another voice."""
    if denial.citation.certainty is not Certainty.DENIED:
        return None
    claims = (
        each
        for each in reversed(before)
        if each.citation.certainty in _CLAIMS and each.citation.voice != denial.citation.voice
    )
    return next(claims, None)


def _speaker(edition: Edition, statement: Statement) -> str:
    voice = statement.citation.voice
    return edition.voices[voice] if voice else "No voice named"


def _paragraphs(edition: Edition) -> Iterator[tuple[Statement, ...]]:
    explainer = edition.explainer
    texts = [explainer.brief]
    for section in explainer.sections:
        texts += [section.blocks, *(entry.blocks for entry in section.entries)]
    return (tuple(statements_of((block,))) for blocks in texts for block in blocks)
