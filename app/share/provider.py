"""The provider: what other sites may show of this one, found by any address that leads to it.

Old addresses are found too; `provider` is what oEmbed calls a site that answers such questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, unquote, urlsplit

from .. import urls
from ..library import Library
from ..model import Explainer
from ..pages import Edition
from ..spelling import spellings, without_stops
from ..urls import Address
from .subject import Place, Subject, one_line, subjects

_PORTS = {"http": 80, "https": 443}
_IN_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f\\]")
"""Some programs drop these, some turn the backslash round: they would not read the same address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """What a site offers; no address is one of its own where its public one is not known.

    `contact` is where readers report to, empty where there is none. `places` has what can be shared
    by every place that leads to it, its embed and its former fragments too; `moved` has the path
    that each old one leads to.
    """

    name: str = ""
    contact: str = ""
    address: Address = field(default_factory=Address)
    places: Mapping[Place, Subject] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    withdrawn: frozenset[Place] = frozenset()

    def find(self, url: str) -> Subject | None:
        """What an address leads to, one of before included; None where that has no embed.

        It may be spelled as a page that is asked for may be.
        """
        if not self.owns(url):
            return None
        parts = urlsplit(url)
        path = unquote(parts.path)[len(self.address.base_path) :]
        for each in spellings(path):
            place = self.moved.get(each.path, each.path), each.fragment or unquote(parts.fragment)
            if found := self._at(*place):
                return found
        return None

    def _at(self, path: str, fragment: str) -> Subject | None:
        """What has an embed at a place; a fragment that is nowhere on a page leads to the page."""
        named = dict.fromkeys((fragment, without_stops(fragment)))
        for each in named:
            if found := self.places.get((path, each)):
                return found if found.embed else None
            if (path, each) in self.withdrawn:
                return None
        found = self.places.get((path, ""))
        return found if found and found.embed else None

    def owns(self, url: str) -> bool:
        """Whether an address has this site's scheme, host, port and base path, and no more."""
        try:
            parts, own = urlsplit(url), urlsplit(self.address.public_url)
            same = _origin(parts) == _origin(own)
        except ValueError:
            return False
        # In lower case the sign for kelvin is a `k`: another host would have the name of ours.
        plain = parts.netloc.isascii() and "@" not in parts.netloc
        home = self.address.link(urls.HOME)
        under = unquote(parts.path)[: len(home)].lower() == home.lower()
        known = bool(self.address.public_url)
        return known and same and plain and under and not _IN_NO_ADDRESS.search(url)


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def provider(library: Library, editions: tuple[Edition, ...], address: Address) -> Provider:
    """What a site with these editions offers."""
    explainers = tuple(each.explainer for each in editions)
    pages = [page for each in editions for page in subjects(each)]
    gone = urls.withdrawn(explainers, library.withdrawn)
    return Provider(
        name=one_line(library.name),
        contact=library.contact,
        address=address,
        places=dict(place for page in pages for each in (page, *page.parts) for place in _at(each)),
        moved=_moved(explainers, pages),
        withdrawn=frozenset((each.path, each.fragment) for each in gone),
    )


def _at(subject: Subject) -> Iterator[tuple[Place, Subject]]:
    yield subject.place, subject
    if subject.page:
        yield (subject.page, ""), subject
    if subject.embed:
        yield (subject.embed, ""), subject
    for former in subject.former:
        yield former, subject


def _moved(explainers: tuple[Explainer, ...], pages: Iterable[Subject]) -> dict[str, str]:
    """Old path → path, of pages and of embeds; a live path is never old."""
    redirects = urls.redirects(explainers)
    embedded = [each for page in pages for each in (page, *page.parts) if each.embed]
    embeds = {each.embed for each in embedded}
    moved = {urls.embed(old): urls.embed(new) for old, new in redirects.items()}
    moved |= {old: new for each in embedded if each.fragment for old, new in _renamed(each)}
    live = embeds | {each.page for each in embedded}
    kept = {old: new for old, new in moved.items() if new in live and old not in live}
    return redirects | kept


def _renamed(statement: Subject) -> Iterator[tuple[str, str]]:
    """The page and the embed of a statement under former names, its own and its explainer's."""
    explainer = statement.explainer
    for folder in (explainer.id, *explainer.aliases):
        for name in (statement.fragment, *(name for _, name in statement.former)):
            yield urls.embed_statement(folder, name), statement.embed
            yield urls.statement(replace(explainer, id=folder), name), statement.page
