"""Parts of a site: an explainer by itself, read, checked, rendered and packed, stage by stage.

What an explainer is does not depend on the others: only what it leads to does, and that is looked
up when all are known. So each is made alone, in whatever process, and kept under the hash of all
that went into it: of its files, of what the site's own files say of it, and of the program.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

from .. import urls
from ..cache import Bundle, Cache, DamagedError, Page, digest, folder_digest, write_bundle
from ..cards import Card, draw
from ..check import Verified, verify
from ..console import Refusal
from ..data import News
from ..find import corpus_of, postings
from ..library import (
    PERMALINKS,
    Library,
    Permalink,
    Place,
    alone,
    gone_path,
    read_library,
    remember,
    top,
)
from ..model import Explainer
from ..pages import Assets, Listing, edition, read_assets
from ..share import provider
from ..urls import Address
from .build import codes, pictures
from .bytecode import KeptBytecode
from .copies import copies
from .draft import file_draft, json_bytes
from .facts import Facts, Shown, told
from .finish import as_it_is, finished, improved
from .listing import corpus_file, listed
from .offers import kept
from .packed import OFFERS, POSTINGS, PROOF
from .proof import proof
from .render import environment, feeds_of, news_of, render_explainer, story_listing
from .stages import BEST, READING, WHOLE
from .weight import heavy

FACTS, NAMES, SHOWN, PICTURES = "facts", "names", "shown", "pictures"
_TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An explainer to be made: its folder, the digest of that, and up to which stage.

    `others` are explainers, with the digests of their folders, whose records have its addresses.
    """

    folder: str
    digest: str
    stage: str
    others: tuple[tuple[str, str], ...] = ()
    key: str = ""
    """Its key, where its pages were made up to an earlier stage."""
    before: str = ""
    """The key that it had before: what has not changed since is taken from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where and for what site explainers are made."""

    content: Path
    address: Address
    cache: Cache
    program: str
    preview: bool = False
    """Whether only its author sees it: then an edit need not wait for the record of addresses."""

    def key(self, said: Said, names: Iterable[str], task: Task) -> str:
        """The key of an explainer with these names."""
        others = (each for _, each in task.others)
        records = (each for name in sorted(names) for each in said.of(name))
        where = (self.program, repr(self.address), *said.settings, str(self.preview))
        return digest(*where, task.digest, *records, "", *others)

    def drawn(self, card: Card) -> bytes:
        """A picture, which is drawn once: an edit changes one or two of an explainer's."""
        key = digest(self.program, repr(card))
        picture = self.cache.read(PICTURES, key)
        if picture is None:
            picture = draw(card)
            self.cache.write(PICTURES, key, picture)
        return picture

    def kept(self, kind: str, key: str) -> bytes:
        """A small result that was there a moment before. Raises OSError where it is no more."""
        body = self.cache.read(kind, key)
        if body is None:
            raise FileNotFoundError(f"{self.cache.path(kind, key)} was taken away")
        return body


class Said:
    """What the site's own files say that has a part in what explainers are."""

    def __init__(self, site: Library) -> None:
        self.settings = (site.name, site.language, str(site.review_required), site.contact)
        self._records: defaultdict[str, list[str]] = defaultdict(list)
        for permalink in site.permalinks:
            if permalink.span.file == PERMALINKS:
                self._records[top(permalink.path)].append(str(permalink))
        for each in site.withdrawn:
            self._records[top(gone_path(each))].append(" ".join(told(each)))

    def of(self, name: str) -> Sequence[str]:
        """The records of an explainer with this name."""
        return self._records.get(name, ())


def make(shop: Workshop, task: Task) -> str:
    """Make an explainer up to a stage, and keep it; the digest that its folder was found with.

    Nothing is made of one that is not what it was when its pages were first made.

    Raises OSError where it cannot be kept, `Refusal` where its files change all the time.
    """
    if task.stage == BEST:
        _make_best(shop, task)
        return task.digest
    for _ in range(_TRIES):
        before = _digests(shop, task)
        if task.key and before != _expected(task):
            return before[0][1]
        library = read_library(shop.content, {task.folder, *(name for name, _ in task.others)})
        if _digests(shop, task) == before:
            _made(shop, replace(task, digest=before[0][1], others=before[1:]), library)
            return before[0][1]
    raise Refusal(f"the files of {shop.content / task.folder} change all the time; try again")


def _expected(task: Task) -> tuple[tuple[str, str], ...]:
    return ((task.folder, task.digest), *task.others)


def _digests(shop: Workshop, task: Task) -> tuple[tuple[str, str], ...]:
    return tuple((name, folder_digest(shop.content / name)) for name, _ in _expected(task))


def _made(shop: Workshop, task: Task, read: Library) -> None:
    explainer = next((each for each in read.explainers if each.id == task.folder), None)
    names = (task.folder, *(explainer.aliases if explainer else ()))
    key = shop.key(Said(read), names, task)
    own, asked = _alone(read, names)
    facts = Facts(names=names, problems=own.problems)
    if explainer:
        outcome = verify(own)
        verified = outcome.verified
        if shop.preview and verified is None:
            verified = verify(_followed(own)).verified
        facts = replace(
            facts,
            problems=outcome.problems,
            counts=outcome.counts,
            scope=outcome.scope,
            draft=explainer.draft,
        )
        facts = _facts(facts, read, explainer)
        facts = _kept(shop, task, key, facts, explainer, verified)
        if verified:
            facts = replace(facts, heavy=tuple(heavy(verified, shop.address)))
    # All that it asks for is known only now.
    shop.cache.write(FACTS, key, replace(facts, asked=tuple(sorted(asked))).encoded().encode())
    shop.cache.write(NAMES, task.digest, json.dumps(names).encode())


def _kept(
    shop: Workshop,
    task: Task,
    key: str,
    facts: Facts,
    explainer: Explainer,
    verified: Verified | None,
) -> Facts:
    """Keep what the site shows of an explainer, and its pages where nothing is wrong in it."""
    story, news = _pack(shop, task, key, verified) if verified else (Listing(), ())
    pages, places = tuple(urls.findable(explainer)), tuple(urls.reachable((explainer,)))
    named = listed(explainer)
    shown = Shown(pages=pages, places=places, story=story, listed=named, news=news)
    shop.cache.write(SHOWN, key, shown.encoded())
    seen = digest(repr(story), repr(named), repr(news), *pages)
    return replace(facts, shown=seen, packed=verified is not None)


def _alone(read: Library, names: tuple[str, ...]) -> tuple[Library, set[Place]]:
    """A library of one explainer, and the places of others that it will have asked for."""
    asked: set[Place] = set()

    def elsewhere(place: Place) -> bool:
        asked.add(place)
        return True

    return alone(read, names, elsewhere), asked


def _followed(library: Library) -> Library:
    """The same without what its records ask: permalinks lead to what took the place of another."""
    followed = remember(library.permalinks, library.explainers)
    return replace(library, permalinks=followed, review_required=False)


def _facts(facts: Facts, read: Library, explainer: Explainer) -> Facts:
    names = frozenset(facts.names)
    file = f"{explainer.id}/{PERMALINKS}"
    strays = (top(each.path) for each in read.permalinks if _is_stray(each, file, names))
    gone = urls.withdrawn((explainer,))
    return replace(
        facts,
        abroad=tuple(sorted({*strays, *(top(each.path) for each in gone)} - names)),
        gone=tuple(told(each) for each in gone if top(each.path) not in names),
    )


def _is_stray(permalink: Permalink, file: str, names: frozenset[str]) -> bool:
    return permalink.span.file == file and top(permalink.path) not in names


def _pack(
    shop: Workshop, task: Task, key: str, verified: Verified
) -> tuple[Listing, tuple[News, ...]]:
    """Keep the pages of an explainer; how the home page shows it, and what changed of it."""
    (explainer,) = verified.library.explainers
    shown = edition(verified, explainer, shop.address)
    offered = provider(verified.library, (shown,), shop.address)
    whole = task.stage == WHOLE

    def pages() -> Iterator[Page]:
        for each in render_explainer(verified, shown, offered, assets(), whole=whole):
            yield finished(each, best=False)
        yield as_it_is(file_draft(OFFERS, kept(offered)))
        yield as_it_is(file_draft(PROOF, json_bytes(proof(verified, explainer, task.digest))))
        found = corpus_of(shown)
        yield finished(corpus_file(found), best=False)
        for each in feeds_of(shown, verified.library.name):
            yield finished(each, best=False)
        yield as_it_is(file_draft(POSTINGS, postings(found).encoded()))
        if whole:
            drawn = pictures(verified.library.name, shown, shop.drawn)
            more = (codes(explainer, shop.address), drawn, copies(shown, verified.library.name))
            yield from (finished(each, best=False) for each in chain(*more))

    for foreign in (False, True):
        environment(foreign).bytecode_cache = KeptBytecode(shop.cache, shop.program)
    with shop.cache.writing(task.stage, key) as file:
        write_bundle(file, pages(), {})
    return story_listing(shown), news_of(shown)


@lru_cache(maxsize=1)
def assets() -> Assets:
    """What ships with the program, read once in each process."""
    return read_assets()


def _make_best(shop: Workshop, task: Task) -> None:
    """Compress as well as can be what was packed in haste, or take that from an earlier version."""
    bundle = Bundle(shop.cache.path(WHOLE, task.key))
    before = _before(shop, task)
    pages = (
        # What nobody can ask for is not sent.
        improved(each, before.get(each.path)) if each.path.startswith("/") else each
        for each in bundle.values()
    )
    with shop.cache.writing(BEST, task.key) as file:
        write_bundle(file, pages, {})
    for stage in (READING, WHOLE):
        shop.cache.remove(stage, task.key)


def _before(shop: Workshop, task: Task) -> Mapping[str, Page]:
    """The pages as they were the last time, if they are still there."""
    try:
        return Bundle(shop.cache.path(BEST, task.before))
    except (OSError, DamagedError):
        return {}
