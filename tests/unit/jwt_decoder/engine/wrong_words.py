"""Inputs of which something untrue was said once, by the number of the fault, each with what ought to be said."""

from __future__ import annotations

import base64
import hmac
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.unit.jwt_decoder.diagnose.verified import ES, ES_IN_DER, HS_IN_HEX, HS_SECRET, RS_1024, SPKI
from tests.unit.jwt_decoder.verify.jose_tokens import b64, private_key, public_pem

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW: Final = 1795800000
H: Final = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
JWK: Final = (
    '{"kty":"EC","crv":"P-256","x":"cLEgbAHk2UakdZAdH8TSRDl3AwBkrk7Ol3eqmKDPfX4",'
    '"y":"be7C0BDuEnFcJWb-xVEgA1fo8JsJdH2fE2BsptMRavw"}'
)
JWE: Final = ".".join(
    ("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0", "", "48V1_ALb6US04U3b", "5eym8TW_c8SuK0ltJ3rpYIzO", 22 * "Q")
)
TENANT: Final = "11111111-2222-3333-4444-555555555555"


class Case(NamedTuple):
    """A paste, a key and what is expected of claims.

    Of what is said then ``says`` is there and nothing of ``never``; ``state`` is that of the signature, ``causes`` are
    the diagnoses, and ``found`` the texts of the tokens; None of what does not matter.
    """

    id: str
    paste: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    key: str | None = None
    state: str = ""
    causes: tuple[str, ...] | None = None
    found: tuple[str, ...] | None = None
    expect: Mapping[str, str] | None = None


def part(value: object) -> str:
    """Encode JSON, or a text as it is."""
    text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
    return b64(text.encode())


def hs(payload: object, **header: object) -> str:
    """Sign with the shared secret."""
    message = f"{part({'alg': 'HS256', **header})}.{part(payload)}"
    return f"{message}.{b64(hmac.digest(HS_SECRET.encode(), message.encode(), 'sha256'))}"


def json_jws(protected: object, **more: object) -> str:
    """Return a JWS in JSON whose signature would hold if nobody looked at the types of its members."""
    signature = b64(hmac.digest(HS_SECRET.encode(), f".{part({'a': 1})}".encode(), "sha256"))
    members = {"payload": part({"a": 1}), "protected": protected, "header": {"alg": "HS256"}, "signature": signature}
    return json.dumps({**members, **more})


def lines(*texts: str) -> str:
    """Put texts under each other."""
    return "\n".join(texts)


def wrapped(text: str, width: int, before: str = "") -> str:
    """Break a text into lines."""
    return "\n".join(before + text[at : at + width] for at in range(0, len(text), width))


RSA: Final = public_pem(private_key("RSA"))
_CLAIMS_OF_OTHERS: Final = {
    "email_verified": "true",
    "locale": {"country": "US", "language": "en"},
    "metadata": "",
    "dest": "https://shop.example",
    "address": "1 Main Street",
    "roles": "admin",
    "groups": "staff",
    "location": "here",
    "name": None,
    "picture": None,
    "email": None,
    "exp": NOW + 60,
}
_ENTRA: Final = {
    "iss": f"https://login.microsoftonline.com/{TENANT}/v2.0",
    "tid": TENANT,
    "ver": "2.0",
    "oid": TENANT,
    "exp": NOW + 60,
}
_ES_OCTETS: Final = base64.urlsafe_b64decode(f"{ES[32:]}==")
_PAIRS: Final = [HS_IN_HEX[at : at + 2] for at in range(HS_IN_HEX.rindex(".") + 1, len(HS_IN_HEX), 2)]
_HEADER, _PAYLOAD, _SIGNATURE = ES.split(".")
_B64: Final[tuple[dict[str, object], ...]] = ({}, {"crit": ["b64"]})
_NO_LISTS: Final[tuple[object, ...]] = (None, "x", {}, 5)
_H, _P, _S = H.split(".")
_JWE_PARTS: Final = JWE.split(".")
# RFC 7515 A.3, as it is printed: the signature's first line has 64 characters.
_A3: Final = lines(
    "eyJhbGciOiJFUzI1NiJ9",
    ".",
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt",
    "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
    ".",
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA",
    "pmWQxfKTUJqPP3-Kg6NU1Q",
)
_ES512_TEXT: Final = (
    "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_"
    "7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn"
)
_SMALL_ORDER: Final = json.dumps({"kty": "OKP", "crv": "Ed25519", "x": b64(bytes([1]) + bytes(31))})

CASES: Final = (
    Case(
        "T1.1",
        RS_1024,
        ("made with a 1024-bit RSA key, and this one has 2048 bits",),
        ("seem to be missing", "Copy the whole token"),
        key=RSA,
        state="invalid",
    ),
    Case("T1.2", HS_IN_HEX, ("in hex",), ("HS384", "ertainly wrong"), key=HS_SECRET, causes=("signature-hex",)),
    *(
        Case("T1.2", f"{H[:32]}{between.join(digits)}", ("in hex",), key=HS_SECRET, causes=("signature-hex",))
        for between in "-: "
        for digits in (_PAIRS, [pair.upper() for pair in _PAIRS])
    ),
    *(
        Case("T1.2", f"{H[:32]}{signature}", (note,), ("too short", "missing"), key=HS_SECRET, state="valid", causes=())
        for signature, note in (
            ("".join(f"%{pair}" for pair in _PAIRS), "percent-encoded"),
            (f"v1={H[32:]}", "The prefix in front of the signature"),
            (f"-----BEGIN SIGNATURE-----\n{H[32:]}\n-----END SIGNATURE-----", "in a PEM frame"),
        )
    ),
    Case(
        "T1.2",
        f"{ES[:32]}{_ES_OCTETS[:32].hex()}.{_ES_OCTETS[32:].hex()}",
        ("R and S",),
        ("HS256",),
        key=SPKI,
        state="valid",
        causes=(),
    ),
    Case("T1.3", f"{H[:25]}\u200b{H[25:]}", never=("on the way",), key=HS_SECRET, causes=("text-repaired",)),
    Case("T1.3", f"{H[:25]}*{H[25:]}", never=("on the way",), key=HS_SECRET, causes=("text-repaired",)),
    Case("T1.4", ES_IN_DER, never=("too many",), key=SPKI, causes=("signature-der",)),
    Case("T1.5", ES, ("this is a URL",), ("ruled out", "other keys"), key="https://a.example/keys", causes=()),
    Case("T1.5", ES, ("RSA",), ("Tried",), key=RSA, state="key-unusable", causes=()),
    Case("T1.6", ES, never=("only its public part",), key="-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=", causes=()),
    Case(
        "T1.6",
        hs({"a": 1}, alg="ES256", kid="rsa-1"),
        ("rsa-1", "rsa-2"),
        key=json.dumps({"keys": [{**json.loads(JWK), "kid": "rsa-2"}]}),
        state="invalid",
    ),
    Case("T1.7", hs({"iat": NOW + 0.25, "exp": NOW}), never=("before it was issued", "a clock is wrong")),
    Case(
        "T1.8",
        hs({"a": 1}, alg="ES256", kid=7),
        ("kid isn't a string",),
        key=json.dumps({"keys": 2 * [json.loads(JWK)]}),
    ),
    Case("T1.9", _ES512_TEXT, ("A JWS but not a JWT",), ("breaks a rule", "faulty")),
    Case("T1.11", ES, ("key-small-order",), key=_SMALL_ORDER, state="key-unusable"),
    Case("T1.12", hs({"sub": "spiffe://a.example/b", "exp": NOW + 60}, typ="wit+jwt"), never=("jwt-svid", ": aud")),
    Case("T1.12", hs({"a": 1}, kid=f"did:jwk:{part('a' + chr(39) + ' OR 1=1 --')}"), never=("kid-hostile",)),
    Case("T1.13", hs(_CLAIMS_OF_OTHERS), never=('"claim-type"',)),
    *(
        Case("T1.14", hs({"iat": NOW}, typ=typ), never=("exp-missing", "never expires"))
        for typ in (
            "passport",
            "dpop+jwt",
            "kb+jwt",
            "oauth-client-attestation-pop+jwt",
            "trust-mark+jwt",
            "jwk-set+jwt",
        )
    ),
    Case("T1.15", f"{hs({'_sd': [43 * 'A']})}~", ("some claims are hidden",), ("never expires",)),
    *(
        Case("T1.16", hs(quoted, cty="JWT"), ('"state": "expired"',), ("There are no claims", "cty-not-nested"))
        for quoted in (json.dumps(hs({"exp": 1})), f' "{hs({"exp": 1})}"\n')
    ),
    Case("T1.16", hs(hs({"exp": 1}), cty="JWT"), ('"state": "expired"',), ("There are no claims",)),
    Case(
        "T1.17",
        f"https://a.example/cb#id_token={hs({'iss': 'a', 'sub': 'b', 'aud': 'c', 'nonce': 'd', 'scope': 'openid'})}",
        ("ID Token",),
        ("access-token",),
    ),
    *(
        Case("T1.19", json_jws(one), ("must be a string",), key=HS_SECRET, state="unsupported")
        for one in ({"alg": "none"}, 5, None, True)
    ),
    Case("T1.19", json_jws(part({"alg": "HS256"}), signatures=[]), ('"member-',), key=HS_SECRET),
    *(
        Case(
            "T1.19",
            f"log: {json.dumps({'payload': _P, 'signatures': one})}",
            ("“signatures” must be an array",),
            found=(json.dumps({"payload": _P, "signatures": one}),),
        )
        for one in _NO_LISTS
    ),
    Case(
        "T1.19",
        f'<{{"payload":"{_P}","protected":"{_H}"}}>',
        ("“signature” is missing",),
        ("payload and the signature are missing",),
        found=(f'{{"payload":"{_P}","protected":"{_H}"}}',),
    ),
    *(
        Case("T1.19", json.dumps({"payload": _P, "protected": _H, **one}), ('"faulty"',), ("header isn't a JSON",))
        for one in ({"signature": None}, {"payload": None, "signature": _S}, {"payload": {}, "signature": _S})
    ),
    Case(
        "T1.19",
        f'token = {{"header":"{_H}","payload":"{_P}","signature":"{_S}"}}',
        ("Join the segments with dots", "once the three segments are joined with dots"),
        ("must be an object",),
        key=HS_SECRET,
        state="unsupported",
        causes=("text-repaired",),
    ),
    *(
        Case(
            "T1.19",
            text,
            (said, "Put them in order", "once header, payload and signature are in this order."),
            key=HS_SECRET,
            causes=("text-repaired",),
        )
        for text, said in (
            (f"{_P}.{_H}.{_S}", "Header and payload are swapped: the second segment is the header."),
            (f"{_H}.{_S}.{_P}", "Payload and signature are swapped: the third segment is the payload."),
            (f"{_S}.{_P}.{_H}", "Header and signature are swapped: the third segment is the header."),
            (f"{_S}.{_H}.{_P}", "The signature comes first: the second segment is the header, the third the payload."),
            (f"{_P}.{_S}.{_H}", "The header comes last: the first segment is the payload, the second the signature."),
        )
    ),
    Case("T1.19", f"{_P}.{part({'typ': 'JWT'})}.{_S}", never=("swapped",)),
    *(
        Case(
            "T2.1",
            f"token: {header}.. and more",
            (
                "The payload is empty, or detached (RFC 7515, Appendix F)",
                "The signature is empty; HS256 needs 32 bytes",
            ),
            ("shortened", "replaces the rest"),
            found=(f"{header}..",),
        )
        for header in (_H, part({"alg": "HS256", "b64": False, "crit": ["b64"]}))
    ),
    Case(
        "T2.1",
        f"{part({'alg': 'HS256', 'zip': 'DEF'})}.AwA.{_S}",
        ("The payload is empty: a JWT has a JSON object there.",),
        ("detached",),
    ),
    *(
        Case(
            "T1.19",
            json.dumps({"payload": _P, "protected": _H, "header": {"b64": False, **more}, "signature": _S}),
            ("b64 isn't in the protected header", '"claims-set"'),
            ("encoded twice", "names “b64”, which isn't"),
            key=HS_SECRET,
            state="valid",
        )
        for more in _B64
    ),
    Case("T1.14", hs({"a": 1}, exp=NOW - 60), ("exp is in the header",), ("It expired on", '"expired"')),
    Case("T1.14", hs({"a": 1}, exp=NOW - 60, crit=["exp"]), never=("exp is in the header",)),
    *(
        Case("T1.16", hs(one), ('"expired"', '"nested"'), found=(hs(one),))
        for one in (
            {"payload": part({"exp": NOW - 60}), "protected": _H, "signature": _S},
            {"payload": part({"exp": NOW - 60}), "signatures": [{"protected": _H, "signature": _S}]},
        )
    ),
    Case("T1.16", hs({"payload": _P, "protected": "yes", "signature": _S}), never=("nested JWT",)),
    *(
        Case("T1.23", hs({"a": 1}, **one), ("must be a URL, but isn't one",), ("isn't an https URL",))
        for one in ({"jku": ""}, {"jku": "https://"}, {"x5u": "C:\\certs\\a.pem"}, {"jku": "keys.json"})
    ),
    Case(
        "T1.23", hs({"a": 1}, jku="data:application/json,{}"), ("most verifiers fetch nothing else",), ("on the way",)
    ),
    Case("T1.23", hs({"a": 1}, jku="http://a.example"), ("anyone on the way",)),
    Case("T1.20", hs({"scope": "read\u00a0admin"}), ("“admin” is missing",), expect={"scope": "admin"}),
    Case(
        "T1.20",
        hs({"scope": "openid admin"}),
        says=("scope as expected",),
        expect={"scope": "openid, admin"},
    ),
    *(
        Case("T1.21", hs({**_ENTRA, "ipaddr": ip}), says=("not an IP address",))
        for ip in (":::::", "1::2::3", "01.02.03.04")
    ),
    Case("T1.21", hs({**_ENTRA, "ipaddr": "127.0.0.1"}), never=("private network",)),
    Case(
        "T1.23", f"{part({'alg': 'R' + chr(0x202E) + 'S256'})}.{part({'a': 1})}.AAAA", ("“R[U+202E]S256” isn't RS256",)
    ),
    Case("T1.24", hs("line\r\nline"), key=HS_SECRET, state="valid"),
    Case("T2.1", f"{ES}.{_PAYLOAD}.{_SIGNATURE}", never=("JWE",), key=SPKI, state="valid"),
    Case("T2.1", H + H, never=("JWE",), found=(H, H)),
    Case("T2.1", f"{H[:45]}...abc", ("shortened",), ("JWE",)),
    Case("T2.2", ".".join(_JWE_PARTS[:3]), ("3 of the 5 segments of a JWE",), ("A JWS has",)),
    Case("T2.2", ".".join(_JWE_PARTS[:4]), ("4 of the 5 segments of a JWE",), ("no JWS algorithm",)),
    Case("T2.2", lines(f"{_JWE_PARTS[0]}.", ".", *(f"{one}." for one in _JWE_PARTS[2:4]), _JWE_PARTS[4]), found=(JWE,)),
    Case("T2.2", f"{_JWE_PARTS[0]}....", never=("shortened",)),
    Case(
        "T2.3",
        json.dumps(
            {
                "protected": part({"enc": "A128CBC-HS256"}),
                "recipients": [{"header": {"alg": "A128KW", "kid": "7"}, "encrypted_key": "AAAA"}],
                "iv": "AAAA",
                "ciphertext": "AAAA",
                "tag": "AAAA",
            }
        ),
        ("A128KW",),
        ("The header has no alg",),
    ),
    Case("T2.4", _PAYLOAD, ("the header and the signature are missing",), ("no alg",)),
    Case("T2.4", f"{_PAYLOAD}.{_SIGNATURE}", ("the header is missing",), ("no alg",)),
    Case("T2.4", H[1:], ('"header-beginning"', "“e”")),
    Case("T3.1", lines("~~~", H, "~~~"), found=(H,)),
    Case("T3.2", _A3, never=("signature-length",), found=(_A3.replace("\n", ""),)),
    Case("T3.3", lines(_HEADER[:17], f"{_HEADER[17:]}.", f"{_PAYLOAD}.{_SIGNATURE}"), found=(ES,)),
    Case("T3.4", lines(f"{_HEADER}.", f"{_PAYLOAD}.", _SIGNATURE), found=(ES,)),
    *(
        Case("T3.4", f"{between.join((_HEADER, '', _SIGNATURE))}", found=(f"{_HEADER}..{_SIGNATURE}",))
        for between in ("\n", ".\n", "\n.", "\n.\n", "\r\n")
    ),
    *(
        Case("T3.5", lines(*(wrapped(one, width) for one in (_HEADER, f".{_PAYLOAD}", f".{_SIGNATURE}"))), found=(ES,))
        for width in (32, 64)
    ),
    Case("T3.5", lines(_HEADER, ".", _PAYLOAD, ".", wrapped(_SIGNATURE, 64)), found=(ES,)),
    Case("T3.6", f"{wrapped(ES, 74).replace(chr(10), '=' + chr(10))}", found=(ES,)),
    Case("T3.6", lines("token: >-", wrapped(ES, 60, "  "), "next: value"), found=(ES,)),
    Case("T3.7", f"{ES[:60]}\u00a0{ES[60:]}", found=(ES,)),
    Case("T3.7", f"{ES[:60]}<wbr>{ES[60:]}", found=(ES,)),
    Case("T3.7", ".".join(f"<span>{one}</span>" for one in ES.split(".")), found=(ES,)),
    Case(
        "T3.8",
        f"{part(' ' + json.dumps({'alg': 'HS256'}))}.{part('plain')}.{43 * 'A'}",
        found=(f"{part(' ' + json.dumps({'alg': 'HS256'}))}.{part('plain')}.{43 * 'A'}",),
    ),
    Case("T3.9", f"Cookie: session.0={ES[:70]}; session.1={ES[70:]}", found=(ES,)),
    *(
        Case("T3.10", f"{_HEADER}.{_PAYLOAD}.{mark}", never=("trailing-bits", "RSA key of"))
        for mark in ("xxx", "[REDACTED]", "***", "signature")
    ),
)


class Elsewhere(NamedTuple):
    """The number of a fault, and the test that shows its right value."""

    id: str
    file: str
    test: str


# What takes a platform, a file or a browser to show.
ELSEWHERE: Final = (
    Elsewhere(
        "T1.8", "tests/unit/jwt_decoder/differential/test_odd_keys.py", "test_of_every_key_of_small_order_it_is_said"
    ),
    Elsewhere(
        "T1.10", "tests/unit/jwt_decoder/keys/test_restricted_keys.py", "test_a_key_for_pss_verifies_what_it_allows"
    ),
    Elsewhere(
        "T1.11", "tests/unit/jwt_decoder/differential/test_odd_keys.py", "test_of_every_key_of_small_order_it_is_said"
    ),
    Elsewhere("T1.18", "tests/unit/jwt_decoder/verify/test_trust.py", "test_a_key_anywhere_in_the_token_is_found"),
    Elsewhere(
        "T1.18", "tests/unit/jwt_decoder/verify/test_trust.py", "test_a_key_in_the_header_of_another_signature_is_found"
    ),
    Elsewhere("T1.22", "tests/browser/test_engine.py", "test_an_option_that_cannot_be_is_refused_in_a_sentence"),
    Elsewhere(
        "T1.24", "tests/browser/test_page/test_page_waiting.py", "test_the_line_ends_of_a_pasted_secret_are_kept"
    ),
    Elsewhere(
        "T1.24",
        "tests/unit/jwt_decoder/diagnose/test_line_ends.py",
        "test_a_detached_payload_with_other_line_ends_is_known",
    ),
    Elsewhere(
        "T1.25", "tests/repo/test_documents.py", "test_the_algorithms_that_are_not_left_to_the_browser_are_named"
    ),
    Elsewhere("T1.26", "tests/repo/test_samples.py", "test_a_sample_verifies_with_the_key_beside_it"),
    Elsewhere(
        "T4", "tests/unit/jwt_decoder/output/test_report.py", "test_a_repair_of_the_paste_makes_the_faults_fewer"
    ),
    Elsewhere("S1", "tests/browser/test_page/test_page_any_order.py", "test_nothing_wrong_is_drawn_in_any_order"),
    Elsewhere("S1", "tests/browser/test_page/test_page_waiting.py", "test_a_repair_of_the_text_before_does_nothing"),
    Elsewhere("S2", "tests/unit/jwt_decoder/output/test_redaction.py", "test_no_planted_proof_is_left_in_any_spelling"),
    Elsewhere(
        "S3",
        "tests/unit/jwt_decoder/output/test_ticket_secrets.py",
        "test_no_ticket_of_any_paste_has_a_planted_secret_or_a_link",
    ),
    Elsewhere(
        "S4", "tests/unit/site_builder/hosting/test_host_files.py", "test_every_host_that_can_send_it_closes_passkeys"
    ),
    Elsewhere(
        "S4", "tests/browser/test_offline/test_offline_sealed.py", "test_no_site_is_asked_or_told_about_passkeys"
    ),
    Elsewhere(
        "S5",
        "tests/browser/test_offline/test_offline_withheld.py",
        "test_a_script_that_somebody_changed_on_the_host_does_not_run",
    ),
    Elsewhere("S6", "tests/browser/test_page/test_page_waiting.py", "test_the_time_follows_a_clock_that_jumps"),
    Elsewhere(
        "S7", "tests/unit/site_builder/runtime/test_wheels.py", "test_a_wheel_that_was_changed_in_the_cache_is_not_used"
    ),
    Elsewhere(
        "S8", "tests/unit/jwt_decoder_cli/test_keys.py", "test_a_secret_in_the_place_of_another_word_is_not_printed"
    ),
    Elsewhere("S8", "tests/unit/jwt_decoder_cli/test_hostile.py", "test_no_name_of_a_file_reaches_the_terminal_raw"),
    Elsewhere("S8", "tests/unit/jwt_decoder_cli/test_process.py", "test_a_closed_output_is_said"),
    Elsewhere(
        "S9",
        "tests/unit/jwt_decoder/extract/test_extract_time.py",
        "test_what_is_spread_over_a_text_costs_no_more_than_the_text",
    ),
    Elsewhere("S10", "tests/browser/test_seal.py", "test_other_pages_of_the_origin_hear_nothing_of_the_worker"),
    Elsewhere(
        "S11",
        "tests/unit/jwt_decoder/keys/test_what_is_no_key.py",
        "test_the_file_of_a_service_account_is_named_and_its_private_key_found",
    ),
    Elsewhere(
        "U1", "tests/browser/test_page/test_page_waiting.py", "test_a_second_token_is_pasted_in_the_place_of_the_first"
    ),
    Elsewhere("U1", "tests/browser/test_page/test_page_replace.py", "test_a_paste_behind_a_token_offers_it_too"),
)
