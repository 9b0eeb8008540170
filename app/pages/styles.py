"""Styles: which blocks of style each kind of page carries, and how they are written small.

A block is a file of `static/styles/`. What only pages have of it stands in a file of its own, and
so does what is different in an embed: `source-page.css`, `cite-embedded.css`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_PAGE = "tokens base controls text page masthead colophon toast keys"
_EXPLAINER = f"{_PAGE} text-page sections strip head"
_STATEMENT = "statement statement-page certainty"
_OPENED = "cite source source-page"
_ROWS = f"row row-page row-key {_STATEMENT} {_OPENED} share-link thread"
_BLOCKS = "list pull note picture"
_SHARE = "more field share"
_SECTION = f"{_EXPLAINER} article toc {_ROWS} {_BLOCKS} picture-page turn {_SHARE}"
_EMBED = "tokens base embed"
_EMBEDDED = f"{_EMBED} text imprint beyond row statement certainty cite cite-embedded source cited"
_EMBEDDED_SECTION = f"{_EMBEDDED} row-key {_BLOCKS} picture-embedded"

_KINDS = {
    "home": f"{_PAGE} text-page article {_STATEMENT} {_OPENED} front story",
    "search": f"{_PAGE} certainty ask found",
    "api": f"{_PAGE} text-page article head checks",
    "notfound": f"{_PAGE} text-page article head ways",
    "overview": f"{_EXPLAINER} article {_ROWS} {_BLOCKS} picture-page row-standfirst {_SHARE}"
    " camps where contents figures dates coverage panel",
    "section": f"{_SECTION} gloss",
    "people": f"{_SECTION} side entry",
    "timeline": f"{_SECTION} timeline timeline-page",
    "glossary": f"{_SECTION} entry",
    "source": f"{_EXPLAINER} article {_STATEMENT} row row-page facts paragraph rests where"
    f" share-link {_SHARE}",
    "who-says-what": f"{_EXPLAINER} {_STATEMENT} {_OPENED} where again matrix pairs voice {_SHARE}",
    "checked": f"{_EXPLAINER} article coverage counts promises checks codes",
    "changes": f"{_EXPLAINER} article more changes",
    "all": f"{_EXPLAINER} article toc {_ROWS} {_BLOCKS} picture-page row-standfirst"
    " side entry more timeline timeline-page facts paragraph part",
    "statement": f"{_EXPLAINER} article {_ROWS} claim {_SHARE}",
    "share": f"{_EXPLAINER} article certainty {_OPENED} more field item looks",
    "embed-statement": f"{_EMBEDDED} row-key embed-statement",
    "embed-overview": f"{_EMBEDDED} row-standfirst points",
    "embed-section": _EMBEDDED_SECTION,
    "embed-people": f"{_EMBEDDED_SECTION} side side-embedded entry entry-embedded",
    "embed-timeline": f"{_EMBEDDED_SECTION} timeline timeline-embedded",
    "embed-glossary": f"{_EMBEDDED_SECTION} entry entry-embedded",
    "embed-who-says-what": f"{_EMBEDDED} speaker",
    "embed-notice": _EMBED,
}
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: tuple(blocks.split()) for kind, blocks in _KINDS.items()}
)
"""The blocks of each kind of page, in the order of the cascade."""

_STRING_OR_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
_SPACE = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*;?\s*(\})\s*|\s*([{;,])\s*|\s+""")


@lru_cache(maxsize=64)
def minified(css: str) -> str:
    """The same style sheet without comments and idle white space; nothing else is touched.

    White space goes only beside `{ } ; ,`: elsewhere it may be a combinator or part of a sum.
    """
    bare = _STRING_OR_COMMENT.sub(lambda found: found[1] or " ", css)
    return _SPACE.sub(lambda found: found[1] or found[2] or found[3] or " ", bare).strip()
