"""The access log: a line of JSON for every answer, put together and written by a thread of its own.

Whoever reads it may be slow or gone: then lines are lost and counted, and nobody waits.
"""

from __future__ import annotations

import json
import os
import select
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import NamedTuple

_SECONDS = 0.5
"""How long a line waits for others at most."""
_MOST_WAITING = 50_000
_LONGEST_PATH = 2000
_TOGETHER = getattr(select, "PIPE_BUF", 512)
"""Bytes that no other process can write something into the midst of (POSIX, write)."""
_STDOUT = 1


class Asked(NamedTuple):
    """A request and its answer; `sent` are the bytes of the body."""

    time: float
    id: str
    method: str
    path: str
    status: int
    sent: int
    seconds: float


class AccessLog:
    """What was answered, on its way to whoever reads the log."""

    def __init__(self, write: Callable[[bytes], object] | None = None) -> None:
        self.lost = 0
        self._write = write or partial(os.write, _STDOUT)
        self._waiting: deque[Asked] = deque()
        self._ended = threading.Event()

    def tell(self, asked: Asked) -> None:
        """Have it written with the next lines."""
        if len(self._waiting) < _MOST_WAITING:
            self._waiting.append(asked)
        else:
            self.lost += 1

    @contextmanager
    def running(self) -> Iterator[None]:
        """Meanwhile lines are written, and what is left at the end."""
        thread = threading.Thread(target=self._work, name="access log", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ended.set()
            # One who reads no more does not keep the process from its end.
            thread.join(2 * _SECONDS)

    def _work(self) -> None:
        while not self._ended.wait(_SECONDS):
            self.flush()
        self.flush()

    def flush(self) -> None:
        """Write what waits; any thread may."""
        for lines in _together(map(_line, self._taken())):
            try:
                self._write(b"".join(lines))
            except OSError:
                self.lost += len(lines)

    def _taken(self) -> Iterator[Asked]:
        """What waits, each taken by one thread, while others are put there."""
        with suppress(IndexError):
            while True:
                yield self._waiting.popleft()


def _together(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """As many lines at once as stay together, whoever else writes."""
    some: list[bytes] = []
    size = 0
    for line in lines:
        if some and size + len(line) > _TOGETHER:
            yield some
            some, size = [], 0
        some.append(line)
        size += len(line)
    if some:
        yield some


def _line(asked: Asked) -> bytes:
    seconds = int(asked.time)
    when = f"{_day_and_time(seconds)}.{int((asked.time - seconds) * 1000):03}Z"
    path = _ascii(asked.path)
    return (
        f'{{"time":"{when}","request":"{asked.id}","method":"{asked.method}","path":{path},'
        f'"status":{asked.status},"bytes":{asked.sent},"ms":{asked.seconds * 1000:.3f}}}\n'
    ).encode("ascii")


@lru_cache(maxsize=16)
def _day_and_time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")


@lru_cache(maxsize=4096)
def _ascii(path: str) -> str:
    """A path as a string of JSON; what is very long is cut, and nothing in it is more than text."""
    text = json.dumps(path)
    while len(text) > _LONGEST_PATH:
        path = path[: len(path) // 2]
        text = json.dumps(f"{path}…")
    return text
