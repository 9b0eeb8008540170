"""The maker: another process, which builds a site while this one serves what is there of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import weakref
from dataclasses import asdict, dataclass
from pathlib import Path

from ..cache import Cache, digest
from ..settings import Settings, SettingsError

_PACKAGE = __name__.partition(".")[0]


class MakerError(Exception):
    """The maker ended before it had made anything; it has said why on the standard error."""


class UnkeptError(Exception):
    """What was made could not be kept."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the checks have to say, what they found as JSON, and whether there is a site."""

    lines: tuple[str, ...]
    problems: str
    ready: bool


class Maker:
    """Has a site built by another process, and tells it what is wanted first."""

    def __init__(
        self,
        settings: Settings,
        cache: Cache,
        key: str,
        spare: Spare | None = None,
        keep: bool = False,
        preview: bool = False,
    ) -> None:
        self._spare = spare or Spare()
        self._settings = settings
        self._cache = cache
        self._key = key
        self._how = {"keep": keep, "preview": preview}
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def built(self) -> Made:
        """What the checks have to say, and whether there is a site, as soon as that is known.

        Raises `Refusal` where there can be none, `UnkeptError` where it could not be kept.
        """
        process = self.start()
        assert process.stdout is not None
        with process.stdout:
            line = process.stdout.readline()
        if not line:
            self.close()
            raise MakerError(f"the process that builds ended with {process.returncode}")
        told = json.loads(line)
        if "refusal" in told:
            raise SettingsError(told["refusal"])
        if "unkept" in told:
            raise UnkeptError(told["unkept"])
        return Made(tuple(told["told"]), told["problems"], told["ready"])

    def start(self) -> subprocess.Popen[bytes]:
        """Build, unless that is being done. Raises OSError where no process can be started."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = self._started()
                # Whoever forgets this object, or ends, has nobody work for it any longer.
                weakref.finalize(self, _ended, self._process)
                # Until somebody asks how it ended, a process that has ended is still there.
                threading.Thread(target=self._process.wait, name="maker", daemon=True).start()
            return self._process

    def ask(self, name: str) -> None:
        """Have the pages of an explainer made before all others."""
        key = digest(self._key, name)
        kind = wanted(self._key)
        if not self._cache.has(kind, key):
            self._cache.write(kind, key, name.encode())
        self.start()

    def close(self) -> None:
        """What is still being made is given up."""
        with self._lock:
            if self._process is not None:
                _ended(self._process)

    def _started(self) -> subprocess.Popen[bytes]:
        process = self._spare.taken()
        told = {name: value for name, value in asdict(self._settings).items() if value is not None}
        told |= {"content": str(self._settings.content), "cache": str(self._cache.root.parent)}
        told |= self._how
        assert process.stdin is not None
        with process.stdin:
            process.stdin.write(f"{json.dumps(told)}\n".encode())
        return process


class Spare:
    """A process that will build when it is told what: who saves does not wait until it is ready."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Have a process get ready. Raises OSError where none can be started."""
        if self._process is None:
            self._process = _begun()
            weakref.finalize(self, _ended, self._process)

    def taken(self) -> subprocess.Popen[bytes]:
        """The process that is ready, or a new one."""
        ready, self._process = self._process, None
        return ready if ready is not None and ready.poll() is None else _begun()


def _begun() -> subprocess.Popen[bytes]:
    above = str(Path(__file__).parents[2])
    paths = (above, os.environ.get("PYTHONPATH", ""))
    return subprocess.Popen(
        [sys.executable, "-m", f"{_PACKAGE}.site.worker"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def wanted(key: str) -> str:
    """The kind of what is kept for a moment to tell a maker whose pages somebody waits for."""
    return f"wanted-{key}"


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        pipe.close()
