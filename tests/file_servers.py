"""Servers of files in front of an export: nginx, Caddy and Apache, told by it how to answer."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import program
from tests.proxying import TEMPORARY, Front, free_port, wait_for

_MODULES = "authz_core dir env headers mime mpm_event rewrite setenvif"


def _nginx(folder: Path, root: Path, out: Path, port: int) -> list[str]:
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; gzip on; {temporary} include {out}/.pilcrow/nginx-http.conf;\n"
        f"server {{ listen 127.0.0.1:{port}; root {root};\n"
        f"include {out}/.pilcrow/nginx-server.conf; }} }}\n"
    )
    return [program("nginx", "nginx-light"), "-p", str(folder), "-c", "nginx.conf"]


def _caddy(folder: Path, root: Path, out: Path, port: int) -> list[str]:
    (folder / "Caddyfile").write_text(
        "{\n admin off\n auto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\n bind 127.0.0.1\n root * {root}\n"
        f" import {out}/.pilcrow/caddy.conf\n}}\n"
    )
    command = [program("caddy", "caddy"), "run", "--adapter", "caddyfile"]
    return [*command, "--config", str(folder / "Caddyfile")]


def _apache(folder: Path, root: Path, out: Path, port: int) -> list[str]:
    server, modules = program("apache2", "apache2-bin"), "/usr/lib/apache2/modules/mod_{}.so"
    loaded = "\n".join(
        f"LoadModule {name}_module {modules.format(name)}" for name in _MODULES.split()
    )
    (folder / "httpd.conf").write_text(
        f"{loaded}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/httpd.pid\n"
        f"ErrorLog {folder}/error.log\nTypesConfig /dev/null\nUser #65534\nGroup #65534\n"
        f"DocumentRoot {root}\n<Directory {out}>\nRequire all granted\n"
        f"Include {out}/.pilcrow/apache.conf\n</Directory>\n"
    )
    return [server, "-d", str(folder), "-f", "httpd.conf", "-D", "FOREGROUND"]


SERVERS: dict[str, Callable[[Path, Path, Path, int], list[str]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
    "apache": _apache,
}


@contextmanager
def serving_files(server: str, folder: Path, root: Path, out: Path) -> Iterator[Front]:
    """A server whose root is `root`, for the export in `out`; its own files are in `folder`."""
    front = Front(free_port(), folder, None)
    command = SERVERS[server](folder, root, out, front.port)
    quiet, home = subprocess.DEVNULL, {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=home) as process:
        try:
            wait_for(front.port)
            yield front
        finally:
            process.terminate()
