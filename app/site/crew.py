"""A crew: processes that make explainers, one each at a time, and end with whoever started them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_LOOK_SECONDS = 1.0


def processors() -> int:
    """How many processes can work at once; one where a process cannot be copied."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
