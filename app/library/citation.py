"""The one citation form, from text to value.

    citation  = "[" group *( ";" group ) "]"
    group     = ref *( WS evidence ) [ WS mark ]
    ref       = "@" [ source ":" ] ( paragraph | "date" | "title" )
    paragraph = "p" number [ "." number | "-" [ "p" ] number ]      ; behind a stop: a part of it
    evidence  = [ "?" ] open *CHAR close      ; "?": proposed, not yet read by anybody
    open      = “ | „ | ” | « | » | 「 | 『 | "
    mark      = certainty [ "by" voice ] [ "of" key ]       ; "of" only after denied
    certainty = "reported" | "said" | "alleged" | "denied" | "unconfirmed" | "anonymous"
    key       = "{key=" name "}"              ; behind the citation

A mark holds for the references since the last one. What looks like a citation and is not one
becomes a citation of nothing, with a problem, so that the statement it was meant to close is still
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import (
    Attribute,
    Certainty,
    Citation,
    Evidence,
    Mark,
    ParagraphRef,
    Reference,
    SourceField,
    Span,
)
from .frontmatter import Report
from .place import Place
from .written import CLOSING, SPACE, Flaw, Written, closing

MOST_PARAGRAPHS = 200
"""In one citation; so few characters could name millions."""
NAME = re.compile(r"(?=.{1,100}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
"""What can name a claim, a page or an entry: no other form is ever published."""

_OPEN = "".join(CLOSING)
_GAP = re.compile(rf"{SPACE}*")
_REF_LIKE = re.compile(rf"@(?:(?!{SPACE})[^;\]{_OPEN}])+")
_EVIDENCE = re.compile(rf"\??[{_OPEN}]")
_MARK = re.compile(
    rf"(?P<certainty>[a-z]+)(?:{SPACE}+by{SPACE}+(?P<voice>(?:(?!{SPACE})[^;\]])+))?"
    rf"(?:{SPACE}+of{SPACE}+(?P<denies>(?:(?!{SPACE})[^;\]])+))?"
)
_REF = re.compile(
    r"@(?:(?P<source>[a-z0-9-]+):)?"
    r"(?:p(?P<first>\d{1,6})(?:\.(?P<part>\d{1,6})|-p?(?P<last>\d{1,6}))?|(?P<field>date|title))",
    re.ASCII,
)
_KEY = re.compile(r"\{key=(\"?)([a-z0-9-]+)\1\}")
_HOW = "write `[@p2]`, `[@p2 “its words”; @p5]` or `[@p9 said by some-voice]`"
_SINGLE = "'‘’‚‛‹›"
_SHOWN = 60
"""Characters of a malformed citation that a message repeats."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The parts of a group, as places in the text of its citation."""

    ref: tuple[int, int]
    evidence: tuple[tuple[int, int], ...]
    mark: re.Match[str] | None


class _MalformedError(Exception):
    """A text that is no citation: what is wrong, what to do, and where, else all of it."""

    def __init__(self, message: str, help: str, at: int | None = None) -> None:
        super().__init__(message)
        self.message, self.help, self.at = message, help, at


@dataclass(frozen=True, slots=True)
class Citations:
    """How citations in one file are read; `default_source` is the one `[@p2]` means, if any."""

    report: Report
    default_source: str | None

    def read(self, written: Written) -> Citation:
        """The citation that is written, brackets included."""
        span = written.place.span(0, len(written.text))
        try:
            groups = tuple(_groups(written))
        except _MalformedError as wrong:
            where = span if wrong.at is None else written.place.span(wrong.at)
            self._bad(where, wrong.message, wrong.help)
            return Citation((), span)
        references: list[Reference] = []
        pending = named = 0
        for group in groups:
            references.append(self._reference(written, group))
            pending += 1
            named += len(references[-1].refs)
            if named > MOST_PARAGRAPHS:
                message = f"a citation names at most {MOST_PARAGRAPHS} paragraphs"
                help = "name those that bear the statement out"
                self._bad(references.pop().span, message, help)
                break
            if group.mark and (mark := self._mark(group.mark, written.place)):
                marked = (replace(each, mark=mark) for each in references[-pending:])
                references[-pending:] = list(marked)
                pending = 0
        return Citation(tuple(each for each in references if each.source), span)

    def key(self, written: Written) -> Attribute | None:
        """The name of a claim that stands behind its citation in braces."""
        if not written.key:
            return None
        span = written.place.span(written.text.rfind(written.key), len(written.key))
        match = _KEY.fullmatch(written.key)
        if match and NAME.fullmatch(match[2]):
            return Attribute(match[2], span)
        help = "write `{key=a-name}`, with small letters, digits and single hyphens"
        self._bad(span, f"`{written.key}` names no claim", help)
        return None

    def refs(self, text: str, span: Span) -> tuple[ParagraphRef, ...]:
        """The paragraphs one `@p2` or `@source:p2-4` names; none, and a problem, if malformed."""
        reference = self._named(text, span)
        if reference and reference.field:
            self._bad(span, f"`{text}` names no paragraph", "write `@p2`")
        return reference.refs if reference else ()

    def _named(self, text: str, span: Span) -> Reference | None:
        match = _REF.fullmatch(text)
        if not match:
            self._bad(span, f"`{text}` names no paragraph", _HOW)
            return None
        source = match["source"] or self.default_source
        if source is None:
            self._bad(span, f"`{text}` does not say of which source", "write `@source:p2`")
            return None
        if match["field"]:
            return Reference((), span, source=source, field=SourceField(match["field"]))
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if match["part"]:
            if part := int(match["part"]):
                return Reference((ParagraphRef(source, first, part),), span, source=source)
            self._bad(
                span,
                f"`{text}` names no part",
                "parts are numbered from 1; an update cites 0 for one that is gone",
            )
            return None
        if not first <= last < first + MOST_PARAGRAPHS:
            help = f"write the lower number first, and at most {MOST_PARAGRAPHS} paragraphs"
            self._bad(span, f"`{text}` is not a range", help)
            return None
        refs = tuple(ParagraphRef(source, number) for number in range(first, last + 1))
        return Reference(refs, span, source=source)

    def _reference(self, written: Written, group: _Group) -> Reference:
        """The reference of a group; without a source where it names nothing."""
        start, end = group.ref
        span = written.place.span(start, end - start)
        found = self._named(written.text[start:end], span)
        evidence = tuple(_evidence(written, *each) for each in group.evidence)
        return replace(found, evidence=evidence) if found else Reference((), span)

    def _mark(self, match: re.Match[str], place: Place) -> Mark | None:
        certainty, voice, denies = match["certainty"], match["voice"], match["denies"]
        span = place.span(match.start("certainty"), len(certainty))
        if certainty not in list(Certainty):
            self._bad(span, f"`{certainty}` is not a mark", f"the marks are {', '.join(Certainty)}")
            return None
        if certainty == Certainty.SAID and voice is None:
            self._bad(
                span, "`said` does not say by whom", "write `said by` and an id of the people"
            )
            return None
        if denies is not None and certainty != Certainty.DENIED:
            self._bad(span, "only a denial is `of` something", "write `denied of`, or leave it out")
            return None
        return Mark(
            certainty=Certainty(certainty),
            voice=voice,
            denies=denies,
            span=span,
            voice_span=place.span(match.start("voice"), len(voice)) if voice else None,
            denies_span=place.span(match.start("denies"), len(denies)) if denies else None,
        )

    def _bad(self, span: Span, message: str, help: str) -> None:
        self.report.add("bad-citation", span, message, help)


def _groups(written: Written) -> Iterator[_Group]:
    """The groups of a citation. Raises `_MalformedError`."""
    text = written.text.removesuffix(written.key).rstrip() if written.key else written.text
    if written.flaw is Flaw.EVIDENCE:
        raise _MalformedError(
            "a quotation mark opens in this citation and nothing closes it",
            "close it; where the source’s own marks are unequal, write « and » around its words",
        )
    if written.flaw is Flaw.BRACKET:
        raise _MalformedError("this citation is never closed", "close it with `]`")
    if written.flaw is Flaw.WIDTH:
        raise _MalformedError("these are not the brackets of a citation", "write `[@p2]`, in ASCII")
    last, at = len(text) - 1, 1
    while True:
        at = _after(_GAP, text, at)
        ref = _REF_LIKE.match(text, at)
        if not ref:
            raise _not_one(text)
        evidence, at = _evidences(text, ref.end())
        mark = _MARK.match(text, _after(_GAP, text, at))
        if mark and mark.start() > at:
            at = mark.end()
        else:
            mark = None
        yield _Group(ref.span(), evidence, mark)
        at = _after(_GAP, text, at)
        if at == last:
            return
        if text[at] != ";":
            raise _strange(text, at)
        at += 1


def _evidences(text: str, at: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """Where each evidence of a reference begins and ends, its marks and `?` included."""
    found = []
    while match := _EVIDENCE.match(text, _after(_GAP, text, at)):
        if match.start() == at:
            raise _MalformedError(
                "evidence follows without a space", "write a space before its first mark", at
            )
        end = closing(text, match.end() - 1, len(text))
        if end is None or not re.search(r"\w", text[match.end() : end]):
            raise _MalformedError(
                "this evidence has no words", "quote the words of the paragraph", match.start()
            )
        at = end + 1
        found.append((match.start(), at))
    return tuple(found), at


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _strange(text: str, at: int) -> _MalformedError:
    """What stands where a group should have ended."""
    if text[at:].lstrip("?")[:1] in tuple(_SINGLE):
        return _MalformedError(
            "evidence cannot stand between these marks",
            "write “ ” or « » around it: single marks are apostrophes",
            at,
        )
    return _not_one(text)


def _not_one(text: str) -> _MalformedError:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
    return _MalformedError(f"`{shown}` is not a citation", _HOW)


def _evidence(written: Written, start: int, end: int) -> Evidence:
    text = written.text[start:end]
    words = " ".join(text.lstrip("?")[1:-1].split())
    return Evidence(words, written.place.span(start, end - start), text.startswith("?"))
