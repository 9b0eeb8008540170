"""A site of two explainers, and how it is built piece by piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from app.cache.folder import Cache
from app.cache.page import Page
from app.check.verify import verify
from app.library.library import read_library
from app.settings import Settings
from app.site.build import build_site
from app.site.builder import Builder
from app.site.packed import PackedSite
from app.site.stages import READING
from tests.folders import write
from tests.sample import FILES, PUBLIC

FERRY = {
    name.replace("bridge/", "ferry/"): text.replace("aliases: [old-bridge]", "aliases: [boat]")
    for name, text in FILES.items()
    if name.startswith("bridge/")
}
FERRY["ferry/closure.md"] += "\nSee [the bridge](/bridge/words/#deck) [@wire:p1].\n"
BOTH = {
    **FILES,
    **FERRY,
    "permalinks.txt": "/bridge/\n/bridge/closure/\n/ferry/\n/tunnel/\n",
    "ferry/permalinks.txt": "/ferry/closure/\n/ferry/closure/#s-aaaaaa -> /bridge/closure/#name\n",
}


def settings_in(folder: Path) -> Settings:
    """The content and a cache in a folder of a test's own."""
    return Settings(
        content=write(folder / "content", BOTH),
        base_path=PUBLIC.base_path,
        cache=folder / "cache",
    )


def builder(settings: Settings, count: int = 1, program: str = "program") -> Builder:
    """What builds it, in so many processes."""
    assert settings.cache
    return Builder(
        settings=settings, cache=Cache.opened(settings.cache), program=program, count=count
    )


def built(settings: Settings, count: int = 1, stage: str = READING) -> Mapping[str, Page]:
    """The whole site; says what is wrong where there is none."""
    made = builder(settings, count)
    done = made.build(stage)
    assert done.manifest, "\n".join(done.told)
    made.finish(done.manifest)
    return PackedSite(made.cache, done.manifest, settings.address)


def told(settings: Settings) -> str:
    """What the checks say of content that has errors."""
    done = builder(settings).build()
    assert done.manifest is None
    return "\n".join(done.told)


def at_once(settings: Settings) -> Mapping[str, Page]:
    """The site as it is without a cache."""
    verified = verify(read_library(settings.content)).verified
    assert verified
    return build_site(verified, settings.address)


def contents(site: Mapping[str, Page]) -> dict[str, str]:
    """A digest of all that a page is, by path: to tell where pages differ takes minutes."""
    whole = {path: replace(page, variants=dict(page.variants)) for path, page in site.items()}
    return {path: sha256(repr(page).encode()).hexdigest() for path, page in whole.items()}
