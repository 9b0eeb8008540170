"""What `site.toml` says is read strictly, and whatever is wrong in it is told at its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.library.frontmatter import Report
from app.library.site import LARGEST_SITE, SiteFile, read_site
from tests.growth import HIGHEST, exponent, repeated

GOOD = 'name = "A"\ndescription = "B"\n'


def read(text: str) -> tuple[SiteFile, list[tuple[int, str]]]:
    report = Report("site.toml", tuple(text.split("\n")))
    site = read_site(report)
    assert {each.code for each in report.problems} <= {"bad-front-matter"}
    return site, [(each.span.line, each.message) for each in report.problems]


def test_a_site_says_its_name_and_what_is_withdrawn_from_it() -> None:
    site, problems = read(
        f'{GOOD}[[withdrawn]]\npath = "old"\nreason = "R"\n'
        '[[withdrawn]]\nreason = "S"\ninstead = "/a"\npath = "/b/c#d"\n'
    )
    assert (site.name, site.description, site.language) == ("A", "B", "en")
    assert [(each.path, each.reason, each.instead) for each in site.withdrawn] == [
        ("/old/", "R", ""),
        ("/b/c/#d", "S", "/a/"),
    ]
    assert [each.span.line for each in site.withdrawn] == [4, 9]
    assert not problems


@pytest.mark.parametrize(
    ("line", "required"),
    [("", False), ('review = "optional"', False), ('review = "required"', True)],
)
def test_a_site_may_ask_that_somebody_else_reads(line: str, required: bool) -> None:
    site, problems = read(GOOD + line)
    assert (site.review_required, problems) == (required, [])


def test_a_site_says_where_its_readers_report_to() -> None:
    site, problems = read(f'{GOOD}contact = "desk@bridges.example"')
    assert (site.contact, problems) == ("mailto:desk@bridges.example", [])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("name = ", 1, "invalid value"),
        (f"{GOOD}name = 'C'", 3, "cannot overwrite a value"),
        ("a = " + "[" * 2000, 1, "it is nested too deeply"),
        ("a = " + "{b=" * 2000, 1, "it is nested too deeply"),
        ("a = " + "1" * 6000, 1, "exceeds the limit (4300 digits) for integer string conversion"),
        ('a = "\\ud800"', 1, "escaped character is not a Unicode scalar value"),
        ("a = 2024-13-99", 1, "expected newline or end of document after a statement"),
        ("a = 0000-01-01", 1, "invalid date or datetime"),
        ("a.b.c.d.e.f.g.h.i = 1", 1, "a key has more than 8 parts"),
        ('[a."b".c."d".e.\'f\'.g.h.i]', 1, "a key has more than 8 parts"),
        ("# a.b.c.d.e.f.g.h.i\nname = 'a.b.c.d.e.f.g.h.i.'", 1, "`description` is missing"),
        (f"{GOOD}# " + "x" * 70_000, 1, "site.toml is longer than 64 KiB"),
        (f"{GOOD}colour = 1e400", 3, "there is no key `colour`"),
        (f'{GOOD}"\\u202e" = inf', 1, "there is no key `\\u202e`"),
        ('description = "B"\nname = "\\u0007"', 2, "`name` has a control character, U+0007"),
        (f"{GOOD}language = nan", 3, "`language` should be text"),
        (f'{GOOD}review = "yes"', 3, "`review` cannot be `yes`"),
        (f"{GOOD}review = true", 3, "`review` should be text"),
        (f'{GOOD}contact = "the desk"', 3, "readers cannot report to `the desk`"),
        (f"{GOOD}\ncontact = 'javascript:x'", 4, "readers cannot report to `javascript:x`"),
        (f"{GOOD}contact = 7", 3, "`contact` should be text"),
        (f'{GOOD}withdrawn = "x"', 3, "`withdrawn` should be a list"),
        (f"{GOOD}[[withdrawn]]\npath = 'x'", 3, "`withdrawn.0.reason` is missing"),
    ],
)
def test_a_mistake_is_told_at_its_line(text: str, line: int, message: str) -> None:
    _, ((where, said), *_) = read(text)
    assert said.startswith(message)
    assert where == line


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("//a/../../../../outside/x", "is not a path of this site"),
        ("x:/../..", "is not a path of this site"),
        ("../x", "leads out of the site"),
        ("a\\\\\\\\b", "has the character U+005C"),
        ("//[/", "is not a path of this site"),
    ],
)
def test_a_path_that_is_none_is_told_at_its_line_and_left_out(path: str, message: str) -> None:
    site, ((line, said),) = read(
        f'{GOOD}[[withdrawn]]\npath = "/a"\nreason = "R"\n'
        f'[[withdrawn]]\npath = "{path}"\nreason = "S"'
    )
    assert message in said
    assert line == (3 if "\\\\" in path else 7)
    assert [each.path for each in site.withdrawn] == ["/a/"]


@pytest.mark.parametrize("instead", ["javascript:alert(1)", "//evil.example/x", "https:evil"])
def test_only_an_address_a_page_may_carry_can_be_read_instead(instead: str) -> None:
    site, ((line, said),) = read(
        f'{GOOD}[[withdrawn]]\npath = "/a"\nreason = "R"\ninstead = "{instead}"'
    )
    assert said == f"`{instead}` is not a path of this site"
    assert line == 4
    assert site.withdrawn == ()


@pytest.mark.parametrize(("over", "refused"), [(0, False), (1, True)])
def test_a_site_may_be_as_long_as_it_is_said(over: int, refused: bool) -> None:
    text = GOOD + "#" * (LARGEST_SITE - len(GOOD) + over)
    _, problems = read(text)
    told = [(1, "site.toml is longer than 64 KiB")] if refused else []
    assert problems == told


@given(st.text(st.sampled_from("\n \"'=[]{}.,#aeinfx01-:T_+\\u\ud800\x85\x07"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        ("", "a.", "a = 1"),
        ("a = [", "1,", "]"),
        ('a = "', "\\u0041", '"'),
        ("", "[[a]]\n", ""),
        ("[", "a.", "a]"),
        ("a = {", "b.", "b = 1}"),
        ("a = 1", "_1", ""),
        ("a = '''", "'", "''"),
        ("", "#\n", ""),
        ("", "[[withdrawn]]\npath = 'a'\nreason = 'b'\n", ""),
        ("", "[[withdrawn]]\npath = '..'\nreason = 'b'\n", ""),
    ],
)
def test_time_grows_no_faster_than_the_file(before: str, unit: str, after: str) -> None:
    assert exponent(read, repeated(unit, before, after)) < HIGHEST
