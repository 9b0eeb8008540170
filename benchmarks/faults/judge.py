"""Whether a change of a text is caught: by a problem about truth, at its place, that is new.

What is wrong with the structure (an address lost, a citation malformed or missing, a paragraph
left unexplained) does not count: it would be found in a text whose every word is true.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from app.check import verify
from app.library import Library
from app.problems import CODES, Problem, Severity

from .manuscript import Desk, Edit, Texts, changed, reread
from .ways import bare, renewed

STRUCTURE = frozenset(
    "unknown-paragraph unknown-voice uncited-text unexplained-paragraph needless-excuse missing-id"
    " duplicate-id broken-link lost-permalink source-altered bad-front-matter bad-record"
    " bad-citation unsupported-markdown unreadable-file empty-file unlisted-section"
    " missing-section nothing-to-check stale-review evidence-missing evidence-proposed"
    " duplicate-key unknown-key".split()
)


@dataclass(frozen=True, slots=True)
class Change:
    """Edits of one explainer, by the name of the text that they change.

    `renew` is whether the citations in them lose their evidence, and get what is proposed for them.
    """

    text: str
    edits: tuple[Edit, ...]
    renew: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The codes of the problems that a change gave rise to."""

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def caught(self) -> bool:
        return bool(self.errors or self.warnings)


Place = tuple[str, int, str]
"""A file, a line of it, and the code of a problem there."""


class Judge:
    """Checks one changed text after another, beside what was found in it before the change."""

    def __init__(self, texts: Mapping[str, Texts], desk: Desk) -> None:
        self._texts = texts
        self._desk = desk
        self._before: dict[str, tuple[Library, Counter[Place]]] = {}

    def verdict(self, change: Change) -> Verdict:
        """What the checker says of a change that it did not say before."""
        _, before = self._clean(change.text)
        after = _found(self._changed(change))
        lines = dict(_lines(self._texts[change.text], change.edits))
        new = {
            code
            for (file, line, code), count in after.items()
            if (was := lines.get((file, line))) is not None
            and count > max(before[file, each, code] for each in was)
        }
        errors = {code for code in new if CODES[code].severity is Severity.ERROR}
        return Verdict(tuple(sorted(errors)), tuple(sorted(new - errors)))

    def _changed(self, change: Change) -> Library:
        edits = [bare(each) for each in change.edits] if change.renew else change.edits
        texts = changed(self._texts[change.text], edits)
        library = self._read(change, texts)
        return self._read(change, renewed(texts, library)) if change.renew else library

    def _read(self, change: Change, texts: Texts) -> Library:
        """What the changed texts say; only the file that changed is read where that is enough."""
        library, _ = self._clean(change.text)
        files = {edit.file for edit in change.edits}
        again = reread(library, texts, min(files)) if len(files) == 1 else None
        return again or self._desk.read(texts)

    def _clean(self, name: str) -> tuple[Library, Counter[Place]]:
        """A text before any change, and what is found in it."""
        if name not in self._before:
            library = self._desk.read(self._texts[name])
            self._before[name] = library, _found(library)
        return self._before[name]


def _found(library: Library) -> Counter[Place]:
    return Counter((each.span.file, each.span.line, each.code) for each in untrue(library))


def untrue(library: Library) -> tuple[Problem, ...]:
    """The problems about truth in a library."""
    return tuple(each for each in verify(library).problems if each.code not in STRUCTURE)


def _lines(texts: Texts, edits: Sequence[Edit]) -> list[tuple[tuple[str, int], range]]:
    """Each line that an edit touches, as it is numbered afterwards, with the lines it was."""
    touched, moved = [], 0
    for edit in sorted(edits, key=lambda each: (each.file, each.start)):
        first = texts[edit.file].count("\n", 0, edit.start) + 1
        was = range(first, first + texts[edit.file].count("\n", edit.start, edit.end) + 1)
        now = range(first + moved, first + moved + edit.text.count("\n") + 1)
        touched += [((edit.file, line), was) for line in now]
        moved += len(now) - len(was)
    return touched


_judge: Judge | None = None
"""Each process has its own, made when it starts."""


def verdicts(texts: Mapping[str, Texts], changes: Sequence[Change]) -> tuple[Verdict, ...]:
    """What is said of each change, found out on every core."""
    with TemporaryDirectory() as folder:
        start = partial(_start, texts, Path(folder))
        with ProcessPoolExecutor(mp_context=get_context("forkserver"), initializer=start) as pool:
            return tuple(pool.map(_verdict, changes, chunksize=16))


def _start(texts: Mapping[str, Texts], folder: Path) -> None:
    global _judge
    own = folder / str(os.getpid())
    own.mkdir()
    _judge = Judge(texts, Desk(own))


def _verdict(change: Change) -> Verdict:
    assert _judge is not None
    return _judge.verdict(change)
