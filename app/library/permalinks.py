"""What was ever published: `permalinks.txt`, which remembers every address and grows for ever.

    permalinks = *( line LF )
    line       = path [ "#" fragment ] [ " -> " fragment ] [ SP words ]
    words      = the words of a statement when its address was new

A statement's fragment is made of its words. When these change, its line gets the fragment of the
statement that took its place, so that the old link lands there and the page can say what it read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .. import urls
from ..model import Explainer, Span
from .frontmatter import Report

_LINE = re.compile(
    r"(?P<path>/(?:[^\s#]*/)?)(?:#(?P<fragment>\S+))?"
    r"(?: -> #?(?P<moved_to>\S+))?(?: (?P<words>\S.*))?"
)
_LEAST_LIKENESS = 0.4
"""Of the words of a statement and of the one that took its place, as difflib measures it."""


@dataclass(frozen=True, slots=True)
class Permalink:
    """A path, or a fragment of one, that was published; `moved_to` is the fragment it has now."""

    path: str
    fragment: str
    moved_to: str
    words: str
    span: Span

    def __str__(self) -> str:
        place = f"#{self.fragment}" if self.fragment else ""
        moved = f" -> {self.moved_to}" if self.moved_to else ""
        words = f" {self.words}" if self.words else ""
        return f"{self.path}{place}{moved}{words}"


def parse_permalinks(report: Report) -> tuple[Permalink, ...]:
    """The permalinks in the lines of a file; each line that is none is reported."""
    found = []
    for number, line in enumerate(report.lines, 1):
        if not line.strip():
            continue
        span = report.whole_line(number)
        if match := _LINE.fullmatch(line.rstrip()):
            path, fragment, moved_to, words = (part or "" for part in match.groups())
            found.append(Permalink(path, fragment, moved_to, words, span))
        else:
            report.add(
                "bad-record", span, "this line is not a permalink",
                "write `/explainer/section/`, with `#id` for a place on the page",
            )  # fmt: skip
    return tuple(found)


def remember(known: Iterable[Permalink], explainers: tuple[Explainer, ...]) -> str:
    """What permalinks.txt should say: all it said, all that is new, where what changed went."""
    now = dict(_published(explainers))
    redirects = urls.redirects(explainers)
    lines = {(each.path, each.fragment): each for each in known}
    for key, permalink in lines.items():
        lines[key] = _followed(permalink, now, redirects)
    for (path, fragment), words in now.items():
        new = Permalink(path, fragment, "", words, Span("permalinks.txt", 1))
        lines.setdefault((path, fragment), new)
    return "".join(f"{line}\n" for line in sorted(str(each) for each in lines.values()))


def _followed(
    permalink: Permalink, now: Mapping[tuple[str, str], str], redirects: Mapping[str, str]
) -> Permalink:
    """The same permalink, leading to the statement nearest to its words if its own is gone."""
    path = redirects.get(permalink.path, permalink.path)
    if not permalink.words or (path, permalink.moved_to or permalink.fragment) in now:
        return permalink
    here = {words: fragment for (page, fragment), words in now.items() if page == path and words}
    nearest = difflib.get_close_matches(permalink.words, here, 1, _LEAST_LIKENESS)
    return replace(permalink, moved_to=here[nearest[0]]) if nearest else permalink


def _published(explainers: tuple[Explainer, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    """Every address there is now, with its words where it is a statement's."""
    words = {
        statement.id: " ".join(statement.plain.split())
        for explainer in explainers
        for statement in explainer.statements()
    }
    for path, fragment in urls.published(explainers):
        yield (path, fragment), words.get(fragment, "")
