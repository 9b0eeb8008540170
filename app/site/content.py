"""Settings → Site: the content folder checked, what was found told, and the site built."""

from __future__ import annotations

import sys

from ..check import check, show
from ..settings import Settings
from .build import Remembered, Site, build_site


def site_of(settings: Settings, remembered: Remembered | None = None) -> Site | None:
    """The site of the content, whose problems are shown; None where there are errors."""
    checked = check(settings)
    show(checked, sys.stderr)
    if checked.outcome.verified is None:
        return None
    return build_site(checked.outcome.verified, settings.address, remembered=remembered)
