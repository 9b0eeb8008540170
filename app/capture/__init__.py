"""Article → source: what of a file is the article, and which old paragraph is which new one."""

from __future__ import annotations

from .moves import moved_to
from .reading import read_article
from .telling import told_article, told_source, told_update
from .writing import new_explainer, update_of, write_update

__all__ = [
    "moved_to",
    "new_explainer",
    "read_article",
    "told_article",
    "told_source",
    "told_update",
    "update_of",
    "write_update",
]
