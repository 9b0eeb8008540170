"""What programs are told of a site as a whole."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from markdown_it import MarkdownIt

from app import urls
from app.data.site_record import SiteRecord
from app.site.build import build_site
from app.urls import Address
from tests.sample import PUBLIC, sample, sample_site

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
SITE = SiteRecord("A *site* of bridges", "All & more", "en", (("bridge", "A [b]"),), PUBLIC)


def test_language_models_are_told_in_ten_lines_that_lead_to_what_is_there() -> None:
    text = sample_site()[urls.LLMS].body.decode()
    assert len(text.splitlines()) == 10
    tokens = MarkdownIt("commonmark").parse(text)
    links = [
        str(one.attrs["href"])
        for each in tokens
        for one in each.children or ()
        if one.type == "link_open"
    ]
    paths = {each.removeprefix(PUBLIC.absolute("")).partition("?")[0] for each in links}
    assert {*paths} - {*sample_site()} == {urls.SEARCH_DATA}


def test_a_browser_is_told_how_to_search() -> None:
    root = fromstring(sample_site()[urls.OPENSEARCH].body)
    assert root.findtext(f"{SPACE}ShortName") == "Bridges"
    templates = [each.get("template") for each in root.iter(f"{SPACE}Url")]
    assert templates == [
        f"{PUBLIC.absolute(urls.SEARCH)}?q={{searchTerms}}",
        f"{PUBLIC.absolute(urls.SEARCH_DATA)}?q={{searchTerms}}",
    ]
    assert len(fromstring(SITE.opensearch()).findtext(f"{SPACE}ShortName") or "") <= 16


def test_a_site_that_does_not_know_its_address_offers_no_search_to_browsers() -> None:
    assert urls.OPENSEARCH not in build_site(sample(), Address())


def test_home_as_text_names_every_explainer() -> None:
    assert SITE.markdown() == (
        "# A \\*site\\* of bridges\n\nAll \\& more\n\n"
        f"- [A \\[b\\]](<{PUBLIC.absolute('/bridge/index.md')}>)\n"
    )
