"""Search in a browser: by script as by a server, by keyboard, and from files alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote_plus, urlsplit

import pytest
from playwright.sync_api import Page, expect

from app.find import Question
from app.site import Site
from app.site.export import export
from tests.conftest import ROOT, Visit
from tests.sample import sample_site

pytestmark = pytest.mark.browser

SEARCH = "/search/"
QUESTIONS = [
    line.split("\t")[1]
    for name in ("pakistan-taliban", "mistyped")
    for line in (ROOT / "benchmarks" / "questions" / f"{name}.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
ODD = [
    "پل", "كَتَبَ", "۴۲۰۰", "4,200", "4.200", "1.5", "Straße STRASSE", "the who", "who", "…", "a",
    "''", "%_*", "x" * 300, "水 秘密文件", "<b>", "\u202ebridge", "ΟΔΥΣΣΕΥΣ", "U.S.", "😀 steel",
    "brigde", "deck deck", "ste", "closed closing", "ann mrash", "tow thousand", "not closed",
]  # fmt: skip


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server."""

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def bridges(tmp_path: Path) -> Iterator[str]:
    """The example of everything as files, under the base path it was made for."""
    export(sample_site(), tmp_path / "news")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as served:
        thread = Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}/news"
        served.shutdown()
        thread.join()


def found(page: Page) -> list[str]:
    """Where the answers lead."""
    hrefs = page.locator(".found__words").evaluate_all("(all) => all.map((it) => it.href)")
    return [f"{urlsplit(each).path}#{urlsplit(each).fragment}" for each in hrefs]


def ask(page: Page, text: str) -> list[str]:
    """What the script finds."""
    page.get_by_role("searchbox").fill(text)
    page.wait_for_function(
        "(text) => (new URLSearchParams(location.search).get('q') ?? '') === text", arg=text
    )
    return found(page)


def test_script_and_server_give_the_same_answers(visit: Visit, site: Site) -> None:
    page = visit(SEARCH)
    for text in QUESTIONS:
        assert ask(page, text) == [each.href for each in site.finder.hits(Question(text=text))], (
            text
        )


def test_files_alone_give_the_same_answers_in_other_scripts(visit: Visit, bridges: str) -> None:
    context = visit(SEARCH).context.browser
    assert context
    page = context.new_page()
    page.goto(f"{bridges}{SEARCH}")
    for text in ODD:
        wanted = sample_site().finder.hits(Question(text=text[:200]))
        assert ask(page, text[:200]) == [each.href for each in wanted], text
    page.close()


def test_a_server_answers_without_script(visit: Visit) -> None:
    page = visit(SEARCH, java_script_enabled=False)
    page.get_by_role("searchbox").fill("who denied it?")
    page.get_by_role("button", name="Search").click()
    first = page.locator(".found > li").first
    expect(first).to_contain_text("denied by The Taliban")
    expect(first.locator("mark")).to_have_text("Taliban authorities reject the charges")
    page.get_by_label("Certainty").select_option("alleged")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".found > li").first).to_contain_text("alleged")
    assert page.get_by_role("searchbox").input_value() == "who denied it?"


def test_answers_are_reached_by_keyboard_and_lit_where_they_stand(visit: Visit) -> None:
    page = visit("/pakistan-taliban/militancy/")
    page.keyboard.press("/")
    page.wait_for_url(f"**{SEARCH}")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("internal security problems")
    expect(page.locator(".found > li").first).to_contain_text("reject the charges")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".found__words").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/militancy/#s-*")
    expect(page.locator(".statement:target")).to_contain_text("internal security problems")


def test_answers_are_narrowed_at_once_and_the_address_leads_back_to_them(visit: Visit) -> None:
    page = visit(SEARCH)
    ask(page, "Taliban group")
    page.get_by_label("Voice").select_option("Thomas West")
    expect(page.locator(".found > li").first).to_contain_text("said by Thomas West")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_label("Voice")).to_have_value("Thomas West")
    expect(page.locator(".found .certainty").first).to_have_text("said by Thomas West")


def test_nothing_is_fetched_before_somebody_asks(visit: Visit) -> None:
    page = visit("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(SEARCH)
    page.wait_for_load_state("networkidle")
    assert not [each for each in asked if each.endswith(".json")]
    ask(page, "border")
    assert [each for each in asked if each.endswith(".json")] == [
        "/search/site.json",
        "/pakistan-taliban/search.json",
    ]


def test_a_site_of_many_explainers_asks_its_server_and_else_its_files(visit: Visit) -> None:
    page = visit("about:blank")
    many = [["pakistan-taliban", "One"], *([f"none-{each}", "None"] for each in range(99))]

    def more(route: object) -> None:
        told = json.loads(route.fetch().text())  # type: ignore[attr-defined]
        route.fulfill(json=told | {"explainers": many})  # type: ignore[attr-defined]

    page.route("**/search/site.json", more)
    page.goto(SEARCH)
    with page.expect_request("**/search/index.json?*") as asked:
        ask(page, "border")
    assert quote_plus("border") in asked.value.url
    expect(page.locator(".found > li").first).to_contain_text("2,600")
