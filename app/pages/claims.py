"""Claims: what an explainer tells, however often and in whatever words it tells it again.

Two statements tell the same claim where both are of the same voices, as sure as each other, and
share most of the words that bear them out; or some of them, where they deny the same. One that
shows no words is a claim of its own. So is each of two to which an author gave keys, and what
introduces a person or a term: it says of its title what a section may say of something else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ..check import Placed
from ..model import Entry, Kind, ParagraphRef, Statement

Letter = tuple[ParagraphRef, int]
"""A letter of a source, by its place in its paragraph."""


def claims(placed: Mapping[str, Placed]) -> dict[str, str]:
    """By the id of each statement, the id of the one that stands for its claim.

    That is the first in a section: in brief things are told again.
    """
    lit = {key: frozenset(_letters(each)) for key, each in placed.items()}
    sharing: defaultdict[Letter, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for key in sorted(placed, key=lambda key: placed[key].section is None):
        near = Counter(other for letter in lit[key] for other in sharing[letter])
        same = (
            (shared, other)
            for other, shared in near.items()
            if _alike(placed[key], placed[other])
            and (_denied(placed[key]) or 2 * shared > max(len(lit[key]), len(lit[other])))
        )
        _, found[key] = max(same, default=(0, key))
        if found[key] == key:
            for letter in lit[key]:
                sharing[letter].append(key)
    return found


def told_once(claims: Mapping[str, str], statements: Iterable[Statement]) -> list[list[Statement]]:
    """These statements claim by claim as they are read; the one that stands for it first."""
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        groups[claims[each.id]].append(each)
    return [sorted(group, key=lambda each: each.id != claim) for claim, group in groups.items()]


def _letters(place: Placed) -> Iterable[Letter]:
    return ((each.ref, at) for each in place.lit for at in range(each.start, each.end))


def _alike(one: Placed, other: Placed) -> bool:
    keys = {each.statement.key for each in (one, other)} - {""}
    return len(keys) < 2 and all(of(one) == of(other) for of in (_marks, _denied, _introduced))


def _introduced(place: Placed) -> Entry | None:
    """Whom or what it introduces. An event is no introduction: it tells what happened."""
    events = place.section is not None and place.section.kind is Kind.TIMELINE
    return None if events else place.entry


def _denied(place: Placed) -> frozenset[str]:
    """The keys of what it denies."""
    return frozenset(each.denies for each in place.statement.citation.marks if each.denies)


def _marks(place: Placed) -> frozenset[tuple[str, str | None]]:
    return frozenset((each.certainty.value, each.voice) for each in place.statement.citation.marks)
