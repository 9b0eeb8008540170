"""When addresses were new, and since when they lead on: an explainer's `changes.txt`.

    changes = *( date SP place [ " -> " target ] LF )
    date    = year "-" month "-" day ; when the record was written
    place   = path [ "#" fragment ] ; as in `permalinks.txt`, which has the words of statements
    target  = path [ "#" fragment ] | fragment

`permalinks.txt` says what became of every address in the end; here every step keeps its day. What
stands there from before this record was kept has none. What is new with its explainer, or with its
page, was published with that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from .. import urls
from ..model import Change, Explainer
from .frontmatter import Report
from .permalinks import Permalink, Place, parse_permalink

CHANGES = "changes.txt"
_FORM = "write `year-month-day /explainer/section/#id`, with ` -> id` behind it for what it became"


def parse_changes(report: Report) -> tuple[Change, ...]:
    """The changes in the lines of a file; each line that is none is reported."""
    found = []
    for number, line in enumerate(report.lines, 1):
        if not line.strip():
            continue
        span = report.whole_line(number)
        day, _, rest = line.strip().partition(" ")
        permalink = parse_permalink(rest, span)
        when = _day(day)
        if when is None or permalink is None or permalink.words:
            report.add("bad-record", span, "this line is not a change", _FORM)
        else:
            found.append(Change(when, permalink.place, permalink.target, span))
    return tuple(found)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == len("2024-01-31") else None
    except ValueError:
        return None


def dated(
    known: Iterable[Permalink], now: Iterable[Permalink], explainers: Iterable[Explainer], day: date
) -> Mapping[str, tuple[str, ...]]:
    """What became new or leads on between two records, as lines to add to each `changes.txt`."""
    everyone, now = tuple(explainers), tuple(now)
    owners = {name: each.id for each in everyone for name in (each.id, *each.aliases)}
    record = [change for each in everyone for change in each.changes]
    before = {each.place: each for each in known}
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for each in (*_changed(before, now), *_led_by_hand(before, now, record)):
        if owner := owners.get(each.path.split("/")[1]):
            lines[f"{owner}/{CHANGES}"].append(f"{day.isoformat()} {replace(each, words='')}")
    return {file: tuple(sorted(found)) for file, found in lines.items()}


def _changed(before: Mapping[Place, Permalink], now: Iterable[Permalink]) -> Iterator[Permalink]:
    for each in now:
        old = before.get(each.place)
        # What leads on for the second time has changed once: its words went the first time.
        leads_on = old is not None and bool(each.moved_to) and not old.moved_to
        if leads_on or (old is None and _is_new(before, each)):
            yield each


def _led_by_hand(
    before: Mapping[Place, Permalink], now: Iterable[Permalink], record: Iterable[Change]
) -> Iterator[Permalink]:
    """What an author has led on since the last record, when statements are merged.

    The line itself does not say since when, and may be older than this record. It is not where it
    leads from what has a day, or to what is new.
    """
    recorded = tuple(record)
    led = {each.place for each in recorded if each.led_to}
    began = {each.place for each in recorded if not each.led_to}
    new = {each.place for each in now} - before.keys()
    for each in before.values():
        if each.target and each.place not in led and (each.place in began or each.target in new):
            yield each


def _is_new(before: Mapping[Place, Permalink], permalink: Permalink) -> bool:
    """Whether a page or a statement is new in what was published before."""
    page = permalink.path if permalink.fragment else urls.overview(permalink.path.split("/")[1])
    return (page, "") in before and bool(permalink.words or not permalink.fragment)
