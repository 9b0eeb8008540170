"""The front of a site: what is no explainer's, from the home page to the sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..cache import Bundle, digest, write_bundle
from ..data import News
from ..find import Listed
from ..library import Library, gone_path, top
from ..model import Withdrawal
from ..pages import Layouts, Listing
from ..share import Provider, former_embeds
from .draft import Draft
from .facts import Facts, shown_of, told, withdrawal_of
from .files import site_files
from .finish import finished, improved
from .parts import SHOWN, Workshop, assets
from .render import render_drafts, render_front
from .stages import BEST, READING


@dataclass(frozen=True, slots=True)
class Front:
    """What the front is made of: what the site's own files say, and each explainer by its key."""

    site: Library
    facts: tuple[tuple[str, Facts], ...]

    def key(self, shop: Workshop) -> str:
        """The key of the front: it changes with what it shows of explainers alone."""
        said = (self.site.name, self.site.description, self.site.language)
        shown = (each.shown for _, each in self.facts)
        withdrawn = repr([told(each) for each in self.withdrawn])
        return digest(shop.program, repr(shop.address), *said, withdrawn, *shown)

    @property
    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """What was withdrawn and is under the name of no explainer, or of another's."""
        taken = {name for _, each in self.facts for name in each.names}
        return (
            *(each for each in self.site.withdrawn if top(gone_path(each)) not in taken),
            *(withdrawal_of(each) for _, facts in self.facts for each in facts.gone),
        )


def make_front(shop: Workshop, front: Front) -> str:
    """Pack the front in quick compression, if that was not done before; its key."""
    key = front.key(shop)
    if not any(shop.cache.has(stage, key) for stage in (BEST, READING)):
        with shop.cache.writing(READING, key) as file:
            write_bundle(file, (finished(each, best=False) for each in _drafts(shop, front)), {})
    return key


def improve_front(shop: Workshop, key: str) -> str:
    """Compress the front as well as can be; its key."""
    if not shop.cache.has(BEST, key):
        bundle = Bundle(shop.cache.path(READING, key))
        with shop.cache.writing(BEST, key) as file:
            write_bundle(file, map(improved, bundle.values()), {})
        shop.cache.remove(READING, key)
    return key


def _drafts(shop: Workshop, front: Front) -> Iterator[Draft]:
    library = replace(front.site, withdrawn=front.withdrawn, explainers=())
    stories: list[Listing] = []
    paths: list[str] = []
    listed: list[Listed] = []
    news: list[News] = []
    for key, _ in front.facts:
        shown = shown_of(shop.kept(SHOWN, key))
        stories.append(shown.story)
        paths += shown.pages
        listed.append(shown.listed)
        news += shown.news
    told = (tuple(stories), tuple(listed), tuple(news))
    yield from render_front(library, *told, shop.address, assets())
    layouts = Layouts(library, shop.address, assets())
    yield from render_drafts(shop.address, former_embeds(layouts, library, Provider()))
    yield from site_files(paths, shop.address, assets())
