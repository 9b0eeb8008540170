"""The check that what is printed beside the title of an entry is borne out.

role        its words are said of whom it names, and of no one else
side        stands with them, and no other side nearer
label       stands in the words that bear out what the event tells
expansion   its words stand where the abbreviation is cited, or beside it
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..library import Library
from ..model import Attribute, Entry, Explainer, Kind, Paragraph
from ..problems import Problem
from ..text import (
    ENGLISH,
    MONTHS,
    alike,
    base,
    figures,
    find_figure,
    find_name,
    locate,
    sentences,
    stem,
    stems,
    words_of,
)
from .bearing import given
from .evidence import Placed, paragraphs, places
from .fit import comparable_sources
from .portraits import Portraits
from .roles import Roles
from .sides import is_strange_side

_HELP = "write it as the source does, or cite the paragraph that says so"
_TIMES = re.compile(
    r"\b(?:next|last|this|past|coming|upcoming|following|previous) (?:few |several )?"
    r"(?:day|week|weekend|month|year|decade|century|spring|summer|autumn|winter)s?\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_BEFORE = 1
"""Words that a time which stands before what happened is further from it than one behind it."""


@dataclass(frozen=True, slots=True)
class _Entered:
    """An entry, and what bears out the statements under it and the one that it shows of another's.

    `shown` is the evidence of each, the sentences around it where it has no time, the whole
    paragraph where there is none, and its own words.
    """

    entry: Entry
    language: str
    cited: tuple[Paragraph, ...]
    shown: tuple[str, ...]


def check_labels(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`label-not-in-source`: the role, side, label or expansion of an entry is not the source's.

    Where the source is in another language nothing is said; of roles and sides only in English.
    """
    portraits, placed = Portraits(explainer), _placed(explainer)
    roles = Roles(explainer, portraits)
    for section in explainer.sections:
        for entry in section.entries:
            each = _entered(explainer, entry, placed)
            if section.kind is Kind.PEOPLE and base(explainer.language) == ENGLISH:
                yield from _check_person(library, roles, portraits, each)
            if label := each.entry.attributes.get("label"):
                strange = _strange_time(each, label.value)
                yield from _problem(library, label, each, strange)
            if expansion := each.entry.attributes.get("expansion"):
                strange = "" if _is_beside(explainer, each, expansion.value) else expansion.value
                yield from _problem(library, expansion, each, strange)


def _placed(explainer: Explainer) -> Mapping[str, Sequence[Placed]]:
    """The statements of each entry by its id, and each that has a key by that."""
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    for each in places(explainer):
        if each.entry:
            found[f"#{each.entry.id}"].append(each)
        found[each.statement.key].append(each)
    return found


def _entered(
    explainer: Explainer, entry: Entry, placed: Mapping[str, Sequence[Placed]]
) -> _Entered:
    comparable = comparable_sources(explainer)
    told = entry.get("tells")
    found = (*placed.get(f"#{entry.id}", ()), *(placed.get(told, ()) if told else ()))
    cited, shown = [], []
    for each in found:
        for reference in each.statement.citation.references:
            for paragraph in filter(None, map(explainer.paragraph, reference.refs)):
                if reference.source in comparable:
                    text = paragraph.text
                    cited.append(paragraph)
                    shown += [each.statement.plain, *_shown(text, given(reference, text))]
    return _Entered(entry, explainer.language, tuple(cited), tuple(shown))


def _shown(text: str, ranges: Sequence[tuple[int, int]]) -> list[str]:
    lit = [text[start:end] for start, end in ranges]
    if any(_TIMES.search(each) or _has_date(each) for each in lit):
        return lit
    return [
        text[start:end]
        for start, end in sentences(text)
        if not lit or any(one < end and start < other for one, other in ranges)
    ]


def _has_date(text: str) -> bool:
    return any(each.kind in ("date", "year") for each in figures(text)) or bool(_MONTH.search(text))


def _check_person(
    library: Library, roles: Roles, portraits: Portraits, entered: _Entered
) -> Iterator[Problem]:
    entry, cited = entered.entry, entered.cited
    if role := entry.attributes.get("role"):
        yield from _problem(library, role, entered, roles.strange(entry, role.value, cited))
    side = entry.attributes.get("side")
    if side and is_strange_side(portraits, entry, side.value, cited):
        yield from _problem(library, side, entered, side.value)


def _problem(
    library: Library, attribute: Attribute, entered: _Entered, words: str
) -> Iterator[Problem]:
    if words and entered.cited:
        title = entered.entry.title.plain
        yield library.problem(
            "label-not-in-source", attribute.span, f"no source says “{words}” of {title}", _HELP
        )


def _strange_time(entered: _Entered, label: str) -> str:
    """What of a label stands in nothing that is shown; all of it where another time is nearer."""
    told = figures(label, entered.language)
    for each in told:
        if not any(find_figure(each, text, entered.language) for text in entered.shown):
            return label[each.start : each.end]
    for month in _MONTH.finditer(label):
        there = re.compile(rf"\b{month[0][:3]}(?:{month[0][3:]}|\b)")
        dated = any(each.start <= month.start() < each.end for each in told)
        if not dated and not any(there.search(text) for text in entered.shown):
            return str(month[0])
    known = {word.key for text in entered.shown for word in stems(text, entered.language)}
    for word in stems(label, entered.language):
        is_figure = any(each.start <= word.start < each.end for each in told)
        if not is_figure and not any(alike(word.key, each) for each in known):
            return label[word.start : word.end]
    return label if _is_farther(entered, label) else ""


def _is_farther(entered: _Entered, label: str) -> bool:
    """Whether another time stands nearer to what an event is called than its own does."""
    if base(entered.language) != ENGLISH:
        return False
    gaps = _gaps(entered)
    own = [gap for time, gap in gaps.items() if time in label.casefold()]
    return bool(own) and any(gap < min(own) for gap in gaps.values())


def _gaps(entered: _Entered) -> Mapping[str, int]:
    """How many words stand between the words of a title and each time, where they are nearest."""
    gaps: dict[str, int] = {}
    title = {word.key for word in stems(entered.entry.title.plain, entered.language)}
    for text in entered.shown:
        for found in _TIMES.finditer(text):
            time = found[0].casefold()
            for word in (each for each in stems(text, entered.language) if each.key in title):
                if found.end() <= word.start:
                    gap = _BEFORE + len(text[found.end() : word.start].split())
                else:
                    gap = len(text[word.end : max(word.end, found.start())].split())
                gaps[time] = min(gap, gaps.get(time, gap))
    return gaps


def _is_beside(explainer: Explainer, entered: _Entered, expansion: str) -> bool:
    """Whether an expansion stands where its abbreviation is cited, or beside it elsewhere."""
    if not entered.cited:
        return True
    title, words = entered.entry.title.plain, tuple(_keys(expansion, entered.language))
    cited = [_keys(each.text, entered.language) for each in entered.cited]
    if any(_is_row(words, each) for each in cited):
        return True
    return any(
        locate((expansion.casefold(),), each.text.casefold()) and find_name(title, each.text)
        for each in paragraphs(explainer)
    )


def _keys(text: str, language: str) -> list[str]:
    return [stem(each.key, base(language)) for each in words_of(text)]


def _is_row(words: Sequence[str], there: Sequence[str]) -> bool:
    size = len(words)
    return any(tuple(there[at : at + size]) == tuple(words) for at in range(len(there) - size + 1))
