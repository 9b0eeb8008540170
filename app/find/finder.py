"""Finders: what a site is asked by, explainer by explainer as its own list has them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..urls import Address
from .corpus import Corpus
from .index import SiteIndex
from .questions import Question, Tables, tables
from .results import Hit, Results, hit, results


@dataclass(frozen=True, slots=True)
class Listed:
    """An explainer that can be searched: its id, its title, and the languages of its texts."""

    id: str = ""
    title: str = ""
    languages: tuple[str, ...] = ()


def site_file(listed: Iterable[Listed], address: Address) -> Mapping[str, object]:
    """What must be known to ask a site: its explainers in order, and what words mean there."""
    known = tuple(listed)
    words = tables({each for one in known for each in one.languages})
    meant: defaultdict[str, list[str]] = defaultdict(list)
    for form, signs in sorted(words.meant.items()):
        for sign in signs:
            meant[sign].append(form)
    return {
        "base": address.base_path,
        "explainers": [(each.id, each.title) for each in known],
        "idle": " ".join(sorted(words.idle)),
        "meant": {sign: " ".join(forms) for sign, forms in sorted(meant.items())},
    }


class Finder:
    """Answers the questions of the site that has this file, by an index of its explainers.

    `read` gives what can be found of an explainer by its id.
    """

    def __init__(self, index: SiteIndex, site: bytes, read: Callable[[str], Corpus]) -> None:
        told: dict[str, Any] = json.loads(site)
        meant: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for sign, forms in told["meant"].items():
            for form in forms.split():
                meant[form] += (sign,)
        self.index = index
        self.explainers = dict(told["explainers"])
        self._tables = Tables(frozenset(told["idle"].split()), dict(meant))
        self._address = Address(base_path=told["base"])
        self._read = read

    def hits(self, question: Question) -> tuple[Hit, ...]:
        """The best answers, best first."""
        if not question:
            return ()
        found = self.index.ask(question, self._tables.wanted(question.text))
        return tuple(hit(self._read(each.part), each.document) for each in found)

    def close(self) -> None:
        """Nothing more is asked."""
        self.index.close()

    def results(self, question: Question) -> Results:
        """The same as people read it."""
        return results(question, self.hits(question), self._address, self.explainers)
