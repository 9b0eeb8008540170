"""Fixing: what is wrong in a content folder and can be put right without judging its words.

Straight quotation marks in attributes, numbers of paragraphs that evidence shows to have moved, the
digest of a source, and permalinks; in this order, since each is read from what is right before it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from functools import partial

from ..capture import moved_to
from ..check import Checked, check, shifts
from ..console import tell
from ..library import Library, straightened, with_digest
from ..settings import Settings
from .content import today
from .records import is_in_the_way, remembered
from .writing import rewrite_whole, write_whole

Lines = Sequence[str]


def fix(settings: Settings, only: str) -> None:
    """Mend what can be, and show each changed line."""
    for each in (_attributes, _numbers, _digests):
        checked = check(settings, only=only)
        _write(checked, dict(each(checked.library)))
    checked = check(settings, only=only)
    if not any(map(is_in_the_way, checked.outcome.problems)):
        _write(checked, remembered(checked.library, today(), alone=bool(only))[1])


def _attributes(library: Library) -> Iterator[tuple[str, Lines]]:
    """Headings whose attributes stand between the quotation marks of printed text."""
    for file, lines in library.lines.items():
        if file.endswith(".md") and "/sources/" not in file:
            yield file, [straightened(line) for line in lines]


def _numbers(library: Library) -> Iterator[tuple[str, Lines]]:
    """Citations of paragraphs that have another number since their source was edited by hand."""
    for explainer in library.explainers:
        lines = dict(library.lines)
        for source in explainer.sources:
            if moved := shifts(explainer, source):
                fresh = moved_to(explainer, source.id, moved, lines)
                lines |= fresh
                yield from fresh.items()


def _digests(library: Library) -> Iterator[tuple[str, Lines]]:
    for explainer in library.explainers:
        for source in explainer.sources:
            if source.digest != source.text_digest:
                yield source.file, with_digest(library.lines[source.file], source.text_digest)


def _write(checked: Checked, fresh: Mapping[str, Lines]) -> None:
    """Show every change, then make all of them: whoever stops reading stops nothing half way."""
    lines = checked.library.lines
    changed = {file: new for file, new in fresh.items() if tuple(new) != tuple(lines.get(file, ()))}
    for file, new in changed.items():
        _show(checked.prefix + file, lines.get(file, ()), new)
    for file, new in changed.items():
        path, text = checked.content / file, "\n".join(new)
        if file in lines:
            rewrite_whole(path, partial(_replaced, text))
        else:
            write_whole(path, text)


def _show(file: str, before: Lines, after: Lines) -> None:
    """Each changed line, as it was and as it is."""
    changes = [each for each in unified_diff(before, after, n=0, lineterm="") if each[:2] != "@@"]
    tell("\n".join((f"{file}:", *(f"  {each}" for each in changes[2:]), "")), sys.stdout)


def _replaced(new: str, _: str) -> str:
    return new
