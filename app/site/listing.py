"""Listing: how an explainer is known to what is asked of a whole site, beside its pages."""

from __future__ import annotations

from .. import urls
from ..find import Listed, Part
from ..model import Explainer
from .draft import Draft, file_draft


def listed(explainer: Explainer) -> Listed:
    """How an explainer is named where one can search."""
    languages = (explainer.language, *(each.language for each in explainer.sources))
    return Listed(explainer.id, explainer.title, tuple(dict.fromkeys(languages)))


def part_file(part: Part) -> Draft:
    """What a page searches an explainer by."""
    return file_draft(urls.search_part(part.id), part.encoded())
