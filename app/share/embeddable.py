"""What another site may show of this one, found by any address that leads to it, old ones too."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from math import ceil
from types import MappingProxyType
from urllib.parse import SplitResult, unquote, urlsplit

from .. import urls
from ..check import Verified
from ..model import Explainer, Section, Statement, walk_section
from ..pages import Edition, opening
from ..urls import Address

Place = tuple[str, str]
"""A path of the site and a fragment, empty for the page itself."""

_TALLEST = 800
"""What is taller scrolls in its frame, or tells its height to the page around it."""
_AROUND, _LINE, _SPACE, _PADDING, _CHARACTER = 116, 25, 34, 56, 9
"""What is around all texts, a line, what is below a text, beside it, and one character of it."""
_WIDEST = 660
"""A wider frame has no longer lines."""
_TITLE = 90
"""Characters of a statement that are its title."""

_PORTS = {"http": 80, "https": 443}
_IN_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f\\]")
"""Some programs drop these, some turn the backslash round: they would not read the same address."""


@dataclass(frozen=True, slots=True)
class Embeddable:
    """A page without chrome, made to stand in a frame; `lengths` are those of its texts.

    `place` is where the site itself has it; `author` is the explainer it is of; `picture` is the
    path of its preview, empty without one.
    """

    path: str
    place: Place
    title: str
    author: str
    author_path: str
    lengths: tuple[int, ...]
    picture: str = ""

    def height(self, width: int) -> int:
        """Pixels that suffice in a frame of this width, by about two lines too many."""
        characters = max(1, (min(width, _WIDEST) - _PADDING) // _CHARACTER)
        lines = sum(ceil(each / characters) for each in self.lengths)
        return min(_AROUND + lines * _LINE + len(self.lengths) * _SPACE, _TALLEST)


@dataclass(frozen=True, slots=True)
class Provider:
    """What a site offers; no address is one of its own where its public one is not known."""

    name: str = ""
    address: Address = field(default_factory=Address)
    places: Mapping[Place, Embeddable] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    withdrawn: frozenset[Place] = frozenset()

    def find(self, url: str) -> Embeddable | None:
        """What an address leads to, one of before included; None where it is no such place."""
        if not self.owns(url):
            return None
        parts = urlsplit(url)
        path = unquote(parts.path).removeprefix(self.address.base_path).removesuffix("/") + "/"
        place = self.moved.get(path, path), unquote(parts.fragment)
        if found := self.places.get(place):
            return found
        # As in a browser, a fragment that is nowhere on the page leads to the page.
        return None if place in self.withdrawn else self.places.get((place[0], ""))

    def owns(self, url: str) -> bool:
        """Whether an address has this site's scheme, host, port and base path, and no more."""
        try:
            parts, own = urlsplit(url), urlsplit(self.address.public_url)
            same = _origin(parts) == _origin(own)
        except ValueError:
            return False
        # In lower case the sign for kelvin is a `k`: another host would have the name of ours.
        plain = parts.netloc.isascii() and "@" not in parts.netloc
        under = unquote(parts.path).startswith(self.address.link(urls.HOME))
        known = bool(self.address.public_url)
        return known and same and plain and under and not _IN_NO_ADDRESS.search(url)


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def provider(
    verified: Verified,
    editions: Iterable[Edition],
    address: Address,
    paths: Container[str] = (),
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Provider:
    """What a site offers that has these paths, and that leads on from some of them to others."""
    library = verified.library
    places = dict(place for each in editions for place in _places(each, paths))
    gone = urls.withdrawn(library.explainers, library.withdrawn)
    withdrawn = frozenset((each.path, each.fragment) for each in gone)
    return Provider(_line(library.name), address, places, moved, withdrawn)


def _places(edition: Edition, paths: Container[str]) -> Iterator[tuple[Place, Embeddable]]:
    explainer = edition.explainer
    pages = {each.path: each for each in _pages(edition, paths)}
    for path in urls.embeddable(explainer):
        page = pages[urls.embed(path)]
        yield (path, ""), page
        yield (page.path, ""), page
    for statement in edition.statements():
        home = edition.page_of(edition.placed[statement.id].section)
        found = _statement(edition, statement, pages[urls.embed(home)])
        yield (found.path, ""), found
        yield found.place, found
        for former in edition.former.get(statement.id, ()):
            yield (home, former.id), found


def _pages(edition: Edition, paths: Container[str]) -> Iterator[Embeddable]:
    explainer = edition.explainer
    page = partial(_page, explainer, paths)
    key_points = [each for section in explainer.sections for each in opening(section)]
    yield page(
        urls.overview(explainer.id),
        explainer.title,
        [each.plain for each in (*explainer.standfirst, *key_points)],
    )
    for section in explainer.sections:
        yield page(edition.page_of(section), section.title, _texts(section))
    yield page(urls.who_says_what(explainer.id), "Who says what", edition.voices.values())


def _page(
    explainer: Explainer, paths: Container[str], path: str, title: str, shown: Iterable[str]
) -> Embeddable:
    picture = urls.card(path)
    return Embeddable(
        urls.embed(path),
        (path, ""),
        _line(title),
        _line(explainer.title),
        urls.overview(explainer.id),
        tuple(map(len, shown)),
        picture if picture in paths else "",
    )


def _statement(edition: Edition, statement: Statement, page: Embeddable) -> Embeddable:
    paragraphs = (edition.paragraph(ref) for ref in statement.citation.refs)
    return replace(
        page,
        path=urls.embed_statement(edition.explainer.id, statement.id),
        place=(page.place[0], statement.id),
        title=_shortened(_line(statement.plain)),
        lengths=tuple(map(len, (statement.plain, *paragraphs))),
    )


def _texts(section: Section) -> Iterator[str]:
    yield section.title
    yield from (each.text.plain for each in walk_section(section))


def _line(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str) -> str:
    if len(text) <= _TITLE:
        return text
    return text[: _TITLE + 1].rsplit(" ", 1)[0][:_TITLE] + "…"
