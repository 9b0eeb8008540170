"""Facts: what a site as a whole has to know of an explainer, kept so that it need not be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple, dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from ..check import Counts, Ran
from ..data import News
from ..find import Listed
from ..library import Place
from ..model import Span, Withdrawal
from ..pages import Listing
from ..problems import Problem, Severity
from ..urls import Gone

Told = tuple[str, ...]
"""A withdrawal as texts: its path, why, what to read instead, its title and its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one explainer is to the others, and what the checks found in it.

    `names` are its folder's and its aliases. `asked` are places of others that it needs; `abroad`
    are the names of others whose addresses its records have, `gone` what it withdrew of them, with
    the reason and what to read instead. `shown` is the digest of what the front shows of it, and
    `packed` whether it has pages; `heavy` tells of sections that are too heavy.
    """

    names: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    counts: Counts = field(default_factory=Counts)
    scope: tuple[Ran, ...] = ()
    draft: bool = False
    asked: tuple[Place, ...] = ()
    abroad: tuple[str, ...] = ()
    gone: tuple[Told, ...] = ()
    shown: str = ""
    packed: bool = False
    heavy: tuple[str, ...] = ()

    def encoded(self) -> str:
        """As JSON."""
        return json.dumps(astuple(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the site shows of an explainer: its pages, the places on them, and its story at home.

    `listed` is how it is named where one can search, `news` what changed of it.
    """

    pages: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    story: Listing = field(default_factory=Listing)
    listed: Listed = field(default_factory=Listed)
    news: tuple[News, ...] = ()

    def encoded(self) -> bytes:
        """As JSON."""
        return json.dumps(asdict(self)).encode()


@lru_cache(maxsize=1 << 14)
def facts_of(text: str) -> Facts:
    """The facts in such a JSON."""
    names, problems, counts, scope, draft, asked, abroad, gone, *rest = json.loads(text)
    shown, packed, heavy = rest
    return Facts(
        names=tuple(names),
        problems=tuple(map(_problem, problems)),
        counts=Counts(*counts),
        scope=tuple(Ran(family, tuple(unread)) for family, unread in scope),
        draft=draft,
        asked=_pairs(asked),
        abroad=tuple(abroad),
        gone=tuple(map(tuple, gone)),
        shown=shown,
        packed=packed,
        heavy=tuple(heavy),
    )


def told(gone: Gone | Withdrawal) -> Told:
    """What was withdrawn, as texts."""
    day = gone.day.isoformat() if gone.day else ""
    return gone.path, gone.reason, gone.instead, gone.title, day


def withdrawal_of(told: Told) -> Withdrawal:
    """What was withdrawn, from such texts."""
    path, reason, instead, title, day = told
    return Withdrawal(
        path=path,
        reason=reason,
        instead=instead,
        span=Span("", 1),
        title=title,
        day=date.fromisoformat(day) if day else None,
    )


def shown_of(text: bytes) -> Shown:
    """What is shown, from such a JSON."""
    told = json.loads(text)
    id, title, languages = told["listed"].values()
    return Shown(
        pages=tuple(told["pages"]),
        places=_pairs(told["places"]),
        story=Listing(**told["story"]),
        listed=Listed(id, title, tuple(languages)),
        news=tuple(News(**each) for each in told["news"]),
    )


def encoded_problems(problems: Iterable[Problem]) -> str:
    """Problems as JSON."""
    return json.dumps([astuple(each) for each in problems])


def problems_of(text: str) -> tuple[Problem, ...]:
    """The problems in such a JSON."""
    return tuple(map(_problem, json.loads(text)))


def _problem(told: Sequence[Any]) -> Problem:
    code, severity, span, *rest = told
    return Problem(code, Severity(severity), Span(*span), *rest)


def _pairs(told: Iterable[Sequence[str]]) -> tuple[Place, ...]:
    return tuple((path, fragment) for path, fragment in told)
