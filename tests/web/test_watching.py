"""Watching the content folder: what is a change, when it has settled, and what is told of it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import pytest

from app.web import watching
from app.web.watching import QUIET_SECONDS, names, stamps, watch_folder


@contextmanager
def watched(folder: Path) -> Iterator[SimpleQueue[str]]:
    """What is told of changes in a folder meanwhile."""
    told: SimpleQueue[str] = SimpleQueue()
    ended = threading.Event()
    thread = threading.Thread(target=watch_folder, args=(folder, stamps(folder), told.put, ended))
    thread.start()
    try:
        yield told
    finally:
        ended.set()
        thread.join(10)
        assert not thread.is_alive()


def nothing_more(told: SimpleQueue[str]) -> bool:
    try:
        told.get(timeout=3 * QUIET_SECONDS)
    except Empty:
        return True
    return False


def test_two_files_saved_one_after_the_other_are_one_change(tmp_path: Path) -> None:
    with watched(tmp_path) as told:
        (tmp_path / "one.md").write_text("one")
        time.sleep(0.75 * QUIET_SECONDS)
        (tmp_path / "two.md").write_text("two")
        assert told.get(timeout=10) == "one.md, two.md"
        assert nothing_more(told)


@pytest.mark.parametrize("content", ["now", "now/content"])
def test_a_link_that_is_switched_is_a_change(tmp_path: Path, content: str) -> None:
    for release in ("1", "2"):
        (tmp_path / release / "content").mkdir(parents=True)
        for folder in (tmp_path / release, tmp_path / release / "content"):
            (folder / "one.md").write_text(release)
            os.utime(folder / "one.md", ns=(1, 1))
    (tmp_path / "now").symlink_to("1")
    with watched(tmp_path / content) as told:
        (tmp_path / "new").symlink_to("2")
        (tmp_path / "new").replace(tmp_path / "now")
        assert "one.md" in told.get(timeout=10)
        (tmp_path / "2" / "content" / "one.md").write_text("third")
        assert "one.md" in told.get(timeout=10)


def test_many_files_are_looked_at_rarely_where_nobody_told_of_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []

    def looks(*_: object) -> Iterator[bool]:
        for settled in (False, False, False, True):
            looked.append(settled)
            yield settled

    def counted(folder: Path) -> watching.Stamps:
        looked.append(True)
        return stamps(folder)

    monkeypatch.setattr(watching, "_RESTS", 1e9)
    monkeypatch.setattr(watching, "_looks", looks)
    monkeypatch.setattr(watching, "stamps", counted)
    watch_folder(tmp_path, {}, lambda names: None, threading.Event())
    assert looked == [False, True, False, False, True, True]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert stamps(tmp_path / "nowhere") == {}


def test_where_a_link_leads_now_is_watched_from_then_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for release in ("1", "2"):
        (tmp_path / release).mkdir()
    (tmp_path / "now").symlink_to("1")
    watched: list[str] = []

    def watch(folder: Path, **_: object) -> Iterator[bool]:
        while True:
            watched.append(folder.name)
            yield False

    monkeypatch.setattr(watching, "watch", watch)
    looks = watching._looks(tmp_path / "now", threading.Event())
    assert [next(looks), next(looks)] == [False, False]
    (tmp_path / "now").unlink()
    (tmp_path / "now").symlink_to("2")
    assert next(looks) is False
    assert watched == ["1", "1", "2"]


def test_a_folder_that_is_away_for_a_moment_is_watched_again(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "one.md").touch()
    with watched(folder) as told:
        folder.rename(tmp_path / "away")
        assert told.get(timeout=10) == "one.md"
        (tmp_path / "away").rename(folder)
        assert told.get(timeout=10) == "one.md"
        (folder / "two.md").touch()
        assert told.get(timeout=10) == "two.md"


def test_where_the_system_tells_nothing_it_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(*_: object, **__: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watching, "watch", none_left)
    with watched(tmp_path) as told:
        (tmp_path / "one.md").touch()
        assert told.get(timeout=10) == "one.md"
        assert nothing_more(told)


def test_a_file_that_goes_away_while_it_is_looked_at_is_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = [FileNotFoundError("one.md")]

    def stamps_once(folder: Path) -> Any:
        if away:
            raise away.pop()
        return stamps(folder)

    with watched(tmp_path) as told:
        monkeypatch.setattr(watching, "stamps", stamps_once)
        (tmp_path / "one.md").touch()
        assert told.get(timeout=10) == "one.md"
        assert away == []


def test_a_change_is_a_file_written_added_or_gone(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    file = tmp_path / "deep" / "one.md"
    file.write_text("one")
    before = stamps(tmp_path)
    assert stamps(tmp_path) == before
    os.utime(file, ns=(1, 1))
    assert stamps(tmp_path) != before
    file.unlink()
    assert stamps(tmp_path) == {}


def test_what_editors_hide_is_no_change(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").touch()
    (tmp_path / ".one.md.swp").touch()
    (tmp_path / "dangling.md").symlink_to("nowhere")
    assert stamps(tmp_path) == {}
    assert stamps(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"a.md": (1, 1, 1)}, "a.md"),
        (dict.fromkeys(("a.md", "b.md", "c.md"), (1, 1, 1)), "a.md, b.md, c.md"),
        (dict.fromkeys("abcde", (1, 1, 1)), "a, b, c and 2 more"),
        ({"\x1b[2J\n\udce9é.md": (1, 1, 1)}, r"\x1b[2J\n\udce9é.md"),
    ],
)
def test_what_changed_is_told_by_name_and_safe_to_print(
    now: dict[str, tuple[int, int, int]], told: str
) -> None:
    assert names({}, now) == told
