"""The checks together, and the sole maker of `Verified`, without which nothing can be rendered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import InitVar, dataclass, fields, replace
from types import MappingProxyType
from typing import final

from ..library import Library, fingerprint
from ..model import Explainer, ParagraphRef, Statement
from ..problems import Problem, Severity, in_order
from .bearing import check_evidence, check_missing_evidence, check_width, lit, missing
from .certainty import check_mark_strength, check_missing_marks
from .citations import (
    check_anything,
    check_citations,
    check_coverage,
    check_digests,
    check_paragraphs,
    check_voices,
)
from .claims import check_claims, check_former_ids, check_withdrawals
from .contrary import check_contrary
from .counted import check_counted
from .derived import check_derived
from .drafts import check_drafts, without_drafts
from .evidence import Lit, Match, Placed, Proof, paragraphs, places
from .fit import check_bearing, is_comparable
from .inferred import check_inferred
from .keys import check_called, check_keys, check_marks
from .labels import check_labels
from .links import (
    check_corrections,
    check_duplicate_ids,
    check_links,
    check_missing_ids,
    check_permalinks,
    check_repeated_statements,
)
from .names import check_names
from .ranges import check_ranges
from .readings import check_read, check_readings
from .relevance import check_relevance
from .reservations import check_modality
from .scope import Ran, scope, together
from .shifted import without_consequences
from .speakers import check_speakers
from .standing import check_standing
from .voices import check_heard, check_own_words
from .wording import (
    check_copying,
    check_dates,
    check_figures,
    check_quotations,
)

__all__ = ["CHECKS", "Counts", "Lit", "Match", "Outcome", "Placed", "Ran", "Verified", "verify"]

CHECKS: tuple[Callable[[Library, Explainer], Iterator[Problem | Proof]], ...] = (
    check_paragraphs,
    check_voices,
    check_citations,
    check_coverage,
    check_digests,
    check_readings,
    check_read,
    check_evidence,
    check_missing_evidence,
    check_width,
    check_drafts,
    check_bearing,
    check_relevance,
    check_keys,
    check_marks,
    check_called,
    check_own_words,
    check_heard,
    check_speakers,
    check_missing_marks,
    check_mark_strength,
    check_modality,
    check_contrary,
    check_quotations,
    check_figures,
    check_derived,
    check_counted,
    check_ranges,
    check_names,
    check_labels,
    check_copying,
    check_standing,
    check_dates,
    check_inferred,
    check_missing_ids,
    check_duplicate_ids,
    check_repeated_statements,
    check_former_ids,
)
"""What every explainer is held to; each yields problems, and evidence where words were found."""

SITE_CHECKS: tuple[Callable[[Library], Iterator[Problem]], ...] = (
    check_anything,
    check_claims,
    check_withdrawals,
    check_corrections,
    check_links,
    check_permalinks,
)
"""What the content folder is held to as a whole."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was checked. Quotations, figures and names are those of statements, each found.

    `unshown` are the references that do not say which words of their paragraph are meant, `foreign`
    those whose words are in another language than the explainer: whether they bear it out, is not
    checked.
    """

    sections: int = 0
    statements: int = 0
    quotations: int = 0
    figures: int = 0
    names: int = 0
    references: int = 0
    unshown: int = 0
    foreign: int = 0
    paragraphs: int = 0
    explained: int = 0
    read: int = 0

    def __add__(self, other: Counts) -> Counts:
        names = (each.name for each in fields(self))
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in names})


_SEAL = object()


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Verified:
    """A library without errors, and the evidence. Only `verify` makes one; else a TypeError."""

    library: Library
    warnings: tuple[Problem, ...]
    _explainers: Mapping[str, _Checked]
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("only verify() makes a Verified")

    def placed(self, explainer: Explainer) -> tuple[Placed, ...]:
        """Every statement in reading order, with its place and its evidence."""
        return tuple(self._explainers[explainer.id].placed.values())

    def matches(self, explainer: Explainer, statement: Statement) -> tuple[Match, ...]:
        """Where the words of a statement stand in the paragraphs it cites."""
        return self._explainers[explainer.id].placed[statement.id].matches

    def evidence(self, explainer: Explainer, statement: Statement) -> tuple[Lit, ...]:
        """The words that bear a statement out, by paragraph in the order in which it cites them."""
        return self._explainers[explainer.id].placed[statement.id].lit

    def resting_on(self, explainer: Explainer, ref: ParagraphRef) -> tuple[Placed, ...]:
        """The statements that cite a paragraph, in reading order."""
        return self._explainers[explainer.id].resting.get(ref, ())

    def coverage(self, explainer: Explainer) -> Mapping[ParagraphRef, int]:
        """How many statements rest on each paragraph, in order; 0 for one that is excused."""
        return self._explainers[explainer.id].coverage

    def scope(self, explainer: Explainer) -> tuple[Ran, ...]:
        """Which families of checks ran on one explainer, and for which languages none could."""
        return scope(explainer)

    def counts(self, explainer: Explainer) -> Counts:
        """What was checked in one explainer."""
        return self._explainers[explainer.id].counts


@dataclass(frozen=True, slots=True)
class _Checked:
    """One explainer after the checks: everything that is looked up by id."""

    placed: Mapping[str, Placed]
    resting: Mapping[ParagraphRef, tuple[Placed, ...]]
    coverage: Mapping[ParagraphRef, int]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a run. `verified` is None where anything stops publication."""

    verified: Verified | None
    problems: tuple[Problem, ...]
    counts: Counts
    scope: tuple[Ran, ...]


def site_problems(library: Library) -> tuple[Problem, ...]:
    """What is wrong with the content folder as a whole."""
    return in_order(each for check in SITE_CHECKS for each in check(library))


def _untold(explainers: Sequence[Explainer]) -> Iterable[Explainer]:
    """Where nobody asks how far the checks are."""
    return explainers


def verify(
    library: Library,
    strict: bool = False,
    told: Callable[[Sequence[Explainer]], Iterable[Explainer]] = _untold,
) -> Outcome:
    """Run every check, so that one run reports all mistakes; `strict` lets no warning pass either.

    Problems are in order of file, line and column, those of reading the files among them. `told`
    gives the explainers back one by one, and may tell how many of them are done.
    """
    problems = [*library.problems, *site_problems(library)]
    checked: dict[str, _Checked] = {}
    for explainer in told(library.explainers):
        evidence: list[Proof] = []
        for finding in (each for check in CHECKS for each in check(library, explainer)):
            if isinstance(finding, Proof):
                evidence.append(finding)
            else:
                problems.append(finding)
        checked[explainer.id] = _checked(explainer, tuple(evidence))
    problems = list(without_consequences(library, without_drafts(library, problems)))
    ordered = in_order(problems if strict else _counted(problems))
    stops = any(strict or each.severity is Severity.ERROR for each in ordered)
    verified = None if stops else Verified(library, ordered, MappingProxyType(checked), _SEAL)
    counts = sum((each.counts for each in checked.values()), Counts())
    return Outcome(verified, ordered, counts, together(map(scope, library.explainers)))


OF_RECORDS = frozenset(("lost-permalink", "review-missing"))
"""Errors that say nothing of the text: they are of what was published, and of who has read it."""
COUNTED = frozenset(("evidence-missing", "evidence-proposed"))
"""What an explainer may have at every statement: unless `strict`, it is told once and counted."""


def _counted(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The same problems, of those that are counted only the first in each explainer."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for each in in_order(problems):
        if each.code in COUNTED:
            folder = each.span.file.partition("/")[0]
            groups.setdefault((folder, each.code), []).append(each)
        else:
            yield each
    for first, *others in groups.values():
        more = f", and {len(others)} more like it: `--strict` names each" if others else ""
        yield replace(first, message=first.message + more)


def _checked(explainer: Explainer, evidence: tuple[Proof, ...]) -> _Checked:
    placed = {each.statement.id: each for each in _placed(explainer, evidence)}
    resting: defaultdict[ParagraphRef, list[Placed]] = defaultdict(list)
    for place in placed.values():
        for ref in dict.fromkeys(place.statement.citation.refs):
            resting[ref].append(place)
    coverage = {each.ref: len(resting[each.ref]) for each in paragraphs(explainer)}
    kinds = Counter(each.kind for each in evidence)
    counts = Counts(
        sections=len(explainer.sections),
        statements=len(placed),
        quotations=kinds["quotation"],
        figures=kinds["figure"],
        names=kinds["name"],
        references=sum(len(each.statement.citation.references) for each in placed.values()),
        unshown=sum(len(missing(explainer, each)) for each in placed.values()),
        foreign=sum(
            bool(reference.evidence) and not is_comparable(explainer, reference)
            for each in placed.values()
            for reference in each.statement.citation.references
        ),
        paragraphs=len(coverage),
        explained=sum(number > 0 for number in coverage.values()),
        read=sum(place.read for place in placed.values()),
    )
    return _Checked(
        placed=MappingProxyType(placed),
        resting=MappingProxyType({ref: tuple(each) for ref, each in resting.items()}),
        coverage=MappingProxyType(coverage),
        counts=counts,
    )


def _placed(explainer: Explainer, evidence: tuple[Proof, ...]) -> Iterator[Placed]:
    """Every statement with its evidence, in the order its words have it."""
    readings = {each.statement: each.fingerprint for each in explainer.readings}
    found: defaultdict[str, list[Match]] = defaultdict(list)
    for each in evidence:
        found[each.statement] += each.matches
    for place in places(explainer):
        yield replace(
            place,
            lit=lit(explainer, place),
            matches=tuple(sorted(found[place.statement.id], key=lambda match: match.start)),
            read=readings.get(place.statement.id) == fingerprint(place.statement, explainer),
        )
