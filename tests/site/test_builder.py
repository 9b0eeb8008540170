"""A site built piece by piece is the site that is built at once, and only what is new is made."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from app.cache.folder import Cache
from app.cache.page import Page
from app.cards import Card
from app.check.report import report
from app.check.verify import verify
from app.console import Refusal
from app.library.library import read_library
from app.settings import Settings, SettingsError
from app.site import builder as builders
from app.site import parts
from app.site.build import build_site
from app.site.builder import Builder
from app.site.facts import problems_of
from app.site.packed import PackedSite
from app.site.stages import BEST, READING, WHOLE
from tests.folders import write
from tests.sample import FILES, PUBLIC

FERRY = {
    name.replace("bridge/", "ferry/"): text.replace("aliases: [old-bridge]", "aliases: [boat]")
    for name, text in FILES.items()
    if name.startswith("bridge/")
}
FERRY["ferry/closure.md"] += "\nSee [the bridge](/bridge/words/#deck) [@wire:p1].\n"
BOTH = {
    **FILES,
    **FERRY,
    "permalinks.txt": "/bridge/\n/bridge/closure/\n/ferry/\n/tunnel/\n",
    "ferry/permalinks.txt": "/ferry/closure/\n/ferry/closure/#s-aaaaaa -> /bridge/closure/#name\n",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        content=write(tmp_path / "content", BOTH),
        base_path=PUBLIC.base_path,
        cache=tmp_path / "cache",
    )


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes pages small takes longer than all the rest; how small they are is no matter."""
    compress = brotli.compress
    monkeypatch.setattr(brotli, "compress", lambda body, quality: compress(body, quality=1))


def builder(settings: Settings, count: int = 1, program: str = "program") -> Builder:
    assert settings.cache
    return Builder(
        settings=settings, cache=Cache.opened(settings.cache), program=program, count=count
    )


def built(settings: Settings, count: int = 1, stage: str = READING) -> Mapping[str, Page]:
    """The whole site; says what is wrong where there is none."""
    made = builder(settings, count)
    done = made.build(stage)
    assert done.manifest, "\n".join(done.told)
    made.finish(done.manifest)
    return PackedSite(made.cache, done.manifest, settings.address)


def told(settings: Settings) -> str:
    """What the checks say of content that has errors."""
    done = builder(settings).build()
    assert done.manifest is None
    return "\n".join(done.told)


def at_once(settings: Settings) -> Mapping[str, Page]:
    verified = verify(read_library(settings.content)).verified
    assert verified
    return build_site(verified, settings.address)


def contents(site: Mapping[str, Page]) -> dict[str, object]:
    """All that a page is, by path."""
    return {path: replace(page, variants=dict(page.variants)) for path, page in site.items()}


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


WRONG = [
    {"ferry/explainer.md": "nothing"},
    {"ferry/closure.md": BOTH["ferry/closure.md"].replace("@wire:p1", "@wire:p99")},
    {"ferry/sources/wire.md": ""},
    {"ferry/explainer.md": "\0"},
]
OPENING = BOTH["ferry/explainer.md"]
DRAFT = {"ferry/explainer.md": OPENING.replace("sources:", "draft: true\nsources:")}


@pytest.mark.parametrize("mistake", WRONG)
def test_an_explainer_with_errors_holds_back_itself_alone(
    settings: Settings, mistake: dict[str, str]
) -> None:
    write(settings.content, mistake)
    done = builder(settings).build()
    assert done.manifest
    said = "\n".join(done.told)
    for each in verify(read_library(settings.content)).problems:
        assert f"{each.code}]: {each.message}" in said
    assert said.endswith("ferry is not published: it has errors")
    site = built(settings)
    assert site.held == {"ferry": "it has errors"}  # type: ignore[attr-defined] # it is a Site
    assert "/bridge/" in site
    assert not [path for path in site if path.startswith("/ferry/")]
    write(settings.content, {name: BOTH[name] for name in mistake})
    assert contents(built(settings)) == contents(at_once(settings))


def test_a_draft_is_not_published_and_nothing_it_has_stops_others(settings: Settings) -> None:
    write(settings.content, {**DRAFT, "ferry/closure.md": "---\ntitle: A\n---\nNothing.\n"})
    done = builder(settings).build()
    assert done.manifest
    assert done.told[-1] == "ferry is not published: it is a draft"
    assert [each.folder for each in done.manifest.shown] == ["bridge"]


def test_whoever_writes_a_draft_sees_it_and_nobody_else(settings: Settings) -> None:
    write(settings.content, DRAFT)
    seen = replace(builder(settings), preview=True)
    done = seen.build()
    assert done.manifest
    assert [each.folder for each in done.manifest.shown] == ["bridge", "ferry"]
    assert "held back" not in "\n".join(done.told)
    seen.finish(done.manifest)
    others = builder(settings).build()
    assert others.manifest
    assert [each.folder for each in others.manifest.shown] == ["bridge"]


def test_a_preview_does_not_wait_for_the_records(settings: Settings) -> None:
    written = (
        "/ferry/closure/#s-aaaaaa Vehicles crossed the bridge all day long until it was shut.\n"
    )
    asked = f'review = "required"\n{FILES["site.toml"]}'
    write(settings.content, {"ferry/permalinks.txt": written, "site.toml": asked})
    assert builder(settings).build().manifest is None
    done = replace(builder(settings), preview=True).build()
    assert done.manifest
    assert [each.folder for each in done.manifest.shown] == ["bridge", "ferry"]
    codes = {each.code for each in problems_of(done.problems)}
    assert codes >= {"lost-permalink", "review-missing"}


def test_a_preview_shows_nothing_with_errors(settings: Settings) -> None:
    write(settings.content, WRONG[1])
    done = replace(builder(settings), preview=True).build()
    assert done.manifest
    assert [each.folder for each in done.manifest.shown] == ["bridge"]


@pytest.mark.parametrize("change", [*WRONG, DRAFT])
def test_while_a_server_runs_one_that_is_held_back_stays_as_it_was(
    settings: Settings, change: dict[str, str]
) -> None:
    before = contents(built(settings))
    write(settings.content, change)
    for _ in range(2):
        done = builder(settings).build(keep=True)
        assert done.manifest
        assert done.told[-1].startswith("ferry stays as it was published: it ")
        site = PackedSite(builder(settings).cache, done.manifest, settings.address)
        assert contents(site).keys() == before.keys()
    write(settings.content, {name: BOTH[name] for name in change})
    done = builder(settings).build(keep=True)
    assert done.manifest
    assert not [each for each in done.manifest.parts if each.held]


@pytest.mark.parametrize(
    "mistake",
    [
        {"site.toml": "name ="},
        {**WRONG[0], "bridge/explainer.md": "nothing"},
        {**DRAFT, "bridge/explainer.md": "nothing"},
    ],
)
def test_where_nothing_can_be_published_there_is_no_site(
    settings: Settings, mistake: dict[str, str]
) -> None:
    built(settings)
    write(settings.content, mistake)
    assert builder(settings).build(keep=True).manifest is None
    write(settings.content, {name: BOTH[name] for name in mistake})
    assert contents(built(settings)) == contents(at_once(settings))


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
    site = FILES["site.toml"].replace('name = "Bridges"', 'name = "Crossings"')
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
