"""Every path, written once."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import urls
from app.model import ParagraphRef, Span, Withdrawal
from app.urls import Address, Gone, NoAddressError
from tests.growth import HIGHEST, exponent, repeated
from tests.sample import sample

EXPLAINERS = sample().library.explainers
BRIDGE = EXPLAINERS[0]


@pytest.mark.parametrize(
    ("address", "link", "absolute"),
    [
        (Address(), "/a/#p1", "/a/#p1"),
        (Address(base_path="/b"), "/b/a/#p1", "/b/a/#p1"),
        (Address("https://c.example"), "/a/#p1", "https://c.example/a/#p1"),
        (Address("https://c.example", "/b"), "/b/a/#p1", "https://c.example/b/a/#p1"),
    ],
)
def test_a_link_has_the_base_path_and_an_absolute_one_the_origin(
    address: Address, link: str, absolute: str
) -> None:
    assert address.link("/a/", "p1") == link
    assert address.absolute("/a/", "p1") == absolute


def test_a_link_without_a_fragment_has_no_mark_of_one() -> None:
    assert Address().link("/a/") == "/a/"


def test_paths_are_those_that_readers_keep() -> None:
    assert urls.section("bridge", "closure") == "/bridge/closure/"
    assert urls.embed(urls.section("bridge", "closure")) == "/embed/bridge/closure/"
    assert urls.embed_statement("bridge", "s-abcdef") == "/embed/bridge/s-abcdef/"
    assert urls.card(urls.overview("bridge")) == "/bridge/card.png"
    assert urls.asset("pilcrow.min.js", "abc") == "/static/pilcrow.min.abc.js"


def test_paragraphs_of_every_source_but_the_first_carry_its_name() -> None:
    assert urls.paragraph(BRIDGE, ParagraphRef("wire", 3)) == "p3"
    assert urls.paragraph(BRIDGE, ParagraphRef("herald", 2)) == "herald-p2"


@pytest.mark.parametrize(
    "identifier",
    ["main", "s-abcdef", "s-abcdef-2", "w-abcdef", "p9", "voa-p9", "m9-1", "m-voa-9-12"],
)
def test_an_id_that_pages_use_themselves_is_reserved(identifier: str) -> None:
    assert urls.is_reserved_fragment(identifier)


@pytest.mark.parametrize("identifier", ["thomas-west", "ttp", "s-abc", "p", "m9", "mp3-player"])
def test_any_other_id_is_free(identifier: str) -> None:
    assert not urls.is_reserved_fragment(identifier)


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("../words/#deck", ("/bridge/words/", "deck")),
        ("#cost", ("/bridge/closure/", "cost")),
        ("/bridge/", ("/bridge/", "")),
        ("https://steel.example/", None),
        ("mailto:editor@bridges.example", None),
        ("javascript:alert(1)", None),
        ("//steel.example/", None),
        ("http://[steel/", None),
    ],
)
def test_a_link_of_the_site_is_followed_from_its_page(
    href: str, found: tuple[str, str] | None
) -> None:
    assert urls.target("/bridge/closure/", href) == found


@pytest.mark.parametrize(
    ("href", "outside"),
    [
        ("https://steel.example/", True),
        ("mailto:editor@bridges.example", True),
        ("HTTPS://steel.example:8443/?a=b#c", True),
        ("http://[::1]/", True),
        ("https://straße.example/", True),
        ("https://xn--strae-oqa.example/", True),
        ("http://%5B", False),
        ("https://steel%2eexample%2f/", False),
        ("https://steel|example/", False),
        ("https:steel", False),
        ("https:///steel", False),
        ("https://", False),
        ("https://bridges.example@steel.example/", False),
        ("https://steel.example\\@bridges.example/", False),
        ("https://steel.example:99999/", False),
        ("https://steel.example:x/", False),
        ("https://ste\tel.example/", False),
        (" https://steel.example/", False),
        ("https://steel.example/\u202egnp.exe", False),
        ("mailto:", False),
        ("//steel.example/", False),
        ("ftp://steel.example/", False),
        ("java\tscript:alert(1)", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("../words/", False),
        ("http://[steel/", False),
    ],
)
def test_only_known_schemes_leave_the_site(href: str, outside: bool) -> None:
    assert urls.is_outside(href) is outside


def test_everything_that_can_be_kept_is_published() -> None:
    found = set(urls.published(EXPLAINERS))
    assert {
        ("/", ""),
        ("/bridge/", ""),
        ("/bridge/", "later"),
        ("/bridge/closure/", "cost"),
        ("/bridge/people/", "ann-marsh"),
        ("/bridge/source/", "p4"),
        ("/bridge/source/", "herald-p1"),
        ("/bridge/who-says-what/", ""),
        ("/bridge/checked/", ""),
        ("/bridge/all/", ""),
    } <= found
    statements = [fragment for path, fragment in found if fragment.startswith("s-")]
    assert len(statements) == sample().counts(BRIDGE).statements


def test_an_alias_leads_on_from_every_page_it_had() -> None:
    moved = urls.redirects(EXPLAINERS)
    assert moved["/bridge/shut/"] == "/bridge/closure/"
    assert moved["/old-bridge/"] == "/bridge/"
    assert moved["/old-bridge/shutting/"] == "/bridge/closure/"
    assert moved["/old-bridge/source/"] == "/bridge/source/"
    assert not moved.keys() & {path for path, _ in urls.published(EXPLAINERS)}


def test_what_was_withdrawn_says_why_and_what_to_read_instead() -> None:
    assert urls.withdrawn(EXPLAINERS, sample().library.withdrawn) == (
        Gone(
            path="/tunnel/", fragment="", reason="It was about another tunnel.", instead="/bridge/"
        ),
        Gone(
            path="/bridge/rumour/",
            fragment="",
            reason="It was wrong.",
            instead="/bridge/closure/",
            title="Rumours",
            day=date(2024, 7, 2),
        ),
        Gone(path="/bridge/nothing/", fragment="", reason="It said nothing.", instead=""),
    )


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("old", ("/old/", "")),
        ("/old/", ("/old/", "")),
        ("old/#part", ("/old/", "part")),
        ("feed.atom", ("/feed.atom", "")),
        ("a/..//./%6fld/index.html", ("/old/", "")),
    ],
)
def test_a_withdrawn_path_is_written_as_the_site_writes_it(
    path: str, gone: tuple[str, str]
) -> None:
    (found,) = urls.withdrawn(
        (), (Withdrawal(path=path, reason="why", instead="", span=Span("site.toml", 1)),)
    )
    assert (found.path, found.fragment) == gone
    assert found.instead == ""


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("", ("/bridge/", "")),
        ("old", ("/bridge/old/", "")),
        ("old//x/", ("/bridge/old/x/", "")),
        ("../tunnel/./#s-abcdef", ("/tunnel/", "s-abcdef")),
        ("/", ("/", "")),
        ("/index.html", ("/", "")),
        ("/old/index.html", ("/old/", "")),
        ("/old.html", ("/old.html", "")),
        ("/old.html/", ("/old.html", "")),
        ("/%6F%6cd/%C3%BC", ("/old/ü/", "")),
        ("/a/%2e%2E/b", ("/b/", "")),
        ("/a/..", ("/", "")),
    ],
)
def test_a_path_has_one_form(written: str, place: tuple[str, str]) -> None:
    assert urls.place("/bridge/", written) == place


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("//a/../../../../outside/x", "is not a path of this site"),
        ("x:/../..", "is not a path of this site"),
        ("x%3a/../..", "is not a path of this site"),
        ("https://steel.example/", "is not a path of this site"),
        ("javascript:alert(1)", "is not a path of this site"),
        ("/search?q=x", "is not a path of this site"),
        ("../../outside/", "leads out of the site"),
        ("/%2e%2e/outside", "leads out of the site"),
        ("..\\outside", "has the character U+005C"),
        ("/a%5c..%5cb", "has the character U+005C"),
        ("/a%00b", "has the character U+0000"),
        ("/a b/", "has the character U+0020"),
        ("/a\n/", "has the character U+000A"),
        ("/a\u202eb/", "has the character U+202E"),
        ("/a\ud800/", "has the character U+D800"),
        ("/%ff/", "are no UTF-8"),
        ("/%252e%252e/x/", "cannot be the path of a page"),
        ("/.pilcrow.json", "cannot be the path of a page"),
        ("/.well-known/x", "cannot be the path of a page"),
        ("/a:b/", "cannot be the path of a page"),
        ("/" + "a" * 101 + "/", "cannot be the path of a page"),
        ("/a" * 600, "cannot be the path of a page"),
        ("/a.txt/b/", "leads through a file"),
        ("//[/", "is not a path of this site"),
        ("http://[", "is not a path of this site"),
    ],
)
def test_what_is_no_path_of_the_site_is_refused(written: str, message: str) -> None:
    with pytest.raises(NoAddressError) as raised:
        urls.place("/bridge/", written)
    assert message in raised.value.message


@given(st.text(st.sampled_from("/.%2eE5cC:\\a[]#?&;~@\0\n\x85\u202e\ud800é"), max_size=30))
def test_whatever_is_written_a_path_stays_inside_the_site(written: str) -> None:
    try:
        path, _ = urls.place("/bridge/", written)
    except NoAddressError:
        return
    assert path.startswith("/")
    assert not {"", ".", ".."} & set(path.strip("/").split("/")) or path == "/"
    assert urls.place("/", path) == (path, "")
    urls.target("/bridge/", written)
    urls.is_outside(written)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("../#s-abcdef", "/#s-abcdef"),
        ("closure", "/bridge/closure/"),
        ("https://steel.example/x", "https://steel.example/x"),
        ("mailto:a@steel.example", "mailto:a@steel.example"),
    ],
)
def test_an_address_is_of_the_site_or_one_a_page_may_carry(written: str, address: str) -> None:
    assert urls.address("/bridge/", written) == address


@pytest.mark.parametrize("unit", ["/a", "../", "%2e", "//", "a", "#", ":", "[", "."])
def test_time_grows_no_faster_than_an_address(unit: str) -> None:
    def read(written: str) -> None:
        with suppress(NoAddressError):
            urls.address("/bridge/", written)
        urls.target("/bridge/", written)

    assert exponent(read, repeated(unit)) < HIGHEST
