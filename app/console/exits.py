"""What a command ends with: one table of exit codes, and the refusals that carry them."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """An exit code, and what it means. 70 and 75 are those of BSD's sysexits.h.

    A command that a signal ends has none of these: shells count 128 and the signal's number.
    """

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Exit:
        """A code that knows its meaning."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    CLEAN = 0, "it is done, and the content has no errors"
    ERRORS = 1, "the content has errors"
    COULD_NOT = 2, "it could not run, or could not print what it found"
    BUG = 70, "a bug of Pilcrow itself: please report it"
    TRY_AGAIN = 75, "the port is taken: try again later, or with another"


class Refusal(Exception):  # noqa: N818 - it is no error of the program
    """Why a command could not do its work, in one sentence that ends with the remedy."""

    exit = Exit.COULD_NOT
