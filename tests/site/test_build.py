"""A site is finished bytes by path."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from base64 import b64encode
from cProfile import Profile
from functools import cache
from hashlib import sha256
from pathlib import Path
from pstats import Stats

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

from app.pages.assets import Assets, read_assets
from app.site.build import Page, Site, build_site
from app.urls import Address
from tests.sample import PUBLIC, bridge, html, sample, sample_site


@cache
def pages() -> dict[str, Page]:
    """Every page of the sample that is whole, by path."""
    return {
        path: page
        for path, page in sample_site().items()
        if page.media_type.startswith("text/html") and not path.startswith("/embed/")
    }


def static() -> dict[str, Page]:
    """Every file that is named by what is in it."""
    return {path: page for path, page in sample_site().items() if path.startswith("/static/")}


def header(page: Page, name: str) -> str:
    return dict(page.headers).get(name.encode(), b"").decode()


def test_a_site_cannot_be_changed_and_is_in_order() -> None:
    site = sample_site()
    assert list(site) == sorted(site)
    assert "/nowhere/" not in site
    with pytest.raises(TypeError):
        site["/"] = site["/404.html"]  # type: ignore[index]


def test_every_page_that_people_read_is_there() -> None:
    assert {
        "/": 200,
        "/404.html": 404,
        "/bridge/": 200,
        "/bridge/closure/": 200,
        "/bridge/people/": 200,
        "/bridge/timeline/": 200,
        "/bridge/words/": 200,
        "/bridge/source/": 200,
        "/bridge/who-says-what/": 200,
        "/bridge/checked/": 200,
        "/bridge/all/": 200,
        "/bridge/shut/": 308,
        "/old-bridge/": 308,
        "/bridge/rumour/": 410,
        "/tunnel/": 410,
    }.items() <= {path: page.status for path, page in sample_site().items()}.items()


def test_a_page_that_moved_has_its_new_address_with_the_base_path() -> None:
    page = sample_site()["/old-bridge/shut/"]
    assert page.location == header(page, "location") == "/news/bridge/closure/"
    assert header(sample_site()["/"], "location") == ""


def test_every_variant_is_the_same_page_and_smaller() -> None:
    undone = {"br": brotli.decompress, "gzip": gzip.decompress}
    for path, page in sample_site().items():
        for coding, body in page.encodings.items():
            assert undone[coding](body) == page.body, path
            assert len(body) < len(page.body), path


def test_pages_are_compressed_and_what_would_grow_is_not() -> None:
    assert set(pages()["/"].encodings) == {"br", "gzip"}
    tiny = build_site(sample(), Address(), assets_with("a.js", b"1"))
    (script,) = [page for path, page in tiny.items() if path.startswith("/static/a.")]
    assert script.encodings == {}


def assets_with(name: str, content: bytes) -> Assets:
    return Assets({**read_assets().files, name: content})


def test_an_etag_is_strong_and_changes_with_the_body_alone() -> None:
    other = build_site(sample(), Address(PUBLIC.public_url, PUBLIC.base_path, "'self'"))
    assert {path: page.etag for path, page in other.items()} == {
        path: page.etag for path, page in sample_site().items()
    }
    assert all(re.fullmatch(r'"[0-9a-f]{16}"', page.etag) for page in sample_site().values())
    assert pages()["/bridge/"].etag != pages()["/"].etag


def test_static_files_are_kept_for_ever_and_pages_are_asked_for_again() -> None:
    assert static()
    for page in static().values():
        assert "immutable" in header(page, "cache-control")
    for page in pages().values():
        assert header(page, "cache-control") == "no-cache"


def test_every_static_file_a_page_loads_is_there() -> None:
    for path in pages():
        loaded = html(path).css("script[src], link[rel=icon], link[rel=apple-touch-icon]")
        addresses = [each.attributes.get("src") or each.attributes["href"] for each in loaded]
        more = 2 if path.endswith("/share/") and html(path).css(".item") else path == "/search/"
        assert len(addresses) == 3 + more
        for address in addresses:
            assert str(address).removeprefix("/news") in {*static(), "/embed.js"}


def inline(page: Page, selector: str) -> list[str]:
    nodes = LexborHTMLParser(page.body).css(selector)
    return [
        f"'sha256-{b64encode(sha256(each.text().encode()).digest()).decode()}'" for each in nodes
    ]


def test_the_policy_names_exactly_what_the_page_has_inside() -> None:
    for path, page in pages().items():
        policy = dict(
            each.partition(" ")[::2] for each in header(page, "content-security-policy").split(";")
        )
        assert policy["default-src"] == "'none'", path
        assert policy["frame-ancestors"] == policy["form-action"] == "'self'", path
        assert policy["base-uri"] == "'none'", path
        assert policy["connect-src"] == policy["img-src"] == "'self'", path
        assert policy["style-src"].split() == inline(page, "style"), path
        # What is data is never run, and needs nobody's leave (HTML, data block).
        scripts = inline(page, "script:not([src], [type='application/ld+json'])")
        assert policy["script-src"].split() == ["'self'", *scripts], path


def test_every_answer_forbids_guessing_its_type() -> None:
    for page in sample_site().values():
        assert header(page, "x-content-type-options") == "nosniff"
        assert header(page, "content-type") == page.media_type


def test_a_section_and_its_headers_fit_in_ten_segments() -> None:
    page = pages()["/bridge/closure/"]
    written = sum(len(name) + len(value) + 4 for name, value in page.headers)
    # Status line, Date, Server, ETag, Vary, Content-Length and Content-Encoding come on top.
    assert written + len(page.encodings["br"]) + 300 <= 14_480


def test_robots_and_the_sitemap_are_absolute_or_absent() -> None:
    robots = sample_site()["/robots.txt"].body.decode()
    assert robots.endswith("\nSitemap: https://bridges.example/news/sitemap.xml\n")
    sitemap = sample_site()["/sitemap.xml"].body.decode()
    assert "<loc>https://bridges.example/news/bridge/closure/</loc>" in sitemap
    for left_out in ("404", "/shut/", "/rumour/"):
        assert left_out not in sitemap
    bare = build_site(sample(), Address())
    assert "/sitemap.xml" not in bare
    assert bare["/robots.txt"].body == b"User-agent: *\nDisallow:\n"


def test_the_favicon_is_a_picture_even_where_nobody_read_the_page() -> None:
    page = sample_site()["/favicon.ico"]
    assert page.body.startswith(b"\x89PNG")
    assert page.media_type == "image/png"


def test_a_file_of_an_unknown_kind_is_just_bytes() -> None:
    site = build_site(sample(), Address(), assets_with("a.strange", b"1"))
    (page,) = [page for path, page in site.items() if path.startswith("/static/a.")]
    assert page.media_type == "application/octet-stream"


def test_each_statement_is_rendered_once_however_many_pages_show_it() -> None:
    profile = Profile()
    profile.runcall(build_site, sample(), PUBLIC)
    calls = {name: each[1] for (_, _, name), each in Stats(profile).stats.items()}  # type: ignore[attr-defined]
    # And once more where its words lead to what they mean.
    assert calls["statement_html"] == len(bridge().statements()) + calls["explaining"]
    assert calls["explaining"] < 3
    assert calls["edition"] == 1


FINGERPRINT = """
from hashlib import sha256
from tests.sample import sample_site
digest = sha256()
for page in sample_site().values():
    variants = sorted(page.encodings.items())
    digest.update(repr((page.path, page.body, page.headers, variants)).encode())
print(digest.hexdigest())
"""


def test_two_builds_are_the_same_bytes_in_any_process() -> None:
    root = Path(__file__).resolve().parents[2]

    def fingerprint(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", FINGERPRINT]
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert fingerprint("1") == fingerprint("2") != ""


def test_pages_come_in_any_order_and_leave_in_one() -> None:
    pages = [sample_site()["/bridge/"], sample_site()["/"]]
    assert list(Site(pages)) == ["/", "/bridge/"]
