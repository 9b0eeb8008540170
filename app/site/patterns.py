"""Patterns: which headers each path of a site answers with, in as few rules as there can be.

A site has very many pages and few kinds of them, and what kind a page is nearly follows from its
path: `/*/s-*/` are statements. Servers of files are told the patterns, and the paths that differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .. import urls

Fields = tuple[tuple[str, str], ...]
"""Headers, by name and value."""

Record = Mapping[str, Mapping[str, object]]
"""What is told of each page: its file, status and headers."""

CONTENT_TYPE = "content-type"
TOP = "{top}"
"""Stands in a value for the first name of the path, so that one rule serves every explainer."""

ACCEPTS = r"(?:^|,)\s*{}\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)"
"""An Accept-Encoding that has this coding, and not with the weight 0 (RFC 9110, 12.5.3)."""

_OWN = frozenset(path.split("/")[1] for path in (urls.embed("/"), urls.asset("a.b", "c")))
"""Tops that are no explainers."""
_USUAL, _GONE = 200, 410
_ANY, _STATEMENT = "*", "s-*"


@dataclass(frozen=True, slots=True)
class Notice:
    """A page in the place of another: of what kind it is, and where it leads to, if anywhere."""

    kind: int
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """The rules of a site whose paths begin with `base`: the first that fits a path counts.

    `kinds` are headers, by number; `rules` regular expressions of whole paths, each with the number
    of a kind; `moved` and `gone` the paths that answer with 308 and 410, `missing` is the kind of
    what answers with 404, if there is such a page.
    """

    base: str
    kinds: tuple[Fields, ...]
    rules: tuple[tuple[str, int], ...]
    moved: Mapping[str, Notice]
    gone: Mapping[str, Notice]
    missing: int | None

    def names(self) -> tuple[str, ...]:
        """Every header that an answer has, the media type too."""
        return tuple(sorted({name for kind in self.kinds for name, _ in kind}))

    def types(self) -> dict[str, str]:
        """The media type of files, by the ending of their names."""
        endings = ((rule.rpartition("/")[2].rpartition(".")[2], kind) for rule, kind in self.rules)
        return {
            ending: media_type
            for ending, kind in endings
            if ending and (media_type := dict(self.kinds[kind]).get(CONTENT_TYPE))
        }


def patterns(record: Record, base: str = "") -> Patterns:
    """What the record of a site says, as rules: every path gets the headers that it has there."""
    told = {path: fields_of(path, about, base) for path, about in sorted(record.items())}
    kinds = sorted(set(told.values()))
    numbers = {kind: number for number, kind in enumerate(kinds)}
    kind_of = {path: numbers[kind] for path, kind in told.items()}
    status = {path: about.get("status") for path, about in record.items()}
    usual = {path: kind for path, kind in kind_of.items() if status[path] == _USUAL}
    return Patterns(
        base=base,
        kinds=tuple(kinds),
        rules=tuple((re.escape(base) + rule, kind) for rule, kind in _rules(usual)),
        moved={
            base + path: Notice(kind, location)
            for path, kind in kind_of.items()
            if (location := _headers(record[path]).get("location", ""))
        },
        gone={base + path: Notice(kind_of[path]) for path in kind_of if status[path] == _GONE},
        missing=kind_of.get(urls.NOT_FOUND),
    )


def _headers(about: Mapping[str, object]) -> Mapping[str, str]:
    headers = about.get("headers")
    return headers if isinstance(headers, dict) else {}


def fields_of(path: str, about: Mapping[str, object], base: str) -> Fields:
    """The headers of a page, but for where it leads to; the first name of its path made general."""
    top = path.split("/")[1]
    own, general = f"{base}/{top}/", f"{base}/{TOP}/"
    told = {
        name: value.replace(own, general) if top else value
        for name, value in _headers(about).items()
        if name != "location"
    }
    if about.get("encodings"):
        told["vary"] = "Accept-Encoding"
    return tuple(sorted(told.items()))


def _rules(kind_of: Mapping[str, int]) -> list[tuple[str, int]]:
    """Patterns for most, and a rule by itself for every path that these would get wrong."""
    shapes = _commonest(kind_of, _general)
    for shape, kind in _commonest(kind_of, _by_name).items():
        if shapes.get(_general(shape)) != kind:
            shapes[shape] = kind
    rules = [(_expression(shape), shapes[shape]) for shape in sorted(shapes, key=_breadth)]
    found = _first(rules)
    exact = [(re.escape(path), kind) for path, kind in kind_of.items() if found(path) != kind]
    return [*sorted(exact), *rules]


def _commonest(kind_of: Mapping[str, int], shape_of: Callable[[str], str]) -> dict[str, int]:
    """Which kind most of the paths of a shape are; of equals the first."""
    counted: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for path, kind in kind_of.items():
        counted[shape_of(path)][kind] += 1
    return {
        shape: min(kinds, key=lambda each: (-kinds[each], each)) for shape, kinds in counted.items()
    }


def _first(rules: Sequence[tuple[str, int]]) -> Callable[[str], int | None]:
    """Which kind a path gets by rules of which the first that fits counts."""
    fits = re.compile("|".join(f"({rule})" for rule, _ in rules))

    def kind(path: str) -> int | None:
        found = fits.fullmatch(path)
        return rules[found.lastindex - 1][1] if found and found.lastindex else None

    return kind


def _general(path: str) -> str:
    """The shape of a path: `/*/s-*/`, `/embed/*/*/`, `/static/*.css`."""
    *folders, last = path[1:].split("/")
    kept = folders[:1] if folders and folders[0] in _OWN else []
    names = [*kept, *map(_folder, folders[len(kept) :])]
    return "/".join(("", *names, f"{_ANY}.{last.rpartition('.')[2]}" if last else ""))


def _by_name(path: str) -> str:
    """The same with the name that says most of what is there: `/*/people/`, `/*/*/index.md`."""
    *above, folder, last = path[1:].split("/") if path.count("/") > 1 else ("", path[1:])
    top, _, _ = _general(path).rpartition("/")
    if last:
        return f"{top}/{last}"
    if not above or _folder(folder) != _ANY:
        return _general(path)
    return f"{top.rpartition('/')[0]}/{folder}/"


def _folder(name: str) -> str:
    return _STATEMENT if name.startswith("s-") else _ANY


def _expression(shape: str) -> str:
    """The regular expression of all paths of a shape."""
    return re.escape(shape).replace(re.escape(_ANY), "[^/]+")


def _breadth(shape: str) -> tuple[int, int, str]:
    """How much a shape leaves open: what leaves less open is asked first."""
    return shape.count(f"/{_ANY}"), shape.count(_ANY), shape
