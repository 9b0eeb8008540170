"""The check that whoever is cited as saying something is who says it in the source. English only.

A voice speaks where an attribution beside the words names it, or the turn of a transcript does. Of
"Taliban spokesperson Zabihullah Mujahid said" it is the last who speaks, of "West, the US envoy,
said" the first. A pronoun, or what is only "the official", is whoever was heard before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..library import Library
from ..model import Certainty, Explainer, Mark, Paragraph, ParagraphRef, Reference
from ..problems import Problem
from ..text import ENGLISH, Attribution, attributed, base, sentence_before
from .bearing import given, only, quoted
from .evidence import Placed, languages, places
from .fit import is_comparable
from .people import Naming, People, people_of
from .voices import is_absent, openings_of, turn

_ANAPHOR = re.compile(
    r"(?:he|she|it|they|we|i|who|one|both|(?:the|this|that|these|those|his|her|its|their|both)"
    r" (?:\w+ )*?\w+)[\s,]*",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:for|of|at|in|from|with|by|near|to|on|against|about|after|before|during|over) "
    r"(?:(?:the|an?|his|her|its|their) )?\Z"
)
"""What makes a name the complement of another: "a spokesperson for the Taliban"."""
_POST = re.compile(
    r"(?:['’]s)?(?:[\s-]+(?:[A-Z][\w.-]*|[\w-]*(?:man|men|woman|women|person|people|er|ers|or|ors)"
    r"|chief|head|president|official|officials|envoy|analyst|secretary|general|captain|judge|aide"
    r"|journalist|candidate|diplomat|veteran))*\s*"
)
"""What stands between the name of a body and somebody's who has a post in it."""


_INITIAL = 2
"""Letters of what begins a turn and names nobody: "Q:", "A:"."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """Who says the words that a reference rests on: the voice, as far as can be told, or others."""

    theirs: bool
    who: str = ""


def check_speakers(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`another-speaker`: the words that are cited under a voice are not attributed to others."""
    people, openings = people_of(explainer), openings_of(explainer)
    for place in places(explainer):
        for mark, references in groupby(
            place.statement.citation.references, lambda each: each.mark
        ):
            group = tuple(references)
            if mark.voice not in people.entries or is_absent(
                explainer, people, openings, mark.voice, group
            ):
                continue
            found = (_heard(explainer, people, openings, place, each) for each in group)
            heard = [each for each in found if each]
            if heard and not any(each.theirs for each in heard):
                yield library.problem(
                    "another-speaker", mark.voice_span or place.statement.citation.span,
                    f"“{heard[0].who}” says so there, not {people.entries[mark.voice].title.plain}",
                    "name whose word it is; or say in the entry how the source calls them, as in"
                    " `called=\"the engineer\"`",
                )  # fmt: skip


def _heard(
    explainer: Explainer,
    people: People,
    openings: Mapping[ParagraphRef, Paragraph],
    place: Placed,
    reference: Reference,
) -> _Heard | None:
    """Who is heard in the words that a reference rests on; None where that cannot be told."""
    voice, paragraph = reference.mark.voice or "", only(explainer, reference)
    called = bool(people.entries[voice].called)
    if (
        paragraph is None
        or paragraph.field
        or base(languages(explainer)[reference.source]) != ENGLISH
    ):
        return None
    if not called and not is_comparable(explainer, reference):
        return None
    opening = openings[paragraph.ref]
    if len(speaker := turn(opening.text)) > _INITIAL:
        return _Heard(people.naming(voice, speaker) is not None, speaker)
    stretches = [*given(reference, paragraph.text), *quoted(place, paragraph.text)]
    found = [
        (paragraph.text, each)
        for stretch in stretches or [(0, len(paragraph.text))]
        for each in attributed(paragraph.text, *stretch)
    ]
    if not found and opening is not paragraph:
        found = [(opening.text, each) for each in attributed(opening.text, 0, len(opening.text))]
    return _spoken(explainer, people, opening.ref, reference.mark, found)


def _spoken(
    explainer: Explainer,
    people: People,
    ref: ParagraphRef,
    mark: Mark,
    found: Sequence[tuple[str, Attribution]],
) -> _Heard | None:
    """Who is heard in some attributions, of which denials are a denial's, and the others not."""
    denied = mark.certainty is Certainty.DENIED
    fitting = [each for each in found if each[1].denies == denied] or found
    heard = []
    for text, each in fitting:
        ids = _ids(people, text, each)
        if ids is None:
            ids = _antecedents(explainer, people, ref, text, each)
        if ids is None or mark.voice in ids:
            return _Heard(theirs=True) if ids else None
        heard.append(" ".join(text[slice(*each.who)].strip(" ,").split()))
    return _Heard(theirs=False, who=heard[0]) if heard else None


def _ids(people: People, text: str, each: Attribution) -> tuple[str, ...] | None:
    """Who speaks, one or several of whom all could be; None where it is a pronoun or the like."""
    phrase = text[slice(*each.who)].strip(" ,")
    namings = people.namings(phrase)
    if not namings and _ANAPHOR.fullmatch(phrase) and not any(map(str.isupper, phrase[1:])):
        return None
    if all(_OF.search(phrase, 0, naming.start) for naming in namings):
        phrase = text[each.since : each.who[1]]
        namings = people.namings(phrase)
    return _heads(phrase, namings)


def _heads(phrase: str, namings: Sequence[Naming]) -> tuple[str, ...]:
    """Of those whom a phrase names whoever it is about: the first, but for whose post it is."""
    sure = [each for each in namings if each.firm] or namings
    free = [each for each in sure if not _OF.search(phrase, 0, each.start)] or sure
    heads = [
        each
        for each in free
        if not any(
            each.end <= other.start and _POST.fullmatch(phrase, each.end, other.start)
            for other in free
        )
    ]
    return tuple(each.id for each in heads if each.start == heads[0].start)


def _antecedents(
    explainer: Explainer, people: People, ref: ParagraphRef, text: str, each: Attribution
) -> tuple[str, ...] | None:
    """Whom a pronoun can stand for: who spoke before it, or is named first there; else None."""
    whole = text
    if before := sentence_before(text, each.start):
        (start, end), spoken = before
    elif paragraph := explainer.paragraph(ParagraphRef(ref.source, ref.number - 1)):
        whole, start, end = paragraph.text, 0, len(paragraph.text)
        spoken = attributed(whole, start, end)
    else:
        return None
    first = _heads(whole[start:end], people.namings(whole[start:end]))
    found = {*first, *(id for one in spoken for id in _ids(people, whole, one) or ())}
    here = people.namings(text[end if whole is text else 0 : each.start])
    return tuple(sorted(found | {one.id for one in here})) or None
