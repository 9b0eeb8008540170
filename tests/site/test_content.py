"""The site of a content folder: what others made is found again, and what is new is made."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.cache.folder import Cache
from app.problems.codes import CODES
from app.problems.examples import BASE
from app.settings import Settings, SettingsError
from app.site import content as contents
from app.site import maker as makers
from app.site import worker
from app.site.builder import Builder
from app.site.content import open_site, site_of
from app.site.maker import Maker, MakerError, Spare, wanted
from app.site.manifest import program
from app.site.packed import PackedSite
from app.site.site import Site
from tests.commands import ROOT
from tests.folders import write

SUMMARY = "1 explainer, 2 sections, 5 statements, 0 quotations, 0 figures, 3 of 3 paragraphs"
EMBED = "/embed/bridge/"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(content=write(tmp_path / "content", BASE), cache=tmp_path / "cache")


@pytest.fixture
def opened(settings: Settings) -> Iterator[Site]:
    site = open_site(settings)
    assert site
    yield site
    site.close()


def until(condition: Callable[[], object]) -> None:
    last = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < last
        time.sleep(0.02)


def pages(site: Site | None) -> dict[str, tuple[object, ...]]:
    assert site
    return {path: (page.etag, dict(page.variants)) for path, page in site.items()}


def test_what_is_served_ends_as_what_is_built(
    settings: Settings, opened: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    assert opened["/bridge/"].status == 200
    until(lambda: EMBED in opened or not opened.to_come(EMBED))
    until(lambda: opened.settled("/") and opened.settled("/bridge/"))
    other = replace(settings, cache=settings.content.parent / "other")
    assert pages(opened) == pages(site_of(other))
    assert capfd.readouterr().err.count(SUMMARY) == 1


def test_what_was_made_is_found_again_without_what_makes_it(settings: Settings) -> None:
    assert site_of(settings)
    script = (
        "import sys; from pathlib import Path; import app.cli.serving, app.web;"
        "from app.settings import Settings; from app.site import open_site;"
        "site = open_site(Settings(content=Path(sys.argv[1]), cache=Path(sys.argv[2])));"
        "print(site['/bridge/'].status, *(each for each in sys.modules if each in sys.argv[3:]))"
    )
    unwanted = "jinja2 markupsafe markdown_it PIL brotli app.check app.pages app.share app.library"
    done = subprocess.run(
        [
            *(sys.executable, "-c", script, settings.content, settings.cache or ""),
            *unwanted.split(),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "200\n"
    assert SUMMARY in done.stderr


def test_what_has_changed_is_made_anew(settings: Settings, opened: Site) -> None:
    text = BASE["bridge/explainer.md"].replace("Why the bridge is closed", "Why it is shut")
    write(settings.content, {"bridge/explainer.md": text})
    site = open_site(settings)
    assert site
    assert b"Why it is shut" in site["/bridge/"].body
    assert b"Why the bridge is closed" in opened["/bridge/"].body
    site.close()


def test_what_was_left_unfinished_is_finished_by_the_next(settings: Settings) -> None:
    first = open_site(settings)
    assert first
    first.close()
    again = open_site(settings)
    assert again
    until(lambda: again.settled("/") and again.settled("/bridge/"))
    again.close()


def test_content_with_errors_has_no_site(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    write(settings.content, CODES["unknown-paragraph"].bad)
    assert open_site(settings) is None
    assert site_of(settings) is None
    assert capsys.readouterr().err.count("error[unknown-paragraph]: ") == 2


def test_where_there_is_no_content_nothing_starts(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot read .*nowhere: "):
        open_site(replace(settings, content=tmp_path / "nowhere"))


def test_a_page_that_somebody_waits_for_is_made_by_a_process_of_its_own(
    settings: Settings, opened: Site
) -> None:
    opened.close()
    assert settings.cache
    for path in settings.cache.rglob("*"):
        if path.is_file():
            path.unlink()
    again = open_site(settings)
    assert isinstance(again, PackedSite)
    again.close()
    until(lambda: EMBED in again or not again.to_come(EMBED))
    assert again[EMBED].status == 200
    again.close()


def test_results_are_kept_nowhere_where_there_is_no_place(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    monkeypatch.setattr("app.site.content.mkdtemp", lambda prefix: os.devnull)
    contents._temporary.cache_clear()
    nowhere = replace(settings, cache=None)
    for make in (open_site, site_of):
        site = make(nowhere)
        assert site
        assert EMBED in site
    write(settings.content, CODES["unknown-paragraph"].bad)
    assert open_site(nowhere) is None
    assert "no results are kept there: " in caplog.text
    contents._temporary.cache_clear()


@pytest.mark.parametrize("preview", [False, True])
def test_where_nothing_is_kept_a_draft_is_held_back(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, preview: bool
) -> None:
    monkeypatch.setattr(contents, "_cache", lambda settings: None)
    ferry = {
        name.replace("bridge/", "ferry/"): text
        for name, text in BASE.items()
        if name.startswith("bridge/") and not name.endswith("permalinks.txt")
    }
    opening = ferry["ferry/explainer.md"].replace("title:", "draft: true\ntitle:", 1)
    write(settings.content, {**ferry, "ferry/explainer.md": opening})
    site = open_site(settings, preview=preview)
    assert site
    assert {path.split("/")[1] for path in site} & {"bridge", "ferry"} == (
        {"bridge", "ferry"} if preview else {"bridge"}
    )


def test_where_there_is_no_home_results_are_kept_for_a_while(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    for make in (site_of, open_site):
        assert isinstance(make(replace(settings, cache=None)), PackedSite)


def test_a_folder_that_cannot_be_used_is_named(settings: Settings) -> None:
    wrong = replace(settings, cache=Path(os.devnull))
    with pytest.raises(SettingsError, match=r"^cannot keep results in /dev/null: .*PILCROW_CACHE$"):
        open_site(wrong)


def test_a_full_disk_costs_time_and_nothing_else(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Builder, "build", full)
    assert EMBED in (site_of(settings) or ())
    monkeypatch.setattr(Maker, "start", lambda maker: says('{"unkept": "No space left"}'))
    assert EMBED in (open_site(settings) or ())
    assert caplog.text.count("results cannot be kept: ") == 2


def says(text: str) -> subprocess.Popen[bytes]:
    """A process that says something and ends."""
    process = subprocess.Popen(["echo", "-n", text], stdout=subprocess.PIPE)
    process.wait()
    return process


def test_a_maker_that_ends_early_is_an_error(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings.cache
    maker = Maker(settings, Cache.opened(settings.cache), "key")
    monkeypatch.setattr(makers, "_PACKAGE", "nowhere")
    with pytest.raises(MakerError, match=r"^the process that builds ended with 1$"):
        maker.built()
    maker.close()


def test_a_maker_ends_when_all_is_made(settings: Settings) -> None:
    assert settings.cache
    maker = Maker(settings, Cache.opened(settings.cache), "key")
    process = maker.start()
    ready = maker.built().ready
    assert ready
    assert process.wait(60) == 0
    site = open_site(settings)
    assert site
    assert site.settled("/bridge/")


def test_who_is_killed_and_who_builds_at_the_same_time_leave_whole_results(
    settings: Settings,
) -> None:
    assert settings.cache
    makers = [Maker(settings, Cache.opened(settings.cache), "key") for _ in range(6)]
    for number, maker in enumerate(makers):
        process = maker.start()
        if number < 4:
            time.sleep(0.3 + 0.2 * number)
            process.kill()
    for maker in makers[4:]:
        assert maker.start().wait(60) == 0
    other = replace(settings, cache=settings.content.parent / "other")
    assert pages(open_site(settings)) == pages(site_of(other))


def test_a_process_that_is_ready_is_taken_for_the_next_build(settings: Settings) -> None:
    spare = Spare()
    site = open_site(settings, spare=spare)
    assert site
    ready = spare._process
    assert ready
    spare.prepare()
    assert spare._process is ready
    again = open_site(settings, changed=True, spare=spare)
    assert isinstance(again, PackedSite)
    assert again._maker
    assert again._maker.start() is ready
    for each in (site, again):
        each.close()
    dead = spare._process
    assert dead is not ready
    dead.kill()
    dead.wait()
    other = spare.taken()
    assert other.poll() is None
    other.communicate(b"")
    assert other.returncode == 0


def test_a_maker_ends_with_whoever_forgets_it(settings: Settings) -> None:
    assert settings.cache
    maker = Maker(settings, Cache.opened(settings.cache), "key")
    maker.close()
    process = maker.start()
    assert maker.start() is process
    del maker
    assert process.returncode == -signal.SIGTERM


def test_the_worker_tells_what_came_of_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "nice", lambda more: 0)
    assert settings.cache
    cache = Cache.opened(settings.cache)
    builder = Builder(settings=settings, cache=cache, program="program")
    cache.write(wanted(builder.key), "ab", b"bridge")
    worker.build(builder)
    told = json.loads(capsys.readouterr().out)
    assert told["ready"]
    assert SUMMARY in told["told"][-1]
    assert list(cache.results(wanted(builder.key))) == []
    worker.build(replace(builder, settings=replace(settings, content=Path("nowhere"))))
    assert "cannot read nowhere" in json.loads(capsys.readouterr().out)["refusal"]
    write(settings.content, CODES["unknown-paragraph"].bad)
    worker.build(builder)
    assert not json.loads(capsys.readouterr().out)["ready"]
    monkeypatch.setattr(Cache, "writing", lambda *_: open("/dev/full/x"))  # noqa: PTH123, SIM115
    worker.build(replace(builder, program="other"))
    assert "Not a directory" in json.loads(capsys.readouterr().out)["unkept"]


def test_the_worker_is_told_the_settings(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[tuple[Builder, bool]] = []
    monkeypatch.setattr(worker, "build", lambda builder, keep: built.append((builder, keep)))
    monkeypatch.setattr(worker, "end_with", lambda parent: None)
    told = {"content": str(settings.content), "cache": str(settings.cache), "base_path": "/news"}
    worker.main("")
    assert built == []
    worker.main(json.dumps(told))
    worker.main(json.dumps({**told, "keep": True}))
    assert [keep for _, keep in built] == [False, True]
    for each, _ in built:
        assert each.settings == replace(settings, base_path="/news")
        assert each.program == program()
