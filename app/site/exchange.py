"""A folder in the place of another: made beside it, and exchanged with it in one step.

Whoever is stopped in between leaves a folder whose name begins with a dot and the other's name; the
next one takes it away, unless somebody is at work in it.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

_HERE = -100
_EXCHANGE = 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux's renameat2(2)."""
_FULL = (errno.ENOTEMPTY, errno.EEXIST)


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """An empty folder on the same disk, which is gone when the work with it is done."""
    prefix = f".{folder.name}.pilcrow-"
    _clear(folder.parent, prefix)
    fresh = Path(mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        with locked(fresh):
            yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps others who ask for it out of a folder. Raises OSError where one of them is in it."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OSError(errno.EAGAIN, "another build is at work in it") from None
        yield
    finally:
        os.close(opened)


def exchange(fresh: Path, folder: Path) -> None:
    """Put `fresh` in the place of a folder, at once. What was there is where `fresh` was, or gone.

    Where the disk cannot exchange two folders in one step there is none for a moment.
    """
    try:
        fresh.rename(folder)  # in the place of none, or of an empty one
    except OSError as error:
        if error.errno not in _FULL:
            raise
        if not _exchanged(fresh, folder):
            was = fresh.with_name(f"{fresh.name}.was")
            folder.rename(was)
            fresh.rename(folder)
            shutil.rmtree(was)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two have changed places, which not every system and every disk can do."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    if done and ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return not done


def _clear(parent: Path, prefix: str) -> None:
    """Take away what one who was stopped has left."""
    for path in parent.iterdir():
        if path.name.startswith(prefix) and path.is_dir() and not path.is_symlink():
            with suppress(OSError), locked(path):
                shutil.rmtree(path, ignore_errors=True)
