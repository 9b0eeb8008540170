"""One explainer by itself: its files and its records, and what it leads to of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .. import hrefs, urls
from ..model import Explainer, Withdrawal
from .folder import folders
from .library import Library, read_library
from .permalinks import Place


def top(path: str) -> str:
    """The first name of a path, which is that of an explainer if it is of one."""
    return path.split("/", 2)[1]


def gone_path(withdrawal: Withdrawal, root: str = urls.HOME) -> str:
    """The path of what is withdrawn."""
    return hrefs.place(root, withdrawal.path)[0]


def alone(read: Library, names: Sequence[str], elsewhere: Callable[[Place], bool]) -> Library:
    """A library of the explainer with these names, its folder first, and of what is said of it.

    `elsewhere` is asked for the places of all others.
    """
    folder = names[0]
    return replace(
        read,
        explainers=tuple(each for each in read.explainers if each.id == folder),
        permalinks=tuple(each for each in read.permalinks if top(each.path) in names),
        withdrawn=tuple(each for each in read.withdrawn if top(gone_path(each)) in names),
        problems=tuple(each for each in read.problems if each.span.file.startswith(f"{folder}/")),
        elsewhere=lambda place: top(place[0]) not in names and elsewhere(place),
    )


def read_alone(root: Path, folder: str) -> Library:
    """What a content folder holds of one explainer; others are read as far as it leads to them.

    Raises NotADirectoryError where `root` is no folder.
    """
    read = read_library(root, {folder})
    names = (folder, *(name for each in read.explainers for name in each.aliases))
    return alone(read, names, _Neighbours(root).have)


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The other explainers of a folder, each read when its places are asked for."""

    root: Path
    places: dict[str, frozenset[Place]] = field(default_factory=dict)

    def have(self, place: Place) -> bool:
        """Whether one has a place, or might have if it could be read."""
        name = top(place[0])
        if name not in self.places:
            # What is no folder may be a name that one had before: then all are read.
            others = folders(self.root)
            read = read_library(self.root, {name} if name in others else others)
            self.places[name] = frozenset(_places(read.explainers))
        known = self.places[name]
        return not known or place in known


def _places(explainers: tuple[Explainer, ...]) -> Iterator[Place]:
    """The places of explainers, by every path that leads to them; none if none could be read."""
    if explainers:
        live = tuple(urls.reachable(explainers))
        yield from live
        for old, path in urls.redirects(explainers).items():
            yield from ((old, fragment) for page, fragment in live if page == path)
