"""Writing a record: whoever is stopped in between leaves the old one whole."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_record(path: Path, text: str) -> None:
    """Put a text in the place of a file in one step, on the disk and not only in its memory.

    Raises OSError, and then the file is as it was.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Let the disk know which file has the name now; some cannot be asked to."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
