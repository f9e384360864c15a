"""What a person reads."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.unit.jwt_decoder_cli.conftest import EXP, SECRET, SHORT_LIVED, UNSIGNED

if TYPE_CHECKING:
    from tests.unit.jwt_decoder_cli.conftest import Program

GOLDEN = Path(__file__).resolve().parents[2] / "vectors" / "golden"
SOUND = """\
Not verified yet. Expires in 1 second.
HS256 needs the shared secret.
JWS Compact Serialization, 224 characters

✓ Structure         Well-formed    3 segments, RFC 7515
– Signature         Not verified   HS256 needs the shared secret.
✓ Time              Current        Ends in 1 second
– Issuer, audience  Not checked    For “https://api.example”, from
                                   “https://login.example”: enter the values you
                                   expect
– Key trust         Not known      No key verified it

Header  JSON, 27 bytes
  {
    "alg": "HS256",  Algorithm · HMAC with SHA-256: one shared secret
    "typ": "JWT"     Type · generic JWT (RFC 7519 §5.1)
  }

Payload  JWT Claims Set, 107 bytes
  {
    "iss": "https://login.example",  Issuer
    "sub": "alice",                  Subject
    "aud": "https://api.example",    Audience
    "iat": 1795428000,               Issued At · 2026-11-23 10:00:00 UTC
    "exp": 1795428900                Expiration Time · 2026-11-23 10:15:00 UTC
  }

Signature  32 bytes, as HS256 requires
"""


def golden(name: str) -> str:
    text: str = json.loads((GOLDEN / f"{name}.json").read_text())["text"]
    return text


def encoded(value: Any) -> str:  # noqa: ANN401 - any JSON
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def test_a_sound_token_is_told_whole(program: Program) -> None:
    assert SOUND == program(stdin=SHORT_LIVED).out


def test_a_fault_has_its_place_and_a_caret_under_the_character(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "login.log"
    file.write_text(f"first line\nérror 😀 {SHORT_LIVED.replace('eyJpc3', 'eyJ!pc3', 1)}\n")

    lines = program(str(file)).out.splitlines()

    at = lines.index("✕ error[base64url-foreign]: “!” isn't a base64url character.")
    place, line, caret, repair = lines[at + 1 : at + 5]
    assert f"  --> {file}:2:49  payload, character 4" == place
    assert (line.index("!"), "  repair: Remove it") == (caret.index("^"), repair)
    assert "!" == line[caret.index("^") : caret.rindex("^") + 1]


def test_a_fault_without_a_place_in_a_segment_names_the_place_in_the_text(program: Program) -> None:
    out = program(stdin="Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0").out

    assert "✕ error[" in out
    assert "--> <stdin>:1:" in out


def test_more_faults_than_anybody_reads_are_counted(program: Program) -> None:
    signature = {"protected": "!", "signature": "AAAA"}

    out = program(stdin=json.dumps({"payload": "e30", "signatures": [signature] * 60})).out

    assert "more problems; --json has them all." in out


def test_a_secret_that_does_not_fit_is_diagnosed(program: Program, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{SECRET}\n")

    out = program("--key", str(tmp_path / "secret"), stdin=SHORT_LIVED).out

    assert "✕ Signature         Invalid" in out
    assert "It ends with a line feed, which is part of" in out
    assert "→ The signature matches if the white space around this" in out


def test_a_finding_has_its_rule_its_advice_and_its_section(program: Program) -> None:
    out = program(stdin=UNSIGNED).out

    assert "✕ error[alg-none]: alg is none: nobody signed this token" in out
    assert "  Reject it wherever you expect a signature. (RFC 8725 §3.2)\n" in out
    assert out.index("✕ error") < out.index("! warning")


def test_what_is_expected_is_held_against_what_is_there(program: Program) -> None:
    words = ("--expect-aud", "https://api.example/", "--expect-sub", "alice", "--expect-nonce", "n")

    out = program(*words, "--width", "120", stdin=SHORT_LIVED).out

    assert "✓ sub is “alice”\n" in out
    assert "✕ nonce is missing, expected “n”\n" in out
    assert "✕ aud is “https://api.example”, expected “https://api.example/” (Only" in out


def test_explain_says_what_a_claim_is_and_how_a_line_was_reached(program: Program) -> None:
    out = program("--explain", stdin=SHORT_LIVED).out

    assert "  exp  Expiration Time (RFC 7519 §4.1.4)\n    From this time on, the token must not be accepted.\n" in out
    assert "Nothing was computed: HS256 needs a key" in out


def test_several_tokens_are_listed_and_the_one_asked_for_is_told(program: Program) -> None:
    text = json.dumps({"access_token": UNSIGNED, "id_token": SHORT_LIVED}, indent=1)

    out = program("--token", "2", stdin=text).out

    assert out.startswith("2 tokens in this text  showing 2; --token N shows another\n    1  line 2  access_token: ")
    assert "\n>   2  line 3  id_token: Not verified yet. Expires in 1 second.\n" in out
    assert "\nJWS Compact Serialization, id_token, 224 characters\n" in out


def test_of_many_tokens_those_around_the_one_asked_for_are_listed(program: Program) -> None:
    out = program("--token", "50", stdin=f"{UNSIGNED}\n" * 60).out

    assert "… 20 of them listed; --json has them all.\n" in out
    assert (False, True, True) == ("  39  line 39" in out, "  40  line 40" in out, ">  50  line 50" in out)


def test_each_signature_of_several_has_its_line_and_its_header(program: Program, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("wrong, and long enough to be tried at all")

    out = program("--key", str(tmp_path / "secret"), stdin=golden("jws-json-general")).out

    assert "\n✕ Signature 1       Invalid" in out
    assert "\nHeader 2  JSON, 15 bytes\n" in out


def test_an_unprotected_header_is_called_so(program: Program) -> None:
    jws = {"payload": encoded({}), "protected": encoded({"alg": "HS256"}), "header": {"kid": "k"}, "signature": "AAAA"}

    out = program(stdin=json.dumps(jws)).out

    assert '\nHeader, unprotected  JSON\n  {\n    "kid": "k"  Key ID\n  }\n' in out


def test_an_sd_jwt_shows_what_it_discloses_and_the_holder(program: Program) -> None:
    out = program("--now", "1767225600", stdin=golden("sd-jwt-presentation")).out

    assert "\nDisclosures  4 of 4 in the payload, digests by sha-256" in out
    assert '\n  ✓ 1  given_name  Disclosed: its digest is in _sd of the payload.\n       "Erika"\n' in out
    assert "\nProcessed payload  JWT Claims Set" in out
    assert "\nKey Binding JWT\n  Not verified yet. HS256 needs the shared secret." in out


def test_a_key_binding_jwt_has_its_own_line_once_there_is_a_key(program: Program, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("wrong, and long enough to be tried at all")

    ran = program("--key", str(tmp_path / "secret"), stdin=golden("sd-jwt-presentation"))

    assert "\n✕ Key Binding JWT   Invalid" in ran.out


def test_disclosures_that_are_wrong_are_marked(program: Program) -> None:
    assert "\n  ✕ " in program(stdin=golden("sd-jwt-faults")).out


def test_a_jwe_says_what_it_is_made_of(program: Program) -> None:
    out = program(stdin=golden("jwe")).out

    assert "Payload  encrypted, " in out
    assert "\nInitialization Vector  16 characters\nCiphertext  " in out


def test_the_recipients_of_a_jwe_share_a_header_and_each_has_its_own(program: Program) -> None:
    recipients = [{"header": {"alg": "A128KW", "kid": kid}, "encrypted_key": "YQ"} for kid in ("7", "8")]
    token = {"protected": encoded({"enc": "A128GCM"}), "recipients": recipients, "iv": "YQ", "tag": "YQ"}

    out = program(stdin=json.dumps(token | {"ciphertext": "YQ"})).out

    assert 1 == out.count('"enc": "A128GCM"')
    assert ["7", "8"] == [kid for kid in "78" if f'"kid": "{kid}"' in out]
    assert "Signature 1" not in out


def test_a_token_within_a_token_is_told_below_it(program: Program) -> None:
    assert "\nThe token inside it\n  This token expired " in program(stdin=golden("nested-jwt")).out


def test_who_it_seems_to_be_from_is_said_with_the_reason(program: Program) -> None:
    assert "Looks like Microsoft Entra ID (v2.0): iss is" in program(stdin=golden("profile-entra-access")).out


def test_keys_in_the_text_and_in_the_header_are_named(program: Program) -> None:
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    text = f"{encoded({'alg': 'EdDSA', 'jwk': jwk})}.{encoded({})}.AAAA {json.dumps(jwk)}"

    out = program(stdin=text).out

    assert "note: This text contains a key" in out
    assert "\nKey in the header (jwk)  Ed25519 public key" in out


def test_a_payload_that_is_no_text_is_shown_in_hexadecimal(program: Program) -> None:
    octets = gzip.compress(bytes(range(256)) * 2, mtime=0)

    out = program(stdin=f"eyJhbGciOiJub25lIn0.{base64.urlsafe_b64encode(octets).rstrip(b'=').decode()}.").out

    assert f"Payload  not text, {len(octets)} bytes\n  It is compressed with gzip." in out
    assert "\n  1f8b 0800 0000 0000 " in out
    assert "… more; --json has up to 4,096 bytes." in out


def test_a_long_payload_of_text_is_cut(program: Program) -> None:
    text = base64.urlsafe_b64encode(b"line\r\n" * 200).rstrip(b"=").decode()

    out = program(stdin=f"eyJhbGciOiJub25lIn0.{text}.").out

    assert (100, True) == (out.count("  line\n"), "… more; --json has all of it.\n" in out)


def test_a_large_json_is_cut(program: Program) -> None:
    out = program(stdin=f"eyJhbGciOiJub25lIn0.{encoded({f'a{number}': number for number in range(1000)})}.").out

    assert "… more than 500 lines; --json has them all.\n" in out
    assert '"a600"' not in out


def test_json_is_printed_as_it_was_written(program: Program) -> None:
    payload = '{"n":1.50e1,"a":[1,"two",null,[]],"o":{},"deep":[{"x":[true]}],"s":"\\u0041\\/"}'
    text = f"eyJhbGciOiJub25lIn0.{base64.urlsafe_b64encode(payload.encode()).rstrip(b'=').decode()}."

    out = program(stdin=text).out

    assert '    "n": 1.50e1,' in out
    assert '    "a": [\n      1,\n      "two",\n      null,\n      []\n    ],\n    "o": {},' in out
    assert '    "deep": [' in out
    assert '      {\n        "x": [true]\n      }\n    ],\n    "s": "\\u0041\\/"' in out


def test_json_that_breaks_off_is_printed_up_to_there(program: Program) -> None:
    text = base64.urlsafe_b64encode(b'{"sub":"alice","roles":["a","b').rstrip(b"=").decode()

    out = program(stdin=f"eyJhbGciOiJub25lIn0.{text}.").out

    assert '    "sub": "alice",' in out
    assert "    ]\n" not in out


def test_a_number_that_javascript_would_change_says_so(program: Program) -> None:
    text = base64.urlsafe_b64encode(b'{"id":12345678901234567890}').rstrip(b"=").decode()

    assert "changed by JavaScript" in program(stdin=f"eyJhbGciOiJub25lIn0.{text}.").out


def test_a_token_that_is_over_is_told_by_its_distance(program: Program) -> None:
    ends = {EXP: "now", EXP + 61: "1 minute ago", EXP + 7200: "2 hours ago", EXP + 3 * 31_556_952: "3 years ago"}

    told = {now: program("--now", str(now), stdin=SHORT_LIVED).out.splitlines()[0] for now in ends}

    assert {now: f"This token expired {distance}." for now, distance in ends.items()} == told
