"""History: which addresses led to a statement before, where others lead now, what was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .. import urls
from ..check import Placed
from ..library import Library, destinations
from ..model import Entry, Explainer, walk
from .phrases import Day, day


@dataclass(frozen=True, slots=True, order=True)
class Former:
    """A fragment that once led to what now has another; `words` are a statement's of that time.

    `changed` leads to what is told of the change.
    """

    id: str
    words: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a statement was corrected: when, and where that is told, with the reason."""

    day: Day
    href: str


@dataclass(frozen=True, slots=True, order=True)
class LedOn:
    """A fragment that leads to a place of another page: its words, and the path and fragment."""

    id: str
    words: str
    path: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Old:
    """What once led somewhere: the place of then as a page has it now, and where it leads."""

    place: tuple[str, str]
    end: tuple[str, str]
    words: str


def old_places(library: Library, explainer: Explainer) -> tuple[Old, ...]:
    """The fragments on pages of an explainer that lead to another now, as its permalinks say."""
    folders = {explainer.id, *explainer.aliases}
    own = [each for each in library.permalinks if each.path.split("/")[1] in folders]
    targets = [each.target for each in own if each.target]
    # Another explainer's places were checked when the library was.
    known = {
        *urls.published((explainer,)),
        *_aliases(explainer),
        *(each for each in targets if each[0].split("/")[1] not in folders),
    }
    redirects = urls.redirects((explainer,))
    ends = destinations(own, known, redirects)
    here = ((redirects.get(each.path, each.path), each.fragment) for each in own)
    return tuple(
        Old(place, ends[each.place], each.words)
        for each, place in zip(own, here, strict=True)
        if each.fragment and ends.get(each.place, place) != place
    )


def _aliases(explainer: Explainer) -> dict[tuple[str, str], str]:
    """The old ids that entries still answer to, by their page: the ids they have now."""
    return {
        (urls.page_of(explainer.id, each.section), name): each.node.id
        for each in walk(explainer)
        if isinstance(each.node, Entry)
        for name in each.node.get("aliases").replace(",", " ").split()
    }


def former(
    explainer: Explainer, old: Iterable[Old], placed: Mapping[str, Placed], changed: str
) -> tuple[dict[str, tuple[Former, ...]], dict[str, tuple[LedOn, ...]]]:
    """What led to a statement or an entry on its own page, and what leads anywhere else.

    The first stand where these are shown; for the others their page keeps an anchor with a link.
    """
    aliases = _aliases(explainer)
    entries = {each.node.id for each in walk(explainer) if isinstance(each.node, Entry)}
    found: dict[str, list[Former]] = defaultdict(list)
    led: dict[str, list[LedOn]] = defaultdict(list)
    for (_, name), entry in aliases.items():
        found[entry].append(Former(name))
    for each in old:
        (page, name), end = each.place, aliases.get(each.end, each.end[1])
        if page == each.end[0] and name not in placed and (end in placed or end in entries):
            found[end].append(Former(name, each.words, f"{changed}#{name}"))
        else:
            led[page].append(LedOn(name, each.words, *each.end))
    return (
        {new: tuple(sorted(before)) for new, before in found.items()},
        {page: tuple(sorted(before)) for page, before in led.items()},
    )


def corrected(
    explainer: Explainer, old: Iterable[Old], placed: Mapping[str, Placed], changed: str
) -> dict[str, tuple[Corrected, ...]]:
    """The corrections of statements: by where one stands or stood, or by the page it has."""
    ends, redirects = {each.place: each.end for each in old}, urls.redirects((explainer,))
    at = {
        place: id
        for id, each in placed.items()
        for place in (
            (urls.page_of(explainer.id, each.section), id),
            (urls.statement(explainer, id), ""),
        )
    }
    found: dict[str, list[Corrected]] = defaultdict(list)
    for each in sorted(explainer.corrections, key=lambda each: each.day, reverse=True):
        path, fragment = each.place
        place = redirects.get(path, path), fragment
        if id := at.get(ends.get(place, place)):
            when = day(each.day)
            found[id].append(Corrected(when, f"{changed}#{when.iso}"))
    return {id: tuple(dict.fromkeys(each)) for id, each in found.items()}


def led_to(
    led_on: Mapping[str, tuple[LedOn, ...]],
) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """From a path and fragment to those of other pages that lead there."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for page, old in led_on.items():
        for each in old:
            found[each.path, each.fragment].append((page, each.id))
    return {place: tuple(before) for place, before in found.items()}
