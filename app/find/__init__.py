"""Finds statements, entries and source paragraphs: an index of each explainer, and questions."""

from __future__ import annotations

from .index import Found, Index
from .part import Part, decoded, part
from .postings import Postings, postings
from .questions import Question, tables

__all__ = [
    "Found",
    "Index",
    "Part",
    "Postings",
    "Question",
    "decoded",
    "part",
    "postings",
    "tables",
]
