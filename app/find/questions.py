"""Questions: what of one is looked for, and what it asks about by its words.

    question = words, of which those that only ask are left out where others stand beside them

Some words ask for more than themselves: *denied* for what is denied, *who* for what somebody says,
*how many* for figures. Those are in the tables, by language. Pages get the tables of the languages
that their site has, so that they ask as a server does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..model import Certainty
from ..text import base
from .asking import IDLE, MEANT
from .folding import fold, tokens

LONGEST = 200
"""Characters of a question that are read."""
MOST_WORDS = 12
SIGNS = "=@"
"""What no word begins with, so that what is looked up as if it were one is none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that is looked for; `plain` unless it only asks, and what it means by the tables."""

    form: str
    plain: bool
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody asks, and the explainer, voice and certainty that they ask of, each or none."""

    text: str = ""
    explainer: str = ""
    voice: str = ""
    certainty: str = ""

    @property
    def required(self) -> tuple[str, ...]:
        """What an answer has to have."""
        certainty = (mark(self.certainty),) if self.certainty else ()
        return (*certainty, *((voiced(self.voice),) if self.voice else ()))

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.explainer or self.required)


@dataclass(frozen=True, slots=True)
class Tables:
    """The words that only ask, and what words mean, in some languages; all of them folded."""

    idle: frozenset[str]
    meant: Mapping[str, tuple[str, ...]]

    def wanted(self, text: str) -> tuple[Wanted, ...]:
        """What is looked for, each once."""
        forms = tuple(dict.fromkeys(tokens(fold(text[:LONGEST]))))[:MOST_WORDS]
        silent = frozenset() if self.idle.issuperset(forms) else self.idle
        found = (Wanted(each, each not in silent, self.meant.get(each, ())) for each in forms)
        return tuple(each for each in found if each.plain or each.means)


def mark(certainty: str) -> str:
    """A certainty, as it is looked up."""
    return f"{SIGNS[0]}{certainty}"


def voiced(name: str) -> str:
    """A voice, as it is looked up."""
    return f"{SIGNS[1]}{name}"


def tables(languages: Collection[str]) -> Tables:
    """What is known of some languages (BCP 47)."""
    known = sorted({base(each) for each in languages} & IDLE.keys())
    idle = frozenset(form for each in known for form in _folded(IDLE[each]))
    meant: dict[str, tuple[str, ...]] = {}
    for each in known:
        for kind, listed in MEANT[each].items():
            what = mark(kind.value) if isinstance(kind, Certainty) else kind
            for form in _folded(listed):
                meant[form] = tuple(dict.fromkeys((*meant.get(form, ()), what)))
    return Tables(idle, meant)


def _folded(listed: str) -> Iterator[str]:
    return (form for each in listed.split() for form in tokens(fold(each)))
