"""What `make` sets up: the real Makefile, on a small project whose packages are made here."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import program

ROOT = Path(__file__).resolve().parent.parent
OTHERS = "MAKE|MFLAGS|PIP_|COV|PYTHON$|PORT$"  # what the make that runs this test hands on
FLAGS = {"--no-deps", "--require-hashes"}
SAY = "import sys\nprint(__package__, *sys.argv[1:])\n"

Make = Callable[..., subprocess.CompletedProcess[str]]


def wheel(folder: Path, name: str, version: str, *requires: str) -> str:
    """Put the wheel of an empty package there; the line of a lock that pins it."""
    file = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {each}" for each in requires]
    with ZipFile(file, "w") as archive:
        archive.writestr(f"{info}/METADATA", "\n".join([*lines, ""]))
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", f"{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return f"{name}=={version} --hash=sha256:{digest}\n"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The only folder in which pip finds packages."""
    (tmp_path / "index").mkdir()
    return tmp_path / "index"


@pytest.fixture
def checkout(tmp_path: Path, index: Path) -> Path:
    """A small project with the Makefile of this one, and a lock for serving and for development."""
    folder = tmp_path / "a check out"
    (folder / "app").mkdir(parents=True)
    (folder / "app" / "__main__.py").write_text(SAY, "utf-8")
    shutil.copy(ROOT / "Makefile", folder)
    serving = wheel(index, "page", "1.0", "ink[black]>=1") + wheel(index, "ink", "1.0")
    (folder / "requirements.txt").write_text(serving, "utf-8")
    tools = serving + wheel(index, "ruler", "1.0")
    (folder / "requirements-dev.txt").write_text(tools, "utf-8")
    return folder


@pytest.fixture
def make(checkout: Path, index: Path) -> Make:
    """Runs make in the checkout, with the Python that runs this test, and no index but ours."""
    make = program("make", "make")
    kept = {name: value for name, value in os.environ.items() if not re.match(OTHERS, name)}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ours = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(index)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [make, *arguments],
            cwd=checkout,
            env={**kept, **ours, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def installed(checkout: Path) -> set[str]:
    """The packages of the environment, beside those that a new one begins with."""
    infos = (checkout / ".venv").glob("lib/python*/site-packages/*.dist-info")
    return {info.stem for info in infos if not info.stem.startswith(("pip-", "setuptools-"))}


def test_serving_installs_what_is_locked_for_it_though_newer_was_released(
    checkout: Path, index: Path, make: Make
) -> None:
    wheel(index, "ink", "2.0")
    served = make("serve", "PORT=81")
    assert served.returncode == 0, served.stderr
    assert served.stdout.endswith("\npilcrow serve --port 81\n")
    assert installed(checkout) == {"page-1.0", "ink-1.0"}


def test_the_command_works_from_anywhere_and_imports_nothing_from_there(
    checkout: Path, make: Make, tmp_path: Path
) -> None:
    assert make("serve").returncode == 0
    (tmp_path / "pilcrow.py").write_text("raise SystemExit('not this one')", "utf-8")
    link = tmp_path / "link"
    link.symlink_to(checkout / ".venv" / "bin" / "pilcrow")
    said = subprocess.run([link, "a b"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert said.stdout == "pilcrow a b\n"


def test_a_lock_that_changed_is_installed_anew_and_nothing_else_is(
    checkout: Path, index: Path, make: Make
) -> None:
    assert make("setup").returncode == 0
    assert installed(checkout) == {"page-1.0", "ink-1.0", "ruler-1.0"}
    assert "pip install" not in make("setup", "serve").stdout
    (checkout / "requirements.txt").write_text(wheel(index, "ink", "2.0"), "utf-8")
    assert make("serve").returncode == 0
    assert installed(checkout) == {"ink-2.0"}
    (checkout / "requirements-dev.txt").write_text(wheel(index, "ruler", "2.0"), "utf-8")
    assert make("setup").returncode == 0
    assert installed(checkout) == {"ink-2.0", "ruler-2.0"}


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_a_set_up_that_failed_is_begun_again(checkout: Path, make: Make, file: str) -> None:
    lock = checkout / file
    good = lock.read_text("utf-8")
    lock.write_text(re.sub("sha256:.{8}", "sha256:00000000", good), "utf-8")
    failed = make("setup")
    assert failed.returncode != 0
    assert "DO NOT MATCH THE HASHES" in failed.stderr
    assert make("--question", "setup").returncode == 1
    lock.write_text(good, "utf-8")
    assert make("setup").returncode == 0
    assert installed(checkout) == {"page-1.0", "ink-1.0", "ruler-1.0"}


def test_a_python_that_is_too_old_is_told_before_anything_is_made(
    checkout: Path, make: Make, tmp_path: Path
) -> None:
    old = tmp_path / "python3.9"
    pretend = "import sys; sys.version_info = (3, 9, 18); exec(sys.argv[1])"
    old.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{pretend}' \"$2\"\n", "utf-8")
    old.chmod(0o755)
    told = make("serve", f"PYTHON={old}")
    assert told.returncode != 0
    assert told.stderr.startswith(f"pilcrow needs Python 3.11 or newer, and {old} is 3.9; name")
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("file", ["Makefile", "deploy/Containerfile"])
def test_nothing_is_installed_but_by_a_lock_as_it_stands(file: str) -> None:
    text = (ROOT / file).read_text("utf-8").replace("\\\n", "")
    installs = re.findall(r"^(?!\s*#).*\bpip\b.*\binstall\b.*$", text, re.MULTILINE)
    assert installs
    assert [line for line in installs if not set(line.split()) >= FLAGS] == []


def commands(target: str) -> list[str]:
    """What make would run for a target of this checkout, what it prints beside it left out."""
    plan = [program("make", "make"), "--dry-run", "--always-make", target]
    kept = {name: value for name, value in os.environ.items() if not re.match(OTHERS, name)}
    done = subprocess.run(plan, cwd=ROOT, env=kept, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_what_a_change_must_pass_begins_with_the_locks_and_has_every_test() -> None:
    *before, tests = commands("test")
    checks = commands("check")
    assert checks[: len(before)] == before
    assert checks[len(before)] == ".venv/bin/python tools/lock.py --check"
    assert checks[-1] == f"{tests} --cov"
    assert "exec make check\n" in (ROOT / ".ci" / "run").read_text("utf-8")
