"""Front matter and body → Explainer, with a span for everything an error may point at."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .. import urls
from ..model import (
    Block,
    Entry,
    Excuse,
    Explainer,
    Heading,
    Illustration,
    Items,
    Kind,
    Prose,
    Quote,
    Section,
    Source,
    Statement,
    walk_section,
)
from .blocks import Body
from .citation import NAME, Citations
from .frontmatter import Document, Report
from .place import Place, folded
from .withdrawals import CorrectionFields, WithdrawalFields, corrections, withdrawals

ATTRIBUTES: Mapping[Kind, frozenset[str]] = {
    Kind.SECTION: frozenset(),
    Kind.PEOPLE: frozenset({"role", "side", "called", "aliases"}),
    Kind.TIMELINE: frozenset({"date", "until", "label", "inferred", "tells", "aliases"}),
    Kind.GLOSSARY: frozenset({"expansion", "aliases"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcuseFields:
    paragraph: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainerFields:
    """The front matter of `explainer.md`."""

    title: str
    language: str
    published: date
    updated: date
    standfirst: str
    sections: tuple[str, ...]
    sources: tuple[str, ...]
    draft: bool = False
    authors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    excused: tuple[ExcuseFields, ...] = ()
    withdrawn: tuple[WithdrawalFields, ...] = ()
    corrections: tuple[CorrectionFields, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFields:
    """The front matter of a section."""

    title: str
    kind: str = Kind.SECTION
    aliases: tuple[str, ...] = ()


def read_section(id: str, document: Document, default_source: str | None) -> Section:
    """The section a file holds."""
    fields = document.read(SectionFields)
    body = Body(document.report, Citations(document.report, default_source))
    blocks = body.blocks(document.body, document.body_line)
    kind = _kind(document, fields.kind)
    lead, entries = _entries(blocks) if kind is not Kind.SECTION else (blocks, ())
    _refuse_names(document, "aliases", fields.aliases)
    lead, entries = _distinct(lead, entries)
    section = Section(
        id=id,
        kind=kind,
        title=fields.title,
        file=document.report.file,
        title_span=document.span_of("title"),
        blocks=lead,
        entries=entries,
        aliases=fields.aliases,
        alias_spans=document.spans_of("aliases", fields.aliases),
    )
    _refuse_attributes(document.report, section)
    return section


def read_explainer(
    id: str,
    document: Document,
    fields: ExplainerFields,
    sources: tuple[Source, ...],
    sections: tuple[Section, ...],
) -> Explainer:
    """The explainer whose `explainer.md` has these fields; its parts were read before."""
    read = [each.id for each in sources]
    citations = Citations(document.report, default_source(fields.sources, read))
    body = Body(document.report, citations)
    brief = body.blocks(document.body, document.body_line)
    standfirst = body.line(
        fields.standfirst, _value_place(document, "standfirst", fields.standfirst)
    )
    if standfirst.uncited:
        document.report.add(
            "uncited-text", document.span_of("standfirst"),
            "the standfirst ends without a citation",
            _BELOW if _ends_in_comment(document) else "close it with a citation, such as `[@p1]`",
        )  # fmt: skip
    for key in ("sections", "sources", "aliases"):
        _refuse_names(document, key, getattr(fields, key))
    opening, _ = _distinct((standfirst, *brief), ())
    return Explainer(
        id=id,
        file=document.report.file,
        title=fields.title,
        title_span=document.span_of("title"),
        language=fields.language,
        standfirst=opening[0].statements if isinstance(opening[0], Prose) else (),
        brief=opening[1:],
        sections=sections,
        sources=sources,
        published=fields.published,
        updated=fields.updated,
        aliases=fields.aliases,
        alias_spans=document.spans_of("aliases", fields.aliases),
        draft=fields.draft,
        authors=fields.authors,
        withdrawn=tuple(
            withdrawals(
                urls.overview(id),
                fields.withdrawn,
                document.spans_of("withdrawn", fields.withdrawn),
                document.report,
            )
        ),
        excuses=tuple(_excuses(document, fields, citations)),
        corrections=tuple(
            corrections(
                urls.overview(id),
                fields.corrections,
                document.spans_of("corrections", fields.corrections),
                document.report,
            )
        ),
    )


_BELOW = "in YAML ` #` begins a comment: write `standfirst: >-`, and the text below it, indented"


def _ends_in_comment(document: Document) -> bool:
    """Whether the standfirst may have been meant to go on behind a `#`."""
    line = document.report.lines[document.span_of("standfirst").line - 1]
    return " #" in line


def _kind(document: Document, name: str) -> Kind:
    """The kind a section says it is; if there is none of that name, the nearest, and a problem."""
    if name in list(Kind):
        return Kind(name)
    near = difflib.get_close_matches(name, list(Kind), 1)
    help = f"did you mean `{near[0]}`?" if near else f"the kinds are {', '.join(Kind)}"
    span = document.span_of("kind")
    document.report.add("bad-front-matter", span, f"there is no kind `{name}`", help)
    return Kind(near[0]) if near else Kind.SECTION


def _refuse_names(document: Document, key: str, names: Sequence[str]) -> None:
    """Report each name in a list of the front matter that cannot be part of an address."""
    for index, name in enumerate(names):
        if not NAME.fullmatch(name):
            document.report.add(
                "bad-front-matter", document.span_of(key, index),
                f"`{name}` cannot be part of an address",
                "use at most 100 small letters, digits and single hyphens",
            )  # fmt: skip


def default_source(listed: Sequence[str], read: Sequence[str]) -> str | None:
    """The source that `[@p2]` means: the only one listed, or the only one that could be read."""
    return next((names[0] for names in (listed, read) if len(names) == 1), None)


def _excuses(document: Document, fields: ExplainerFields, citations: Citations) -> Iterator[Excuse]:
    for index, each in enumerate(fields.excused):
        span = document.span_of("excused", index, "paragraph")
        for ref in citations.refs(f"@{each.paragraph}", span):
            yield Excuse(ref, each.reason, span)


def _value_place(document: Document, key: str, value: str) -> Place:
    """Where a value stands: on its key's own line, or below it."""
    span = document.span_of(key)
    line = document.report.lines[span.line - 1]
    written = line[span.column - 1 + len(key) :].lstrip(": ")
    column = len(line) - len(written) + 1 + (written[:1] in "\"'" and bool(written))
    return folded(document.report, value, replace(span, column=column))


def _entries(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Entry, ...]]:
    """Split at each heading of the second level: what stands before the first is the lead."""
    lead: list[Block] = []
    parts: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append((block, []))
        else:
            (parts[-1][1] if parts else lead).append(block)
    return tuple(lead), tuple(
        Entry(head.id, head.text, head.span, head.attributes, tuple(under)) for head, under in parts
    )


def _refuse_attributes(report: Report, section: Section) -> None:
    for owner in (each.node for each in walk_section(section)):
        if not isinstance(owner, Entry | Heading):
            continue
        names = ATTRIBUTES[section.kind] if isinstance(owner, Entry) else frozenset()
        for name, attribute in owner.attributes.items():
            if name not in names:
                allowed = ", ".join(sorted(names)) or "nothing but `#id`"
                report.add(
                    "bad-front-matter", attribute.span, f"there is no attribute `{name}` here",
                    f"this heading may have {allowed}",
                )  # fmt: skip


def _distinct(
    blocks: tuple[Block, ...], entries: tuple[Entry, ...]
) -> tuple[tuple[Block, ...], tuple[Entry, ...]]:
    """Statements of the same words on one page have the same id: the later ones get a number."""
    numbering = _Numbering(Counter())
    return (
        tuple(numbering.block(block) for block in blocks),
        tuple(
            replace(entry, blocks=tuple(numbering.block(block) for block in entry.blocks))
            for entry in entries
        ),
    )


@dataclass(frozen=True, slots=True)
class _Numbering:
    seen: Counter[str]

    def block(self, block: Block) -> Block:
        match block:
            case Prose():
                return self.prose(block)
            case Items():
                return replace(block, items=tuple(self.prose(item) for item in block.items))
            case Quote():
                return replace(block, prose=self.prose(block.prose))
            case Illustration():
                return replace(block, caption=self.prose(block.caption))
        return block

    def prose(self, prose: Prose) -> Prose:
        return replace(prose, statements=tuple(self.statement(each) for each in prose.statements))

    def statement(self, statement: Statement) -> Statement:
        self.seen[statement.id] += 1
        count = self.seen[statement.id]
        return statement if count == 1 else replace(statement, id=f"{statement.id}-{count}")
