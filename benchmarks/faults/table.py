"""What was measured, as rows: for people in Markdown, for the checked page in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .judge import Verdict
from .seeds import KINDS

WAYS = {
    "": "evidence as written",
    "without": "no evidence",
    "again": "evidence proposed anew",
}


@dataclass(frozen=True, slots=True)
class Row:
    """How many changes of a kind were made in an explainer, and how many were noticed.

    `errors` stop publication, `warnings` do not; a change that gives both counts as an error.
    """

    kind: str
    explainer: str
    n: int
    errors: int
    warnings: int
    way: str = ""

    @property
    def share(self) -> float:
        return (self.errors + self.warnings) / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A run: with which version and when, what was caught, and what was refused without reason.

    The kinds of `alarms` are `clean`, where n counts statements and each warning or error is an
    alarm, `open` and `held`, where n counts rewordings.
    """

    version: str
    date: str
    faults: tuple[Row, ...]
    alarms: tuple[Row, ...]


def row(kind: str, explainer: str, found: Sequence[Verdict], way: str = "") -> Row:
    """The verdicts of one kind, counted."""
    errors = sum(bool(each.errors) for each in found)
    return Row(kind, explainer, len(found), errors, sum(map(_caught, found)) - errors, way)


def _caught(verdict: Verdict) -> bool:
    return verdict.caught


def to_json(measured: Measured) -> str:
    """The text of a data file."""
    words = {kind.name: kind.words for kind in KINDS}
    return f"{json.dumps({**asdict(measured), 'words': words}, ensure_ascii=False, indent=1)}\n"


def from_json(path: Path) -> Measured | None:
    """What a data file says, or None where there is none."""
    if not path.exists():
        return None
    read: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    faults, alarms = (tuple(Row(**each) for each in read[key]) for key in ("faults", "alarms"))
    return Measured(read["version"], read["date"], faults, alarms)


def markdown(now: Measured, before: Measured | None) -> str:
    """Both tables, with the shares of an earlier run beside those of this one."""
    explainers = list(dict.fromkeys(each.explainer for each in now.alarms))
    lines = [
        "# Seeded mistakes",
        "",
        f"Pilcrow {now.version}, {now.date}. Written by `make faults`.",
        "",
        "A mistake is caught by a problem about truth at its place. *Before* is the share that was",
        "caught by the checker before there were any checks of evidence"
        f"{f', measured on {before.date}' if before else ''}.",
        "",
    ]
    for explainer in explainers:
        lines += [f"## `{explainer}`", "", *_faults(now, before, explainer), ""]
    lines += ["## False alarms", "", *_alarms(now, before, explainers), ""]
    return "\n".join(lines)


def _faults(now: Measured, before: Measured | None, explainer: str) -> Iterable[str]:
    yield "| mistake | n | error | warning | caught | aim | before |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    kinds = {kind.name: kind for kind in KINDS}
    for each in (each for each in now.faults if each.explainer == explainer and each.n):
        kind = kinds[each.kind]
        way = WAYS[each.way] if kind.ways else ""
        earlier = _same(before, each)
        yield "| " + " | ".join((
            f"{kind.words}{f', {way}' if way else ''}", str(each.n), str(each.errors),
            str(each.warnings), _percent(each), f"{kind.aim} %" if kind.aim else "",
            _percent(earlier) if earlier else "",
        )) + " |"  # fmt: skip


def _alarms(now: Measured, before: Measured | None, explainers: Iterable[str]) -> Iterable[str]:
    words = {
        "clean": "clean text, statements",
        "open": "faithful rewordings",
        "held": "faithful rewordings, kept aside",
    }
    yield "| | n | error | warning | refused | before |"
    yield "|---|--:|--:|--:|--:|--:|"
    for each in now.alarms:
        earlier = _same(before, each)
        way = f", {WAYS[each.way]}" if each.way else ""
        yield "| " + " | ".join((
            f"{words[each.kind]} of `{each.explainer}`{way}", str(each.n), str(each.errors),
            str(each.warnings), _percent(each), _percent(earlier) if earlier else "",
        )) + " |"  # fmt: skip


def _same(measured: Measured | None, row: Row) -> Row | None:
    """The row of another run that is about the same; where it knew no evidence, without any."""
    rows = (*measured.faults, *measured.alarms) if measured else ()
    alike = [each for each in rows if (each.kind, each.explainer) == (row.kind, row.explainer)]
    exact = [each for each in alike if each.way == row.way]
    return next((each for each in (*exact, *alike) if each.n), None)


def _percent(row: Row) -> str:
    return f"{100 * row.share:.0f} %"
