"""A site on disk is found page by page, gets better, and is made again where it is damaged."""

from __future__ import annotations

import gzip
import pickle
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from app.cache.bundle import write_bundle
from app.cache.folder import Cache
from app.cache.page import IDENTITY, Page
from app.settings import Settings
from app.share import Provider, provider
from app.site import packed
from app.site.maker import Maker
from app.site.manifest import Manifest, Part, Seen
from app.site.offers import kept
from app.site.packed import OFFERS, PackedSite
from app.site.stages import BEST, READING, WHOLE
from app.urls import Address
from tests.sample import PUBLIC, bridge, sample
from tests.serving import page

FRONT_PAGES = ("/", "/404.html", "/tunnel/")
READ = ("/bridge/", "/bridge/closure/", "/old-bridge/")
REST = ("/embed/bridge/", "/bridge/share/")
SEEN = Seen(stamp="", digest="")


class Asked(Maker):
    """Remembers what it was asked to make first, and makes nothing."""

    def __init__(self, cache: Cache) -> None:
        super().__init__(Settings(), cache, "key")
        self.asked: list[str] = []

    def ask(self, name: str) -> None:
        self.asked.append(name)

    def close(self) -> None:
        self.asked.append("closed")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setattr(packed, "_LOOK_SECONDS", 0)
    return Cache.opened(tmp_path)


def put(cache: Cache, stage: str, key: str, pages: Iterable[Page]) -> None:
    with cache.writing(stage, key) as file:
        write_bundle(file, pages, {})


def site(cache: Cache, maker: Maker | None = None, address: Address = PUBLIC) -> PackedSite:
    part = Part(
        folder="bridge", names=("bridge", "old-bridge"), seen=SEEN, key="bb", facts="", before=""
    )
    manifest = Manifest(
        name="Bridges", told=(), problems="[]", front="ff", seen=SEEN, parts=(part,)
    )
    return PackedSite(cache, manifest, address, maker)


@pytest.fixture
def asked(cache: Cache) -> Asked:
    put(cache, BEST, "ff", map(page, FRONT_PAGES))
    put(cache, READING, "bb", map(page, READ))
    return Asked(cache)


def test_it_has_the_pages_of_all_its_bundles_in_order(cache: Cache, asked: Asked) -> None:
    found = site(cache, asked)
    assert list(found) == sorted((*FRONT_PAGES, *READ))
    assert len(found) == 6
    assert "/nowhere/" not in found
    assert "nowhere" not in found
    assert found.under("/bridge/") == "/bridge/"
    assert found.under("/tunnel/") == "/tunnel/"
    assert found.under("/rail/") is None


def test_what_is_to_come_is_asked_for(cache: Cache, asked: Asked) -> None:
    found = site(cache, asked)
    assert not found.to_come("/nowhere/")
    assert asked.asked == []
    assert found.to_come("/embed/bridge/")
    assert found.to_come("/bridge/share/")
    assert asked.asked == ["bridge", "bridge"]
    put(cache, WHOLE, "bb", map(page, (*READ, *REST)))
    assert not found.to_come("/bridge/nowhere/")
    assert "/embed/bridge/" in found
    found.close()
    assert asked.asked[2:] == ["closed"]


def test_it_gets_better_while_it_is_served(cache: Cache, asked: Asked) -> None:
    found = site(cache, asked)
    assert found.settled("/")
    assert not found.settled("/bridge/")
    put(cache, BEST, "bb", map(page, (*READ, *REST)))
    assert found.settled("/bridge/")
    cache.remove(BEST, "bb")
    assert "/embed/bridge/" in found


def test_what_was_thrown_away_is_to_come(cache: Cache, asked: Asked) -> None:
    found = site(cache, asked)
    cache.remove(READING, "bb")
    cache.remove(BEST, "ff")
    assert "/bridge/" not in found
    assert not found.settled("/bridge/")
    assert found.to_come("/bridge/")
    assert found.to_come("/")
    assert asked.asked == ["bridge", ""]


def test_what_cannot_be_opened_is_to_come(
    cache: Cache, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    cache.path(READING, "bb").write_bytes(b"no bundle")
    found = site(cache, asked)
    assert "/bridge/" not in found
    assert found.to_come("/bridge/")
    assert not cache.has(READING, "bb")
    assert "it is made again" in caplog.text


def test_a_page_that_was_changed_is_to_come(
    cache: Cache, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    path = cache.path(BEST, "ff")
    body = bytearray(path.read_bytes())
    body[60] ^= 1
    path.write_bytes(body)
    found = site(cache, asked)
    assert "/" not in found
    assert found.to_come("/")
    assert "the site: the body of / has changed; it is made again" in caplog.text


def test_without_a_maker_nothing_more_is_made(cache: Cache, asked: Asked) -> None:
    found = site(cache)
    assert found.to_come("/embed/bridge/")
    found.close()


def test_few_bundles_are_open_at_once(
    cache: Cache, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "_MOST_OPEN", 1)
    found = site(cache, asked)
    for path in ("/", "/bridge/", "/", "/bridge/"):
        assert path in found


def told(provider: Provider, url: str) -> object:
    """All that oEmbed tells of an address."""
    found = provider.find(url)
    if found is None:
        return None
    said = (found.name, found.full_name, found.author, found.explainer.id, found.embed)
    return said, found.place, found.picture, [found.height(width) for width in (200, 600)]


def test_it_offers_what_its_explainers_offer(cache: Cache, asked: Asked) -> None:
    offered = provider(sample().library, (bridge(),), PUBLIC)
    top = f"{PUBLIC.public_url}{PUBLIC.base_path}"
    urls = [
        *(f"{top}{path}#{name}" for path, name in (*offered.places, *offered.withdrawn)),
        *(f"{top}{path}" for path in offered.moved),
        f"{top}/bridge/closure/#nowhere",
        f"{top}/nowhere/",
        f"{top}/",
        "https://elsewhere.example/",
    ]
    body = kept(offered)
    offers = replace(page(OFFERS, body), variants={IDENTITY: body, "gzip": gzip.compress(body)})
    put(cache, READING, "bb", (*map(page, READ), offers))
    found = site(cache, asked)
    assert OFFERS not in found
    assert OFFERS not in list(found)
    assert found.provider is found.provider
    assert found.provider.name == "Bridges"
    for url in urls:
        assert told(found.provider, url) == told(offered, url)
    assert len(found.provider.places) == 0
    assert list(found.provider.moved) == []


def test_another_process_has_the_same_pages_and_tells_whose_it_lacks(
    cache: Cache, asked: Asked
) -> None:
    found = site(cache, asked)
    other = pickle.loads(pickle.dumps(found))
    assert {each: other[each].body for each in other} == {each: found[each].body for each in found}
    assert (other.held, other.provider.name) == (found.held, "Bridges")
    assert other.to_come("/embed/bridge/")
    wishes: list[str] = []
    other.wish(wishes.append)
    assert other.to_come("/embed/bridge/")
    other.close()
    assert (wishes, asked.asked) == (["bridge"], [])
