"""Citations of the wrong paragraph or of far too many, and marks that say the wrong thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.model import Entry

from ..citing import Group, written
from ..manuscript import Edit, Manuscript, Told

_SURER = {
    "unconfirmed": ("anonymous", "said"),
    "alleged": ("said",),
    "anonymous": ("said",),
    "denied": ("said",),
}
"""What each mark can be made of that claims more."""
_LEAST_STRIDE = 3


def neighbours(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each reference moved to the paragraph before it and to the one behind it."""
    for told, index, group in _references(manuscript):
        cited = {number for each in told.groups for number in each.numbers}
        for number in (group.numbers[0] - 1, group.numbers[-1] + 1):
            if number in _known(manuscript, told) and number not in cited:
                yield (_moved(told, index, number),)


def elsewhere(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each reference moved to a paragraph further off, another one each time."""
    for turn, (told, index, group) in enumerate(_references(manuscript)):
        known, cited = _known(manuscript, told), told.statement.citation.refs
        far = [
            number
            for number in known
            if all(abs(number - ref.number) >= _LEAST_STRIDE for ref in cited)
        ]
        if far:
            yield (_moved(told, index, far[(turn * 7 + group.numbers[0]) % len(far)]),)


def widened_to_all(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each citation widened to the whole source: `[@p2]` → `[@p1-21]`, its evidence left out."""
    for told in manuscript.told:
        first, last = told.groups[0], told.groups[-1]
        if first.numbers:
            known = _known(manuscript, told)
            wide = replace(last, ref=first.at(f"p1-{known[-1]}"), evidence=())
            yield (told.recite(written([wide])),)


def widened_by_one(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each citation widened by the paragraph behind it or before it: `[@p2]` → `[@p2; @p3]`."""
    for told in manuscript.told:
        groups = told.groups
        cited = {number for group in groups for number in group.numbers}
        near = [max(cited) + 1, min(cited) - 1] if cited else []
        number = next((each for each in near if each in _known(manuscript, told)), None)
        if number is not None:
            more = Group(groups[0].at(f"p{number}"))
            added = [more, *groups] if number < min(cited) else [*groups, more]
            # The mark stands behind the last of its paragraphs.
            *before, last = added
            if not last.certainty:
                marked = next((each for each in reversed(added) if each.certainty), last)
                kept = (marked.certainty, marked.voice, marked.key)
                before = [replace(each, certainty="", voice="", key="") for each in before]
                last = replace(last, certainty=kept[0], voice=kept[1], key=kept[2])
            yield (told.recite(written([*before, last])),)


def voices_near(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each voice exchanged for another person whom a cited paragraph names."""
    for told, index, group in _voiced(manuscript):
        text = " ".join(manuscript.cited(told))
        for other in _others(manuscript, group.voice, text, there=True)[:2]:
            yield (_remarked(told, index, replace(group, voice=other)),)


def voices_far(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each voice exchanged for two people whom no cited paragraph names."""
    for turn, (told, index, group) in enumerate(_voiced(manuscript)):
        text = " ".join(manuscript.cited(told))
        others = _others(manuscript, group.voice, text, there=False)
        for step in range(min(2, len(others))):
            other = others[(turn + step * 5) % len(others)]
            yield (_remarked(told, index, replace(group, voice=other)),)


def marks_removed(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each mark taken away, and its voice with it."""
    for told in manuscript.told:
        for index, group in enumerate(told.groups):
            if group.certainty:
                plain = replace(group, certainty="", voice="", key="")
                yield (_remarked(told, index, plain),)


def marks_made_surer(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each mark made surer: alleged → said, anonymous → said, unconfirmed → said or alleged."""
    for told in manuscript.told:
        for index, group in enumerate(told.groups):
            surer = _SURER.get(group.certainty, ()) if group.voice else ()
            for certainty in surer:
                plain = replace(group, certainty=certainty, key="")
                yield (_remarked(told, index, plain),)
            if group.certainty == "unconfirmed" and not group.voice:
                yield (_remarked(told, index, replace(group, certainty="alleged")),)


def _references(manuscript: Manuscript) -> Iterator[tuple[Told, int, Group]]:
    for told in manuscript.told:
        for index, group in enumerate(told.groups):
            if group.numbers:
                yield told, index, group


def _voiced(manuscript: Manuscript) -> Iterator[tuple[Told, int, Group]]:
    for told in manuscript.told:
        for index, group in enumerate(told.groups):
            if group.voice:
                yield told, index, group


def _known(manuscript: Manuscript, told: Told) -> list[int]:
    """The paragraphs of the source that a statement cites first."""
    refs = told.statement.citation.refs
    return sorted(manuscript.paragraphs[refs[0].source]) if refs else []


def _moved(told: Told, index: int, number: int) -> Edit:
    """The citation with one reference moved; whatever it quotes as evidence is moved with it."""
    group = told.groups[index]
    return _remarked(told, index, replace(group, ref=group.at(f"p{number}")))


def _remarked(told: Told, index: int, group: Group) -> Edit:
    groups = told.groups
    return told.recite(written([*groups[:index], group, *groups[index + 1 :]]))


def _others(manuscript: Manuscript, voice: str, text: str, *, there: bool) -> list[str]:
    """The people but one who are named in a text, or those who are not."""
    people = manuscript.explainer.people
    return [each.id for each in people if each.id != voice and _named(each, text) == there]


def _named(entry: Entry, text: str) -> bool:
    """Whether a text has an entry's title, or the last word of a person's name."""
    title = entry.title.plain.removeprefix("The ")
    words = title.split()
    person = len(words) > 1 and all(word[0].isupper() for word in words)
    return bool(re.search(rf"\b{re.escape(words[-1] if person else title)}\b", text))
