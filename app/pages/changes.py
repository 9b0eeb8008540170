"""Changes: what was published, revised, corrected and withdrawn of an explainer, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from .. import urls
from ..library import Place
from ..model import Change, Explainer, Withdrawal
from .context import Edition
from .coverage import whole_strip
from .layout import Head, Layout, Layouts
from .phrases import Day, day, dotted
from .titles import WHAT_CHANGED

EARLIER = "earlier"
"""The fragment of what has no day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One change: what is said now, and what was said before, where both are known.

    `id` is the fragment that a statement had; `href` is empty where there is nothing to read.
    """

    kind: str
    text: str = ""
    before: str = ""
    reason: str = ""
    href: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDay:
    """What changed on a day, the gravest first; `heading` says if it was that day or before."""

    id: str
    day: Day
    heading: str
    changes: tuple[Changed, ...]

    @property
    def summary(self) -> str:
        """How many there are of each kind."""
        kinds = [each.kind for each in self.changes]
        told = ((each, kinds.count(each)) for each in dict.fromkeys(kinds))
        return dotted(*(kind if number == 1 else f"{kind} ({number})" for kind, number in told))


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The days on which something changed, newest first."""

    layout: Layout
    head: Head
    feed: str
    days: tuple[ChangeDay, ...]


_CORRECTED, _REVISED, _WITHDRAWN, _MOVED = "Corrected", "Revised", "Withdrawn", "Moved"
_SECTION, _ADDED, _EDITED, _PUBLISHED = "New section", "Added", "Edited", "Published"
_KINDS = (_CORRECTED, _WITHDRAWN, _REVISED, _SECTION, _ADDED, _MOVED, _EDITED, _PUBLISHED)


def changes_view(layouts: Layouts, edition: Edition) -> ChangesView:
    """What changed, and when."""
    explainer = edition.explainer
    title, days = WHAT_CHANGED, change_days(edition)
    first, last = day(explainer.published).text, day(explainer.updated).text
    layout = layouts.of(
        edition,
        kind="changes",
        path=urls.changes(explainer.id),
        title="Changes",
        description=f"{title}: what was published, revised, corrected and withdrawn.",
        strip=whole_strip(edition),
    )
    meta = dotted(f"Published {first}", f"updated {last}")
    head = Head(kicker="Changes", title=title, meta=meta)
    return ChangesView(layout, head, layouts.address.link(urls.feed(explainer.id)), days)


def change_days(edition: Edition) -> tuple[ChangeDay, ...]:
    """The days on which an explainer changed, newest first; what has no day is before its last."""
    explainer = edition.explainer
    by_day: defaultdict[date, list[Changed]] = defaultdict(list)
    without: list[Changed] = []
    for when, each in _Record(edition).changes():
        (by_day[when] if when else without).append(each)
    if explainer.updated > explainer.published and not without and explainer.updated not in by_day:
        by_day[explainer.updated].append(Changed(kind=_EDITED, text=explainer.title))
    found = [_of_day(day(when), by_day[when]) for when in sorted(by_day, reverse=True)]
    if without:
        by = day(explainer.updated)
        heading = f"By {by.text}; the day was not recorded"
        earlier = ChangeDay(id=EARLIER, day=by, heading=heading, changes=_in_order(without))
        found.insert(len(found) - 1, earlier)
    return tuple(found)


def _of_day(when: Day, changes: list[Changed]) -> ChangeDay:
    return ChangeDay(id=when.iso, day=when, heading=when.text, changes=_in_order(changes))


def _in_order(changes: list[Changed]) -> tuple[Changed, ...]:
    return tuple(sorted(changes, key=lambda each: _KINDS.index(each.kind)))


class _Record:
    """What the records of an explainer say of its changes."""

    def __init__(self, edition: Edition) -> None:
        self._explainer = edition.explainer
        self._link = edition.address.link
        self._redirects = urls.redirects((edition.explainer,))
        self._ends = {each.place: each.end for each in edition.old}
        self._words = _words(edition)
        self._live = frozenset(urls.published((edition.explainer,)))
        self._titles = _titles(edition.explainer)

    def changes(self) -> Iterator[tuple[date | None, Changed]]:
        """Each change with its day, if that was recorded."""
        explainer = self._explainer
        yield explainer.published, Changed(kind=_PUBLISHED, text=explainer.title)
        for correction in explainer.corrections:
            place = self._now(correction.place)
            yield correction.day, self._changed(_CORRECTED, place, reason=correction.reason)
        for withdrawal in explainer.withdrawn:
            yield withdrawal.day, self._withdrawn(withdrawal)
        recorded: set[Place] = set()
        led = {self._now(each.led_to) for each in explainer.changes if each.led_to}
        for change in reversed(explainer.changes):
            place = self._now(change.place)
            if change.led_to:
                yield change.day, self._revised(place, self._now(change.led_to), recorded)
            elif place not in led:
                yield from self._added(change, place)
        for place in self._ends:
            if place not in recorded and self._words.get(place):
                yield None, self._revised(place, self._ends[place], recorded)

    def _now(self, place: Place) -> Place:
        """The same place, of a page that may have moved."""
        return self._redirects.get(place[0], place[0]), place[1]

    def _changed(self, kind: str, place: Place, reason: str = "") -> Changed:
        """A place with its words, or what else it is called, and the way to what became of it."""
        end = self._ends.get(place, place)
        href = self._link(*end) if end in self._live else ""
        title = self._titles.get(place[0], place[0])
        return Changed(kind=kind, text=self._words.get(place) or title, href=href, reason=reason)

    def _revised(self, old: Place, new: Place, recorded: set[Place]) -> Changed:
        """Old words beside new; only the latest change of a place has its fragment."""
        found = self._changed(_REVISED, new)
        id = "" if old in recorded else old[1]
        recorded.add(old)
        before = self._words.get(old, "")
        if before == found.text:
            return replace(found, kind=_MOVED, id=id)
        return replace(found, before=before, id=id)

    def _added(self, change: Change, place: Place) -> Iterator[tuple[date, Changed]]:
        if place[1] or place[0] in self._titles:
            yield change.day, self._changed(_ADDED if place[1] else _SECTION, place)

    def _withdrawn(self, withdrawal: Withdrawal) -> Changed:
        path, _, fragment = withdrawal.path.partition("#")
        words = withdrawal.title or self._words.get((path, fragment)) or withdrawal.path
        instead = withdrawal.instead
        href = self._link(instead) if instead.startswith("/") else instead
        return Changed(kind=_WITHDRAWN, text=words, reason=withdrawal.reason, href=href)


def _words(edition: Edition) -> Mapping[Place, str]:
    """The words of every statement there is or was, by its place."""
    explainer = edition.explainer
    names, redirects = {explainer.id, *explainer.aliases}, urls.redirects((explainer,))
    known = (
        each for each in edition.verified.library.permalinks if each.path.split("/")[1] in names
    )
    words = {(redirects.get(each.path, each.path), each.fragment): each.words for each in known}
    for each in edition.placed.values():
        place = edition.page_of(each.section), each.statement.id
        words[place] = " ".join(each.statement.plain.split())
    return words


def _titles(explainer: Explainer) -> Mapping[str, str]:
    """The titles of an explainer's overview and sections, by their paths."""
    sections = {urls.section(explainer.id, each.id): each.title for each in explainer.sections}
    return {urls.overview(explainer.id): explainer.title} | sections
