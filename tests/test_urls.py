"""Every path, written once."""

from __future__ import annotations

from datetime import date

import pytest

from app import urls
from app.model import ParagraphRef, Span, Withdrawal
from app.urls import Address, Gone
from tests.sample import bridge, sample


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
    assert urls.paragraph(bridge().explainer, ParagraphRef("wire", 3)) == "p3"
    assert urls.paragraph(bridge().explainer, ParagraphRef("herald", 2)) == "herald-p2"


@pytest.mark.parametrize(
    "identifier",
    ["main", "s-abcdef", "s-abcdef-2", "w-abcdef", "p9", "voa-p9", "m9-1", "m-voa-9-12"],
)
def test_an_id_that_pages_use_themselves_is_reserved(identifier: str) -> None:
    assert urls.is_reserved_fragment(identifier)


@pytest.mark.parametrize("identifier", ["thomas-west", "ttp", "s-abc", "p", "m9", "mp3-player"])
def test_any_other_id_is_free(identifier: str) -> None:
    assert not urls.is_reserved_fragment(identifier)


def test_everything_that_can_be_kept_is_published() -> None:
    found = set(urls.published(sample().library.explainers))
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
    assert len(statements) == sample().counts(bridge().explainer).statements


def test_an_alias_leads_on_from_every_page_it_had() -> None:
    moved = urls.redirects(sample().library.explainers)
    assert moved["/bridge/shut/"] == "/bridge/closure/"
    assert moved["/old-bridge/"] == "/bridge/"
    assert moved["/old-bridge/shutting/"] == "/bridge/closure/"
    assert moved["/old-bridge/source/"] == "/bridge/source/"
    assert not moved.keys() & {path for path, _ in urls.published(sample().library.explainers)}


def test_what_was_withdrawn_says_why_and_what_to_read_instead() -> None:
    assert urls.withdrawn(sample().library.explainers, sample().library.withdrawn) == (
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
