"""Contact: where readers say that something is wrong, as `site.toml` has it.

contact = mailbox | "mailto:" mailbox | an https: or http: address
mailbox = local "@" host                              ; one, without a query of its own (RFC 6068)
"""

from __future__ import annotations

import re
from urllib.parse import quote

from .. import hrefs

LONGEST_CONTACT = 500
"""Characters: every report has it."""
_MAILTO = re.compile("mailto:", re.IGNORECASE)
_LOCAL = "!$'*+.=^_{|}~-"
_MAILBOX = re.compile(rf"([\w{re.escape(_LOCAL)}]{{1,64}})@([\w.-]{{1,255}})")


def contact_address(written: str) -> str:
    """The address to report to, one that a page may carry; empty where it is none.

    A mailbox has `mailto:` put before it.
    """
    if len(written) > LONGEST_CONTACT:
        return ""
    if mailbox := _MAILBOX.fullmatch(_MAILTO.sub("", written, count=1)):
        local, host = mailbox.groups()
        named = f"mailto:{quote(local, safe=_LOCAL)}@{quote(host)}"
        return named if hrefs.is_outside(f"https://{host}/") else ""
    return written if hrefs.is_outside(written) and not _MAILTO.match(written) else ""
