"""The panel of a page: its link, its embed code and its citation, as of every place in it.

A server that was not told its public address writes another one in its stead, `UNKNOWN`: a script
puts the reader's own in that place, and without script nothing of it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from .. import urls
from ..pages import Anchor, Panel
from ..text import direction
from ..urls import Address
from .citation_styles import FORMS, Work
from .provider import Provider
from .report import report
from .subject import Subject

UNKNOWN = "https://address.invalid"
"""No host can have such a name (RFC 2606, 2)."""

_WIDTH = 600
"""Pixels: how wide a frame is taken to be where its height is estimated."""
_FORM = "Chicago"
"""Of the citation that stands on the page itself, and first where there are others."""


@dataclass(frozen=True, slots=True)
class EmbedCode:
    """A frame to paste elsewhere; `href` is where this site has what the frame shows."""

    code: str
    href: str
    title: str
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """All that can be taken along of a page or a place in it; see `Subject`.

    `page` leads to the page that a place has to itself, empty without one; `copies` to the same as
    text and as data, where it is a page or has one; `report` to whoever is told of mistakes in it,
    empty where that is nobody.
    """

    subject: Subject
    direction: str
    href: str
    page: str
    link: str
    embed: EmbedCode | None
    citation: str
    forms: Mapping[str, str]
    """The same citation in every other form, by its name."""
    copies: tuple[Anchor, ...]
    report: str


@dataclass(frozen=True, slots=True)
class Sharer:
    """Says what can be taken along from one site, and reported; `unknown` as in `Panel`."""

    site: str
    address: Address
    unknown: str
    contact: str

    def panel(self, page: Subject) -> Panel:
        """The panel at the end of a page."""
        shared = self.shared(page)
        return Panel(
            what=page.what,
            places=page.places,
            link=shared.link,
            embed=shared.embed.code if shared.embed else "",
            citation=shared.citation,
            copies=shared.copies,
            report=shared.report,
            href=self.address.link(urls.share(page.path), page.fragment),
            unknown=self.unknown,
        )

    def shared(self, subject: Subject) -> Shared:
        """All that can be taken along of a page, a statement or a source paragraph."""
        reference = self._reference(subject)
        return Shared(
            subject=subject,
            direction=direction(subject.language),
            href=self.address.link(*subject.place),
            page=self.address.link(subject.page) if subject.page else "",
            link=self.address.absolute(*subject.shared),
            embed=self._embed(subject),
            citation=FORMS[_FORM](reference),
            forms={name: form(reference) for name, form in FORMS.items() if name != _FORM},
            copies=self._copies(subject),
            report=self._report(subject),
        )

    def _report(self, subject: Subject) -> str:
        """The way to report a mistake in a page or a statement; a source is not ours to correct."""
        path, fragment = subject.shared
        if fragment or not self.contact:
            return ""
        # No script completes a text that is to be sent: where the origin is unknown, a path is.
        link = self.address.link(path) if self.unknown else self.address.absolute(path)
        return report(self.contact, subject, link)

    def _copies(self, subject: Subject) -> tuple[Anchor, ...]:
        path, fragment = subject.shared
        if fragment:
            return ()
        markdown, data = map(self.address.link, (urls.as_markdown(path), urls.as_json(path)))
        return (Anchor(markdown, "As Markdown"), Anchor(data, "As data"))

    def _reference(self, subject: Subject) -> Work:
        explainer = subject.explainer
        return Work(
            key="/".join(filter(None, (subject.path.strip("/"), subject.fragment))),
            title=subject.title,
            container=explainer.title if subject.title != explainer.title else "",
            site=self.site,
            updated=explainer.updated,
            url=self.address.absolute(*subject.shared),
            language=explainer.language,
            note=subject.note,
        )

    def _embed(self, subject: Subject) -> EmbedCode | None:
        """What to paste, bare and on one line; None for what has no embed."""
        if not (subject.embed and self.address.has_embeds):
            return None
        title, height = subject.full_name, subject.height(_WIDTH)
        code = Markup(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"'
            ' style="border:0"></iframe>'
        ).format(self.address.absolute(subject.embed), title, height)
        return EmbedCode(str(code), self.address.link(subject.embed), title, height)


def sharer(provider: Provider) -> Sharer:
    """For the pages of a site; no embeds where nobody may frame them."""
    unknown = "" if provider.address.public_url else UNKNOWN
    known = replace(provider.address, public_url=provider.address.public_url or UNKNOWN)
    return Sharer(provider.name, known, unknown, provider.contact)
