"""A site in memory: pages by path, all of them there."""

from __future__ import annotations

import pickle

from app.share import Provider
from app.site.site import Site
from tests.sample import sample_site
from tests.serving import page, small_site


def test_pages_come_in_any_order_and_leave_in_one() -> None:
    assert list(Site([page("/b/"), page("/"), page("/a/")])) == ["/", "/a/", "/b/"]


def test_all_of_it_is_there_for_good() -> None:
    site = small_site()
    assert site.settled("/")
    assert not site.to_come("/nowhere/")
    site.close()
    assert site["/"].status == 200


def test_paths_are_found_by_how_they_begin() -> None:
    assert small_site().under("/bridge/") == "/bridge/"
    assert small_site().under("/tunnel/") is None


def test_without_a_provider_it_offers_nothing() -> None:
    assert small_site().provider == Provider()
    assert Site((), provider := Provider(name="Bridges")).provider is provider


def test_another_process_has_all_of_it() -> None:
    site = sample_site()
    other = pickle.loads(pickle.dumps(site))
    assert dict(other) == dict(site)
    assert other.provider == site.provider


def test_a_site_that_has_all_wants_nothing() -> None:
    site = small_site()
    site.want("bridge")
    site.wish(site.want)
    assert not site.to_come("/bridge/share/")
