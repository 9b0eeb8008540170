"""Codes of files: what cannot be read, and records that no longer fit."""

from __future__ import annotations

from types import MappingProxyType

from .code import error, warning
from .examples import (
    BASE,
    DRAWING,
    SITE,
    closure,
    explainer,
    opening,
    pictured,
    reviewed,
    section,
    source,
    varied,
)

RECORDS = (
    error(
        "source-altered",
        "The text of a source no longer has the digest it was captured with. Every check rests on "
        "that text, so it may not change unnoticed.",
        "Restore it; if the change was meant, write the new digest and say in the front matter "
        "what was changed.",
        bad=varied({"bridge/sources/wire.md": source("f" * 64)}),
        good=varied({"bridge/sources/wire.md": source()}),
    ),
    error(
        "bad-front-matter",
        "The settings at the head of a file, or in site.toml, cannot be read, lack something, or "
        "have something that is not known there. A misspelt setting would be ignored without a "
        "word.",
        "Mend the line that is pointed at.",
        bad=varied({"bridge/closure.md": section("The bridge is shut [@p1].", "colour: red\n")}),
        good=varied({"bridge/closure.md": section("The bridge is shut [@p1].", "kind: section\n")}),
    ),
    error(
        "bad-record",
        "A line of permalinks.txt, changes.txt or reviewed.txt is not written as the lines of that "
        "file are. What it records would be forgotten.",
        "permalinks.txt has an address a line, or old -> new; changes.txt has the same behind a "
        "date; reviewed.txt has a statement's id, a fingerprint, a date and the reader's name.",
        bad=varied({"permalinks.txt": "bridge\n"}),
        good=varied({"permalinks.txt": "/bridge/\n"}),
    ),
    error(
        "review-missing",
        "The site publishes only what somebody else than the author has read beside its source "
        '(`review = "required"` in site.toml), and nobody has, or explainer.md does not name the '
        "author.",
        "Let somebody else read and sign: pilcrow review. Name who wrote it in authors:.",
        bad=reviewed("Jo Reed"),
        good=reviewed("Ann Lee"),
    ),
    warning(
        "stale-review",
        "reviewed.txt says that a person read a statement beside its paragraphs, but the "
        "statement, its citation or a paragraph has changed since, or the statement is gone. The "
        "page cannot call it read.",
        "Read the two side by side again.",
        bad=varied({"bridge/reviewed.txt": "s-vquyij 0123456789ab 2024-07-01 Jo Reed\n"}),
        good=varied({"bridge/reviewed.txt": "s-vquyij 87b273b3a796 2024-07-01 Jo Reed\n"}),
    ),
)

FILES = (
    error(
        "unsupported-markdown",
        "The text uses Markdown that an explainer has no place for, and that no check would look "
        "into.",
        "Use paragraphs, lists, block quotations, ### headings, *emphasis*, **strong words**, "
        "links and notes.",
        bad=closure("The bridge is shut [@p1].\n\n    and this is code"),
        good=closure("The bridge is shut [@p1]."),
    ),
    error(
        "unreadable-file",
        "A file that is needed is missing, cannot be opened, is not UTF-8 text or holds control "
        "characters, is larger than 1 MiB (what becomes a page: 128 KiB), has more than 5,000 "
        "paragraphs of a source, or lies behind a link that leads in a circle or out of the "
        "folder. What cannot be read cannot be checked.",
        "Put the file in its place as plain UTF-8 text, or stop naming it.",
        bad=opening(explainer(sources="wire, herald")),
        good=opening(explainer(sources="wire")),
    ),
    error(
        "bad-picture",
        "A picture is missing, cannot be decoded, or holds what a page may not carry: what acts, "
        "leads elsewhere or would look otherwise than it was drawn.",
        "Put an SVG of shapes and text, a PNG, a JPEG, a WebP or a GIF in the explainer's folder.",
        bad=pictured('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        good=pictured(DRAWING),
    ),
    error(
        "draft-left",
        "A line begins with a question mark and a space: a program drafted it, and nobody has "
        "written since what belongs there.",
        "Write it yourself, or take the mark away where the draft is right.",
        bad=closure("? to be written [@p1]."),
        good=closure("The bridge is shut [@p1]."),
    ),
    error(
        "empty-file",
        "A file has nothing in it. A page would be published empty.",
        "Write the text, or remove the file and its name.",
        bad=varied({"bridge/closure.md": ""}),
        good=closure("The bridge is shut [@p1]."),
    ),
    error(
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
    error(
        "missing-section",
        "explainer.md lists a section that has no file. Its page and every link to it would be "
        "missing.",
        "Write the file, or take the name from sections:.",
        bad=opening(explainer(sections="closure, cost, people")),
        good=opening(explainer(sections="closure, people")),
    ),
    error(
        "nothing-to-check",
        "There is no explainer, or not one statement in them, so no problem was found because "
        "nothing was looked at.",
        "Give the folder that holds site.toml, with a folder in it for each explainer.",
        bad=MappingProxyType({"site.toml": SITE}),
        good=BASE,
    ),
)
