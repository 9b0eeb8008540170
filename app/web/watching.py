"""Watching: tells what changed in the content folder, once it has been quiet for a moment."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from watchfiles import watch

Stamps = Mapping[str, tuple[int, int, int]]
"""By the path inside the folder: when a file was last written, its size, and which file it is."""

QUIET_SECONDS = 0.4
"""Two files that are saved together are never published one by one."""
_AT_MOST_SECONDS = 5.0
_LOOK_SECONDS = 1.0
_RESTS = 50
_NAMED = 3
_LOG = logging.getLogger(__name__)


def stamps(folder: Path) -> Stamps:
    """What tells one state of a folder from another; without the files that editors hide."""
    found = {}
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            entries = list(os.scandir(folder / inside))
        except OSError:  # it went away meanwhile, or nobody may read it
            continue
        for entry in entries:
            name = f"{inside}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{name}/")
            elif entry.is_file():
                about = entry.stat()
                found[name] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return found


def watch_folder(
    folder: Path, before: Stamps, changed: Callable[[str], None], ended: threading.Event
) -> None:
    """Call `changed` with the names of what changed, until it has ended; nothing else ends it."""
    seen = last = before
    rests_until = 0.0
    for settled in _looks(folder, ended):
        began = time.monotonic()
        if not settled and began < rests_until:
            continue
        try:
            now = stamps(folder)
        except OSError:  # a file went away between two looks
            continue
        # To look at very many files where nobody told of any must not keep the machine busy.
        rests_until = time.monotonic() + _RESTS * (time.monotonic() - began)
        # Where the system tells nothing, as over a network, two looks must find the same.
        if now != seen and (settled or now == last):
            changed(names(seen, now))
            seen = now
        last = now


def _looks(folder: Path, ended: threading.Event) -> Iterator[bool]:
    """Each time to look: True when changes have settled, False after a second without any."""
    while not ended.is_set():
        real = folder.resolve()
        try:
            for told in watch(
                real,
                watch_filter=None,
                step=round(QUIET_SECONDS * 1000),
                debounce=round(_AT_MOST_SECONDS * 1000),
                rust_timeout=round(_LOOK_SECONDS * 1000),
                yield_on_timeout=True,
                stop_event=ended,
            ):
                yield bool(told)
                # A link that was switched leads to a folder that is not being watched yet.
                if folder.resolve() != real:
                    break
        except (OSError, RuntimeError) as error:
            _LOG.debug("cannot be told of changes in %s: %s", folder, error)
            ended.wait(_LOOK_SECONDS)
            yield False


def names(before: Stamps, now: Stamps) -> str:
    """The files that differ, the first few by name, safe to print."""
    differ = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    more = len(differ) - _NAMED
    told = ", ".join(map(_printable, differ[:_NAMED]))
    return f"{told} and {more} more" if more > 0 else told


def _printable(name: str) -> str:
    """A file name may hold whatever a terminal would obey."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in name
    )
