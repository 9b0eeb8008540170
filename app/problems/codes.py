"""What can be wrong, by name: how grave it is, what it means, an example with it and without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import fill, indent
from types import MappingProxyType

from ..model import Span
from .examples import BASE, SITE, Example, closure, explainer, opening, section, source, varied
from .problem import Problem, Severity


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
        bad=closure("The bridge is shut [@p4]."),
        good=closure("The bridge is shut [@p1]."),
    ),
    _error(
        "unknown-voice",
        "A citation says who said it, but no entry of a people section has that id. Who speaks "
        "must be somebody a reader can look up.",
        "Correct the id, or add the person to the people.",
        bad=closure("No bus may cross [@p2 said by anne-marsh]."),
        good=closure("No bus may cross [@p2 said by ann-marsh]."),
    ),
    _error(
        "uncited-text",
        "Text stands after the last citation of its paragraph, or in a paragraph or entry without "
        "one, so nothing ties it to the source.",
        "Close it with a citation; or, if it is the editor's own remark, put it between ::: note "
        "and :::.",
        bad=closure("The bridge is shut [@p1]. Traffic goes round by the lock."),
        good=closure("The bridge is shut [@p1].\n\n::: note\nPhotographs are to follow.\n:::"),
    ),
    _error(
        "quote-not-in-source",
        "Words in quotation marks, or in a block quotation, are not word for word in a paragraph "
        "that the statement cites. Quotation marks promise the source's own words.",
        "Copy them from the paragraph, with … where some are left out and [brackets] where some "
        "are changed; or drop the marks and report.",
        bad=closure("She called the deck “unsafe for every bus” [@p2]."),
        good=closure("She called the deck “not safe to carry a bus” [@p2]."),
    ),
    _error(
        "unclosed-quotation",
        "A quotation mark opens and none closes it, so it cannot be known which words are the "
        "source's.",
        "Write the closing mark of the same family, before the citation.",
        bad=closure("The deck is “not safe to carry a bus [@p2]."),
        good=closure("The deck is “not safe to carry a bus” [@p2]."),
    ),
    _error(
        "figure-not-in-source",
        "A number, amount, share or date is not in the paragraphs that the statement cites; or "
        "one in a title, heading or attribute is in none of the paragraphs cited under it. A "
        "figure nobody can find in the source is a figure nobody can check.",
        "Correct it, or cite the paragraph that has it.",
        bad=closure("Some 4,300 vehicles crossed each day [@p1]."),
        good=closure("Some 4,200 vehicles crossed each day [@p1]."),
    ),
    _error(
        "copied-from-source",
        "Ten or more of the source's words stand in a row outside quotation marks. An explainer "
        "is in its own words, and what is not must be marked as the source's.",
        "Put the words in quotation marks, or say it another way.",
        bad=closure("It carried 4,200 vehicles a day before it was closed in March 2024 [@p1]."),
        good=closure("Until it was shut, 4,200 vehicles used the bridge each day [@p1]."),
    ),
    _error(
        "unexplained-paragraph",
        "Nothing cites this paragraph of the source, and nothing excuses it. A paragraph left out "
        "in silence may be the one that matters.",
        "Explain it somewhere, or list it under excused: in explainer.md with the reason, which "
        "readers will see.",
        bad=opening(explainer(brief="Its engineer lets no bus cross [@p2].")),
        good=opening(
            explainer(
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
        bad=opening(explainer(more='excused:\n  - {paragraph: p3, reason: "a rumour"}\n')),
        good=opening(explainer()),
    ),
    _error(
        "missing-id",
        "A heading or an entry has no id. Its id is its permalink, and it is never made from the "
        "title, so that a title can change and the link stay.",
        "Write {#a-short-name} after it.",
        bad=closure("### Traffic\n\nVehicles crossed all day [@p1]."),
        good=closure("### Traffic {#traffic}\n\nVehicles crossed all day [@p1]."),
    ),
    _error(
        "duplicate-id",
        "Two places on one page have the same id, or a section is named like a page that every "
        "explainer has, so a link could not tell them apart.",
        "Rename the one that was not published yet.",
        bad=closure("### Then {#a}\n\nIt was used [@p1].\n\n### Now {#a}\n\nIt is shut [@p1]."),
        good=closure("### Then {#a}\n\nIt was used [@p1].\n\n### Now {#b}\n\nIt is shut [@p1]."),
    ),
    _error(
        "broken-link",
        "A link leads nowhere on this site, or is not a kind of address a page may link to.",
        "Links are resolved as a browser does it, from the page's own address: #id, "
        "../people/#id, ../source/#p2, /bridge/. Outside links are https:, http: or mailto:.",
        bad=closure("The [engineer](../people/#engineer) lets no bus cross [@p2]."),
        good=closure("The [engineer](../people/#ann-marsh) lets no bus cross [@p2]."),
    ),
    _error(
        "lost-permalink",
        "An address that was published, and stands in permalinks.txt, is gone. Somebody's link "
        "would break.",
        "Keep the id; or name the old one under aliases:, or write old -> new in permalinks.txt "
        "for a statement; or list it under withdrawn: with the reason.",
        bad=varied({"permalinks.txt": "/bridge/\n/bridge/shut/\n"}),
        good=varied(
            {
                "permalinks.txt": "/bridge/\n/bridge/shut/\n",
                "bridge/closure.md": section("The bridge is shut [@p1].", "aliases: [shut]\n"),
            }
        ),
    ),
    _error(
        "source-altered",
        "The text of a source no longer has the digest it was captured with. Every check rests on "
        "that text, so it may not change unnoticed.",
        "Restore it; if the change was meant, write the new digest and say in the front matter "
        "what was changed.",
        bad=varied({"bridge/sources/wire.md": source("f" * 64)}),
        good=varied({"bridge/sources/wire.md": source()}),
    ),
    _error(
        "bad-front-matter",
        "The settings at the head of a file, or in site.toml, cannot be read, lack something, or "
        "have something that is not known there. A misspelt setting would be ignored without a "
        "word.",
        "Mend the line that is pointed at.",
        bad=varied({"bridge/closure.md": section("The bridge is shut [@p1].", "colour: red\n")}),
        good=varied({"bridge/closure.md": section("The bridge is shut [@p1].", "kind: section\n")}),
    ),
    _error(
        "bad-record",
        "A line of permalinks.txt or reviewed.txt is not written as the lines of that file are. "
        "What it records would be forgotten.",
        "permalinks.txt has an address a line, or old -> new; reviewed.txt has a statement's id, "
        "a fingerprint, a date and the reader's name.",
        bad=varied({"permalinks.txt": "bridge\n"}),
        good=varied({"permalinks.txt": "/bridge/\n"}),
    ),
    _error(
        "bad-citation",
        "Something begins like a citation and is not one, or stands inside a link, emphasis or a "
        "picture's description, where it could not be told what it closes.",
        "Write [@p2], [@wire:p2], [@p1; @p2-3] or [@p2 said by ann-marsh], after the words it is "
        "for. A bracket that is meant literally is written \\[@.",
        bad=closure("The deck is weak [@p2 said]."),
        good=closure("The deck is weak [@p2 said by ann-marsh]."),
    ),
    _error(
        "unsupported-markdown",
        "The text uses Markdown that an explainer has no place for, and that no check would look "
        "into.",
        "Use paragraphs, lists, block quotations, ### headings, *emphasis*, **strong words**, "
        "links and notes.",
        bad=closure("The bridge is shut [@p1].\n\n    and this is code"),
        good=closure("The bridge is shut [@p1]."),
    ),
    _error(
        "unreadable-file",
        "A file that is needed is missing, cannot be opened, is not UTF-8 text, is larger than 1 "
        "MiB, or lies behind a link that leads in a circle or out of the folder. What cannot be "
        "read cannot be checked.",
        "Put the file in its place as plain UTF-8 text, or stop naming it.",
        bad=opening(explainer(sources="wire, herald")),
        good=opening(explainer(sources="wire")),
    ),
    _error(
        "empty-file",
        "A file has nothing in it. A page would be published empty.",
        "Write the text, or remove the file and its name.",
        bad=varied({"bridge/closure.md": ""}),
        good=closure("The bridge is shut [@p1]."),
    ),
    _error(
        "unlisted-section",
        "A section's file is in the folder, but explainer.md does not list it, so it would not be "
        "published.",
        "Add its name to sections:, in the place where it is to be read.",
        bad=varied({"bridge/cost.md": section("Half a million pounds may be needed [@p3].")}),
        good=varied(
            {
                "bridge/explainer.md": explainer(sections="closure, cost, people"),
                "bridge/cost.md": section("Half a million pounds may be needed [@p3]."),
            }
        ),
    ),
    _error(
        "missing-section",
        "explainer.md lists a section that has no file. Its page and every link to it would be "
        "missing.",
        "Write the file, or take the name from sections:.",
        bad=opening(explainer(sections="closure, cost, people")),
        good=opening(explainer(sections="closure, people")),
    ),
    _error(
        "nothing-to-check",
        "There is no explainer, or not one statement in them, so no problem was found because "
        "nothing was looked at.",
        "Give the folder that holds site.toml, with a folder in it for each explainer.",
        bad=MappingProxyType({"site.toml": SITE}),
        good=BASE,
    ),
    _warning(
        "hedge-dropped",
        "The paragraph says this with a reservation (reportedly, allegedly, could), and the "
        "statement says it as a fact. It would claim more than its source.",
        "Keep the reservation in your words, or mark the citation: alleged, unconfirmed, said by.",
        bad=closure("Repairs cost more than anyone has pounds to pay [@p3]."),
        good=closure("Repairs may cost more than anyone has pounds to pay [@p3]."),
    ),
    _warning(
        "name-not-in-source",
        "A name is in none of the paragraphs that the statement cites. A wrong name is the "
        "gravest mistake of all, and a right one from elsewhere leaves the reader unable to check "
        "it.",
        "Correct it, or cite the paragraph that has it too.",
        bad=closure("The closed bridge crosses the Derwent [@p1]."),
        good=closure("The closed bridge crosses the Ouse [@p1]."),
    ),
    _warning(
        "stale-review",
        "reviewed.txt says that a person read a statement beside its paragraphs, but the "
        "statement, its citation or a paragraph has changed since, or the statement is gone. The "
        "page cannot call it read.",
        "Read the two side by side again.",
        bad=varied({"bridge/reviewed.txt": "s-vquyij 0123456789ab 2024-07-01 Jo Reed\n"}),
        good=varied({"bridge/reviewed.txt": "s-vquyij b89e72d9cdcd 2024-07-01 Jo Reed\n"}),
    ),
    _warning(
        "short-quote",
        "A quotation of fewer than twelve characters would be found in almost any text, so "
        "finding it proves little.",
        "Quote more of the sentence, or report without quotation marks.",
        bad=closure("She called the deck “not safe” [@p2]."),
        good=closure("She called the deck “not safe to carry a bus” [@p2]."),
    ),
)

CODES: Mapping[str, Code] = MappingProxyType({code.name: code for code in _CODES})
"""Every code a problem can have, by its name: errors, then warnings."""


def problem(code: str, span: Span, message: str, help: str, line_text: str = "") -> Problem:
    """A problem as grave as its code is. Raises KeyError for a code that is not in `CODES`."""
    return Problem(code, CODES[code].severity, span, message, help, line_text)


def explain(code: Code) -> str:
    """What `pilcrow check --explain` prints: meaning, remedy, and where each example differs."""
    article = BASE["bridge/sources/wire.md"].rpartition("---\n")[2]
    return "\n".join(
        (
            f"{code.severity}[{code.name}]",
            "",
            fill(f"{code.meaning} {code.remedy}", 88),
            "",
            "The source of the examples:",
            "",
            indent(article, "    "),
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
