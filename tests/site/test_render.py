"""Templates escape, refuse and hold no logic; only what was verified is rendered."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest
from jinja2 import UndefinedError

from app.check.verify import Verified
from app.library.library import read_library
from app.pages.assets import read_assets
from app.problems.examples import BASE
from app.settings import shipped
from app.share.provider import Provider
from app.site.draft import QUICK
from app.site.render import environment, render
from app.urls import Address
from tests.folders import write
from tests.sample import (
    FILES,
    PUBLIC,
    attributes,
    editions,
    html,
    offered,
    sample,
    sample_site,
    texts,
    verified,
)

TEMPLATES = sorted(shipped("templates").iterdir())


def test_a_library_that_was_not_verified_is_refused(tmp_path: Path) -> None:
    library = read_library(write(tmp_path, BASE))
    with pytest.raises(TypeError, match="only verified content is rendered, not Library"):
        list(render(cast("Verified", library), (), Provider(), read_assets()))


def test_nobody_else_makes_a_verified(tmp_path: Path) -> None:
    library = read_library(write(tmp_path, BASE))
    with pytest.raises(TypeError):
        Verified(library, (), {})


def test_what_an_author_writes_is_text_and_never_markup() -> None:
    title = "Why <script>alert(document)</script> the bridge & road are shut"
    for page in sample_site().values():
        assert b"<script>alert" not in page.body
    assert texts("/bridge/", "h1") == [title]
    assert attributes("/", "meta[name=description]", "content") == [
        "The news of <bridges>, explained"
    ]


def test_a_value_that_a_view_does_not_have_is_an_error() -> None:
    template = environment().from_string("{{ view.nothing }}")
    with pytest.raises(UndefinedError):
        template.render(view=object())


def test_a_string_is_escaped_in_every_template() -> None:
    assert environment().from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_is_short_and_decides_nothing(template: Path) -> None:
    text = template.read_text("utf-8")
    assert len(text.splitlines()) < 100
    # Filtering, sorting, counting and addresses belong to the view.
    code = " ".join(re.findall(r"\{[{%].*?[%}]\}", text))
    assert not re.search(r"\|(?! safe)|\bselectattr|\bnamespace\b|\bset\b|length|https?:", code)


@pytest.mark.parametrize(("language", "direction"), [("ur", "rtl"), ("cy", "ltr")])
def test_the_page_runs_the_way_its_language_does(
    language: str, direction: str, tmp_path: Path
) -> None:
    text = FILES["bridge/explainer.md"].replace("language: en", f"language: {language}")
    found = verified(tmp_path, {"bridge/explainer.md": text})
    drafts = render(found, editions(found, Address()), offered(found, Address()), read_assets())
    pages = {each.path: each.body.decode() for each in drafts}
    assert f'<html lang="{language}" dir="{direction}">' in pages["/bridge/closure/"]
    assert '<html lang="en" dir="ltr">' in pages["/"]
    assert '<blockquote class="source" id="m1-1" lang="en" dir="ltr">' in pages["/bridge/closure/"]


def test_every_page_has_one_first_heading_and_a_way_past_its_navigation() -> None:
    for path, page in sample_site().items():
        if page.media_type.startswith("text/html") and not path.startswith("/embed/"):
            assert len(html(path).css("h1")) == 1
            assert attributes(path, ".page__skip", "href") == ["#main"]
            assert html(path).css("[style], [onclick]") == []


def test_only_what_many_read_is_compressed_best() -> None:
    given = editions(sample(), PUBLIC)
    rendered = render(sample(), given, offered(sample(), PUBLIC), read_assets())
    drafts = {each.path: each.effort for each in rendered}
    quick = {path for path, effort in drafts.items() if effort == QUICK}
    assert {"/bridge/share/", "/embed/bridge/", "/old-bridge/"} <= quick
    assert any(path.startswith("/bridge/s-") for path in quick)
    read = {"/", "/bridge/", "/bridge/closure/", "/bridge/source/", "/bridge/all/"}
    assert read <= drafts.keys() - quick
