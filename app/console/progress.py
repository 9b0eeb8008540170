"""Progress: how far long work is, for whoever looks at a terminal; for nobody else anything."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from threading import RLock
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds for which nobody asks how far it is."""


def progressing(items: Iterable[T], count: int, doing: str) -> Iterable[T]:
    """The same items; while they are worked through, so many in all, a line that is gone after."""
    return _told(items, count, doing) if count > 1 and sys.stderr.isatty() else items


def _told(items: Iterable[T], count: int, doing: str) -> Iterator[T]:
    # Few wait that long, and it is not needed where nobody looks.
    from tqdm import tqdm

    # Its own lock is one of processes, and its monitor a thread. A build copies its process, which
    # must have no other thread then; and only this one writes.
    tqdm.set_lock(RLock())
    tqdm.monitor_interval = 0
    yield from tqdm(
        items, doing, count, leave=False, file=sys.stderr, miniters=1, delay=_PATIENCE, unit=""
    )
