"""The built site on real servers: `site` is each of its addresses in turn."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.browser.fleet import NAME
from tests.browser.hosting.servers import CONFIGURED, plain, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], tuple[str, str]]]:
    """Return a function that gives the two addresses of a server, which is started once."""
    addresses: dict[str, tuple[str, str]] = {}
    with ExitStack() as stack:

        def host(name: str) -> tuple[str, str]:
            if name not in addresses:
                folder = tmp_path_factory.mktemp(name)
                started = plain(folder) if name == "http.server" else running(name, folder)
                addresses[name] = stack.enter_context(started)
            return addresses[name]

        yield host


@pytest.fixture(params=[*CONFIGURED, "http.server"], scope="session")
def host(request: pytest.FixtureRequest, hosts: Callable[[str], tuple[str, str]]) -> tuple[str, str]:
    """Return the addresses of the site on each server, Python's own too."""
    return hosts(request.param)


@pytest.fixture(params=list(CONFIGURED), scope="session")
def told(request: pytest.FixtureRequest, hosts: Callable[[str], tuple[str, str]]) -> tuple[str, str]:
    """Return the addresses of the site on each server that reads a shipped file."""
    return hosts(request.param)


@pytest.fixture(params=[0, 1], ids=["root", "below"], scope="session")
def site(request: pytest.FixtureRequest, host: tuple[str, str]) -> str:
    """Return the address of the site at the root of a server, and under a path."""
    if NAME != "chromium":
        pytest.skip("What servers send is the same for every browser.")
    return host[request.param]
