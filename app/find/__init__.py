"""Finds statements, entries and source paragraphs: an index of each explainer, and questions."""

from __future__ import annotations

from .answer import Answer, SearchView, search_view, told_hits
from .finder import Finder, Listed, site_file
from .index import Index
from .part import Part, decoded, part
from .postings import Postings, postings, postings_of
from .questions import Question

__all__ = [
    "Answer",
    "Finder",
    "Index",
    "Listed",
    "Part",
    "Postings",
    "Question",
    "SearchView",
    "decoded",
    "part",
    "postings",
    "postings_of",
    "search_view",
    "site_file",
    "told_hits",
]
