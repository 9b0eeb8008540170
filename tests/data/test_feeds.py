"""Feeds are read by a reader that is not ours, and name every day once and for good."""

from __future__ import annotations

import feedparser
import pytest

from app.data.feeds import MOST_ENTRIES, News, atom
from app.site.build import build_site
from app.urls import Address
from tests.sample import PUBLIC, sample, sample_site


def news(day: str, html: str = "") -> News:
    return News(path="/bridge/changes/", fragment=day, title=f"On {day}", day=day, html=html)


def feed(*entries: News, address: Address = PUBLIC) -> feedparser.FeedParserDict:
    text = atom(path="/feed.atom", page="/", title="A & B", site="C", news=entries, address=address)
    return feedparser.parse(text)


def test_a_reader_finds_what_is_new_newest_first() -> None:
    found = feed(news("2024-07-01"), news("2024-07-03"), news("2024-07-02"))
    assert not found.bozo
    assert found.version == "atom10"
    assert (found.feed.title, found.feed.author) == ("A & B", "C")
    assert found.feed.updated == "2024-07-03T00:00:00Z"
    assert [each.title for each in found.entries] == [
        "On 2024-07-03",
        "On 2024-07-02",
        "On 2024-07-01",
    ]
    assert found.entries[0].link == f"{PUBLIC.absolute('/bridge/changes/')}#2024-07-03"
    assert {each.rel: each.href for each in found.feed.links} == {
        "self": PUBLIC.absolute("/feed.atom"),
        "alternate": PUBLIC.absolute("/"),
    }


def test_markup_in_an_entry_is_read_as_such() -> None:
    found = feed(news("2024-07-01", "<p>1 &lt; 2 <a href='/news/x/'>x</a></p>"))
    (content,) = found.entries[0].content
    assert content.type == "text/html"
    assert "1 &lt; 2" in content.value
    assert f"{PUBLIC.public_url}/news/x/" in content.value


@pytest.mark.parametrize("address", [PUBLIC, Address()])
def test_no_two_entries_have_one_id_and_each_keeps_its_own(address: Address) -> None:
    entries = news("2024-07-01"), news("2024-07-02")
    ids = [each.id for each in feed(*entries, address=address).entries]
    assert len({*ids, feed(address=address).feed.id}) == 3
    assert ids[1:] == [each.id for each in feed(entries[0], address=address).entries]
    assert all(each.startswith(("https://", "urn:uuid:")) for each in ids)


def test_a_feed_ends_somewhere() -> None:
    found = feed(*(news(f"2024-01-{1 + day % 28:02}") for day in range(MOST_ENTRIES + 1)))
    assert len(found.entries) == MOST_ENTRIES


def test_a_feed_of_nothing_is_one_still() -> None:
    found = feed()
    assert not found.bozo
    assert found.entries == []


def test_the_site_and_its_explainer_have_feeds_also_under_former_names() -> None:
    site = sample_site()
    for path in ("/feed.atom", "/bridge/feed.atom", "/old-bridge/feed.atom"):
        found = feedparser.parse(site[path].body)
        assert not found.bozo, path
        assert found.entries[-1].title.endswith("Published")
        assert dict(site[path].headers)[b"content-type"] == b"application/atom+xml"
    former, now = (site[f"/{name}/feed.atom"].body for name in ("old-bridge", "bridge"))
    assert former == now


def test_a_feed_tells_so_many_changes_of_a_day_and_leads_to_the_rest() -> None:
    (entry, *_) = feedparser.parse(build_site(sample(), Address())["/feed.atom"].body).entries
    assert "All that changed" in entry.content[0].value
