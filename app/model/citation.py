"""A citation: the paragraphs that a statement rests on, the words in them, how sure they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from .text import Span


class Certainty(StrEnum):
    """How sure the source is of what a statement says, from the author's own mark."""

    REPORTED = "reported"
    SAID = "said"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True, order=True)
class ParagraphRef:
    """The name of a source paragraph: the source's id and the paragraph's number, from 1.

    `part` is the item or row in it that is meant, from 1, or 0: it is the same paragraph anyway.
    """

    source: str
    number: int
    part: int = field(default=0, compare=False)

    @property
    def label(self) -> str:
        """How it is numbered: `7`, or `7.2` for its second part."""
        return f"{self.number}.{self.part}" if self.part else str(self.number)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a source that a citation quotes to bear its statement out, without their marks.

    An ellipsis stands for everything from here to there. What is `proposed` nobody has read yet.
    """

    words: str
    span: Span
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How sure the source is, whose word it is, and the key of the claim that is denied.

    Its places do not count when marks are compared; those that nobody wrote have none.
    """

    certainty: Certainty = Certainty.REPORTED
    voice: str | None = None
    denies: str | None = None
    span: Span | None = field(default=None, compare=False)
    voice_span: Span | None = field(default=None, compare=False)
    denies_span: Span | None = field(default=None, compare=False)


REPORTED = Mark()
"""What holds where an author wrote no mark: the source says it on its own account."""


class SourceField(StrEnum):
    """What of a source can be cited besides its paragraphs."""

    DATE = "date"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference of a citation, with its evidence and the mark that holds for it.

    `refs` are its paragraphs, several where it is a range, and none where it is a `field`; `source`
    is the source's id.
    """

    refs: tuple[ParagraphRef, ...]
    span: Span
    evidence: tuple[Evidence, ...] = ()
    mark: Mark = REPORTED
    source: str = ""
    field: SourceField | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What closes a statement: its references as written, each with its evidence and its mark.

    Where it was malformed it has none.
    """

    references: tuple[Reference, ...]
    span: Span

    @property
    def refs(self) -> tuple[ParagraphRef, ...]:
        """Every paragraph it names, as written."""
        return tuple(ref for reference in self.references for ref in reference.refs)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in order, each once: none is merged with another."""
        return tuple(dict.fromkeys(each.mark for each in self.references)) or (REPORTED,)

    @property
    def spoken(self) -> tuple[Mark, ...]:
        """The marks that keep a distance: all but what the source reports on its own account."""
        return tuple(each for each in self.marks if each != REPORTED)

    @property
    def mark(self) -> Mark:
        """The first mark that keeps a distance; else what is reported."""
        return next(iter(self.spoken), REPORTED)

    @property
    def certainty(self) -> Certainty:
        """The certainty of the first mark that keeps a distance."""
        return self.mark.certainty

    @property
    def voice(self) -> str | None:
        """The voice of the first mark that keeps a distance."""
        return self.mark.voice
