"""Publishing: a new site takes the place of the one before at once, or leaves it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..settings import PREFIX, SettingsError
from ..site import Site
from .store import Publication

Build = Callable[[], Site | None]
"""Makes a site of what the content says now; None where it has errors, which it has shown."""


def republish(publication: Publication, base_path: str, build: Build) -> bool:
    """Publish a new site in place of the one before, which stays where the content has errors.

    Raises `SettingsError` where the base path hides a page.
    """
    site = build()
    if site is None:
        return False
    if path := hidden(site, base_path):
        raise SettingsError(
            f"{PREFIX}BASE_PATH={base_path} hides {path}, which is a page of the site; "
            "choose another"
        )
    publication.publish(site)
    return True


def hidden(paths: Iterable[str], base_path: str) -> str | None:
    """A path that no proxy could ask for, because it would be taken for one under the base path.

    Where `/news` is the base path and also an explainer, `/news/` could mean either.
    """
    under = f"{base_path}/"
    return next((path for path in paths if base_path and path.startswith(under)), None)
