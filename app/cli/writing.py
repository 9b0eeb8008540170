"""Writing into a content folder: each file at once, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..console import Refusal
from ..library import rewrite, write_record


def write_whole(path: Path, text: str) -> None:
    """Put a text in the place of a file at once: a record is never half written."""
    _wrote(path, partial(write_record, path, text))


def rewrite_whole(path: Path, edit: Callable[[str], str]) -> None:
    """Edit a file of an author's, at once and with its line ends as they were."""
    _wrote(path, partial(rewrite, path, edit))


def _wrote(path: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise Refusal(f"cannot write {path}: {error.strerror or error}") from None
