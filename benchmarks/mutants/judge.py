"""The judge: runs the tests of a mutant in a fork, and says whether one of them noticed.

A fork has the time that its tests take without the change, some times over, as seconds of the
processor: a loop that does not end any more is as good as a test that fails.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Any

import pytest
from hypothesis import settings

from .covering import Covering, Measuring, mirror
from .mutations import Mutant, mutated

TESTED = ("tests/text", "tests/check", "tests/library", "tests/problems")
"""Whose tests run the rooms that are changed; those of rooms above only show what these found."""

_OURS = ("app", "tests", "benchmarks", "conftest", "__main__")
_OPTIONS = (
    "--import-mode=importlib", "-q", "-x", "--no-header", "--no-summary", "--tb=no",
    "-p", "no:cacheprovider", "-p", "no:faulthandler",
)  # fmt: skip
_MEMORY = 4 << 30
_START = 5.0
_TIMES = 5.0
_PATIENCE = 6.0
"""How much longer than its own time a fork may take where others use the machine."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a test noticed, and which; `by` is "time" or "crash" where none could say so."""

    killed: bool
    by: str = ""
    seconds: float = 0.0


class RedError(Exception):
    """Tests fail without any change, so that they can say nothing of one."""


class Judge:
    """Judges mutants of the code under one folder, which has `app` and `tests` in it."""

    def __init__(self, root: Path) -> None:
        os.chdir(root)
        sys.path.insert(0, str(root))
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        settings.register_profile("mutants", derandomize=True, database=None, deadline=None)
        settings.load_profile("mutants")
        self._root = root
        self.covering = self._measured()

    def verdict(self, mutant: Mutant) -> Verdict:
        """What the tests that run the changed lines say of the change."""
        tests = self.covering.tests(mutant.module, mutant.lines)
        if not tests:
            return Verdict(killed=False)
        usual = sum(self.covering.seconds[test] for test in tests)
        started = time.monotonic()
        said = _forked(lambda: self._tried(mutant, tests), _START + usual * _TIMES)
        seconds = time.monotonic() - started
        return Verdict(said != "", said if isinstance(said, str) else "crash", seconds)

    def _tried(self, mutant: Mutant, tests: Sequence[str]) -> str:
        """The test that fails with this change, or nothing."""
        file = self._root / mutant.module
        code = compile(mutated(file.read_text("utf-8"), mutant), str(file), "exec")
        name = mutant.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        sys.meta_path.insert(0, _Finder(name, file, code))
        near = [test for test in tests if test.startswith(f"{mirror(mutant.module)}::")]
        for some in (near, [test for test in tests if test not in set(near)]):
            if some and (failed := _run(some)):
                return failed
        return ""

    def _measured(self) -> Covering:
        found = _forked(self._baseline, 600)
        if not isinstance(found, dict):
            raise RedError(f"the tests cannot be run: {found}")
        if found["failed"]:
            raise RedError(f"fails without any change: {', '.join(found['failed'])}")
        _preload(found["modules"])
        by_line = {
            module: {int(line): tests for line, tests in lines.items()}
            for module, lines in found["lines"].items()
        }
        return Covering(by_line, found["seconds"])

    def _baseline(self) -> dict[str, Any]:
        measuring = Measuring(self._root)
        measuring.start()
        folders = [each for each in TESTED if (self._root / each).is_dir()]
        pytest.main([*_OPTIONS, *folders], plugins=[measuring, _Untimed()])
        found = measuring.found()
        modules = [name for name in sys.modules if name.partition(".")[0] not in _OURS]
        return {
            "failed": measuring.failed,
            "lines": found.lines,
            "seconds": found.seconds,
            "modules": modules,
        }


def _run(tests: Sequence[str]) -> str:
    """The first of these tests that fails, or nothing. Only their files are collected."""
    failing = _Failing(tests)
    with TemporaryDirectory(prefix="mutant-") as folder:
        files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
        options = [*_OPTIONS, f"--basetemp={folder}/tests", *files]
        code = pytest.main(options, plugins=[failing, _Untimed()])
    return failing.failed or ("" if code in {0, 5} else "import")


class _Failing:
    """A pytest plugin that runs some tests, and remembers the first that fails."""

    def __init__(self, tests: Iterable[str]) -> None:
        self._rank = {test: rank for rank, test in enumerate(tests)}
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leaves those that are not wanted out, and keeps their order."""
        wanted = [item for item in items if item.nodeid in self._rank]
        items[:] = sorted(wanted, key=lambda item: self._rank[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remembers a failure."""
        if report.failed and not self.failed:
            self.failed = report.nodeid


class _Untimed:
    """A pytest plugin that leaves out tests which measure time: a busy machine is no verdict."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Those are left out that ask how time grows."""
        items[:] = [item for item in items if not _measures_time(item)]


def _measures_time(item: pytest.Item) -> bool:
    code = getattr(getattr(item, "function", None), "__code__", None)
    return code is not None and bool({"exponent", "cost"} & set(code.co_names))


class _Finder(MetaPathFinder):
    """Finds one module, whose code has been changed."""

    def __init__(self, name: str, file: Path, code: CodeType) -> None:
        self._name, self._file, self._code = name, file, code

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """The changed module, or None for every other."""
        if fullname != self._name:
            return None
        loader = _Loader(fullname, str(self._file), self._code)
        return spec_from_file_location(fullname, self._file, loader=loader)


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, code: CodeType) -> None:
        super().__init__(fullname, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        """The changed code; no byte code of it is kept."""
        return self._code


def _preload(modules: Iterable[str]) -> None:
    """Imports what is not ours, so that no fork has to."""
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    gc.freeze()


def _forked(work: Callable[[], Any], seconds: float) -> Any:
    """What the work gives in a fork, or "time" or "crash" where it gives nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _alone(work, writing, seconds)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = _heard(pipe.fileno(), seconds * _PATIENCE)
    if said is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if said:
        return json.loads(said)
    over = os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}
    return "time" if over else "crash"


def _heard(pipe: int, seconds: float) -> bytes | None:
    """All that comes through a pipe until it is closed; None if that takes too long."""
    said, until = b"", time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and select.select([pipe], [], [], left)[0]:
        if not (more := os.read(pipe, 1 << 16)):
            return said
        said += more
    return None


def _alone(work: Callable[[], Any], writing: int, seconds: float) -> None:
    """Works in a fork, within limits and unheard, and ends it."""
    try:
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        used = int(sum(os.times()[:2]))
        resource.setrlimit(resource.RLIMIT_CPU, (used + int(seconds) + 1, used + int(seconds) + 2))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        said = json.dumps(work()).encode()
        while said:
            said = said[os.write(writing, said) :]
    finally:
        os._exit(0)
