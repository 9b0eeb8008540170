"""A content folder with something of everything that a page can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

from app.check.verify import Verified, verify
from app.library.library import read_library
from app.model import Section
from app.pages.context import Edition, edition
from app.share.provider import Provider, provider
from app.site.build import Site, build_site
from app.urls import Address
from tests.folders import write

_WIRE = """\
The bridge over the Ouse carried 4,200 vehicles a day before it was closed in March 2024.

“The deck is not safe to carry a bus,” Ann Marsh, the county engineer, told a council meeting.

## The cost

Repairs would reportedly cost half a million pounds. The builder denies that its steel was weak.

The weather was fine."""

_HERALD = "پل بند ہے۔\n\nThe council met on 3 May 2024 and again in June 2024."


def source_file(title: str, publisher: str, language: str, body: str, more: str = "") -> str:
    """A source with the digest of its text."""
    return f"""\
---
title: {title}
publisher: {publisher}
language: {language}
date: June 2024
date_basis: inferred from the meeting that it names
obtained_from: wire.example
obtained_note: copied from the article's own page
licence: written for this example
removed: ["Share & like"]
digest: sha256:{sha256(body.encode()).hexdigest()}
{more}---
{body}
"""


FILES: Mapping[str, str] = {
    "site.toml": """\
name = "Bridges"
description = "The news of <bridges>, explained"
[[withdrawn]]
path = "/tunnel/"
reason = "It was about another tunnel."
instead = "/bridge/"
""",
    "permalinks.txt": "/bridge/\n/bridge/closure/\n",
    "bridge/explainer.md": """\
---
title: Why <script>alert(document)</script> the bridge & road are shut
language: en
published: 2024-07-01
updated: 2024-07-02
standfirst: A busy bridge has been shut [@wire:p1].
sections: [closure, people, timeline, words]
sources: [wire, herald]
aliases: [old-bridge]
excused:
  - {paragraph: wire:p4, reason: The weather is no news.}
withdrawn:
  - {path: rumour/, reason: It was wrong., instead: closure/, title: Rumours, day: 2024-07-02}
  - {path: nothing/, reason: It said nothing.}
---
Its engineer will not let a bus cross [@wire:p2 said by ann-marsh].
The builder says the steel is good [@wire:p3 denied by builder].

### Later {#later}

- The council met, and met again [@herald:p2].
- In another language, too, the bridge is shut [@herald:p1].
""",
    "bridge/closure.md": """\
---
title: The closure
aliases: [shut, shutting]
---
Some 4,200 vehicles crossed the bridge *each* day [@wire:p1]{key=traffic}. It is
[closed](../words/#deck) now [@wire:p1; @wire:p2 said by ann-marsh].

> The deck is not safe to carry a bus [@wire:p2 said by ann-marsh].

### Cost {#cost}

1. Mending it may cost half a million pounds [@wire:p3 alleged]{key=price}.
2. Its **[steel](https://steel.example/?a=1&b=2)** was good [@wire:p3 denied by builder].

### Name {#name}

::: note
People call it [پل]{lang=ur} too. [Write to us](mailto:editor@bridges.example).
:::

The deck “is not safe”, said the engineer [@wire:p2 said by ann-marsh].
Nobody confirms a date [@wire:p3 unconfirmed].
""",
    "bridge/people.md": """\
---
title: People
kind: people
---
## Ann Marsh {#ann-marsh role="county engineer" side="County"}

Thinks that the deck is too weak [@wire:p2 said by ann-marsh].

## The builder {#builder side="Trade" aliases="maker, firm"}

Denies that the metal was bad [@wire:p3 denied by builder].

## The council {#council role="council" side="County"}

Heard the engineer [@wire:p2].

## A passer-by {#passer-by}

Is not in the article, which says that the bridge is shut [@wire:p1].
""",
    "bridge/timeline.md": """\
---
title: Timeline
kind: timeline
---
## The bridge shuts {#shuts date="2024-03"}

It shut [@wire:p1].

## The council meets {#meets date="2024-05-03" until="2024-06"}

It met, and met again [@herald:p2].

## Ann Marsh speaks {#speaks date="2024" label="a meeting" inferred="the year of the meeting"}

She told a meeting about the deck [@wire:p2].
""",
    "bridge/words.md": """\
---
title: Words
kind: glossary
---
## Deck {#deck expansion="the roadway"}

What a bus would drive on, and what is too weak for that [@wire:p2].
""",
    "bridge/sources/wire.md": source_file("Bridge stays closed", "The County Wire", "en", _WIRE),
    "bridge/sources/herald.md": source_file(
        "پل", "Herald", "ur", _HERALD, "byline: A. Khan\nurl: https://herald.example/1\n"
    ),
}


PUBLIC = Address("https://bridges.example", "/news")


def verified(
    root: Path, more: Mapping[str, str] = MappingProxyType({}), only: Mapping[str, str] = FILES
) -> Verified:
    """The folder, or a variation of it, verified; says what is wrong where it cannot be."""
    outcome = verify(read_library(write(root, {**only, **more})))
    assert outcome.verified, "\n".join(str(each) for each in outcome.problems)
    return outcome.verified


@cache
def sample() -> Verified:
    """The folder as it is, verified once for all tests."""
    with TemporaryDirectory() as root:
        return verified(Path(root))


@cache
def bridge() -> Edition:
    """Its one explainer."""
    return edition(sample(), sample().library.explainers[0], PUBLIC)


def editions(verified: Verified, address: Address) -> tuple[Edition, ...]:
    """Every explainer of a folder, ready to be looked things up in."""
    return tuple(edition(verified, each, address) for each in verified.library.explainers)


def offered(verified: Verified, address: Address) -> Provider:
    """What a site of this content offers to others."""
    return provider(verified.library, editions(verified, address), address)


def section(name: str) -> Section:
    """A section of the explainer."""
    return next(each for each in bridge().explainer.sections if each.id == name)


@cache
def sample_site() -> Site:
    """The folder as a site, under a base path."""
    return build_site(sample(), PUBLIC)


@contextmanager
def in_haste() -> Iterator[None]:
    """Build sites whose pages are not as small as can be, which takes longer than all the rest."""
    sample_site()  # it is kept for all tests, and some weigh it
    compress = brotli.compress
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(brotli, "compress", lambda body, quality: compress(body, quality=1))
        yield


def html(path: str) -> LexborHTMLParser:
    """A page of that site as a browser reads it."""
    return LexborHTMLParser(sample_site()[path].body)


def texts(path: str, selector: str) -> list[str]:
    """What the elements of a page say, white space made even."""
    return [" ".join(each.text().split()) for each in html(path).css(selector)]


def attributes(path: str, selector: str, name: str) -> list[str | None]:
    """An attribute of the elements of a page."""
    return [each.attributes.get(name) for each in html(path).css(selector)]
