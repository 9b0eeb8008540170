"""The answers of oEmbed, to the letter of the specification and as two consumers read them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

import micawber
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from app import urls
from app.check.verify import Verified
from app.share.oembed import answer
from app.share.provider import Provider
from app.site.build import Site, build_site
from app.urls import Address
from app.web.application import create_app
from app.web.store import Publication
from tests.conftest import npm_file, program
from tests.sample import FILES, PUBLIC, offered, sample, sample_site, verified
from tests.serving import Reply, ask, page, served, small_site

HOME = "https://bridges.example/news/"
CLOSURE = f"{HOME}bridge/closure/"
MILITANCY = "/pakistan-taliban/militancy/"
FRAMED = f"{HOME}embed/bridge/closure/"
CARD = urls.card("/bridge/closure/")


def ours() -> Provider:
    """What the sample offers."""
    return sample_site().provider


def told(
    url: str = CLOSURE, of: Provider | None = None, sizes: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    reply = answer(of or ours(), {"url": url, **sizes})
    assert (reply.status, reply.media_type) == (200, "application/json")
    values: dict[str, Any] = json.loads(reply.body)
    return values


def frame(values: Mapping[str, Any]) -> LexborNode:
    """The one element that is seen of the HTML of an answer."""
    (seen,) = LexborHTMLParser(values["html"]).css("body > :not([hidden])")
    assert seen.tag == "iframe"
    return seen


def test_an_answer_has_what_the_specification_asks_of_a_rich_one() -> None:
    values = told()
    assert "<iframe " in values.pop("html")
    assert values == {
        "version": "1.0",
        "type": "rich",
        "title": "The closure",
        "author_name": sample().library.explainers[0].title,
        "author_url": f"{HOME}bridge/",
        "provider_name": "Bridges",
        "provider_url": HOME,
        "cache_age": 3600,
        "width": 600,
        "height": values["height"],
        "thumbnail_url": f"https://bridges.example/news{CARD}",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    assert 200 < values["height"] <= 800


def test_its_html_is_an_embed_as_wordpress_knows_it() -> None:
    name = next(name for path, name in ours().places if name and CLOSURE.endswith(path))
    url = f"{CLOSURE}#{name}"
    values = told(url)
    # It keeps a quotation and the frame behind it, and loads its script for that quotation alone.
    assert re.fullmatch(r"<blockquote [^>]+>.+</blockquote><iframe [^>]+></iframe>", values["html"])
    quotation = LexborHTMLParser(values["html"]).css_first("blockquote.wp-embedded-content[hidden]")
    assert quotation
    link = quotation.css_first("a")
    assert link
    assert (link.attributes, link.text()) == ({"href": url}, frame(values).attributes["title"])


def test_its_html_shows_one_frame_is_on_one_line_and_escaped() -> None:
    values = told()
    assert "\n" not in values["html"]
    assert frame(values).attributes == {
        "src": f"{HOME}embed/bridge/closure/",
        "title": f"The closure · {values['author_name']}",
        "width": "600",
        "height": str(values["height"]),
        "frameborder": "0",
        "loading": "lazy",
        "style": "border:0;max-width:100%",
    }
    overview = told(f"{HOME}bridge/")
    assert "<script>" in overview["title"]
    assert frame(overview).attributes["title"] == overview["title"]


@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [
        ({"maxwidth": "600"}, 600, None),
        ({"maxwidth": "599"}, 599, None),
        ({"maxwidth": "240"}, 240, None),
        ({"maxwidth": "1"}, 1, 800),
        ({"maxwidth": "1200"}, 600, None),
        ({"maxwidth": "999999999"}, 600, None),
        ({"maxheight": "100"}, 600, 100),
        ({"maxheight": "1"}, 600, 1),
        ({"maxwidth": "300", "maxheight": "200"}, 300, 200),
        ({"maxwidth": "", "maxheight": ""}, 600, None),
    ],
)
def test_a_size_is_never_exceeded(asked: dict[str, str], width: int, height: int | None) -> None:
    values = told(sizes=asked)
    attributes = frame(values).attributes
    assert values["width"] == int(attributes["width"] or 0) == width
    assert values["height"] == int(attributes["height"] or 0)
    if height is None:
        assert values["height"] >= told()["height"]
    else:
        assert values["height"] == height


@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
@pytest.mark.parametrize(
    "value", ["0", "-1", "+600", "0600", "600px", "6e2", "600.0", " 600", "６００", "x", "9" * 5000]
)
def test_a_size_that_nothing_could_respect_is_refused(name: str, value: str) -> None:
    reply = answer(ours(), {"url": CLOSURE, name: value})
    assert (reply.status, reply.media_type) == (400, "text/plain")
    assert reply.body == (f"{name} is no number of pixels; write a whole one such as {name}=600\n")


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ({}, 400, f"say what to embed: url= and an address that begins with {HOME}"),
        ({"url": ""}, 400, f"say what to embed: url= and an address that begins with {HOME}"),
        ({"url": "https://evil.example/"}, 404, f"only addresses that begin with {HOME} are"),
        ({"url": "https://u:p@bridges.example/news/bridge/"}, 404, "only addresses that begin"),
        ({"url": f"{HOME}bridge/source/#p2"}, 404, "nothing at this address can be embedded; the"),
        ({"url": f"{HOME}bridge/rumour/"}, 404, "nothing at this address can be embedded; the"),
        ({"url": CLOSURE, "look": "pink"}, 400, "there are these looks: light, dark, compact, "),
        ({"url": CLOSURE, "format": "yaml"}, 501, "there are two formats: format=json and"),
        ({"url": CLOSURE, "format": "JSON"}, 501, "there are two formats: format=json and"),
        ({"url": CLOSURE, "format": "jsonp", "callback": "f"}, 501, "there are two formats:"),
    ],
)
def test_a_refusal_says_why(query: dict[str, str], status: int, sentence: str) -> None:
    reply = answer(ours(), query)
    assert (reply.status, reply.media_type) == (status, "text/plain")
    assert reply.body.startswith(sentence)
    assert reply.body.count("\n") == 1


@pytest.mark.parametrize("query", [{}, {"url": CLOSURE}, {"url": "/bridge/", "format": "xml"}])
def test_without_a_public_address_the_setting_is_named(query: dict[str, str]) -> None:
    reply = answer(offered(sample(), Address()), query)
    assert reply.status == 404
    assert "PILCROW_PUBLIC_URL" in reply.body


def test_where_nobody_may_frame_them_no_frames_are_offered() -> None:
    reply = answer(offered(sample(), replace(PUBLIC, frame_ancestors="'none'")), {"url": CLOSURE})
    assert reply.status == 404
    assert "PILCROW_FRAME_ANCESTORS" in reply.body


@pytest.mark.parametrize("look", urls.LOOKS)
def test_a_look_is_that_of_the_embed(look: str) -> None:
    assert frame(told(sizes={"look": look})).attributes["src"] == f"{FRAMED}#{look}"
    assert frame(told(f"{FRAMED}#{look}")).attributes["src"] == f"{FRAMED}#{look}"


def test_a_look_that_is_asked_for_goes_before_that_of_the_address() -> None:
    found = told(f"{FRAMED}#light", sizes={"look": "dark"})
    assert frame(found).attributes["src"] == f"{FRAMED}#dark"
    assert frame(told(sizes={"look": ""})).attributes["src"] == FRAMED
    assert frame(told(f"{CLOSURE}#cost")).attributes["src"] == FRAMED


def test_what_an_entry_tells_is_called_by_the_entry() -> None:
    titles = {each.name for each in ours().places.values()}
    assert "Ann Marsh: Thinks that the deck is too weak." in titles


def test_a_thumbnail_respects_every_size_and_is_there_only_if_the_picture_is() -> None:
    for sizes in ({"maxwidth": "1200"}, {"maxheight": "630"}):
        assert told(sizes=sizes)["thumbnail_width"] == 1200
    for sizes in ({"maxwidth": "1199"}, {"maxheight": "629"}):
        assert not [name for name in told(sizes=sizes) if "thumbnail" in name]
    voices = told(f"{HOME}bridge/who-says-what/")
    assert not [name for name in voices if "thumbnail" in name]


def test_a_thumbnail_is_a_picture_of_the_site() -> None:
    picture = sample_site()[CARD]
    assert (picture.status, picture.media_type) == (200, "image/png")


@pytest.mark.parametrize("url", [CLOSURE, f"{HOME}bridge/", f"{HOME}bridge/who-says-what/"])
def test_xml_says_the_same_as_json(url: str) -> None:
    reply = answer(ours(), {"url": url, "format": "xml"})
    assert (reply.status, reply.media_type) == (200, "text/xml")
    assert reply.body.startswith('<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n')
    root = ElementTree.fromstring(reply.body.encode())
    assert (root.tag, root.attrib) == ("oembed", {})
    read = [(each.tag, each.text) for each in root]
    assert read == [(name, str(value)) for name, value in told(url).items()]


def test_xml_is_well_formed_whatever_a_title_has_in_it() -> None:
    strange = "a\x00\x08\ufffe]]>&amp;<b>\U0001f309é\N{RIGHT-TO-LEFT MARK}"
    places = {place: replace(each, title=strange) for place, each in ours().places.items()}
    reply = answer(replace(ours(), places=places), {"url": CLOSURE, "format": "xml"})
    title = ElementTree.fromstring(reply.body.encode()).findtext("title")
    assert title == strange.translate(dict.fromkeys((0, 0x08, 0xFFFE), "\ufffd"))


def asked(
    query: str, site: Site | None = None, method: str = "GET", path: str = "/news/oembed"
) -> Reply:
    app = create_app(Publication(site or sample_site()), PUBLIC.base_path)
    return ask(app, path, method, query.encode(), origin="https://wiki.example")


QUERY = "url=https%3A%2F%2Fbridges.example%2Fnews%2Fbridge%2Fclosure%2F"


@pytest.mark.parametrize(
    ("query", "media_type"),
    [
        (QUERY, "application/json; charset=utf-8"),
        (f"{QUERY}&format=json&unknown=1", "application/json; charset=utf-8"),
        (f"format=xml&{QUERY}", "text/xml; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("path", ["/oembed", "/news/oembed"])
def test_any_page_may_read_an_answer_and_keep_it_a_while(
    query: str, media_type: str, path: str
) -> None:
    reply = asked(query, path=path)
    assert reply.status == 200
    assert reply.headers["content-type"] == media_type
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cache-control"] == "public,max-age=3600"
    assert reply.headers["x-content-type-options"] == "nosniff"
    head = asked(query, method="HEAD", path=path)
    assert (head.status, head.headers) == (200, reply.headers)


def test_a_refusal_can_be_read_by_any_page_and_is_not_kept() -> None:
    reply = asked(f"{QUERY}&format=html")
    assert (reply.status, reply.headers["content-type"]) == (501, "text/plain; charset=utf-8")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cache-control"] == "no-store"
    assert asked(QUERY, method="POST").status == 405


def test_before_the_first_site_there_is_nothing_to_ask() -> None:
    reply = ask(create_app(Publication()), "/oembed", query=QUERY.encode())
    assert (reply.status, reply.headers["retry-after"]) == (503, "5")
    assert reply.headers["access-control-allow-origin"] == "*"


def test_a_new_site_answers_from_its_first_moment() -> None:
    publication = Publication(small_site(page("/bridge/")))
    app = create_app(publication, PUBLIC.base_path)
    assert ask(app, "/oembed", query=QUERY.encode()).status == 404
    publication.publish(sample_site())
    assert ask(app, "/oembed", query=QUERY.encode()).status == 200


@pytest.fixture(scope="module")
def home(verified: Verified) -> Iterator[str]:
    """The public address of the content that ships, which is served there."""
    publication = Publication()
    with served(create_app(publication, "/explainers")) as port:
        address = Address(f"http://127.0.0.1:{port}", "/explainers")
        publication.publish(build_site(verified, address))
        yield address.absolute("")


def test_micawber_reads_our_answers(home: str) -> None:
    registry = micawber.ProviderRegistry()
    registry.register(rf"{re.escape(home)}/\S*", micawber.Provider(f"{home}/oembed"))
    values = registry.request(home + MILITANCY, maxwidth=480)
    assert (values["type"], values["title"], values["width"]) == ("rich", "Militancy", 480)
    text = micawber.parse_text(f"{home}{MILITANCY}", registry, maxwidth=480)
    assert text == values["html"]
    embedded = frame(values).attributes["src"]
    assert embedded == f"{home}/embed{MILITANCY}"
    with pytest.raises(micawber.ProviderException):
        registry.request(f"{home}/nowhere/")


def unfurled(url: str) -> dict[str, Any]:
    """What the npm package unfurl.js makes of a page: it discovers oEmbed by itself."""
    module = npm_file("unfurl.js/dist/index.js")
    script = (
        f"require({json.dumps(str(module))}).unfurl(process.argv[1])"
        ".then(found => console.log(JSON.stringify(found.oEmbed ?? null)))"
    )
    done = subprocess.run(
        [program("node", "nodejs"), "-e", script, url], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("path", [MILITANCY, "/pakistan-taliban/", "/pakistan-taliban/timeline/"])
def test_unfurl_finds_our_answers_by_itself(home: str, path: str) -> None:
    found = unfurled(home + path)
    assert (found["type"], found["version"], found["width"]) == ("rich", "1.0", 600)
    assert frame(found).attributes["src"] == f"{home}/embed{path}"


def test_unfurl_finds_nothing_on_a_page_that_has_no_embed(home: str) -> None:
    assert unfurled(f"{home}/pakistan-taliban/source/") is None


def test_unfurl_reads_xml_where_nothing_else_is_announced(home: str) -> None:
    link = f'<link rel="alternate" type="text/xml+oembed" href="{home}/oembed?format=xml&amp;url='
    body = f'<!doctype html><title>T</title>{link}{home}{MILITANCY}">'.encode()
    with served(create_app(Publication(small_site(page("/xml/", body))))) as port:
        found = unfurled(f"http://127.0.0.1:{port}/xml/")
    assert (found["type"], found["title"], found["width"]) == ("rich", "Militancy", 600)
    assert frame(found).attributes["src"] == f"{home}/embed{MILITANCY}"


def test_old_links_go_on_answering_after_a_renaming(tmp_path: Path) -> None:
    renamed = {
        "bridge/barrier.md": FILES["bridge/closure.md"].replace("[shut", "[closure, shut"),
        "bridge/explainer.md": FILES["bridge/explainer.md"]
        .replace("[closure, people", "[barrier, people")
        .replace("instead: closure/", "instead: barrier/"),
    }
    files = {name: text for name, text in FILES.items() if name != "bridge/closure.md"}
    site = build_site(verified(tmp_path, renamed, files), PUBLIC)
    values = json.loads(asked(QUERY, site).body)
    assert frame(values).attributes["src"] == f"{HOME}embed/bridge/barrier/"
    assert site["/embed/bridge/barrier/"].status == 200
    assert site["/embed/bridge/closure/"].location == "/news/embed/bridge/barrier/"
    assert site["/bridge/closure/"].location == "/news/bridge/barrier/"
