"""What pages load, and what programs ask for by name."""

from __future__ import annotations

import re

from app.site.files import sitemaps
from app.urls import Address

PUBLIC = Address("https://bridges.example", "/news")


def test_a_sitemap_that_would_be_too_long_is_parted() -> None:
    paths = [f"/{number}/" for number in range(5)]
    (whole,) = sitemaps(paths, PUBLIC, most=5)
    assert whole.path == "/sitemap.xml"
    assert whole.body.count(b"<loc>") == 5
    index, *parts = sitemaps(paths, PUBLIC, most=2)
    assert [each.path for each in (index, *parts)] == [
        "/sitemap.xml",
        "/sitemap-1.xml",
        "/sitemap-2.xml",
        "/sitemap-3.xml",
    ]
    assert re.findall(r"<sitemap><loc>(.*?)</loc></sitemap>", index.body.decode()) == [
        f"https://bridges.example/news/sitemap-{number}.xml" for number in (1, 2, 3)
    ]
    listed = [
        place for part in parts for place in re.findall(r"<loc>(.*?)</loc>", part.body.decode())
    ]
    assert listed == [PUBLIC.absolute(path) for path in paths]
