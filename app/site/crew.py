"""A crew: processes that make explainers, one each at a time, and end with whoever started them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from math import ceil
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_LOOK_SECONDS = 1.0
_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""What a container may have of all processors: so many microseconds, or `max`, of each so many."""


def processors() -> int:
    """How many processes can work at once; one where a process cannot be copied."""
    if not hasattr(os, "fork"):
        return 1
    aware = hasattr(os, "sched_getaffinity")
    found = len(os.sched_getaffinity(0)) if aware else os.cpu_count() or 1
    return min(found, _quota() or found)


def _quota() -> int:
    """The processors that a container may have, one at least; 0 where nothing limits them.

    It sees all those of its machine (cgroup v2, cpu.max): a process for each would take the memory
    of all, and wait for the time of few.
    """
    try:
        share, period = map(int, _QUOTA.read_text("ascii").split())
    except (OSError, ValueError):
        return 0
    return ceil(share / period)


def work(
    do: Callable[[T], R], following: Callable[[], T | None], count: int
) -> Iterator[tuple[T, R]]:
    """Everything that is to be done, with what came of it, as soon as it is done.

    What is next is asked for when a process is free, so that it may depend on what came up since.
    Where there is only one, no other process is started.
    """
    if count == 1:
        while (task := following()) is not None:
            yield task, do(task)
        return
    running: dict[Future[R], T] = {}
    with ProcessPoolExecutor(
        count, get_context("fork"), initializer=end_with, initargs=(os.getpid(),)
    ) as pool:
        while True:
            while len(running) < count and (task := following()) is not None:
                running[pool.submit(do, task)] = task
            if not running:
                return
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(done), done.result()


def end_with(parent: int) -> None:
    """End this process when its parent does: nobody would be there for what it makes."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(0)
