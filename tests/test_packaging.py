"""The wheel, and the source of it: installed elsewhere, it checks and serves the sample."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

import app
from tools.lock import LOCKS

ROOT = Path(__file__).resolve().parent.parent
PACKED = {
    "app": "pilcrow",
    "templates": "pilcrow/templates",
    "static": "pilcrow/static",
    "content": "pilcrow/content",
}


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command prints, warnings and errors included, when it succeeds."""
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def environment() -> dict[str, str]:
    """Nothing of this project: no setting, no import path."""
    ours = ("PILCROW_", "PYTHON", "COV")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution."""
    folder = tmp_path_factory.mktemp("source")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    (built,) = folder.glob("*.tar.gz")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `pilcrow` command of an environment that has the wheel, and these dependencies."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder)
    python = folder / "bin" / "python"
    run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel
    )
    (packages,) = folder.glob("lib/python*/site-packages")
    # A path in a .pth file is searched, but its own .pth files are not: the checkout stays out.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "bin" / "pilcrow"


@pytest.fixture
def served(installed: Path, tmp_path: Path) -> Iterator[str]:
    """The address that `pilcrow serve` prints, in an empty folder."""
    command: list[str | Path] = [installed, "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout
        printed = ""
        for line in server.stdout:
            printed += line
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield found[0]
                break
        server.terminate()
        assert "http://" in printed, printed
    assert "Traceback" not in printed


def test_the_wheel_has_all_that_the_checkout_has_under_one_name(wheel: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = {
        path: f"{inside}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, inside in PACKED.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == set(files.values())
    assert {f"pilcrow/{name}" for name in ("cli/command.py", "content/site.toml")} < names


def test_the_wheel_says_its_version_and_carries_the_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        info = f"pilcrow-{app.__version__}.dist-info"
        metadata = archive.read(f"{info}/METADATA").decode()
        assert archive.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert "\nLicense-Expression: MIT\n" in metadata


def test_a_wheel_made_of_the_source_distribution_is_the_same(
    wheel: Path, source: Path, tmp_path: Path
) -> None:
    pip = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-index", "--no-build-isolation"]
    run(*pip, "--wheel-dir", tmp_path, source)
    with ZipFile(wheel) as ours, ZipFile(tmp_path / wheel.name) as theirs:
        assert theirs.namelist() == ours.namelist()
        assert [n for n in ours.namelist() if theirs.read(n) != ours.read(n)] == []


def test_the_source_distribution_has_what_make_takes(source: Path) -> None:
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    locks = {lock.file for lock in LOCKS} | {"tools/lock.py", "tools/release.py"}
    assert {"Makefile", "pyproject.toml", "tests/programs.sh", *locks} <= names


def test_the_installed_command_is_the_wheels(installed: Path) -> None:
    python = installed.with_name("python")
    where = run(python, "-c", "import pilcrow; print(pilcrow.__file__)", cwd=installed.parent)
    assert Path(where.strip()).is_relative_to(installed.parent.parent)


def test_the_installed_command_checks_the_sample(installed: Path, tmp_path: Path) -> None:
    assert re.search(r"\b[1-9]\d* statements", run(installed, "check", "--strict", cwd=tmp_path))


def test_the_installed_command_serves_the_sample(served: str) -> None:
    with urlopen(f"{served}/pakistan-taliban/militancy/", timeout=10) as answer:
        page = answer.read().decode()
    assert answer.status == 200
    assert "<h1" in page
    script = re.search(r'src="(/static/[^"]+\.js)"', page)
    assert script
    with urlopen(served + script[1], timeout=10) as answer:
        assert answer.status == 200
