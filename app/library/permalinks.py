"""What was ever published: `permalinks.txt`, which remembers every address and grows for ever.

    permalinks = *( line LF )
    line       = path [ "#" fragment ] [ " -> " fragment ] [ SP words ]
    words      = the words of a statement when its address was new

A statement's fragment is made of its words. When these change, its line gets the fragment of the
statement that took its place, so that the old link lands there and the page can say what it read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from .. import urls
from ..model import Explainer, Span
from .frontmatter import Report

_LINE = re.compile(
    r"(?P<path>/(?:[^\s#]*/)?)(?:#(?P<fragment>\S+))?"
    r"(?: -> #?(?P<moved_to>\S+))?(?: (?P<words>\S.*))?"
)
_LEAST_LIKENESS = 0.4
"""Of the words of a statement and of the one that took its place, as difflib measures it."""
_BEGINNING = 199
"""Characters that are compared; from 200 on difflib leaves frequent ones out."""
_FEW = 16
_CANDIDATES = 8


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
    pages = _pages(now)
    redirects = urls.redirects(explainers)
    lines = {(each.path, each.fragment): each for each in known}
    for key, permalink in lines.items():
        path = redirects.get(permalink.path, permalink.path)
        if path in pages and (path, permalink.moved_to or permalink.fragment) not in now:
            lines[key] = _followed(permalink, pages[path])
    for (path, fragment), words in now.items():
        new = Permalink(path, fragment, "", words, Span("permalinks.txt", 1))
        lines.setdefault((path, fragment), new)
    return "".join(f"{line}\n" for line in sorted(str(each) for each in lines.values()))


def _followed(permalink: Permalink, page: _Page) -> Permalink:
    """The same permalink, leading to the statement nearest to its words, if one is near."""
    nearest = page.nearest(permalink.words)
    return replace(permalink, moved_to=nearest) if nearest else permalink


@dataclass(frozen=True, slots=True)
class _Page:
    """The statements of a page by their beginnings, and these by the letters they are made of."""

    fragments: dict[str, str]
    sharing: defaultdict[str, list[str]]

    def add(self, words: str, fragment: str) -> None:
        beginning = words[:_BEGINNING]
        self.fragments[beginning] = fragment
        for each in _triples(beginning):
            self.sharing[each].append(beginning)

    def nearest(self, words: str) -> str | None:
        """The fragment of the statement most like these words, where one is like enough.

        Only those are looked at that share letters which few statements have: with many lines and
        many statements, to compare each with each would not end.
        """
        wanted = _triples(words[:_BEGINNING])
        found = (self.sharing.get(each, ()) for each in sorted(wanted))
        shared = Counter(each for some in found if len(some) <= _FEW for each in some)
        if not shared:
            return None
        likely = [each for each, _ in shared.most_common(_CANDIDATES)]
        best = max(likely, key=lambda each: _alike(wanted, _triples(each)))
        likeness = SequenceMatcher(None, words[:_BEGINNING], best).ratio()
        return self.fragments[best] if likeness >= _LEAST_LIKENESS else None


def _pages(now: Mapping[tuple[str, str], str]) -> Mapping[str, _Page]:
    pages: defaultdict[str, _Page] = defaultdict(lambda: _Page({}, defaultdict(list)))
    for (path, fragment), words in now.items():
        if words:
            pages[path].add(words, fragment)
    return pages


def _triples(words: str) -> frozenset[str]:
    """Every three characters in a row, those at the ends with what is not there."""
    padded = f" {words.casefold()} "
    return frozenset(padded[at : at + 3] for at in range(len(words)))


def _alike(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / (len(some) + len(others))


def _published(explainers: tuple[Explainer, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    """Every address there is now, with its words where it is a statement's."""
    words = {
        statement.id: " ".join(statement.plain.split())
        for explainer in explainers
        for statement in explainer.statements()
    }
    for path, fragment in urls.published(explainers):
        yield (path, fragment), words.get(fragment, "")
