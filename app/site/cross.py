"""What is wrong between explainers: one leads to a place of another, or both claim a name.

Each was checked alone, and what it needs of others was taken for there. Where it is not, those that
have to do with it are read together, and the same checks say what is wrong as they would of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import hrefs
from ..check import site_problems
from ..library import PERMALINKS, Library, Place, gone_path, read_library, top
from ..problems import Problem
from .facts import Facts, shown_of
from .parts import SHOWN, Workshop

_SITE = "site.toml"
_EMPTY = "nothing-to-check"


def cross_problems(
    shop: Workshop, site: Library, facts: Iterable[tuple[str, Facts]]
) -> tuple[Problem, ...]:
    """What is wrong between explainers, and in the files of the site itself."""
    known = _Known(shop, tuple(facts))
    found = [*site.problems, *_of_site(known, site)]
    for folders in known.suspects():
        together = site_problems(read_library(shop.content, folders))
        found += (each for each in together if each.span.file.partition("/")[0] in folders)
    return tuple(found)


class _Known:
    """The explainers of a site, found by their names, and the places of each."""

    def __init__(self, shop: Workshop, facts: tuple[tuple[str, Facts], ...]) -> None:
        self._shop = shop
        self.content = shop.content
        self._facts = facts
        self._places: dict[str, frozenset[Place]] = {}
        self.owners: dict[str, list[tuple[str, Facts]]] = {}
        for each in facts:
            for name in each[1].names:
                self.owners.setdefault(name, []).append(each)

    @property
    def any(self) -> bool:
        """Whether there is an explainer at all."""
        return bool(self._facts)

    def folders(self, names: Iterable[str]) -> frozenset[str]:
        """The folders of the explainers with these names."""
        return frozenset(facts.names[0] for name in names for _, facts in self.owners.get(name, ()))

    def suspects(self) -> Iterator[frozenset[str]]:
        """The folders of explainers that have to be looked at together."""
        for owners in self.owners.values():
            if len(owners) > 1:
                yield frozenset(facts.names[0] for _, facts in owners)
        for _, facts in self._facts:
            if facts.abroad or not all(map(self._has, facts.asked)):
                names = {*facts.abroad, *(top(path) for path, _ in facts.asked)}
                yield self.folders(names) | {facts.names[0]}

    def _has(self, place: Place) -> bool:
        """Whether an explainer has a place, or might have if it could be read."""
        return any(
            not facts.shown or place in self._places_of(key)
            for key, facts in self.owners.get(top(place[0]), ())
        )

    def _places_of(self, key: str) -> frozenset[Place]:
        if key not in self._places:
            shown = shown_of(self._shop.kept(SHOWN, key))
            self._places[key] = frozenset(shown.places)
        return self._places[key]


def _of_site(known: _Known, site: Library) -> Iterator[Problem]:
    """What is wrong with the records that are of no explainer, and with what the site withdrew."""
    nobodys = [each for each in site.permalinks if top(each.path) not in known.owners]
    if known.any and not (nobodys or site.withdrawn):
        return
    lines = {each.span.line for each in nobodys}
    leads = (each.target[0] for each in nobodys if each.target)
    insteads = (each.instead for each in site.withdrawn if not hrefs.is_outside(each.instead))
    told = (*leads, *map(gone_path, site.withdrawn), *(f"/{each.lstrip('/')}" for each in insteads))
    together = read_library(known.content, known.folders(map(top, told)))
    for each in site_problems(together):
        file = each.span.file
        nobodys_line = file == PERMALINKS and each.span.line in lines
        if nobodys_line or (file == _SITE and not (known.any and each.code == _EMPTY)):
            yield each
