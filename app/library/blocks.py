"""Markdown → the blocks of a page, in which every stretch of text is closed by its citation.

A statement runs from the block's start, or from the citation before, to the citation that closes
it; punctuation directly after a citation belongs to the statement it closes. What stands after the
last citation of a block is kept as uncited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from markdown_it.token import Token

from ..model import (
    Attribute,
    Block,
    Citation,
    FigureNote,
    Heading,
    Illustration,
    Items,
    Note,
    Prose,
    Quote,
    Run,
    Span,
    Statement,
    Text,
)
from ..text import PAUSES, STOPS, UNSPACED
from .citation import Citations
from .frontmatter import Report
from .markdown import FIGURES, PARSER, attributes_of, line_of, place_of, siblings
from .place import Place, whole_lines
from .written import COVER, Hidden, hidden

_MARKS = r".,;:!?…)\]}”’»\"'"
# Those of scripts without spaces, and of Arabic and Indian ones, have often none behind them.
_FULL = f"{STOPS}{PAUSES}）］｝】》〉」』｣"
_TRAILING = re.compile(rf"[{_FULL}][{_FULL}{_MARKS}]*|[{_MARKS}]+(?=\s|$|{UNSPACED})")
_SUPPORTED = (
    "write paragraphs, lists, `> ` quotations, headings, *emphasis*, **strong**, [links](…)"
    ", `::: note` and `::: picture` blocks"
)
_BRACES = 'write `{lang=ur}`, `{counted="Ohio; Texas"}` or `{computed="1.7 - 1.4"}`'
_NOTE = re.compile(rf'note(?:\s+\{{outside="([^"{COVER}]*[^"\s{COVER}][^"{COVER}]*)"\}})?')
_PICTURE = re.compile(
    r"picture\s+(?P<file>[a-z0-9_-][a-z0-9_.-]*\.(?:svg|png|jpe?g|webp|gif))"
    rf"\s*\{{(?P<told>(?:\s*[a-z]+=\"[^\"{COVER}]*\")*)\s*\}}",
    re.IGNORECASE,
)
_TOLD = re.compile(r'([a-z]+)="([^"]*)"')
_NEEDED, _MAY_TELL = ("alt", "credit"), frozenset(("alt", "credit", "outside"))
_HOW_TO_SHOW = (
    'write `::: picture map.svg {alt="what it shows" credit="who made it"}`, below it a caption '
    "that cites, and `:::`"
)
_NAMES = {
    "fence": "a code block", "code_block": "a code block", "code_inline": "code", "hr": "a rule",
    "image": "a picture", "heading_open": "a heading of this level",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """How the blocks of a text are read: the file they are in, and how it cites."""

    report: Report
    citations: Citations

    def blocks(self, text: str, first_line: int) -> tuple[Block, ...]:
        """The blocks of a Markdown text that begins on `first_line` of the file."""
        covered = hidden(text, whole_lines(self.report, text, first_line))
        reading = _Reading(self.report, self.citations, covered, first_line)
        return tuple(reading.blocks(PARSER.parse(covered.text, {})))

    def line(self, text: str, place: Place) -> Prose:
        """Statements in a text without blocks, such as a value in a front matter."""
        covered = hidden(text, place)
        tokens = PARSER.parseInline(covered.text, {})[0].children or []
        return _Reading(self.report, self.citations, covered, 1).prose(tokens, place)


@dataclass(frozen=True, slots=True)
class _Closing:
    """A citation, and the key that its statement has."""

    citation: Citation
    key: Attribute | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text being read, its citations covered; `first` is the line of the file it begins on."""

    report: Report
    citations: Citations
    covered: Hidden
    first: int

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """The blocks that some tokens make, in order."""
        for token, inner in siblings(tokens):
            match token.type:
                case "paragraph_open":
                    place = self._place(inner[0])
                    yield self.prose(inner[0].children or [], place)
                case "heading_open" if token.tag in ("h2", "h3"):
                    yield self._heading(token, inner[0])
                case "bullet_list_open" | "ordered_list_open":
                    yield Items(tuple(self._items(inner)), token.type.startswith("ordered"))
                case "blockquote_open":
                    message = "a block quotation holds more than paragraphs"
                    yield from map(Quote, self._paragraphs(token, inner, message))
                case "container_note_open":
                    yield self._note(token, inner)
                case "container_picture_open":
                    yield from self._picture(token, inner)
                case _:
                    self._refuse(token)

    def _items(self, tokens: Sequence[Token]) -> Iterator[Prose]:
        for item, inner in siblings(tokens):
            yield from self._paragraphs(item, inner, "a list item holds more than a paragraph")

    def _paragraphs(self, owner: Token, inner: Sequence[Token], message: str) -> Iterator[Prose]:
        """The paragraphs in a list item or block quotation, which may hold nothing else."""
        for token, parts in siblings(inner):
            if token.type == "paragraph_open":
                place = self._place(parts[0])
                yield self.prose(parts[0].children or [], place)
            else:
                self._refuse(owner, message)

    def _note(self, token: Token, inner: Sequence[Token]) -> Note:
        texts = []
        for part in inner:
            if part.type == "inline":
                help = "a note is the editor's own; move what the source says out of it"
                texts.append(self._uncitable(part, "a note cites nothing", help))
            elif part.type not in ("paragraph_open", "paragraph_close"):
                self._refuse(part, "a note holds more than paragraphs")
        span = self.report.whole_line(line_of(token, self.first))
        return Note(tuple(texts), span, self._outside(token))

    def _picture(self, token: Token, inner: Sequence[Token]) -> Iterator[Illustration]:
        """A picture with the statements below it; nothing where it does not say what it has to."""
        match = _PICTURE.fullmatch(token.info.strip())
        told = dict(_TOLD.findall(match["told"])) if match else {}
        missing = [each for each in _NEEDED if not told.get(each, "").strip()]
        captions = tuple(self._paragraphs(token, inner, "a caption holds more than paragraphs"))
        if match is None or missing or len(captions) != 1 or told.keys() - _MAY_TELL:
            message = "this picture cannot be read"
            if match and missing:
                message = f"this picture has no `{missing[0]}`"
            elif match and len(captions) != 1:
                message = "a picture has one paragraph below it, in statements"
            self._refuse(token, message, _HOW_TO_SHOW)
            return
        line = line_of(token, self.first)
        alt, credit = (self._told(line, each, told[each]) for each in _NEEDED)
        yield Illustration(
            file=match["file"],
            alt=alt,
            credit=credit,
            caption=captions[0],
            span=self.report.whole_line(line),
            outside=told.get("outside", ""),
        )

    def _told(self, line: int, name: str, value: str) -> Attribute:
        at = self.report.lines[line - 1].find(f'{name}="{value}"') + len(name) + 2
        return Attribute(value, self.report.span(line, at + 1, len(value)))

    def _outside(self, token: Token) -> str:
        """Where the words of a note come from, as its braces say; else empty."""
        match = _NOTE.fullmatch(token.info.strip())
        if not match:
            help = 'write `::: note`, or `::: note {outside="where its words come from"}`'
            self._refuse(token, "this note cannot be read", help)
        return match[1] or "" if match else ""

    def _heading(self, token: Token, inline: Token) -> Heading:
        help = "cite in the text below it; what a heading says is checked against that"
        text = self._uncitable(inline, "a heading cites nothing", help)
        attributes = attributes_of(token, self._place(inline))
        if token.meta["flawed"]:
            message = "what this heading has in braces cannot be read as it is"
            help = 'write `{#an-id key="value"}`, with straight quotation marks'
            self._refuse(token, message, help)
        id = attributes.pop("id", None)
        span = self.report.whole_line(line_of(token, self.first))
        return Heading(id.value if id else "", text, span, int(token.tag[1]), attributes)

    def _uncitable(self, inline: Token, message: str, help: str) -> Text:
        """Text in which a citation has no place: each is reported, and left out."""
        runs = []
        for piece in self._pieces(inline.children or [], self._place(inline)):
            if isinstance(piece, Run):
                runs.append(piece)
            else:
                self.report.add("bad-citation", piece.citation.span, message, help)
        return _text(runs)

    def _refuse(self, token: Token, message: str = "", help: str = "") -> None:
        what = message or f"{_NAMES.get(token.type, token.type)} is not part of the format"
        span = self.report.whole_line(line_of(token, self.first))
        self.report.add("unsupported-markdown", span, what, help or _SUPPORTED)

    def _place(self, inline: Token) -> Place:
        return place_of(inline, self.report, self.covered.lines, self.first)

    def prose(self, tokens: Sequence[Token], place: Place) -> Prose:
        """Group the pieces of a block in statements, each closed by a citation."""
        closed: list[tuple[list[Run], _Closing]] = []
        runs: list[Run] = []
        for piece in self._pieces(tokens, place):
            if isinstance(piece, Run):
                if closed and not runs:
                    piece = self._after_citation(piece, *closed[-1])
                if piece.text:
                    runs.append(piece)
                continue
            if said := _text(runs).runs:
                closed.append((list(said), piece))
            else:
                self._nothing_said(piece.citation, bool(closed))
            runs = []
        rest = _text(runs)
        return Prose(tuple(_statement(*each) for each in closed), rest if rest.runs else None)

    def _after_citation(self, run: Run, said: list[Run], closing: _Closing) -> Run:
        """Give the punctuation at the run's start to what was said and is closed before it."""
        if run.text.startswith("]("):
            # In CommonMark a bracket that is a token of its own ends the link around it.
            self._misplaced(closing.citation.span)
        if not (tail := _TRAILING.match(run.text)):
            return run
        said.append(replace(run, start=said[-1].end, text=tail[0]))
        return _cut(run, tail.end())

    def _misplaced(self, span: Span) -> None:
        self.report.add(
            "bad-citation", span, "a citation stands inside a link or emphasis",
            "close the link or emphasis before the citation",
        )  # fmt: skip

    def _nothing_said(self, citation: Citation, before: bool) -> None:
        self.report.add(
            "bad-citation", citation.span, "this citation closes no statement",
            "put both paragraphs in one citation: `[@p2; @p5]`" if before
            else "write the statement before its citation",
        )  # fmt: skip

    def _pieces(self, tokens: Sequence[Token], place: Place) -> Iterator[Run | _Closing]:
        """The runs and citations of a block in order; what is not allowed there is reported."""
        style = Run(0, "", place.span(0))
        outside: list[Run] = []
        for token in tokens:
            at = token.meta.get("at", 0)
            match token.type:
                case "text_special":
                    span = place.span(at, len(token.markup))
                    yield replace(style, text=token.content.replace(COVER, ""), span=span)
                case "text":
                    # A value of a front matter may go on for lines that YAML folds to one.
                    for start, end in place.lines(at, at + len(token.content)):
                        # A cover left over is the rest of a citation its block could not hold.
                        content = token.content[start - at : end - at].replace(COVER, "")
                        yield replace(style, text=content, span=place.span(start, len(content)))
                case "softbreak" | "hardbreak":
                    yield replace(style, text=" ", span=place.span(at))
                case "citation":
                    yield self._closing(place.span(at, len(token.content)), bool(outside))
                case "em_open" | "strong_open" | "link_open" | "span_open":
                    outside.append(style)
                    style = replace(_styled(style, token), figure=self._figure(token, place, style))
                case "em_close" | "strong_close" | "link_close" | "span_close":
                    style = outside.pop()
                case _:
                    what = _NAMES.get(token.type, token.type)
                    span = place.span(at)
                    message = f"{what} is not part of the format"
                    self.report.add("unsupported-markdown", span, message, _SUPPORTED)

    def _closing(self, span: Span, inside: bool) -> _Closing:
        """The citation that stands at a place; `inside` something that it cannot close."""
        if inside:
            self._misplaced(span)
        written = self.covered.citations[span.line, span.column]
        return _Closing(self.citations.read(written), self.citations.key(written))

    def _figure(self, span: Token, place: Place, style: Run) -> FigureNote | None:
        """How the figure in a span follows from the source; what its braces cannot say is told."""
        where = place.span(span.meta["at"])
        given = [name for name in FIGURES if name in span.attrs]
        strange = [*span.meta.get("insecure_attrs", ()), *given[1:]]
        if strange or any(not str(span.attrs[name]).strip() for name in given):
            message = f"these braces cannot say `{strange[0]}`" if strange else "nothing is counted"
            self.report.add("unsupported-markdown", where, message, _BRACES)
        for name in given[:1]:
            value = str(span.attrs[name])
            line = self.report.lines[where.line - 1]
            at = line.find(value, where.column - 1)
            found = self.report.span(where.line, at + 1, len(value)) if at >= 0 else where
            return FigureNote("counted" if name == "counted" else "computed", value, found)
        return style.figure


def statement_id(plain: str) -> str:
    """The fragment of a statement, made of its words: `s-` and six letters of their hash."""
    digest = blake2b(" ".join(plain.split()).encode(), digest_size=8).digest()
    number = int.from_bytes(digest)
    return "s-" + "".join(chr(ord("a") + number // 26**i % 26) for i in range(6))


def _styled(style: Run, token: Token) -> Run:
    match token.type:
        case "em_open":
            return replace(style, emphasis=True)
        case "strong_open":
            return replace(style, strong=True)
        case "link_open":
            return replace(style, href=str(token.attrGet("href")))
    language = token.attrGet("lang")
    return replace(style, language=str(language) if language else style.language)


def _text(runs: Sequence[Run]) -> Text:
    """Runs joined to a text: offsets set, white space at both ends dropped."""
    said = [index for index, run in enumerate(runs) if run.text.strip()]
    kept = list(runs[said[0] : said[-1] + 1]) if said else []
    if kept:
        kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()))
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    start = 0
    for index, run in enumerate(kept):
        kept[index] = replace(run, start=start)
        start += len(run.text)
    return Text(tuple(kept))


def _cut(run: Run, count: int) -> Run:
    """The run without its first `count` characters."""
    span = replace(run.span, column=run.span.column + count, length=max(1, run.span.length - count))
    return replace(run, text=run.text[count:], span=span)


def _statement(runs: Sequence[Run], closing: _Closing) -> Statement:
    text, key = Text(tuple(runs)), closing.key
    return Statement(
        statement_id(text.plain),
        text,
        closing.citation,
        key.value if key else "",
        key.span if key else None,
    )
