"""Swaps content under load, some of it broken: `python -m benchmarks.swaps 200`.

`pilcrow serve --watch` runs as a process of its own while readers ask for pages. Whatever is put in
the folder, every request is answered with the bytes of one version that was right; the last right
one is published in the end, and the memory of the server is what it was.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from app.problems.examples import BASE

ROOT = Path(__file__).resolve().parents[1]
READERS = 3
SECTION = "bridge/closure.md"
PAGE = "/bridge/closure/"
_VERSION = re.compile(rb"it was shut for the (\d+)\. time")
_ADDRESS = re.compile(rb"Pilcrow is at http://([^:]+):(\d+)/")
_SEED = 10
_PATIENCE = 60
"""Seconds until something that is waited for has failed."""


def section(version: int) -> str:
    """The text of a section that tells which version it is; its words are in no quotation."""
    return (
        "---\ntitle: The closure\n---\n"
        "Vehicles crossed the bridge all day until it was shut "
        "[@p1 “carried 4,200 vehicles a day before it was closed”].\n\n"
        f'::: note {{outside="a count"}}\nit was shut for the {version}. time\n:::\n'
    )


def _text(text: str | bytes) -> Callable[[Path], None]:
    written = text if isinstance(text, bytes) else text.encode()
    return lambda path: _replace(path, written)


def _replace(path: Path, text: bytes) -> None:
    """Put a file in the place of another in one step, whatever that was."""
    _clear(path)
    beside = path.with_name(f".{path.name}")
    beside.write_bytes(text)
    beside.replace(path)


def _clear(path: Path) -> None:
    """Take away what a file cannot be put in the place of."""
    if path.is_dir() and not path.is_symlink():
        path.rmdir()


def _gone(path: Path) -> None:
    _clear(path)
    path.unlink(missing_ok=True)


def _without_permission(path: Path) -> None:
    _replace(path, section(-1).encode())
    path.chmod(0)
    if os.access(path, os.R_OK):  # who may read everything is stopped by a link to itself
        _loop(path)


def _loop(path: Path) -> None:
    _gone(path)
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    _gone(path)
    os.mkfifo(path)


def _folder(path: Path) -> None:
    _gone(path)
    path.mkdir()


def _half(path: Path) -> None:
    """As a disk that is full leaves a file: its beginning, and no more."""
    whole = section(-1).encode()
    _replace(path, whole[: len(whole) // 3])


BROKEN: tuple[Callable[[Path], None], ...] = (
    _text(""),
    _text("---\ntitle: The closure\n"),
    _text("---\ntitle: *nobody\n---\nIt is shut [@p1].\n"),
    _text("---\ntitle: The closure\n---\nIt is shut [@p99].\n"),
    _text(b"---\ntitle: \xff\xfe\n---\nIt is shut [@p1].\n"),
    _half,
    _without_permission,
    _pipe,
    _folder,
    _gone,
)
"""Ten ways to break a section; none may be published."""


@dataclass(slots=True)
class Seen:
    """What readers have seen: how many answers, which versions, and what should not have been."""

    answers: int = 0
    versions: set[int] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it; memory in KiB, when the first swaps were done and at the end."""

    seen: Seen
    right: frozenset[int]
    last: int
    published: int
    before: int
    after: int

    @property
    def failures(self) -> list[str]:
        """Everything that breaks the promise."""
        strange = sorted(self.seen.versions - self.right)
        return [
            *self.seen.failures,
            *(f"version {each} was never right, and was served" for each in strange),
            *([f"{self.published} is served, not {self.last}"] * (self.published != self.last)),
        ]


def run(count: int, ways: Sequence[Callable[[Path], None]], folder: Path) -> Result:
    """So many swaps, among them one broken in each of these ways, the last of them right."""
    chance = random.Random(_SEED)
    wrong = dict(zip(chance.sample(range(1, count), len(ways)), ways, strict=True))
    for name, text in {**BASE, SECTION: section(0)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    path, right, before = folder / SECTION, {0}, 0
    # Its name begins with a full stop, so that the server does not watch what it writes there.
    log = folder / ".log"
    with _server(folder, log) as (process, host, port), _readers(host, port) as seen:
        for number in range(1, count + 1):
            if number in wrong:
                wrong[number](path)
                time.sleep(chance.uniform(0.1, 1.0))
            else:
                right.add(number)
                _replace(path, section(number).encode())
                # Some are overtaken by the next, as when an author saves again and again.
                if number == count or chance.random() < 0.5:
                    _wait(host, port, number)
            if number == max(1, count // 4):
                before = memory(process.pid)
        published = _version(_ask(host, port)[1])
        after = memory(process.pid)
    if b"Traceback" in (told := log.read_bytes()):
        seen.failures.append(told.decode(errors="replace"))
    return Result(seen, frozenset(right), count, published, before, after)


@contextmanager
def _server(content: Path, log: Path) -> Iterator[tuple[subprocess.Popen[bytes], str, int]]:
    command = [sys.executable, "-m", "app", "serve", "--watch", "--port", "0", str(content)]
    cache = tempfile.mkdtemp(prefix="pilcrow-swaps-")
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"PILCROW_CACHE": cache, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as process,
    ):
        assert process.stdout is not None
        found = _ADDRESS.search(process.stdout.readline())
        assert found, "the server did not start"
        # What it says is read, so that it never waits to say it.
        reading = threading.Thread(target=process.stdout.read, daemon=True)
        reading.start()
        try:
            yield process, found[1].decode(), int(found[2])
        finally:
            process.terminate()
            process.wait(_PATIENCE)
            shutil.rmtree(cache, ignore_errors=True)


@contextmanager
def _readers(host: str, port: int) -> Iterator[Seen]:
    seen, ended = Seen(), threading.Event()

    def read() -> None:
        while not ended.is_set():
            try:
                status, body = _ask(host, port)
            except (OSError, http.client.HTTPException) as error:
                seen.failures.append(f"no answer: {error}")
                continue
            seen.answers += 1
            seen.versions.add(_version(body))
            if status != 200 or not body.rstrip().endswith(b"</html>"):
                seen.failures.append(f"status {status}, {len(body)} bytes")
            time.sleep(0.005)

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    for each in threads:
        each.start()
    try:
        yield seen
    finally:
        ended.set()
        for each in threads:
            each.join()


def _ask(host: str, port: int) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(host, port, timeout=_PATIENCE)
    try:
        connection.request("GET", PAGE)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _version(body: bytes) -> int:
    """The version a page is of; -1 where it tells none, or more than one."""
    found = {int(each) for each in _VERSION.findall(body)}
    return found.pop() if len(found) == 1 else -1


def _wait(host: str, port: int, version: int) -> None:
    until = time.monotonic() + _PATIENCE
    while _version(_ask(host, port)[1]) != version and time.monotonic() < until:
        time.sleep(0.02)


def memory(process: int) -> int:
    """What a process keeps in memory of its own, in KiB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    assert found, "the system does not tell"
    return int(found[1])


def main(arguments: Sequence[str]) -> int:
    """Swap, and tell; 1 where a promise was broken."""
    count = int(arguments[0]) if arguments else 200
    ways = tuple(islice(cycle(BROKEN), count // 4))
    with tempfile.TemporaryDirectory() as folder:
        result = run(count, ways, Path(folder))
    told = [
        f"{count} swaps, {len(ways)} of them broken: {result.seen.answers} answers,"
        f" {len(result.seen.versions)} versions seen, {result.published} published,"
        f" memory {result.before} KiB, then {result.after} KiB",
        *result.failures,
    ]
    sys.stdout.write("".join(f"{each}\n" for each in told))
    return 1 if result.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
