"""The record of a run: the verdict on each mutant, so that a run that was stopped can go on.

A kill is kept as long as the module is as it was; that a mutant survived, as long as the tests are,
too: what is new among them may kill it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from .judge import Verdict
from .mutations import Mutant


class Record:
    """Verdicts by mutant, in a file that is written after each."""

    def __init__(self, file: Path, root: Path, tested: Iterable[str]) -> None:
        self._file = file
        self._root = root
        self._known: dict[str, dict[str, str | float]] = {}
        if file.is_file():
            self._known = json.loads(file.read_text("utf-8"))
        self._tests = _digest(sorted(f for t in tested for f in (root / t).rglob("*.py")))

    def verdict(self, mutant: Mutant) -> Verdict | None:
        """What is known of this mutant and still holds."""
        known = self._known.get(mutant.key)
        if not known or known["module"] != self._module(mutant):
            return None
        if not known["killed"] and known["tests"] != self._tests:
            return None
        return Verdict(bool(known["killed"]), str(known["by"]), float(known["seconds"]))

    def add(self, mutant: Mutant, verdict: Verdict) -> None:
        """Remembers a verdict."""
        state = {"module": self._module(mutant), "tests": self._tests}
        self._known[mutant.key] = asdict(verdict) | state
        self._file.write_text(json.dumps(self._known, ensure_ascii=False, indent=0), "utf-8")

    def _module(self, mutant: Mutant) -> str:
        return _digest([self._root / mutant.module])


def _digest(files: Iterable[Path]) -> str:
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]
