"""Denials: each claim that is denied beside its denial, and who is silent on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from ..model import Certainty, Mark, Statement, walk
from .blocks import Margin
from .context import Edition
from .told import Told, told_here

_CLAIMS = (Certainty.SAID, Certainty.ALLEGED, Certainty.ANONYMOUS)


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial, under who denies."""

    denier: str
    denial: Told


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, under who claims it, facing all that deny it.

    `silent` are those who are heard on other things alone.
    """

    claimant: str
    claim: Told
    denied: tuple[Denied, ...]
    silent: str


@dataclass(frozen=True, slots=True)
class _Denial:
    """A statement that denies, by this mark, what another claims, by that."""

    claim: Mark
    claimed: Statement
    mark: Mark
    denying: Statement


def pairs(margin: Margin, heard: Collection[str | None]) -> Iterator[Pair]:
    """Each denial beside its claim, once, however often the two are told."""
    edition, tell = margin.edition, partial(told_here, margin)
    found: defaultdict[tuple[str, Mark], list[_Denial]] = defaultdict(list)
    for each in _denials(edition):
        found[edition.claims[each.claimed.id], each.claim].append(each)
    for (leading, claim), denials in found.items():
        first = min(denials, key=lambda each: each.claimed.id != leading)
        involved = {claim.voice, *(each.mark.voice for each in denials)}
        yield Pair(
            voice_name(edition, claim.voice),
            tell(first.claimed),
            tuple(_denied(margin, denials)),
            ", ".join(
                name
                for voice, name in edition.voices.items()
                if voice in heard and voice not in involved
            ),
        )


def _denied(margin: Margin, denials: Iterable[_Denial]) -> Iterator[Denied]:
    """What denies a claim, each denial once, with the other places where it is told."""
    edition, tell = margin.edition, partial(told_here, margin)
    found: defaultdict[tuple[str, Mark], list[Statement]] = defaultdict(list)
    for each in denials:
        found[edition.claims[each.denying.id], replace(each.mark, denies=None)].append(each.denying)
    for (leading, mark), told in found.items():
        first, *others = sorted(dict.fromkeys(told), key=lambda each: each.id != leading)
        denial = replace(tell(first), again=tuple(map(tell, others)))
        yield Denied(voice_name(edition, mark.voice), denial)


def _denials(edition: Edition) -> Iterator[_Denial]:
    keys = {each.key: each for each in edition.statements() if each.key}
    for paragraph in _paragraphs(edition):
        for index, denial in enumerate(paragraph):
            for mark in denial.citation.spoken:
                before = (keys[mark.denies],) if mark.denies else paragraph[:index]
                claim = _denied_by(mark, before)
                if claim is not None:
                    yield _Denial(*claim, mark, denial)


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


def voice_name(edition: Edition, voice: str | None) -> str:
    """How a voice is called, or that there is none."""
    return edition.voices[voice] if voice else "No voice named"
