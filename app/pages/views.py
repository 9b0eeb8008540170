"""What each template is given: one frozen view, with nothing left to look up, sort or count."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Certainty, Kind, Source
from .coverage import Coverage
from .entries import Detail, Event, Side
from .layout import Anchor, Frame
from .phrases import Day
from .rows import Part, Row, Sentence
from .sources import Origin
from .voices import Told, Voices


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a page; `refs` are the paragraphs it rests on, where it says so."""

    kicker: str
    title: str
    meta: str
    refs: str = ""
    legend: tuple[Certainty, ...] = ()
    standfirst: Row | None = None
    contents: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """The end of a page: what is taken along most, and the way to all the rest.

    `places` are what else can be shared; `unknown` is what stands for the site's origin, empty
    where that is known.
    """

    what: str
    places: str
    link: str
    embed: str
    citation: str
    href: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The inside of a section, of whatever kind."""

    id: str
    kind: Kind
    title: str
    parts: tuple[Part, ...]
    sides: tuple[Side, ...]
    events: tuple[Event, ...]
    terms: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of any kind."""

    frame: Frame
    head: Head
    chapter: Chapter
    previous: Anchor
    next: Anchor | None
    share: Panel


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A section in the table of contents."""

    href: str
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A checked figure, in the words of its statement, and the statement."""

    figure: str
    told: Told


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The first page of an explainer; `map` is a picture, empty where there is none."""

    frame: Frame
    head: Head
    brief: tuple[Part, ...]
    contents: tuple[KeyPoint, ...]
    figures: tuple[KeyFigure, ...]
    events: tuple[Event, ...]
    timeline_href: str
    sides: tuple[Side, ...]
    people_href: str
    map: Markup
    coverage: Coverage
    share: Panel


@dataclass(frozen=True, slots=True)
class SourceView:
    """The numbered paragraphs of every source."""

    frame: Frame
    head: Head
    origins: tuple[Origin, ...]
    share: Panel


@dataclass(frozen=True, slots=True)
class VoicesView:
    """Who says what."""

    frame: Frame
    head: Head
    voices: Voices
    share: Panel


@dataclass(frozen=True, slots=True)
class Check:
    """A check, by the name of the problem it finds."""

    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CheckedView:
    """What was checked; `found` are the warnings that nobody has settled."""

    frame: Frame
    head: Head
    counts: tuple[tuple[str, str], ...]
    coverage: Coverage
    errors: tuple[Check, ...]
    warnings: tuple[Check, ...]
    found: tuple[str, ...]
    read: str
    excuses: tuple[tuple[Anchor, str], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class AllView:
    """Everything on one page."""

    frame: Frame
    head: Head
    brief: tuple[Part, ...]
    chapters: tuple[Chapter, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An explainer on the front page."""

    href: str
    kicker: str
    title: str
    sentences: tuple[Sentence, ...]
    meta: str
    updated: Day


@dataclass(frozen=True, slots=True)
class HomeView:
    """All explainers."""

    frame: Frame
    description: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A page that has nothing to read: not found, withdrawn, or moved and then it leads there."""

    frame: Frame
    status: int
    title: str
    paragraphs: tuple[str, ...]
    ways: tuple[Anchor, ...]
    moved_to: str = ""
