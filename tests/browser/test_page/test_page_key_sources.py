"""Keys and addresses that a token itself names, payloads that it leaves out, and what is said of each signature."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jwt as pyjwt
import pytest
from playwright.sync_api import Route, expect

from tests.browser.engines import WITHOUT_SUBTLE
from tests.unit.jwt_decoder.diagnose.test_diagnosis import EXPLAINED, jwk
from tests.unit.jwt_decoder.keys.test_key_forms import certificate_pem
from tests.unit.jwt_decoder.verify.jose_tokens import b64, private_key
from tests.unit.jwt_decoder.verify.near_misses import VECTORS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

DIST = Path(__file__).resolve().parents[3] / "dist"
JWKS = {vector["alg"]: vector for vector in VECTORS["compact"]}
# One of each kind: the secret, the key, the algorithm, the signature, the signing input.
SAID = ("secret-base64", "hmac-with-public-key", "alg-other-hash", "signature-der", "input-padded")


def signed_with(header: dict[str, Any], kind: str = "P-256", alg: str = "ES256") -> str:
    key: Any = private_key(kind)
    return pyjwt.PyJWS().encode(b'{"sub":"alice"}', key, algorithm=alg, headers=header)


def test_a_key_in_the_header_is_used_by_one_click_and_trusted_by_nobody(sheet: Sheet) -> None:
    """The signature holds, and the line of trust says who chose the key."""
    sheet.paste(signed_with({"jwk": jwk("P-256")}))
    offer = sheet.page.locator('[data-header-key="jwk"]')
    expect(offer).to_contain_text("EC public key, P-256.")
    offer.get_by_role("button", name="Use the key in the token’s header (jwk)").click()
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "valid")
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "from-token")
    expect(sheet.verdict("trust")).to_contain_text("whoever made the token chose it")


def test_a_certificate_in_the_header_is_used_by_one_click_and_its_dates_are_judged(sheet: Sheet) -> None:
    """Subject, issuer and validity stand by the key; one that has expired is a finding."""
    chain = ["".join(certificate_pem("RSA").splitlines()[1:-1])]
    sheet.paste(signed_with({"x5c": chain}, "RSA", "RS256"))
    sheet.page.locator('[data-header-key="x5c"]').get_by_role("button").click()
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "from-token")
    expect(sheet.page.locator("#key-about")).to_contain_text("issued by “CN=")
    expect(sheet.page.locator("#key-about")).to_contain_text("Certificate of “CN=")


def test_a_key_in_the_header_is_text_alone(sheet: Sheet) -> None:
    """Nothing of a hostile header becomes markup."""
    sheet.paste(signed_with({"jwk": {"kty": "<img src=x onerror=alert(1)>"}}))
    expect(sheet.page.locator("#header-keys")).to_contain_text("The kty of this JWK is “<img src=x")
    expect(sheet.page.locator("#header-keys img")).to_have_count(0)


def test_an_address_is_text_with_a_command_and_no_link(sheet: Sheet) -> None:
    """Nothing is fetched: a request to another place would fail this test."""
    address = "https://keys.example/jwks?a=1&b='2'"
    sheet.paste(signed_with({"jku": address}))
    pointer = sheet.page.locator('[data-pointer="jku"]')
    expect(pointer.locator(".command-text").first).to_contain_text("curl --globoff --proto '=https' 'https://keys.")
    expect(pointer.locator(".command-text").last).to_have_text("jwt-decoder --fetch-keys --from-jku")
    expect(pointer.get_by_role("button", name="Copy the command")).to_have_count(2)
    expect(sheet.page.locator("#pointers a")).to_have_count(0)


def test_keys_and_addresses_go_with_their_token(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Another paste has none of them."""
    sheet.paste(signed_with({"jwk": jwk("P-256"), "jku": "https://keys.example"}))
    sheet.paste(make_token('{"sub":"alice"}'))
    expect(sheet.page.locator("#header-keys")).to_be_hidden()
    expect(sheet.page.locator("#pointers")).to_be_hidden()


def test_a_payload_left_out_is_asked_for_and_verified_with(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The field is there for such a token alone, and each change of it verifies again."""
    vector = VECTORS["unencoded"]
    field = sheet.page.get_by_label("Payload that the token leaves out")
    sheet.paste(vector["token"])
    sheet.give(json.dumps(vector["key"]))
    assert sheet.state("signature") == "not-attempted"
    field.fill(vector["payload"])
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "valid")
    field.fill(vector["payload"] + "!")
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "invalid")
    sheet.paste(make_token('{"sub":"alice"}'))
    expect(field).to_be_hidden()


def test_each_signature_of_a_general_jws_has_its_verdict(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The strip speaks of the best of them, the list of each."""
    general = VECTORS["general"]
    sheet.paste(general["token"])
    sheet.give(json.dumps(general["keys"][1]))
    items = sheet.page.locator("#signatures li")
    expect(items).to_have_count(2)
    expect(items.nth(0)).to_have_attribute("data-state", "key-unusable")
    expect(items.nth(1)).to_have_attribute("data-state", "valid")
    expect(items.nth(1)).to_contain_text("Signature 2 of 2: Verified.")
    sheet.paste(make_token('{"sub":"alice"}'))
    expect(sheet.page.locator("#signatures")).to_be_hidden()


def test_each_header_of_a_general_jws_is_its_own(sheet: Sheet) -> None:
    """The pane of a header shows what its own characters say."""
    sheet.paste(VECTORS["general"]["token"])
    encoded = b64(b'{"alg":"EdDSA"}')
    pane = sheet.page.locator(".pane").filter(has=sheet.page.locator(".encoded", has_text=encoded))
    expect(pane).to_have_count(1)
    expect(pane.locator(".pane-brief")).to_contain_text("alg EdDSA")
    expect(sheet.page.locator("#header .pane-brief")).to_contain_text("alg ES256")


@pytest.mark.parametrize("ident", SAID)
def test_a_diagnosis_is_read_in_the_page(sheet: Sheet, ident: str) -> None:
    """What explains the signature stands in its cell, and the fix beside the verdict."""
    token, key, encoding = next(row[1:] for row in EXPLAINED if row[0] == ident)
    sheet.paste(token)
    sheet.read_as(encoding)
    sheet.give(key)
    message = sheet.page.locator("#diagnosis .diagnosis-message").first
    expect(message).not_to_be_empty()
    expect(sheet.page.locator("#diagnosis .diagnosis-fix").first).to_contain_text(".")
    assert message.inner_text() in sheet.verdict("signature").inner_text()


def test_without_the_browser_s_cryptography_the_page_says_so_and_does_hmac(
    fresh: Sheet, make_token: Callable[..., str], secret: str
) -> None:
    """As over plain HTTP away from localhost."""
    (worker,) = (DIST / "assets").glob("worker-*.js.gz")
    script = WITHOUT_SUBTLE.encode() + b"\n" + gzip.decompress(worker.read_bytes())

    def without_subtle(route: Route) -> None:
        route.fulfill(body=script, content_type="application/gzip")

    fresh.page.route(f"**/{worker.name}", without_subtle)
    fresh.open()
    fresh.paste(make_token('{"sub":"alice"}'))
    fresh.give(secret)
    assert fresh.state("signature") == "valid"
    fresh.paste(JWKS["RS256"]["token"])
    fresh.give(json.dumps(JWKS["RS256"]["key"]))
    assert fresh.state("signature") == "unsupported"
    expect(fresh.verdict("signature")).to_contain_text(
        "RS256 needs the browser’s cryptography, which is only available over HTTPS"
    )


HARD = {
    "5 MB of letters": "x" * 5_000_000,
    "a set of 10,000 keys": json.dumps(
        {"keys": [{"kty": "RSA", "n": b64(bytes([193, *n.to_bytes(255, "big")])), "e": "AQAB"} for n in range(10_000)]}
    ),
    "a hostile certificate": "-----BEGIN CERTIFICATE-----\n" + b64(b"\x30\x84\xff\xff\xff\xff" * 999) + "\n",
}


@pytest.mark.parametrize("what", HARD)
def test_a_hard_key_gives_a_sentence_and_the_page_lives(
    sheet: Sheet, make_token: Callable[..., str], secret: str, what: str
) -> None:
    """The key is put in place at once, as by pasting."""
    sheet.paste(JWKS["RS256"]["token"])
    put = "(field, text) => { field.value = text; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }"
    sheet.key.evaluate(put, HARD[what])
    sheet.settled()
    assert sheet.state("signature") in {"invalid", "key-unusable"}
    sheet.paste(make_token('{"sub":"alice"}'))
    sheet.give(secret)
    assert sheet.state("signature") == "valid"
