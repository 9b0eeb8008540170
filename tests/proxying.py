"""A real nginx in front of an application, with a configuration of deploy/ in its one server."""

from __future__ import annotations

import http.client
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, program
from tests.serving import Reply

PREFIX_KEPT, PREFIX_STRIPPED = "nginx-keep-prefix.conf", "nginx-strip-prefix.conf"
UPSTREAM = "nginx-upstream.conf"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True, slots=True)
class Certificate:
    """One for `localhost` that nobody else signed, and its key."""

    file: Path
    key: Path


def certificate(folder: Path) -> Certificate:
    """A new certificate in a folder."""
    made = Certificate(folder / "localhost.pem", folder / "localhost.key")
    subprocess.run(
        [
            *(program("openssl", "openssl"), "req", "-x509", "-nodes", "-days", "1"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(made.key), "-out", str(made.file)),
        ],
        check=True,
        capture_output=True,
    )
    return made


@dataclass(frozen=True, slots=True)
class Front:
    """A running nginx: the port that it answers on, and who signed for it where it speaks TLS."""

    port: int
    folder: Path
    certificate: Certificate | None

    def fetch(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """The answer to one request; `if_match="…"` is a header."""
        if self.certificate is None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        else:
            trusted = ssl.create_default_context(cafile=self.certificate.file)
            connection = http.client.HTTPSConnection(
                "localhost", self.port, timeout=10, context=trusted
            )
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=fields)
        answer = connection.getresponse()
        received = {name.lower(): value for name, value in answer.getheaders()}
        reply = Reply(answer.status, received, answer.read())
        connection.close()
        return reply

    def asked(self) -> list[str]:
        """Every path that was ever asked for, with its query."""
        return (self.folder / "asked.log").read_text("utf-8").splitlines()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextmanager
def nginx(
    configuration: str,
    backend: int,
    folder: Path,
    port: int = 0,
    certificate: Certificate | None = None,
) -> Iterator[Front]:
    """nginx with a configuration of deploy/, in front of what answers on the port `backend`."""
    front = Front(port or free_port(), folder, certificate)
    located = (ROOT / "deploy" / configuration).read_text("utf-8")
    upstream = (ROOT / "deploy" / UPSTREAM).read_text("utf-8").replace(":8000", f":{backend}")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    tls = (
        f"ssl_certificate {certificate.file}; ssl_certificate_key {certificate.key};"
        if certificate
        else ""
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log stderr warn; events {{}}\n"
        f"http {{ log_format asked $request_uri; access_log {folder}/asked.log asked; {temporary}\n"
        f"{upstream}\n"
        f"server {{ listen 127.0.0.1:{front.port}{' ssl' if tls else ''}; {tls} gzip on;\n"
        f"{located}}} }}\n"
    )
    command = [program("nginx", "nginx-light"), "-p", str(folder), "-c", "nginx.conf"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(front.port)
            yield front
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Until something listens there."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
