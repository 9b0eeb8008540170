"""What other sites and programs take of a page: links, embeds, oEmbed and citations."""

from __future__ import annotations

from .embeddable import Provider, provider
from .embeds import (
    EmbeddedNotice,
    EmbeddedOverview,
    EmbeddedSection,
    EmbeddedStatement,
    EmbeddedVoices,
    EmbedLayout,
    EmbedView,
    embeds,
)
from .oembed import CACHE_SECONDS, answer
from .panel import Sharer, sharer
from .qr import qr_code
from .sharing import ShareView, share_views

__all__ = [
    "CACHE_SECONDS",
    "EmbedLayout",
    "EmbedView",
    "EmbeddedNotice",
    "EmbeddedOverview",
    "EmbeddedSection",
    "EmbeddedStatement",
    "EmbeddedVoices",
    "Provider",
    "ShareView",
    "Sharer",
    "answer",
    "embeds",
    "provider",
    "qr_code",
    "share_views",
    "sharer",
]
