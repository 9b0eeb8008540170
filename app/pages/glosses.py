"""Glosses: words and names that a section can explain where it first uses them.

A term is found by its title and what its letters stand for, in small letters or capitals. A person
is found as the source calls them, letter by letter: West is not the west, and nobody is "she".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model import Entry, Explainer, Kind, Prose, Section, Statement
from ..text import UNBROKEN, base, quotations
from .context import Edition
from .statements import Sentence, away


@dataclass(frozen=True, slots=True)
class Explained:
    """An entry that introduces a term or a person, and the section that it stands in."""

    entry: Entry
    section: Section

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What it says first."""
        return next((each.statements for each in self.entry.blocks if isinstance(each, Prose)), ())


@dataclass(frozen=True, slots=True)
class Use:
    """Where a statement uses a term or a name."""

    start: int
    end: int
    explained: Explained


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """What a word or a name means, to be opened where it is used first; `back` leads there."""

    id: str
    title: str
    role: str
    sentences: tuple[Sentence, ...]
    back: str
    href: str
    where: str


@dataclass(frozen=True, slots=True)
class Glosses:
    """What one page can explain; each entry is taken where it is used first, and never again."""

    terms: Mapping[str, Explained]
    people: Mapping[str, Explained]
    pattern: re.Pattern[str]
    taken: set[str] = field(default_factory=set)

    def first_uses(self, statement: Statement) -> Iterator[Use]:
        """The words of a statement that this page explains here, in order."""
        for found in self.pattern.finditer(statement.plain):
            explained = self.terms.get(found[0].casefold()) or self.people[found[0]]
            is_new = explained.entry.id not in self.taken
            if is_new and _is_free(statement, *found.span()):
                self.taken.add(explained.entry.id)
                yield Use(*found.span(), explained)


def glosses(explainer: Explainer) -> Glosses:
    """All that an explainer has an entry for, none of it taken."""
    terms = dict(_named(explainer, Kind.GLOSSARY, _term_names))
    people = dict(_named(explainer, Kind.PEOPLE, _person_names))
    borders = ("", "") if base(explainer.language) in UNBROKEN else (r"(?<!\w)", r"(?!\w)")
    # The longest first: a province is not the state that it has in its name.
    any_name = "|".join(
        f"(?i:{re.escape(name)})" if name in terms else re.escape(name)
        for name in sorted({**people, **terms}, key=len, reverse=True)
    )
    before, after = borders
    pattern = re.compile(f"{before}(?:{any_name or '(?!)'}){after}")
    return Glosses(terms, people, pattern)


def _named(
    explainer: Explainer, kind: Kind, names: Callable[[Entry], Iterable[str]]
) -> Iterator[tuple[str, Explained]]:
    for section in explainer.sections:
        for entry in section.entries if section.kind is kind else ():
            explained = Explained(entry, section)
            if explained.statements:
                yield from ((name, explained) for name in names(entry))


def _term_names(entry: Entry) -> Iterable[str]:
    return (each.casefold() for each in (entry.title.plain, entry.get("expansion")) if each)


def _person_names(entry: Entry) -> Iterable[str]:
    called = (each.strip() for each in entry.get("called").split(","))
    return (entry.title.plain, *(each for each in called if each[:1].isupper()))


def _is_free(statement: Statement, start: int, end: int) -> bool:
    """Whether it is all of one style, in no link of the author's and across no quotation mark."""
    whole = any(
        run.start <= start and end <= run.end and not run.href for run in statement.text.runs
    )
    edges = (edge for each in quotations(statement.plain) for edge in (each.start, each.end))
    return whole and not any(start < edge < end for edge in edges)


def gloss_id(use: Use) -> str:
    """The id of what a page explains there."""
    # No author can write a full stop in an id.
    return f"gloss.{use.explained.entry.id}"


def gloss(edition: Edition, use: Use, statement: Statement) -> Gloss:
    """What a statement's word means, as its page shows it."""
    entry, section = use.explained.entry, use.explained.section
    return Gloss(
        id=gloss_id(use),
        title=entry.title.plain,
        role=entry.get("role") or entry.get("expansion"),
        sentences=tuple(away(edition, each) for each in use.explained.statements),
        back=statement.id,
        href=edition.address.link(edition.page_of(section), entry.id),
        where=section.title,
    )
