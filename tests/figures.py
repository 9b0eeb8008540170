"""Whether a paragraph bears out the figures of a statement."""

from __future__ import annotations

from app.text.figures import figures, find_figure


def borne_out(statement: str, paragraph: str) -> bool:
    """Whether the paragraph has every figure of a statement that has some."""
    found = figures(statement)
    assert found
    return all(find_figure(each, paragraph) for each in found)
