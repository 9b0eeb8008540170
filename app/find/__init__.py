"""Finds statements, entries and source paragraphs: an index of each explainer, and questions."""

from __future__ import annotations

from .corpus import Corpus, corpus_of, decoded
from .finder import Finder, Listed, site_file
from .index import SiteIndex
from .postings import Postings, postings, postings_of
from .questions import Question
from .results import Results, SearchView, search_view, told_hits

__all__ = [
    "Corpus",
    "Finder",
    "Listed",
    "Postings",
    "Question",
    "Results",
    "SearchView",
    "SiteIndex",
    "corpus_of",
    "decoded",
    "postings",
    "postings_of",
    "search_view",
    "site_file",
    "told_hits",
]
