"""A site on disk: a bundle for each explainer, opened when somebody asks for one of its pages."""

from __future__ import annotations

import json
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cache import Bundle, Cache, DamagedError, Page
from ..urls import Address
from .maker import Maker
from .manifest import Manifest
from .site import Site
from .stages import BEST, FRONT, READING, STAGES

if TYPE_CHECKING:
    from ..find import Finder, Postings
    from ..share import Provider

_LOG = logging.getLogger(__name__)
_MOST_OPEN = 128
_LOOK_SECONDS = 0.2
_EMBED = "embed"
_HANDED_ON = ("_address", "_cache", "_held", "_index", "_keys", "_name", "_routes")
"""To another process, which opens bundles itself, and has this one tell the maker."""
INDEX = "index"
OFFERS, POSTINGS, PROOF = "offers", "postings", "proof"
"""What other sites may show of an explainer, what it is searched by, and what is proved of it; no
paths, so no request finds them."""


@dataclass(slots=True)
class _Open:
    """A bundle that is open, how far it has come, and when a better one was last looked for."""

    bundle: Bundle
    stage: str
    looked: float


class PackedSite(Site):
    """A site whose pages are found in the bundles of a cache.

    What was not made yet, was thrown away or is damaged is to come: the maker is told whose it is.
    """

    __slots__ = (
        "_address",
        "_cache",
        "_held",
        "_index",
        "_keys",
        "_maker",
        "_name",
        "_open",
        "_routes",
        "_wish",
    )

    def __init__(
        self,
        cache: Cache,
        manifest: Manifest,
        address: Address,
        maker: Maker | None = None,
        index: Path | None = None,
    ) -> None:
        self._cache = cache
        self._name = manifest.name
        self._held = {each.folder: each.held for each in manifest.parts if each.held}
        self._address = address
        self._maker = maker
        self._index = index
        self._keys = {FRONT: manifest.front, **{each.folder: each.key for each in manifest.shown}}
        self._routes = {name: each.folder for each in manifest.shown for name in each.names}
        self._begin()

    def _begin(self) -> None:
        """What is only kept from one question to the next."""
        self._wish: Callable[[str], None] = lambda _: None
        self._open: OrderedDict[str, _Open] = OrderedDict()
        self._provider = None
        self._finder = None

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {name: getattr(self, name) for name in _HANDED_ON}
        return PackedSite.__new__, (PackedSite,), kept

    def __setstate__(self, kept: Mapping[str, Any]) -> None:
        for name, value in kept.items():
            setattr(self, name, value)
        self._maker = None
        self._begin()

    def __getitem__(self, path: str) -> Page:
        if path.startswith("/"):
            for name in dict.fromkeys((self._owner(path), FRONT)):
                if (page := self._page(name, path)) is not None:
                    return page
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        yield from sorted(
            path for each in self._keys for path in self._paths(each) if path.startswith("/")
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def held(self) -> Mapping[str, str]:
        """The explainers that are not published as they are now, and why."""
        return self._held

    @property
    def provider(self) -> Provider:
        """Which of its pages other sites may show, each looked up when it is asked for."""
        if self._provider is None:
            from .offers import provider_of

            self._provider = provider_of(self._name, self._address, self._offers)
        return self._provider

    @property
    def finder(self) -> Finder:
        """What answers questions about it; asked for anew while not all of it can be searched."""
        if self._finder is None:
            from .finding import finder

            found, whole = finder(self, self._keyed, self._index)
            if not whole:
                return found
            self._finder = found
        return self._finder

    @property
    def proofs(self) -> Mapping[str, object]:
        """What is proved of each explainer."""
        pages = {name: self._page(name, PROOF) for name in self._keys}
        return {name: json.loads(page.body) for name, page in pages.items() if page}

    def under(self, top: str) -> str | None:
        """A path that begins with another, looked for where such paths can be."""
        owner = self._owner(top)
        found = (path for each in (owner, FRONT) for path in self._paths(each))
        return min((path for path in found if path.startswith(top)), default=None)

    def settled(self, path: str) -> bool:
        """Whether the bundle that the path is in has come to its last stage."""
        opened = self._opened(self._owner(path))
        return opened is not None and opened.stage == BEST

    def to_come(self, path: str) -> bool:
        """Whether the bundle that the path would be in is not whole yet."""
        owner = self._owner(path)
        opened = self._opened(owner)
        coming = opened is None or (opened.stage == READING and owner != FRONT)
        if coming:
            self.want(owner)
        return coming

    def want(self, explainer: str) -> None:
        if self._maker is None:
            self._wish(explainer)
        else:
            self._maker.ask(explainer)

    def wish(self, through: Callable[[str], None]) -> None:
        self._wish = through

    def close(self) -> None:
        """What is still being made of it is given up."""
        if self._maker is not None:
            self._maker.close()

    def _owner(self, path: str) -> str:
        """The explainer that a path belongs to, by its first name."""
        names = path.split("/", 3)[1:]
        top = names[1] if names[0] == _EMBED and len(names) > 1 else names[0]
        return self._routes.get(top, FRONT)

    def _page(self, name: str, path: str) -> Page | None:
        opened = self._opened(name)
        try:
            return opened.bundle.get(path) if opened else None
        except DamagedError as error:
            self._forget(name, error)
            return None

    def _paths(self, name: str) -> Iterator[str]:
        opened = self._opened(name)
        return iter(opened.bundle if opened else ())

    def _opened(self, name: str) -> _Open | None:
        """The bundle of an explainer at its latest stage; None where there is none."""
        known, now = self._open.get(name), time.monotonic()
        if known is None or (known.stage != BEST and now - known.looked > _LOOK_SECONDS):
            known = self._best(name, known, now)
            if known is not None:
                self._open[name] = known
                if len(self._open) > _MOST_OPEN:
                    self._open.popitem(last=False)
        return known

    def _best(self, name: str, known: _Open | None, now: float) -> _Open | None:
        for stage in reversed(STAGES):
            if known is not None and known.stage == stage:
                break
            try:
                return _Open(Bundle(self._cache.path(stage, self._keys[name])), stage, now)
            except FileNotFoundError:
                continue
            except (DamagedError, OSError) as error:
                _LOG.warning("%s; it is made again", error)
                self._cache.remove(stage, self._keys[name])
        if known is not None:
            known.looked = now
        return known

    def _forget(self, name: str, error: DamagedError) -> None:
        """Have a bundle made again that is not what was written."""
        opened = self._open.pop(name)
        _LOG.warning("%s: %s; it is made again", name or "the site", error)
        self._cache.remove(opened.stage, self._keys[name])

    def _keyed(self, explainer: str) -> tuple[str, Callable[[], Postings | None]]:
        """The key of an explainer's bundle, and how to get at the postings in it."""
        return self._keys[explainer], partial(self._postings, explainer)

    def _postings(self, explainer: str) -> Postings | None:
        from ..find import postings_of

        page = self._page(explainer, POSTINGS)
        return postings_of(page.body) if page else None

    def _offers(self, path: str) -> Mapping[str, Any]:
        """What an explainer offers, as it is kept beside its pages."""
        owner = self._owner(path)
        page = self._page(owner, OFFERS)
        return _decoded(page.body) if page else {}


@lru_cache(maxsize=32)
def _decoded(text: bytes) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(text)
    return told
