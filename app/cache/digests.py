"""Digests: what a folder holds, as one number, and how to know without reading that it still does.

A *stamp* is made of the names, sizes, times and inodes of all files: as long as it is the same, so
is what they hold. What was written a moment before cannot be told from what is written a moment
later, on a disk whose clock is coarse; a stamp of such files is none.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

_SETTLED_NS = 2_000_000_000
"""The clock of FAT ticks every other second."""
DEEPEST = 8
_READ = (
    ".md", ".txt", ".toml", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif",
    ".SVG", ".PNG", ".JPG", ".JPEG", ".WEBP", ".GIF",
)  # fmt: skip
_LINKED = "sources"
"""The one folder inside an explainer that is followed where it is a link."""


def digest(*parts: str | bytes) -> str:
    """One name for some texts in this order."""
    found = blake2b(digest_size=16)
    for part in parts:
        body = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(body))
        found.update(body)
    return found.hexdigest()


def stamp(folder: Path, deepest: int = DEEPEST) -> str:
    """What is the same as long as nobody changes a file of the folder; empty where that is new."""
    lines = []
    newest = 0
    for name, about in _entries(folder, deepest):
        if about is None:
            lines.append(name)
            continue
        changed, renewed = about.st_mtime_ns, about.st_ctime_ns
        newest = max(newest, changed, renewed)
        lines.append(f"{name} {about.st_mode} {about.st_size} {changed} {renewed} {about.st_ino}")
    return digest("\0".join(lines)) if newest < time.time_ns() - _SETTLED_NS else ""


def folder_digest(folder: Path, deepest: int = DEEPEST) -> str:
    """What the texts of a folder say, and which other files there are."""
    parts = (_told(folder, name, about) for name, about in _entries(folder, deepest))
    return digest(*chain.from_iterable(parts))


def _told(folder: Path, name: str, about: os.stat_result | None) -> Iterator[str | bytes]:
    """A file's name, and what is in it if it is a text."""
    yield name
    if about and stat.S_ISREG(about.st_mode) and name.endswith(_READ):
        try:
            yield Path(folder, name).read_bytes()
        except OSError as error:
            yield str(error.errno)
    else:
        yield str(stat.S_IFMT(about.st_mode)) if about else ""


def _entries(folder: Path, deepest: int) -> Iterator[tuple[str, os.stat_result | None]]:
    """The names below a folder in order, and what they are; None where that cannot be known."""
    waiting = [("", 0)]
    while waiting:
        inside, depth = waiting.pop()
        try:
            found = sorted(os.scandir(f"{folder}/{inside}"), key=lambda each: each.name)
        except OSError as error:
            yield f"{inside}\0{error.errno}", None
            continue
        for entry in found:
            name = f"{inside}{entry.name}"
            if entry.is_symlink():
                yield f"{name}\0{os.path.realpath(entry.path)}", None
            if entry.is_dir(follow_symlinks=name == _LINKED) and depth < deepest:
                waiting.append((f"{name}/", depth + 1))
            try:
                yield name, entry.stat()
            except OSError:
                yield name, None


def program_digest(folders: Iterable[Path], others: Iterable[str]) -> str:
    """What the program is that makes results: its files, and the packages that it makes them with.

    Its own files are read; of each package one is told by its place and time, which an update
    changes.
    """
    parts: list[str | bytes] = [sys.version]
    for folder in folders:
        for name, about in _entries(folder, DEEPEST):
            if about and stat.S_ISREG(about.st_mode) and not name.endswith(".pyc"):
                parts += (name, Path(folder, name).read_bytes())
    for name in others:
        spec = find_spec(name)
        origin = (spec.origin if spec else None) or ""
        parts += (origin, str(Path(origin).stat().st_mtime_ns) if origin else "")
    return digest(*parts)
