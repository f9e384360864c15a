"""Engines of the built site in a page: as they are, and with something of the platform taken away from the worker."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOW: Final = 1767225600
# What a case is: [token, key, options]; what comes back: the verifications, in order.
_VERIFY: Final = """async ([name, now, cases]) => JSON.stringify(await Promise.all(
  cases.map(([token, key, options]) => window[name].verify(token, key, { now, ...options }))))"""

_START: Final = """async ([name, line]) => {
  const { createBoot, fetchRuntime, startEngine } = await import("./engine.js");
  const boot = createBoot();
  const runtime = await fetchRuntime({ baseURL: new URL(".", location.href), boot });
  const worker = new Blob([line, "\\n", runtime.worker], { type: "text/javascript" });
  window[name] = startEngine({ ...runtime, worker }, { boot });
}"""

# The platform refuses keys of what noble knows too, and tells the page of which algorithm it was asked.
WITHOUT_NOBLES_PART: Final = """
const refused = new BroadcastChannel("refused");
const genuine = SubtleCrypto.prototype.importKey;
SubtleCrypto.prototype.importKey = function (form, octets, parameters, ...rest) {
  if (!/^Ed|^ML-DSA/.test(parameters.name)) return genuine.call(this, form, octets, parameters, ...rest);
  refused.postMessage(parameters.name);
  return Promise.reject(new DOMException("", "NotSupportedError"));
};"""

# As on plain HTTP away from localhost.
WITHOUT_SUBTLE: Final = 'Object.defineProperty(Crypto.prototype, "subtle", { value: undefined });'


def start(page: Page, name: str, line: str = "") -> None:
    """Start an engine as ``window[name]``, its worker's script beginning with ``line``."""
    page.evaluate(_START, [name, line])


def verify_all(page: Page, cases: list[tuple[str, str, dict[str, Any]]], name: str = "engine") -> list[dict[str, Any]]:
    """Verify every case in one go."""
    found: list[dict[str, Any]] = json.loads(page.evaluate(_VERIFY, [name, NOW, [list(case) for case in cases]]))
    return found
