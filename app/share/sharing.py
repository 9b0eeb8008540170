"""Share pages: all that can be shared of a page, and of each place in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from .. import urls
from ..pages import Anchor, Edition, Head, Layout, Layouts, count, whole_strip
from .panel import Shared, Sharer, Subject, subjects


@dataclass(frozen=True, slots=True)
class ShareView:
    """What can be shared of a page: `whole` is the page itself, `parts` are the places in it.

    `looks` are those of its embed, each with where it can be seen; `script` is the markup that
    gives embeds their height, `scripts` are those of this page; `code` is the address of its QR
    code, empty where none is known; `unknown` is as in `Panel`.
    """

    layout: Layout
    head: Head
    what: str
    whole: Shared
    heading: str
    parts: tuple[Shared, ...]
    looks: tuple[Anchor, ...]
    script: str
    scripts: tuple[str, ...]
    code: str
    unknown: str


def share_views(
    layouts: Layouts, edition: Edition, sharer: Sharer
) -> Iterator[tuple[str, ShareView]]:
    """The share page of every page that has one, with its path."""
    for subject in subjects(edition):
        yield urls.share(subject.path), _share_view(layouts, edition, sharer, subject)


def _share_view(layouts: Layouts, edition: Edition, sharer: Sharer, subject: Subject) -> ShareView:
    link, assets = layouts.address.link, layouts.assets
    path, whole = urls.share(subject.path), sharer.page(edition, subject)
    parts = tuple(_parts(edition, sharer, subject))
    known = not sharer.unknown
    about = f"Links, embed codes and citations of “{subject.title}”."
    return ShareView(
        layouts.of(
            edition,
            kind="share",
            path=path,
            title=f"Share: {subject.title}",
            description=about,
            strip=whole_strip(edition),
            about=subject.path,
        ),
        Head(kicker=f"Share this {subject.what}", title=subject.title, meta=_meta(subject)),
        subject.what,
        whole,
        f"Share one {subject.places}" if parts else "",
        parts,
        tuple(Anchor(f"{whole.embed.href}#{look}", look) for look in urls.LOOKS)
        if whole.embed
        else (),
        str(_EMBED_SCRIPT.format(sharer.address.absolute(urls.EMBED_SCRIPT))),
        (link(assets.path("share.js")), link(urls.EMBED_SCRIPT)),
        link(urls.code(subject.path)) if known else "",
        sharer.unknown,
    )


_EMBED_SCRIPT = Markup('<script src="{}" async></script>')


def _parts(edition: Edition, sharer: Sharer, subject: Subject) -> Iterator[Shared]:
    for statement in subject.statements:
        yield sharer.statement(edition, statement)
    for ref in subject.refs:
        yield sharer.paragraph(edition, ref)


def _meta(subject: Subject) -> str:
    if not subject.places:
        return ""
    places = count(len(subject.statements or subject.refs), subject.places)
    return f"The whole, or one of its {places}"
