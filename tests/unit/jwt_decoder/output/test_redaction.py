"""What is left of a token proves nothing: whatever stood where, it is written from what was understood."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.extract import extract
from jwt_decoder.output.redaction import content, redact
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Callable

CANARY: Final = "QzVx7-Kj3_wPfL9rTn2YbHsD8mGcWk5ZaUe4RtXo"
RUN: Final = re.compile(r"[A-Za-z0-9+/_-]{9,}")
PROVING: Final = frozenset({"signature", "authentication-tag", "key-binding", "extra"})
SIGNATURE: Final = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"


def encoded(value: object) -> str:
    """Return octets, or a value as JSON, in base64url."""
    octets = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def base64_of(text: str) -> str:
    """Return base64 of a text, with its padding."""
    return base64.b64encode(text.encode()).decode()


HEADER: Final = encoded({"alg": "HS256"})
PAYLOAD: Final = encoded({"sub": "ann"})
TOKEN: Final = f"{HEADER}.{PAYLOAD}.{CANARY}"
BARE: Final = f"{HEADER}.{PAYLOAD}."
IN_JSON: Final = {"payload": PAYLOAD, "protected": HEADER, "signature": CANARY}
ENCRYPTED: Final = f"{encoded({'alg': 'dir', 'enc': 'A256GCM'})}..AAAAAAAAAAAAAAAA.Y2lwaGVy.{CANARY}"


def spellings(canary: str) -> set[str]:
    """Return how a text may be spelled: as it is, and in base64 at each place of a group."""
    found = {canary, quote(canary, safe=""), "".join(f"\\u{ord(one):04x}" for one in canary)}
    for lead in range(3):
        packed = base64.b64encode(b"\0" * lead + canary.encode()).decode().rstrip("=")
        core = packed[4:-4]
        found |= {core, core.translate(str.maketrans("+/", "-_"))}
    return found


def decodings(text: str, depth: int = 4) -> set[str]:
    """Return a text and all that its runs of base64 spell, as often as one is in another."""
    found = {text}
    for run in set(RUN.findall(text)) if depth else ():
        found |= decodings(decoded_text(run), depth - 1)
    return found


def leaks(text: str, canary: str = CANARY) -> list[str]:
    """Return the forms of a canary that are in a text or in what it spells."""
    return [spelled for one in decodings(text) for spelled in spellings(canary) if spelled in one]


def proofs_in(text: str) -> list[str]:
    """Return what a fresh look at a text shows as a proof, tokens within tokens included."""
    found = []
    for source in extract(text).tokens:
        decoded = decode(lay_out(source.text))
        proving = {"authentication-tag"} if "enc" in decoded.signatures[0].jose else PROVING
        for segment in decoded.layout.segments:
            if segment.role in proving:
                found += [segment.text] if segment.text else []
            else:
                found += proofs_in(decoded_text(segment.text))
    return found


def decoded_text(text: str) -> str:
    """Return what base64url spells as text."""
    return base64url.decode(text).octets.decode(errors="replace")


PLACES: Final[dict[str, Callable[[], str]]] = {
    "the signature": lambda: TOKEN,
    "a fourth segment": lambda: f"{HEADER}.{PAYLOAD}.AAAA.{CANARY}",
    "a fifth and sixth one": lambda: f"{HEADER}.{PAYLOAD}.AAAA..{CANARY}.{CANARY}",
    "five segments that are no JWE": lambda: f"{HEADER}.{PAYLOAD}.{CANARY}.{CANARY}.{CANARY}",
    "the tag of a JWE": lambda: ENCRYPTED,
    "five segments of which nothing says what they are": lambda: f"{encoded({'typ': 'x'})}.{'.'.join([CANARY] * 4)}",
    "a sixth segment of a JWE": lambda: f"{ENCRYPTED}.{CANARY}",
    "the tag of a JWE with Disclosures": lambda: f"{ENCRYPTED}~{encoded(['salt', 'a', 1])}~",
    "the signature where the header is lost": lambda: f"{PAYLOAD}.{CANARY}",
    "behind the payload, the dot being lost": lambda: f"{HEADER}.{encoded(b'{%s}' % (b' ' * 300) + CANARY.encode())}",
    "behind the payload and its padding": lambda: f"{HEADER}.{base64_of(json.dumps({'a': 12}))}{CANARY}.",
    "a signature by itself in the payload": lambda: f"{HEADER}.{encoded({'data': 1, 'x-signature': CANARY})}.",
    "the value of a proof": lambda: (
        f"{HEADER}.{encoded({'vc': {'proof': {'proofValue': 'z' + CANARY[:4] + CANARY}}})}."
    ),
    "the signature of a webhook": lambda: f"{HEADER}.{encoded({'hub_signature': f'sha256={CANARY}'})}.",
    "the signature again in the payload": lambda: f"{HEADER}.{encoded({'a': ['b', f'c {CANARY}']})}.{CANARY}",
    "the signature again in a name": lambda: f"{HEADER}.{encoded({CANARY: 1})}.{CANARY}",
    "the signature again in an unprotected header": lambda: json.dumps({**IN_JSON, "header": {"kid": CANARY}}),
    "the tag again in the header": lambda: f"{encoded({'alg': 'dir', 'enc': 'A256GCM', 'kid': CANARY})}..A.B.{CANARY}",
    "the signature again in a Disclosure": lambda: f"{TOKEN}~{encoded(['salt', 'a', base64_of(CANARY)])}~",
    "behind the header": lambda: f"{encoded(json.dumps({'alg': 'HS256'}).encode() + CANARY.encode())}.{PAYLOAD}.",
    "the signature of an SD-JWT": lambda: f"{TOKEN}~{encoded(['salt', 'a', 1])}~",
    "a Key Binding JWT": lambda: f"{BARE}~{encoded(['salt', 'a', 1])}~{encoded({'typ': 'kb+jwt'})}.e30.{CANARY}",
    "a Disclosure that is none": lambda: f"{BARE}~{CANARY}~",
    "a token in a Disclosure": lambda: f"{BARE}~{encoded(['salt', 'id_token', TOKEN])}~",
    "the last Disclosure without a tilde": lambda: f"{BARE}~{encoded(['salt', 'a', 1])}~{CANARY}",
    "a second signature": lambda: json.dumps(IN_JSON)[:-1] + f',"signature":"{CANARY}"}}',
    "a first signature of two": lambda: f'{{"signature":"{CANARY}",' + json.dumps({**IN_JSON, "signature": "AA"})[1:],
    "a signature beside signatures": lambda: json.dumps({"signatures": [IN_JSON], **IN_JSON}),
    "the signature of entry 101": lambda: json.dumps(
        {"payload": PAYLOAD, "signatures": [{"protected": HEADER, "signature": "AA"}] * 100 + [IN_JSON]}
    ),
    "an unknown member": lambda: json.dumps({**IN_JSON, "sig": CANARY, "proof": {"value": CANARY}}),
    "an unknown member of a signature": lambda: json.dumps(
        {"payload": PAYLOAD, "signatures": [{"protected": HEADER, "signature": "AA", "sig": CANARY}, CANARY]}
    ),
    "a signature that is no string": lambda: json.dumps({**IN_JSON, "signature": [CANARY]}),
    "a header that is no object": lambda: json.dumps({**IN_JSON, "header": CANARY}),
    "protected that is an object": lambda: json.dumps({**IN_JSON, "protected": {"alg": CANARY}}),
    "an unknown parameter": lambda: json.dumps({**IN_JSON, "header": {"kid": "1", "sig": CANARY}}),
    "the kb_jwt of the second header": lambda: json.dumps(
        {
            "payload": PAYLOAD,
            "signatures": [
                {"protected": HEADER, "signature": "AA", "header": {"disclosures": []}},
                {"protected": HEADER, "signature": "AA", "header": {"kb_jwt": f"{HEADER}.e30.{CANARY}"}},
            ],
        }
    ),
    "a kb_jwt that is no token": lambda: json.dumps({**IN_JSON, "header": {"kb_jwt": CANARY}}),
    "disclosures that are none": lambda: json.dumps({**IN_JSON, "header": {"disclosures": [CANARY, 5]}}),
    "disclosures that are no array": lambda: json.dumps({**IN_JSON, "header": {"disclosures": CANARY}}),
    "the tag of a JWE in JSON": lambda: json.dumps(
        {"protected": ENCRYPTED.split(".", maxsplit=1)[0], "ciphertext": "AA", "iv": "AA", "tag": CANARY}
    ),
    "an unknown member of a recipient": lambda: json.dumps(
        {
            "ciphertext": "AA",
            "recipients": [{"header": {"alg": "dir", "kb_jwt": CANARY}, "encrypted_key": "AA", "sig": CANARY}],
            "header": {"signature": CANARY},
            "tag": "AA",
        }
    ),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_no_proof_is_left_wherever_it_stood(place: Callable[[], str]) -> None:
    left = redact(place())

    assert [] == leaks(left.text)
    assert [] == proofs_in(left.text)
    assert left.removed
    assert lay_out(left.text).kind == lay_out(place()).kind or "unreadable" in left.removed


WITHIN: Final[dict[str, Callable[[str], object]]] = {
    "as it is": lambda token: token,
    "in a sentence": lambda token: f"it came as Bearer {token}, then",
    "in an address": lambda token: f"https://op.example/end?id_token_hint={token}&state=1",
    "in an address, escaped": lambda token: "https://op.example/?id_token_hint=" + token.replace(".", "%2E"),
    "in a data address": lambda token: f"data:application/vc+jwt,{token}",
    "in an array": lambda token: [1, [token, token]],
    "in an object": lambda token: {"a": {"b": token}},
    "in a name": lambda token: {token: 1},
    "in an array of its segments": lambda token: token.split("."),
    "in members for its segments": lambda token: dict(zip("hps", token.split("."), strict=True)),
    "in JSON in a string": lambda token: json.dumps({"id_token": token}),
    "in JSON in JSON in a string": lambda token: json.dumps(json.dumps([json.dumps({"id_token": token})])),
    "in base64": base64_of,
    "in base64 of JSON": lambda token: base64_of(json.dumps({"id_token": token})),
    "in base64url of base64": lambda token: encoded(base64_of(token).encode()),
    "with a fourth segment": lambda token: f"{token}.{CANARY}",
    "as an SD-JWT": lambda token: f"{token}~{encoded(['salt', 'a', 1])}~{HEADER}.e30.{CANARY}",
    "as the payload of another": lambda token: f"{encoded({'cty': 'JWT', 'alg': 'none'})}.{encoded(token.encode())}.",
    "detached": lambda token: {"proof": {"jws": token.replace(PAYLOAD, "")}},
    "encrypted": lambda _: ENCRYPTED,
    "a JSON Serialization": lambda _: IN_JSON,
    "a general JSON Serialization": lambda _: {"payload": PAYLOAD, "signatures": [IN_JSON, IN_JSON]},
    "a JSON Serialization in a string": lambda _: json.dumps(IN_JSON),
    "a JSON Serialization in base64": lambda _: base64_of(json.dumps(IN_JSON)),
    "what is signed as one with other members": lambda _: {"payload": {"a": 1}, "signature": CANARY, "at": 5},
    "a private JWK": lambda _: {"kty": "OKP", "crv": "Ed25519", "x": "AA", "d": CANARY},
    "a secret as a JWK": lambda _: json.dumps({"keys": [{"kty": "oct", "k": CANARY}]}),
    "a private JWK that lacks its kty": lambda _: {"crv": "Ed25519", "x": "AA", "d": CANARY},
    "a private RSA key that lacks its kty": lambda _: {"n": "AA", "e": "AQAB", "d": CANARY},
    "a secret as a JWK that lacks its kty": lambda _: {"alg": "HS256", "k": CANARY},
    "a private JWK with an object for a member": lambda _: {"kty": "EC", "d": {"a": CANARY}},
    "a private key as PEM": lambda _: f"-----BEGIN PRIVATE KEY-----\n{CANARY}\n-----END PRIVATE KEY-----\n",
    "a private key as PEM that is cut": lambda _: f"key: -----BEGIN RSA PRIVATE KEY-----\nDEK-Info: A-1\n{CANARY}",
}


def holders(value: object) -> dict[str, str]:
    """Return tokens that have a value in each of their places; none has a signature of its own."""
    header, payload = encoded({"alg": "none", "x": value}), encoded({"sub": "ann", "x": value})
    text = encoded(value.encode()) if isinstance(value, str) else payload
    return {
        "a claim": f"{HEADER}.{payload}.",
        "a parameter": f"{header}.{PAYLOAD}.",
        "a Disclosure": f"{BARE}~{encoded(['salt', 'x', value])}~",
        "the payload": f"{HEADER}.{text}.",
        "an unprotected parameter": json.dumps({**IN_JSON, "signature": "", "header": {"kid": value}}),
        "a payload that is not encoded": json.dumps(
            {
                "payload": value if isinstance(value, str) else json.dumps(value),
                "protected": encoded({"alg": "none", "b64": False, "crit": ["b64"]}),
                "signature": "",
            }
        ),
    }


@pytest.mark.each
@pytest.mark.parametrize("place", holders(""))
@pytest.mark.parametrize("within", WITHIN.values(), ids=WITHIN)
def test_no_proof_of_a_token_within_is_left(within: Callable[[str], object], place: str) -> None:
    text = holders(within(TOKEN))[place]
    left = redact(text)

    assert leaks(text)
    assert [] == leaks(left.text)
    assert [] == proofs_in(left.text)
    assert left.removed & {"inner", "private-key"}


@pytest.mark.parametrize("length", [1, 7])
def test_a_token_in_pieces_is_left_out_and_what_is_beside_it_stays(length: int) -> None:
    pieces = [TOKEN[at : at + length] for at in range(0, len(TOKEN), length)]
    left = redact(f"{HEADER}.{encoded({'a': pieces, 'b': ['stays']})}.")

    assert {"a": [], "b": ["stays"]} == json.loads(decoded_text(left.text.split(".")[1]))
    assert {"inner"} == left.removed


def test_what_is_around_a_token_within_stays() -> None:
    value = {"é": "é", "n": 12345678901234567890, "hint": f"https://op.example/?id_token_hint={TOKEN}&a=b", "b": [True]}
    left = redact(f"{HEADER}.{encoded(value)}.{SIGNATURE}").text
    header, payload, signature = left.split(".")

    assert (HEADER, "") == (header, signature)
    assert {**value, "hint": f"https://op.example/?id_token_hint={BARE}&a=b"} == json.loads(decoded_text(payload))


def test_a_name_given_twice_stays_twice_where_a_token_within_changes() -> None:
    payload = f'{{"a":1,"a":2,"t":"{TOKEN}"}}'
    left = redact(f"{HEADER}.{encoded(payload.encode())}.").text

    assert f'{{"a":1,"a":2,"t":"{BARE}"}}' == decoded_text(left.split(".")[1])


@pytest.mark.parametrize(
    "text",
    [
        HEADER,
        f"{HEADER}.{PAYLOAD}",
        BARE,
        f"{HEADER}..",
        f"{ENCRYPTED.removesuffix(CANARY)}",
        ENCRYPTED.rpartition(".")[0],
        ENCRYPTED.split(".")[0],
        f"{BARE}~",
        f"{BARE}~{encoded(['salt', 'a', 1])}~",
        json.dumps({**IN_JSON, "signature": ""}, separators=(",", ":")),
        f"{HEADER}.{encoded({'a': 'a@b.example', 'v': '1.2.3', 'u': 'urn:a.b.c'})}.",
        f"{HEADER}.{encoded({'signature': 'John Hancock', 'sig': 'abc', 'mac': '00:11:22:33:44:55'})}.",
        f"{HEADER}.{encoded({'design': 'A1' * 20, 'signed': 'A1' * 20, 'signature': 5, 'signature_id': 'A1' * 20})}.",
        f"{HEADER}.{encoded({'a': [HEADER, 'read'], 'b': ['one', 'more', 'role'], 'c': ['x'] * 40})}.",
        f"{HEADER}.{encoded({'h': 'header', 'p': PAYLOAD, 'kid': 'A1' * 20, 'at': 'https://a.example'})}.",
        f"{HEADER}.{encoded({'a': [BARE, BARE, f'Bearer {BARE}']})}.",
        f"{HEADER}.{encoded(b'{broken')}.",
        f"{HEADER}.{encoded(b'[1,2] ')}.",
        f"{HEADER}.{encoded(b'{' * 2000)}.",
    ],
)
def test_what_proves_nothing_stays_as_it_is(text: str) -> None:
    left = redact(text)

    assert (text, frozenset()) == (left.text, left.removed)


def test_a_payload_of_octets_stays_where_it_is_signed() -> None:
    """A JWS signs any octets (RFC 7515 §2)."""
    payload = encoded(bytes(range(128, 192)))

    assert f"{HEADER}.{payload}." == redact(f"{HEADER}.{payload}.{SIGNATURE}").text
    assert f"{HEADER}." == redact(f"{HEADER}.{payload}").text


def test_tokens_beyond_the_eighth_in_one_another_are_left_out() -> None:
    text = BARE
    for _ in range(12):
        text = f"{encoded({'alg': 'none', 'cty': 'JWT'})}.{encoded(text.encode())}."
    left = redact(text)

    assert {"inner"} == left.removed
    assert len(left.text) < len(text)


RUNS: Final = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", min_size=24, max_size=86)
NAMES: Final = st.sampled_from(["sub", "id_token_hint", "vp", "x", "kid", "trust_chain"])


@st.composite
def planted(draw: st.DrawFn, canary: str, depth: int = 3) -> object:
    """Draw a value in which a proof stands, in tokens within tokens."""
    inner: object = draw(planted(canary, depth - 1)) if depth and draw(st.booleans()) else "ann"
    token = f"{HEADER}.{encoded({draw(NAMES): inner})}.{canary}"
    form = draw(st.sampled_from(sorted(WITHIN)))
    value = WITHIN[form](token)
    return json.loads(json.dumps(value).replace(CANARY, canary))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), canary=RUNS)
def test_no_planted_proof_is_left_in_any_spelling(data: st.DataObject, canary: str) -> None:
    value: Any = data.draw(planted(canary))
    place = data.draw(st.sampled_from(sorted(holders(""))))
    text = holders(value)[place]
    if text.endswith("."):
        text += canary
    left = redact(text)

    assert [] == leaks(left.text, canary)
    assert [] == proofs_in(left.text)
    assert redact(left.text).text == left.text


def test_a_text_in_which_ever_more_proofs_are_found_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "_MOST_ROUNDS", 1)
    left = redact(f"{HEADER}.{encoded({'x': f'see {TOKEN}'})}.")

    assert {"x": ""} == json.loads(decoded_text(left.text.split(".")[1]))
    assert {"inner", "unreadable"} == left.removed


def test_of_base64_only_a_part_of_which_is_text_nothing_is_left() -> None:
    run = encoded(json.dumps({"id_token": TOKEN}).encode() + b"\xff" * 9)
    left = redact(f"{HEADER}.{encoded({'x': f'see {run} here'})}.")

    assert [] == leaks(left.text)


def test_a_credential_that_is_no_token_is_left_out_of_a_claim() -> None:
    """It is a session of Flask, whose signature proves that it is one."""
    session = "eyJ1c2VyX2lkIjo3fQ.YJWcHA.8yt1Cf4sDsHfEgVQQztrDa3lw-I"
    text = f"{HEADER}.{encoded({'note': f'session={session} of ann'})}.{SIGNATURE}"
    left = "".join(decodings(redact(text).text))

    assert "of ann" in left
    assert "8yt1Cf4sDsHfEgVQQztrDa3lw" not in left


def _distinct(count: int) -> list[str]:
    return [f"{HEADER}.{encoded({'n': number})}.{CANARY}" for number in range(count)]


@pytest.mark.untraced
def test_beyond_so_many_tokens_the_others_are_left_out_whole() -> None:
    """Each takes milliseconds, and somebody waits for the link."""
    left = redact(f"{HEADER}.{encoded({'all': _distinct(320)})}.{CANARY}")
    found = json.loads(base64url.decode(left.text.split(".")[1]).octets)["all"]

    assert found[299] == f"{HEADER}.{encoded({'n': 299})}."
    assert set(found[300:]) == {""}
    assert {"signature", "inner", "beyond"} == left.removed
    assert [] == leaks(left.text)


def test_equal_tokens_are_looked_at_once() -> None:
    left = redact(f"{HEADER}.{encoded({'all': [TOKEN] * 320 + [f'Bearer {TOKEN}'] * 320})}.{CANARY}")
    found = json.loads(base64url.decode(left.text.split(".")[1]).octets)["all"]

    assert found == [BARE] * 320 + [f"Bearer {BARE}"] * 320


@pytest.mark.untraced
def test_words_and_names_are_not_looked_at_one_by_one() -> None:
    claims = {"roles": [f"a role {number}" for number in range(1700)]}

    assert redact(f"{HEADER}.{encoded(claims)}.{CANARY}").text == f"{HEADER}.{encoded(claims)}."


def test_beyond_so_many_long_texts_the_others_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content.Work, "__init__", lambda work: _limited(work, texts=2))
    names = ["a-name-of-a-role-1", "a-name-of-a-role-2", "a-name-of-a-role-3"]
    left = redact(f"{HEADER}.{encoded(names)}.{CANARY}")

    assert json.loads(base64url.decode(left.text.split(".")[1]).octets) == [*names[:2], ""]
    assert {"signature", "beyond"} == left.removed


def _limited(work: content.Work, texts: int) -> None:
    work.texts, work.tokens, work.inner = texts, 1, {}
