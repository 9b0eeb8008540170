"""The cache: a folder of results, which may be thrown away at any time.

Every result has a kind and a key, which is the hash of all that went into it, so that whoever finds
one need not ask whether it is still right. It is written beside its place and put there in one
step: of two who write the same, one is the later; of one who is killed, a file stays whose name
begins with a dot, and is swept up another day.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from .digests import digest

MOST_BYTES = 2 << 30
"""Of results that nobody has just used."""
_FRESH_SECONDS = 3600
_PRIVATE = 0o700
_DIGEST = 32


def default_folder() -> Path:
    """Where this system has caches. Raises OSError where nobody knows."""
    if told := os.environ.get("XDG_CACHE_HOME"):
        return Path(told) / "pilcrow"
    home = os.environ.get("HOME")
    if not home:
        raise FileNotFoundError("there is no home folder")
    usual = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path(home) / usual / "pilcrow"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results; see `opened`."""

    root: Path

    @classmethod
    def opened(cls, folder: Path) -> Cache:
        """A folder that can be written to, made where there is none. Raises OSError."""
        cache = cls(folder.absolute() / "1")
        cache.root.mkdir(_PRIVATE, parents=True, exist_ok=True)
        about = cache.root.stat()
        # What somebody else could have put there is no result of ours.
        if about.st_uid != os.geteuid() or about.st_mode & 0o022:
            raise PermissionError(f"{cache.root} is not ours alone")
        if not os.access(cache.root, os.W_OK | os.X_OK):
            raise PermissionError(f"{cache.root} cannot be written to")
        return cache

    def path(self, kind: str, key: str) -> Path:
        """Where a result is, if it is there."""
        return self.root / kind / key[:2] / key

    def has(self, kind: str, key: str) -> bool:
        """Whether there is such a result."""
        return self.path(kind, key).is_file()

    def read(self, kind: str, key: str) -> bytes | None:
        """A small result; None where it is not there, or not whole."""
        try:
            body = self.path(kind, key).read_bytes()
        except OSError:
            return None
        told, body = body[:_DIGEST], body[_DIGEST:]
        return body if told == digest(body).encode() else None

    def results(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Every small result of a kind, with its key."""
        for path in sorted((self.root / kind).glob("*/[!.]*")):
            if (body := self.read(kind, path.name)) is not None:
                yield path.name, body

    def write(self, kind: str, key: str, body: bytes) -> None:
        """Keep a small result. Raises OSError."""
        with self.writing(kind, key) as file:
            file.write(digest(body).encode() + body)

    @contextmanager
    def writing(self, kind: str, key: str) -> Iterator[BinaryIO]:
        """A file that becomes the result when all is written. Raises OSError."""
        path = self.path(kind, key)
        path.parent.mkdir(_PRIVATE, parents=True, exist_ok=True)
        opened, name = mkstemp(prefix=".", dir=path.parent)
        try:
            with os.fdopen(opened, "wb") as file:
                yield file
            os.replace(name, path)  # noqa: PTH105 - it is no path yet
        except BaseException:
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise

    def remove(self, kind: str, key: str) -> None:
        """Forget a result; whoever has it mapped keeps it."""
        with suppress(OSError):
            self.path(kind, key).unlink()

    def prune(self, used: Collection[str], most: int = MOST_BYTES) -> None:
        """Forget the results that were used longest ago, but for those with these keys."""
        left = most
        for age, size, path in sorted(self._old(used)):
            left -= size
            if left < 0 or (path.name.startswith(".") and age > _FRESH_SECONDS):
                with suppress(OSError):
                    path.unlink()

    def _old(self, used: Collection[str]) -> Iterator[tuple[float, int, Path]]:
        """Seconds since it was used, its size, and the file."""
        now = time.time()
        for parent, _, names in os.walk(self.root):
            for name in names:
                if name not in used:
                    path = Path(parent, name)
                    with suppress(OSError):
                        about = path.stat()
                        yield now - max(about.st_atime, about.st_mtime), about.st_size, path
