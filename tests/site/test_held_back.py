"""Held back: an explainer with errors or a draft stops no other, and its preview shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.check.verify import verify
from app.library.library import read_library
from app.settings import Settings
from app.site.facts import problems_of
from app.site.packed import PackedSite
from tests.folders import write
from tests.pieces import BOTH, at_once, builder, built, contents, settings_in
from tests.sample import FILES

pytestmark = pytest.mark.usefixtures("_in_haste")

WRONG = [
    {"ferry/explainer.md": "nothing"},
    {"ferry/closure.md": BOTH["ferry/closure.md"].replace("@wire:p1", "@wire:p99")},
    {"ferry/sources/wire.md": ""},
    {"ferry/explainer.md": "\0"},
]
OPENING = BOTH["ferry/explainer.md"]
DRAFT = {"ferry/explainer.md": OPENING.replace("sources:", "draft: true\nsources:")}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


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
