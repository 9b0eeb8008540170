"""The results as a page: the share of mutants killed, by module and by kind, and who survived."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .judge import Verdict
from .mutations import Mutant

Judged = Sequence[tuple[Mutant, Verdict]]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why mutants survive that no test could kill: those in one place of a module."""

    module: str
    place: str
    kinds: tuple[str, ...]
    why: str

    def covers(self, mutant: Mutant) -> bool:
        """Whether the mutant is one of them."""
        return (
            mutant.module == self.module
            and mutant.place.startswith(f"{self.place} ")
            and (not self.kinds or mutant.kind in self.kinds)
        )


def reasons(file: Path) -> tuple[Reason, ...]:
    """What was found to change nothing that can be seen."""
    if not file.is_file():
        return ()
    found = tomllib.loads(file.read_text("utf-8")).get("equivalent", [])
    return tuple(
        Reason(each["module"], each["place"], tuple(each.get("kinds", ())), each["why"])
        for each in found
    )


def page(judged: Judged, asked: int, places: int, seed: int, known: Iterable[Reason]) -> str:
    """RESULTS.md."""
    known = tuple(known)
    killed = _killed(judged)
    late = sum(verdict.by == "time" for _, verdict in judged)
    left = [mutant for mutant, verdict in judged if not verdict.killed]
    explained = [m for m in left if any(reason.covers(m) for reason in known)]
    head = [
        "# Mutants",
        "",
        "Written by `make mutants`: small changes to the code, and whether a test notices each.",
        "",
        f"- {len(judged)} mutants, each at a place of its own; there are {places} places, and seed"
        f" {seed} chose.",
        *(
            [f"- {asked - len(judged)} more were asked for and not reached."]
            * (asked > len(judged))
        ),
        f"- **{_share(killed, len(judged))} killed**: {killed}, of them {late} by taking too long.",
        f"- {len(left)} survived, {len(explained)} of them for a reason given below.",
        "",
    ]
    tables = [
        *_table("module", judged, lambda mutant: f"`{mutant.module}`"),
        *_table("kind", judged, lambda mutant: mutant.kind),
    ]
    return "\n".join([*head, *tables, *_survivors(left, known)])


def _table(name: str, judged: Judged, group: Callable[[Mutant], str]) -> list[str]:
    groups = defaultdict(list)
    for mutant, verdict in judged:
        groups[group(mutant)].append((mutant, verdict))
    rows = [
        f"| {name} | {len(some)} | {_killed(some)} | {_share(_killed(some), len(some))} |"
        for name, some in sorted(groups.items())
    ]
    return [f"| {name} | mutants | killed | share |", "|---|--:|--:|--:|", *rows, ""]


def _survivors(left: Sequence[Mutant], known: Sequence[Reason]) -> list[str]:
    lines = ["## Survivors", ""]
    for mutant in sorted(left, key=lambda each: (each.module, each.line, each.key)):
        where = f"`{mutant.module}:{mutant.line}`"
        change = f"{_code(mutant.before)} → {_code(mutant.after)}"
        why = next((f": {reason.why}" for reason in known if reason.covers(mutant)), "")
        lines.append(f"- {where} {mutant.kind}, {change}{why}")
    return [*lines, ""]


def _code(text: str) -> str:
    """A code span, whose fence is longer than any in the text (CommonMark 6.1)."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _killed(judged: Judged) -> int:
    return sum(verdict.killed for _, verdict in judged)


def _share(part: int, whole: int) -> str:
    """Per cent, cut and not rounded: 100 % is all."""
    return f"{part * 1000 // whole / 10 if whole else 0:.1f} %"
