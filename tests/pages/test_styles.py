"""Which styles a page carries, and how they are written small."""

from __future__ import annotations

import re

import pytest

from app.pages.assets import read_assets
from app.pages.styles import KINDS, minified
from app.settings import shipped


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a { color : red ; }", "a{color : red}"),
        ("/* a; {} */b{}", "b{}"),
        ("a/**/b{}", "a b{}"),
        ("a > b, c :hover { }", "a > b,c :hover{}"),
        ("a { width: calc(1px + 2px); ; }", "a{width: calc(1px + 2px);}"),
        ("@media (x) and (y) {\n a {}\n}", "@media (x) and (y){a{}}"),
        ('a::after { content: " ; /* no */ } " }', 'a::after{content: " ; /* no */ } "}'),
        (r"""a { content: "\" {" ; b: ' ; ' }""", r"""a{content: "\" {";b: ' ; '}"""),
    ],
)
def test_only_comments_and_idle_white_space_go(css: str, small: str) -> None:
    assert minified(css) == small


@pytest.mark.parametrize("kind", KINDS)
def test_a_style_sheet_survives_being_made_small_twice(kind: str) -> None:
    style = read_assets().style(kind)
    assert style
    assert minified(style) == style


def test_every_block_is_carried_by_a_kind_of_page() -> None:
    blocks = {file.stem for file in shipped("static").glob("styles/*.css")}
    assert {block for kind in KINDS.values() for block in kind} == blocks


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_carries_a_block_twice_and_tokens_come_first(kind: str) -> None:
    blocks = KINDS[kind]
    assert blocks[0] == "tokens"
    assert len(set(blocks)) == len(blocks)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_different_in_an_embed_or_on_a_page_comes_after_its_block(kind: str) -> None:
    blocks = KINDS[kind]
    for place, block in enumerate(blocks):
        name, _, where = block.partition("-")
        if where in {"page", "embedded"}:
            assert (where == "embedded") is kind.startswith("embed-")
            assert blocks.index(name) < place


def test_layers_are_declared_once_and_every_rule_is_in_one() -> None:
    layers = "@layer tokens, base, layout, blocks, print;"
    for file in shipped("static").glob("styles/*.css"):
        text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        assert (layers in text) is (file.stem == "tokens")
        tops = re.findall(r"^(?!  |\}|$)(.*) \{$", text.replace(layers, ""), re.MULTILINE)
        assert tops
        assert set(tops) <= {f"@layer {each}" for each in layers[7:-1].split(", ")}, file.name


def test_an_embed_carries_little_style() -> None:
    styles = {kind: len(read_assets().style(kind)) for kind in KINDS}
    assert styles["embed-statement"] < 7.75 * 1024
    assert styles["embed-section"] < styles["section"] / 2


NAMED = re.compile(r"""class"?[=:,] ?"([^"]*)\"""")
"""The classes of an element, in a template or in a script."""
CLASS = re.compile(r"([a-z]+)(?:__[a-z]+)?(?:--[a-z]+)?")


def blocks() -> dict[str, str]:
    """Every file of styles by the name of its block, without comments."""
    files = [*shipped("static").glob("styles/*.css"), *shipped("static").glob("*.css")]
    return {
        file.stem: re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        for file in files
    }


def test_every_class_has_the_name_of_its_block() -> None:
    known = {name.partition("-")[0] for name in blocks()}
    files = [*shipped("templates").glob("*.html"), *shipped("static").rglob("*.js")]
    for file in files:
        for names in NAMED.findall(re.sub(r"{[{%].*?[%}]}", "", file.read_text("utf-8"))):
            for name in names.split():
                found = CLASS.fullmatch(name.rstrip("-").rstrip("_"))
                assert found, f"{file.name}: {name}"
                assert found[1] in known, f"{file.name}: {name}"


def test_a_block_styles_nothing_that_is_not_its_own() -> None:
    for name, css in blocks().items():
        block = name.partition("-")[0]
        for selector in re.findall(r"[;{}]\s*([^@;{}]+)\{", css):
            classes = re.findall(r"\.([a-z_-]+)", re.sub(r":not\([^)]*\)", "", selector))
            own = [each for each in classes if CLASS.sub(r"\1", each) == block]
            assert own or not classes, f"{name}: {selector.strip()}"
