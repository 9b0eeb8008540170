"""Drawing: an SVG held to a strict allow-list, and written anew from what is on it.

What a drawing may be made of is shapes, text, gradients and clips (SVG 2). What only an editor of
drawings reads is left out; what would look otherwise without it, or could act, is refused by name.
Style sheets become attributes, so that no policy of a page has to allow any; ids get a name of the
picture before them, and lead nowhere but to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .image import SVG, Image, PictureError
from .looks import Looks, looks_of

_SPACE = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_MOST_ELEMENTS, _DEEPEST = 20_000, 60
_MOST_BYTES = 512 * 1024
_SHAPES = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan title desc defs use clipPath"
    " linearGradient radialGradient stop marker".split()
)
_LEFT_OUT = frozenset(("metadata", "style", "view"))
_ATTRIBUTES = frozenset(
    "x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy width height d points viewBox transform rotate"
    " preserveAspectRatio offset gradientUnits gradientTransform spreadMethod"
    " clipPathUnits markerWidth markerHeight markerUnits refX refY orient pathLength textLength"
    " lengthAdjust".split()
)
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][-+]?\d+)?)\s*(?:px)?\s*")
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^\[>]*>", re.IGNORECASE)
_LOCAL = re.compile(r"\s*url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)\s*")
_OF_LINKS = frozenset(("clip-path", "fill", "stroke", "marker-start", "marker-mid", "marker-end"))
_EXPORT = "export it as plain SVG, with text and shapes alone"


def drawing(text: str) -> Image:
    """The drawing in a text. Raises `PictureError` where it is none, or has what none may have."""
    if len(text) > _MOST_BYTES:
        raise PictureError("it is larger than 512 KiB", "simplify its lines, or save it as a PNG")
    root = _parsed(text)
    if root.tag != f"{_SPACE}svg":
        raise PictureError("its first element is not `svg`", _EXPORT)
    box = _box(root)
    _refuse_chains(root)
    sheet = "\n".join("".join(each.itertext()) for each in root.iter(f"{_SPACE}style"))
    prefix = f"i{sha256(text.encode()).hexdigest()[:6]}-"
    writer = _Writer(looks_of(sheet), prefix)
    inner = "".join(writer.children(root, 0))
    _, _, width, height = box
    shown = " ".join(f"{each:g}" for each in box)
    looks = "".join(writer.attributes(root, inner_only=True))
    body = f'<svg xmlns="{_SPACE[1:-1]}" viewBox="{shown}"{looks}>{inner}</svg>'
    return Image(
        media_type=SVG,
        body=body.encode(),
        width=max(1, round(width)),
        height=max(1, round(height)),
        words=tuple(writer.words),
    )


def _parsed(text: str) -> Element:
    # Entities of its own are what makes a small text a large one; a doctype by name has none.
    text = _DOCTYPE.sub("", text, count=1)
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise PictureError("it declares entities of its own", _EXPORT)
    try:
        return ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except ElementTree.ParseError as error:
        raise PictureError(f"it is not well-formed XML: {error}", _EXPORT) from None


def _refuse_chains(root: Element) -> None:
    """What is used may use nothing itself: ten such lines draw more than any browser can."""
    uses = f"{_SPACE}use"
    used = {_target(each) for each in root.iter(uses)}
    for element in root.iter():
        inside = element.iter(uses)
        if f"#{element.get('id')}" in used and any(each is not element for each in inside):
            raise PictureError("what it uses again uses something itself", _EXPORT)


def _target(element: Element) -> str:
    return str(element.get("href", element.get(_LINK, "")))


def _box(root: Element) -> tuple[float, float, float, float]:
    """What of the plane is shown, by `viewBox`, else by width and height."""
    written = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    numbers = [each for each in map(_number, written) if each is not None]
    if len(numbers) == len(written) == 4:
        x, y, width, height = numbers
    else:
        x = y = 0.0
        sizes = (_number(root.get(each, "")) for each in ("width", "height"))
        width, height = (0.0 if each is None else each for each in sizes)
    if width <= 0 or height <= 0:
        raise PictureError("it does not say how large it is", "give its `svg` a `viewBox`")
    return x, y, width, height


def _number(text: str) -> float | None:
    negative = text.startswith("-")
    match = _NUMBER.fullmatch(text.removeprefix("-"))
    return (-float(match[1]) if negative else float(match[1])) if match else None


@dataclass(slots=True)
class _Writer:
    """Writes what is on the list, and gathers the words that are drawn."""

    looks: Looks
    prefix: str
    words: list[str] = field(default_factory=list)
    elements: int = 0

    def children(self, parent: Element, depth: int) -> Iterator[str]:
        """The elements inside another, each written anew; and its text, where it is text."""
        texts = parent.tag in (f"{_SPACE}text", f"{_SPACE}tspan", f"{_SPACE}title")
        if texts and parent.text:
            yield escape(parent.text, quote=False)
        for child in parent:
            yield from self._element(child, depth + 1)
            if texts and child.tail:
                yield escape(child.tail, quote=False)

    def _element(self, element: Element, depth: int) -> Iterator[str]:
        if not element.tag.startswith(_SPACE):
            return
        name = element.tag.removeprefix(_SPACE)
        if name in _LEFT_OUT or (name in ("title", "desc") and depth == 1):
            return
        self.elements += 1
        if name not in _SHAPES or depth > _DEEPEST or self.elements > _MOST_ELEMENTS:
            raise PictureError(
                f"`{name}` has no place in it" if name not in _SHAPES else "it is too intricate",
                _EXPORT,
            )
        if name == "text" and (said := " ".join("".join(element.itertext()).split())):
            self.words.append(said)
        attributes = "".join(self.attributes(element))
        yield f"<{name}{attributes}>"
        yield from self.children(element, depth)
        yield f"</{name}>"

    def attributes(self, element: Element, *, inner_only: bool = False) -> Iterator[str]:
        """Its attributes that are on the list, with those that a style sheet gives it."""
        name = element.tag.removeprefix(_SPACE)
        for key, value in self.looks.of(name, element.attrib).items():
            yield f' {key}="{escape(self._value(key, value))}"'
        for key, value in () if inner_only else element.attrib.items():
            if key == "id":
                yield f' id="{self.prefix}{escape(value)}"'
            elif key in (_LINK, "href"):
                if not value.startswith("#"):
                    raise PictureError("it leads out of itself", _EXPORT)
                yield f' href="#{self.prefix}{escape(value[1:])}"'
            elif key in _ATTRIBUTES:
                yield f' {key}="{escape(value)}"'

    def _value(self, key: str, value: str) -> str:
        """A value of how something looks; what leads anywhere but into the picture is refused."""
        if "url(" not in value.lower():
            return value
        match = _LOCAL.match(value)
        if match is None or key not in _OF_LINKS:
            raise PictureError("it leads out of itself", _EXPORT)
        return f"url(#{self.prefix}{match[1]})"
