"""Kills whoever writes an export or a record, at random moments: `python -m benchmarks.kills 200`.

After each kill a whole site stands there, the one before or the new one, and the next export puts
everything right. Where the folder has files of others it is written file by file: then each file is
whole, and theirs are as they were.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from app.cache.page import IDENTITY, Page
from app.library.records import write_record
from app.site.export import MARKER, export
from app.site.site import Site

PAGES = 60
LONGEST = 0.04
"""Seconds until the kill; two exports take about as long."""
CNAME = b"bridges.example"
RECORDS = tuple("".join(f"/{name}/{line}/\n" for line in range(2000)) for name in "ab")


def site(name: str) -> Site:
    """A site of which half the pages are its own, and half have addresses of the other one too."""
    own = [f"/{name}/{number}/" for number in range(PAGES // 2)]
    shared = [f"/shared/{number}.txt" for number in range(PAGES // 2)]
    return Site(
        Page(
            path=path,
            variants={IDENTITY: f"{name} {path}".encode() * 200},
            media_type="text/html",
            etag='"x"',
            headers=((b"content-type", b"text/html"),),
        )
        for path in ("/", *own, *shared)
    )


SITES = (site("a"), site("b"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file, but for what is still being prepared."""
    return {
        name: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not (name := path.relative_to(folder).as_posix()).startswith(".pil")
    }


def killed(work: Callable[[], object], after: float) -> None:
    """Do the work in a process that is killed after so many seconds."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the work failed before it was killed"


def exports(out: Path) -> None:
    """One export after the other, for ever."""
    for each in cycle(SITES):
        export(each, out)


def writes(path: Path) -> None:
    """One record after the other, for ever."""
    for text in cycle(RECORDS):
        write_record(path, text)


def whole(out: Path) -> None:
    """A folder of nobody else is one of the two sites at every moment."""
    assert files(out) in EXPECTED, "half a site"


def mixed(out: Path) -> None:
    """In a folder with a file of others each file is whole, and theirs is as it was."""
    found = files(out)
    assert found.pop("CNAME") == CNAME
    for name, body in found.items():
        assert body in {expected.get(name) for expected in EXPECTED}, f"half of {name}"


def recorded(path: Path) -> None:
    """A record is one of the two at every moment."""
    assert path.read_text("utf-8") in RECORDS, "half a record"


def rounds(number: int, folder: Path, chance: random.Random) -> None:
    """Kill each kind of work so many times, and look after each; then let it come to its end."""
    alone, held, record = folder / "alone", folder / "held", folder / "permalinks.txt"
    for out in (alone, held):
        export(SITES[0], out)
    (held / "CNAME").write_bytes(CNAME)
    write_record(record, RECORDS[0])
    for _ in range(number):
        for work, look, path in (
            (exports, whole, alone),
            (exports, mixed, held),
            (writes, recorded, record),
        ):
            killed(lambda work=work, path=path: work(path), chance.uniform(0, LONGEST))  # type: ignore[misc]
            look(path)
    export(SITES[1], alone)
    export(SITES[1], held)
    write_record(record, RECORDS[1])
    assert files(alone) == EXPECTED[1]
    assert files(held) == EXPECTED[1] | {"CNAME": CNAME}
    left = sorted(path.name for path in folder.iterdir())
    assert left == ["alone", "held", "permalinks.txt"], f"left behind: {left}"
    hidden = sorted(path.name for path in held.iterdir() if path.name.startswith("."))
    assert hidden == [".pilcrow", MARKER]


def _expected(site: Site) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        export(site, Path(folder) / "out")
        return files(Path(folder) / "out")


EXPECTED = tuple(map(_expected, SITES))


def main(number: int) -> None:
    """Kill, and say how often."""
    with TemporaryDirectory() as folder:
        rounds(number, Path(folder), random.Random(10))
    sys.stdout.write(f"{number} kills each of an export, one beside other files, and a record\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
