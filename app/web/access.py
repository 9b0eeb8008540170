"""The access log: a line of JSON for every answer, put together and written by a thread of its own.

Whoever reads it may be slow or gone: then lines are lost and counted, and nobody waits.
"""

from __future__ import annotations

import json
import os
import select
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
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
        for lines in _together(list(map(_line, self._taken()))):
            try:
                self._write("".join(lines).encode("ascii"))
            except OSError:
                self.lost += len(lines)

    def _taken(self) -> list[Asked]:
        """What waits now, each taken by one thread, while others are put there."""
        taken: list[Asked] = []
        with suppress(IndexError):
            for _ in range(len(self._waiting)):
                taken.append(self._waiting.popleft())  # noqa: PERF401 - another thread takes too
        return taken


def _together(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many lines at once as stay together, whoever else writes."""
    first = size = 0
    for number, line in enumerate(lines):
        size += len(line)
        if size > _TOGETHER and number > first:
            yield lines[first:number]
            first, size = number, len(line)
    if lines:
        yield lines[first:]


def _line(asked: Asked) -> str:
    moment, request, method, path, status, sent, seconds = asked
    whole = int(moment)
    return (
        f'{{"time":"{_day_and_time(whole)}.{int((moment - whole) * 1000):03}Z",'
        f'"request":"{request}","method":"{method}","path":{_ascii(path)},'
        f'"status":{status},"bytes":{sent},"ms":{seconds * 1000:.3f}}}\n'
    )


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
