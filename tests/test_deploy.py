"""The nginx examples of deploy/ serve a site under a path, the prefix kept or stripped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.console.exits import Exit
from app.web.application import create_app
from app.web.store import Publication, Receive, Scope, Send
from tests.conftest import ROOT
from tests.proxying import PREFIX_KEPT, PREFIX_STRIPPED, Front, nginx
from tests.serving import HOME_BODY, served, small_site


@pytest.fixture(scope="module", params=[PREFIX_KEPT, PREFIX_STRIPPED])
def front(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Front]:
    """An nginx that serves a small site under /explainers."""
    app = create_app(Publication(small_site()), "/explainers")
    with (
        served(app) as backend,
        nginx(request.param, backend, tmp_path_factory.mktemp("nginx")) as front,
    ):
        yield front


@pytest.mark.proxy
@pytest.mark.parametrize(
    ("path", "status", "rest"),
    [
        ("/explainers/", 200, HOME_BODY),
        ("/explainers/bridge/", 200, b"The bridge"),
        ("/explainers//bridge/", 200, b"The bridge"),
        ("/explainers/%62ridge/", 200, b"The bridge"),
        ("/explainers/static/site.abc.css", 200, b"p {}"),
        ("/explainers/nowhere/", 404, b"no such page"),
        ("/explainers/gone/", 410, b"withdrawn: it was wrong"),
        ("/explainers/readyz", 200, b"ok\n"),
        ("/explainers", 308, "/explainers/"),
        ("/explainers?a=1", 308, "/explainers/?a=1"),
        ("/explainers/bridge", 308, "/explainers/bridge/"),
        ("/explainers/bridge?a=1&b=%C3%A9", 308, "/explainers/bridge/?a=1&b=%C3%A9"),
    ],
)
def test_a_site_under_a_path_answers_through_the_proxy(
    front: Front, path: str, status: int, rest: bytes | str
) -> None:
    reply = front.fetch(path)
    assert (reply.status, reply.headers.get("location", reply.body)) == (status, rest)


@pytest.mark.proxy
def test_the_proxy_leaves_codings_and_tags_as_they_are(front: Front) -> None:
    squeezed = front.fetch("/explainers/", accept_encoding="gzip, br")
    assert (squeezed.headers["content-encoding"], squeezed.headers["etag"]) == ("br", '"home-br"')
    assert front.fetch("/explainers/", accept_encoding="gzip").headers["etag"] == '"home-gzip"'
    unchanged = front.fetch("/explainers/", accept_encoding="br", if_none_match='"home-br"')
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert front.fetch("/explainers/", "HEAD").headers["content-length"] == str(len(HOME_BODY))


@pytest.mark.proxy
@pytest.mark.parametrize("configuration", [PREFIX_KEPT, PREFIX_STRIPPED])
def test_the_proxy_keeps_its_connections(configuration: str, tmp_path: Path) -> None:
    app = create_app(Publication(small_site()), "/explainers")
    clients = set()

    async def counted(scope: Scope, receive: Receive, send: Send) -> None:
        clients.add(scope["client"])
        await app(scope, receive, send)

    with served(counted) as backend, nginx(configuration, backend, tmp_path) as front:
        replies = [front.fetch(path) for path in ("/explainers/", "/explainers") * 3]
    assert [reply.status for reply in replies] == [200, 308] * 3
    assert len(clients) == 1


def test_the_unit_has_new_content_read_and_is_not_started_again_for_bad_content() -> None:
    unit = (ROOT / "deploy" / "pilcrow.service").read_text("utf-8").splitlines()
    assert "ExecReload=kill -HUP $MAINPID" in unit
    assert f"RestartPreventExitStatus={Exit.ERRORS:d} {Exit.COULD_NOT:d}" in unit
