"""Real servers on this machine, each with the file that is shipped for it, at its root and under a path."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BELOW: Final = "/tools/jwt/"
_SECONDS: Final = 20
_APACHE_MODULES: Final = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "alias")


def _nginx(folder: Path, root: int, below: int) -> list[str]:
    shipped = DIST / "hosting" / "nginx.conf"
    (folder / "nginx.conf").write_text(f"""
daemon off; pid {folder}/pid; error_log {folder}/log; worker_processes 1; user root;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{root}; root {DIST}; include {shipped}; error_page 404 /404.html; }}
  server {{
    listen 127.0.0.1:{below};
    location {BELOW} {{ alias {DIST}/; include {shipped}; error_page 404 {BELOW}404.html; }}
  }}
}}
""")
    return ["-e", f"{folder}/log", "-c", f"{folder}/nginx.conf"]


def _apache(folder: Path, root: int, below: int) -> list[str]:
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _APACHE_MODULES)
    (folder / "apache.conf").write_text(f"""
ServerRoot {folder}
ServerName localhost
PidFile {folder}/pid
ErrorLog {folder}/log
{modules}
TypesConfig /etc/mime.types
AddType application/x-gzip .gz .tgz
AddLanguage br .br
Listen 127.0.0.1:{root}
Listen 127.0.0.1:{below}
<Directory {DIST}>
  AllowOverride FileInfo Indexes
  Require all granted
</Directory>
<VirtualHost 127.0.0.1:{root}>
  DocumentRoot {DIST}
</VirtualHost>
<VirtualHost 127.0.0.1:{below}>
  DocumentRoot {folder}
  Alias {BELOW} {DIST}/
</VirtualHost>
""")
    return ["-D", "FOREGROUND", "-f", f"{folder}/apache.conf"]


def _caddy(folder: Path, root: int, below: int) -> list[str]:
    (folder / "Caddyfile").write_text(f"""
{{
	admin off
	auto_https off
}}
import {DIST}/hosting/Caddyfile
http://localhost:{root} {{
	root * {DIST}
	import jwt-decoder
}}
http://localhost:{below} {{
	handle_path {BELOW}* {{
		root * {DIST}
		import jwt-decoder
	}}
}}
""")
    return ["run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


CONFIGURED: Final[dict[str, Callable[[Path, int, int], list[str]]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
}


@contextmanager
def running(name: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Run a server; give the addresses of the site at its root and under a path, both ending in a slash."""
    root, below = _free_port(), _free_port()
    command = [_program(name), *CONFIGURED[name](folder, root, below)]
    with _process(command, folder):
        addresses = f"http://localhost:{root}/", f"http://localhost:{below}{BELOW}"
        _wait(addresses[1], folder)
        yield addresses


@contextmanager
def plain(folder: Path) -> Iterator[tuple[str, str]]:
    """Run Python's own server, which reads none of the shipped files."""
    (folder / "tools").mkdir()
    (folder / "tools" / "jwt").symlink_to(DIST)
    root, below = _free_port(), _free_port()
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory"]
    with (
        _process([*command, str(DIST), str(root)], folder),
        _process([*command, str(folder), str(below)], folder),
    ):
        addresses = f"http://localhost:{root}/", f"http://localhost:{below}{BELOW}"
        for address in addresses:
            _wait(address, folder)
        yield addresses


def _program(name: str) -> str:
    """Return the path of a server; `build.py test browser` names those that it found or installed."""
    program = {"apache": "apache2"}.get(name, name)
    found = os.environ.get(name.upper()) or shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        pytest.skip(f"{name} is not here: `build.py test browser` installs it where it may.")
    return found


@contextmanager
def _process(command: list[str], folder: Path) -> Iterator[None]:
    env = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "output").open("ab") as said:
        started = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said)  # noqa: S603 - our own words
    try:
        yield
    finally:
        started.terminate()
        started.wait(_SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str, folder: Path) -> None:
    """Return once the server answers; fail with its own words if it never does."""
    end = time.monotonic() + _SECONDS
    while True:
        try:
            urlopen(address, timeout=_SECONDS).close()  # noqa: S310 - http on this machine
        except URLError as error:
            if hasattr(error, "code") or time.monotonic() > end:
                words = [path.read_text() for path in (folder / "output", folder / "log") if path.is_file()]
                pytest.fail(f"{address} does not answer ({error}): {' '.join(words)[-2000:]}")
        else:
            return
