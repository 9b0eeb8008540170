"""A site built piece by piece is the site that is built at once, and only what is new is made."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from app.cards import Card
from app.check.report import report
from app.check.verify import verify
from app.console import Refusal
from app.library.library import read_library
from app.settings import Settings, SettingsError
from app.site import builder as builders
from app.site import parts
from app.site.packed import PackedSite
from app.site.stages import BEST, READING, WHOLE
from tests.folders import write
from tests.pieces import BOTH, at_once, builder, built, contents, settings_in, told
from tests.sample import FILES, PUBLIC

pytestmark = pytest.mark.usefixtures("_in_haste")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.mark.parametrize(("count", "stage"), [(1, WHOLE), (2, READING)])
def test_it_is_the_site_that_is_built_at_once(settings: Settings, count: int, stage: str) -> None:
    public = replace(settings, public_url=PUBLIC.public_url)
    assert contents(built(public, count, stage)) == contents(at_once(public))


def test_it_says_what_is_wrong_as_a_check_of_all_does(settings: Settings) -> None:
    mistakes = {
        "ferry/closure.md": BOTH["ferry/closure.md"].replace("#deck", "#mast"),
        "ferry/permalinks.txt": "/ferry/closure/#s-aaaaaa -> /bridge/closure/#gone\n/rail/\n",
        "permalinks.txt": "/bridge/\n/gone/\n/lost/#x -> /bridge/#nowhere\nno permalink\n",
        "ferry/explainer.md": BOTH["ferry/explainer.md"]
        .replace("[boat]", "[old-bridge]")
        .replace("{path: nothing/", "{path: /bridge/closure/"),
        "site.toml": FILES["site.toml"].replace('"/bridge/"', '"/barge/"'),
    }
    write(settings.content, mistakes)
    outcome = verify(read_library(settings.content))
    prefix = f"{settings.content}/"
    found = report(outcome.problems, outcome.counts, outcome.scope, 2, prefix)
    assert told(settings) == "\n".join(found)


def test_a_folder_without_explainers_has_no_site(settings: Settings, tmp_path: Path) -> None:
    site = 'name = "Nothing"\ndescription = "None"\n'
    empty = write(tmp_path / "empty", {"site.toml": site, ".x/explainer.md": ""})
    assert "error[nothing-to-check]" in told(replace(settings, content=empty))
    with pytest.raises(SettingsError, match=r"^cannot read .*: not a directory; name"):
        builder(replace(settings, content=tmp_path / "nowhere")).build()


def test_a_folder_that_is_no_explainer_is_nobodys_business(settings: Settings) -> None:
    before = builder(settings).build().told
    write(settings.content, {"lost/found.md": "x", "node_modules/x/explainer.md": "x"})
    assert builder(settings).build().told == before


def made(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is made to build the site: which explainer, and up to which stage."""
    done = []

    def make(shop: parts.Workshop, task: parts.Task) -> str:
        done.append((task.folder, task.stage))
        return make_really(shop, task)

    make_really = parts.make
    with monkeypatch.context() as patch:
        patch.setattr(builders, "make", make)
        built(settings)
    return done


def test_only_what_is_new_is_made(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    stages = (READING, WHOLE, BEST)
    everything = [(name, stage) for stage in stages for name in ("bridge", "ferry")]
    assert made(settings, monkeypatch) == everything
    assert made(settings, monkeypatch) == []
    text = BOTH["bridge/closure.md"].replace("Nobody confirms a date", "Nobody names a date")
    write(settings.content, {"bridge/closure.md": text})
    assert made(settings, monkeypatch) == [("bridge", stage) for stage in stages]
    assert contents(built(settings)) == contents(at_once(settings))
    write(settings.content, {"bridge/closure.md": BOTH["bridge/closure.md"]})
    assert made(settings, monkeypatch) == []


def test_a_picture_is_drawn_once(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    public = replace(settings, public_url=PUBLIC.public_url)
    built(public)
    text = BOTH["bridge/closure.md"].replace("title: The closure", "title: Shut")
    write(settings.content, {"bridge/closure.md": text})
    drawn = []

    def draw(card: Card) -> bytes:
        drawn.append(card.title)
        return b"drawn"

    monkeypatch.setattr(parts, "draw", draw)
    assert built(public)["/bridge/closure/card.png"].body == b"drawn"
    assert drawn == ["Shut"]


def test_what_the_site_says_of_an_explainer_is_a_part_of_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(settings)
    more = BOTH["permalinks.txt"] + "/ferry/closure/#s-bbbbbb -> name\n"
    write(settings.content, {"permalinks.txt": more})
    assert {name for name, _ in made(settings, monkeypatch)} == {"ferry"}
    for named in ('name = "Crossings"', 'name = "Crossings"\ncontact = "a@bridges.example"'):
        site = FILES["site.toml"].replace('name = "Bridges"', named)
        write(settings.content, {"site.toml": site})
        assert {name for name, _ in made(settings, monkeypatch)} == {"bridge", "ferry"}
    assert contents(built(settings)) == contents(at_once(settings))


def test_records_of_another_explainer_count_too(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(settings)
    strays = BOTH["ferry/permalinks.txt"] + "/bridge/closure/#s-bbbbbb -> name\n"
    write(settings.content, {"ferry/permalinks.txt": strays})
    assert {name for name, _ in made(settings, monkeypatch)} == {"bridge", "ferry"}
    assert contents(built(settings)) == contents(at_once(settings))
    assert b"s-bbbbbb" in built(settings)["/bridge/closure/"].body


def test_what_an_explainer_withdraws_elsewhere_is_gone(settings: Settings) -> None:
    text = BOTH["ferry/explainer.md"].replace("{path: nothing/", "{path: /barge/")
    write(settings.content, {"ferry/explainer.md": text})
    site = built(settings)
    assert site["/barge/"].status == 410
    assert contents(site) == contents(at_once(settings))


def test_another_program_makes_everything_anew(settings: Settings) -> None:
    first, second = (builder(settings, program=name).build() for name in ("one", "two"))
    assert first.manifest
    assert second.manifest
    assert {*first.manifest.keys}.isdisjoint(second.manifest.keys)


def test_what_somebody_waits_for_is_made_first(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = builder(settings)
    manifest = made.build(READING).manifest
    assert manifest
    done = []

    def make(shop: parts.Workshop, task: parts.Task) -> str:
        done.append(task.folder)
        return make_really(shop, task)

    make_really = parts.make
    monkeypatch.setattr(builders, "make", make)
    made.finish(manifest, lambda: ("nobody", "ferry"))
    assert done[:2] == ["ferry", "bridge"]


def test_a_folder_with_the_same_stamp_is_not_read(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10_000_000_000)
    manifest = builder(settings).build().manifest
    assert manifest

    def read(*_: object) -> str:
        raise AssertionError

    for module in ("manifest", "parts"):
        monkeypatch.setattr(f"app.site.{module}.folder_digest", read)
    assert manifest.still(settings.content)
    monkeypatch.setattr(builders, "folder_digest", lambda folder, deepest: f"{deepest}")
    seen = replace(manifest.seen, digest="0")
    assert builder(settings).build().manifest == replace(manifest, seen=seen)


def test_what_has_changed_since_it_was_read_is_left_to_the_next_build(settings: Settings) -> None:
    made = builder(settings)
    manifest = made.build(READING).manifest
    assert manifest
    text = BOTH["bridge/closure.md"].replace("Nobody confirms a date", "Nobody names a date")
    write(settings.content, {"bridge/closure.md": text})
    made.finish(manifest)
    site = PackedSite(made.cache, manifest, settings.address)
    assert "/embed/ferry/" in site
    assert "/embed/bridge/" not in site
    assert site.to_come("/embed/bridge/")
    assert contents(built(settings)) == contents(at_once(settings))


def test_files_that_change_while_they_are_read_are_read_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = iter(["Nobody names a date", "Nobody gives a date"])

    def read(content: Path, only: frozenset[str]) -> object:
        library = read_library(content, only)
        if "bridge" in only and (words := next(changes, "")):
            text = BOTH["bridge/closure.md"].replace("Nobody confirms a date", words)
            write(content, {"bridge/closure.md": text})
        return library

    monkeypatch.setattr(parts, "read_library", read)
    site = built(settings)
    assert b"Nobody gives a date" in site["/bridge/closure/"].body


def test_files_that_change_all_the_time_are_refused(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter(range(1000))
    monkeypatch.setattr(parts, "folder_digest", lambda folder: str(next(numbers)))
    with pytest.raises(Refusal, match=r"change all the time; try again$"):
        builder(settings).build()
    monkeypatch.undo()
    monkeypatch.setattr(builders, "make", lambda shop, task: task.digest + "x")
    with pytest.raises(Refusal, match=r"change all the time; try again$"):
        builder(settings).build()


def test_a_result_that_was_taken_away_meanwhile_is_an_error_of_the_disk(settings: Settings) -> None:
    with pytest.raises(FileNotFoundError, match="was taken away"):
        builder(settings).shop.kept("facts", "ab12")
