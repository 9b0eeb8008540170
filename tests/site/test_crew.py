"""Processes that work for one another, and end together."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.site import crew
from app.site.crew import processors, work
from tests.commands import ROOT


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def following(count: int) -> Callable[[], int | None]:
    left = list(range(count))
    return lambda: left.pop(0) if left else None


@pytest.mark.parametrize("count", [1, 2])
def test_everything_is_done_once(count: int) -> None:
    done = dict(work(square, following(9), count))
    assert {task: result for task, (result, _) in done.items()} == {
        number: number * number for number in range(9)
    }
    others = {process for _, process in done.values()}
    assert (os.getpid() in others) == (count == 1)


@pytest.mark.parametrize(
    ("quota", "count"),
    [("200000 100000\n", 2), ("150000 100000\n", 2), ("1000 100000\n", 1), ("max 100000\n", 8)],
)
def test_a_container_works_on_as_many_as_it_may_have(
    quota: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    monkeypatch.setattr(crew, "_QUOTA", tmp_path / "cpu.max")
    assert processors() == 8
    (tmp_path / "cpu.max").write_text(quota)
    assert processors() == count


def test_where_a_process_cannot_be_copied_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_QUOTA", Path("nowhere"))
    assert processors() >= 1
    monkeypatch.delattr(os, "sched_getaffinity")
    assert processors() == (os.cpu_count() or 1)
    monkeypatch.delattr(os, "fork")
    assert processors() == 1


ORPHANS = """
import os, sys, time
from app.site.crew import end_with
if not os.fork():
    end_with(os.getppid())
    print(os.getpid(), flush=True)
    time.sleep(60)
os.wait()
"""


def test_who_works_for_nobody_ends() -> None:
    command = [sys.executable, "-c", ORPHANS]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdout.readline()
        parent.kill()
        # The orphan has the pipe open, so that its end is the end of what can be read.
        assert parent.stdout.read() == b""


def test_it_looks_again_and_again_until_nobody_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = iter((7, 7, 1))
    codes: list[int] = []
    monkeypatch.setattr(crew, "_LOOK_SECONDS", 0)
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(os, "_exit", codes.append)
    watching = threading.Thread(target=crew.end_with, args=(7,))
    watching.start()
    watching.join()
    for thread in threading.enumerate():
        if thread.daemon and thread.name.endswith("(_watch)"):
            thread.join(10)
    assert codes == [0]
