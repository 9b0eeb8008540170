"""The check that every statement stands by itself: it begins and ends as a sentence does.

A citation may part a sentence, `It is shut [@p1], and unsafe [@p2].`: what goes on behind it begins
in lower case, and what goes on before it may end in a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..library import Library
from ..model import Explainer, Statement, walk
from ..problems import Problem
from ..text import ENGLISH, base

_STOP = re.compile(r"[.!?…。！？۔؟।][\"'”’»«)\]]*\Z")
_OPEN = re.compile(r"[,;:،；：–—]\s*[.]?\Z")
_PARTICLE = re.compile(
    r"(?:al|ar|el|ibn|bin|van|von|der|den|ten|de|del|della|di|da|du|la|le)\b|[dl]['’]"
)
"""What some names begin with in lower case."""
_WORD = re.compile(r"[\w’'-]+")
_DANGLING = frozenset(
    "a an the onto between among during until and or but nor which"
    " whose whom whether if because although while than as its their our my your these those be"
    " been being very such either per via".split()
)
"""English words that want another behind them; those that end a sentence now and then are not."""


def check_standing(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`cut-off`: a statement begins in the middle of a sentence, or ends there."""
    english = base(explainer.language) == ENGLISH
    for before, statement, after in _in_rows(explainer):
        span = statement.text.span(0, len(statement.plain))
        if _begins_inside(before, statement):
            yield library.problem(
                "cut-off", span, "this begins in the middle of a sentence",
                "begin it as a sentence begins; or say before it what it goes on with",
            )  # fmt: skip
        elif _ends_inside(statement, after, english):
            yield library.problem(
                "cut-off", span, "this ends in the middle of a sentence",
                "say the rest, or cite behind it",
            )  # fmt: skip


_Row = tuple[Statement | None, Statement, Statement | None]
"""A statement between those before and behind it in its block."""


def _in_rows(explainer: Explainer) -> Iterator[_Row]:
    for _, positions in groupby(walk(explainer), lambda each: id(each.block)):
        row = [each.node for each in positions if isinstance(each.node, Statement)]
        yield from zip((None, *row), row, (*row[1:], None), strict=False)


def _begins_inside(before: Statement | None, statement: Statement) -> bool:
    """Whether it begins in lower case where nothing is left open before it."""
    plain = statement.plain.strip()
    word = _WORD.match(plain)
    if word is None or not plain[0].islower() or _PARTICLE.match(plain):
        return False
    is_name = any(letter.isupper() for letter in word[0])
    return not is_name and (before is None or bool(_STOP.search(before.plain.strip())))


def _ends_inside(statement: Statement, after: Statement | None, english: bool) -> bool:
    """Whether it ends where more is expected, and nothing goes on behind it."""
    if after is not None and not _STOP.search(statement.plain.strip()):
        return False
    plain = _STOP.sub("", statement.plain.strip())
    words = _WORD.findall(plain)
    dangles = english and bool(words) and plain.endswith(words[-1]) and words[-1] in _DANGLING
    return dangles or bool(_OPEN.search(plain))
