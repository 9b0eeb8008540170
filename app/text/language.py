"""Languages: what a language tag (BCP 47) says of how its text is set."""

from __future__ import annotations

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he khw ks ps sd syr ug ur yi".split())
_RIGHT_TO_LEFT_SCRIPTS = frozenset("adlm arab hebr mand nkoo rohg samr syrc thaa".split())


def direction(language: str) -> str:
    """`rtl` or `ltr`, from a language tag (BCP 47): by its script, or else by its language."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    right = script in _RIGHT_TO_LEFT_SCRIPTS if script else first in _RIGHT_TO_LEFT
    return "rtl" if right else "ltr"
