"""What a section weighs: one request before it is painted, ten segments, nothing that moves."""

from __future__ import annotations

import socket

import brotli
import pytest
from playwright.sync_api import Browser, ViewportSize

from app import urls
from app.check.verify import Verified
from app.site.build import Site
from tests.conftest import Visit
from tests.reader import A_MOMENT, DESK, MILITANCY, PHONE, point_at, statements

TEN_SEGMENTS = 14_480
"""Bytes: what a server may send before it has heard back (RFC 6928), 1,448 bytes a segment."""
MOST_SCRIPT = 6 * 1024


@pytest.fixture(scope="module")
def sections(verified: Verified) -> list[str]:
    """The paths of the sections of the sample."""
    (explainer,) = verified.library.explainers
    return [urls.section(explainer.id, each.id) for each in explainer.sections]


def on_the_wire(server: str, path: str) -> bytes:
    """The whole answer to a browser, to the byte."""
    host, port = server.removeprefix("http://").split(":")
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n"
        "Accept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n"
    )
    answer = b""
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request.encode())
        while received := connection.recv(65536):
            answer += received
    return answer


def test_every_section_fits_in_ten_segments_headers_and_styles_included(
    server: str, site: Site, sections: list[str]
) -> None:
    assert len(sections) == 9
    for path in sections:
        answer = on_the_wire(server, path)
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 OK\r\n")
        assert brotli.decompress(body) == site[path].body
        assert len(answer) <= TEN_SEGMENTS, f"{path} takes {len(answer)} bytes"


def test_all_script_that_a_section_runs_is_small(site: Site) -> None:
    (linked,) = [page for path, page in site.items() if path.startswith("/static/pilcrow.")]
    early = site[MILITANCY].body.split(b"<script>")[1].split(b"</script>")[0]
    assert len(linked.encodings["br"]) + len(brotli.compress(early)) <= MOST_SCRIPT


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_one_request_is_answered_before_the_first_paint(visit: Visit, size: ViewportSize) -> None:
    page = visit("about:blank", viewport=size)
    page.goto(MILITANCY)
    # The policy of the page forbids what waiting for a function does when it has to wait.
    while not page.evaluate("performance.getEntriesByName('first-contentful-paint').length"):
        page.wait_for_timeout(20)
    statuses = page.evaluate(
        "performance.getEntriesByType('resource').map(it => it.renderBlockingStatus)"
    )
    assert set(statuses) == {"non-blocking"}
    assert page.locator("link[rel=stylesheet], script[src]:not([defer])").count() == 0


@pytest.mark.browser
def test_a_section_is_whole_without_any_other_file(browser: Browser, server: str) -> None:
    with browser.new_context(viewport=DESK) as context:
        page = context.new_page()
        page.route("**/static/**", lambda route: route.abort())
        page.goto(f"{server}{MILITANCY}")
        assert page.locator(".source p").first.is_visible()
        paper = "it => getComputedStyle(it).backgroundColor"
        mark, body = page.locator("#m2-1 mark").first, page.locator("body")
        assert mark.evaluate(paper) != body.evaluate(paper) != "rgba(0, 0, 0, 0)"


SHIFT = """
window.shift = 0;
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.browser
@pytest.mark.parametrize("margin", ["on", "off"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_shifts_while_a_section_loads_and_is_read(
    visit: Visit, sections: list[str], size: ViewportSize, margin: str
) -> None:
    page = visit("/", viewport=size)
    page.evaluate(f"localStorage.pilcrowMargin = '{margin}'")
    page.add_init_script(SHIFT)
    for path in sections:
        page.goto(path)
        page.evaluate("document.fonts.ready")
        for statement in statements(page)[:2]:
            point_at(statement)
            page.wait_for_timeout(A_MOMENT / 4)
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert page.evaluate("window.shift") == 0, path
