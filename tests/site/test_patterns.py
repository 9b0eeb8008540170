"""The headers of every page, as rules: few of them, and none that is wrong for any page."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from app.site.patterns import ACCEPTS, TOP, Fields, Patterns, Record, fields_of, patterns

HTML = {"content-type": "text/html", "cache-control": "no-cache"}


def about(policy: str = "a", status: int = 200, **headers: str) -> Mapping[str, object]:
    return {"status": status, "headers": {**HTML, "csp": policy, **headers}}


def told(found: Patterns, path: str) -> Fields:
    """The headers that the first rule which fits a path gives it."""
    kind = next(kind for rule, kind in found.rules if re.fullmatch(rule, path))
    top = path.removeprefix(found.base).split("/")[1]
    return tuple((name, value.replace(TOP, top)) for name, value in found.kinds[kind])


def record(explainers: int, sections: int) -> Record:
    """Explainers with so many sections, one of which is unlike the others."""
    pages: dict[str, Mapping[str, object]] = {"/": about("home"), "/404.html": about("no", 404)}
    for name in (f"/x{number}/" for number in range(explainers)):
        link = f"</news{name}feed.atom>"
        pages[name] = about("top", link=link)
        pages |= {f"{name}c{each}/": about("section", link=link) for each in range(sections)}
        pages |= {f"{name}s-abcde{each}/": about("claim") for each in range(sections)}
        pages |= {f"{name}c{each}/index.md": {"headers": {}} for each in range(sections)}
        pages[f"{name}people/"] = about("people", link=link)
        pages[f"/embed{name}"] = about("embed")
        pages[f"/embed{name}people/"] = about("embed people")
        pages[f"/embed{name}c1/"] = about("embed section")
        pages[f"/static{name[:-1]}.0a.css"] = about("css")
    return {path: {"status": 200, **each} for path, each in pages.items()}


def test_every_page_gets_its_own_headers() -> None:
    pages = {
        **record(3, 4),
        "/x1/c2/": about("unlike"),
        "/embed/people/": about("embed of another"),
        "/search/": about("search"),
    }
    found = patterns(pages, "/news")
    for path, each in pages.items():
        if each["status"] == 200:
            expected = tuple(sorted(each["headers"].items()))  # type: ignore[attr-defined] # a dict
            assert told(found, f"/news{path}") == expected, path


def test_more_of_the_same_needs_no_more_rules() -> None:
    few, many = patterns(record(2, 3), "/news"), patterns(record(9, 12), "/news")
    assert (few.rules, few.kinds) == (many.rules, many.kinds)
    assert len(few.rules) == 10


def test_a_page_unlike_its_siblings_is_a_rule_by_itself() -> None:
    pages = {**record(2, 3), "/x1/c2/": about("unlike")}
    extra = {rule for rule, _ in patterns(pages).rules} - {
        rule for rule, _ in patterns(record(2, 3)).rules
    }
    assert extra == {"/x1/c2/"}


def test_what_moved_and_what_is_gone_is_by_itself() -> None:
    pages = {
        **record(1, 1),
        "/old/": about(status=308, location="/news/x0/#s-abcdef"),
        "/gone/": about("g", status=410),
    }
    found = patterns(pages, "/news")
    assert found.moved["/news/old/"].location == "/news/x0/#s-abcdef"
    assert list(found.gone) == ["/news/gone/"]
    assert dict(found.kinds[found.gone["/news/gone/"].kind])["csp"] == "g"
    assert found.missing is not None
    assert dict(found.kinds[found.missing])["csp"] == "no"
    assert not any(re.fullmatch(rule, "/news/404.html") for rule, _ in found.rules)


def test_a_site_without_anything_has_no_rules() -> None:
    found = patterns({})
    assert (found.kinds, found.rules, found.missing) == ((), (), None)


def test_an_ending_has_a_media_type_where_its_files_have_one() -> None:
    assert patterns(record(1, 1)).types() == {"css": "text/html"}


def test_whatever_is_compressed_differs_by_what_a_reader_takes() -> None:
    assert fields_of("/", {"encodings": ["br"]}, "") == (("vary", "Accept-Encoding"),)
    assert fields_of("/", {"encodings": [], "headers": "none"}, "") == ()


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("br", True),
        ("gzip, deflate, br", True),
        ("br;q=1.0, gzip", True),
        ("br ; q=0.01", True),
        ("br;q=0", False),
        ("br; q=0.000, gzip", False),
        ("brotli", False),
        ("x-br", False),
        ("", False),
    ],
)
def test_a_coding_is_taken_by_its_name_and_weight(header: str, accepted: bool) -> None:
    assert bool(re.search(ACCEPTS.format("br"), header)) == accepted
