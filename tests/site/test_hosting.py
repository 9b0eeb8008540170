"""An export behind servers of files: status, headers and bytes are those that we would serve."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from fnmatch import translate
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.site.export import MARKER, export
from app.site.hosting import hosting
from app.web.application import create_app
from app.web.store import Publication
from tests.exports import files, held, some
from tests.file_servers import SERVERS, serving_files
from tests.proxying import Front
from tests.sample import sample_site
from tests.serving import Reply, ask

BASE = "/news"
ITS_OWN = frozenset(
    "accept-ranges connection content-length date etag keep-alive last-modified server"
    " transfer-encoding".split()
)
"""What every server says in its own way."""


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A folder that any user may read, with the sample below its base path."""
    with TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        export(sample_site(), Path(made) / BASE[1:], BASE)
        yield Path(made)


@pytest.fixture(scope="module", params=SERVERS)
def front(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp(request.param)
    with serving_files(request.param, folder, root, root / BASE[1:]) as front:
        yield front


def addresses() -> list[str]:
    """A page with each set of headers and each status."""
    alike: dict[object, list[str]] = {}
    for page in sample_site().values():
        alike.setdefault((page.status, page.headers, *page.encodings), []).append(page.path)
    return sorted(path for paths in alike.values() for path in paths[:1])


@cache
def served(path: str, query: str = "", accept_encoding: str = "") -> Reply:
    """What we answer."""
    app = create_app(Publication(sample_site()), BASE)
    return ask(app, BASE + path, query=query.encode(), accept_encoding=accept_encoding)


def compared(reply: Reply) -> tuple[int, Mapping[str, str], bytes]:
    told = {name: value for name, value in reply.headers.items() if name not in ITS_OWN}
    return reply.status, told, reply.body


@pytest.mark.proxy
@pytest.mark.parametrize("codings", ["identity", "gzip, deflate, br", "br;q=0, gzip"])
def test_a_server_of_files_answers_as_we_do(front: Front, codings: str) -> None:
    for path in addresses():
        reply = front.fetch(BASE + path, accept_encoding=codings)
        assert compared(reply) == compared(served(path, accept_encoding=codings)), path


@pytest.mark.proxy
@pytest.mark.parametrize("path", ["/nothing", "/nothing/", "/bridge/nothing/", "/bridge/none.md"])
def test_what_is_not_there_is_answered_by_its_page(front: Front, path: str) -> None:
    reply = front.fetch(BASE + path, accept_encoding="br")
    assert compared(reply) == compared(served(path, accept_encoding="br"))


@pytest.mark.proxy
def test_a_move_keeps_the_query(front: Front) -> None:
    reply = front.fetch(f"{BASE}/bridge/shut/?a=1&b=%C3%A9")
    assert compared(reply) == compared(served("/bridge/shut/", "a=1&b=%C3%A9"))


@pytest.mark.proxy
@pytest.mark.parametrize("path", ["/bridge", "/bridge/index.html", "/bridge/closure/index.html"])
def test_a_page_has_one_address(front: Front, path: str) -> None:
    reply = front.fetch(BASE + path)
    assert reply.status == 308
    assert (
        re.sub("^http://[^/]*", "", reply.headers["location"]) == served(path).headers["location"]
    )


@pytest.mark.proxy
@pytest.mark.parametrize("path", ["/index.html.br", "/404.html", f"/{MARKER}", "/.pilcrow/x"])
def test_files_that_are_no_pages_are_not_shown(front: Front, path: str) -> None:
    assert front.fetch(BASE + path).status == 404


@pytest.fixture(scope="module")
def rules(root: Path) -> list[tuple[str, dict[str, str]]]:
    """What `_headers` says: patterns, and the headers of what they fit."""
    text = (root / BASE[1:] / "_headers").read_text("utf-8")
    assert max(map(len, text.splitlines())) < 2000
    blocks = re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.MULTILINE)
    return [
        (pattern, dict(re.findall(r"^  (.+?): (.+)$", block, re.MULTILINE)))
        for pattern, block in blocks
    ]


def directives(policy: str) -> dict[str, set[str]]:
    return {name: set(rest) for name, *rest in map(str.split, policy.split(";"))}


def test_hosts_of_files_are_told_each_header_once_and_none_that_forbids_a_page(
    rules: list[tuple[str, dict[str, str]]],
) -> None:
    for page in sample_site().values():
        fitting = [
            told for pattern, told in rules if re.match(translate(pattern), BASE + page.path)
        ]
        said = {name: value for told in fitting for name, value in told.items()}
        assert len(said) == sum(map(len, fitting)), page.path
        own = {name.decode(): value.decode() for name, value in page.headers}
        assert said.get("content-type", page.media_type) == page.media_type
        if page.media_type.startswith("text/html"):
            assert said["referrer-policy"] == own["referrer-policy"]
            mine = directives(own["content-security-policy"])
            allowed = directives(said["content-security-policy"])
            assert all(sources <= allowed[name] for name, sources in mine.items())
            assert mine["frame-ancestors"] == allowed["frame-ancestors"]
            assert said.keys() & own.keys() >= own.keys() - {"cache-control", "link", "location",
                "content-type"}  # fmt: skip
        elif "immutable" in own["cache-control"] and page.path.startswith("/static/"):
            assert said["cache-control"] == own["cache-control"]


def test_more_explainers_are_a_rule_each() -> None:
    headers = {"content-type": "text/html", "content-security-policy": "default-src 'none'"}
    record = {f"/x{number}/{each}/": {"headers": headers} for number in range(9) for each in "abc"}
    lines = hosting(record, "")["_headers"].decode().splitlines()
    assert [line for line in lines if line.startswith("/")] == [f"/x{each}/*" for each in range(9)]


def test_moves_are_told_to_hosts_that_can_do_them(root: Path) -> None:
    lines = (root / BASE[1:] / "_redirects").read_text("utf-8").splitlines()
    assert "/news/bridge/shut/ /news/bridge/closure/ 308" in lines


def test_a_fragment_stays_behind_the_query() -> None:
    told = {"status": 308, "headers": {"location": "/bridge/#s-abcdef"}}
    includes = hosting({"/old/": told}, "")
    assert 'return 308 "/bridge/$is_args$args#s-abcdef";' in text_of(includes, "nginx-server.conf")
    assert '"/bridge/?%{QUERY_STRING}#s-abcdef"' in text_of(includes, "apache.conf")
    assert "`/old/` `/bridge/` `#s-abcdef`" in text_of(includes, "caddy.conf")


def text_of(includes: Mapping[str, bytes], name: str) -> str:
    return includes[f".pilcrow/{name}"].decode()


def test_what_somebody_else_told_a_host_stays(tmp_path: Path) -> None:
    out = held(tmp_path / "out")
    (out / "_headers").unlink()
    export(some("/"), out)
    assert "_headers" in files(out)
    record = json.loads((out / MARKER).read_text("utf-8"))
    del record["_redirects"]
    (out / MARKER).write_text(json.dumps(record))
    (out / "_redirects").write_text("mine")
    export(some("/", "/bridge/"), out)
    assert (out / "_redirects").read_text() == "mine"
    assert "_redirects" not in json.loads((out / MARKER).read_text("utf-8"))
