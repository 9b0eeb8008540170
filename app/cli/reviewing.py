"""Reading statements beside the source: in a sitting, or on a sheet that is sent away and back."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile

from ..check import (
    OF_RECORDS,
    Checked,
    Placed,
    Reader,
    Sitting,
    check,
    counted,
    doubts,
    flaw,
    read_sheet,
    sheet_of,
    show,
    signed,
    sit,
)
from ..console import Exit, Refusal, printing, tell
from ..library import REVIEWED, format_readings, is_name
from ..model import Explainer
from ..problems import Severity, format_problems
from ..settings import Settings
from .content import asked_of, refuse_sample, today
from .writing import write_whole

_EDITORS = ("VISUAL", "EDITOR")
_LARGEST_SHEET = 8 * 1024 * 1024


def review(options: Namespace) -> int:
    """What cannot be published is not worth reading yet."""
    settings, only = asked_of(options)
    refuse_sample(settings.content)
    reader = " ".join((options.reader or "").split())
    if not is_name(reader):
        raise Refusal("--reader holds a control character; write the name as people read it")
    checked = check(settings, strict=True, only=only)
    if _wrong(checked):
        show(check(settings, only=only), sys.stderr)
        return Exit.ERRORS
    day = today()
    if options.exported:
        _export(checked, options.exported, reader, day)
    elif options.imported:
        return _import(checked, options.imported, reader, day)
    elif not reader:
        raise Refusal('say who reads: --reader "Your name"')
    else:
        _sit(settings, only, checked, Reader(reader, day))
    return Exit.CLEAN


def _wrong(checked: Checked) -> bool:
    return any(
        each.severity is Severity.ERROR and each.code not in OF_RECORDS
        for each in checked.outcome.problems
    )


def _export(checked: Checked, file: Path, reader: str, day: date) -> None:
    library, problems = checked.library, checked.outcome.problems
    text = sheet_of(((each, doubts(each, problems)) for each in library.explainers), reader, day)
    write_whole(file, text)
    boxes = counted(sum(line.startswith("[ ] ") for line in text.split("\n")), "statement")
    tell(f"{boxes} to read in {file}; `pilcrow review --import {file}` takes it back", sys.stdout)


def _import(checked: Checked, file: Path, reader: str, day: date) -> int:
    try:
        with file.open("rb") as opened:
            text = opened.read(_LARGEST_SHEET).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"cannot read {file}: {getattr(error, 'strerror', error)}") from None
    sheet = read_sheet(text)
    sheet = replace(sheet, reader=sheet.reader or reader)
    if why := flaw(sheet):
        raise Refusal(f"{file}: {why}")
    fresh = unfair = 0
    for explainer, each in signed(sheet, checked.library, day):
        if each.fresh:
            _record(checked, explainer, format_readings(each.readings))
        for place, remark in each.unfair:
            tell(_not_fair(checked, place, remark), sys.stdout)
        fresh, unfair = fresh + each.fresh, unfair + len(each.unfair)
    left = len(sheet.boxes) - fresh - unfair
    tell(
        f"{counted(fresh, 'statement')} signed by {sheet.reader}, {unfair} found not fair, "
        f"{left} not here any more as the sheet has {'it' if left == 1 else 'them'}",
        sys.stdout,
    )
    return Exit.CLEAN


def _sit(settings: Settings, only: str, checked: Checked, reader: Reader) -> None:
    for explainer in checked.library.explainers:
        _can_write(settings.content / explainer.id)
    sitting = Sitting()
    for name in [each.id for each in checked.library.explainers]:
        while place := _read(checked, name, reader, sitting):
            checked = _edited(settings, only, name, checked, place)
    for place in sitting.unfair.values():
        tell(_not_fair(checked, place, ""), sys.stdout)
    counts = check(settings, only=only).outcome.counts
    tell(f"{counts.read} of {counted(counts.statements, 'statement')} read by a person", sys.stdout)


def _read(checked: Checked, name: str, reader: Reader, sitting: Sitting) -> Placed | None:
    """Have one explainer read, until all of it is or somebody wants to edit this statement."""
    (explainer,) = (each for each in checked.library.explainers if each.id == name)
    sitting.edit = None
    if not sitting.ended:
        found = doubts(explainer, checked.outcome.problems)
        for readings in sit(explainer, found, _ask, reader, sitting):
            _record(checked, explainer, format_readings(readings))
    return sitting.edit


def _can_write(folder: Path) -> None:
    """Nobody reads a hundred statements to be told then that nothing can be kept."""
    try:
        with TemporaryFile(dir=folder, prefix="."):
            pass
        if (folder / REVIEWED).exists():
            (folder / REVIEWED).open("a").close()
    except OSError as error:
        raise Refusal(
            f"cannot write {folder / REVIEWED}, where readings are kept: "
            f"{error.strerror or error}; `--export FILE` writes a sheet for somebody to read"
        ) from None


def _record(checked: Checked, explainer: Explainer, text: str) -> None:
    """Keep what was read; where the last of it was taken back there is no record any more."""
    path = checked.content / explainer.id / REVIEWED
    if text:
        write_whole(path, text)
    else:
        path.unlink(missing_ok=True)


def _edited(settings: Settings, only: str, name: str, checked: Checked, place: Placed) -> Checked:
    """The content after a statement was edited, as soon as it can be read again."""
    while True:
        _edit(checked, place)
        fresh = check(settings, strict=True, only=only)
        wrong = [
            each
            for each in fresh.outcome.problems
            if each.severity is Severity.ERROR and each.code not in OF_RECORDS
        ]
        if not wrong and any(each.id == name for each in fresh.library.explainers):
            return fresh
        tell(format_problems(wrong, fresh.prefix), sys.stdout)


def _edit(checked: Checked, place: Placed) -> None:
    """Have the place edited: by the editor that is set, else by whoever is told where it is."""
    span = place.statement.text.runs[0].span
    where = f"{checked.prefix}{span.file}:{span.line}"
    editor = next(filter(None, (os.environ.get(each, "").strip() for each in _EDITORS)), "")
    if not editor:
        _ask(f"edit {where}, save it, and press Enter ")
        return
    command = [*shlex.split(editor), f"+{span.line}", str(checked.content / span.file)]
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        raise Refusal(f"cannot start {command[0]}: {error.strerror or error}") from None


def _not_fair(checked: Checked, place: Placed, remark: str) -> str:
    span = place.statement.text.runs[0].span
    plain = " ".join(place.statement.plain.split())
    why = f"\n  {remark}" if remark else ""
    return f"not fair: {checked.prefix}{span.file}:{span.line}: {plain}{why}"


def _ask(question: str) -> str:
    """The answer of whoever sits there; the end of the input, or none, ends the sitting."""
    if sys.stdin is None:
        return "q"
    try:
        with printing():
            return input(question)
    except EOFError:
        tell("", sys.stdout)
        return "q"
