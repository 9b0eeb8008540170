"""Where readers report to is a mailbox or a page, and nothing that browsers read in another way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import hrefs
from app.library.contact import LONGEST_CONTACT, contact_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("desk@bridges.example", "mailto:desk@bridges.example"),
        ("mailto:desk@bridges.example", "mailto:desk@bridges.example"),
        ("MailTo:a.b+news@bridges.example", "mailto:a.b+news@bridges.example"),
        ("brücke@brücken.example", "mailto:br%C3%BCcke@br%C3%BCcken.example"),
        ("https://bridges.example/report?form=7", "https://bridges.example/report?form=7"),
        ("http://wiki.local:8080/report", "http://wiki.local:8080/report"),
    ],
)
def test_a_mailbox_and_a_page_can_be_reported_to(written: str, address: str) -> None:
    assert contact_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        "desk",
        "@bridges.example",
        "desk@",
        "desk@bridges.example:25",
        "desk@bridges example",
        "a@b@bridges.example",
        "desk@bridges.example, news@bridges.example",
        "mailto:desk@bridges.example?subject=Mine",
        "mailto:desk@bridges.example?bcc=all@else.example",
        "desk@bridges.example?body=x",
        "desk@bridges.example#x",
        "a%40b@bridges.example",
        "Desk <desk@bridges.example>",
        "mailto:mailto:desk@bridges.example",
        "javascript:alert(1)",
        "javascript:alert(1)//@bridges.example",
        "data:text/html,x",
        "//bridges.example/report",
        "/report/",
        "https://bridges.example@else.example/",
        "https:report",
        "https://bridges.example\\@else.example/",
        "desk@bridges.example\u202e",
        "https://bridges.example/" + "a" * LONGEST_CONTACT,
    ],
)
def test_nothing_else_can(written: str) -> None:
    assert contact_address(written) == ""


@given(st.text(st.sampled_from("mailto:htps/@.?#&%<>\"' \\\u202eaé"), max_size=30))
def test_whatever_is_written_a_page_may_carry_the_address(written: str) -> None:
    address = contact_address(written)
    assert not address or hrefs.is_outside(address)
    assert not address.startswith("mailto:") or "?" not in address
