"""The locks: which version of which package an environment gets, and what they were made from.

    python tools/lock.py [--upgrade]    make them anew: keep the versions that fit, or take newer
    python tools/lock.py --check        exit 1 where one was made from other tables than there are

The first lines of a lock name the tables of `pyproject.toml` it was made from, and their digest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Lock:
    """A file of pins, the tables of `pyproject.toml` that ask for them, and how uv is told."""

    file: str
    tables: tuple[str, ...]
    options: tuple[str, ...] = ("pyproject.toml",)


SERVING = Lock("requirements.txt", ("project.requires-python", "project.dependencies"))
DEVELOPMENT = Lock(
    "requirements-dev.txt",
    (*SERVING.tables, "dependency-groups.dev"),
    ("pyproject.toml", "--group", "dev", "--constraint", SERVING.file),
)
RELEASING = Lock(
    "requirements-release.txt",
    ("project.requires-python", "dependency-groups.release"),
    ("--group", "release"),
)
INSTALLED = (SERVING, DEVELOPMENT)  # in this order: the second keeps to the pins of the first
LOCKS = (*INSTALLED, RELEASING)  # the last for an environment of its own


def header(lock: Lock, pyproject: Mapping[str, Any]) -> str:
    """How a lock begins that was made from these tables."""
    tables = [reduce(lambda table, key: table[key], t.split("."), pyproject) for t in lock.tables]
    digest = hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()
    return (
        "# Made by `make lock` from these parts of pyproject.toml. `make check` holds the digest.\n"
        f"# {', '.join(lock.tables)}\n"
        f"# sha256:{digest}\n"
    )


def stale(root: Path) -> list[str]:
    """The locks of a folder that were made from other tables than its `pyproject.toml` has."""
    pyproject = _pyproject(root)
    return [
        lock.file
        for lock in LOCKS
        if not (root / lock.file).read_text("utf-8").startswith(header(lock, pyproject))
    ]


def make(lock: Lock, root: Path, *, upgrade: bool) -> None:
    """Write a lock, once it is complete, and only where it differs from the one before.

    A lock that stays as it is keeps its time, so that `make` has nothing to install anew.
    """
    pyproject = _pyproject(root)
    oldest = pyproject["project"]["requires-python"].removeprefix(">=")
    file = root / lock.file
    before = file.read_text("utf-8") if file.is_file() else ""
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder, lock.file)
        pins.write_text(before, "utf-8")  # uv keeps the versions it finds where it is to write
        subprocess.run(_uv(lock, oldest, pins, upgrade=upgrade), cwd=root, check=True)
        after = header(lock, pyproject) + pins.read_text("utf-8")
    if after != before:
        file.write_text(after, "utf-8")


def _uv(lock: Lock, oldest: str, pins: Path, *, upgrade: bool) -> list[str | Path]:
    """The command that finds versions for every platform, and every Python from the oldest on."""
    command: list[str | Path] = [Path(sys.executable).with_name("uv"), "pip", "compile"]
    command += ["--quiet", "--no-header", "--universal", "--python-version", oldest]
    command += ["--generate-hashes", "--output-file", pins, *lock.options]
    command += ["--upgrade"] if upgrade else []
    return command


def _pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def main(argv: Sequence[str] | None = None) -> int:
    """Make the locks of this checkout, or check them; what the process should exit with."""
    parser = argparse.ArgumentParser(description="Make the locks anew, or check them.")
    wish = parser.add_mutually_exclusive_group()
    wish.add_argument("--check", action="store_true", help="only say which are out of date")
    wish.add_argument("--upgrade", action="store_true", help="take newer versions")
    options = parser.parse_args(argv)
    if options.check:
        files = stale(ROOT)
        for file in files:
            print(f"{file} was made from other dependencies than pyproject.toml has: run make lock")
        return bool(files)
    for lock in LOCKS:
        make(lock, ROOT, upgrade=options.upgrade)
    return 0


if __name__ == "__main__":
    sys.exit(main())
