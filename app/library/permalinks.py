"""What was ever published: `permalinks.txt`, which remembers every address and grows for ever.

    permalinks = *( line LF )
    line       = path | path "#" fragment [ " -> " target ] [ SP words ]
    target     = fragment | path [ "#" fragment ]
    words      = the words of a statement when its address was new

The site's own file has the folder of each explainer, as a path; in each folder is one with all the
other addresses of its explainer. A site that began with one file for all keeps what nobody owns in
it; `files` parts the rest.

A statement's fragment is made of its words. When these change, its line gets the fragment of the
statement that took its place, so that the old link lands there and the page can say what it read.
An author may lead a line to another page, when statements are merged or one is told elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from .. import urls
from ..model import Explainer, Span
from .frontmatter import Report

PERMALINKS = "permalinks.txt"
Place = tuple[str, str]
"""A path and a fragment of it, which is empty for the page."""

_LINE = re.compile(
    r"(?P<path>/(?:[^\s#]*/)?)(?:#(?P<fragment>\S+)"
    r"(?: -> #?(?P<moved_to>[^\s/]\S*|/(?:[^\s#]*/)?(?:#\S+)?))?)?(?: (?P<words>\S.*))?"
)
_LEAST_LIKENESS = 0.4
"""Of the words of a statement and of the one that took its place, as difflib measures it."""
_BEGINNING = 199
"""Characters that are compared; from 200 on difflib leaves frequent ones out."""
_FEW = 16
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Permalink:
    """A path, or a fragment of one, that was published; `moved_to` is what the line leads to."""

    path: str
    fragment: str
    moved_to: str
    words: str
    span: Span

    @property
    def place(self) -> Place:
        """What was published."""
        return self.path, self.fragment

    @property
    def target(self) -> Place | None:
        """What it became: a place of the same page where no path is named."""
        if not self.moved_to.startswith("/"):
            return (self.path, self.moved_to) if self.moved_to else None
        path, _, fragment = self.moved_to.partition("#")
        return path, fragment

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
        if permalink := parse_permalink(line.rstrip(), span):
            found.append(permalink)
        else:
            report.add(
                "bad-record", span, "this line is not a permalink",
                "write `/explainer/section/`, with `#id` for a place on the page",
            )  # fmt: skip
    return tuple(found)


def parse_permalink(line: str, span: Span) -> Permalink | None:
    """The permalink that a line is, if it is one."""
    if not (match := _LINE.fullmatch(line)):
        return None
    path, fragment, moved_to, words = (part or "" for part in match.groups())
    return Permalink(path, fragment, moved_to, words, span)


def destinations(
    permalinks: Iterable[Permalink], known: Collection[Place], redirects: Mapping[str, str]
) -> Mapping[Place, Place]:
    """Where each permalink leads: to a known place, over as many lines as that takes.

    `known` are the places that answer, `redirects` old paths with their new ones. What leads
    nowhere is left out.
    """
    targets = {each.place: each.target for each in permalinks}
    ends: dict[Place, Place | None] = {}
    for first in targets:
        passed: dict[Place, None] = {}
        place: Place | None = first
        while place is not None and place not in ends:
            now = redirects.get(place[0], place[0]), place[1]
            if now in known or place in passed:
                break
            passed[place] = None
            place = targets.get(place) or targets.get(now)
        end = _end(place, passed, ends, redirects)
        ends |= dict.fromkeys((first, *passed), end)
    return {place: end for place, end in ends.items() if end is not None}


def _end(
    place: Place | None,
    passed: Collection[Place],
    ends: Mapping[Place, Place | None],
    redirects: Mapping[str, str],
) -> Place | None:
    """What a way ends at: a circle ends nowhere, and what was gone before ends where that did."""
    if place is None or place in passed:
        return None
    return ends[place] if place in ends else (redirects.get(place[0], place[0]), place[1])


def remember(
    known: Iterable[Permalink], explainers: tuple[Explainer, ...]
) -> tuple[Permalink, ...]:
    """All that is known, all that is new, and where what changed went; in order."""
    now = {place: words for place, words in _published(explainers) if place[0] != urls.HOME}
    pages = _pages(now)
    redirects = urls.redirects(explainers)
    homes = {(_folder(path), fragment): path for path, fragment in now if fragment}
    # The home page is always there.
    lines = {each.place: each for each in known if each.path != urls.HOME}
    for place, permalink in lines.items():
        target = permalink.target
        if target and target in lines and target[0] != permalink.path:
            continue  # the line of the other page leads on
        path, fragment = target or place
        path = redirects.get(path, path)
        if fragment and (path, fragment) not in now:
            home = homes.get((_folder(path), fragment))
            lines[place] = _followed(permalink, path, pages.get(path), home)
    for place, words in now.items():
        lines.setdefault(place, Permalink(*place, "", words, Span(PERMALINKS, 1)))
    return tuple(sorted(lines.values(), key=str))


def _followed(permalink: Permalink, path: str, page: _Page | None, home: str | None) -> Permalink:
    """The same permalink, leading to where its statement is now, or to the nearest on that page."""
    if home:
        _, fragment = permalink.target or permalink.place
        return replace(permalink, moved_to=f"{home}#{fragment}")
    if not (nearest := page.nearest(permalink.words) if page else None):
        return permalink
    led_away = permalink.target and permalink.target[0] != permalink.path
    return replace(permalink, moved_to=f"{path}#{nearest}" if led_away else nearest)


def files(
    permalinks: Iterable[Permalink], explainers: Iterable[Explainer]
) -> Mapping[str, tuple[str, ...]]:
    """The lines of every permalinks.txt, by file: the site's own, and one for each explainer."""
    owners = {name: each.id for each in explainers for name in (each.id, *each.aliases)}
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for each in permalinks:
        folder = _folder(each.path)
        if (owner := owners.get(folder)) and str(each) != urls.overview(folder):
            lines[f"{owner}/{PERMALINKS}"].append(str(each))
        else:
            lines[PERMALINKS].append(str(each))
    return {file: tuple(lines[file]) for file in sorted(lines)}


def _folder(path: str) -> str:
    return path[1:].partition("/")[0]


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
