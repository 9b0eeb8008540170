"""What commands print, on streams that may be closed, full, or read no further."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from .exits import Refusal

_RED, _YELLOW, _CYAN, _PLAIN = "\033[1;31m", "\033[1;33m", "\033[1;36m", "\033[0m"
_PAINTED = (
    (re.compile(r"^error\[.*?\]", re.MULTILINE), _RED),
    (re.compile(r"^warning\[.*?\]", re.MULTILINE), _YELLOW),
    (re.compile(r"\^+$", re.MULTILINE), _RED),
    (re.compile(r"(?<= = )help(?=: )"), _CYAN),
)


def prepare_streams() -> None:
    """Whatever the locale, an author's own line can be shown; refuses where nothing can.

    Python has None for a stream that is closed, and prints on the standard output what was meant
    for a closed standard error.
    """
    closed = sys.stdout is None
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if closed:
        raise Refusal("cannot print: the standard output is closed; lead it to a file or /dev/null")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def tell(text: str, stream: TextIO) -> None:
    """Print a text, with colour on a terminal, as soon as it is told."""
    with printing():
        print(_painted(text) if _has_colour(stream) else text, file=stream, flush=True)


@contextmanager
def printing() -> Iterator[None]:
    """Raises a `Refusal` where a stream takes no more, a `BrokenPipeError` where nobody reads."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refusal(f"cannot print: {reason}; print to another place") from None


def drop_unprinted() -> None:
    """Forget what could not be printed.

    The interpreter would try again at its exit, fail, and change the exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _has_colour(stream: TextIO) -> bool:
    """By the convention of no-color.org."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _painted(text: str) -> str:
    for pattern, colour in _PAINTED:
        text = pattern.sub(rf"{colour}\g<0>{_PLAIN}", text)
    return text
