"""Settings → Site: the content folder checked, what was found told, and the site built.

Who serves a site needs little of what builds one: where nothing has changed, its pages are found in
the cache; where something has, another process makes them, so that this one stays small.
"""

from __future__ import annotations

import atexit
import logging
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from ..cache import Cache, default_folder
from ..console import tell
from ..settings import PREFIX, Settings, SettingsError
from . import manifest as manifests
from .maker import Maker, Spare, UnkeptError
from .packed import INDEX, PackedSite
from .site import Site
from .stages import BEST, WHOLE

Found = Callable[[str], None]
"""Is told what the checks found, as JSON."""

_LOG = logging.getLogger(__name__)


def _nobody(problems: str) -> None:
    """Where nobody has to be told."""


def site_of(settings: Settings) -> Site | None:
    """The whole site of the content, whose problems are shown; None where there are errors."""
    kept = _cache(settings)
    if kept is None:
        return _in_memory(settings)
    from .builder import Builder

    builder = Builder(settings=settings, cache=kept, program=manifests.program(), watched=True)
    try:
        built = builder.build(WHOLE)
        if built.manifest is not None:
            builder.finish(built.manifest)
    except OSError as error:
        return _unkept(settings, error)
    _show(built.told)
    index = kept.path(INDEX, builder.key)
    return (
        PackedSite(kept, built.manifest, settings.address, index=index) if built.manifest else None
    )


def open_site(
    settings: Settings,
    changed: bool = False,
    spare: Spare | None = None,
    found: Found = _nobody,
    preview: bool = False,
) -> Site | None:
    """The site of the content as soon as what people read is there; the rest is made meanwhile.

    Where it is known to have changed, nobody looks whether it has. A `spare` process builds, and
    another is made ready for the next time. In a `preview` drafts are shown.
    """
    kept = _cache(settings)
    if kept is None:
        return _in_memory(settings, found, preview)
    key = manifests.key_of(settings, manifests.program(), preview)
    maker = Maker(settings, kept, key, spare, keep=changed, preview=preview)
    manifest = manifests.kept(kept, key)
    if manifest is not None and not changed and manifest.still(settings.content):
        _show(manifest.told)
        found(manifest.problems)
        if not all(kept.has(BEST, each) for each in manifest.keys):
            maker.start()
    else:
        try:
            told = maker.built()
        except UnkeptError as error:
            return _unkept(settings, error, found, preview)
        _show(told.lines)
        found(told.problems)
        manifest = manifests.kept(kept, key) if told.ready else None
    if spare is not None:
        spare.prepare()
    index = kept.path(INDEX, key)
    return PackedSite(kept, manifest, settings.address, maker, index) if manifest else None


def _show(told: Iterable[str]) -> None:
    for each in told:
        tell(each, sys.stderr)


def _cache(settings: Settings) -> Cache | None:
    """The cache, if only for as long as this process runs; None where nothing can be written."""
    if settings.cache is not None:
        try:
            return Cache.opened(settings.cache)
        except OSError as error:
            raise SettingsError(
                f"cannot keep results in {settings.cache}: {error.strerror or error}; "
                f"name another folder in {PREFIX}CACHE"
            ) from None
    for folder in (default_folder, _temporary):
        try:
            return Cache.opened(folder())
        except OSError as error:
            _LOG.info("no results are kept there: %s", error)
    return None


@cache
def _temporary() -> Path:
    """A folder that goes with this process. Raises OSError."""
    folder = mkdtemp(prefix="pilcrow-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)


def _unkept(
    settings: Settings, error: Exception, found: Found = _nobody, preview: bool = False
) -> Site | None:
    """The site where there is no room to keep it."""
    _LOG.warning("results cannot be kept: %s", error)
    return _in_memory(settings, found, preview)


def _in_memory(settings: Settings, found: Found = _nobody, preview: bool = False) -> Site | None:
    """The site as it is built where nothing can be kept: drafts alone are held back."""
    from ..check import check, show, verify
    from ..library import read_library
    from .build import build_site
    from .facts import encoded_problems

    checked = check(settings)
    show(checked, sys.stderr)
    found(encoded_problems(checked.outcome.problems))
    verified, explainers = checked.outcome.verified, checked.library.explainers
    ready = {each.id for each in explainers if preview or not each.draft}
    if verified and len(ready) < len(explainers):
        verified = verify(read_library(settings.content, ready)).verified
    return build_site(verified, settings.address, content=settings.content) if verified else None
