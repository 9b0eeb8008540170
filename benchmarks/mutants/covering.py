"""Coverage by test: which tests run which lines, measured once, with the code as it is."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

Tests = dict[str, dict[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Covering:
    """The tests that run each line of each module, and the seconds that each test takes."""

    lines: Tests
    seconds: dict[str, float]

    def tests(self, module: str, lines: range | None) -> list[str]:
        """The tests that run one of these lines, those of the module's own test file first.

        For None, which is what runs at the import, that is whatever runs a line of the module or of
        one beside it that imports from it, and all of its own test file: a test that only looks at
        a constant runs no line.
        """
        if lines is None:
            found = {test for each in _with_importers(module) for test in self._of(each, None)}
            found |= {test for test in self.seconds if test.startswith(f"{mirror(module)}::")}
        else:
            found = set(self._of(module, lines))
        order = {test: at for at, test in enumerate(self.seconds)}
        return sorted(found, key=lambda test: (_distance(module, test), order[test]))

    def _of(self, module: str, lines: range | None) -> Iterator[str]:
        for line, tests in self.lines.get(module, {}).items():
            if lines is None or line in lines:
                yield from tests


def _with_importers(module: str) -> Iterator[str]:
    path = Path(module)
    yield module
    for other in path.parent.glob("*.py"):
        if f"from .{path.stem} import" in other.read_text("utf-8"):
            yield other.as_posix()


def mirror(module: str) -> str:
    """The test file of a module: tests/text/test_names.py of app/text/names.py."""
    path = Path(module)
    return str(Path("tests", *path.parts[1:-1], f"test_{path.name}"))


def _distance(module: str, test: str) -> int:
    file = test.partition("::")[0]
    if file == mirror(module):
        return 0
    return 1 if Path(file).parent == Path(mirror(module)).parent else 2


class Measuring:
    """A pytest plugin that measures which lines each test runs, and how long it takes."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._coverage = coverage.Coverage(
            data_file=None, config_file=False, source=[str(root / "app")]
        )
        self._seconds: dict[str, float] = {}
        self.failed: list[str] = []

    def start(self) -> None:
        """To be called before the code is imported."""
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """What a test would only find remembered from the test before it, it has to run itself."""
        for cached in _caches():
            cached.cache_clear()
        self._coverage.switch_context(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Counts the time of a test, and names it if it fails."""
        self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0) + report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def found(self) -> Covering:
        """What was measured."""
        self._coverage.stop()
        data = self._coverage.get_data()
        lines: Tests = {}
        for file in data.measured_files():
            by_line = data.contexts_by_lineno(file)
            known = {line: [each for each in tests if each] for line, tests in by_line.items()}
            lines[str(Path(file).relative_to(self._root))] = {k: v for k, v in known.items() if v}
        return Covering(lines, self._seconds)


def _caches() -> Iterator[functools._lru_cache_wrapper[object]]:
    for name, module in list(sys.modules.items()):
        if name.startswith("app."):
            for each in vars(module).values():
                if isinstance(each, functools._lru_cache_wrapper):
                    yield each
