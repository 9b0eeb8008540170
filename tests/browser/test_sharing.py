"""What every page offers for sharing, also where a site does not know its own address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.site.build import build_site
from app.urls import LOOKS, Address
from tests.conftest import Visit
from tests.reader import MILITANCY, clipboard, field, press_copy
from tests.sample import attributes, bridge, html, sample, sample_site, texts

TOP = "https://bridges.example/news"
CLOSURE = "/bridge/closure/"
SOURCE = "/pakistan-taliban/source/"


def test_a_section_ends_with_its_link_its_embed_code_and_one_citation() -> None:
    link, embed, citation = attributes(CLOSURE, ".share input", "value")
    assert link == f"{TOP}{CLOSURE}"
    assert f'src="{TOP}/embed{CLOSURE}"' in str(embed)
    assert str(citation).startswith("“The closure.”")
    assert attributes(CLOSURE, ".share .more a", "href") == [f"/news{CLOSURE}share/"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/bridge/", "Share one statement, or cite this explainer in another form"),
        ("/bridge/source/", "Share one paragraph, or cite this source in another form"),
        ("/bridge/who-says-what/", "Cite this page in another form"),
    ],
)
def test_every_page_with_something_to_share_leads_to_all_of_it(path: str, words: str) -> None:
    assert texts(path, ".share .more") == [words]


def test_a_share_page_has_the_section_and_each_of_its_statements() -> None:
    path = f"{CLOSURE}share/"
    statements = bridge().statements_in(bridge().explainer.sections[0])
    assert attributes(path, ".item__inside", "id") == [each.id for each in statements]
    links = attributes(path, ".item .field:first-child input", "value")
    assert [each for each in links if "iframe" not in str(each)] == [
        f"{TOP}{CLOSURE}",
        *(f"{TOP}/bridge/{each.id}/" for each in statements),
    ]
    assert len(html(path).css(".item textarea")) == 5 * (1 + len(statements))
    assert len(html(path).css(".item__forms:not([open]) textarea")) == 4 * (1 + len(statements))


def test_a_place_on_a_share_page_has_its_source_who_stands_behind_it_and_the_way_back() -> None:
    path, places = f"{CLOSURE}share/", "details.item"
    at_home = [texts(path, f"{places}:nth-of-type({n}) .cite") for n in range(1, 4)]
    assert at_home == [
        ["source paragraph 1"],
        ["source paragraph 1", "source paragraph 2 said by Ann Marsh"],
        ["source paragraph 2 said by Ann Marsh"],
    ]
    shown = texts(path, f"{places}:nth-of-type(3) .source mark")
    assert shown == ["The deck is not safe to carry a bus"]
    assert attributes(path, f"{places} .item__back", "href") == [
        f"#{each}" for each in attributes(path, places, "id")
    ]
    assert attributes("/bridge/share/", ".source[dir]", "lang") == ["ur", "ur"]
    assert texts("/bridge/source/share/", ".item .source, .item .cite") == []


def test_the_share_page_of_the_source_has_each_paragraph_in_its_language() -> None:
    path = "/bridge/source/share/"
    assert attributes(path, ".item__inside", "id") == [
        "p1",
        "p2",
        "p3",
        "p4",
        "herald-p1",
        "herald-p2",
    ]
    assert attributes(path, ".item__words", "dir")[-2:] == ["rtl", "rtl"]
    assert html(path).css("iframe, .looks") == []


def test_every_paragraph_of_the_source_leads_to_what_can_be_shared_of_it() -> None:
    leads = attributes("/bridge/source/", ".rests .share__link", "href")
    shared = attributes("/bridge/source/share/", ".item__inside", "id")
    assert leads == [f"/news/bridge/source/share/#{each}" for each in shared]


def test_a_share_page_lists_every_look_for_those_without_script() -> None:
    looks = attributes(f"{CLOSURE}share/", ".looks a", "href")
    assert looks == [f"/news/embed{CLOSURE}#{look}" for look in LOOKS]
    assert attributes(f"{CLOSURE}share/", ".looks input", "value") == [
        f'<script src="{TOP}/embed.js" async></script>'
    ]


def test_a_share_page_may_show_frames_of_this_site_and_no_other_page_may_any() -> None:
    for path, page in sample_site().items():
        policy = dict(page.headers).get(b"content-security-policy", b"")
        shows = path.endswith("/share/") and page.status == 200
        assert (b"frame-src 'self';" in policy) == shows, path


def test_a_share_page_is_not_indexed_beside_what_it_shares() -> None:
    assert attributes(f"{CLOSURE}share/", "link[rel=canonical]", "href") == [f"{TOP}{CLOSURE}"]
    assert b"/share/" not in sample_site()["/sitemap.xml"].body


def test_the_share_page_of_a_page_that_moved_moves_with_it() -> None:
    for old in ("/bridge/shut/share/", "/old-bridge/closure/share/"):
        assert sample_site()[old].location == f"/news{CLOSURE}share/"
    assert "/old-bridge/all/share/" not in sample_site()


def test_a_site_that_may_be_framed_by_some_may_show_its_own_embeds() -> None:
    site = build_site(sample(), Address(frame_ancestors="https://wiki.example"))
    policy = dict(site[f"/embed{CLOSURE}"].headers)[b"content-security-policy"]
    assert policy.endswith(b"frame-ancestors 'self' https://wiki.example")


def test_where_nobody_may_frame_an_embed_no_page_offers_one() -> None:
    site = build_site(sample(), Address("https://bridges.example", "", "'none'"))
    for path in (CLOSURE, f"{CLOSURE}share/"):
        assert b"<iframe" not in site[path].body
        assert b'class="field__set looks"' not in site[path].body


@pytest.mark.browser
@pytest.mark.parametrize("path", [MILITANCY, f"{MILITANCY}share/"])
def test_a_site_that_does_not_know_its_address_learns_it_from_the_browser(
    visit: Visit, server: str, path: str
) -> None:
    page = visit(path)
    expect(field(page, "Link").first).to_have_value(f"{server}{MILITANCY}")
    expect(page.locator(".field__unknown")).to_have_count(0)
    for text in page.locator(".field :is(input, textarea)").all():
        assert "address.invalid" not in text.input_value()
    embed = field(page, "Embed code").first.input_value()
    assert f'src="{server}/embed{MILITANCY}"' in embed
    assert page.locator(".looks:visible").count() == 0
    press_copy(page, "Link")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert clipboard(page.context) == f"{server}{MILITANCY}"


@pytest.mark.browser
@pytest.mark.parametrize("path", [MILITANCY, f"{MILITANCY}share/", f"{SOURCE}share/"])
def test_without_script_such_a_site_says_so_and_shows_nothing_made_up(
    visit: Visit, path: str
) -> None:
    page = visit(path, java_script_enabled=False)
    expect(page.locator(".field__unknown")).to_be_visible()
    assert page.locator(".field:visible").count() == 0
    for summary in page.locator(".item > summary").all()[:2]:
        summary.click()
    assert page.locator(".field:visible").count() == 0
    assert "address.invalid" not in page.inner_text("main")


@pytest.mark.browser
@pytest.mark.parametrize("behind", [").", ",", "”", "…", "%22%3E", "]", "_"])
def test_a_fragment_with_punctuation_behind_it_leads_to_its_place(
    visit: Visit, server: str, behind: str
) -> None:
    page = visit(MILITANCY)
    name = page.locator(".statement").nth(3).get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{server}{MILITANCY}#{name}{behind}")
    expect(page.locator(f"#{name}:target")).to_be_in_viewport()
    page.evaluate("name => { location.hash = name }", f"{str(name).upper()}{behind}")
    expect(page.locator(f"#{name}:target")).to_be_in_viewport()
    assert page.url == f"{server}{MILITANCY}#{name}"
    page.goto(f"{server}{MILITANCY}#nowhere)")
    assert page.url.endswith("#nowhere)")
