"""Looks: how parts of a drawing look, by its attributes, `style` and style sheet, as attributes.

    sheet = *( selector *( "," selector ) "{" declarations "}" )
    selector = [ element ] [ "." class ] | "#" id | "*"

A rule for anything else is refused: what it is about could not be told from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .image import PictureError

PRESENTATION = frozenset(
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray"
    " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity clip-path"
    " clip-rule color display visibility font-family font-size font-style font-weight font-stretch"
    " letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline"
    " baseline-shift stop-color stop-opacity marker-start marker-mid marker-end paint-order"
    " vector-effect shape-rendering text-rendering writing-mode direction".split()
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+[^{;]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(?P<element>[a-zA-Z]+|\*)?(?P<mark>[.#])?(?P<name>[\w-]+)?")
_STRENGTH = {"": 1, ".": 10, "#": 100}


@dataclass(frozen=True, slots=True)
class _Rule:
    element: str
    mark: str
    name: str
    declared: tuple[tuple[str, str], ...]

    @property
    def strength(self) -> int:
        """How much it counts against others (Selectors 4, 15)."""
        return _STRENGTH[self.mark] + (self.element not in ("", "*") and self.mark != "")

    def fits(self, element: str, attributes: Mapping[str, str]) -> bool:
        """Whether it is about an element."""
        if self.element not in ("", "*", element):
            return False
        if self.mark == "#":
            return attributes.get("id") == self.name
        return not self.mark or self.name in attributes.get("class", "").split()


@dataclass(frozen=True, slots=True)
class Looks:
    """The rules of a style sheet, the weakest first."""

    rules: tuple[_Rule, ...]

    def of(self, element: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """How an element looks, by property: its attributes, then the sheet, then its `style`."""
        found = {key: each for key, each in attributes.items() if key in PRESENTATION}
        for rule in self.rules:
            if rule.fits(element, attributes):
                found |= rule.declared
        return found | dict(_declared(attributes.get("style", "")))


def looks_of(sheet: str) -> Looks:
    """The rules in a style sheet. Raises `PictureError` for one that cannot be told."""
    bare = _AT_RULE.sub("", _COMMENT.sub("", sheet))
    rules = [
        _rule(selector.strip(), tuple(_declared(declarations)))
        for selectors, declarations in _RULE.findall(bare)
        for selector in selectors.split(",")
    ]
    return Looks(tuple(sorted(rules, key=lambda each: each.strength)))


def _rule(selector: str, declared: tuple[tuple[str, str], ...]) -> _Rule:
    match = _SELECTOR.fullmatch(selector)
    if not match or bool(match["mark"]) != bool(match["name"]) or not selector:
        raise PictureError(
            f"its style sheet has a rule for `{selector}`",
            "export it with presentation attributes, in place of a style sheet",
        )
    return _Rule(match["element"] or "", match["mark"] or "", match["name"] or "", declared)


def _declared(text: str) -> Iterator[tuple[str, str]]:
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), value.replace("!important", "").strip()
        if colon and value and name in PRESENTATION:
            yield name, value
