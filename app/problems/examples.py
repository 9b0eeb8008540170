"""A small content folder without a problem, and how to vary it: what the codes are explained by."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

Example = Mapping[str, str]
"""A content folder: file name to text. What it shows is where it differs from `BASE`."""

SITE = 'name = "Bridges"\ndescription = "The news of bridges, explained"\nlanguage = "en"\n'

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
_CLOSED = "before it was closed in March 2024."
_MORE = (
    " Divers had found cracks in two of its five piers that week, and the county put up signs on "
    "both roads on the same night."
)

_EXPLAINER = """\
---
title: Why the bridge is closed
language: en
published: 2024-07-01
updated: 2024-07-01
standfirst: A busy bridge has been shut [@p1 “closed in March 2024”].
sections: [{sections}]
sources: [{sources}]
{more}---
{brief}
"""
_BRIEF = (
    "Its engineer will not let a bus cross [@p2 “not safe to carry a bus” said by ann-marsh]. "
    "Mending it may cost a fortune [@p3 “would reportedly cost half a million pounds” unconfirmed]."
)

_PEOPLE = """\
---
title: People
kind: people
---
## Ann Marsh {{#ann-marsh role="county engineer"{more}}}

Thinks that the deck is too weak [@p2 “The deck is not safe” said by ann-marsh].
"""


def explainer(
    *, sections: str = "closure, people", sources: str = "wire", more: str = "", brief: str = _BRIEF
) -> str:
    """The text of explainer.md."""
    return _EXPLAINER.format(sections=sections, sources=sources, more=more, brief=brief)


def section(body: str, more: str = "") -> str:
    """The text of a section's file."""
    return f"---\ntitle: The closure\n{more}---\n{body}\n"


def source(digest: str = _DIGEST) -> str:
    """The text of the source's file, three paragraphs long."""
    return _SOURCE.format(digest=digest)


def people(more: str = "") -> str:
    """The text of the people's file, with more attributes of the one person."""
    return _PEOPLE.format(more=more)


def longer(body: str) -> Example:
    """`BASE` with this text in its section, and a source whose first paragraph goes on."""
    return _other(body, source().replace(_CLOSED, _CLOSED + _MORE))


def wider(body: str, paragraph: str = "The river is low.") -> Example:
    """`BASE` with this text in its section, and a source of one paragraph more."""
    return _other(body, f"{source()}\n{paragraph}\n")


def timed(attributes: str) -> Example:
    """`BASE` with a timeline of one event that has these attributes besides its id."""
    event = "The bridge is shut [@p1 “closed in March 2024”]."
    text = f"---\ntitle: Times\nkind: timeline\n---\n## Shut {{#shut {attributes}}}\n\n{event}\n"
    opened = explainer(sections="closure, people, times")
    return varied({"bridge/explainer.md": opened, "bridge/times.md": text})


def heard(more: str, body: str) -> Example:
    """As `wider`, with more attributes of the one person, who is named differently there."""
    wide = _other(body, f"{source()}\nThe deck is weak, the woman said.\n")
    return varied({**wide, "bridge/people.md": people(more)})


def overheard(body: str) -> Example:
    """As `wider`, with a paragraph in which two people speak."""
    return wider(
        body, "The deck is weak, a diver told Ann Marsh. It was weak, Ann Marsh had said in May."
    )


def _other(body: str, text: str) -> Example:
    captured = text.rpartition("---\n")[2]
    digest = sha256(captured.strip().encode()).hexdigest()
    files = {"bridge/closure.md": section(body)}
    return varied(files | {"bridge/sources/wire.md": text.replace(_DIGEST, digest)})


BASE: Example = MappingProxyType(
    {
        "site.toml": SITE,
        "permalinks.txt": "/bridge/\n",
        "bridge/permalinks.txt": "/bridge/closure/\n",
        "bridge/explainer.md": explainer(),
        "bridge/closure.md": section(
            "Vehicles crossed the bridge all day until it was shut "
            "[@p1 “carried 4,200 vehicles a day before it was closed”]."
        ),
        "bridge/people.md": people(),
        "bridge/sources/wire.md": source(),
    }
)
"""Without a problem: an explainer of an article with three paragraphs."""


def varied(files: Example) -> Example:
    """`BASE` with these files, new or instead of its own."""
    return MappingProxyType({**BASE, **files})


def closure(body: str) -> Example:
    """`BASE` with this text in its section."""
    return varied({"bridge/closure.md": section(body)})


def opening(text: str) -> Example:
    """`BASE` with this explainer.md."""
    return varied({"bridge/explainer.md": text})


_READ = (
    "s-ufmizo ee69c49d2ce2",
    "s-avzhnw ce94102c7bd9",
    "s-tqynzw 7be179713641",
    "s-vquyij 87b273b3a796",
    "s-nnivrj 984bc90c1f48",
)
"""The statements of `BASE` with their fingerprints, as `reviewed.txt` has them."""


def reviewed(author: str) -> Example:
    """`BASE` where somebody else has to read it, by this author and read by Jo Reed."""
    asked = varied(
        {
            "site.toml": f'{SITE}review = "required"\n',
            "bridge/explainer.md": explainer(more=f"authors: [{author}]\n"),
        }
    )
    lines = "".join(f"{key} 2024-07-01 Jo Reed\n" for key in _READ)
    return varied({**asked, "bridge/reviewed.txt": lines})


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">'
    '<path d="M0 20h90"/><text x="9" y="15">The Ouse</text></svg>\n'
)


def pictured(svg: str) -> Example:
    """`BASE` with a drawing in its section."""
    body = (
        '::: picture plan.svg {alt="The bridge over the Ouse" credit="drawn for this page"}\n'
        "It is shut to all vehicles [@p1 “4,200 vehicles a day before it was closed”].\n:::\n"
    )
    return varied({**closure(body), "bridge/plan.svg": svg})
