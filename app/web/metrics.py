"""Metrics: what an operator's programs read, in Prometheus's text format, version 0.0.4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from .. import __version__
from .observing import BOUNDS, Tally
from .store import Publication

MEDIA_TYPE = "text/plain; version=0.0.4"

Sample = tuple[str, float]
"""The labels of a sample, in braces or empty, and its value."""


def exposition(counts: Tally, publication: Publication, workers: int) -> str:
    """Everything that is measured, as text."""
    return "".join(
        f"# HELP pilcrow_{name} {help}\n# TYPE pilcrow_{name} {kind}\n{_lines(name, samples)}"
        for name, kind, help, samples in (*_answers(counts), *_content(publication, workers))
    )


def _lines(name: str, samples: Iterable[tuple[str, float]]) -> str:
    return "".join(f"pilcrow_{name}{labels} {value:.15g}\n" for labels, value in samples)


def _answers(counts: Tally) -> Iterator[tuple[str, str, str, Iterable[Sample]]]:
    answers = (
        (_labels(kind=kind, status=f"{status}xx"), number)
        for (kind, status), number in sorted(counts.requests.items())
    )
    yield "requests_total", "counter", "Answers by kind of page and class of status.", answers
    yield (
        "request_duration_seconds",
        "histogram",
        "From a request to the last byte of its answer that was handed on.",
        tuple(_histogram(counts)),
    )
    yield "sent_bytes_total", "counter", "Bytes of bodies.", [("", counts.sent)]
    yield "connections", "gauge", "Connections that are open.", [("", counts.connections)]
    lost = "Lines of the access log that nobody took in time."
    yield "log_lines_lost_total", "counter", lost, [("", counts.unlogged)]


def _histogram(counts: Tally) -> Iterator[Sample]:
    within = accumulate(counts.durations)
    for bound, number in zip((*(f"{each:g}" for each in BOUNDS), "+Inf"), within, strict=True):
        yield f"_bucket{_labels(le=bound)}", number
    yield "_sum", counts.seconds
    yield "_count", sum(counts.durations)


def _content(
    publication: Publication, workers: int
) -> Iterator[tuple[str, str, str, Iterable[Sample]]]:
    since, site = publication.since, publication.site
    held = site.held if site else {}
    yield "info", "gauge", "Which Pilcrow it is.", [(_labels(version=__version__), 1)]
    yield "workers", "gauge", "Processes that answer.", [("", workers)]
    published = publication.publications
    yield "publications_total", "counter", "Sites that were published.", [("", published)]
    failures = publication.failures
    yield "publication_failures_total", "counter", "Contents that were not.", [("", failures)]
    yield (
        "publication_failed",
        "gauge",
        "Whether the newest content is not what is served.",
        [("", bool(publication.failure))],
    )
    yield (
        "published_timestamp_seconds",
        "gauge",
        "Since when the content that is served is; 0 before there is any.",
        [("", since.timestamp() if since else 0)],
    )
    yield (
        "held_back",
        "gauge",
        "Explainers that are not served as they are now.",
        [(_labels(explainer=name, reason=why), 1) for name, why in sorted(held.items())],
    )


def _labels(**labels: str) -> str:
    told = (f'{name}="{_escaped(value)}"' for name, value in labels.items())
    return f"{{{','.join(told)}}}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
