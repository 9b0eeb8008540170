"""The checks that a statement keeps what its source doubts and denies, and adds nothing to it.

What is compared is the evidence, with the rest of the sentences it stands in where that excuses a
statement. English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..library import Library
from ..model import Certainty, Explainer, Kind
from ..problems import Problem
from ..text import added_certainty, added_denial, dropped, is_denial, lost_denial, lost_hedge
from .english import Compared, compared, is_english, span_of
from .evidence import OF_THE_ARTICLE, Placed, places, told
from .wording import named

_SILENT = re.compile(
    r"\b(?:article|report|story|source)s? (?:does|do|did|has|have)(?: not|n[’']t) ", re.IGNORECASE
)
"""In a statement of what the article leaves out."""


_Found = tuple[str, str, str]
"""The word of a statement that is wrong, where there is one; what is wrong; and what to do."""


def check_modality(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`hedge-dropped`, `denial-turned`: what the source doubts or denies, a statement does too.

    Each hedge of the evidence is held by itself: one that is left does not make up for another.
    Where no evidence is shown, or none of it is hedged, the nearest part of the paragraphs counts.
    """
    for place in places(explainer):
        if place.quoted or not is_english(explainer, place):
            continue
        against = compared(explainer, place)
        hedge = _hedge(place, against) or _dropped(explainer, place)
        for code, found in (("hedge-dropped", hedge), ("denial-turned", _denial(place, against))):
            if found:
                word, *told = found
                yield library.problem(code, span_of(place, word), *told)


def _hedge(place: Placed, against: Compared) -> _Found | None:
    """What is wrong with how sure a statement is beside its evidence."""
    if not against.is_whole:
        return None
    if found := lost_hedge(place.statement.plain, against.words):
        return (
            "",
            f"the evidence says “{found}”, and this statement says it as a fact",
            "keep every reservation of the words that you rest on",
        )
    if found := added_certainty(against.own, against.around):
        return (
            found,
            f"this statement says “{found}”, and the evidence is not so sure",
            "say it as the source does: could, may, is expected to",
        )
    return None


def _dropped(explainer: Explainer, place: Placed) -> _Found | None:
    """The same beside its paragraphs, of what no mark keeps its distance from."""
    statement = place.statement
    refs = dict.fromkeys(statement.citation.refs)
    cited = [each for each in map(explainer.paragraph, refs) if each is not None]
    if statement.citation.certainty is not Certainty.REPORTED or len(cited) < len(refs):
        return None
    if found := dropped(statement.plain, (each.text for each in cited)):
        index, hedge = found
        return (
            "",
            f"{named((cited[index],))} says “{hedge}”, and this statement says it as a fact",
            "keep the reservation, or mark the citation, as in `[@p3 alleged]`",
        )
    return None


def _denial(place: Placed, against: Compared) -> _Found | None:
    """What is wrong with what a statement denies."""
    plain, marks = place.statement.plain, place.statement.citation.marks
    is_marked = any(each.certainty is Certainty.DENIED for each in marks)
    if not against.is_whole or (_is_term(place) and OF_THE_ARTICLE.search(plain)):
        return None
    if is_marked and not is_denial(plain):
        return (
            "",
            "this is marked as denied, and the statement denies nothing",
            "say that they deny or reject it, or correct the mark",
        )
    if found := lost_denial(told(place), against.words):
        return (
            "",
            f"the evidence says “{found}”, and this statement does not",
            "say that it is not so, as the source does; or quote what the statement rests on",
        )
    if _SILENT.search(plain):
        return None
    if found := added_denial(against.own, against.around):
        return (
            found,
            f"this statement says “{found}”, and the evidence does not deny that",
            "say that it is so, as the source does; or quote what the denial rests on",
        )
    return None


def _is_term(place: Placed) -> bool:
    return place.section is not None and place.section.kind is Kind.GLOSSARY
