"""What other sites and programs take of a page: links, embeds, oEmbed and citations."""

from __future__ import annotations

from .embeds import EmbedLayout, EmbedView, StatementView, embeds, former_embeds
from .heights import Setting, WordWidths, height
from .oembed import CACHE_SECONDS, answer
from .panel import Sharer, sharer
from .provider import Provider, provider
from .qr import qr_code
from .share_page import SharePageView, share_page_view

__all__ = [
    "CACHE_SECONDS",
    "EmbedLayout",
    "EmbedView",
    "Provider",
    "Setting",
    "SharePageView",
    "Sharer",
    "StatementView",
    "WordWidths",
    "answer",
    "embeds",
    "former_embeds",
    "height",
    "provider",
    "qr_code",
    "share_page_view",
    "sharer",
]
