"""What the machine would decide in tests, put aside: its variables, and what a job ignores."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

_DECIDES = re.compile(
    r"PILCROW_\w+|COLUMNS|LINES|NO_COLOR|FORCE_COLOR|PYTHON(WARNINGS|DEVMODE|IOENCODING|UTF8)"
)
"""Settings; how wide and how coloured a terminal is; what Python warns of, and how it writes."""
_HERE = "127.0.0.1,localhost"


@contextmanager
def undecided() -> Iterator[None]:
    """An environment in which whoever runs the tests has set nothing that changes their outcome.

    A proxy is still asked for what is elsewhere, such as packages. Results are kept in a folder of
    this run.
    """
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as caches:
        patch.setenv("XDG_CACHE_HOME", caches)
        for name in [each for each in os.environ if _DECIDES.fullmatch(each)]:
            patch.delenv(name)
        for name in ("no_proxy", "NO_PROXY"):
            patch.setenv(name, _HERE)
        yield


@contextmanager
def interrupts(disposition: Any = signal.default_int_handler) -> Iterator[None]:
    """Ctrl-C as in a terminal, here and in what is started here; `nohup` and `&` have it ignored.

    A shell that is not interactive has its background jobs ignore SIGINT (POSIX, XCU 2.11), and
    they hand that on to all that they start.
    """
    before = signal.signal(signal.SIGINT, disposition)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def running(
    command: list[str],
    cwd: Path,
    environment: Mapping[str, str],
    disposition: Any = signal.default_int_handler,
) -> Iterator[subprocess.Popen[bytes]]:
    """A program whose output is read; it ends with the test, even with one that fails."""
    pipe = subprocess.PIPE
    with interrupts(disposition):
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=pipe, stderr=pipe)
    with process:
        try:
            yield process
        finally:
            process.kill()
