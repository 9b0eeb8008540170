"""What a site is searched by: kept in the cache, and made again where it is damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import urls
from app.find import Finder, Question
from app.settings import Settings
from app.site import Site, packed, site_of
from app.site.packed import INDEX, PackedSite
from tests.folders import write
from tests.sample import FILES, sample_site

STEEL = Question(text="who denied that the steel was bad")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(content=write(tmp_path / "content", FILES), cache=tmp_path / "cache")


def opened(settings: Settings) -> PackedSite:
    site = site_of(settings)
    assert isinstance(site, PackedSite)
    return site


def places(finder: Finder) -> list[str]:
    return [each.href for each in finder.hits(STEEL)]


def index_of(settings: Settings) -> Path:
    (found,) = (settings.cache / "1" / INDEX).glob("*/*")  # type: ignore[operator]
    return found


def test_a_site_on_disk_finds_what_one_in_memory_does(settings: Settings) -> None:
    found = places(opened(settings).finder)
    assert found == [each.removeprefix("/news") for each in places(sample_site().finder)]
    assert found[0].startswith("/bridge/")


def test_the_index_is_made_with_the_site_and_kept(settings: Settings) -> None:
    site = opened(settings)
    before = index_of(settings).read_bytes()
    assert site.finder is site.finder
    assert index_of(settings).read_bytes() == before


def test_an_edit_is_found_and_what_it_took_away_is_not(settings: Settings) -> None:
    opened(settings)
    text = FILES["bridge/closure.md"].replace("Nobody confirms a date", "Nobody names a weekday")
    write(settings.content, {"bridge/closure.md": text})
    finder = opened(settings).finder
    first, *_ = finder.hits(Question(text="weekday", certainty="unconfirmed"))
    assert first.text == "Nobody names a weekday."
    assert not [each for each in finder.hits(Question(text="confirms")) if "date" in each.text]


@pytest.mark.parametrize("damage", [b"", b"no index" * 999])
def test_a_damaged_index_is_made_again(settings: Settings, damage: bytes) -> None:
    found = places(opened(settings).finder)
    index_of(settings).write_bytes(damage)
    assert places(opened(settings).finder) == found


def test_where_no_index_can_lie_it_is_in_memory(settings: Settings) -> None:
    found = places(opened(settings).finder)
    file = index_of(settings)
    file.unlink()
    file.mkdir()
    assert places(opened(settings).finder) == found


def test_what_is_not_there_yet_is_found_once_it_is(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = places(opened(settings).finder)
    site = opened(settings)
    index_of(settings).unlink()
    with monkeypatch.context() as away:
        away.setattr(packed, "POSTINGS", "elsewhere")
        assert places(site.finder) == []
    assert places(site.finder) == found


def test_a_page_and_its_data_have_the_same_answers() -> None:
    site = sample_site()
    told = json.loads(site.search_data(STEEL))
    page = site.search(STEEL).decode()
    assert [each["href"] for each in told["answers"]] == places(site.finder)
    assert page.startswith(site[urls.SEARCH].body.decode().partition("<main")[0])
    for each in told["answers"]:
        assert f'href="{each["href"]}"' in page
    assert page.count("<main") == page.count("</main>") == 1


def test_a_site_without_a_list_cannot_be_searched() -> None:
    with pytest.raises(KeyError):
        Site(()).search(STEEL)
