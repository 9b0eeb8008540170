"""The Containerfile: it lays the package out as the wheel does, and asks whether it is ready."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "deploy" / "Containerfile").read_text("utf-8").replace("\\\n", "")


@contextmanager
def answering(status: int) -> Iterator[str]:
    """The port of a server that answers `/readyz` with this status, and nothing else with 200."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/readyz" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield str(server.server_port)
        finally:
            server.shutdown()
            thread.join()


def healthy(port: str) -> bool:
    """What the health check of the image says, where the container was told this port."""
    health = re.search(r"^HEALTHCHECK CMD (\[.*\])$", TEXT, re.MULTILINE)
    assert health
    _, *arguments = json.loads(health[1])
    environment = os.environ | {"PILCROW_PORT": port, "http_proxy": "http://127.0.0.1:9"}
    asked = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, check=False
    )
    return asked.returncode == 0


@pytest.mark.parametrize("status", [200, 503])
def test_a_container_is_healthy_when_it_is_ready_on_the_port_it_was_told(status: int) -> None:
    with answering(status) as port:
        assert healthy(port) == (status == 200)


def test_a_container_that_does_not_listen_is_not_healthy() -> None:
    with answering(200) as port:
        pass
    assert not healthy(port)


def test_the_image_has_the_folders_where_the_wheel_has_them() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]
    copied = re.findall(r"^COPY (\w+) /opt/pilcrow/package/(\S+)$", TEXT, re.MULTILINE)
    assert dict(copied) == wheel["sources"]
    assert sorted(wheel["only-include"]) == sorted(wheel["sources"])
