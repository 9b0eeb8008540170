"""Statements as pages show them: their words, and the chips that lead to what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from markupsafe import Markup

from ..model import Certainty, Citation, ParagraphRef, Statement
from .context import Cited, Edition, cited
from .history import Corrected, Former
from .phrases import derived

PARAGRAPH, FIELD = "source paragraph", "from the source:"
"""What is said aloud before a number, and before `date` or `title`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A link from a statement to its source; `how` says who stands behind it, and is empty for what
    is just reported.

    `what` is `PARAGRAPH` or `FIELD`, and `number` what is cited of that.
    """

    href: str
    what: str
    number: str
    how: str
    last: bool

    @property
    def is_field(self) -> bool:
        return self.what == FIELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A statement; `id` is empty where it is shown away from home, `former` are its old ids.

    `explaining` is its HTML with words that lead to what they mean, for the page that tells it;
    None where none does.

    `derived` says of each figure that no source prints what was counted for it, or its sum;
    `corrected` what was put right in it, the latest first.
    """

    id: str
    former: tuple[Former, ...]
    certainty: Certainty
    html: Markup
    chips: tuple[Chip, ...]
    derived: tuple[str, ...]
    corrected: tuple[Corrected, ...]
    explaining: Markup | None = None


def what(ref: Cited) -> str:
    """What is said aloud before what is cited."""
    return PARAGRAPH if isinstance(ref, ParagraphRef) else FIELD


def whole(ref: Cited) -> Cited:
    """What is cited, without the part of it that is meant."""
    return replace(ref, part=0) if isinstance(ref, ParagraphRef) else ref


def sentence(
    edition: Edition,
    statement: Statement,
    chip_link: Callable[[Cited], str],
    at_home: bool = False,
) -> Sentence:
    """A statement with its chips; only at home does it carry its id."""
    return Sentence(
        id=statement.id if at_home else "",
        former=edition.former.get(statement.id, ()) if at_home else (),
        certainty=statement.citation.certainty,
        html=edition.html[statement.id],
        chips=tuple(_chips(edition, statement.citation, chip_link)),
        derived=derived(statement),
        corrected=edition.corrected.get(statement.id, ()),
    )


def _chips(edition: Edition, citation: Citation, link: Callable[[Cited], str]) -> Iterator[Chip]:
    """A chip for each paragraph and mark, in order; the last of a mark says what it is."""
    # A paragraph of which two parts are cited is one; each of them has its chip.
    marked = {
        (edition.number(to), each.mark): to for each in citation.references for to in cited(each)
    }
    for (number, mark), following in zip_longest(marked, [*marked][1:]):
        to = marked[number, mark]
        yield Chip(
            href=link(to),
            what=what(to),
            number=number,
            how=edition.attribution(mark),
            last=following is None or following[1] != mark,
        )


def away(edition: Edition, statement: Statement) -> Sentence:
    """A statement shown on another page than its own: no id, and its chips lead to the source."""
    return sentence(edition, statement, edition.source_link)
