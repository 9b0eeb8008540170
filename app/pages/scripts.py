"""Scripts: a module and all that it imports, joined and minified into the one file a page asks for.

The modules keep to a small part of ECMAScript (16.2), so that joining them needs no parser:

    import { one, all } from "./dom.js";      at the start of a line, by a relative path
    import "./strip.js";
    export const one = …                      declared where it is exported, never by default

No two modules of a bundle declare the same name outside their functions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from rjsmin import jsmin

_IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"([^"]*)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|function|async function) )", re.MULTILINE)
_MODULE = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DECLARED = re.compile(r"^(?:const|let|function|async function) (\w+)", re.MULTILINE)


def bundle(name: str, modules: Mapping[str, str]) -> str:
    """A module as a script without imports; `modules` are all that there are, by their paths.

    Every module runs once, and after those that it imports. Raises ValueError for a module that
    cannot be joined, and KeyError for one that is not there.
    """
    ordered = dict.fromkeys(_ordered(name, modules))
    text = "".join(_EXPORT.sub("", _IMPORT.sub("", modules[each])) for each in ordered)
    if left := _MODULE.search(text):
        raise ValueError(f"{name}: cannot be joined: {left[0]}")
    names = Counter(_DECLARED.findall(text))
    if twice := sorted(each for each, times in names.items() if times > 1):
        raise ValueError(f"{name}: declared by several modules: {', '.join(twice)}")
    small: str = jsmin(f'"use strict";(()=>{{\n{text}}})();')
    return small


def _ordered(name: str, modules: Mapping[str, str]) -> Iterator[str]:
    for path in _IMPORT.findall(modules[name]):
        yield from _ordered(normpath(join(dirname(name), path)), modules)
    yield name
