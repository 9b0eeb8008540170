"""What whoever runs a site is told: metrics that Prometheus reads, and a page of status."""

from __future__ import annotations

import re
import signal
from collections import Counter
from collections.abc import Mapping

import pytest
from selectolax.lexbor import LexborHTMLParser

from app import __version__
from app.settings import Settings
from app.site.site import Site
from app.web.metrics import exposition
from app.web.observing import BOUNDS, Tally
from app.web.operating import Operations, operating
from app.web.store import Publication
from tests.serving import Reply, ask, page, read, small_site

COUNTS = Tally(
    requests=Counter({("section", 2): 7, ("home", 5): 1, ("file", 0): 2}),
    durations=[4, 2, *[0] * (len(BOUNDS) - 2), 4],
    seconds=1.5,
    sent=12_345_678_901,
    unlogged=3,
    connections=2,
)
_LABEL = r'[a-z]+="(?:[^"\\\n]|\\[\\n"])*"'
_SAMPLE = re.compile(rf"(pilcrow_[a-z_]+)(\{{{_LABEL}(?:,{_LABEL})*\}})? (-?[0-9.e+]+)")


class HeldBack(Site):
    """A site of which something is held back."""

    @property
    def held(self) -> Mapping[str, str]:
        return {"bridge": 'it has "errors"\n', "<tunnel>": "it is a draft"}


def samples(text: str) -> dict[str, float]:
    """By name and labels; every line must be one of the format."""
    found = {}
    for line in text.splitlines():
        if not line.startswith(("# HELP pilcrow_", "# TYPE pilcrow_")):
            matched = _SAMPLE.fullmatch(line)
            assert matched, line
            found[f"{matched[1]}{matched[2] or ''}"] = float(matched[3])
    return found


def test_everything_is_measured() -> None:
    publication = Publication(HeldBack((page("/"),)))
    publication.fail("it has errors")
    text = exposition(COUNTS, publication, 4)
    told = samples(text)
    assert publication.since is not None
    expected = {
        'pilcrow_requests_total{kind="section",status="2xx"}': 7,
        'pilcrow_requests_total{kind="file",status="0xx"}': 2,
        'pilcrow_request_duration_seconds_bucket{le="0.0001"}': 4,
        'pilcrow_request_duration_seconds_bucket{le="0.0005"}': 6,
        'pilcrow_request_duration_seconds_bucket{le="5"}': 6,
        'pilcrow_request_duration_seconds_bucket{le="+Inf"}': 10,
        "pilcrow_request_duration_seconds_sum": 1.5,
        "pilcrow_request_duration_seconds_count": 10,
        "pilcrow_sent_bytes_total": 12_345_678_901,
        "pilcrow_connections": 2,
        "pilcrow_log_lines_lost_total": 3,
        f'pilcrow_info{{version="{__version__}"}}': 1,
        "pilcrow_workers": 4,
        "pilcrow_publications_total": 1,
        "pilcrow_publication_failures_total": 1,
        "pilcrow_publication_failed": 1,
        'pilcrow_held_back{explainer="bridge",reason="it has \\"errors\\"\\n"}': 1,
        'pilcrow_held_back{explainer="<tunnel>",reason="it is a draft"}': 1,
    }
    assert expected.items() <= told.items()
    assert abs(told["pilcrow_published_timestamp_seconds"] - publication.since.timestamp()) < 1
    types = re.findall(r"^# TYPE (\S+) (counter|gauge|histogram)$", text, re.MULTILINE)
    assert len(types) == len(dict(types)) == text.count("# HELP ")


def test_before_there_is_a_site_that_is_told_too() -> None:
    told = samples(exposition(Tally(), Publication(), 1))
    assert told["pilcrow_published_timestamp_seconds"] == 0
    assert told["pilcrow_publications_total"] == 0
    assert not any(name.startswith("pilcrow_requests_total") for name in told)


def asked(path: str, publication: Publication, method: str = "GET") -> Reply:
    app = Operations(Settings(public_url="https://a.example"), publication, lambda: COUNTS)
    return ask(app, path, method)


def status(publication: Publication) -> dict[str, str]:
    """The rows of the page of status."""
    reply = asked("/", publication)
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["cache-control"] == "no-store"
    rows = LexborHTMLParser(reply.body).css("tr")
    return {row.css("th")[0].text(strip=True): row.css("td")[0].text(strip=True) for row in rows}


def test_a_page_says_what_is_served_and_what_is_not() -> None:
    publication = Publication(HeldBack((page("/"),)))
    told = status(publication)
    assert publication.since is not None
    assert f"{publication.since:%Y-%m-%d %H:%M:%S}" in told["Served"]
    assert told["Newest content"] == "is what is served"
    assert told["Held back"] == '<tunnel>: it is a draft; bridge: it has "errors"'
    assert told["Answers"] == "10, 3 of them with 5xx or none"
    assert (told["Pilcrow"], told["Address"]) == (__version__, "https://a.example/")
    publication.fail("it has errors")
    assert status(publication)["Newest content"] == "it has errors"
    assert status(publication)["Published"] == "1 times, 1 failed"


def test_a_page_says_that_nothing_is_served_yet() -> None:
    told = status(Publication())
    assert told["Served"] == "no verified site is being served yet"
    assert told["Held back"] == "none"


@pytest.mark.parametrize(
    ("path", "method", "expected"),
    [("/metrics", "GET", 200), ("/metrics", "POST", 405), ("/bridge/", "GET", 404)],
)
def test_nothing_else_is_there(path: str, method: str, expected: int) -> None:
    assert asked(path, Publication(small_site()), method).status == expected


def test_it_is_told_on_a_port_of_its_own_in_a_job_of_a_shell_too() -> None:
    own = Settings(metrics=("127.0.0.1", 0))
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with operating(own, Publication(small_site()), lambda: COUNTS) as port:
            assert b"pilcrow_sent_bytes_total" in read(f"http://127.0.0.1:{port}/metrics")
    finally:
        signal.signal(signal.SIGINT, before)
