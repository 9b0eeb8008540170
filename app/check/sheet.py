"""A sheet: statements beside their paragraphs in a file, for a reader without the content folder.

    sheet  = *( line LF )              ; anything else is for people
    signed = "reader:" name            ; written by whoever reads, before it is sent back
    dated  = "date:" year-month-day    ; the day on which it was written out, unless it is changed
    box    = "[" [ mark ] "]" SP explainer SP statement SP fingerprint
    mark   = "x" | "y" | "✓" | …       ; fair; "n" or "-" means not fair
    remark = ">" text                  ; below the box of what is not fair: why

The fingerprint is that of what was read, so a sheet that comes back late signs nothing that has
changed meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..library import Library, fingerprint, is_name
from ..model import Explainer, Reading
from .doubts import Doubts
from .evidence import Placed, places
from .review import Reader, shown, to_read

_BOX = re.compile(
    r"\[(?P<mark>[^\]]*)\]\s+(?P<explainer>[a-z0-9-]+)\s+(?P<statement>s-[a-z]{6}(?:-\d+)?)\s+"
    r"(?P<fingerprint>[0-9a-f]{12})"
)
_FIELD = re.compile(r"(?P<name>reader|date)\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_REMARK = re.compile(r">\s?(?P<text>.+)")
_FAIR = frozenset(("x", "y", "yes", "✓", "✔", "☑", "j", "ja", "o", "oui", "si", "sí"))
_HEAD = """\
{title}

Read each statement beside the paragraphs that it rests on; ▸ ◂ stand around the words that are
meant to bear it out, and ? before what no program could settle. Put an x into its box where it is
fair: as sure as the source, and no surer. Put an n where it is not, and below it a line that
begins with > and says why. Leave the box empty where you do not want to say.
Write your name behind `reader:`, and send the file back.

reader: {reader}
date: {day}
"""


@dataclass(frozen=True, slots=True)
class Box:
    """What a reader put into one box; `remark` says why it is not fair."""

    explainer: str
    statement: str
    fingerprint: str
    fair: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What came back: who read it and when, and every box that has something in it."""

    reader: str
    day: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """What a sheet says of an explainer: its readings, how many are new, and what is to be mended.

    What has changed since the sheet was written out is in neither.
    """

    readings: tuple[Reading, ...]
    fresh: int
    unfair: tuple[tuple[Placed, str], ...]


def sheet_of(
    explainers: Iterable[tuple[Explainer, Mapping[str, Doubts]]], reader: str, day: date
) -> str:
    """A sheet of every statement that somebody has to read, the least sure first."""
    parts = [(each, found, to_read(each, found, reader)) for each, found in explainers]
    title = ", ".join(each.title for each, _, left in parts if left)
    boxes = "".join(
        _box(explainer, place, found[place.statement.id])
        for explainer, found, left in parts
        for place in left
    )
    return _HEAD.format(title=title, reader=reader, day=day.isoformat()) + boxes


def _box(explainer: Explainer, place: Placed, found: Doubts) -> str:
    readings = {each.statement: each for each in explainer.readings}
    statement = place.statement
    seen = shown(explainer, place, found, readings.get(statement.id)).rstrip()
    return f"\n[ ] {explainer.id} {statement.id} {fingerprint(statement, explainer)}\n{seen}\n"


def read_sheet(text: str) -> Sheet:
    """What a reader wrote into a sheet, whatever editor it went through."""
    fields: dict[str, str] = {}
    boxes: list[tuple[re.Match[str], list[str]]] = []
    for line in map(str.strip, text.removeprefix("\ufeff").splitlines()):
        if box := _BOX.fullmatch(line):
            boxes.append((box, []))
        elif boxes and (remark := _REMARK.fullmatch(line)):
            boxes[-1][1].append(remark["text"])
        elif not boxes and (field := _FIELD.fullmatch(line)):
            fields[field["name"].lower()] = field["value"]
    filled = tuple(_filled(match, remarks) for match, remarks in boxes if match["mark"].strip())
    return Sheet(" ".join(fields.get("reader", "").split()), fields.get("date", ""), filled)


def _filled(box: re.Match[str], remarks: Sequence[str]) -> Box:
    fair = box["mark"].strip().casefold() in _FAIR
    return Box(box["explainer"], box["statement"], box["fingerprint"], fair, " ".join(remarks))


def flaw(sheet: Sheet) -> str:
    """Why nothing of a sheet can be taken; empty where it can."""
    if not sheet.boxes:
        return "no box of the sheet has anything in it"
    if not sheet.reader:
        return "nobody has signed the sheet: write a name behind `reader:`, or give --reader"
    return "" if is_name(sheet.reader) else "the reader's name holds a control character"


def signed(sheet: Sheet, library: Library, day: date) -> Iterator[tuple[Explainer, Signed]]:
    """What a sheet says of each explainer of a library that it has boxes of."""
    for explainer in library.explainers:
        boxes = {each.statement: each for each in sheet.boxes if each.explainer == explainer.id}
        if boxes:
            yield explainer, _signed(explainer, boxes, _reader(sheet, day))


def _reader(sheet: Sheet, today: date) -> Reader:
    """Who read, on the day that the sheet names, if that is one and has come."""
    try:
        return Reader(sheet.reader, min(today, date.fromisoformat(sheet.day)))
    except ValueError:
        return Reader(sheet.reader, today)


def _signed(explainer: Explainer, boxes: Mapping[str, Box], reader: Reader) -> Signed:
    readings = {each.statement: each for each in explainer.readings}
    unfair, fresh = [], 0
    now = {each.statement.id: each for each in places(explainer)}
    same = {
        key: now[key]
        for key, box in boxes.items()
        if key in now and fingerprint(now[key].statement, explainer) == box.fingerprint
    }
    for key, place in same.items():
        if boxes[key].fair:
            span = place.statement.text.span(0, len(place.statement.plain))
            readings[key] = Reading(key, boxes[key].fingerprint, reader.day, reader.name, span)
            fresh += 1
        else:
            unfair.append((place, boxes[key].remark))
    return Signed(tuple(readings.values()), fresh, tuple(unfair))
