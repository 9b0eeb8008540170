"""Stages: in which order the pages of an explainer are made, and how far they have come.

What people read comes first, in quick compression; then all the rest, which only a few ask for;
what takes long and changes nothing but the size comes last. A later stage has all that an earlier
one has, byte for byte, and more of it.
"""

from __future__ import annotations

READING, WHOLE, BEST = "reading", "whole", "best"
STAGES = (READING, WHOLE, BEST)

FRONT = ""
"""What is no explainer's has the name of none."""
