"""Texts that nobody should write, given to whatever reads a file: `python -m benchmarks.fuzz`.

Texts that are right are cut, doubled, spliced and sprinkled with what parsers trip over. Whatever
comes of it, each is read or refused, with a problem that can be shown and stands in the file. A
seed makes every run the same; what a name stands for can be asked for alone.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.library.explainer import ExplainerFields, read_explainer, read_section
from app.library.folder import Folder
from app.library.frontmatter import Report, read_document
from app.library.permalinks import destinations, parse_permalinks
from app.library.reviews import parse_readings
from app.library.site import read_site
from app.library.source import read_source
from app.problems import Problem, visible
from app.problems.examples import BASE
from app.text import Copies, dropped, figures, find_figure, find_name, locate, names
from app.text import quotations as quotations_of

Read = Callable[[str], Sequence[Problem]]

PARAGRAPH = BASE["bridge/sources/wire.md"].rpartition("---\n")[2]
SECTIONS = (
    BASE["bridge/people.md"],
    BASE["bridge/closure.md"],
    "---\ntitle: A\nkind: timeline\naliases: [b]\n---\nOne “two” [@p2 “two” said by a-b; @p1-3]."
    '\n\n## Now {#now date="2024-01" label="then"}\n\n*It* **is** [so](../people/#a) [@p1 alleged].'
    "\n\n- a [@wire:p1]\n- b\n\n> “c” [@title]\n\n::: note\n[d]{lang=ur} `e` <f> &amp; ![g](h)"
    "\n:::\n",
)
OPENINGS = (
    BASE["bridge/explainer.md"],
    "---\ntitle: 'A'\nlanguage: en\npublished: 2024-07-01\nupdated: 2024-07-01\n"
    "standfirst: >-\n  A [@p1].\n  B [@p2]\nsections: [a, b]\nsources:\n  - wire\naliases: []\n"
    'excused:\n  - {paragraph: p1-3, reason: "b"}\n'
    "withdrawn: [{path: a/#b, reason: c, instead: ../d}]\n---\nE [@p1]\n",
    BASE["bridge/sources/wire.md"],
)
SITES = (
    BASE["site.toml"],
    'name = "A"\ndescription = """B"""\nlanguage = \'en\'\n[[withdrawn]]\npath = "/a/"'
    '\nreason = "b\\u00e9"\ninstead = "/c#d" # e\n[x.y]\n'
    "z = [1, 2.5, 1979-05-27T07:32:00Z, true, {}]\n",
)
RECORDS = (
    "/\n/bridge/\n/bridge/closure/#now\n/a/#b -> c\n/a/#s-abcdef -> s-bcdefg It was “so”.\n"
    "/d/ -> /e/\n",
    "s-abcdef 0123456789ab 2024-07-01 Jo Reed\ns-abcdef-2 0123456789ab 2024-07-02 Jo\n",
)
TEXTS = (
    PARAGRAPH,
    "“The deck is … not [very] safe,” she said; ‘half’ a million, 5 % of 1.5m in May 2021.",
    "U.S. envoy Ann Marsh’s «deck» – reportedly £500,000 – closed 3/4 of 2024-03-01 „so“ 5'10\".",
)
PIECES: Sequence[str] = (
    *"\"'“”‘’„«»「」[]{}()<>*_`#&!|:;,.…-–—=~^%@\\/+?$€ \t\n",
    *("[@p1]", "[@", "[@p1-999999]", "]{key=a}", "{#a}", "](", "![", "**", "::: note\n", "\n\n"),
    *("\n---\n", "> ", "- ", "## ", "1. ", "    ", "&#xD800;", "&#0;", "<!--", "http://[", "//[/"),
    *("javascript:a", "&a ", "*a", "<<: ", "!!omap ", "!!binary ", "? ", "|", ">-", "\\ud800"),
    *("\\u0000", "%YAML 1.1\n", "0000-13-99", ".inf", ".nan", "1e999", "9" * 5000, "[" * 200),
    *("{a: " * 60, "a." * 60, "'''", '"""', " -> ", "s-abcdef", "/../", "%2e%2e/", "%00", "x:/"),
    *("2024-02-30", "../" * 5, "\0", "\x07", "\r", "\r\n", "\x1b[2J", "\x85", "\u2028", "\u202e"),
    *("\u2066", "\ufeff", "\ufffe", "\ud800", "\udfff", "\u0301" * 40, "\u0345", "\u1160", "ﷺ"),
    *("é", "日本", "پاک", "\U0001f468\u200d\U0001f469", "İ", "ß", "½", "²"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads a text, and texts that it reads without a problem."""

    seeds: Sequence[str]
    read: Read


def markdown(text: str) -> Sequence[Problem]:
    """Citations and Markdown, in a section of whatever kind."""
    document = read_document("bridge/closure.md", text)
    read_section("closure", document, "wire")
    return document.report.problems


def frontmatter(text: str) -> Sequence[Problem]:
    """The head of an explainer, and of a source."""
    document = read_document("a/explainer.md", text)
    read_explainer("a", document, document.read(ExplainerFields), (), ())
    read_source("b", document)
    return document.report.problems


def site(text: str) -> Sequence[Problem]:
    """`site.toml`."""
    report = Report("site.toml", tuple(text.split("\n")))
    read_site(report)
    return report.problems


def records(text: str) -> Sequence[Problem]:
    """`permalinks.txt` and `reviewed.txt`."""
    report = Report("permalinks.txt", tuple(text.split("\n")))
    found = parse_permalinks(report)
    destinations(found, {("/", "")}, {"/a/": "/b/"})
    parse_readings(report)
    return report.problems


def quotations(text: str) -> Sequence[Problem]:
    """Quotations, figures, names and hedges: of the text, and of a paragraph in it."""
    quoted = quotations_of(text)
    for each in quoted:
        pieces = [text[start:end] for start, end in each.pieces]
        assert not pieces or locate(pieces, f" {' … '.join(pieces)} "), f"{pieces} are not found"
        locate(pieces, text)
        locate(pieces, PARAGRAPH)
    for figure in figures(text):
        find_figure(figure, PARAGRAPH)
    for name in names(text):
        find_name(name.text, PARAGRAPH)
    Copies([PARAGRAPH]).first(text, [(each.start, each.end) for each in quoted])
    dropped(text, [PARAGRAPH])
    dropped(PARAGRAPH, [text])
    return ()


TARGETS: Mapping[str, Target] = {
    "markdown": Target(SECTIONS, markdown),
    "quotations": Target(TEXTS, quotations),
    "frontmatter": Target(OPENINGS, frontmatter),
    "site": Target(SITES, site),
    "records": Target(RECORDS, records),
}


def mutated(seeds: Sequence[str], chance: random.Random) -> str:
    """One of the seeds with up to eight things done to it."""
    text = chance.choice(seeds)
    for _ in range(chance.randrange(9)):
        text = chance.choice(_WAYS)(text, seeds, chance)
    return text


def _put(text: str, seeds: Sequence[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(PIECES) + text[at:]


def _cut(text: str, seeds: Sequence[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(20) :]


def _double(text: str, seeds: Sequence[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    some = text[at : at + chance.randrange(1, 40)]
    return text[:at] + some * chance.randrange(2, 20) + text[at:]


def _splice(text: str, seeds: Sequence[str], chance: random.Random) -> str:
    other = chance.choice(seeds)
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other)) :]


def _swap(text: str, seeds: Sequence[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chr(chance.randrange(0x3000)) + text[at + 1 :]


_WAYS = (_put, _put, _cut, _double, _splice, _swap)


def failures(name: str, count: int, seed: int = 0) -> Iterator[str]:
    """What goes wrong with so many texts: the text, and what came of it."""
    target, chance = TARGETS[name], random.Random(f"{name} {seed}")
    for number in range(count):
        written = mutated(target.seeds, chance)
        try:
            for each in _problems(target.read, written):
                _hold(each, written)
        except Exception:
            yield f"{name} {number}: {written!r}\n{traceback.format_exc()}"


def _problems(read: Read, written: str) -> Sequence[Problem]:
    """What is wrong with a file that holds this, in bytes that may be no UTF-8."""
    folder = Folder(Path())
    text = folder.decoded("file", written.encode("utf-8", "surrogatepass"))
    return folder.problems if text is None else read(text)


def _hold(problem: Problem, text: str) -> None:
    """A problem can be shown, and stands in its file."""
    said = f"{problem.message}{problem.help}{problem.span.file}"
    assert said == visible(said), f"{said!r} is not visible"
    ends = text.count("\n") + text.count("\r")
    assert 1 <= problem.span.line <= ends + 1, f"{problem.span} is outside"
    assert problem.span.column >= 1, f"{problem.span} is outside"
    assert problem.span.length >= 1, f"{problem.span} is empty"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read many texts, and tell what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(TARGETS)}; else all")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    wrong = 0
    for name in options.names or TARGETS:
        started = time.process_time()
        for failure in failures(name, options.count, options.seed):
            wrong += 1
            sys.stdout.write(f"{failure}\n")
        spent = time.process_time() - started
        sys.stdout.write(f"{name}: {options.count:,} texts, {spent:.0f} s of processor time\n")
        sys.stdout.flush()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
