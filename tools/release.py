"""A release: the wheel and the source distribution, and the list of what they run on.

    python tools/release.py [DIST]     write them, and print the digest of each

Both are built twice: here, and from what is committed, in another folder, under another umask and
in another time zone. Where the builds differ by a byte nothing is released: nobody could make it
again. Then the wheel is put into an empty environment, with what the lock names and nothing else,
the sample is checked there, and that environment is listed as CycloneDX JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = ROOT / ".release" / "bin" / "cyclonedx-py"
"""What `make release` has installed for it, in an environment of its own."""
_OURS = ("PILCROW_", "PYTHON", "COV")


def epoch(root: Path) -> str:
    """The seconds that every file is dated with: those of the last commit, unless it is said."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    return said or _run("git", "log", "-1", "--format=%ct", cwd=root).strip()


def build(source: Path, out: Path, when: str, *, umask: int = -1, zone: str = "UTC") -> None:
    """Build both from the files of a folder."""
    command = (sys.executable, "-m", "hatchling", "build", "--directory", out)
    _run(*command, cwd=source, umask=umask, SOURCE_DATE_EPOCH=when, TZ=zone)


def committed(root: Path, folder: Path) -> Path:
    """What is committed, in a folder of its own."""
    archive = folder / "committed.tar"
    _run("git", "archive", "--output", archive, "HEAD", cwd=root)
    shutil.unpack_archive(archive, folder / "committed", filter="data")
    return folder / "committed"


def different(one: Path, other: Path) -> list[str]:
    """The names of the files that only one of two folders has, or that differ."""
    names = {each.name for folder in (one, other) for each in folder.iterdir()}
    return sorted(name for name in names if digest(one / name) != digest(other / name))


def digest(file: Path) -> str:
    """The SHA-256 of a file; empty for none."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def listed(wheel: Path, folder: Path, when: str) -> None:
    """Install a wheel with its lock, check the sample there, and list what is there beside it."""
    venv.create(folder)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-qq", "--no-deps")
    _run(*pip, "--require-hashes", "--requirement", ROOT / "requirements.txt")
    _run(*pip, "--no-index", wheel)
    _run(folder / "bin" / "pilcrow", "check", "--strict", cwd=folder)
    into = wheel.with_name(f"{'-'.join(wheel.name.split('-')[:2])}.cdx.json")
    command = (LISTS, "environment", "--output-reproducible", "--output-file", into, python)
    _run(*command, SOURCE_DATE_EPOCH=when)


def _run(*command: str | Path, cwd: Path = ROOT, umask: int = -1, **more: str) -> str:
    """What a command prints when it succeeds, with nothing of this project set."""
    environment = {name: each for name, each in os.environ.items() if not name.startswith(_OURS)}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment | more,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def main(argv: Sequence[str] | None = None) -> int:
    """Release this checkout; what the process should exit with."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dist", nargs="?", type=Path, default=ROOT / "dist")
    dist = parser.parse_args(argv).dist
    when = epoch(ROOT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(ROOT, folder / "here", when)
        again = committed(ROOT, folder)
        build(again, folder / "again", when, umask=0o077, zone="Pacific/Apia")
        if files := different(folder / "here", folder / "again"):
            print(f"two builds differ: {', '.join(files)}; commit what is changed, or take it away")
            return 1
        (wheel,) = (folder / "here").glob("*.whl")
        listed(wheel, folder / "empty", when)
        shutil.rmtree(dist, ignore_errors=True)
        shutil.copytree(folder / "here", dist)
    for file in sorted(dist.iterdir()):
        print(f"{digest(file)}  {file.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
