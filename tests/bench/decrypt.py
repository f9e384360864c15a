"""From an encrypted token and its key to what is in it, for each algorithm, beside the npm package jose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beside_jose import Comparison, compare

from tests.unit.jwt_decoder.decrypt.peers import JOSE, SEALINGS, Sealing, made

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OWN: Final = """
  const { decryption } = await window.engine.verify(token, key);
  if (decryption.state !== "decrypted") throw new Error(decryption.message);
"""
# It reads a key for the algorithm that is to use it: with dir, for that of the content.
THEIRS: Final = """
  const { jose } = window;
  const { enc } = jose.decodeProtectedHeader(token);
  await jose.compactDecrypt(token, await jose.importJWK(JSON.parse(key), alg === "dir" ? enc : alg), {
    keyManagementAlgorithms: [alg],
  });
"""
# What jose has not of its own, or not in Chromium, whose AES has no keys of 192 bits.
_NOT_IN_CHROMIUM: Final = ("A192", "PBES2-HS384")


def tokens() -> dict[str, tuple[str, str, str]]:
    """Return a token, its key and the name in jose of each alg, then of each enc; empty where jose has none."""
    of_jose = {one for one in SEALINGS if one.library == JOSE}
    by_alg = {(one.alg, one.curve): one for one in SEALINGS if one.enc == "A256GCM"}
    by_enc = {one.enc: one for one in SEALINGS if one.alg == "dir"}
    chosen = {f"{alg} {curve}".strip(): one for (alg, curve), one in by_alg.items()}
    chosen |= {f"dir {enc}": one for enc, one in by_enc.items()}
    return {name: (*made(one), _name(one, one in of_jose)) for name, one in chosen.items()}


def _name(sealing: Sealing, is_known: bool) -> str:  # noqa: FBT001 - of the token
    is_lacking = any(part in f"{sealing.alg} +{sealing.enc}" for part in _NOT_IN_CHROMIUM)
    return sealing.alg if is_known and not is_lacking else ""


def measure(browser: Browser, address: str) -> None:
    """Print the times of each algorithm, and how many times those of jose they are."""
    compare(browser, address, Comparison("decrypt", OWN, THEIRS), tokens())
