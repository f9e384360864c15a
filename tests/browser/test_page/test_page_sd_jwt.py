"""What an SD-JWT discloses is shown, and the tokens within a token."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from playwright.sync_api import expect

from tests.browser.test_page.conftest import SECRET, encoded
from tests.browser.test_page.test_page_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

    MakeToken = Callable[..., str]

pytestmark = pytest.mark.tidy

TYPED = '{"alg":"HS256","typ":"kb+jwt"}'


def disclosure(*elements: object) -> str:
    """Return a Disclosure."""
    return encoded(json.dumps(elements, ensure_ascii=False).encode())


def digest(text: str, algorithm: str = "sha256") -> str:
    """Return the digest of a text."""
    return encoded(hashlib.new(algorithm, text.encode()).digest())


NAME = disclosure("s1", "given_name", "John")
COUNTRY = disclosure("s2", "country", "DE")
ADDRESS = disclosure("s3", "address", {"locality": "Köln", "_sd": [digest(COUNTRY)]})
ELEMENT = disclosure("s4", "US")


@pytest.fixture
def presented(make_token: MakeToken) -> str:
    """Return an SD-JWT with four Disclosures and a digest that has none."""
    digests = [digest(NAME), digest(ADDRESS), digest("decoy")]
    claims = {"iss": "https://issuer.example", "_sd": digests, "nationalities": [{"...": digest(ELEMENT)}, "DE"]}
    return "".join(f"{part}~" for part in (make_token(json.dumps(claims)), NAME, COUNTRY, ADDRESS, ELEMENT))


def bound(presented: str, make_token: MakeToken, sd_hash: str | None = None) -> str:
    """Return an SD-JWT with a Key Binding JWT."""
    claims = {"iat": 1, "aud": "https://verifier.example", "nonce": "n", "sd_hash": sd_hash or digest(presented)}
    return presented + make_token(json.dumps(claims), header=TYPED)


def test_each_disclosure_has_a_pane_that_says_what_it_is(sheet: Sheet, presented: str) -> None:
    """Name and value, salt, digest, and where it sits, with its status in words."""
    sheet.paste(presented)
    panes = sheet.page.locator("[data-disclosure]")
    expect(panes).to_have_count(4)
    expect(panes.locator("h2")).to_have_text(["Disclosure 1", "Disclosure 2", "Disclosure 3", "Disclosure 4"])
    expect(panes.nth(0).locator(".code")).to_have_text('"given_name": "John"')
    expect(panes.nth(0).locator(".pane-about")).to_have_text("Disclosed: its digest is in _sd of the payload.")
    expect(panes.nth(1).locator(".pane-about")).to_contain_text("its digest is in Disclosure 3")
    expect(panes.nth(1).locator(".facts")).to_have_text(f"Pathaddress.countrySalts2Digest, sha-256{digest(COUNTRY)}")
    expect(panes.nth(3).locator(".code")).to_have_text('"US"')
    expect(panes.nth(3).locator(".fact-value").first).to_have_text("nationalities[0]")
    expect(sheet.page.locator(".disclosures .group-about")).to_have_text(
        "4 of 4 in the payload, digests by sha-256, 1 digest without a Disclosure."
    )


def test_the_processed_payload_marks_what_was_disclosed_with_a_word(sheet: Sheet, presented: str) -> None:
    """The payload pane stays as it was signed."""
    sheet.paste(presented)
    pane = sheet.page.locator("#processed .pane")
    pane.get_by_role("radio", name="JSON").check()
    rows = pane.locator(".row[data-disclosed]")
    expect(rows.locator(".reading-of")).to_have_text(
        [
            "Nationalities · 2 values · 1 value in it disclosed",
            "Given names · from Disclosure 1",
            "Postal address · Köln, DE · from Disclosure 3",
            "from Disclosure 2",
        ]
    )
    expect(rows.locator(".code")).to_have_text(
        ['  "nationalities": ["US", "DE"],', '  "given_name": "John",', '  "address": {', '    "country": "DE"']
    )
    expect(pane.locator(".pane-size")).to_have_text("4 values disclosed · 1 digest not disclosed, or a decoy")
    assert '"_sd": [' in sheet.json("payload")
    pane.get_by_role("radio", name="Claims").check()
    marks = [
        "1 value in it disclosed",
        "from Disclosure 1",
        "from Disclosure 3 · 1 value in it disclosed",
    ]
    expect(pane.locator(".claim-disclosed")).to_have_text(marks)
    assert "_sd" not in (pane.locator(".json").text_content() or "")


def test_the_key_binding_jwt_is_a_token_with_panes_of_its_own(
    sheet: Sheet, presented: str, make_token: MakeToken
) -> None:
    """They are numbered and named as those of any token, under a heading."""
    paste = bound(presented, make_token)
    sheet.paste(paste)
    group = sheet.page.locator("[data-nested]")
    expect(group.locator("h2")).to_have_text(["Key Binding JWT", "1 Header", "2 Payload", "3 Signature"])
    expect(group.locator(".pane")).to_have_class(
        [re.compile(f"hue-{hue}") for hue in ("header", "payload", "signature")]
    )
    expect(group.locator(".group-about")).to_have_text("sd_hash matches everything before this JWT.")
    expect(group).to_have_attribute("data-binding", "match")
    expect(group.locator(".group-note")).to_contain_text("Its own signature isn\u2019t verified yet")
    expect(group.locator('[data-claim="nonce"]')).to_have_count(1)
    expect(sheet.page.locator("#payload [data-claim=nonce]")).to_have_count(0)


def test_the_signature_of_the_holder_is_told_apart_from_that_of_the_issuer(sheet: Sheet, make_token: MakeToken) -> None:
    """It is verified with the key in cnf as soon as there is a key for the issuer, and has a sentence of its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    point = key.public_key().public_numbers()
    x, y = (encoded(number.to_bytes(32, "big")) for number in (point.x, point.y))
    jwk = {"kty": "EC", "crv": "P-256", "x": x, "y": y}
    before = f"{make_token(json.dumps({'cnf': {'jwk': jwk}, '_sd': [digest(NAME)]}))}~{NAME}~"
    claims = {"iat": 1, "aud": "v", "nonce": "n", "sd_hash": digest(before)}
    parts = (b'{"alg":"ES256","typ":"kb+jwt"}', json.dumps(claims).encode())
    proof = ".".join(encoded(part) for part in parts)
    numbers = decode_dss_signature(key.sign(proof.encode(), ec.ECDSA(hashes.SHA256())))
    sheet.paste(f"{before}{proof}.{encoded(b''.join(one.to_bytes(32, 'big') for one in numbers))}")
    said = sheet.page.locator("[data-holder]")
    expect(said).to_have_attribute("data-holder", "")
    sheet.give(SECRET)
    expect(said).to_have_text("The Key Binding JWT is signed with the key in cnf (ES256).")
    expect(said).to_have_attribute("data-mark", "pass")
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "valid")
    sheet.give("another secret")
    expect(said).to_contain_text("nothing vouches for that key")
    expect(said).to_have_attribute("data-mark", "caution")
    sheet.give("")
    expect(said).to_contain_text("isn\u2019t verified yet")
    expect(said).to_have_attribute("data-holder", "")


def test_the_key_binding_jwt_is_coloured_in_the_paste(sheet: Sheet, presented: str, make_token: MakeToken) -> None:
    """Its segments have the hues of a header, a payload and a signature."""
    paste = bound(presented, make_token)
    sheet.paste(paste)
    header, payload, signature = paste.rpartition("~")[2].split(".")
    for name, text in (("header", header), ("payload", payload), ("signature", signature)):
        assert text in [characters for _, _, characters in sheet.highlighted(f"segment-{name}")]


def test_a_hash_of_something_else_is_said_beside_what_it_must_be(
    sheet: Sheet, presented: str, make_token: MakeToken
) -> None:
    """As a fault at its characters, and beside the Key Binding JWT."""
    sheet.paste(bound(presented, make_token, sd_hash="other"))
    group = sheet.page.locator("[data-nested]")
    expect(group).to_have_attribute("data-binding", "mismatch")
    expect(group.locator(".fact-value").first).to_have_text("other")
    expect(group.locator(".fact-value").nth(1)).to_have_text(digest(presented))
    expect(sheet.faults).to_have_attribute("data-fault", "kb-sd-hash")
    expect(sheet.verdict("structure")).to_have_attribute("data-state", "faulty")


def test_pointing_at_a_disclosed_value_tints_its_characters(sheet: Sheet, presented: str) -> None:
    """In the line of the pane, and in the paste."""
    sheet.paste(presented)
    pane = sheet.page.locator("[data-disclosure]").first
    pane.locator(".pane-open").click()
    pane.locator(".row").hover()
    value = '["s1", "given_name", "John"]'.index('"John"')
    first, last = value * 4 // 3, -(-(value + len('"John"')) * 4 // 3)
    assert [NAME[first:last]] == [text for _, _, text in sheet.highlighted("tint-payload")]


def test_a_disclosure_that_nothing_vouches_for_is_said_so(sheet: Sheet, presented: str) -> None:
    """In words, in its pane, and as a fault."""
    sheet.paste(f"{presented}{disclosure('s9', 'admin', 'yes')}~")
    pane = sheet.page.locator('[data-disclosure="unreferenced"]')
    expect(pane.locator(".pane-about")).to_have_text("No digest matches this Disclosure, so nothing vouches for it.")
    expect(sheet.faults).to_have_attribute("data-fault", "disclosure-unreferenced")
    expect(sheet.page.locator("#processed .claims")).not_to_contain_text("admin")


def test_a_malformed_disclosure_is_shown_as_the_text_that_it_is(sheet: Sheet, presented: str) -> None:
    """It takes nothing of the others away."""
    sheet.paste(f"{presented}{encoded(b'no array')}~")
    expect(sheet.page.locator('[data-disclosure="malformed"] .code')).to_have_text("no array")
    expect(sheet.page.locator("[data-disclosure]")).to_have_count(5)


def test_nothing_of_a_disclosure_becomes_markup(sheet: Sheet, make_token: MakeToken) -> None:
    """Names and values of hostile ones are text, and unseen characters are drawn."""
    hostile = disclosure('<img src=x onerror="alert(1)">\u202e', "__proto__", {"<b>": "</pre>\u202e"})
    sheet.paste(f"{make_token(json.dumps({'_sd': [digest(hostile)]}))}~{hostile}~")
    pane = sheet.page.locator("[data-disclosure]")
    expect(pane.locator(".code").first).to_have_text('"__proto__": {')
    expect(pane.locator("img, b")).to_have_count(0)
    expect(pane.locator(".fact-value .control-character")).to_have_count(1)


def test_of_a_thousand_disclosures_ten_are_drawn_and_more_on_demand(sheet: Sheet, make_token: MakeToken) -> None:
    """It is said how many more there are, and what they hold is in the processed payload."""
    many = [disclosure(f"s{number}", f"n{number}", number) for number in range(1_000)]
    issued = make_token(json.dumps({"_sd": [digest(one) for one in many]}))
    sheet.paste("".join(f"{part}~" for part in (issued, *many)))
    panes = sheet.page.locator("[data-disclosure]")
    more = sheet.page.locator(".disclosures .group-more")
    expect(panes).to_have_count(10)
    expect(more).to_have_text("Show 50 of 990 more")
    more.click()
    expect(panes).to_have_count(60)
    expect(panes.nth(59).locator("h2")).to_have_text("Disclosure 60")
    sheet.page.locator("#processed").get_by_role("radio", name="JSON").check()
    expect(sheet.page.locator("#processed .json")).to_contain_text('"n999": 999')


def test_a_chain_of_a_thousand_disclosures_does_not_stop_python(sheet: Sheet, make_token: MakeToken) -> None:
    """Each has the digest of the next one; the stack of the browser is small."""
    links = [disclosure("s", "end", 1)]
    for number in range(999):
        links.append(disclosure(f"s{number}", "in", {"_sd": [digest(links[-1])]}))
    issued = make_token(json.dumps({"_sd": [digest(links[-1])]}))
    sheet.paste("".join(f"{part}~" for part in (issued, *reversed(links))))
    expect(sheet.page.locator("[data-disclosure]").first).to_have_attribute("data-disclosure", "disclosed")
    expect(sheet.faults).to_have_attribute("data-fault", "disclosure-deep")


@pytest.mark.parametrize("algorithm", ["sha-384", "sha3-256", "sha3-512", "blake2b-512"])
def test_python_in_the_browser_has_the_other_hash_algorithms(
    sheet: Sheet, make_token: MakeToken, algorithm: str
) -> None:
    """They come from the memory snapshot."""
    name = {"sha-384": "sha384", "sha3-256": "sha3_256", "sha3-512": "sha3_512", "blake2b-512": "blake2b"}[algorithm]
    claims = {"_sd_alg": algorithm, "_sd": [digest(NAME, name)]}
    sheet.paste(f"{make_token(json.dumps(claims))}~{NAME}~")
    expect(sheet.page.locator("[data-disclosure]")).to_have_attribute("data-disclosure", "disclosed")


def test_a_jwt_that_is_the_payload_has_panes_of_its_own(sheet: Sheet, make_token: MakeToken) -> None:
    """Two levels of them, one within the other."""
    inner = make_token('{"sub":"innermost"}')
    middle = make_token(inner, header='{"alg":"HS256","cty":"JWT"}')
    sheet.paste(make_token(middle, header='{"alg":"HS256","cty":"JWT"}'))
    groups = sheet.page.locator("[data-nested]")
    expect(groups).to_have_count(2)
    expect(groups.first.locator(".group-about").first).to_contain_text("The payload of this token is a token itself")
    expect(groups.nth(1).locator(".claim-value").filter(has_text="innermost")).to_have_count(1)
    assert "eyJ" in sheet.json("payload")
    assert base64.urlsafe_b64decode(middle.split(".")[1] + "==").decode() == inner


def test_ids_stay_unique_and_what_was_inside_goes_with_its_token(
    sheet: Sheet, presented: str, make_token: MakeToken, article: str
) -> None:
    """Another token takes the panes of the last one away."""
    sheet.paste(bound(presented, make_token))
    ids = sheet.page.evaluate("() => Array.from(document.querySelectorAll('[id]'), ({ id }) => id)")
    assert len(set(ids)) == len(ids)
    sheet.paste(article)
    expect(sheet.page.locator("[data-disclosure], [data-nested], #processed .pane")).to_have_count(0)


def test_a_holder_presents_what_was_chosen_bound_to_the_key(sheet: Sheet, make_token: MakeToken) -> None:
    """All of it by keyboard: Disclosures, audience, nonce and key, and what came is verified like any token."""
    private = ec.generate_private_key(ec.SECP256R1())
    numbers = private.private_numbers()
    x, y, d = (
        encoded(number.to_bytes(32))
        for number in (numbers.public_numbers.x, numbers.public_numbers.y, numbers.private_value)
    )
    key = {"kty": "EC", "crv": "P-256", "x": x, "y": y}
    claims = {"_sd": [digest(NAME), digest(ADDRESS)], "cnf": {"jwk": key}}
    page = sheet.page
    sheet.paste("".join(f"{part}~" for part in (make_token(json.dumps(claims)), NAME, COUNTRY, ADDRESS)))
    sheet.give(SECRET)
    page.locator("#holder > summary").press("Enter")
    page.get_by_role("checkbox", name="address.country").press("Space")
    page.keyboard.press("Tab")
    page.get_by_label("Audience", exact=True).fill("https://verifier.example")
    page.get_by_label("Nonce", exact=True).fill("n-1")
    page.get_by_label("Holder’s key").fill(json.dumps({**key, "d": d}))

    expect(page.locator("#holder-count")).to_have_text("2 of 3 Disclosures")
    expect(page.locator("#holder-line")).to_contain_text("is signed with the key in cnf (ES256)")
    expect(page.locator("#holder-lines [data-line=signature]")).to_have_attribute("data-state", "valid")
    expect(page.get_by_label("Holder’s key")).not_to_have_value(re.compile(d))
    assert [] == violations(page)
    page.get_by_role("button", name="Decode it").locator("visible=true").press("Enter")
    sheet.settled()
    expect(page.locator("[data-disclosure]")).to_have_count(2)
    expect(page.locator("[data-holder=valid]")).to_have_count(1)
    page.locator("#holder-key-clear").click()
    assert d not in page.content()
    assert d not in page.url
