"""Of hundreds of wrong keys and wrong tokens each has its true cause or none: nothing is said that was not tried."""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import json
import unicodedata
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.diagnose.test_diagnosis import EC_PEM, Forged, ec_numbers, ec_raw, hs, jwk, rs
from tests.unit.jwt_decoder.diagnose.test_earned_certainty import signer_of
from tests.unit.jwt_decoder.diagnose.verified import CERTAINTY, causes, said, verified
from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, b64, private_key, private_pem, public_pem

if TYPE_CHECKING:
    from collections.abc import Callable

# Hundreds of verifications, each cause of which has an example elsewhere.
pytestmark = pytest.mark.untraced

RULED_OUT: Final = "ruled-out"
LENGTH: Final = "signature-length"
SECRET: Final = "s3cr3t-of-the-orders-service-2026!"
OCTETS: Final = SECRET.encode()
CLAIMS: Final = {"iss": "https://shop.example/", "sub": "u-4711", "exp": 1795809000, "name": "Zo\u00eb", "ratio": 1.5}
PAYLOAD: Final = json.dumps(CLAIMS, separators=(",", ":"), ensure_ascii=False)


@pytest.fixture(autouse=True)
def _no_time_to_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the long searches for one character: they have tests of their own."""
    monkeypatch.setattr(Cryptography, "search_seconds", 0.0)
    monkeypatch.setattr("jwt_decoder.diagnose.hypotheses.text._MOST_SECONDS", -1.0)


def assert_cause(ident: str, token: str, key: str, payload: str | None = None) -> None:
    """Assert that a signature is invalid for this reason, and that nothing is certain where none was found."""
    found = verified(token, key, payload=payload)

    assert ("invalid", [ident]) == (found["verdict"]["signature"]["state"], causes(found))
    assert ident != RULED_OUT or not CERTAINTY.search(said(found))


# What was typed for the secret, and why the signature doesn't match it.
TYPED: Final = {
    f"{SECRET}\n": "secret-trimmed",
    f"{SECRET}\r": "secret-trimmed",
    f"{SECRET}\r\n": "secret-trimmed",
    f"\ufeff{SECRET}": "secret-trimmed",
    f"{SECRET}\u00a0": "secret-trimmed",
    f"{SECRET}\u200b": "secret-trimmed",
    f"  {SECRET}": "secret-trimmed",
    f'"{SECRET}"': "secret-quotes",
    f"'{SECRET}'": "secret-quotes",
    f"\u201c{SECRET}\u201d": "secret-quotes",
    f"`{SECRET}`": "secret-quotes",
    f"JWT_SECRET={SECRET}": "secret-assignment",
    f'export JWT_SECRET="{SECRET}"': "secret-assignment",
    f"jwt_secret: {SECRET}": "secret-assignment",
    f'const secret = "{SECRET}";': "secret-assignment",
    SECRET.replace("!", "%21"): "secret-escaped",
    SECRET.replace("!", "&#33;"): "secret-escaped",
    base64.b64encode(OCTETS).decode(): "secret-base64",
    b64(OCTETS): "secret-base64",
    OCTETS.hex(): "secret-hex",
    OCTETS.hex().upper(): "secret-hex",
    OCTETS.hex(":"): "secret-hex",
    f"0x{OCTETS.hex()}": "secret-hex",
    SECRET.upper(): "secret-respelt",
    SECRET.capitalize(): "secret-respelt",
    f"{SECRET};": "secret-respelt",
    f'"{SECRET}",': "secret-respelt",
    repr(OCTETS): "secret-respelt",
    "b'" + "".join(f"\\x{octet:02x}" for octet in OCTETS) + "'": "secret-respelt",
    f"<{SECRET}>": RULED_OUT,
    SECRET[:-1]: RULED_OUT,
    f"{SECRET}x": RULED_OUT,
    SECRET[::-1]: RULED_OUT,
    SECRET * 2: RULED_OUT,
    SECRET[1] + SECRET[0] + SECRET[2:]: RULED_OUT,
    SECRET.replace("2026", "2025"): RULED_OUT,
    "the-secret-of-staging-2026": RULED_OUT,
    "orders-2026-01": RULED_OUT,
    "password": RULED_OUT,
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_secret_that_was_typed_in_another_way(typed: str) -> None:
    assert_cause(TYPED[typed], hs(OCTETS), typed)


# What the signer took for the secret.
TAKEN: Final = {
    OCTETS + b"\n": "secret-line-end",
    OCTETS + b"\r\n": "secret-line-end",
    OCTETS + b" ": "secret-spaced",
    b"\xef\xbb\xbf" + OCTETS: "secret-charset",
    SECRET.encode("utf-16"): "secret-charset",
    SECRET.encode("utf-16-le"): "secret-charset",
    SECRET.encode("utf-16-be"): "secret-charset",
    f'"{SECRET}"'.encode(): "secret-quotes",
    base64.b64encode(OCTETS): "secret-encoded",
    OCTETS.hex().encode(): "secret-encoded",
    OCTETS.hex().upper().encode(): "secret-encoded",
    hashlib.sha256(OCTETS).digest(): "secret-hashed",
    hashlib.sha512(OCTETS).hexdigest().encode(): "secret-hashed",
    OCTETS[:32]: "secret-respelt",
    OCTETS[:16]: "secret-respelt",
    SECRET.upper().encode(): "secret-respelt",
    repr(OCTETS).encode(): "secret-respelt",
    b"undefined": "secret-unset",
    b"[object Object]": "secret-unset",
    b"$JWT_SECRET": "secret-unset",
    b"": "secret-empty",
    b"changeme": "secret-published",
    OCTETS[::-1]: RULED_OUT,
    OCTETS[:20]: RULED_OUT,
    hashlib.pbkdf2_hmac("sha256", OCTETS, b"salt", 1000): RULED_OUT,
    hmac.digest(OCTETS, b"", "sha256"): RULED_OUT,
    hashlib.sha256(hashlib.sha256(OCTETS).digest()).digest(): RULED_OUT,
}


@pytest.mark.parametrize("taken", TAKEN)
def test_a_secret_that_the_signer_took_in_another_way(taken: bytes) -> None:
    assert_cause(TAKEN[taken], hs(taken), SECRET)


# What became of an HMAC.
SHAPES: Final[dict[str, tuple[Callable[[bytes], bytes], str]]] = {
    "hex": (lambda mac: mac.hex().encode(), "signature-encoded-twice"),
    "hex in capitals": (lambda mac: mac.hex().upper().encode(), "signature-encoded-twice"),
    "base64": (base64.b64encode, "signature-encoded-twice"),
    "base64url": (lambda mac: b64(mac).encode(), "signature-encoded-twice"),
    "first half": (lambda mac: mac[:16], "signature-cut"),
    "three quarters": (lambda mac: mac[:24], "signature-cut"),
    "reversed": (lambda mac: mac[::-1], "signature-reversed"),
    "text": (lambda mac: mac.decode("latin-1").encode(), "signature-as-text"),
    "twice": (lambda mac: mac * 2, "signature-lengthened"),
    "one byte": (lambda mac: mac[:1], LENGTH),
    "second half": (lambda mac: mac[16:], LENGTH),
    "lost in text": (lambda mac: mac.decode(errors="replace").encode(), LENGTH),
    "hex with colons": (lambda mac: mac.hex(":").encode(), LENGTH),
    "zeros": (lambda _: bytes(32), RULED_OUT),
    "ones": (lambda _: b"\xff" * 32, RULED_OUT),
    "inverted": (lambda mac: bytes(one ^ 255 for one in mac), RULED_OUT),
    "hashed": (lambda mac: hashlib.sha256(mac).digest(), RULED_OUT),
    "in words": (lambda mac: b"".join(mac[at : at + 4][::-1] for at in range(0, 32, 4)), RULED_OUT),
    "of SHA-3": (lambda _: hashlib.sha3_256(OCTETS).digest(), RULED_OUT),
    "of no HMAC": (lambda _: hashlib.sha256(OCTETS + b"text").digest(), RULED_OUT),
    "sorted": (lambda mac: bytes(sorted(mac)), RULED_OUT),
}


@pytest.mark.parametrize("name", SHAPES)
def test_an_hmac_that_something_was_done_to(name: str) -> None:
    shape, ident = SHAPES[name]
    assert_cause(ident, hs(OCTETS, shape=shape), SECRET)


# What was signed instead of the signing input.
OVER: Final[dict[str, tuple[Callable[[str, str], bytes], str]]] = {
    "no dot": (lambda h, p: f"{h}{p}".encode(), "input-payload"),
    "payload": (lambda _, p: p.encode(), "input-payload"),
    "decoded payload": (lambda *_: PAYLOAD.encode(), "input-payload"),
    "header, decoded payload": (lambda h, _: f"{h}.{PAYLOAD}".encode(), "input-payload"),
    "line feed": (lambda h, p: f"{h}.{p}\n".encode(), "input-surroundings"),
    "CRLF": (lambda h, p: f"{h}.{p}\r\n".encode(), "input-surroundings"),
    "last dot": (lambda h, p: f"{h}.{p}.".encode(), "input-surroundings"),
    "Bearer": (lambda h, p: f"Bearer {h}.{p}".encode(), "input-surroundings"),
    "hash": (lambda h, p: hashlib.sha256(f"{h}.{p}".encode()).digest(), "input-hashed"),
    "digits of hash": (lambda h, p: hashlib.sha256(f"{h}.{p}".encode()).hexdigest().encode(), "input-hashed"),
    "header": (lambda h, _: h.encode(), RULED_OUT),
    "nothing": (lambda *_: b"", RULED_OUT),
    "exchanged": (lambda h, p: f"{p}.{h}".encode(), RULED_OUT),
    "lower case": (lambda h, p: f"{h}.{p}".lower().encode(), RULED_OUT),
    "UTF-16": (lambda h, p: f"{h}.{p}".encode("utf-16-le"), RULED_OUT),
    "encoded": (lambda h, p: b64(f"{h}.{p}".encode()).encode(), RULED_OUT),
    "colon": (lambda h, p: f"{h}:{p}".encode(), RULED_OUT),
    "quoted": (lambda h, p: f'"{h}.{p}"'.encode(), RULED_OUT),
    "another payload": (lambda h, _: f"{h}.{b64(b'{}')}".encode(), RULED_OUT),
    "another header": (lambda _, p: f"{b64(b'{}')}.{p}".encode(), RULED_OUT),
}
SIGNERS: Final[dict[str, tuple[str, Callable[..., str]]]] = {
    "HS256": (SECRET, lambda **more: hs(OCTETS, **more)),
    "ES256": (EC_PEM, lambda **more: rs(lambda m: ec_raw(*ec_numbers(m)), alg="ES256", **more)),
}


@pytest.mark.untraced
@pytest.mark.parametrize("alg", SIGNERS)
@pytest.mark.parametrize("name", OVER)
def test_something_else_that_was_signed(name: str, alg: str) -> None:
    key, sign = SIGNERS[alg]
    over, ident = OVER[name]
    assert_cause(ident, sign(payload=PAYLOAD.encode(), over=over), key)


# Other ways to write the same claims, and claims that are not the same.
ANEW: Final = {
    json.dumps(CLAIMS, separators=(",", ":")): "input-reserialized",
    json.dumps(CLAIMS): "input-reserialized",
    json.dumps(CLAIMS, ensure_ascii=False): "input-reserialized",
    json.dumps(CLAIMS, indent=2): "input-reserialized",
    json.dumps(CLAIMS, indent=4, ensure_ascii=False): "input-reserialized",
    json.dumps(CLAIMS, indent="\t", ensure_ascii=False): "input-reserialized",
    PAYLOAD.replace("/", "\\/"): "input-reserialized",
    json.dumps(CLAIMS, separators=(",", ":")).replace("/", "\\/"): "input-reserialized",
    f"{PAYLOAD}\n": "input-reserialized",
    unicodedata.normalize("NFD", PAYLOAD): "input-reserialized",
    json.dumps(dict(reversed(CLAIMS.items()))): RULED_OUT,
    PAYLOAD.replace("1795809000", "1895809000"): RULED_OUT,
    PAYLOAD.replace("1795809000", '"1795809000"'): RULED_OUT,
    PAYLOAD.replace('"name"', '"n\\u0061me"').replace("u-4711", "\\u0075-4711"): RULED_OUT,
    f'{PAYLOAD[:-1]},"admin":true}}': RULED_OUT,
    "{}": RULED_OUT,
}


@pytest.mark.untraced
@pytest.mark.parametrize("alg", SIGNERS)
@pytest.mark.parametrize("text", ANEW)
def test_claims_that_were_written_anew_after_they_were_signed(text: str, alg: str) -> None:
    key, sign = SIGNERS[alg]
    over = lambda header, _: f"{header}.{b64(text.encode())}".encode()  # noqa: E731 - of one test
    assert_cause(ANEW[text], sign(payload=PAYLOAD.encode(), over=over), key)


# What was given for a payload that came apart from the token.
GIVEN: Final = {
    f"{PAYLOAD}\n": "payload-line-ends",
    f"{PAYLOAD}\r\n": "payload-line-ends",
    json.dumps(CLAIMS): "input-reserialized",
    f" {PAYLOAD}": "input-reserialized",
    b64(PAYLOAD.encode()): "payload-encoded",
    PAYLOAD[:-1]: RULED_OUT,
    "{}": RULED_OUT,
}


@pytest.mark.parametrize("given", GIVEN)
def test_a_detached_payload_that_is_another_than_was_signed(given: str) -> None:
    header, _, signature = hs(OCTETS, payload=PAYLOAD.encode()).split(".")
    assert_cause(GIVEN[given], f"{header}..{signature}", SECRET, given)


@pytest.mark.untraced
@pytest.mark.product(12)
@pytest.mark.parametrize("alg", KIND_OF)
@pytest.mark.parametrize("form", [public_pem, private_pem])
def test_another_key_of_the_kind_is_no_certain_reason(alg: str, form: Callable[..., str]) -> None:
    assert_cause(RULED_OUT, rs(signer_of(alg), alg=alg), form(private_key(KIND_OF[alg], 1)))


ALGORITHMS: Final = ("HS256", "HS512", "RS256", "RS512", "PS256", "ES256", "ES384", "ES256K", "Ed25519", "Ed448")


def expected(named: str, used: str) -> str:
    """Return why a signature by one algorithm doesn't match where another one is named, with the key that signed."""
    if named[0] == used[0] == "H" or (named[:2] == used[:2] and KIND_OF.get(named) == KIND_OF.get(used)):
        return "alg-other-hash"
    return "rsa-other-padding" if {named[0], used[0]} == {"R", "P"} else "alg-other"


@pytest.mark.product(16)
@pytest.mark.parametrize(("named", "used"), list(itertools.permutations(ALGORITHMS, 2)))
def test_the_algorithm_that_signed_is_named(named: str, used: str) -> None:
    is_hmac = used[0] == "H"
    sign = (lambda m: hmac.digest(OCTETS, m, f"sha{used[2:]}")) if is_hmac else signer_of(used)
    found = verified(rs(sign, alg=named), SECRET if is_hmac else public_pem(private_key(KIND_OF[used])))

    assert [expected(named, used)] == causes(found)
    assert {found["verdict"]["signature"]["state"]} <= {"invalid", "key-unusable"}


KIDS: Final = {
    "names another key": ({"kid": "a"}, [jwk("RSA", 1, kid="a"), jwk("RSA", kid="b")], "key-other-of-set"),
    "names an old key": ({"kid": "a"}, [jwk("RSA", 1, kid="a")], RULED_OUT),
    "is none": ({}, [jwk("RSA", 1), jwk("RSA", 2)], RULED_OUT),
    "is of a key for encryption": ({}, [jwk("RSA", use="enc"), jwk("RSA", 1)], "key-other-of-set"),
    "is of a key for another algorithm": ({}, [jwk("RSA", alg="RS512"), jwk("RSA", 1)], "key-other-of-set"),
}


@pytest.mark.parametrize("name", KIDS)
def test_a_set_whose_key_is_not_the_one_that_is_named(name: str) -> None:
    header, keys, ident = KIDS[name]
    assert_cause(ident, rs(signer_of("RS256"), header=dict(header)), json.dumps({"keys": keys}))


def test_the_signature_of_another_token_is_no_certain_reason() -> None:
    token, other = hs(OCTETS), Forged(secret=OCTETS, payload=b'{"sub":"mallory"}').token()
    assert_cause(RULED_OUT, f"{token.rpartition('.')[0]}.{other.rpartition('.')[2]}", SECRET)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (f"{SECRET}\n", "the white space around this secret is removed."),
        (f"{SECRET}\u00a0 ", "the white space around this secret is removed."),
        (f"\ufeff{SECRET}", "the invisible characters around this secret are removed: U+FEFF."),
        (
            f"\u200b\ufeff {SECRET}\u200b\n",
            "the invisible characters around this secret are removed: U+200B and U+FEFF.",
        ),
    ],
)
def test_what_nobody_sees_around_a_secret_is_named(typed: str, told: str) -> None:
    """A byte order mark is no white space, and who looks for some finds none."""
    (diagnosis,) = verified(hs(OCTETS), typed)["diagnosis"]

    assert f"The signature matches if {told}" == diagnosis["message"]
