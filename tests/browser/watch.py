"""What watches pages for anything that no page should do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


class Watch:
    """Everything that a page did and that no page should do; a test may name what it provokes."""

    def __init__(self, site: str) -> None:
        """Watch pages of this site."""
        self._own: tuple[str, ...] = (site, f"blob:{urljoin(site, '/')}", "data:", "about:")
        self.faults: list[str] = []
        self.requests: list[str] = []
        self._provoked: list[re.Pattern[str]] = []

    def own(self, *beginnings: str) -> None:
        """Take addresses with these beginnings too for the page's own."""
        self._own += beginnings

    def provoke(self, pattern: str) -> None:
        """Excuse the faults that match: the test provokes them."""
        self._provoked.append(re.compile(pattern))

    def context(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("console", self.console)
        context.on("weberror", self.error)
        context.on("request", self.request)

    def unexcused(self) -> list[str]:
        """Return the faults that no test named."""
        return [fault for fault in self.faults if not any(pattern.search(fault) for pattern in self._provoked)]

    def console(self, message: ConsoleMessage) -> None:
        """Keep an error or a warning on the console."""
        if message.type in {"error", "warning"}:
            self.faults.append(f"console {message.type}: {message.text}")

    def error(self, error: WebError) -> None:
        """Keep what a script threw and nothing caught."""
        self.faults.append(f"page error: {error.error}")

    def request(self, request: Request) -> None:
        """Keep a request, as a fault if it goes elsewhere."""
        self.requests.append(request.url)
        if not request.url.startswith(self._own):
            self.faults.append(f"request to another place: {request.url}")
