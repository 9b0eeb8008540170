"""What may be embedded is found by every address that leads to it, and by no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import urls
from app.share.provider import Provider
from app.site.build import build_site
from app.urls import Address
from tests.sample import FILES, PUBLIC, bridge, offered, sample, sample_site, verified

HOME = "https://bridges.example/news"
CLOSURE = f"{HOME}/bridge/closure/"


def sampled() -> Provider:
    """What the sample offers."""
    return sample_site().provider


def of(path: str, statement: str) -> str:
    """The id of the statement on a page that begins with these words."""
    found = [
        each.id
        for each in bridge().statements()
        if bridge().page_of(bridge().placed[each.id].section) == path
        and each.plain.startswith(statement)
    ]
    assert len(found) == 1
    return found[0]


def shut() -> str:
    return of("/bridge/", "A busy bridge")


def named(address: str) -> str:
    """An address with the ids of two statements in it, which are made of their words."""
    steel = of("/bridge/people/", "Denies")
    return address.format(shut=shut(), steel=steel, coded=steel.replace("-", "%2D"))


def embed(url: str, provider: Provider | None = None) -> str:
    found = (provider or sampled()).find(url)
    return found.embed if found else ""


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/bridge/", "/embed/bridge/"),
        ("/bridge/closure/", "/embed/bridge/closure/"),
        ("/bridge/people/", "/embed/bridge/people/"),
        ("/bridge/timeline/", "/embed/bridge/timeline/"),
        ("/bridge/who-says-what/", "/embed/bridge/who-says-what/"),
        ("/bridge/closure", "/embed/bridge/closure/"),
        ("/bridge/closure/?utm_source=chat", "/embed/bridge/closure/"),
        ("/bridge/closure?theme=dark#cost", "/embed/bridge/closure/"),
        ("/bridge/%63losure/", "/embed/bridge/closure/"),
        ("/bridge/people/#ann-marsh", "/embed/bridge/people/"),
        ("/bridge/closure/#s-zzzzzz", "/embed/bridge/closure/"),
        ("/bridge/closure/#:~:text=bus", "/embed/bridge/closure/"),
        ("/bridge/#{shut}", "/embed/bridge/{shut}/"),
        ("/bridge/people/#{steel}", "/embed/bridge/{steel}/"),
        ("/bridge/people#{coded}", "/embed/bridge/{steel}/"),
        ("/embed/bridge/", "/embed/bridge/"),
        ("/embed/bridge/closure/", "/embed/bridge/closure/"),
        ("/embed/bridge/closure/?theme=dark", "/embed/bridge/closure/"),
        ("/embed/bridge/{shut}/", "/embed/bridge/{shut}/"),
        ("/bridge/shut/", "/embed/bridge/closure/"),
        ("/old-bridge", "/embed/bridge/"),
        ("/old-bridge/shutting/", "/embed/bridge/closure/"),
        ("/embed/bridge/shut/", "/embed/bridge/closure/"),
        ("/embed/old-bridge/shut/", "/embed/bridge/closure/"),
        ("/old-bridge/#{shut}", "/embed/bridge/{shut}/"),
        ("/embed/old-bridge/{shut}/", "/embed/bridge/{shut}/"),
        ("/", ""),
        ("", ""),
        ("/bridge/source/", ""),
        ("/bridge/source/#p2", ""),
        ("/bridge/checked/", ""),
        ("/bridge/all/", ""),
        ("/bridge/rumour/", ""),
        ("/tunnel/", ""),
        ("/nowhere/", ""),
        ("/embed/", ""),
        ("/embed/bridge/source/", ""),
        ("/bridge/{shut}/", "/embed/bridge/{shut}/"),
        ("/bridge/s-abcdef/", ""),
        ("/bridge//closure/", "/embed/bridge/closure/"),
        ("/bridge/../bridge/closure/", "/embed/bridge/closure/"),
        ("/bridge/closure//", "/embed/bridge/closure/"),
        ("/bridge/%2563losure/", "/embed/bridge/closure/"),
        ("/Bridge/CLOSURE/Index.html", "/embed/bridge/closure/"),
        ("/bridge/closure/).", "/embed/bridge/closure/"),
        ("/bridge/closure…", "/embed/bridge/closure/"),
        ("/embed/bridge/closure%3E", "/embed/bridge/closure/"),
        ("/old-bridge/shutting/index.html", "/embed/bridge/closure/"),
        ("/bridge/#{shut}).", "/embed/bridge/{shut}/"),
        ("/bridge/%23{shut}", "/embed/bridge/{shut}/"),
        ("/bridge%2523{shut},", "/embed/bridge/{shut}/"),
        ("/embed/bridge/{shut}/&quot;", "/embed/bridge/{shut}/"),
        ("/bridge/source/).", ""),
        ("/news/bridge/closure/", ""),
        ("/oembed?url=/bridge/", ""),
    ],
)
def test_an_address_leads_to_what_a_browser_would_show_there(url: str, path: str) -> None:
    assert embed(HOME + named(url)) == named(path)


@pytest.mark.parametrize(
    "url",
    [
        CLOSURE,
        "HTTPS://BRIDGES.example/news/bridge/closure/",
        "https://bridges.example:443/news/bridge/closure/",
        "https://bridges.example:/news/bridge/closure/",
        "https://bridges.example/%6Eews/bridge/closure/",
        "https://BRIDGES.EXAMPLE/NEWS/BRIDGE/CLOSURE/",
    ],
)
def test_one_address_may_be_spelled_in_several_ways(url: str) -> None:
    assert embed(url) == "/embed/bridge/closure/"


@pytest.mark.parametrize(
    "url",
    [
        "http://bridges.example/news/bridge/closure/",
        "http://bridges.example:443/news/bridge/closure/",
        "https://bridges.example:80/news/bridge/closure/",
        "https://bridges.example:8443/news/bridge/closure/",
        "https://bridges.example:no/news/bridge/closure/",
        "https://bridges.example:99999/news/bridge/closure/",
        "https://bridges.example./news/bridge/closure/",
        "https://www.bridges.example/news/bridge/closure/",
        "https://bridges.example.evil.example/news/bridge/closure/",
        "https://evil.example/news/bridge/closure/",
        "https://evil.example/https://bridges.example/news/bridge/closure/",
        "https://user@bridges.example/news/bridge/closure/",
        "https://user:secret@bridges.example/news/bridge/closure/",
        "https://@bridges.example/news/bridge/closure/",
        "https://bridges.example@evil.example/news/bridge/closure/",
        "https://evil.example#@bridges.example/news/bridge/closure/",
        "https://evil.example\\@bridges.example/news/bridge/closure/",
        "https:\\\\bridges.example\\news\\bridge\\closure\\",
        "https://bridges.example/news\\bridge/closure/",
        "https://bridges.example/news/bridge/closure/\\",
        "https:/bridges.example/news/bridge/closure/",
        "https:bridges.example/news/bridge/closure/",
        "//bridges.example/news/bridge/closure/",
        "//evil.example/news/bridge/closure/",
        "/news/bridge/closure/",
        "bridges.example/news/bridge/closure/",
        "javascript://bridges.example/news/bridge/closure/",
        "ftp://bridges.example/news/bridge/closure/",
        "https://[bridges.example/news/bridge/closure/",
        "https://[::1]/news/bridge/closure/",
        "https://bridges.example/bridge/closure/",
        "https://bridges.example/newsy/bridge/closure/",
        "https://bridges.example//news/bridge/closure/",
        "https://bridges.example/old/news/bridge/closure/",
        " https://bridges.example/news/bridge/closure/",
        "https://bridges.example/news/bridge/closure/ ",
        "https://bridges.example/news/bri\ndge/closure/",
        "https://bridges\t.example/news/bridge/closure/",
        "https://bridges.example/news/bridge/closure/\x00",
        "https://bridges.example/news/bridge/closure/\x7f",
        "https://brıdges.example/news/bridge/closure/",
        "https://ｂridges.example/news/bridge/closure/",
        "https://xn--bridges.example/news/bridge/closure/",
        "",
    ],
)
def test_an_address_of_another_site_is_not_ours_however_it_looks(url: str) -> None:
    assert embed(url) == ""
    assert not sampled().owns(url)


def test_a_letter_that_lower_case_makes_ours_is_another_host() -> None:
    kelvin = "https://kent.example/bridge/"
    ours = Provider(name="Kent", address=Address("https://kent.example"), places=sampled().places)
    assert embed(kelvin, ours) == "/embed/bridge/"
    assert embed(kelvin.replace("k", "\N{KELVIN SIGN}", 1), ours) == ""


def test_ports_count_where_the_site_has_one() -> None:
    ours = Provider(address=Address("http://127.0.0.1:8000"), places=sampled().places)
    assert embed("http://127.0.0.1:8000/bridge/", ours) == "/embed/bridge/"
    assert embed("http://127.0.0.1/bridge/", ours) == ""
    assert embed("http://127.0.0.1:80/bridge/", ours) == ""


@given(st.text())
def test_no_text_at_all_is_too_strange_to_be_refused(url: str) -> None:
    assert embed(url) == ""
    assert embed(f"https://{url}/news/bridge/") in ("", "/embed/bridge/")


def test_a_statement_is_found_by_the_words_it_once_had(tmp_path: Path) -> None:
    moved = {"permalinks.txt": f"/bridge/#s-before -> {shut()}\n"}
    now = build_site(verified(tmp_path, moved), PUBLIC).provider
    for old in ("/bridge/#s-before", "/old-bridge/#s-before", "/embed/bridge/s-before/"):
        assert embed(HOME + old, now) == f"/embed/bridge/{shut()}/"


def test_what_was_withdrawn_from_a_page_is_not_the_page(tmp_path: Path) -> None:
    text = FILES["bridge/explainer.md"].replace("path: rumour/", 'path: "closure/#s-wrong"')
    now = offered(verified(tmp_path, {"bridge/explainer.md": text}), PUBLIC)
    assert embed(f"{CLOSURE}#s-wrong", now) == ""
    assert embed(f"{CLOSURE}#s-other", now) == "/embed/bridge/closure/"


def test_nothing_is_ours_where_the_public_address_is_not_known() -> None:
    nowhere = offered(sample(), Address())
    for url in (CLOSURE, "/bridge/closure/", "//bridge/closure/", "http:///bridge/closure/", ""):
        assert embed(url, nowhere) == ""
        assert not nowhere.owns(url)


def test_a_site_offers_what_it_says_it_does() -> None:
    for path in urls.embeddable(bridge().explainer):
        assert embed(HOME + path) == urls.embed(path)
        assert path in sample_site()
