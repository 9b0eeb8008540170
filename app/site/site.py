"""A site: pages by path, wherever they are kept, and what other sites may show of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..cache import Page

if TYPE_CHECKING:
    from ..find import Finder, Question
    from ..share import Provider


class Site(Mapping[str, Page]):
    """An immutable mapping from path to page, in the order of the paths; all of it in memory.

    A path that it has not may be *to come*: then there will be a page soon, or none for good. What
    is *settled* will not get any smaller.
    """

    __slots__ = ("_finder", "_pages", "_proofs", "_provider")

    def __init__(
        self,
        pages: Iterable[Page],
        provider: Provider | None = None,
        proofs: Mapping[str, object] | None = None,
    ) -> None:
        ordered = sorted(pages, key=lambda page: page.path)
        self._pages = MappingProxyType({page.path: page for page in ordered})
        self._provider = provider
        self._proofs = proofs or {}
        self._finder: Finder | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """How it is handed to another process."""
        return Site, (tuple(self._pages.values()), self._provider, self._proofs)

    def __getitem__(self, path: str) -> Page:
        return self._pages[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def held(self) -> Mapping[str, str]:
        """The explainers that are not published as they are now, and why."""
        return {}

    @property
    def provider(self) -> Provider:
        """Which of its pages other sites may show."""
        if self._provider is None:
            from ..share import Provider

            self._provider = Provider()
        return self._provider

    @property
    def finder(self) -> Finder:
        """What answers questions about it. Raises KeyError where that is not there yet."""
        if self._finder is None:
            from .finding import finder, in_memory

            self._finder, _ = finder(self, partial(in_memory, self))
        return self._finder

    def search(self, question: Question) -> bytes:
        """The page of questions with what was found for one. Raises KeyError without `finder`."""
        from .finding import page_of

        return page_of(self, self.finder, question)

    def search_data(self, question: Question) -> bytes:
        """The same as JSON."""
        from .finding import data_of

        return data_of(self.finder, question)

    @property
    def proofs(self) -> Mapping[str, object]:
        """What is proved of each explainer."""
        return self._proofs

    def under(self, top: str) -> str | None:
        """A path that begins with another, if there is one."""
        return next((path for path in self if path.startswith(top)), None)

    def settled(self, path: str) -> bool:
        """Whether what it has under a path now is what it will have."""
        return True

    def to_come(self, path: str) -> bool:
        """Whether a page may come that is not there yet; asking has it made before others."""
        return False

    def want(self, explainer: str) -> None:
        """Have the pages of an explainer made before all others."""

    def wish(self, through: Callable[[str], None]) -> None:
        """Tell another process, through this, which explainers are wanted."""

    def close(self) -> None:
        """It is not served any more: what was to come need not."""
