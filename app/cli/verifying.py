"""Holding a built site against its manifest: whether it is what was checked, and by whom."""

from __future__ import annotations

import sys
from argparse import Namespace

from ..console import Exit, Refusal, tell

_NAMED = 5


def verify(options: Namespace) -> int:
    """Say what of a build is not as its manifest has it; nothing outside the folder is asked."""
    from ..site import MANIFEST, NoManifestError, held

    try:
        found = held(options.out)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refusal(f"cannot read {error.filename or options.out}: {reason}") from None
    except NoManifestError as error:
        raise Refusal(f"{options.out / MANIFEST} cannot be used: {error}") from None
    for each in found.findings:
        tell(each, sys.stdout)
    if found.others:
        more = f" and {len(found.others) - _NAMED} more" if len(found.others) > _NAMED else ""
        named = ", ".join(found.others[:_NAMED])
        tell(f"the manifest says nothing of {named}{more}", sys.stdout)
    tell(f"{found.same:,} files are what was built; the manifest is {found.digest}", sys.stdout)
    return Exit.ERRORS if found.findings else Exit.CLEAN
