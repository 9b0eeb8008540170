"""A release is made twice alike or not at all, and of nothing that may not be given on."""

from __future__ import annotations

import subprocess
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.folders import write
from tools.licences import ALLOWED, licences, pinned
from tools.release import build, committed, different

SMALL = {
    "pyproject.toml": (
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "small"\nversion = "1.0"\n'
    ),
    "small/__init__.py": "",
}


def git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@bridges.example")
    subprocess.run(("git", *named, *words), cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("more", "differ"),
    [({}, []), ({"small/new.py": "x"}, ["small-1.0-py2.py3-none-any.whl", "small-1.0.tar.gz"])],
    ids=["committed", "not committed"],
)
def test_what_is_committed_is_built_alike_anywhere(
    more: dict[str, str], differ: list[str], tmp_path: Path
) -> None:
    root = write(tmp_path / "root", SMALL)
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "begin")
    write(root, more)
    build(root, tmp_path / "here", "1700000000")
    again = committed(root, tmp_path)
    build(again, tmp_path / "again", "1700000000", umask=0o077, zone="Pacific/Apia")
    assert different(tmp_path / "here", tmp_path / "again") == differ
    (wheel,) = (tmp_path / "here").glob("*.whl")
    with ZipFile(wheel) as archive:
        assert {each.date_time for each in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_a_file_that_only_one_has_differs(tmp_path: Path) -> None:
    one, other = write(tmp_path / "1", {"a": "x", "b": "y"}), write(tmp_path / "2", {"a": "x"})
    assert different(one, other) == different(other, one) == ["b"]


def test_what_a_lock_pins_is_read_from_it() -> None:
    lock = "# via x\nOne.two[a,b]==1.0 ; python_version < '4' \\\n    --hash=sha256:a\nthree==2\n"
    assert list(pinned(lock)) == ["One.two", "three"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["License-Expression: MIT"], {"MIT"}),
        (["License-Expression: (MIT OR Apache-2.0) AND PSF-2.0"], {"MIT", "Apache-2.0", "PSF-2.0"}),
        (["Classifier: License :: OSI Approved :: BSD License"], {"BSD-3-Clause"}),
        (["Classifier: License :: OSI Approved :: MIT License", "License: text"], {"MIT"}),
        (["License: As is,\n  and no more"], {"As is, and no more"}),
        (["Classifier: Typing :: Typed"], {"no licence"}),
    ],
)
def test_a_licence_is_read_as_its_package_says_it(lines: list[str], found: set[str]) -> None:
    about = Message()
    for line in lines:
        name, _, value = line.partition(": ")
        about[name] = value
    assert licences(about) == found


@pytest.mark.parametrize("strict", ["GPL-3.0-only", "AGPL-3.0-or-later", "no licence"])
def test_what_asks_more_than_its_text_is_not_allowed(strict: str) -> None:
    assert strict not in ALLOWED
