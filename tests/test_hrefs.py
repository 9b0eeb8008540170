"""Addresses that authors write."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import hrefs
from app.hrefs import NoAddressError
from tests.growth import HIGHEST, exponent, repeated


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
    assert hrefs.target("/bridge/closure/", href) == found


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
    assert hrefs.is_outside(href) is outside


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
    assert hrefs.place("/bridge/", written) == place


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
        hrefs.place("/bridge/", written)
    assert message in raised.value.message


@given(st.text(st.sampled_from("/.%2eE5cC:\\a[]#?&;~@\0\n\x85\u202e\ud800é"), max_size=30))
def test_whatever_is_written_a_path_stays_inside_the_site(written: str) -> None:
    try:
        path, _ = hrefs.place("/bridge/", written)
    except NoAddressError:
        return
    assert path.startswith("/")
    assert not {"", ".", ".."} & set(path.strip("/").split("/")) or path == "/"
    assert hrefs.place("/", path) == (path, "")
    hrefs.target("/bridge/", written)
    hrefs.is_outside(written)


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
    assert hrefs.address("/bridge/", written) == address


@pytest.mark.parametrize("unit", ["/a", "../", "%2e", "//", "a", "#", ":", "[", "."])
def test_time_grows_no_faster_than_an_address(unit: str) -> None:
    def read(written: str) -> None:
        with suppress(NoAddressError):
            hrefs.address("/bridge/", written)
        hrefs.target("/bridge/", written)

    assert exponent(read, repeated(unit)) < HIGHEST
