"""The check that nothing is published which a program drafted and nobody has written since."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..library import Library
from ..model import Explainer, Span
from ..problems import Problem

_DRAFT = re.compile(r"(?:[-*>]\s+|#+\s+|\w+:\s*)?[\"']?\?(?:\s|[\"']?\s*\Z)")
"""What begins with a question mark: a line, an item, a heading, or a value of the front matter."""
_FRONT_MATTER = "---"


def check_drafts(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`draft-left`: a draft of a program stands where a person's words should."""
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for file, line in drafts(library, explainer):
        lines[file].append(line)
    for file, found in lines.items():
        more = f", and {len(found) - 1} more in this file" if len(found) > 1 else ""
        where = Span(file, found[0], 1, len(library.lines[file][found[0] - 1]))
        yield library.problem(
            "draft-left", where, f"this is a draft{more}",
            "write what belongs here, or take the `?` away where it is right",
        )  # fmt: skip


def drafts(library: Library, explainer: Explainer) -> Iterator[tuple[str, int]]:
    """The file and the line of each draft; the text of a source is nobody's draft."""
    sources = {each.file for each in explainer.sources}
    files = (f"{explainer.id}/explainer.md", *(each.file for each in explainer.sections), *sources)
    for file in files:
        lines = library.lines.get(file, ())
        end = _end_of_front_matter(lines) if file in sources else len(lines)
        for number, line in enumerate(lines[:end], 1):
            if _DRAFT.match(line.strip()):
                yield file, number


def without_drafts(library: Library, problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is wrong elsewhere: whatever else is said of a draft follows from its being one."""
    found = {place for explainer in library.explainers for place in drafts(library, explainer)}
    for each in problems:
        if each.code == "draft-left" or (each.span.file, each.span.line) not in found:
            yield each


def _end_of_front_matter(lines: tuple[str, ...]) -> int:
    ends = [at for at, line in enumerate(lines) if line.rstrip() == _FRONT_MATTER]
    return ends[1] if len(ends) > 1 else 0
