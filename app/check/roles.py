"""Roles: whether the sources give somebody the role that an explainer prints. English only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model import Entry, Explainer, Paragraph, SourceField
from ..text import ENGLISH, find_name, names, normalise, stems, words_of
from .fit import comparable_sources
from .portraits import FEW, Portraits, forms, key_of

_NEUTRAL = frozenset(
    "across along anonym anonymous behind besid call cite have hear identifi insid keep known name"
    " near one outsid person quot quoted said say someon someone spoke spoken speak told tell"
    " unidentifi unnam".split()
)
"""Stems that say how somebody is heard, or where, and nothing of who they are."""
_UNNAMED = re.compile(
    r"\b(?:un(?:named|identified)|anonymous(?:ly)?|anonymity|not (?:be )?(?:named|identified))\b",
    re.IGNORECASE,
)


class Roles:
    """The roles that the sources give to the people of an explainer."""

    def __init__(self, explainer: Explainer, portraits: Portraits) -> None:
        self._portraits = portraits
        comparable = comparable_sources(explainer)
        sources = [each for each in explainer.sources if each.id in comparable]
        titles = [each.field(SourceField.TITLE).text for each in sources]
        self._titles = (*titles, *(each.text for one in sources for each in one.subheadings))

    def strange(self, entry: Entry, role: str, cited: Iterable[Paragraph]) -> str:
        """What of a role nothing says of somebody; empty where there is nothing of the kind."""
        plain, own = normalise(role).text, self._portraits.own(cited)
        if not own or self._portraits.is_tired or entry.id in (whose := self._whose(plain)):
            return ""
        words = _telling(plain, entry)
        if not words:
            unnamed = _UNNAMED.search(plain) and _is_named(entry, own)
            return plain if whose or unnamed else ""
        # What a role begins with says whose it is; the rest may be told anywhere near.
        first = [each for each in words if each.islower()][:1]
        if whose and not first:
            return plain
        near, exact = self._portraits.near(entry, own), bool(whose)
        strange = [each for each in words if not _is_there(each, near, exact)]
        strange += [each for each in first if not self._is_borne(entry, each, own, exact)]
        return next((each for each in strange if not self._is_of_all(each)), "")

    def _is_of_all(self, word: str) -> bool:
        """Whether the sources say a word, and of nobody: of all, in a title, or in passing."""
        texts = self._portraits.having(word)
        if not texts:
            return any(any(forms(word, each)) for each in self._titles)
        return len(texts) <= FEW and not any(
            sentence.bearers(each.start, each.end)
            for text in texts
            for sentence in self._portraits.sentences(text)
            for each in forms(word, sentence.text)
        )

    def _whose(self, role: str) -> frozenset[str]:
        """Of whom the sources say a role word for word."""
        pattern = re.compile(rf"(?<!\w){re.escape(role)}(?!\w)", re.IGNORECASE)
        told = [role[each.start : each.end] for each in stems(role, ENGLISH)]
        texts = self._portraits.having(max(told, key=len)) if told else ()
        found = (
            sentence.bearers(*match.span())
            for text in [each for each in texts if pattern.search(each)][:FEW]
            for sentence in self._portraits.sentences(text)
            for match in pattern.finditer(sentence.text)
        )
        return frozenset().union(*found)

    def _is_borne(self, entry: Entry, word: str, own: Sequence[str], exact: bool) -> bool:
        """Whether a word is said of somebody, where they are cited or where they are named.

        Where it is in another's title, it is not enough that nobody else is meant.
        """
        entries = self._portraits.people.entries.values()
        others = (each.title.plain for each in entries if each.id != entry.id)
        titled = any(any(forms(word, each, exact=True)) for each in others)
        return any(
            entry.id in bearers or (not bearers and not titled and text in own)
            for text in self._portraits.near(entry, own)
            for sentence in self._portraits.sentences(text)
            for each in forms(word, sentence.text, exact)
            for bearers in (sentence.bearers(each.start, each.end),)
        )


def _telling(role: str, entry: Entry) -> list[str]:
    """The words of a role that tell something which the title of its entry does not."""
    title = {each.key for each in words_of(entry.title.plain)}
    words = [role[each.start : each.end] for each in stems(role, ENGLISH)]
    return [each for each in words if not {each.casefold(), key_of(each)} & (title | _NEUTRAL)]


def _is_named(entry: Entry, texts: Iterable[str]) -> bool:
    """Whether somebody is called by a name, which a text has."""
    title = entry.title.plain
    whole = any(each.text == title for each in names(title))
    return whole and any(find_name(title, text) for text in texts)


def _is_there(word: str, texts: Iterable[str], exact: bool) -> bool:
    """Whether any text has a word of a role, or a name in it."""
    return any(
        (not word.islower() and find_name(word, text)) or any(forms(word, text, exact))
        for text in texts
    )
