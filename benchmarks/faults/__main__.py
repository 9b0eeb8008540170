"""What slips through: `python -m benchmarks.faults` makes mistakes, and counts who notices.

Mistakes of each kind are made at every place of an explainer where one can be made, the same each
time, and each changed text is checked. Two explainers are tried, the sample and one of an invented
article; a folder of your own is tried by naming it. Beside what is caught stands what is refused
without reason: in the clean text, and in faithful rewordings of it.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app import __version__

from . import rewordings, table
from .judge import Change, Verdict, untrue, verdicts
from .manuscript import Desk, Edit, Manuscript, Texts, copied
from .seeds import KINDS, Kind
from .ways import WAYS, has_evidence

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
EXPLAINERS = (ROOT / "content" / "pakistan-taliban", HERE / "content" / "arden-canal")
SHIPPED = ROOT / "app" / "check" / "faults.json"
"""What the checked page shows."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Changes of one kind in one explainer: mistakes, or faithful rewordings."""

    kind: str
    explainer: str
    way: str
    changes: tuple[Change, ...]
    words: tuple[str, ...] = ()


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, and write or print what was found."""
    options = _parser().parse_args(argv)
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        texts, trials = _prepared(desk, options.folder or EXPLAINERS, options.kind)
        if not options.folder:
            trials += _reworded(texts, options)
        clean = tuple(_clean(desk, name, texts) for name in texts)
    changes = [change for trial in trials for change in trial.changes]
    said = iter(verdicts(texts, changes))
    found = [(trial, [next(said) for _ in trial.changes]) for trial in trials]
    if options.show:
        _show(texts, found)
    faults = {kind.name for kind in KINDS}
    rows = [table.row(t.kind, t.explainer, each, t.way) for t, each in found]
    measured = table.Measured(
        __version__,
        date.today().isoformat(),  # noqa: DTZ011 - the day where it was measured
        tuple(each for each in rows if each.kind in faults),
        (*clean, *(each for each in rows if each.kind not in faults)),
    )
    _tell(measured, options, len(changes), time.monotonic() - started)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("faults", description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", nargs="*", type=Path, help="explainers; else the two of ours")
    parser.add_argument("--kind", action="append", choices=[each.name for each in KINDS])
    parser.add_argument(
        "--show", action="store_true", help="print what was not noticed, and alarms"
    )
    parser.add_argument("--write", action="store_true", help="write RESULTS.md and the data file")
    parser.add_argument(
        "--before", action="store_true", help="write the earlier run to compare with"
    )
    return parser


def _prepared(
    desk: Desk, folders: Sequence[Path], names: Sequence[str] | None
) -> tuple[dict[str, Texts], list[Trial]]:
    """The texts to change, by explainer and way, and the mistakes to make in them."""
    kinds = [kind for kind in KINDS if not names or kind.name in names]
    texts: dict[str, Texts] = {}
    trials: list[Trial] = []
    for folder in folders:
        given = desk.manuscript(copied(folder))
        library = desk.read(given.texts)
        for way, made in WAYS.items():
            if way == "without" and not has_evidence(given):
                continue
            name = f"{folder.name} {way}".strip()
            texts[name] = made(given, library)
            manuscript = desk.manuscript(texts[name])
            tried = [kind for kind in kinds if not way or kind.ways]
            trials += [_trial(kind, manuscript, name, way) for kind in tried]
    return texts, trials


def _trial(kind: Kind, manuscript: Manuscript, name: str, way: str) -> Trial:
    renew = way == "again"
    changes = tuple(Change(name, edits, renew) for edits in kind.seed(manuscript))
    return Trial(kind.name, manuscript.explainer.id, way, changes)


def _reworded(texts: dict[str, Texts], options: argparse.Namespace) -> list[Trial]:
    """The rewordings; those kept aside are counted and never shown."""
    if options.kind:
        return []
    trials = []
    for name in list(texts):
        explainer, _, way = name.partition(" ")
        if way == "again":
            continue
        for kind, held in (("open", False), ("held", True)):
            chosen = [
                each
                for each in rewordings.read()
                if (each.explainer, each.held) == (explainer, held)
            ]
            changes = tuple(Change(name, (each.edit(texts[name]),)) for each in chosen)
            trials.append(Trial(kind, explainer, way, changes))
    return trials


def _clean(desk: Desk, name: str, texts: dict[str, Texts]) -> table.Row:
    """What is refused in a text that has no mistake."""
    explainer, _, way = name.partition(" ")
    library = desk.read(texts[name])
    problems = untrue(library)
    errors = sum(each.severity == "error" for each in problems)
    statements = sum(1 for _ in library.explainers[0].statements())
    return table.Row("clean", explainer, statements, errors, len(problems) - errors, way)


def _show(texts: dict[str, Texts], found: Sequence[tuple[Trial, list[Verdict]]]) -> None:
    """The mistakes that nobody noticed, and the alarms that have no reason."""
    for trial, said in found:
        wrong = trial.kind == "open"
        if trial.kind == "held":
            continue
        for change, verdict in zip(trial.changes, said, strict=True):
            if verdict.caught == wrong:
                codes = ", ".join((*verdict.errors, *verdict.warnings))
                print(
                    f"{trial.kind} {trial.way}".strip(), *_shown(texts[change.text], change), codes
                )


def _shown(texts: Texts, change: Change) -> Iterator[str]:
    for edit in change.edits:
        text = texts[edit.file]
        line = text.count("\n", 0, edit.start) + 1
        yield f"\n  {edit.file}:{line}: {_marked(text, edit)}"


def _marked(text: str, edit: Edit) -> str:
    """The change with a little of what stands around it."""
    before = text[max(0, edit.start - 40) : edit.start]
    after = text[edit.end : edit.end + 40]
    was = text[edit.start : edit.end]
    return " ".join(f"{before}⟦{was}→{edit.text}⟧{after}".split())


def _tell(
    measured: table.Measured, options: argparse.Namespace, count: int, seconds: float
) -> None:
    before = HERE / "before.json"
    if options.before:
        before.write_text(table.to_json(measured), "utf-8")
    told = table.markdown(measured, table.from_json(before))
    if options.write:
        (HERE / "RESULTS.md").write_text(told, "utf-8")
        SHIPPED.write_text(table.to_json(measured), "utf-8")
    print(told)
    print(f"{count} changes checked in {seconds:.0f} s")


if __name__ == "__main__":
    main()
