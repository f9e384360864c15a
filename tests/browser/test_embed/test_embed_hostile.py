"""A page that embeds the decoder and the page that is embedded distrust each other, and are right to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.text import base64url
from playwright.sync_api import expect

from tests.browser.test_embed.conftest import TOKEN, Embedded, element
from tests.conftest import DIST
from tests.unit.jwt_decoder.decrypt.sealed import compact

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FrameLocator, Page

    from tests.adversary import Listener
    from tests.browser.test_embed.conftest import Host

ANYTHING = "default-src * 'unsafe-inline' data:"
DECRYPTIONS = ("decrypted", "failed", "key-unusable", "unsupported", "not-attempted")
TYPED = "eyJhbGciOiJub25lIn0.eyJzZWNyZXQiOiJvZiB0aGUgcmVhZGVyIn0."
# An embedding page of its own making: it keeps all that it hears, in windows and from ports.
EMBEDDER = """async (base) => {
  window.heard = [];
  addEventListener("message", ({ data }) => heard.push(data));
  const add = (name, ...sandbox) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.sandbox.add("allow-scripts", ...sandbox);
    frame.style = "width: 700px; height: 700px";
    frame.src = base + name;
    const greeted = ({ source }) => {
      if (source !== frame.contentWindow) return;
      removeEventListener("message", greeted);
      resolve(source);
    };
    addEventListener("message", greeted);
    document.body.append(frame);
  });
  window.inside = await add("frame.html");
  window.loader = await add("loader.html", "allow-same-origin");
  window.open_ = (target = inside) => {
    const control = new MessageChannel();
    const runtime = new MessageChannel();
    control.port1.onmessage = ({ data }) => heard.push(data);
    target.postMessage({ jwtDecoder: "open", version: 1 }, "*", [control.port2, runtime.port2]);
    return { control: control.port1, runtime: runtime.port1 };
  };
  window.hand = (port) => loader.postMessage({ jwtDecoder: "hand", version: 1 }, "*", [port]);
}"""
GARBAGE = """[null, 0, "show", [], { kind: "show" }, { kind: "show", settings: 7 }, { kind: "constructor" },
  { kind: "__proto__" }, { kind: "show", settings: { token: {}, view: "<img>", theme: [], now: 0, highlight: null } },
  new ArrayBuffer(8)]"""


@pytest.fixture
def embedder(page: Page, host: Host, site: str) -> Page:
    """Return a page that embeds the frame by itself, with the frame and the loader in it."""
    page.goto(host.write("", policy=ANYTHING))
    page.evaluate(EMBEDDER, site)
    return page


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe").first


def show(page: Page, token: str) -> None:
    page.evaluate(
        """(token) => {
          window.ports = open_();
          hand(ports.runtime);
          ports.control.postMessage({ kind: "show", settings: { token, theme: "light" } });
        }""",
        token,
    )


def test_the_embedding_page_hears_the_version_and_the_outline_and_nothing_else(embedder: Page) -> None:
    show(embedder, TOKEN)
    expect(inside(embedder).locator("#payload")).to_contain_text("123")
    inside(embedder).locator("#paste").fill(TYPED)
    inside(embedder).locator("#key").fill("a secret of the reader")
    expect(inside(embedder).locator("#payload")).to_contain_text("of the reader")
    embedder.wait_for_function("() => heard.some((one) => one.edited)")
    key = bytes(range(16))
    inside(embedder).locator("#paste").fill(compact({"alg": "dir", "enc": "A128GCM"}, key, plaintext=b"a plaintext"))
    inside(embedder).locator("#key").fill(json.dumps({"kty": "oct", "k": base64url.encode(key)}))
    expect(inside(embedder).locator("#payload")).to_contain_text("a plaintext")
    embedder.wait_for_function("() => heard.some((one) => one.decryption === 'decrypted')")
    heard = embedder.evaluate("() => heard")

    shapes = {tuple(sorted(one)) for one in heard}
    assert shapes == {
        ("jwtDecoder", "version"),
        ("jwtDecoder", "loaded", "total", "version"),
        ("decryption", "edited", "height", "state"),
    }
    assert {"", "decrypted"} <= {one["decryption"] for one in heard if "state" in one} <= {"", *DECRYPTIONS}
    assert {"starting", "ready"} == {one["state"] for one in heard if "state" in one}


def test_garbage_is_dropped_and_what_is_right_is_done(embedder: Page) -> None:
    embedder.evaluate(f"""() => {{
      for (const one of {GARBAGE}) inside.postMessage(one, "*");
      for (const one of {GARBAGE}) loader.postMessage(one, "*");
      inside.postMessage({{ jwtDecoder: "open", version: 1 }}, "*");
      window.ports = open_();
      hand(ports.runtime);
      for (let round = 0; round < 200; round += 1)
        for (const one of {GARBAGE}) ports.control.postMessage(one);
    }}""")
    embedder.evaluate(
        "(token) => ports.control.postMessage({ kind: 'show', settings: { token, theme: 'light' } })", TOKEN
    )

    expect(inside(embedder).locator("#payload")).to_contain_text("123")


def test_only_the_embedding_page_is_answered_and_only_once(embedder: Page, host: Host) -> None:
    """A sibling that posts first is not the embedding page; a second channel is not the first."""
    (host.folder / "sibling.html").write_text("<!doctype html><script>parent.ready()</script>")
    embedder.evaluate("""() => new Promise((resolve) => {
      window.ready = resolve;
      document.body.append(Object.assign(document.createElement("iframe"), { id: "sibling", src: "sibling.html" }));
    })""")
    embedder.evaluate("""() => {
      const { port1, port2 } = new MessageChannel();
      window.fromSibling = [];
      port1.onmessage = ({ data }) => fromSibling.push(data);
      port1.postMessage({ kind: "show", settings: { token: "of a sibling" } });
      const send = document.getElementById("sibling").contentWindow.Function(
        "inside", "ports", 'inside.postMessage({ jwtDecoder: "open", version: 1 }, "*", ports)');
      send(inside, [port2, new MessageChannel().port2]);
    }""")
    show(embedder, TOKEN)
    expect(inside(embedder).locator("#payload")).to_contain_text("123")
    embedder.evaluate("""() => {
      window.second = open_();
      second.control.postMessage({ kind: "show", settings: { token: "of a replay" } });
      second.control.onmessage = ({ data }) => fromSibling.push(data);
    }""")
    inside(embedder).locator("#paste").fill(TYPED)
    expect(inside(embedder).locator("#payload")).to_contain_text("of the reader")

    assert [] == embedder.evaluate("() => fromSibling")


# Hands over another file in the place of one, and shows a token with a key, which takes all of Python.
REPLACE: Final = """(role) => {
  const { port1, port2 } = new MessageChannel();
  hand(port2);
  const ports = open_();
  ports.runtime.onmessage = ({ data }) => port1.postMessage(data);
  port1.onmessage = ({ data }) => ports.runtime.postMessage(
    data.role === role ? { ...data, octets: new TextEncoder().encode("postMessage('mine')").buffer } : data);
  ports.control.postMessage({ kind: "show", settings: { token: "a.b.c", "verify-key": "k", theme: "light" } });
}"""


@pytest.mark.everywhere
@pytest.mark.parametrize("role", ["worker", "zstd", "wasm", "snapshot"])
def test_only_the_files_of_the_build_are_started(embedder: Page, role: str) -> None:
    """Else a page could put its own reader into the decoder, and read what a person types there."""
    embedder.evaluate(REPLACE, role)

    expect(inside(embedder).get_by_role("alert")).to_contain_text("don’t belong to this build")
    expect(inside(embedder).locator("html")).to_have_attribute("data-whole", "failed")


@pytest.mark.parametrize("role", ["first", "firstWasm", "firstImage"])
def test_of_the_first_engine_too_only_the_files_of_the_build_are_started(embedder: Page, role: str) -> None:
    """What is another file is left alone, and the whole engine answers."""
    embedder.evaluate(REPLACE, role)

    expect(inside(embedder).locator("html")).to_have_attribute("data-whole", "ready")
    expect(inside(embedder).locator("#summary")).to_have_text("There is no token in this text.")


@pytest.mark.parametrize(
    ("part", "roles"),
    [("first", ["first", "firstImage", "firstWasm", "zstd"]), ("whole", ["snapshot", "wasm", "worker"])],
)
def test_the_loader_gives_the_files_of_a_part_and_nothing_that_is_asked_of_it(
    embedder: Page, part: str, roles: list[str]
) -> None:
    ask = """async ([part, count]) => {
      const { port1, port2 } = new MessageChannel();
      const given = [];
      const all = new Promise((resolve, reject) => {
        port1.onmessage = ({ data }) => { if (given.push([data.kind, data.role]) === count) resolve(); };
        setTimeout(() => reject(new Error(`It gave ${JSON.stringify(given)} and no more.`)), 60_000);
      });
      hand(port2);
      for (const one of [
        { kind: "file", role: "wasm", name: "../secret" },
        { kind: "give", part: "__proto__" },
        { kind: "give" },
        { kind: "give", part, role: "../index.html" },
      ]) port1.postMessage(one);
      await all;
      return given.sort();
    }"""
    given = embedder.evaluate(ask, [part, len(roles)])

    assert [["file", role] for role in roles] == given


EVIL = """<!doctype html><title>adversary</title><script>
addEventListener("message", ({ data, ports }) => {
  if (data?.jwtDecoder !== "open") return;
  window.port = ports[0];
  port.onmessage = () => {};
  act();
});
parent.postMessage({ jwtDecoder: "frame", version: 1 }, "*");
const act = () => { ACT };
</script>"""


@pytest.fixture
def embed_evil(page: Page, host: Host) -> Callable[..., Embedded]:
    """Return a function that embeds an adversary in the place of the frame's page and opens it."""

    def opened(act: str, version: int = 1) -> Embedded:
        evil = host.folder / "evil"
        evil.mkdir()
        for path in DIST.iterdir():
            if path.name != "frame.html":
                (evil / path.name).symlink_to(path)
        (evil / "frame.html").write_text(EVIL.replace("ACT", act).replace("version: 1", f"version: {version}"))
        page.goto(host.write(element(), policy=ANYTHING, base="evil/"))
        one = Embedded(page)
        one.button.click()
        return one

    return opened


def test_a_huge_height_is_no_height(embed_evil: Callable[..., Embedded]) -> None:
    one = embed_evil('port.postMessage({ state: "ready", edited: false, height: 1e9 });')
    one.phase("live")

    assert one.element.locator(".stage").evaluate("(stage) => stage.offsetHeight") <= 20_000


def test_garbage_from_the_frame_changes_nothing(embed_evil: Callable[..., Embedded]) -> None:
    one = embed_evil("""for (const height of ["9px; position: fixed", NaN, Infinity, -5, {}, [7], null])
      port.postMessage({ state: "ready", edited: "<b>", height });
      for (const one of [null, 1, "ready", [], { state: "<img src=x>" }, { state: "constructor" }, new ArrayBuffer(9)])
      port.postMessage(one);""")
    one.phase("live")

    assert one.element.locator(".stage").evaluate("(stage) => stage.offsetHeight") < 500
    expect(one.status).to_have_text("Decoded in your browser, in a frame without network access.")


def test_a_flood_ends_the_frame(embed_evil: Callable[..., Embedded]) -> None:
    one = embed_evil('for (let i = 0; i < 5000; i += 1) port.postMessage({ state: "starting", height: i });')
    expect(one.status).to_have_text("The decoder was stopped because it misbehaved.")
    one.phase("idle")

    expect(one.iframe).to_have_count(0)


def test_a_frame_that_goes_elsewhere_is_closed(embed_evil: Callable[..., Embedded]) -> None:
    one = embed_evil('port.postMessage({ state: "ready", height: 90 }); location.href = "loader.html";')
    expect(one.status).to_have_text("The decoder was stopped because it misbehaved.")

    expect(one.iframe).to_have_count(0)


@pytest.mark.everywhere
def test_the_frame_reaches_neither_the_page_nor_a_window_nor_what_is_stored(
    embed_evil: Callable[..., Embedded], page: Page, host: Host, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    page.context.on("page", lambda _: pytest.fail("a window was opened"))
    address = f"http://127.0.0.1:{listener.port}/"
    one = embed_evil(f"""
      const tries = [() => (top.location = "{address}"), () => top.location.replace("{address}"),
        () => (parent.location.hash = "#mine"), () => open("{address}"), () => parent.document.body.remove(),
        () => localStorage.setItem("a", "b"), () => document.cookie,
        () => document.body.append(Object.assign(document.createElement("a"), {{ href: "{address}", target: "_top" }})),
        () => document.querySelector("a").click(),
        () => alert(1), () => top.postMessage({{ jwtDecoder: "frame", version: 1 }}, "*")];
      let done = 0;
      for (const attempt of tries) {{ try {{ attempt(); done += 1; }} catch {{ /* refused */ }} }}
      port.postMessage({{ state: "ready", height: 100 + done }});""")
    one.phase("live")

    assert page.url == f"{host.address}page.html"
    assert page.evaluate("() => document.querySelectorAll('jwt-decoder').length") == 1
    assert [] == listener.heard


def test_a_second_greeting_gets_no_channel(embed_evil: Callable[..., Embedded], page: Page) -> None:
    one = embed_evil("""window.opened = (window.opened ?? 0) + 1;
      port.postMessage({ state: "ready", height: 100 * opened });
      if (opened < 3) parent.postMessage({ jwtDecoder: "frame", version: 1 }, "*");""")
    one.phase("live")
    page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")

    assert 100 == one.element.locator(".stage").evaluate("(stage) => stage.offsetHeight")


def test_another_version_is_said(embed_evil: Callable[..., Embedded], page: Page) -> None:
    one = embed_evil("", version=2)

    expect(one.status).to_have_text("The decoder is a different version: reload this page.")
    expect(page.locator("iframe:visible")).to_have_count(0)
