"""How the time of some work grows with its input: the exponent, 1 being as fast as the input."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from math import log
from time import process_time
from typing import TypeVar

T = TypeVar("T")

HIGHEST = 1.2
"""Measured between two sizes with some way between them, so that noise does not decide."""
_RUNS = 3
_TRIES = 4


def repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """What makes a text of so many characters, of one unit over and over."""
    return lambda size: before + unit * ((size - len(before) - len(after)) // len(unit)) + after


def exponent(
    work: Callable[[T], object], make: Callable[[int], T], small: int = 1 << 10, times: int = 8
) -> float:
    """How the time of the work grows from an input of a small size to one so many times as large.

    Time is that of this process alone, the least of several runs; what is quicker than half a
    millisecond is counted as that long, as no growth can be seen in it. Where it seems to grow too
    fast it is measured again: other processes on the machine only ever add to what a run costs.
    """
    found: list[float] = []
    while not found or (min(found) >= HIGHEST and len(found) < _TRIES):
        shorter, longer = (max(cost(work, make(size)), 0.0005) for size in (small, small * times))
        found.append(log(longer / shorter) / log(times))
    return min(found)


def cost(work: Callable[[T], object], given: T) -> float:
    """Seconds of this processor, the least of several runs of which none knows those before it."""
    return min(_cost(work, given) for _ in range(_RUNS))


def _cost(work: Callable[[T], object], given: T) -> float:
    for cached in _caches():
        cached.cache_clear()
    gc.disable()
    try:
        start = process_time()
        work(given)
        return process_time() - start
    finally:
        gc.enable()


def _caches() -> Iterator[_lru_cache_wrapper[object]]:
    """Everything in the package that remembers what it was asked."""
    modules = [module for name, module in sys.modules.items() if name.startswith("app.")]
    for module in modules:
        yield from (each for each in vars(module).values() if isinstance(each, _lru_cache_wrapper))
