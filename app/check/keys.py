"""The checks of keys, by which statements name their claims, and of what people are called."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from ..library import Library
from ..model import Certainty, Explainer, Kind, Span
from ..problems import Problem
from ..text import locate
from .evidence import paragraphs, places
from .gaps import doubtful_keys, unread_sources


def check_keys(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`duplicate-key`, `unknown-key`: a key names one claim, and what names a key finds it."""
    seen: dict[str, Span] = {}
    for place in places(explainer):
        statement = place.statement
        if statement.key and statement.key_span:
            first = seen.setdefault(statement.key, statement.key_span)
            if first is not statement.key_span:
                yield library.problem(
                    "duplicate-key", statement.key_span,
                    f"{first.file}:{first.line} has the key `{statement.key}` too",
                    "give this claim a key of its own",
                )  # fmt: skip
    doubtful = doubtful_keys(library, explainer)
    for key, span in _named(explainer):
        if key not in seen and key not in doubtful:
            yield library.problem(
                "unknown-key", span, f"no statement has the key `{key}`", _near(key, seen)
            )


def _named(explainer: Explainer) -> Iterator[tuple[str, Span]]:
    """Every key that a denial or an event names."""
    for place in places(explainer):
        citation = place.statement.citation
        for mark in citation.marks:
            if mark.denies:
                yield mark.denies, mark.denies_span or citation.span
    for section in explainer.sections:
        for entry in section.entries:
            if attribute := entry.attributes.get("tells"):
                yield attribute.value, attribute.span


def _near(key: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(key, sorted(known), 1)
    if near:
        return f"the nearest key is `{near[0]}`"
    return f"write `{{key={key}}}` behind the citation of the claim that is meant"


def check_marks(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`unconfirmed-voice`: what nobody confirms is nobody's word."""
    for place in places(explainer):
        for mark in place.statement.citation.marks:
            if mark.certainty is Certainty.UNCONFIRMED and mark.voice:
                yield library.problem(
                    "unconfirmed-voice", mark.voice_span or place.statement.citation.span,
                    "what is unconfirmed is put into somebody's mouth",
                    f"write `unconfirmed` alone, or `said by {mark.voice}`",
                )  # fmt: skip


def check_called(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`called-not-in-source`: what a person is called stands in a source, in capitals or not."""
    if unread_sources(library, explainer):
        return
    texts = [each.text.casefold() for each in paragraphs(explainer)]
    for section in explainer.sections:
        for entry in section.entries if section.kind is Kind.PEOPLE else ():
            for words in entry.called:
                if not any(locate((words.casefold(),), text) for text in texts):
                    yield library.problem(
                        "called-not-in-source", entry.attributes["called"].span,
                        f"no source calls anybody “{words}”",
                        "write what the source says, names and words separated by commas",
                    )  # fmt: skip
