"""What each page of an explainer shows: views, for templates that compute nothing."""

from __future__ import annotations

from .assets import Assets, data, read_assets, source_hash
from .context import Edition, edition
from .coverage import DARKEST, whole_strip
from .home import gone_view, home_view, moved_view, not_found_view
from .layout import Anchor, Frame, Framer
from .pages import (
    all_view,
    chapter,
    checked_view,
    legend,
    opening,
    overview_view,
    plain_text,
    section_view,
    source_view,
    voices_view,
)
from .phrases import count, day
from .rows import Margin, Row
from .views import (
    AllView,
    Chapter,
    CheckedView,
    Head,
    HomeView,
    NoticeView,
    OverviewView,
    Panel,
    SectionView,
    SourceView,
    VoicesView,
)
from .voices import NOBODY, voices

__all__ = [
    "DARKEST",
    "NOBODY",
    "AllView",
    "Anchor",
    "Assets",
    "Chapter",
    "CheckedView",
    "Edition",
    "Frame",
    "Framer",
    "Head",
    "HomeView",
    "Margin",
    "NoticeView",
    "OverviewView",
    "Panel",
    "Row",
    "SectionView",
    "SourceView",
    "VoicesView",
    "all_view",
    "chapter",
    "checked_view",
    "count",
    "data",
    "day",
    "edition",
    "gone_view",
    "home_view",
    "legend",
    "moved_view",
    "not_found_view",
    "opening",
    "overview_view",
    "plain_text",
    "read_assets",
    "section_view",
    "source_hash",
    "source_view",
    "voices",
    "voices_view",
    "whole_strip",
]
