"""The check that no word of a statement excludes what its paragraphs say: more for less, and such.

English only; what the statement quotes is left to the check of quotations.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..model import Explainer
from ..problems import Problem
from ..text import ENGLISH, base, excluded, quotations, sentences
from .bearing import given, only, quoted
from .evidence import Placed, languages, places


def check_contrary(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`contrary-word`: a statement says more where the source says less, and the like."""
    tongues = languages(explainer)
    for place in places(explainer):
        cited = {ref.source for ref in place.statement.citation.refs}
        tags = (explainer.language, *(tongues.get(source, "") for source in cited))
        if place.quoted or not cited or any(base(tag) != ENGLISH for tag in tags):
            continue
        wide = " … ".join(
            each.text
            for ref in place.statement.citation.refs
            if (each := explainer.paragraph(ref)) is not None
        )
        if found := excluded(_own(place.statement.plain), _near(explainer, place) or wide, wide):
            ours, theirs = found
            yield library.problem(
                "contrary-word", place.statement.text.span(0, len(place.statement.plain)),
                f"this says “{ours}”, and the source says “{theirs}” there",
                "say it the way the source does; or quote the words that bear yours out",
            )  # fmt: skip


def _own(plain: str) -> str:
    """A statement without what it quotes."""
    for each in reversed(quotations(plain)):
        plain = plain[: each.start] + "“”" + plain[each.end :]
    return plain


def _near(explainer: Explainer, place: Placed) -> str:
    """The whole sentences that its evidence stands in."""
    found = []
    for reference in place.statement.citation.references:
        if paragraph := only(explainer, reference):
            text = paragraph.text
            shown = (*given(reference, text), *quoted(place, text))
            found += [
                text[first:last]
                for first, last in sentences(text)
                if any(first < end and start < last for start, end in shown)
            ]
    return " … ".join(found)
