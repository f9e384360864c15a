"""Every algorithm signs and encrypts in WebKit, by its own cryptography or by noble, and others take what was made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from tests.browser.test_make import ENCRYPTING, SIGNING, encrypted
from tests.unit.jwt_decoder.decrypt.sealed import jwk, key_for, opened
from tests.unit.jwt_decoder.differential.key_pairs import jwk as signing_key
from tests.unit.jwt_decoder.make.made_tokens import CLAIMS
from tests.unit.jwt_decoder.make.test_sign import verified_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.webkit.sheet import Sheet

_MAKE: Final = """async ([action, cases]) => {
  window.engine ??= (await import("./engine.js")).createEngine();
  return JSON.stringify(await Promise.all(cases.map((one) => window.engine[action](one))));
}"""


def made(sheet: Sheet, action: str, cases: list[dict[str, Any]]) -> list[str]:
    """Return the token of each case."""
    answers = json.loads(str(sheet.settle(_MAKE, [action, cases])))
    assert [] == [fault["message"] for answer in answers for fault in answer["faults"]]
    return [answer["token"] for answer in answers]


def test_what_is_signed_and_encrypted_others_take(open_address: Callable[[str], Sheet], site: str) -> None:
    sheet = open_address(f"{site}blank.html")
    texts = [
        {"header": json.dumps({"alg": alg}), "payload": CLAIMS, "key": json.dumps(signing_key(alg, private=True))}
        for alg in SIGNING
    ]
    tokens = dict(zip(SIGNING, made(sheet, "sign", texts), strict=True))
    assert set(SIGNING) <= set().union(*verified_by(tokens).values())

    rsa = key_for("RSA-OAEP", "A128GCM")
    keys = {case: rsa if case[0].startswith("RSA") else key_for(*case) for case in ENCRYPTING}
    found = zip(keys.values(), made(sheet, "encrypt", encrypted("engine", keys)), strict=True)
    assert {"decrypted"} == {opened(token, jwk(key))["decryption"]["state"] for key, token in found}
