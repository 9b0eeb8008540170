"""A whole site under a path of another one, behind a real nginx that speaks TLS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

import brotli
import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from app.site.build import Page, Site, build_site
from app.urls import Address
from app.web.application import create_app
from app.web.store import Publication
from tests.proxying import (
    PREFIX_KEPT,
    PREFIX_STRIPPED,
    Certificate,
    Front,
    certificate,
    free_port,
    nginx,
)
from tests.sample import sample
from tests.serving import Reply, served, small_site
from tests.serving import page as any_page

BASE = "/explainers"
ATTRIBUTES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "ping")
LYING = {
    "host": "evil.example",
    "x_forwarded_host": "evil.example",
    "x_forwarded_proto": "http",
    "x_forwarded_port": "1",
    "x_forwarded_prefix": "/evil",
    "x_forwarded_for": "203.0.113.1",
    "forwarded": "host=evil.example;proto=http",
    "x_original_url": "/evil/",
    "x_script_name": "/evil",
}


@dataclass(frozen=True, slots=True)
class Mounted:
    """A site, and the nginx that readers find it through."""

    site: Site
    front: Front
    home: str

    def pages(self) -> Iterator[Page]:
        """Every page of HTML that does not lead on."""
        for page in self.site.values():
            if page.media_type.startswith("text/html") and not page.location:
                yield page

    def fetch(self, path: str, method: str = "GET", **headers: str) -> Reply:
        return self.front.fetch(BASE + path, method, **headers)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="module", params=[PREFIX_KEPT, PREFIX_STRIPPED])
def mounted(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    signed: Certificate,
) -> Iterator[Mounted]:
    """The small site at an address that only nginx answers; every request must stay below it."""
    port = free_port()
    address = Address(f"https://localhost:{port}", BASE)
    site = build_site(sample(), address)
    folder = tmp_path_factory.mktemp("nginx")
    with (
        served(create_app(Publication(site), BASE)) as backend,
        nginx(request.param, backend, folder, port, signed) as front,
    ):
        yield Mounted(site, front, address.absolute("/"))
        outside = [path for path in front.asked() if not re.match(rf"{BASE}(?:[/?]|$)", path)]
        assert outside == []


def addresses(mounted: Mounted, page: Page) -> Iterator[tuple[str, str]]:
    """Element and absolute address of everything that a page points at."""
    here = urljoin(mounted.home, page.path.lstrip("/"))
    for attribute in ATTRIBUTES:
        for node in LexborHTMLParser(page.body).css(f"[{attribute}]"):
            yield node.tag or "", urljoin(here, node.attributes[attribute] or "")


@pytest.mark.proxy
def test_every_page_arrives_as_it_was_made(mounted: Mounted) -> None:
    for page in mounted.site.values():
        reply = mounted.fetch(page.path)
        assert (reply.status, reply.body) == (page.status, page.body), page.path
        assert reply.headers["content-type"] == page.media_type
        for name, value in page.headers:
            assert reply.headers[name.decode()] == value.decode()


@pytest.mark.proxy
def test_every_address_on_every_page_answers_below_the_path(mounted: Mounted) -> None:
    ours = set[str]()
    for page in mounted.pages():
        itself = urljoin(mounted.home, page.path.lstrip("/"))
        for tag, address in addresses(mounted, page):
            if urlsplit(address).netloc == urlsplit(mounted.home).netloc:
                assert address.startswith(mounted.home), f"{page.path}: {address}"
                ours |= {urldefrag(address)[0]} - {itself}
            else:
                assert tag == "a", f"{page.path}: <{tag}> {address}"
    dead = []
    for address in sorted(ours):
        reply = mounted.front.fetch(address.removeprefix(mounted.home.removesuffix(f"{BASE}/")))
        if reply.status != 200:
            dead.append((address, reply.status))
    assert dead == []
    assert len(ours) > len(list(mounted.pages()))


@pytest.mark.proxy
def test_whatever_is_absolute_is_the_public_address(mounted: Mounted) -> None:
    host = urlsplit(mounted.home).netloc
    found = 0
    for page in mounted.site.values():
        if page.media_type.startswith("image/"):
            continue
        text = mounted.fetch(page.path).body.decode()
        assert "127.0.0.1" not in text, page.path
        for address in re.findall(rf"[a-z]*:?//{re.escape(host)}[^\s\"'<>)]*", text):
            assert f"{address}/".startswith(mounted.home), f"{page.path}: {address}"
            assert f"{BASE}{BASE}/" not in address, f"{page.path}: {address}"
            found += 1
    assert found > len(list(mounted.pages()))


@pytest.mark.proxy
def test_a_page_knows_its_canonical_address(mounted: Mounted) -> None:
    closure = LexborHTMLParser(mounted.fetch("/bridge/closure/").body)
    canonical = closure.css_first("link[rel=canonical]")
    assert canonical
    assert canonical.attributes["href"] == f"{mounted.home}bridge/closure/"
    sitemap = mounted.fetch("/sitemap.xml").body.decode()
    assert f"<loc>{mounted.home}bridge/closure/</loc>" in sitemap
    assert mounted.fetch("/robots.txt").body.decode().endswith(f"{mounted.home}sitemap.xml\n")


@pytest.mark.proxy
@pytest.mark.parametrize("kind", ["json", "xml"])
def test_oembed_leads_through_the_proxy_to_the_frame(mounted: Mounted, kind: str) -> None:
    head = LexborHTMLParser(mounted.fetch("/bridge/closure/").body)
    link = head.css_first(f"link[type$='/{kind}+oembed']")
    assert link
    asked = link.attributes["href"] or ""
    assert asked.startswith(f"{mounted.home}oembed?url=https%3A%2F%2Flocalhost%3A")
    reply = mounted.fetch(asked.removeprefix(mounted.home.removesuffix("/")))
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, "*")
    sources = re.findall(r'src=\\?"([^"\\]+)', reply.body.decode())
    assert sources == [f"{mounted.home}embed/bridge/closure/"]
    frame = mounted.fetch("/embed/bridge/closure/")
    assert frame.status == 200
    assert "x-frame-options" not in frame.headers
    assert frame.headers["content-security-policy"].endswith("frame-ancestors *")


@pytest.mark.proxy
def test_oembed_knows_its_own_addresses_behind_the_proxy(mounted: Mounted) -> None:
    def asked(url: str) -> int:
        return mounted.fetch(f"/oembed?url={url}").status

    assert asked(f"{mounted.home}bridge/closure") == 200
    assert asked(f"{mounted.home}bridge/shut/") == 200
    assert asked(f"{mounted.home.replace('https', 'http')}bridge/closure/") == 404
    assert asked(f"{mounted.home.replace(f'{BASE}/', '/')}bridge/closure/") == 404
    assert asked(f"{mounted.home.removesuffix('/')}{BASE}/bridge/closure/") == 404


@pytest.mark.proxy
def test_what_moved_carries_the_prefix_once(mounted: Mounted) -> None:
    moved = {page.path: page.location for page in mounted.site.values() if page.location}
    assert {"/bridge/shut/", "/old-bridge/", "/embed/bridge/shut/"} <= moved.keys()
    unslashed = {path[:-1]: BASE + path for path in mounted.site if path.endswith("/") and path[1:]}
    for path, location in {"": f"{BASE}/", **unslashed, **moved}.items():
        reply = mounted.fetch(path)
        if reply.status == 410:
            continue
        end = moved.get(path + "/", location)
        assert (reply.status, reply.headers["location"]) == (308, end), path
        assert end.startswith(f"{BASE}/")
        assert not end.startswith(f"{BASE}{BASE}")
        assert mounted.front.fetch(end).status in {200, 410}, path


@pytest.mark.proxy
def test_no_forwarded_header_is_believed(mounted: Mounted) -> None:
    for path in ("/bridge/closure/", "/oembed?url=https://evil.example/bridge/", "/bridge"):
        plain, lied = mounted.fetch(path), mounted.fetch(path, **LYING)
        assert (lied.status, lied.body) == (plain.status, plain.body)
        assert lied.headers.get("location") == plain.headers.get("location")


@pytest.mark.proxy
@pytest.mark.parametrize("path", ["/bridge/closure/", "/embed/bridge/closure/", "/oembed?url=x"])
def test_a_head_is_the_answer_without_its_body(mounted: Mounted, path: str) -> None:
    whole, head = mounted.fetch(path), mounted.fetch(path, "HEAD")
    assert (head.status, head.body) == (whole.status, b"")
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}
    assert int(head.headers["content-length"]) == len(whole.body)


@pytest.mark.proxy
def test_codings_tags_and_ranges_pass_through(mounted: Mounted) -> None:
    page = mounted.site["/bridge/closure/"]
    squeezed = mounted.fetch(page.path, accept_encoding="br, gzip")
    assert squeezed.headers["content-encoding"] == "br"
    assert brotli.decompress(squeezed.body) == page.body
    tag = squeezed.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]+-br"', tag)
    unchanged = mounted.fetch(page.path, accept_encoding="br, gzip", if_none_match=tag)
    assert (unchanged.status, unchanged.body, unchanged.headers["etag"]) == (304, b"", tag)
    # A part of a page is of no use: the whole is a right answer to that (RFC 9110, 14.2).
    part = mounted.fetch(page.path, range="bytes=0-9")
    assert (part.status, part.body) == (200, page.body)


@pytest.mark.proxy
@pytest.mark.browser
def test_no_page_in_a_browser_asks_outside_the_path(mounted: Mounted, browser: Browser) -> None:
    requested: list[str] = []
    wrong: list[str] = []
    with browser.new_context(ignore_https_errors=True) as context:
        context.on("request", lambda request: requested.append(request.url))
        context.on("response", lambda reply: wrong.extend([reply.url] * (reply.status >= 400)))
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("console", lambda line: wrong.extend([line.text] * (line.type == "error")))
        tab = context.new_page()
        paths = [page.path for page in mounted.pages() if page.status == 200]
        for path in paths:
            tab.goto(urljoin(mounted.home, path.lstrip("/")))
        tab.goto(f"{mounted.home}bridge/")
        tab.click(".contents a, .toc a, a[href$='/bridge/closure/']")
        tab.wait_for_url(f"{mounted.home}bridge/closure/*")
    assert [url for url in requested if not url.startswith((mounted.home, "data:"))] == []
    assert len(requested) > len(paths)
    assert wrong == []


@pytest.mark.proxy
@pytest.mark.browser
def test_a_frame_from_oembed_stands_in_a_page_of_another_site(
    mounted: Mounted, browser: Browser
) -> None:
    asked = mounted.fetch(f"/oembed?url={mounted.home}bridge/closure/")
    html = json.loads(asked.body)["html"]
    wiki = create_app(Publication(small_site(any_page("/wiki/", html.encode()))))
    with served(wiki) as port, browser.new_context(ignore_https_errors=True) as context:
        tab = context.new_page()
        tab.goto(f"http://127.0.0.1:{port}/wiki/")
        (frame,) = tab.frames[1:]
        assert frame.wait_for_selector(".statement")
        assert frame.url == f"{mounted.home}embed/bridge/closure/"
        assert not tab.is_visible("blockquote")
