"""What a site costs to build, start, edit and serve: `python -m benchmarks.build 1 10 100`.

For each number of explainers, all copies of the sample: CPU seconds from nothing to the first
answer and until all is made, of a start from what was kept, and of one edit from saving it to
serving it; and the memory of what serves and of what builds, each page of memory counted once for
all who share it. A start is set against the import of FastAPI and uvicorn in the same run.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.check import seconds
from benchmarks.copies import NAME, copies

ROOT = Path(__file__).resolve().parents[1]
_TICKS = os.sysconf("SC_CLK_TCK")
_LOOK_SECONDS = 0.02
_PATIENCE = 850.0
_IDLE = 0.1


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a line for each number."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("counts", type=int, nargs="*", default=[1, 10, 100], metavar="COUNT")
    parser.add_argument("--runs", type=int, default=7, help="of each start and edit (7)")
    parser.add_argument("--all", action="store_true", help="wait until everything is made")
    options = parser.parse_args(arguments)
    imported = median(seconds(("-c", "import fastapi, uvicorn")) for _ in range(options.runs))
    print(f"import of FastAPI and uvicorn: {imported:.2f} CPU seconds")
    for count in options.counts:
        with TemporaryDirectory() as folder:
            measured(count, Path(folder), imported, options.runs, options.all)


def measured(count: int, folder: Path, imported: float, runs: int, everything: bool) -> None:
    """Print what so many explainers cost."""
    content = copies(count, folder / "content")
    page, edited = f"{NAME}-{count}/", content / f"{NAME}-{count}" / "us-view.md"
    with serving(content, folder) as server:
        server.answers(page)
        print(f"{count} explainers: {server.cpu():.2f} from nothing to the first answer")
        if everything:
            peak = server.ends_building()
            print(f"  {server.cpu():.2f} until all is made; {peak:.0f} MB while it is")
    starts = []
    for _ in range(runs):
        with serving(content, folder) as server:
            server.answers(page)
            starts.append(server.cpu())
    start = median(starts)
    print(f"  {start:.3f} from what was kept: {start / imported:.2f} of the import")
    with serving(content, folder, "--watch") as server:
        server.answers(page)
        edits = [edit(server, page, edited, number) for number in range(runs)]
        server.ends_building()
        print(f"  {median(edits):.2f} for one edit; {server.memory():.0f} MB while it serves")


class Server:
    """A server that was started as an author starts it."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.process = process
        self.url = url

    def answers(self, path: str, words: bytes = b"") -> None:
        """Wait until a page is there, and says these words."""
        until(lambda: words in read(f"{self.url}{path}"))

    def cpu(self) -> float:
        """CPU seconds of the server and of all that it has started."""
        return sum(map(spent, self.tree()))

    def memory(self) -> float:
        """MB of the server and of all that it has started: what they share is counted once."""
        return sum(map(proportional, self.tree()))

    def ends_building(self) -> float:
        """Wait until nobody works any more; the MB of all at the highest."""
        peak, spent = 0.0, -1.0
        while (now := self.cpu()) - spent > _IDLE:
            peak, spent = max(peak, self.memory()), now
            time.sleep(1)
        return peak

    def tree(self) -> Iterator[int]:
        """The processes."""
        waiting = [self.process.pid]
        while waiting:
            process = waiting.pop()
            yield process
            for told in Path(f"/proc/{process}/task").glob("*/children"):
                waiting += map(int, text(told).split())


@contextmanager
def serving(content: Path, folder: Path, *options: str) -> Iterator[Server]:
    """A server of this content, which keeps its results in this folder."""
    command = [sys.executable, "-m", "app", "serve", str(content), "--port", "0", *options]
    known = {"PILCROW_CACHE": str(folder / "cache"), "PILCROW_PUBLIC_URL": "https://a.example"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **known},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield Server(process, process.stdout.readline().split()[3])
        finally:
            process.terminate()


def edit(server: Server, page: str, file: Path, number: int) -> float:
    """CPU seconds from saving a new title to serving it, where nothing else is being made."""
    server.ends_building()
    before = server.cpu()
    head, title, rest = file.read_text("utf-8").partition("title: ")
    # A figure would be looked for in the source.
    words = f"Edited{' again' * number}"
    file.write_text(f"{head}{title}{words}\n{rest.partition(chr(10))[2]}", "utf-8")
    server.answers(page, words.encode())
    return server.cpu() - before


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    last = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > last:
            raise TimeoutError
        time.sleep(_LOOK_SECONDS)


def read(url: str) -> bytes:
    """What a page says; nothing where there is no answer yet."""
    try:
        with urlopen(url, timeout=30) as answer:
            body: bytes = answer.read()
            return body or b""
    except URLError:
        return b""


def text(path: Path) -> str:
    """What the system says of a process; nothing of one that has ended."""
    try:
        return path.read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def spent(process: int) -> float:
    """CPU seconds of a process and of those of its own that have ended."""
    fields = text(Path(f"/proc/{process}/stat")).rpartition(") ")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS


def proportional(process: int) -> float:
    """MB of memory that is not of a file, a shared page counted in parts (proc(5), smaps)."""
    lines = text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss_Anon:")) / 1024


if __name__ == "__main__":
    main()
