"""Words, compared: what two texts have to share for one to bear the other out."""

from __future__ import annotations

from .figures import Figure, figures, find_figure
from .hedges import dropped
from .language import direction
from .names import Name, find_name, names
from .quotations import Quotation, copied, locate, nearest, quotations, whole
from .stems import rarity, stems

__all__ = [
    "Figure",
    "Name",
    "Quotation",
    "copied",
    "direction",
    "dropped",
    "figures",
    "find_figure",
    "find_name",
    "locate",
    "names",
    "nearest",
    "quotations",
    "rarity",
    "stems",
    "whole",
]
