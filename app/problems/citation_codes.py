"""Codes of the citation: what is tied to a paragraph, and which paragraphs to nothing."""

from __future__ import annotations

from .code import error
from .examples import closure, explainer, opening

TIES = (
    error(
        "unknown-paragraph",
        "A citation or an excuse names a paragraph that its source does not have, or a source "
        "that the explainer does not have. A reader could not check the statement.",
        "Name a paragraph that is there.",
        bad=closure("The bridge is shut [@p4]."),
        good=closure("The bridge is shut [@p1]."),
    ),
    error(
        "unknown-voice",
        "A citation says who said it, but no entry of a people section has that id. Who speaks "
        "must be somebody a reader can look up.",
        "Correct the id, or add the person to the people.",
        bad=closure("No bus may cross [@p2 said by anne-marsh]."),
        good=closure("No bus may cross [@p2 said by ann-marsh]."),
    ),
    error(
        "uncited-text",
        "Text stands after the last citation of its paragraph, or in a paragraph or entry without "
        "one, so nothing ties it to the source.",
        "Close it with a citation; or, if it is the editor's own remark, put it between ::: note "
        "and :::.",
        bad=closure("The bridge is shut [@p1]. Traffic goes round by the lock."),
        good=closure("The bridge is shut [@p1].\n\n::: note\nPhotographs are to follow.\n:::"),
    ),
)

COVERAGE = (
    error(
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
    error(
        "needless-excuse",
        "A paragraph is excused from being explained, but a statement cites it. The page would "
        "tell readers that it is explained nowhere.",
        "Take the excuse away.",
        bad=opening(explainer(more='excused:\n  - {paragraph: p3, reason: "a rumour"}\n')),
        good=opening(explainer()),
    ),
)

FORM = (
    error(
        "bad-citation",
        "Something begins like a citation and is not one, or stands inside a link, emphasis or a "
        "picture's description, where it could not be told what it closes.",
        "Write [@p2], [@wire:p2], [@p1; @p2-3] or [@p2 said by ann-marsh], after the words it is "
        "for. A bracket that is meant literally is written \\[@.",
        bad=closure("The deck is weak [@p2 said]."),
        good=closure("The deck is weak [@p2 said by ann-marsh]."),
    ),
)
