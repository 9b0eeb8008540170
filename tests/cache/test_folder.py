"""A folder of results: written at once or not at all, and never larger than it may be."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from app.cache.folder import Cache, default_folder


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.opened(tmp_path / "cache")


def test_it_keeps_what_is_written_until_it_is_removed(cache: Cache) -> None:
    assert cache.read("facts", "ab12") is None
    cache.write("facts", "ab12", b"1")
    cache.write("facts", "ab12", b"2")
    assert cache.read("facts", "ab12") == b"2"
    assert cache.has("facts", "ab12")
    assert not cache.has("names", "ab12")
    assert list(cache.results("facts")) == [("ab12", b"2")]
    cache.path("facts", "ab12").write_bytes(b"something else")
    assert cache.read("facts", "ab12") is None
    assert list(cache.results("facts")) == []
    cache.remove("facts", "ab12")
    cache.remove("facts", "ab12")
    assert not cache.has("facts", "ab12")


def test_who_is_stopped_leaves_what_was_there(cache: Cache) -> None:
    cache.write("facts", "ab12", b"1")

    def stopped() -> None:
        with cache.writing("facts", "ab12") as file:
            file.write(b"2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert cache.read("facts", "ab12") == b"1"
    assert [each.name for each in cache.path("facts", "ab12").parent.iterdir()] == ["ab12"]


def test_it_is_for_nobody_else(cache: Cache, tmp_path: Path) -> None:
    assert cache.root.stat().st_mode & 0o077 == 0
    cache.root.chmod(0o777)
    with pytest.raises(PermissionError, match="is not ours alone"):
        Cache.opened(tmp_path / "cache")


def test_one_that_cannot_be_written_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OSError, match="Not a directory"):
        Cache.opened(Path(os.devnull) / "cache")
    monkeypatch.setattr(os, "access", lambda *_: False)  # as root, one may write anywhere
    with pytest.raises(PermissionError, match="cannot be written to"):
        Cache.opened(tmp_path / "cache")


def test_what_was_used_longest_ago_is_forgotten_first(cache: Cache) -> None:
    now = time.time()
    for age, key in enumerate(("aa", "bb", "cc", "dd", "ee")):
        cache.write("facts", key, bytes(100))
        os.utime(cache.path("facts", key), (now - age * 10, now - age * 10))
    cache.prune({"ee"}, most=280)
    assert [key for key in ("aa", "bb", "cc", "dd", "ee") if cache.has("facts", key)] == [
        "aa",
        "bb",
        "ee",
    ]


def test_what_somebody_left_half_written_is_swept_up_a_day_later(cache: Cache) -> None:
    cache.write("facts", "aa", b"1")
    old, new = (cache.path("facts", "aa").with_name(name) for name in (".old", ".new"))
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    cache.prune(())
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/c/pilcrow"),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "/h"}, "/h/.cache/pilcrow"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/pilcrow"),
    ],
)
def test_it_is_where_a_system_has_its_caches(
    system: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_folder() == Path(expected)


def test_nobody_without_a_home_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    with pytest.raises(FileNotFoundError):
        default_folder()
