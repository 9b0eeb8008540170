"""Doubts: what no check could settle of a statement, for the person who reads it.

A check says what is wrong; a doubt is where a person has to look first: what was pointed out, what
could not be compared, and which of an author's words no cited paragraph has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Explainer, Statement
from ..problems import Problem
from ..text import language_name
from .evidence import Placed, places
from .fit import is_comparable
from .relevance import Sources, sources_of

_OF_READING = frozenset(("stale-review", "review-missing"))
"""What is said of whether somebody has read it, and not of what stands there."""
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Doubts:
    """What was said of a statement; `untold` is what its own words tell that no paragraph does."""

    told: tuple[str, ...] = ()
    untold: float = 0.0

    @property
    def order(self) -> tuple[int, float]:
        """Sort key: the least sure first."""
        return -len(self.told), -self.untold


def doubts(explainer: Explainer, problems: Iterable[Problem]) -> Mapping[str, Doubts]:
    """The doubts of each statement, by its id; `problems` are all that the checks had to say."""
    pointed = _pointed(explainer, problems)
    sources = sources_of(explainer)
    return {
        each.statement.id: _doubts(explainer, each, pointed[each.statement.id], sources)
        for each in places(explainer)
    }


def _doubts(
    explainer: Explainer, place: Placed, pointed: Iterable[str], sources: Sources
) -> Doubts:
    told, untold = [*pointed, *_uncompared(explainer, place)], 0.0
    cited = dict.fromkeys(place.statement.citation.refs)
    if cited and cited.keys() <= sources.refs.keys():
        plain = place.statement.plain
        missing = sources.index.untold(plain, [sources.refs[ref] for ref in cited])
        untold = missing.worth
        if words := [f"“{plain[start:end]}”" for start, end in missing.ranges]:
            told.append(f"not in the paragraphs: {', '.join(dict.fromkeys(words))}")
    return Doubts(tuple(told), untold)


def _uncompared(explainer: Explainer, place: Placed) -> Iterator[str]:
    foreign = {
        source.language
        for each in place.statement.citation.references
        if not is_comparable(explainer, each) and (source := explainer.source(each.source))
    }
    for each in sorted(foreign):
        yield f"not compared word by word: its source is in {language_name(each)}"


def _pointed(explainer: Explainer, problems: Iterable[Problem]) -> Mapping[str, list[str]]:
    """What was pointed out in each statement, from its first word to the end of its citation."""
    reaches: defaultdict[str, list[tuple[_Place, _Place, str]]] = defaultdict(list)
    for statement in explainer.statements():
        first, last = _reach(statement)
        reaches[statement.citation.span.file].append((first, last, statement.id))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for problem in problems:
        at = (problem.span.line, problem.span.column)
        for first, last, statement_id in reaches[problem.span.file]:
            if first <= at <= last and problem.code not in _OF_READING:
                found[statement_id].append(problem.message)
    return found


def _reach(statement: Statement) -> tuple[_Place, _Place]:
    citation = statement.citation
    inner = [each.span for each in citation.references]
    inner += [one.span for each in citation.references for one in each.evidence]
    first = statement.text.runs[0].span
    last = max((each.line, each.column) for each in (first, citation.span, *inner))
    return (first.line, first.column), last
