"""What can be wrong, by name: how grave it is, what it means, and an example with it and without.

An example is a whole content folder, file name to text. All are variations of `BASE`, which has no
problem, so what an example shows is where it differs from that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import fill, indent
from types import MappingProxyType

from .model import Span
from .problems import Problem, Severity

Example = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of mistake: a folder that has it and nothing else (`bad`), one without (`good`).

    Readers see the meaning; authors are also told the remedy.
    """

    name: str
    severity: Severity
    meaning: str
    remedy: str
    bad: Example
    good: Example


_SITE = 'name = "Bridges"\ndescription = "The news of bridges, explained"\nlanguage = "en"\n'

_SOURCE = """\
---
title: Bridge stays closed
publisher: The County Wire
language: en
date: June 2024
date_basis: printed under the title
obtained_from: wire.example
obtained_note: copied from the article's own page
licence: written for this example
removed: []
digest: sha256:{digest}
---
The bridge over the Ouse carried 4,200 vehicles a day before it was closed in March 2024.

“The deck is not safe to carry a bus,” Ann Marsh, the county engineer, told a council meeting.

Repairs would reportedly cost half a million pounds, and no date is set for the reopening.
"""
_DIGEST = "b36b18f5679d1c690f9a0bd8f9f8e565a875fb060e8e0d25a6070b7a74cad334"

_EXPLAINER = """\
---
title: Why the bridge is closed
language: en
published: 2024-07-01
updated: 2024-07-01
standfirst: A busy bridge has been shut [@p1].
sections: [{sections}]
sources: [{sources}]
{more}---
{brief}
"""
_BRIEF = "Its engineer will not let a bus cross [@p2]. Mending it may cost a fortune [@p3]."

_PEOPLE = """\
---
title: People
kind: people
---
## Ann Marsh {#ann-marsh role="county engineer"}

Thinks that the deck is too weak [@p2 said by ann-marsh].
"""


def _explainer(
    *, sections: str = "closure, people", sources: str = "wire", more: str = "", brief: str = _BRIEF
) -> str:
    return _EXPLAINER.format(sections=sections, sources=sources, more=more, brief=brief)


def _section(body: str, more: str = "") -> str:
    return f"---\ntitle: The closure\n{more}---\n{body}\n"


BASE: Example = MappingProxyType(
    {
        "site.toml": _SITE,
        "permalinks.txt": "/bridge/\n/bridge/closure/\n",
        "bridge/explainer.md": _explainer(),
        "bridge/closure.md": _section(
            "Vehicles crossed the bridge all day until it was shut [@p1]."
        ),
        "bridge/people.md": _PEOPLE,
        "bridge/sources/wire.md": _SOURCE.format(digest=_DIGEST),
    }
)
"""A content folder without a problem: an explainer of an article with three paragraphs."""


def _with(files: Example) -> Example:
    return MappingProxyType({**BASE, **files})


def _closure(body: str) -> Example:
    return _with({"bridge/closure.md": _section(body)})


def _opening(text: str) -> Example:
    return _with({"bridge/explainer.md": text})


def _error(name: str, meaning: str, remedy: str, bad: Example, good: Example) -> Code:
    return Code(name, Severity.ERROR, meaning, remedy, bad, good)


def _warning(name: str, meaning: str, remedy: str, bad: Example, good: Example) -> Code:
    return Code(name, Severity.WARNING, meaning, remedy, bad, good)


_CODES = (
    _error(
        "unknown-paragraph",
        "A citation or an excuse names a paragraph that its source does not have, or a source "
        "that the explainer does not have. A reader could not check the statement.",
        "Name a paragraph that is there.",
        bad=_closure("The bridge is shut [@p4]."),
        good=_closure("The bridge is shut [@p1]."),
    ),
    _error(
        "unknown-voice",
        "A citation says who said it, but no entry of a people section has that id. Who speaks "
        "must be somebody a reader can look up.",
        "Correct the id, or add the person to the people.",
        bad=_closure("No bus may cross [@p2 said by anne-marsh]."),
        good=_closure("No bus may cross [@p2 said by ann-marsh]."),
    ),
    _error(
        "uncited-text",
        "Text stands after the last citation of its paragraph, or in a paragraph or entry without "
        "one, so nothing ties it to the source.",
        "Close it with a citation; or, if it is the editor's own remark, put it between ::: note "
        "and :::.",
        bad=_closure("The bridge is shut [@p1]. Traffic goes round by the lock."),
        good=_closure("The bridge is shut [@p1].\n\n::: note\nPhotographs are to follow.\n:::"),
    ),
    _error(
        "quote-not-in-source",
        "Words in quotation marks, or in a block quotation, are not word for word in a paragraph "
        "that the statement cites. Quotation marks promise the source's own words.",
        "Copy them from the paragraph, with … where some are left out and [brackets] where some "
        "are changed; or drop the marks and report.",
        bad=_closure("She called the deck “unsafe for every bus” [@p2]."),
        good=_closure("She called the deck “not safe to carry a bus” [@p2]."),
    ),
    _error(
        "unclosed-quotation",
        "A quotation mark opens and none closes it, so it cannot be known which words are the "
        "source's.",
        "Write the closing mark of the same family, before the citation.",
        bad=_closure("The deck is “not safe to carry a bus [@p2]."),
        good=_closure("The deck is “not safe to carry a bus” [@p2]."),
    ),
    _error(
        "figure-not-in-source",
        "A number, amount, share or date is not in the paragraphs that the statement cites; or "
        "one in a title, heading or attribute is in none of the paragraphs cited under it. A "
        "figure nobody can find in the source is a figure nobody can check.",
        "Correct it, or cite the paragraph that has it.",
        bad=_closure("Some 4,300 vehicles crossed each day [@p1]."),
        good=_closure("Some 4,200 vehicles crossed each day [@p1]."),
    ),
    _error(
        "copied-from-source",
        "Ten or more of the source's words stand in a row outside quotation marks. An explainer "
        "is in its own words, and what is not must be marked as the source's.",
        "Put the words in quotation marks, or say it another way.",
        bad=_closure("It carried 4,200 vehicles a day before it was closed in March 2024 [@p1]."),
        good=_closure("Until it was shut, 4,200 vehicles used the bridge each day [@p1]."),
    ),
    _error(
        "unexplained-paragraph",
        "Nothing cites this paragraph of the source, and nothing excuses it. A paragraph left out "
        "in silence may be the one that matters.",
        "Explain it somewhere, or list it under excused: in explainer.md with the reason, which "
        "readers will see.",
        bad=_opening(_explainer(brief="Its engineer lets no bus cross [@p2].")),
        good=_opening(
            _explainer(
                brief="Its engineer lets no bus cross [@p2].",
                more='excused:\n  - {paragraph: p3, reason: "the cost is a rumour"}\n',
            )
        ),
    ),
    _error(
        "needless-excuse",
        "A paragraph is excused from being explained, but a statement cites it. The page would "
        "tell readers that it is explained nowhere.",
        "Take the excuse away.",
        bad=_opening(_explainer(more='excused:\n  - {paragraph: p3, reason: "a rumour"}\n')),
        good=_opening(_explainer()),
    ),
    _error(
        "missing-id",
        "A heading or an entry has no id. Its id is its permalink, and it is never made from the "
        "title, so that a title can change and the link stay.",
        "Write {#a-short-name} after it.",
        bad=_closure("### Traffic\n\nVehicles crossed all day [@p1]."),
        good=_closure("### Traffic {#traffic}\n\nVehicles crossed all day [@p1]."),
    ),
    _error(
        "duplicate-id",
        "Two places on one page have the same id, or a section is named like a page that every "
        "explainer has, so a link could not tell them apart.",
        "Rename the one that was not published yet.",
        bad=_closure("### Then {#a}\n\nIt was used [@p1].\n\n### Now {#a}\n\nIt is shut [@p1]."),
        good=_closure("### Then {#a}\n\nIt was used [@p1].\n\n### Now {#b}\n\nIt is shut [@p1]."),
    ),
    _error(
        "broken-link",
        "A link leads nowhere on this site, or is not a kind of address a page may link to.",
        "Links are resolved as a browser does it, from the page's own address: #id, "
        "../people/#id, ../source/#p2, /bridge/. Outside links are https:, http: or mailto:.",
        bad=_closure("The [engineer](../people/#engineer) lets no bus cross [@p2]."),
        good=_closure("The [engineer](../people/#ann-marsh) lets no bus cross [@p2]."),
    ),
    _error(
        "lost-permalink",
        "An address that was published, and stands in permalinks.txt, is gone. Somebody's link "
        "would break.",
        "Keep the id; or name the old one under aliases:, or write old -> new in permalinks.txt "
        "for a statement; or list it under withdrawn: with the reason.",
        bad=_with({"permalinks.txt": "/bridge/\n/bridge/shut/\n"}),
        good=_with(
            {
                "permalinks.txt": "/bridge/\n/bridge/shut/\n",
                "bridge/closure.md": _section("The bridge is shut [@p1].", "aliases: [shut]\n"),
            }
        ),
    ),
    _error(
        "source-altered",
        "The text of a source no longer has the digest it was captured with. Every check rests on "
        "that text, so it may not change unnoticed.",
        "Restore it; if the change was meant, write the new digest and say in the front matter "
        "what was changed.",
        bad=_with({"bridge/sources/wire.md": _SOURCE.format(digest="f" * 64)}),
        good=_with({"bridge/sources/wire.md": _SOURCE.format(digest=_DIGEST)}),
    ),
    _error(
        "bad-front-matter",
        "The settings at the head of a file, or in site.toml, cannot be read, lack something, or "
        "have something that is not known there. A misspelt setting would be ignored without a "
        "word.",
        "Mend the line that is pointed at.",
        bad=_with({"bridge/closure.md": _section("The bridge is shut [@p1].", "colour: red\n")}),
        good=_with({"bridge/closure.md": _section("The bridge is shut [@p1].", "kind: section\n")}),
    ),
    _error(
        "bad-record",
        "A line of permalinks.txt or reviewed.txt is not written as the lines of that file are. "
        "What it records would be forgotten.",
        "permalinks.txt has an address a line, or old -> new; reviewed.txt has a statement's id, "
        "a fingerprint, a date and the reader's name.",
        bad=_with({"permalinks.txt": "bridge\n"}),
        good=_with({"permalinks.txt": "/bridge/\n"}),
    ),
    _error(
        "bad-citation",
        "Something begins like a citation and is not one, or stands inside a link, emphasis or a "
        "picture's description, where it could not be told what it closes.",
        "Write [@p2], [@wire:p2], [@p1; @p2-3] or [@p2 said by ann-marsh], after the words it is "
        "for. A bracket that is meant literally is written \\[@.",
        bad=_closure("The deck is weak [@p2 said]."),
        good=_closure("The deck is weak [@p2 said by ann-marsh]."),
    ),
    _error(
        "unsupported-markdown",
        "The text uses Markdown that an explainer has no place for, and that no check would look "
        "into.",
        "Use paragraphs, lists, block quotations, ### headings, *emphasis*, **strong words**, "
        "links and notes.",
        bad=_closure("The bridge is shut [@p1].\n\n    and this is code"),
        good=_closure("The bridge is shut [@p1]."),
    ),
    _error(
        "unreadable-file",
        "A file that is needed is missing, cannot be opened, is not UTF-8 text, is larger than 1 "
        "MiB, or lies behind a link that leads in a circle or out of the folder. What cannot be "
        "read cannot be checked.",
        "Put the file in its place as plain UTF-8 text, or stop naming it.",
        bad=_opening(_explainer(sources="wire, herald")),
        good=_opening(_explainer(sources="wire")),
    ),
    _error(
        "empty-file",
        "A file has nothing in it. A page would be published empty.",
        "Write the text, or remove the file and its name.",
        bad=_with({"bridge/closure.md": ""}),
        good=_closure("The bridge is shut [@p1]."),
    ),
    _error(
        "unlisted-section",
        "A section's file is in the folder, but explainer.md does not list it, so it would not be "
        "published.",
        "Add its name to sections:, in the place where it is to be read.",
        bad=_with({"bridge/cost.md": _section("Half a million pounds may be needed [@p3].")}),
        good=_with(
            {
                "bridge/explainer.md": _explainer(sections="closure, cost, people"),
                "bridge/cost.md": _section("Half a million pounds may be needed [@p3]."),
            }
        ),
    ),
    _error(
        "missing-section",
        "explainer.md lists a section that has no file. Its page and every link to it would be "
        "missing.",
        "Write the file, or take the name from sections:.",
        bad=_opening(_explainer(sections="closure, cost, people")),
        good=_opening(_explainer(sections="closure, people")),
    ),
    _error(
        "nothing-to-check",
        "There is no explainer, or not one statement in them, so no problem was found because "
        "nothing was looked at.",
        "Give the folder that holds site.toml, with a folder in it for each explainer.",
        bad=MappingProxyType({"site.toml": _SITE}),
        good=BASE,
    ),
    _warning(
        "hedge-dropped",
        "The paragraph says this with a reservation (reportedly, allegedly, could), and the "
        "statement says it as a fact. It would claim more than its source.",
        "Keep the reservation in your words, or mark the citation: alleged, unconfirmed, said by.",
        bad=_closure("Repairs cost more than anyone has pounds to pay [@p3]."),
        good=_closure("Repairs may cost more than anyone has pounds to pay [@p3]."),
    ),
    _warning(
        "name-not-in-source",
        "A name is in none of the paragraphs that the statement cites. A wrong name is the "
        "gravest mistake of all, and a right one from elsewhere leaves the reader unable to check "
        "it.",
        "Correct it, or cite the paragraph that has it too.",
        bad=_closure("The closed bridge crosses the Derwent [@p1]."),
        good=_closure("The closed bridge crosses the Ouse [@p1]."),
    ),
    _warning(
        "stale-review",
        "reviewed.txt says that a person read a statement beside its paragraphs, but the "
        "statement, its citation or a paragraph has changed since, or the statement is gone. The "
        "page cannot call it read.",
        "Read the two side by side again.",
        bad=_with({"bridge/reviewed.txt": "s-vquyij 0123456789ab 2024-07-01 Jo Reed\n"}),
        good=_with({"bridge/reviewed.txt": "s-vquyij b89e72d9cdcd 2024-07-01 Jo Reed\n"}),
    ),
    _warning(
        "short-quote",
        "A quotation of fewer than twelve characters would be found in almost any text, so "
        "finding it proves little.",
        "Quote more of the sentence, or report without quotation marks.",
        bad=_closure("She called the deck “not safe” [@p2]."),
        good=_closure("She called the deck “not safe to carry a bus” [@p2]."),
    ),
)

CODES: Mapping[str, Code] = MappingProxyType({code.name: code for code in _CODES})
"""Every code a problem can have, by its name: errors, then warnings."""


def problem(code: str, span: Span, message: str, help: str, line_text: str = "") -> Problem:
    """A problem as grave as its code is. Raises KeyError for a code that is not in `CODES`."""
    return Problem(code, CODES[code].severity, span, message, help, line_text)


def explain(code: Code) -> str:
    """What `pilcrow check --explain` prints: meaning, remedy, and where each example differs."""
    source = BASE["bridge/sources/wire.md"].rpartition("---\n")[2]
    return "\n".join(
        (
            f"{code.severity}[{code.name}]",
            "",
            fill(f"{code.meaning} {code.remedy}", 88),
            "",
            "The source of the examples:",
            "",
            indent(source, "    "),
            f"Bad:\n\n{_shown(code.bad, code.good)}",
            f"Good:\n\n{_shown(code.good, code.bad)}",
        )
    )


def _shown(example: Example, other: Example) -> str:
    """The files that are not as in `BASE` or not as in the other example."""
    changed = [
        f"  {name}\n{indent(text or '(empty)', '    ').rstrip()}\n"
        for name, text in example.items()
        if not BASE.get(name) == text == other.get(name)
    ]
    gone = [f"  no {name}\n" for name in {**BASE, **other} if name not in example]
    return "\n".join((*changed, *(["".join(gone)] if gone else [])))
