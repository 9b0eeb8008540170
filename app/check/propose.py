"""Proposals: the words that would bear a statement out, for each reference that shows none.

A proposal is written with a `?`, so that nothing counts it as evidence until somebody has read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..library import Library
from ..model import Explainer, ParagraphRef, Reference, Span, Statement
from ..text import passages
from .bearing import missing
from .evidence import Placed, places
from .fit import rarities
from .relevance import NEEDED_UNSHOWN, Sources, adds, sources_of

_FAMILIES = ("“”", "«»", "「」", "『』", '""')
_IN_QUOTES = str.maketrans({'"': "’", "'": "’", "\\": None})
_BREAKS_YAML = re.compile(r":(?=\s)|\s#")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reference could say: `text` in the place of `span`, or nothing where it is empty.

    `words` are those proposed for each of its paragraphs, none where nothing fits.
    """

    statement: Statement
    span: Span
    words: Mapping[ParagraphRef, tuple[str, ...]]
    text: str


def proposals(library: Library, explainer: Explainer) -> Iterator[Proposal]:
    """What fits each reference without evidence, in reading order."""
    weights, sources = rarities(explainer), sources_of(explainer)
    for place in places(explainer):
        for reference in missing(explainer, place):
            words = {
                ref: _fitting(explainer, place.statement, ref, weights)
                if _is_needed(place, ref, sources)
                else ()
                for ref in dict.fromkeys(reference.refs)
            }
            span = reference.span
            line = library.lines[span.file][span.line - 1]
            text = _text(reference, words, line)
            yield Proposal(place.statement, span, words, text)


def _is_needed(place: Placed, ref: ParagraphRef, sources: Sources) -> bool:
    """Whether a paragraph tells anything that the others of its citation do not."""
    cited = set(place.statement.citation.refs)
    if len(cited) == 1 or not sources.refs.keys() >= cited:
        return True
    return adds(place, (ref,), sources) >= NEEDED_UNSHOWN


def _fitting(
    explainer: Explainer, statement: Statement, ref: ParagraphRef, weights: Mapping[str, float]
) -> tuple[str, ...]:
    paragraph = explainer.paragraph(ref)
    if paragraph is None:
        return ()
    found = passages(statement.plain, paragraph.text, explainer.language, weights)
    return tuple(paragraph.text[each.start : each.end] for each in found)


def _text(reference: Reference, words: Mapping[ParagraphRef, tuple[str, ...]], line: str) -> str:
    """The reference as it should be written: a range as its paragraphs, each with its own words."""
    start = reference.span.column - 1
    written = line[start : start + reference.span.length]
    if not written.startswith("@") or not any(words.values()):
        return ""
    source = f"{written[1:].partition(':')[0]}:" if ":" in written else ""
    shown = {ref: " ".join(_quoted(each, line) for each in found) for ref, found in words.items()}
    names = [written] if len(words) == 1 else [f"@{source}p{ref.number}" for ref in words]
    parts = zip(names, shown.values(), strict=True)
    return "; ".join(f"{name} {quoted}".strip() for name, quoted in parts)


def _quoted(words: str, line: str) -> str:
    """Words as a proposal, between marks that they have none of, and as YAML lets its line have."""
    if line.startswith("standfirst:"):
        words = _BREAKS_YAML.sub(" …", words.translate(_IN_QUOTES))
    family = next((each for each in _FAMILIES if not set(each) & set(words)), "“”")
    return f"?{family[0]}{words}{family[1]}"


def with_proposals(text: str, found: Iterable[Proposal]) -> str:
    """The text of a file with each proposal in its place."""
    lines = text.split("\n")
    fitting = (each for each in found if each.text)
    for each in sorted(fitting, key=lambda each: each.span, reverse=True):
        line, start = lines[each.span.line - 1], each.span.column - 1
        lines[each.span.line - 1] = line[:start] + each.text + line[start + each.span.length :]
    return "\n".join(lines)
