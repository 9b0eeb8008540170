"""What slips through: how many mistakes of each kind were noticed when they were made on purpose.

`faults.json` is written by `make faults`, which makes them in two explainers. It is shipped, so
that readers are told what the checker cannot do as well as what it can.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("faults.json")
_AS_WRITTEN = ""
"""Of the ways in which a citation was tried, that with the evidence its author gave."""


@dataclass(frozen=True, slots=True)
class Slips:
    """Mistakes of one kind: what was done, how often, and how often nothing was said of it."""

    words: str
    made: int
    missed: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement: of which version, when, on how many explainers, and what slipped through."""

    version: str
    date: date
    explainers: int
    slips: tuple[Slips, ...]


@cache
def measured() -> Measured:
    """The measurement that this version came with; what slips through most comes first."""
    read = json.loads(_FILE.read_text("utf-8"))
    words: dict[str, str] = read["words"]
    rows = [each for each in read["faults"] if each["way"] == _AS_WRITTEN]
    counts = dict.fromkeys((each["kind"] for each in rows), (0, 0))
    for each in rows:
        made, caught = counts[each["kind"]]
        counts[each["kind"]] = made + each["n"], caught + each["errors"] + each["warnings"]
    slips = (Slips(words[kind], made, made - caught) for kind, (made, caught) in counts.items())
    return Measured(
        version=read["version"],
        date=date.fromisoformat(read["date"]),
        explainers=len({each["explainer"] for each in rows}),
        slips=tuple(sorted(slips, key=lambda each: (-each.missed / each.made, each.words))),
    )
