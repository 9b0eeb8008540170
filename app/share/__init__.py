"""What other sites and programs take of a page: links, embeds, oEmbed and citations."""

from __future__ import annotations

from .embeds import EmbedLayout, EmbedView, StatementView, embeds, former_embeds
from .heights import Setting, WordWidths, height
from .oembed import CACHE_SECONDS, answer
from .panel import Sharer, sharer
from .provider import Provider, provider
from .qr import qr_code
from .share_page import SharePageView, share_page_view
from .statement_page import StatementPageView, former_statements, statement_pages

__all__ = [
    "CACHE_SECONDS",
    "EmbedLayout",
    "EmbedView",
    "Provider",
    "Setting",
    "SharePageView",
    "Sharer",
    "StatementPageView",
    "StatementView",
    "WordWidths",
    "answer",
    "embeds",
    "former_embeds",
    "former_statements",
    "height",
    "provider",
    "qr_code",
    "share_page_view",
    "sharer",
    "statement_pages",
]
