"""Spelling: which paths one may have been, before programs and people had it in their hands.

Programs that show links take the punctuation behind one into it, or write its `#` as `%23`; people
type capitals and copy `index.html`. Only whoever knows the paths there are can say which it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

_LONGEST = 2000
"""Characters of a path that are read as anything but itself; no page has half as many."""
_DECODINGS = 3
"""How often a path is read: what was written in codes may have been written in them again."""
_OUTSIDE = re.compile(r"""[<>"\[\]{}|\\^`*]""")
"""What stands in no path: text goes on here that is none of the link."""
_QUERY = re.compile("[?&]")
"""A query may have lost its beginning."""
_INDEX = ("index.html", "index.htm")
_FRAGMENT = re.compile(r"[\w.~-]*[^\W_]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A path, with what stood behind it in percent codes: a query and a fragment, or neither."""

    path: str
    query: str = ""
    fragment: str = ""


def spellings(written: str) -> Iterator[Spelling]:
    """What a path may have been, the most likely first, and itself where it is one.

    Percent codes were read in it once. Every path given begins with one slash and has no empty or
    dotted segment.
    """
    seen: set[Spelling] = set()
    for each in _spellings(written) if len(written) <= _LONGEST else ():
        if each not in seen:
            seen.add(each)
            yield each


def _spellings(written: str) -> Iterator[Spelling]:
    yield from map(Spelling, _tidied(written))
    for text in _decodings(written):
        before, _, fragment = text.partition("#")
        path, query = _QUERY.split(before, maxsplit=1) if _QUERY.search(before) else (before, "")
        for each in (path, _cleaned(path)):
            for one in (each, each.lower()):
                for tidy in _tidied(one):
                    yield Spelling(tidy, query, without_stops(fragment))


def without_stops(fragment: str) -> str:
    """A fragment without what stands behind it; empty for what is none of ours."""
    found = _FRAGMENT.match(fragment)
    return found[0] if found else ""


def _decodings(written: str) -> Iterator[str]:
    """The path without entities, and as it reads once its percent codes are read again."""
    for _ in range(_DECODINGS):
        written = unescape(written)
        yield written
        before, written = written, unquote(written)
        if written == before:
            return


def _cleaned(path: str) -> str:
    """The path without what does not show, and without what stands behind it."""
    shown = "".join(each for each in path if unicodedata.category(each) not in _UNSEEN)
    shown = _trimmed(_OUTSIDE.split(shown, maxsplit=1)[0])
    folder, _, name = shown.rpartition("/")
    return folder if name.lower() in _INDEX else shown


_UNSEEN = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))
"""Categories of characters: controls, formats, separators and spaces."""


def _trimmed(path: str) -> str:
    """The path up to its last letter, mark or digit."""
    end = len(path)
    while end and not unicodedata.category(path[end - 1]).startswith(("L", "M", "N")):
        end -= 1
    return path[:end]


def _tidied(path: str) -> tuple[str, str]:
    """The path without empty and dotted segments; the same with a slash at its end."""
    segments: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(segment)
    tidy = "/" + "/".join(segments)
    return tidy, tidy.rstrip("/") + "/"
