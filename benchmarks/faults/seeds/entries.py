"""Entries with somebody else's attributes, and dates that are not those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from app.model import Attribute, Entry, Kind

from ..manuscript import Edit, Manuscript

_OTHER_WORDS = ("chief of staff", "finance minister", "opposition leader", "court clerk")
"""Roles that nobody has, where no entry has another."""


def roles(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each role exchanged for that of another entry."""
    yield from _exchanged(manuscript, "role")


def sides(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each side exchanged for another one."""
    yield from _exchanged(manuscript, "side")


def labels(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each label of an event exchanged for that of another event."""
    yield from _exchanged(manuscript, "label")


def expansions(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each expansion with its first word exchanged."""
    for entry in _entries(manuscript):
        if attribute := entry.attributes.get("expansion"):
            first, _, rest = attribute.value.partition(" ")
            yield (_set(manuscript, attribute, f"Federation {rest}" if rest else first[::-1]),)


def dates(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each date of an event that is not inferred, a year later and at its finest part earlier."""
    yield from _dates(manuscript, inferred=False)


def inferred_dates(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each date of an event that is inferred, likewise."""
    yield from _dates(manuscript, inferred=True)


def _dates(manuscript: Manuscript, inferred: bool) -> Iterator[tuple[Edit, ...]]:
    for entry in _entries(manuscript):
        for name in ("date", "until"):
            attribute = entry.attributes.get(name)
            if attribute and bool(entry.get("inferred")) == inferred:
                year, *rest = attribute.value.split("-")
                later = "-".join((str(int(year) + 1), *rest))
                yield (_set(manuscript, attribute, later),)
                if rest:
                    last = f"{int(rest[-1]) - 1 or 2:02}"
                    yield (_set(manuscript, attribute, "-".join((year, *rest[:-1], last))),)


def _exchanged(manuscript: Manuscript, name: str) -> Iterator[tuple[Edit, ...]]:
    attributes = [
        entry.attributes[name] for entry in _entries(manuscript) if name in entry.attributes
    ]
    for index, attribute in enumerate(attributes):
        turned = [*attributes[index + 1 :], *attributes[:index]]
        others = [each.value for each in turned if each.value != attribute.value]
        yield (_set(manuscript, attribute, (others or _OTHER_WORDS)[0]),)


def _entries(manuscript: Manuscript) -> Iterator[Entry]:
    for section in manuscript.explainer.sections:
        if section.kind is not Kind.SECTION:
            yield from section.entries


def _set(manuscript: Manuscript, attribute: Attribute, value: str) -> Edit:
    start = manuscript.offset(attribute.span)
    return Edit(attribute.span.file, start, start + len(attribute.value), value)
