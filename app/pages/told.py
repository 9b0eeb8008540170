"""Told away from home: statements as other pages show them, with the way to where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model import Statement
from .blocks import Sentence, away
from .claims import told_once
from .context import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement away from home, with the way to it; `again` are others that tell its claim."""

    id: str
    sentence: Sentence
    how: str
    href: str
    where: str
    again: tuple[Told, ...] = ()


def told_of(edition: Edition, statement: Statement) -> Told:
    """A statement as other pages show it."""
    return Told(
        id=_id(statement),
        sentence=away(edition, statement),
        how=", ".join(dict.fromkeys(each.certainty.value for each in statement.citation.spoken)),
        href=edition.home_of(statement),
        where=edition.where(statement),
    )


def told_claims(
    edition: Edition, statements: Iterable[Statement]
) -> Iterator[tuple[Told, Statement]]:
    """Claim by claim, with what tells it again, and the statement that stands for it."""
    for leading, *others in told_once(edition.claims, statements):
        again = tuple(told_of(edition, each) for each in others)
        yield replace(told_of(edition, leading), again=again), leading


def _id(statement: Statement) -> str:
    return statement.id.replace("s-", "w-", 1)
