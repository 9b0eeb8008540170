"""What a command ends with, and what it prints."""

from __future__ import annotations

from .exits import Exit, Refusal
from .printing import drop_unprinted, prepare_streams, printing, tell
from .progress import progressing

__all__ = [
    "Exit",
    "Refusal",
    "drop_unprinted",
    "prepare_streams",
    "printing",
    "progressing",
    "tell",
]
