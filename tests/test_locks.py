"""The locks are closed, so that an environment can be made of them without looking anything up."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tools.lock import DEVELOPMENT, INSTALLED, LOCKS, SERVING, Lock, header, stale

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED = {
    SERVING: PYPROJECT["project"]["dependencies"],
    DEVELOPMENT: [
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["dependency-groups"]["dev"],
        *PYPROJECT["build-system"]["requires"],
    ],
}
EACH_LOCK = pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.file)
EACH_INSTALLED = pytest.mark.parametrize("lock", INSTALLED, ids=lambda lock: lock.file)


@dataclass(frozen=True, slots=True)
class Pin:
    """One entry of a lock: `name==version ; marker`, and the hashes of the files it may be."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> Version:
        return Version(str(self.requirement.specifier).removeprefix("=="))


def pins(text: str) -> Iterator[Pin]:
    """Every entry of a lock, whether its marker is true here or not."""
    entries = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", "")
    for entry in entries.splitlines():
        requirement, *hashes = re.split(r"\s+--hash=", entry.strip())
        yield Pin(Requirement(requirement), tuple(hashes))


def pins_of(lock: Lock) -> list[Pin]:
    return list(pins((ROOT / lock.file).read_text("utf-8")))


def here(pins: Iterable[Pin]) -> dict[str, Version]:
    """Name → version of what is installed where this test runs."""
    return {pin.name: pin.version for pin in pins if holds(pin.requirement)}


def holds(requirement: Requirement, extra: str = "") -> bool:
    """Whether something is required where this test runs, by who was asked for with this extra."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def unmet(
    asked: Iterable[str], pinned: Mapping[str, Version], requires: Callable[[str], Iterable[str]]
) -> set[str]:
    """What the project or a locked package asks for and no pin meets: who asks for what.

    `requires` gives what a package requires, as its metadata has it. An extra is followed when
    somebody asks for it, and so are the extras that it asks for.
    """
    lacking: set[str] = set()
    followed: set[tuple[str, str]] = set()
    waiting = [("the lock", Requirement(name)) for name in pinned]
    waiting += [("the project", each) for each in map(Requirement, asked) if holds(each)]
    while waiting:
        who, wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in pinned or not wanted.specifier.contains(pinned[name], prereleases=True):
            lacking.add(f"{who} asks for {wanted}")
            continue
        for extra in {"", *wanted.extras}:
            if (name, extra) not in followed:
                followed.add((name, extra))
                others = map(Requirement, requires(name))
                waiting += [(name, other) for other in others if holds(other, extra)]
    return lacking


@EACH_INSTALLED
def test_a_lock_is_closed(lock: Lock) -> None:
    lacking = unmet(
        ASKED[lock], here(pins_of(lock)), lambda name: distribution(name).requires or ()
    )
    assert lacking == set()


@EACH_INSTALLED
def test_what_is_installed_is_what_is_locked(lock: Lock) -> None:
    pinned = here(pins_of(lock))
    assert {name: Version(distribution(name).version) for name in pinned} == pinned


@EACH_LOCK
def test_every_pin_is_one_version_and_has_the_hashes_of_its_files(lock: Lock) -> None:
    for pin in pins_of(lock):
        assert re.fullmatch(r"==[^*,]+", str(pin.requirement.specifier)), pin.name
        assert pin.hashes, pin.name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in pin.hashes), pin.name


def test_the_tools_of_development_are_added_to_what_serves_and_change_none_of_it() -> None:
    assert set(pins_of(SERVING)) <= set(pins_of(DEVELOPMENT))


FALSE = "sys_platform == 'nowhere'"
EXTRAS = ["b; extra == 'loud'", "c; extra == 'quiet'", "a[quiet]; extra == 'both'"]


@pytest.mark.parametrize(
    ("asked", "locked", "lacking"),
    [
        (["a"], {"a": []}, set()),
        (["A.b"], {"a-b": []}, set()),
        (["a>=1", "a<2"], {"a": []}, set()),
        (["a>=0.9.dev0"], {"a": []}, set()),
        (["a>=2"], {"a": []}, {"the project asks for a>=2"}),
        (["b"], {"a": []}, {"the project asks for b"}),
        ([f"b; {FALSE}"], {"a": []}, set()),
        (["a"], {"a": ["b"]}, {"a asks for b"}),
        ([], {"a": ["b"]}, {"a asks for b"}),
        (["a"], {"a": ["b"], "b": []}, set()),
        (["a"], {"a": ["b<1"], "b": []}, {"a asks for b<1"}),
        (["a"], {"a": ["b"], "b": ["c", "d"]}, {"b asks for c", "b asks for d"}),
        (["a"], {"a": [f"b; {FALSE}"]}, set()),
        (["a"], {"a": ["b"], "b": ["a"]}, set()),
        (["a"], {"a": EXTRAS}, set()),
        (["a[loud]"], {"a": EXTRAS, "b": []}, set()),
        (["a[loud]"], {"a": EXTRAS}, {'a asks for b; extra == "loud"'}),
        (["a", "a[loud]"], {"a": EXTRAS}, {'a asks for b; extra == "loud"'}),
        (["a[loud]", "a[quiet]"], {"a": EXTRAS, "b": []}, {'a asks for c; extra == "quiet"'}),
        (["a[both]"], {"a": EXTRAS}, {'a asks for c; extra == "quiet"'}),
        ([], {"a": EXTRAS, "d": ["A[Loud]"]}, {'a asks for b; extra == "loud"'}),
        ([], {"a": EXTRAS, "d": [f"a[loud]; {FALSE}"]}, set()),
    ],
)
def test_what_is_asked_for_and_met_by_no_pin_is_found(
    asked: list[str], locked: dict[str, list[str]], lacking: set[str]
) -> None:
    assert unmet(asked, dict.fromkeys(locked, Version("1.0")), locked.__getitem__) == lacking


def test_an_entry_of_a_lock_is_read_with_its_marker_and_hashes() -> None:
    text = """\
# Made by hand
one==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via two
two==2.0 ; sys_platform == 'nowhere' \\
    --hash=sha256:cc
    # via -c other.txt
"""
    one, two = pins(text)
    assert (one.name, one.version, one.hashes) == (
        "one",
        Version("1.0"),
        ("sha256:aa", "sha256:bb"),
    )
    assert (two.name, two.hashes, holds(two.requirement)) == ("two", ("sha256:cc",), False)
    assert here([one, two]) == {"one": Version("1.0")}


PROJECT = """\
[project]
name = "small"
requires-python = ">=3.11"
dependencies = ["one>=1", "two"]
[dependency-groups]
dev = ["three"]
release = ["five"]
"""


@pytest.mark.parametrize(
    ("before", "after", "out_of_date"),
    [
        ('"small"', '"large"', []),
        ('["three"]', '[\n  "three", # why\n]', []),
        ('"three"', '"four"', ["requirements-dev.txt"]),
        ('"five"', '"six"', ["requirements-release.txt"]),
        ('"one>=1"', '"one>=2"', ["requirements.txt", "requirements-dev.txt"]),
        (', "two"', "", ["requirements.txt", "requirements-dev.txt"]),
        ("3.11", "3.12", [lock.file for lock in LOCKS]),
    ],
)
def test_a_lock_that_was_made_from_other_dependencies_is_told_with_the_remedy(
    tmp_path: Path, before: str, after: str, out_of_date: list[str]
) -> None:
    (tmp_path / "tools").mkdir()
    tool = shutil.copy(ROOT / "tools" / "lock.py", tmp_path / "tools")
    for lock in LOCKS:
        (tmp_path / lock.file).write_text(header(lock, tomllib.loads(PROJECT)), "utf-8")
    (tmp_path / "pyproject.toml").write_text(PROJECT.replace(before, after), "utf-8")
    command = [sys.executable, tool, "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == bool(out_of_date)
    why = "was made from other dependencies than pyproject.toml has: run make lock"
    assert done.stdout.splitlines() == [f"{file} {why}" for file in out_of_date]


def test_the_locks_were_made_from_the_dependencies_there_are() -> None:
    assert stale(ROOT) == []
