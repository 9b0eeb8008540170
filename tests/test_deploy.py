"""The nginx examples of deploy/ serve a site under a path, the prefix kept or stripped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from app.console.exits import Exit
from app.settings import PREFIX, SettingsError, read_settings
from app.web.application import create_app
from app.web.store import Publication, Receive, Scope, Send
from tests.conftest import ROOT
from tests.proxying import PREFIX_KEPT, PREFIX_STRIPPED, Front, nginx
from tests.serving import HOME_BODY, ask, served, small_site


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


def manifests() -> dict[str, Any]:
    """What the cluster is given, by its kind."""
    found = YAML(typ="safe").load_all((ROOT / "deploy" / "kubernetes.yaml").read_text("utf-8"))
    return {each["kind"]: each for each in found}


def test_a_pod_runs_as_nobody_and_can_write_nothing_but_its_cache() -> None:
    pod = manifests()["Deployment"]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"]
    image = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
    assert f"USER {pod['securityContext']['runAsUser']}:" in image
    assert not pod["automountServiceAccountToken"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    set_there = {each["name"]: each["value"] for each in container["env"]}
    assert [each["mountPath"] for each in container["volumeMounts"]] == [set_there["PILCROW_CACHE"]]
    assert {"cpu", "memory"} == container["resources"]["requests"].keys()
    assert {"cpu", "memory"} == container["resources"]["limits"].keys()


def test_a_pod_is_asked_for_what_the_server_answers() -> None:
    deployment = manifests()["Deployment"]["spec"]
    (container,) = deployment["template"]["spec"]["containers"]
    app = create_app(Publication(None))
    asked = [container[f"{each}Probe"]["httpGet"] for each in ("liveness", "readiness")]
    assert {each["port"] for each in asked} == {"http"}
    assert [ask(app, each["path"]).status for each in asked] == [200, 503]
    ready = create_app(Publication(small_site()))
    assert [ask(ready, each["path"]).status for each in asked] == [200, 200]
    assert deployment["selector"]["matchLabels"] == manifests()["Service"]["spec"]["selector"]


def test_the_variables_of_a_pod_are_settings_and_those_of_its_service_are_kept_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pod = manifests()["Deployment"]["spec"]["template"]["spec"]
    for each in pod["containers"][0]["env"]:
        monkeypatch.setenv(each["name"], each["value"])
    assert read_settings().keep_alive == 65
    service = manifests()["Service"]["metadata"]["name"].upper()
    assert f"{service}_" == PREFIX
    monkeypatch.setenv(f"{service}_PORT", "tcp://10.0.0.1:80")
    with pytest.raises(SettingsError):
        read_settings()
    assert pod["enableServiceLinks"] is False


def test_the_image_of_some_content_is_checked_when_it_is_built() -> None:
    text = (ROOT / "deploy" / "Containerfile.content").read_text("utf-8")
    base = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
    (command,) = re.findall(r"^RUN (\[.*\])$", text, re.MULTILINE)
    (entry,) = re.findall(r"^ENTRYPOINT \[(.*)\]$", base, re.MULTILINE)
    assert command == f'[{entry}, "check", "/content", "--strict"]'


@pytest.mark.parametrize("folder", ["docs/operations.md", "deploy/kubernetes.yaml"])
def test_every_file_that_an_operator_is_told_of_is_there(folder: str) -> None:
    text = (ROOT / folder).read_text("utf-8")
    named = set(re.findall(r"\b(?:deploy|docs)/[\w.-]+\w", text))
    assert named
    assert [each for each in named if not (ROOT / each).is_file()] == []
    linked = re.findall(r"\]\(([\w./-]+)\)", text)
    assert [each for each in linked if not (ROOT / folder).parent.joinpath(each).is_file()] == []
