"""Share pages: all that can be taken along of a page, and of each place in it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import urls
from ..pages import (
    Anchor,
    Edition,
    Head,
    Layout,
    Layouts,
    Row,
    count,
    first_words,
    row_away,
    whole_strip,
)
from .panel import Shared, Sharer
from .subject import Subject

_EMBED_SCRIPT = Markup('<script src="{}" async></script>')


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPlace:
    """A place in the page, called by its first words; a statement has a row, with its source."""

    id: str
    shared: Shared
    called: str
    row: Row | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePageView:
    """What can be shared of a page: `whole` is the page itself, `parts` are the places in it.

    `looks` are those of its embed, each with where it can be seen; `script` is the markup that
    gives embeds their height, `scripts` are those of this page; `code` is the address of its QR
    code, empty where none is known; `unknown` is as in `Panel`.
    """

    layout: Layout
    head: Head
    whole: Shared
    heading: str
    parts: tuple[SharedPlace, ...]
    looks: tuple[Anchor, ...]
    script: str
    scripts: tuple[str, ...]
    code: str
    unknown: str


def share_page_view(
    layouts: Layouts, edition: Edition, sharer: Sharer, page: Subject
) -> SharePageView:
    """The share page of a page."""
    link, whole = layouts.address.link, sharer.shared(page)
    script = sharer.address.absolute(urls.EMBED_SCRIPT)
    return SharePageView(
        layout=layouts.of(
            edition,
            kind="share",
            path=urls.share(page.path),
            title=f"Share: {page.title}",
            description=f"Links, embed codes and citations of “{page.title}”.",
            strip=whole_strip(edition),
            about=page.path,
        ),
        head=Head(kicker=f"Share this {page.what}", title=page.title, meta=_meta(page)),
        whole=whole,
        heading=f"Share one {page.places}" if page.parts else "",
        parts=tuple(_place(edition, sharer, each) for each in page.parts),
        looks=_looks(whole),
        script=str(_EMBED_SCRIPT.format(script)),
        scripts=(link(layouts.assets.path("share.js")), link(urls.EMBED_SCRIPT)),
        code="" if sharer.unknown else link(urls.code(page.path)),
        unknown=sharer.unknown,
    )


def _place(edition: Edition, sharer: Sharer, of: Subject) -> SharedPlace:
    place = edition.placed.get(of.fragment)
    return SharedPlace(
        # No author can write a full stop in an id.
        id=f"item.{of.fragment}",
        shared=sharer.shared(of),
        called=first_words(place.statement) if place else of.label,
        row=row_away(edition, (place.statement,)) if place else None,
    )


def _looks(whole: Shared) -> tuple[Anchor, ...]:
    if not whole.embed:
        return ()
    return tuple(Anchor(f"{whole.embed.href}#{look}", look) for look in urls.LOOKS)


def _meta(page: Subject) -> str:
    places = count(len(page.parts), page.places)
    return f"The whole, or one of its {places}" if page.parts else ""
