"""Who notices a change: `python -m benchmarks.mutants` changes the code, and runs its tests.

A sample of all places that can be changed is drawn by a seed, and one change made at each, in
memory. The tests that run the changed lines are run until one fails, those of the module's own test
file first. What was judged is kept beside RESULTS.md and not judged again before code or tests
change: a run can be stopped, and goes on where it was.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import table
from .judge import TESTED, Judge, Verdict
from .mutations import Mutant, mutants, sample
from .record import Record

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEED = 20261125
SIZE = 800
ROOMS = ("text", "check", "library")


def main(argv: Sequence[str] | None = None) -> None:
    """Judge a sample of mutants, print who survives, and write RESULTS.md."""
    options = _parser().parse_args(argv)
    until = time.monotonic() + options.minutes * 60
    root = options.root.resolve()
    places = [each for file in _modules(root, options) for each in _read(root, file)]
    chosen = [m for each in places for m in each] if options.every else None
    chosen = chosen or sample(places, options.seed, options.mutants)
    record = Record(options.folder.resolve() / ".record.json", root, TESTED)
    os.nice(10)
    _judge(chosen, record, root, until)
    judged = list(_until_unknown(chosen, record))
    known = table.reasons(options.folder.resolve() / "equivalent.toml")
    results = table.page(judged, len(chosen), len(places), options.seed, known)
    if options.write:
        (options.folder.resolve() / "RESULTS.md").write_text(results, "utf-8")
    print(results)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("mutants", description=__doc__.split("\n\n")[0])
    parser.add_argument("modules", nargs="*", help="modules to change, as app/text/names.py")
    parser.add_argument("--rooms", nargs="+", default=ROOMS, help="rooms to change")
    parser.add_argument("--mutants", type=int, default=SIZE, help="how many to judge")
    parser.add_argument("--every", action="store_true", help="every change at every place")
    parser.add_argument("--seed", type=int, default=SEED, help="decides which are drawn")
    parser.add_argument("--minutes", type=float, default=60, help="begin none after so long")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to change")
    parser.add_argument("--folder", type=Path, default=HERE, help="where results are kept")
    return parser


def _modules(root: Path, options: argparse.Namespace) -> Iterator[Path]:
    if options.modules:
        yield from (root / each for each in options.modules)
        return
    for room in options.rooms:
        yield from sorted((root / "app" / room).glob("*.py"))


def _read(root: Path, file: Path) -> Iterator[tuple[Mutant, ...]]:
    yield from mutants(file.relative_to(root).as_posix(), file.read_text("utf-8"))


def _judge(chosen: Sequence[Mutant], record: Record, root: Path, until: float) -> None:
    """Judge those of whom nothing is known, as long as there is time."""
    left = [mutant for mutant in chosen if not record.verdict(mutant)]
    if not left or time.monotonic() >= until:
        return
    judge = Judge(root)
    for at, mutant in enumerate(left, 1):
        if time.monotonic() > until:
            return
        verdict = judge.verdict(mutant)
        record.add(mutant, verdict)
        said = f"killed by {verdict.by}" if verdict.killed else "SURVIVED"
        print(
            f"{at}/{len(left)} {verdict.seconds:.1f}s {mutant.module}:{mutant.line}"
            f" {mutant.before} → {mutant.after}: {said}",
            flush=True,
        )


def _until_unknown(chosen: Sequence[Mutant], record: Record) -> Iterator[tuple[Mutant, Verdict]]:
    """The verdicts up to the first that is not known: what is a fair sample as far as it goes.

    Later ones can be known of an earlier run, but kills outlast a change of the tests and
    survivors do not: together they would say that all are killed.
    """
    for mutant in chosen:
        verdict = record.verdict(mutant)
        if not verdict:
            return
        yield mutant, verdict


if __name__ == "__main__":
    main()
