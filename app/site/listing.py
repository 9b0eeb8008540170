"""Listing: how an explainer is known to what is asked of a whole site, beside its pages."""

from __future__ import annotations

from .. import urls
from ..find import Corpus, Listed
from ..model import Explainer
from .draft import Draft, file_draft, json_bytes


def listed(explainer: Explainer) -> Listed:
    """How an explainer is named where one can search."""
    languages = (explainer.language, *(each.language for each in explainer.sources))
    return Listed(explainer.id, explainer.title, tuple(dict.fromkeys(languages)))


def corpus_file(found: Corpus) -> Draft:
    """What a page searches an explainer by."""
    return file_draft(urls.search_file(found.id), json_bytes(found.told()))
