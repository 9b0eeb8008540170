"""The checks that every statement is tied to a paragraph, and every paragraph to a statement."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..library import Library
from ..model import Entry, Explainer, Heading, Note, ParagraphRef, Span, Text, walk
from ..problems import Problem
from .evidence import paragraphs, places
from .gaps import doubtful_ids, doubtful_refs, unread_files
from .shifted import shifts, told


def check_paragraphs(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`unknown-paragraph`: what a citation or an excuse names is there."""
    known = {paragraph.ref: len(paragraph.parts) for paragraph in paragraphs(explainer)}
    unread = unread_files(library, explainer)
    # A range names many paragraphs in one place: the first that is not there speaks for all.
    wrong = {
        span: ref
        for ref, span in reversed(list(_references(explainer)))
        if known.get(ref, -1) < ref.part and f"{explainer.id}/sources/{ref.source}.md" not in unread
    }
    for span, ref in wrong.items():
        yield library.problem("unknown-paragraph", span, *_unknown(explainer, ref))


def _references(explainer: Explainer) -> Iterator[tuple[ParagraphRef, Span]]:
    for place in places(explainer):
        for reference in place.statement.citation.references:
            # A source whose date or title is cited has a first paragraph, where it is there.
            refs = reference.refs or (ParagraphRef(reference.source, 1),)
            yield from ((ref, reference.span) for ref in refs)
    yield from ((excuse.ref, excuse.span) for excuse in explainer.excuses)


def _unknown(explainer: Explainer, ref: ParagraphRef) -> tuple[str, str]:
    """What is wrong with a reference, and what to do."""
    source = explainer.source(ref.source)
    if source is None:
        names = ", ".join(each.id for each in explainer.sources) or "none"
        return f"there is no source `{ref.source}`", f"the sources are: {names}"
    count = len(source.paragraphs)
    if ref.number <= count and ref.part:
        parts = len(source.paragraphs[ref.number - 1].parts)
        help = (
            f"its parts are {ref.number}.1 to {ref.number}.{parts}"
            if parts
            else (f"it is no list and no table: write `p{ref.number}`")
        )
        return f"paragraph {ref.number} of {source.id} has no part {ref.part}", help
    return f"{source.id} has no paragraph {ref.number}", f"{source.id} has paragraphs 1 to {count}"


def check_voices(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`unknown-voice`: whoever speaks is an entry of a people section."""
    known = {entry.id for entry in explainer.people}
    unread = doubtful_ids(library, explainer)
    for place in places(explainer):
        for mark in place.statement.citation.marks:
            if mark.voice and mark.voice not in known | unread:
                near = difflib.get_close_matches(mark.voice, sorted(known), 1)
                yield library.problem(
                    "unknown-voice", mark.voice_span or place.statement.citation.span,
                    f"nobody among the people has the id `{mark.voice}`",
                    f"the nearest id is `{near[0]}`" if near else
                    f"add an entry `## Name {{#{mark.voice}}}` to a section of `kind: people`",
                )  # fmt: skip


def check_citations(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`uncited-text`: every text ends in a citation, and every entry has a text."""
    for place in walk(explainer):
        node = place.node
        if isinstance(node, Text) and not isinstance(place.block, Note):
            yield library.problem(
                "uncited-text", node.span(0, len(node.plain)), "no citation closes this text",
                "cite its paragraph, as in `[@p1]`; if it is the editor's, put it in a `::: note`",
            )  # fmt: skip
        if (
            isinstance(node, Entry)
            and not node.get("tells")
            and all(isinstance(each, Heading | Note) for each in node.blocks)
        ):
            yield library.problem(
                "uncited-text", node.span, "nothing under this entry ties it to the source",
                "write a statement with its citation below it",
            )  # fmt: skip


def check_coverage(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`unexplained-paragraph`, `needless-excuse`: each paragraph is cited or excused, not both."""
    cited = dict(reversed(list(_citations(explainer))))
    excused = {excuse.ref for excuse in explainer.excuses}
    elsewhere = doubtful_refs(library, explainer)
    # Where nothing at all is said, `nothing-to-check` says so once.
    for paragraph in paragraphs(explainer) if cited else ():
        ref = paragraph.ref
        if ref not in cited and ref not in excused and ref not in elsewhere:
            yield library.problem(
                "unexplained-paragraph", paragraph.span,
                f"nothing explains paragraph {ref.number} of {ref.source}",
                "cite it, or list it under `excused:` in explainer.md with the reason",
            )  # fmt: skip
    for excuse in explainer.excuses:
        if excuse.ref in cited:
            where = cited[excuse.ref]
            yield library.problem(
                "needless-excuse", excuse.span,
                f"paragraph {excuse.ref.number} of {excuse.ref.source} is explained all the same",
                f"take the excuse away: {where.file}:{where.line} cites the paragraph",
            )  # fmt: skip


def _citations(explainer: Explainer) -> Iterator[tuple[ParagraphRef, Span]]:
    for place in places(explainer):
        for ref in place.statement.citation.refs:
            yield ref, place.statement.citation.span


def check_digests(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`source-altered`: the text of a source is the one that was captured."""
    for source in explainer.sources:
        if not source.digest:
            yield library.problem(
                "source-altered", source.digest_span, f"{source.id} has no digest of its text",
                f"add `digest: {source.text_digest}` to the front matter",
            )  # fmt: skip
        elif moved := shifts(explainer, source):
            yield library.problem(
                "source-altered", source.digest_span,
                f"the text of {source.id} is not the one that was captured: "
                f"{told(source, moved)}",
                "restore it; or, if the change was meant, `pilcrow check --fix` gives every "
                "citation its new number",
            )  # fmt: skip
        elif source.digest != source.text_digest:
            yield library.problem(
                "source-altered", source.digest_span,
                f"the text of {source.id} is not the one that was captured",
                f"restore it; or, if the change was meant, write `{source.text_digest}`",
            )  # fmt: skip


def check_anything(library: Library) -> Iterator[Problem]:
    """`nothing-to-check`: no explainer, or one without a statement, unless reading it failed."""
    if library.problems:
        return
    if not library.explainers:
        yield library.problem(
            "nothing-to-check", Span("site.toml", 1), "the content folder has no explainer",
            "put each explainer in a folder of its own, with an explainer.md in it",
        )  # fmt: skip
    for explainer in library.explainers:
        if not any(True for _ in places(explainer)):
            yield library.problem(
                "nothing-to-check", Span(explainer.file, 1), "the explainer makes no statement",
                "write what the article says, each statement closed by a citation",
            )  # fmt: skip
