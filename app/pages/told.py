"""Told away from home: statements as other pages show them, with the way to where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..model import Statement
from .blocks import Aside, Margin
from .claims import told_once
from .context import Edition
from .statements import Sentence, away


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement away from home, with the way to it; `again` are others that tell its claim.

    Where it opens in place, `id` is that place, and `copies` are what it rests on.
    """

    sentence: Sentence
    how: str
    href: str
    where: str
    id: str = ""
    copies: tuple[Aside, ...] = ()
    again: tuple[Told, ...] = ()


def told_of(edition: Edition, statement: Statement) -> Told:
    """A statement as other pages show it; its chips lead to the source."""
    return Told(
        sentence=away(edition, statement),
        how=", ".join(dict.fromkeys(each.certainty.value for each in statement.citation.spoken)),
        href=edition.home_of(statement),
        where=edition.where(statement),
    )


def told_here(margin: Margin, statement: Statement) -> Told:
    """The same with what it rests on, to be opened where it is told."""
    row, told = margin.told(statement), told_of(margin.edition, statement)
    return replace(told, id=row.place, sentence=row.sentences[0], copies=row.copies)


def told_claims(
    claims: Mapping[str, str],
    statements: Iterable[Statement],
    tell: Callable[[Statement], Told],
) -> Iterator[tuple[Told, Statement]]:
    """Claim by claim, with what tells it again, and the statement that stands for it."""
    for leading, *others in told_once(claims, statements):
        told = tell(leading)
        yield replace(told, again=tuple(map(tell, others))), leading
