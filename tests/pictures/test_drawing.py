"""A drawing is written anew from an allow-list; what could act or lead out is refused."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pictures import PictureError, drawing

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawn(inner: str, attributes: str = 'viewBox="0 0 10 20"') -> str:
    text = drawing(f"<svg {SVG} {attributes}>{inner}</svg>").body.decode()
    ElementTree.fromstring(text)
    return text


def inside(inner: str) -> str:
    return drawn(inner).partition(">")[2].removesuffix("</svg>")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 10 20"', (10, 20)),
        ('viewBox="-1.5,2, 1e1 20.4"', (10, 20)),
        ('width="300px" height=" 150 "', (300, 150)),
        ('viewBox="0 0 x 1" width="3" height="0.2"', (3, 1)),
    ],
)
def test_its_size_is_that_of_its_view(attributes: str, size: tuple[int, int]) -> None:
    image = drawing(f"<svg {SVG} {attributes}><path d='M0 0'/></svg>")
    assert (image.width, image.height) == size
    assert (image.media_type, image.extension, len(image.digest)) == ("image/svg+xml", "svg", 10)


def test_shapes_and_text_stay_and_their_words_are_told() -> None:
    image = drawing(
        f'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">'
        f'<svg {SVG} viewBox="0 0 9 9" fill="red" onload="alert(1)" id="top">'
        '<title>A</title><desc>B</desc><g transform="scale(2)"><title>C &amp; D</title>'
        '<rect x="1" y="2" width="3" height="4" rx="1"/></g>'
        '<text x="1">Khyber <tspan dy="1em">Pass</tspan>\n road</text><text/></svg>'
    )
    assert image.words == ("Khyber Pass road",)
    assert image.body.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" fill="red">'
        '<g transform="scale(2)"><title>C &amp; D</title>'
        '<rect x="1" y="2" width="3" height="4" rx="1"></rect></g>'
        '<text x="1">Khyber <tspan dy="1em">Pass</tspan>\n road</text><text></text></svg>'
    )


def test_what_only_editors_of_drawings_read_is_left_out() -> None:
    inner = (
        '<!-- note --><metadata>x</metadata><a:view xmlns:a="urn:a"/>'
        '<path d="M0 0" a:label="1" xmlns:a="urn:a" data-x="1" onclick="go()" class="k"/>'
    )
    assert inside(inner) == '<path d="M0 0"></path>'


def test_a_style_sheet_becomes_attributes() -> None:
    inner = '<style>.st0{fill:#eee}</style><path class="st0" style="stroke:red;top:1px"/>'
    assert inside(inner) == '<path fill="#eee" stroke="red"></path>'


def test_ids_lead_to_each_other_by_a_name_of_the_picture() -> None:
    text = inside(
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient><g id="k"/></defs>'
        '<path fill="url(#g)"/><path style="clip-path:url(\'#k\')"/><use xlink:href="#k"/>'
    )
    assert text.count('id="i') == 2
    prefix = text.partition('id="')[2].partition("g")[0]
    assert f'fill="url(#{prefix}g)"' in text
    assert f'clip-path="url(#{prefix}k)"' in text
    assert f'href="#{prefix}k"' in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<svg><path/></svg>", "its first element is not `svg`"),
        (f"<html {SVG}/>", "its first element is not `svg`"),
        (f"<svg {SVG}><path/></svg>", "it does not say how large it is"),
        (f'<svg {SVG} width="0" height="5"/>', "it does not say how large it is"),
        (f'<svg {SVG} viewBox="0 0 -5 5"/>', "it does not say how large it is"),
        ("not xml", "it is not well-formed XML"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "it declares entities of its own"),
        ('<svg><!ENTITY a "b"></svg>', "it declares entities of its own"),
        (f"<svg {SVG}>{'x' * 600_000}</svg>", "it is larger than 512 KiB"),
    ],
)
def test_what_is_no_drawing_is_refused(text: str, message: str) -> None:
    with pytest.raises(PictureError, match=message) as raised:
        drawing(text)
    assert raised.value.help


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<script>go()</script>", "`script` has no place in it"),
        ("<foreignObject/>", "`foreignObject` has no place"),
        ('<image href="x.png"/>', "`image` has no place"),
        ("<g><animate/></g>", "`animate` has no place"),
        ('<use href="https://a.example/x.svg#y"/>', "it leads out of itself"),
        ('<use xlink:href="javascript:go()"/>', "it leads out of itself"),
        ('<path fill="url(https://a.example/x)"/>', "it leads out of itself"),
        ('<path fill="url(#a"/>', "it leads out of itself"),
        ('<path color="url(#a)"/>', "it leads out of itself"),
        ("<g>" * 70 + "</g>" * 70, "it is too intricate"),
        ("<g/>" * 20_001, "it is too intricate"),
        ('<g id="a"><use href="#b"/></g><g id="b"/><use href="#a"/>', "uses something itself"),
        ("<style>g path {fill: red}</style>", "a rule for `g path`"),
    ],
)
def test_what_no_page_may_carry_is_refused(inner: str, message: str) -> None:
    with pytest.raises(PictureError, match=message):
        drawn(inner)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
)
def test_whatever_text_it_has_it_stays_one_drawing(word: str, value: str) -> None:
    source = ElementTree.Element("{http://www.w3.org/2000/svg}svg", {"viewBox": "0 0 1 1"})
    text = ElementTree.SubElement(source, "{http://www.w3.org/2000/svg}text", {"d": value})
    text.text = word
    image = drawing(ElementTree.tostring(source, encoding="unicode"))
    (found,) = ElementTree.fromstring(image.body.decode())
    assert (found.text or "", found.get("d")) == (word, value)
