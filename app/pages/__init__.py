"""What each page of an explainer shows: views, for templates that compute nothing."""

from __future__ import annotations

from .assets import Assets, read_assets, source_hash
from .blocks import Margin, Row, row_away
from .changes import Changed, ChangesView, change_days, changes_view
from .checked import CheckedView, checked_view, promises
from .context import Edition, cited, edition
from .coverage import DARKEST, page_strip, whole_strip
from .desk import desk_view
from .entries import Event, events
from .everything import EverythingView, everything_view
from .excerpts import quoted
from .home import HomeView, Listing, home_view, story
from .html import is_inline
from .layout import (
    Anchor,
    Head,
    Layout,
    Layouts,
    PageLayout,
    Panel,
    overview_anchor,
    section_anchor,
)
from .notice import (
    NoticeView,
    gone_view,
    instead_of,
    moved_view,
    not_found_view,
    withdrawal,
)
from .overview import OverviewView, overview_view
from .phrases import count, day, derived, dotted, first_words, listed, plain_text
from .section import SectionView, opening, section_view
from .sources import SourceView, source_view
from .titles import WHO_SAYS_WHAT, is_ours
from .voices import VoicesView, voices_view

__all__ = [
    "DARKEST",
    "WHO_SAYS_WHAT",
    "Anchor",
    "Assets",
    "Changed",
    "ChangesView",
    "CheckedView",
    "Edition",
    "Event",
    "EverythingView",
    "Head",
    "HomeView",
    "Layout",
    "Layouts",
    "Listing",
    "Margin",
    "NoticeView",
    "OverviewView",
    "PageLayout",
    "Panel",
    "Row",
    "SectionView",
    "SourceView",
    "VoicesView",
    "change_days",
    "changes_view",
    "checked_view",
    "cited",
    "count",
    "day",
    "derived",
    "desk_view",
    "dotted",
    "edition",
    "events",
    "everything_view",
    "first_words",
    "gone_view",
    "home_view",
    "instead_of",
    "is_inline",
    "is_ours",
    "listed",
    "moved_view",
    "not_found_view",
    "opening",
    "overview_anchor",
    "overview_view",
    "page_strip",
    "plain_text",
    "promises",
    "quoted",
    "read_assets",
    "row_away",
    "section_anchor",
    "section_view",
    "source_hash",
    "source_view",
    "story",
    "voices_view",
    "whole_strip",
    "withdrawal",
]
