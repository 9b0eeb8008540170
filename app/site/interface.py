"""The interface's own words, which are English: marked as that on pages in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from ..pages import is_ours
from ..text import base

_ENGLISH = Markup(' lang="en" dir="ltr"')
_NOTHING = Markup("")


def is_foreign(language: str) -> bool:
    """Whether a page in it has to say where its words are English."""
    return base(language) != "en"


def markings(foreign: bool) -> Mapping[str, Markup | Callable[[str], Markup]]:
    """What templates put into the tag of an element.

    `en` into one that has words of ours, `ours` into one that may: by its text, which is an
    author's or one of our titles. `english` goes inside something in the given language, which
    is empty where it is the page's own.
    """
    en = _ENGLISH if foreign else _NOTHING
    return {
        "en": en,
        "ours": lambda text: en if is_ours(text) else _NOTHING,
        "english": lambda language: _ENGLISH if language and is_foreign(language) else en,
    }
