"""Verified → Site: from path to finished bytes, compressed and hashed before the first request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path

from .. import urls
from ..cache import Page, folder_digest
from ..cards import Card, draw
from ..check import Verified
from ..find import corpus_of
from ..model import Explainer
from ..pages import Assets, Edition, edition, read_assets
from ..share import provider, qr_code
from ..urls import Address
from .copies import copies
from .draft import ANYWHERE, Draft, file_draft
from .files import site_files
from .finish import finished
from .listing import corpus_file
from .previews import previews
from .proof import proof
from .render import feeds_of, render
from .site import Site

__all__ = ["Page", "Site", "build_site", "codes", "pictures"]


def build_site(
    verified: Verified,
    address: Address,
    assets: Assets | None = None,
    content: Path | None = None,
) -> Site:
    """Every page, finished, in memory; `content` is where it was read."""
    library, shipped = verified.library, assets or read_assets()
    editions = tuple(edition(verified, each, address) for each in library.explainers)
    offered = provider(library, editions, address)
    paths = [path for each in library.explainers for path in urls.findable(each)]
    drafts = (
        *render(verified, editions, offered, shipped),
        *site_files(paths, address, shipped),
        *(corpus_file(corpus_of(each)) for each in editions),
        *(copy for each in editions for copy in copies(each, library.name)),
        *(feed for each in editions for feed in feeds_of(each, library.name)),
        *(code for each in library.explainers for code in codes(each, address)),
        *(picture for each in editions for picture in pictures(library.name, each)),
    )
    with ThreadPoolExecutor(cpu_count()) as pool:
        # Brotli and gzip let go of the interpreter's lock while they work.
        return Site(pool.map(finished, drafts), offered, _proofs(verified, content))


def _proofs(verified: Verified, content: Path | None) -> Mapping[str, object]:
    return {
        each.id: proof(verified, each, folder_digest(content / each.id) if content else "")
        for each in verified.library.explainers
    }


def codes(explainer: Explainer, address: Address) -> Iterator[Draft]:
    """The QR codes of an explainer's pages, where these have an address."""
    if address.public_url:
        for path in urls.pages(explainer):
            yield file_draft(urls.code(path), qr_code(address.absolute(path)))


def pictures(site: str, edition: Edition, drawn: Callable[[Card], bytes] = draw) -> Iterator[Draft]:
    """The pictures of an explainer's previews, where an address leads to them."""
    if edition.address.public_url:
        for path, card in previews(site, edition):
            yield file_draft(path, drawn(card), ANYWHERE)
