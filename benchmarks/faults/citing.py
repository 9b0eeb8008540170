"""A citation taken apart and put together again: what each of its paragraphs is marked with.

citation = "[" group *( ";" group ) "]"
group    = ref *( evidence ) [ mark ]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

REF = re.compile(r"@(?:(?P<source>[a-z0-9-]+):)?(?P<what>p\d+(?:-p?\d+)?|date|title)")
_MARK = re.compile(
    r"(?P<certainty>[a-z]+)(?:\s+by\s+(?P<voice>[a-z0-9-]+))?(?:\s+of\s+(?P<key>[a-z0-9-]+))?"
)
_GAP = re.compile(r"[\s;]*")
_CLOSING = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}


@dataclass(frozen=True, slots=True)
class Group:
    """One reference, the words quoted for it with their marks, and how sure it is called."""

    ref: str
    evidence: tuple[str, ...] = ()
    certainty: str = ""
    voice: str = ""
    key: str = ""

    def __str__(self) -> str:
        by = f"by {self.voice}" if self.voice else ""
        of = f"of {self.key}" if self.key else ""
        return " ".join(part for part in (self.ref, *self.evidence, self.certainty, by, of) if part)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The paragraphs it names; none for the source's date or title."""
        found = [int(each) for each in re.findall(r"\d+", self.ref.rpartition(":")[2])]
        return tuple(range(found[0], found[-1] + 1)) if found else ()

    def at(self, what: str) -> str:
        """A reference to something else in the same source: `p3`, or a range of paragraphs."""
        source = re.match(r"@[a-z0-9-]+:", self.ref)
        return f"{source[0] if source else '@'}{what}"


def parse(text: str) -> tuple[Group, ...]:
    """The groups of a citation, brackets included. Raises ValueError for what is none."""
    at, end, groups = _after_gap(text, 1), len(text) - 1, []
    while at < end:
        ref = REF.match(text, at)
        if ref is None:
            raise ValueError(f"not a citation: {text}")
        at, evidence = _evidence(text, _after_gap(text, ref.end()))
        mark = _MARK.match(text, at)
        said = {name: part or "" for name, part in mark.groupdict().items()} if mark else {}
        groups.append(Group(ref[0], evidence, **said))
        at = _after_gap(text, mark.end() if mark else at)
    return tuple(groups)


def written(groups: Iterable[Group]) -> str:
    """The citation of some groups."""
    return f"[{'; '.join(map(str, groups))}]"


def end_of(text: str, at: int) -> int:
    """Where the citation that opens at an offset ends, whatever brackets its evidence has."""
    at += 1
    while text[at] != "]":
        at = _closed(text, at) if text[at] in _CLOSING else at + 1
    return at + 1


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _evidence(text: str, at: int) -> tuple[int, tuple[str, ...]]:
    """Every quotation from here on, and where they end."""
    found = []
    while text[at + (text[at] == "?")] in _CLOSING:
        end = _closed(text, at + (text[at] == "?"))
        found.append(text[at:end])
        at = _after_gap(text, end)
    return at, tuple(found)


def _closed(text: str, at: int) -> int:
    """Where the quotation that opens here ends; a pair of the same family inside is skipped."""
    opening, depth = text[at], 0
    for place in range(at + 1, len(text)):
        if text[place] in _CLOSING[opening]:
            if not depth:
                return place + 1
            depth -= 1
        elif text[place] == opening:
            depth += 1
    raise ValueError(f"nothing closes {opening} in {text}")
