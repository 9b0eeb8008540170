"""Writing a file of an author's: whoever is stopped in between leaves the old one whole."""

from __future__ import annotations

import os
from collections.abc import Callable
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


def rewrite(path: Path, edit: Callable[[str], str]) -> None:
    """Put an edited text in the place of an author's, its byte order mark and line ends as before.

    `edit` is given the text without the mark, its lines ended by LF. Raises OSError.
    """
    text = path.read_bytes().decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.removeprefix(mark).replace("\r\n", "\n").replace("\r", "\n")
    write_record(path, mark + edit(lines).replace("\n", end))


def _sync(folder: Path) -> None:
    """Let the disk know which file has the name now; some cannot be asked to."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
