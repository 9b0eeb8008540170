"""Every path, written once: pages, fragments, what moved and what was withdrawn.

A *path* here is the site's own (`/pakistan-taliban/militancy/`), as `Site` is keyed and as
`permalinks.txt` remembers it; an `Address` turns it into what a page may link to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from . import hrefs
from .model import Explainer, ParagraphRef, Section, Text, Withdrawal, walk
from .pictures import Image

HOME = "/"
NOT_FOUND = "/404.html"
ROBOTS = "/robots.txt"
SITEMAP = "/sitemap.xml"
FAVICON = "/favicon.ico"
OEMBED = "/oembed"
DESK = "/.desk"
"""What tells an author who watches whether there is something newer; no name begins so."""
SEARCH = "/search/"
SEARCH_SITE = "/search/site.json"
"""What a page needs to answer questions itself."""
SEARCH_DATA = "/search/index.json"
SCHEMA = "/page.schema.json"
"""What `index.json` of every page of an explainer says, described."""
SITE_SCHEMA = "/site.schema.json"
"""The same of the home page."""
LLMS = "/llms.txt"
OPENSEARCH = "/opensearch.xml"
OPENAPI = "/openapi.json"
API = "/api/"
"""What programs may ask, told to people."""
FEED = "/feed.atom"
"""What is new on the site, for whoever follows it."""
EMBED_SCRIPT = "/embed.js"
"""What gives embeds their height; pages elsewhere load it, so it never moves."""

IN_BRIEF = "in-brief"
"""The fragment of what stands before all sections."""

LOOKS = ("light", "dark", "compact", "light-compact", "dark-compact")
"""Fragments of an embed's address; without one it is as light or dark as its reader likes."""

_RESERVED_EXPLAINERS = frozenset(
    "404 api assets docs embed favicon feed healthz index llms oembed readyz robots search share"
    " sitemap static".split()
)
"""What else the site has at its top, or is to have, with any ending."""
_RESERVED_SECTIONS = frozenset(
    "all card changes checked embed explainer feed in-brief index main qr search sections share"
    " source sources the-source who-says-what".split()
)
"""What else an explainer has, and the ids that its one long page has beside those of sections."""
_RESERVED_FILES = frozenset("card.png index.html index.json index.md qr.svg share".split())
"""What stands beside every page."""
_BESIDE = "-statement"
_COMPRESSED = (".br", ".gz")
_STATEMENT = re.compile(r"s-[a-z0-9]{6}(?:-\d+)?")
RESERVED_FRAGMENTS = frozenset(
    "contents coverage dates facing figures in-brief main no-voice sections share share-citation"
    " share-embed share-link the-source where who".split()
)
"""The ids that pages have of themselves."""
_RESERVED_FRAGMENT = re.compile(r"[sw]-[a-z0-9]{6}(?:-\d+)?|(?:.+-)?p\d+|m(?:-.+-)?\d+-\d+")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the site is mounted.

    `public_url` is the origin (`https://example.org`), empty where it is not known;
    `base_path` is empty or like `/explainers`; `frame_ancestors` is CSP's source list for embeds.
    `answers` is whether anything there answers oEmbed: no file does.
    """

    public_url: str = ""
    base_path: str = ""
    frame_ancestors: str = "*"
    answers: bool = True

    def link(self, path: str, fragment: str = "") -> str:
        """The address a page of the site links to: absolute path, base path included."""
        return f"{self.base_path}{path}{'#' if fragment else ''}{fragment}"

    def absolute(self, path: str, fragment: str = "") -> str:
        """The address to print, share and index; a mere path where the origin is not known."""
        return self.public_url + self.link(path, fragment)

    @property
    def framers(self) -> str:
        """Who may show its embeds: the site too, so that one can see there what it would paste."""
        sources = self.frame_ancestors.split()
        own = {"*", "'none'", "'self'"}.isdisjoint(sources)
        return f"'self' {self.frame_ancestors}" if own else self.frame_ancestors

    @property
    def has_embeds(self) -> bool:
        """Whether anybody at all may show its embeds."""
        return self.frame_ancestors != "'none'"


def overview(explainer: str) -> str:
    return f"/{explainer}/"


def section(explainer: str, section: str) -> str:
    return f"/{explainer}/{section}/"


def page_of(explainer: str, within: Section | None) -> str:
    """The page of what stands in a section; the overview for what stands in none."""
    return section(explainer, within.id) if within else overview(explainer)


def source(explainer: str) -> str:
    return f"/{explainer}/source/"


def who_says_what(explainer: str) -> str:
    return f"/{explainer}/who-says-what/"


def checked(explainer: str) -> str:
    return f"/{explainer}/checked/"


def everything(explainer: str) -> str:
    """All of an explainer on one page."""
    return f"/{explainer}/all/"


def changes(explainer: str) -> str:
    """What was published, revised, corrected and withdrawn of an explainer, and when."""
    return f"/{explainer}/changes/"


def feed(explainer: str) -> str:
    """The same for whoever follows it."""
    return f"/{explainer}/feed.atom"


def annotation_file(explainer: str) -> str:
    """Every statement of an explainer as an annotation of its source."""
    return f"/{explainer}/annotations.jsonld"


def as_markdown(path: str) -> str:
    """A page as text."""
    return f"{path}index.md"


def as_json(path: str) -> str:
    """A page as data."""
    return f"{path}index.json"


def search_file(explainer: str) -> str:
    """What can be found of an explainer."""
    return f"/{explainer}/search.json"


def statement(explainer: Explainer, id: str) -> str:
    """The page of one statement; a section that had such a name before keeps its address."""
    taken = {name for each in explainer.sections for name in (each.id, *each.aliases)}
    return f"/{explainer.id}/{id}{_BESIDE if id in taken else ''}/"


def embed(path: str) -> str:
    """The same page without chrome, to stand in a frame."""
    return f"/embed{path}"


def embed_statement(explainer: str, statement: str) -> str:
    """One statement with its source paragraphs, to stand in a frame."""
    return f"/embed/{explainer}/{statement}/"


def pictured(explainer: Explainer) -> Iterator[str]:
    """The pages of an explainer that have a preview picture."""
    yield overview(explainer.id)
    for each in explainer.sections:
        yield section(explainer.id, each.id)


def embeddable(explainer: Explainer) -> Iterator[str]:
    """The pages of an explainer that have an embed."""
    yield from pictured(explainer)
    yield who_says_what(explainer.id)


def oembed(address: Address, path: str, format: str) -> str:
    """Where oEmbed tells how to embed a page, in json or xml."""
    page = quote(address.absolute(path), safe="")
    return f"{address.absolute(OEMBED)}?url={page}&format={format}"


def shareable(explainer: Explainer) -> Iterator[str]:
    """The pages of an explainer that have a page of what can be shared of them."""
    yield from embeddable(explainer)
    yield source(explainer.id)


def share(path: str) -> str:
    """What can be shared of a page; the fragments are those of the page."""
    return f"{path}share/"


def card(path: str) -> str:
    """The preview picture of a page."""
    return f"{path}card.png"


def code(path: str) -> str:
    """The QR code of a page's address, for print."""
    return f"{path}qr.svg"


def sitemap(number: int) -> str:
    """One of several, each with a part of the addresses."""
    return SITEMAP.replace(".", f"-{number}.")


def asset(name: str, digest: str) -> str:
    """A static file named by what is in it, so that it may be kept for ever."""
    stem, dot, extension = name.rpartition(".")
    return f"/static/{stem}.{digest}{dot}{extension}"


def picture(explainer: str, name: str, image: Image) -> str:
    """A picture of an explainer's own, named by what is in it; no page has a full stop in it."""
    return f"/{explainer}/{name.rpartition('.')[0]}.{image.digest}.{image.extension}"


def paragraph(explainer: Explainer, ref: ParagraphRef) -> str:
    """The fragment of a source paragraph: `p9`, and `name-p9` in every source but the first.

    That of a part, `p9.2`, follows from it: no author can write a full stop in an id.
    """
    primary = bool(explainer.sources) and explainer.sources[0].id == ref.source
    return f"p{ref.label}" if primary else f"{ref.source}-p{ref.label}"


def is_reserved_explainer(name: str) -> bool:
    """Whether the site needs what begins with this name at its top."""
    return name.partition(".")[0] in _RESERVED_EXPLAINERS


def is_reserved_section(name: str) -> bool:
    """Whether every explainer needs this name; statements have pages named like their ids."""
    return name.partition(".")[0] in _RESERVED_SECTIONS or bool(_STATEMENT.fullmatch(name))


def is_reserved_file(name: str) -> bool:
    """Whether every page has this beside it, or a server could take it for a compressed page."""
    return name in _RESERVED_FILES or name.endswith(_COMPRESSED)


def is_reserved_fragment(identifier: str) -> bool:
    """Whether pages use such an id themselves, so that an author may not."""
    return identifier in RESERVED_FRAGMENTS or bool(_RESERVED_FRAGMENT.fullmatch(identifier))


def published(explainers: Iterable[Explainer]) -> Iterator[tuple[str, str]]:
    """Every path, and every fragment of it that a reader may have kept; "" for the path alone."""
    yield HOME, ""
    for explainer in explainers:
        for path in pages(explainer):
            yield path, ""
        yield from _fragments(explainer)


def reachable(explainers: Iterable[Explainer]) -> Iterator[tuple[str, str]]:
    """All that is published, and the pages that need no record: they follow from what has one."""
    everyone = tuple(explainers)
    yield from published(everyone)
    for explainer in everyone:
        yield changes(explainer.id), ""
        yield from ((statement(explainer, each.id), "") for each in explainer.statements())
        yield from ((source(explainer.id), each) for each in _parts(explainer))


def is_statement(fragment: str) -> bool:
    """Whether a fragment is the id of a statement, as it is made from its words."""
    return bool(_STATEMENT.fullmatch(fragment))


def pages(explainer: Explainer) -> Iterator[str]:
    """The paths of an explainer, in reading order."""
    yield overview(explainer.id)
    for each in explainer.sections:
        yield section(explainer.id, each.id)
    yield who_says_what(explainer.id)
    yield source(explainer.id)
    yield checked(explainer.id)
    yield everything(explainer.id)


def findable(explainer: Explainer) -> Iterator[str]:
    """The pages that others should find: these, and what changed on them."""
    yield from pages(explainer)
    yield changes(explainer.id)


def _fragments(explainer: Explainer) -> Iterator[tuple[str, str]]:
    for each in walk(explainer):
        if not isinstance(each.node, Text) and each.node.id:
            yield page_of(explainer.id, each.section), each.node.id
    for origin in explainer.sources:
        for one in origin.paragraphs:
            yield source(explainer.id), paragraph(explainer, one.ref)


def _parts(explainer: Explainer) -> Iterator[str]:
    for origin in explainer.sources:
        for one in origin.paragraphs:
            for number, _ in enumerate(one.parts, 1):
                yield paragraph(explainer, replace(one.ref, part=number))


def redirects(explainers: Iterable[Explainer]) -> dict[str, str]:
    """Old path → path, from the aliases of explainers and sections; a live path is never old."""
    everyone = tuple(explainers)
    moved: dict[str, str] = {}
    for explainer in everyone:
        moved |= _moved(explainer)
    live = {path for path, _ in published(everyone)}
    return {old: moved[old] for old in sorted(moved.keys() - live)}


def moved_beside(explainers: Iterable[Explainer]) -> Iterator[tuple[str, str]]:
    """The same for what follows from the name of an explainer alone."""
    for explainer in explainers:
        for alias in explainer.aliases:
            yield changes(alias), changes(explainer.id)


def _moved(explainer: Explainer) -> dict[str, str]:
    top = overview(explainer.id)
    renamed = {
        section(explainer.id, alias): section(explainer.id, each.id)
        for each in explainer.sections
        for alias in each.aliases
    }
    known = renamed | {path: path for path in pages(explainer)}
    return renamed | {
        overview(alias) + old.removeprefix(top): new
        for alias in explainer.aliases
        for old, new in known.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A withdrawn path or fragment: why, and the path to read instead, if there is one.

    `title` and `day` are as in `Withdrawal`.
    """

    path: str
    fragment: str
    reason: str
    instead: str
    title: str = ""
    day: date | None = None


def withdrawn(
    explainers: Iterable[Explainer], sitewide: Iterable[Withdrawal] = ()
) -> tuple[Gone, ...]:
    """What was withdrawn; an explainer's own paths are written relative to it."""
    found = [_gone(HOME, each) for each in sitewide]
    for explainer in explainers:
        found += [_gone(overview(explainer.id), each) for each in explainer.withdrawn]
    return tuple(found)


def _gone(root: str, withdrawal: Withdrawal) -> Gone:
    path, fragment = hrefs.place(root, withdrawal.path)
    instead = hrefs.address(root, withdrawal.instead) if withdrawal.instead else ""
    return Gone(
        path=path,
        fragment=fragment,
        reason=withdrawal.reason,
        instead=instead,
        title=withdrawal.title,
        day=withdrawal.day,
    )
