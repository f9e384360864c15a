"""Every algorithm decrypts in WebKit, by its own cryptography or by noble: tokens of other libraries open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.text import base64url

from tests.browser.engines import NOW
from tests.browser.test_decrypt import PART
from tests.unit.jwt_decoder.decrypt.peers import SEALINGS, made
from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, changed, compact, jwk, key_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.webkit.sheet import Sheet

_MOST_AT_ONCE: Final = 6
_DECRYPT: Final = """async ([now, cases]) => {
  window.engine ??= (await import("./engine.js")).createEngine();
  const found = await Promise.all(cases.map(([token, key]) => window.engine.verify(token, key, { now })));
  return JSON.stringify(found.map(({ decryption }) => [decryption.state, decryption.token?.payload.text ?? null]));
}"""


def opened(sheet: Sheet, tokens: Sequence[tuple[str, str]]) -> list[tuple[str, str | None]]:
    """Return for each token its state, and what was in it."""
    found: list[tuple[str, str | None]] = []
    for first in range(0, len(tokens), _MOST_AT_ONCE):
        answers = sheet.settle(_DECRYPT, [NOW, tokens[first : first + _MOST_AT_ONCE]])
        found += [(state, text) for state, text in json.loads(str(answers))]
    return found


def test_tokens_of_other_libraries_open_and_nothing_changed(
    open_address: Callable[[str], Sheet], site: str, pytestconfig: pytest.Config
) -> None:
    sheet = open_address(f"{site}blank.html")
    is_whole = pytestconfig.getoption("whole")
    tokens = [made(one) for one in (SEALINGS if is_whole else PART["engine"])]

    assert [("decrypted", CLAIMS.decode())] * len(tokens) == opened(sheet, tokens)
    for part in range(5) if is_whole else (4,):
        some = tokens if is_whole else tokens[::3]
        spoilt = [(changed(token, part), key) for token, key in some if token.split(".")[part]]
        assert [("failed", None)] * len(spoilt) == opened(sheet, spoilt)


@pytest.mark.everywhere
def test_what_is_empty_is_answered(open_address: Callable[[str], Sheet], site: str) -> None:
    """The process of a page does not survive it to be asked for some of this."""
    key, empty = (json.dumps({"kty": "oct", "k": base64url.encode(octets)}) for octets in (bytes(range(16)), b""))
    header = {"alg": "dir", "enc": "A128GCM"}
    password = {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": "A" * 16, "p2c": 1000}
    gcm = {"alg": "A128GCMKW", "enc": "A128GCM", "iv": "A" * 16, "tag": "A" * 22}
    rsa = jwk(key_for("RSA-OAEP", "A128GCM"))
    tokens = [
        (compact(header, bytes(range(16)), plaintext=b""), key),
        (compact({**header, "alg": "A128KW"}, bytes(16)), key),
        (compact({**header, "alg": "RSA-OAEP"}, bytes(16)), rsa),
        (compact({**header, "alg": "RSA1_5"}, bytes(16)), rsa),
        (compact(gcm, bytes(16)), key),
        (compact(password, bytes(16), bytes(24)), empty),
        (compact(header, bytes(range(16))), key),
    ]
    found = [state for state, _ in opened(open_address(f"{site}blank.html"), tokens)]

    assert ["decrypted", *["failed"] * 4, "key-unusable", "decrypted"] == found
