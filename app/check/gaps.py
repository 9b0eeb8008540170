"""What could not be read, so that what rests on it is not reported a second time.

The words of a file with a mistake are still there, even when nothing could be made of them: what
they cite and name is taken from them letter by letter.
"""

from __future__ import annotations

import re
from collections import defaultdict

from .. import urls
from ..library import Library
from ..model import Explainer, ParagraphRef

_REF = re.compile(r"@(?:([a-z0-9-]+):)?p(\d{1,6})(?:-p?(\d{1,6}))?")
_ID = re.compile(r"\{\s*#([^\s}]+)")
_KEY = re.compile(r"\{key=\"?([a-z0-9-]+)")
_LONGEST_RANGE = 200


def unread_files(library: Library, explainer: Explainer) -> frozenset[str]:
    """The Markdown files of an explainer's folder that gave neither a section nor a source."""
    sections = {section.file for section in explainer.sections}
    read = sections | {source.file for source in explainer.sources} | {explainer.file}
    return frozenset(
        file
        for file in _files(library)
        if file.startswith(f"{explainer.id}/") and file.endswith(".md") and file not in read
    )


def unread_sources(library: Library, explainer: Explainer) -> bool:
    """Whether a source of the explainer could not be read."""
    return any(
        file.startswith(f"{explainer.id}/sources/") for file in unread_files(library, explainer)
    )


def doubtful_ids(library: Library, explainer: Explainer) -> frozenset[str]:
    """The ids of headings in the files that were not read, or not without a problem."""
    return frozenset(_ID.findall(_doubtful(library, explainer)))


def doubtful_refs(library: Library, explainer: Explainer) -> frozenset[ParagraphRef]:
    """The paragraphs cited in the files that were not read, or not without a problem."""
    cited: defaultdict[str, set[int]] = defaultdict(set)
    for source, first, last in set(_REF.findall(_doubtful(library, explainer))):
        cited[source].update(range(int(first), int(last or first) + 1)[:_LONGEST_RANGE])
    return frozenset(
        ParagraphRef(source.id, number)
        for source in explainer.sources
        for number in range(1, len(source.paragraphs) + 1)
        if number in cited[""] or number in cited[source.id]
    )


def doubtful_keys(library: Library, explainer: Explainer) -> frozenset[str]:
    """The keys of claims in the files that were not read, or not without a problem."""
    return frozenset(_KEY.findall(_doubtful(library, explainer)))


def unread_paths(library: Library) -> tuple[str, ...]:
    """What the paths begin with that would be there if every file could have been read."""
    broken = {problem.span.file for problem in library.problems}
    read = {each.id for each in library.explainers if each.sections or each.file not in broken}
    folders = {file.partition("/")[0] for file in _files(library) if "/" in file}
    return (
        *(urls.overview(folder) for folder in sorted(folders - read)),
        *(
            urls.section(explainer.id, file.rpartition("/")[2].removesuffix(".md"))
            for explainer in library.explainers
            for file in sorted(unread_files(library, explainer))
            if file.count("/") == 1
        ),
        *(urls.source(each.id) for each in library.explainers if unread_sources(library, each)),
    )


def _doubtful(library: Library, explainer: Explainer) -> str:
    doubtful = unread_files(library, explainer) | {each.span.file for each in library.problems}
    return "\n".join(
        line
        for file in sorted(doubtful)
        if file.startswith(f"{explainer.id}/")
        for line in library.lines.get(file, ())
    )


def _files(library: Library) -> frozenset[str]:
    return frozenset((*library.lines, *(problem.span.file for problem in library.problems)))
