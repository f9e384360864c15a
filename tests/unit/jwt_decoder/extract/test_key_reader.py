"""A key is read wherever a person has it, and what is said tells where it was found."""

from __future__ import annotations

import base64
import html
import json

import pytest
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.extract.mended_key_text import mended
from jwt_decoder.keys.private_parts import private_parts
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.diagnose.verified import ES, HS_SECRET, SPKI, verified

PEM = f"-----BEGIN PUBLIC KEY-----\n{SPKI[:64]}\n{SPKI[64:]}\n-----END PUBLIC KEY-----\n"
ESCAPED = PEM.replace("\n", "\\n")
X, Y = "cLEgbAHk2UakdZAdH8TSRDl3AwBkrk7Ol3eqmKDPfX4", "be7C0BDuEnFcJWb-xVEgA1fo8JsJdH2fE2BsptMRavw"
JWK = json.dumps({"kty": "EC", "crv": "P-256", "x": X, "y": Y})
JWKS = f'{{"keys": [{JWK}]}}'
OBJECT = "{ kty: 'EC', crv: 'P-256', x: '%s', y: '%s' }" % (X, Y)  # noqa: UP031 - it has braces
SSH = (
    "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHCxIGwB5NlGpHWQHR/E0kQ5dwMAZK5Ozpd3qpigz31+be7C0BDuEnFcJWb+xVEg"
    "A1fo8JsJdH2fE2BsptMRavw="
)
PRIVATE = (
    "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg87Jqn81neiu/7PNX\n"
    "A+IxZfiawJZeazxgrjzdH5lyTkShRANCAARwsSBsAeTZRqR1kB0fxNJEOXcDAGSu\n"
    "Ts6Xd6qYoM99fm3uwtAQ7hJxXCVm/sVRIANX6PCbCXR9nxNgbKbTEWr8\n-----END PRIVATE KEY-----\n"
)


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def lines(text: str, before: str) -> str:
    return "".join(f"{before}{line}\n" for line in text.splitlines())


def dumped(octets: bytes) -> str:
    """Return octets as `od -A x -t x1` prints them."""
    rows = (f"{at:06x} {octets[at : at + 16].hex(' ')}\n" for at in range(0, len(octets), 16))
    return "".join(rows) + f"{len(octets):06x}\n"


# How a key comes, and the words that tell of it.
WAYS = {
    "base64 of PEM": (b64(PEM), "inside base64"),
    "base64 of base64": (b64(b64(PEM)), "inside base64"),
    "base64 of a JWK": (b64(JWK), "inside base64"),
    "member of JSON": (json.dumps({"realm": "demo", "public_key": SPKI}), "“public_key” of the JSON"),
    "PEM in a member": (json.dumps({"a": 1, "cert": PEM}), "“cert” of the JSON"),
    "secret of Kubernetes": (f"kind: Secret\ndata:\n  public.pem: {b64(PEM)}\n", "inside the base64 in “public.pem”"),
    "secret with a JWK Set": (json.dumps({"data": {"jwks.json": b64(JWKS)}}), "inside the base64 in “jwks.json”"),
    "stringData": (f"kind: Secret\nstringData:\n  public.pem: |\n{lines(PEM, '    ')}", "“public.pem”"),
    "env": (f'JWT_PUBLIC_KEY="{ESCAPED}"', "“JWT_PUBLIC_KEY”"),
    "compose": (f"environment:\n  - JWT_PUBLIC_KEY={ESCAPED}\n", "“JWT_PUBLIC_KEY”"),
    "Terraform": (f"public_key = <<-EOT\n{lines(PEM, '    ')}  EOT\n", "EC public key"),
    "answer of HTTP": (f"HTTP/2 200\ncontent-type: application/json\n\n{JWKS}", "inside other text"),
    "curl -v": (f"* Connected\n> GET /jwks HTTP/2\n>\n< HTTP/2 200\n<\n{JWKS}* Closing\n", "inside other text"),
    "envelope": (json.dumps({"data": {"keys": [json.loads(JWK)]}}), "“data” of the JSON"),
    "byte order mark": (f"\ufeff{JWK}", "Invisible characters"),
    "fence": (f"```json\n{JWK}\n```", "inside other text"),
    "source": (f"const jwk = {JWK};", "inside other text"),
    "prompt": (f"$ curl -s https://issuer.example/jwks\n{JWKS}", "inside other text"),
    "four dashes": (PEM.replace("-----BEGIN", "----BEGIN"), "BEGIN and END lines were damaged"),
    "em dashes": (PEM.replace("-----", "———"), "BEGIN and END lines were damaged"),
    "no blanks": ("".join(PEM.split()), "BEGIN and END lines were damaged"),
    "YAML with JSON": (f"jwks: '{JWKS}'", "inside other text"),
    "authorized_keys": (
        f'no-pty,command="/bin/true" ecdsa-sha2-nistp256 {SSH} dev',
        "inside other text",
    ),
    "template string": (f"const publicKey = `{PEM}`;", "“publicKey”"),
    "strings": (
        f"const key = '-----BEGIN PUBLIC KEY-----\\n' +\n  '{SPKI}\\n' +\n  '-----END PUBLIC KEY-----';",
        "several strings",
    ),
    "properties": (f"mp.jwt.verify.publickey={SPKI}\n", "“mp.jwt.verify.publickey”"),
    "data URL": (f"public-key-location: data:text/plain;base64,{b64(PEM)}", "inside"),
    "GitHub Actions": (lines(PEM, "2026-11-27T10:00:00.1234567Z "), "The timestamp before each line"),
    "Docker": (lines(PEM, "api_1  | "), "The prefix of each line"),
    "line numbers": (
        "".join(f"{at:6} {one}\n" for at, one in enumerate(PEM.splitlines(), 8)),
        "The prefix of each line",
    ),
    "a prefix alone": (f"key: {PEM}", "“key”"),
    "HTML": (html.escape(JWKS), "HTML character references"),
    "tags": (PEM.replace("\n", "<br>"), "HTML tags"),
    "percent": (PEM.replace("\n", "%0A").replace("+", "%2B").replace("=", "%3D"), "percent-encoded"),
    "wrong slash": (PEM.replace("\n", "/n"), "“/n”"),
    "JSON in JSON": (json.dumps({"config": json.dumps({"jwks": JWKS})}), "inside other text"),
    "JavaScript": (OBJECT, "It isn't JSON"),
    "TypeScript": (f"const KEYS: JWK[] = [{OBJECT[:-2]}, }},] as const;", "It isn't JSON"),
    "JSON with comments": (f"{{ // the key\n a: true, b: undefined, jwk: {OBJECT} }}", "It isn't JSON"),
    "Python": (str(json.loads(JWK)), "It isn't JSON"),
    "Ruby": (JWK.replace('":', '" =>'), "It isn't JSON"),
    "PHP": (f"['kty' => 'EC', 'crv' => 'P-256', 'x' => '{X}', 'y' => '{Y}']", "It isn't JSON"),
    "Perl": (f"(kty => 'EC', crv => 'P-256', x => '{X}', y => '{Y}')", "It isn't JSON"),
    "Go": (f'JWK{{Kty: "EC", Crv: "P-256", X: "{X}", Y: "{Y}"}}', "It isn't JSON"),
    "arguments": (f'ECKey(kty="EC", crv="P-256", x="{X}", y="{Y}")', "It isn't JSON"),
    "Java": (f'Map.of("kty", "EC", "crv", "P-256", "x", "{X}", "y", "{Y}")', "It isn't JSON"),
    "Kotlin": (f'mapOf("kty" to "EC", "crv" to "P-256", "x" to "{X}", "y" to "{Y}")', "It isn't JSON"),
    "Clojure": (f'{{:kty "EC" :crv "P-256" :x "{X}" :y "{Y}"}}', "It isn't JSON"),
    "Erlang": (
        f'#{{<<"kty">> => <<"EC">>, <<"crv">> => <<"P-256">>, <<"x">> => <<"{X}">>, <<"y">> => <<"{Y}">>}}',
        "It",
    ),
    "strings of JavaScript": (OBJECT.replace(X, f"{X[:20]}' +\n  '{X[20:]}"), "several strings"),
    "PEM in a dump": (dumped(PEM.encode()), "It was a hex dump"),
    "DER in a dump": (dumped(base64.b64decode(SPKI)), "It was a hex dump"),
    "PEM in hex": (PEM.encode().hex(), "It was hex"),
    "JWK in hex": (JWK.encode().hex(" "), "It was hex"),
    "DER in base64url": (SPKI.replace("+", "-").replace("/", "_"), "bare base64"),
    "OpenSSH in JSON": (json.dumps({"key": f"ecdsa-sha2-nistp256 {SSH}"}), "“key” of the JSON"),
    "YAML": (f"jwks:\n  keys:\n    - kty: EC\n      crv: P-256\n      x: {X}\n      y: '{Y}'\n", "It isn't JSON"),
    "YAML of one": (f"kty: EC\ncrv: P-256\nx: >-\n  {X[:20]}\n  {X[20:]}\ny: |\n  {Y}", "It isn't JSON"),
    "curly quotes": (JWK.replace('"', "”"), "typographic"),
    "no-break spaces": (JWK.replace(" ", "\u00a0"), "non-breaking"),
    "without END": (PEM.split("-----END", maxsplit=1)[0], "EC public key"),
}
NONE = {
    "hexadecimal digits of no key": b"a secret of mine that is long enough to be decoded as digits, but no key".hex(),
    "hexadecimal digits of octets": "ff" * 64,
    "nothing of use": "\ufeffa secret of mine\u200b",
    "another base64": b64("a secret that is no key at all, and long enough"),
    "octets in base64": base64.b64encode(bytes(range(200, 250))).decode(),
    "base64 of a length that is none": "A" * 41,
    "no value": "{kty}",
    "a name alone": "kty is the kind of a key [see there]",
    "no object": "{ kty: 'EC' ]",
    "brackets that close nothing": "} kty: {",
    "a block without a kind": "kid: 1\nx: |\n",
    "an unknown block": "-----BEGIN PUBLIC KEY-----",
    "a mark": "\ufeff",
}


@pytest.mark.each
@pytest.mark.parametrize("way", WAYS)
def test_a_key_is_read_wherever_it_stands_and_is_told_where(way: str) -> None:
    text, told = WAYS[way]
    found = verified(ES, text)

    assert "valid" == found["verdict"]["signature"]["state"]
    assert told in found["key"]["message"]


@pytest.mark.parametrize("way", sorted(set(WAYS) - {"base64 of a JWK"}))
def test_the_same_text_is_a_key_in_a_paste(way: str) -> None:
    assert report(WAYS[way][0], Options(now=0)).extraction.keys


@pytest.mark.untraced
@pytest.mark.parametrize("way", NONE)
def test_a_text_without_a_key_stays_what_it_is(way: str) -> None:
    key = read_key(NONE[way], "text")

    assert key.kind == "secret" or key.problem
    assert not report(NONE[way], Options(now=0)).extraction.keys
    assert "key-unusable" == verified(ES, NONE[way])["verdict"]["signature"]["state"]


@pytest.mark.untraced
def test_a_text_too_long_to_be_searched_stays_a_secret() -> None:
    text = f"{' ' * 300_000}{b64(PEM)}"

    assert "secret" == read_key(text, "text").kind


def test_a_private_key_is_flagged_and_masked_in_any_wrapping() -> None:
    for text in (
        b64(PRIVATE),
        f"data:\n  tls.key: {b64(PRIVATE)}\n",
        PRIVATE.replace("-----", "—"),
        lines(PRIVATE, "> "),
    ):
        found = verified(ES, text)

        assert ["key-private"] == [one["id"] for one in found["findings"]]
        assert private_parts(read_key(text, "text"))


def test_a_keystore_is_named_in_any_wrapping() -> None:
    store = base64.b64encode(b"\xfe\xed\xfe\xed\0\0\0\2" + bytes(60)).decode()
    for text, where in (
        (f"keystore: {store}", "“keystore”"),
        (f"the store, {store}", "text"),
        (store, "Java keystore."),
    ):
        found = verified(ES, text)["key"]

        assert found["command"].startswith("keytool")
        assert where in found["message"]


def test_several_keys_of_a_text_are_all_tried() -> None:
    text = f"data:\n  tls.key: {b64(PRIVATE)}\n  old.pem: {b64(PEM)}\n"
    found = verified(ES, text)

    assert found["key"]["message"].startswith("2 keys found in this text. You pasted a private key.")
    assert "valid" == found["verdict"]["signature"]["state"]


def test_several_public_keys_of_a_text_are_no_private_ones() -> None:
    assert "2 keys found in this text." == render(read_key(f"a: {b64(PEM)}\nb: {b64(PEM)}\n", "text").message)


def test_nothing_asymmetric_is_called_a_secret() -> None:
    found = verified(ES, HS_SECRET)

    assert "secret" not in json.dumps(found["key"]).lower()
    assert "isn't a key in any form known here" in found["verdict"]["signature"]["message"]


def test_lines_that_have_no_prefix_in_common_keep_what_they_are() -> None:
    text = "a | -----BEGIN PUBLIC KEY-----\nb | MFkw\n-----END PUBLIC KEY-----"

    assert (text, ()) == mended(text)


def test_a_configuration_with_a_secret_is_no_key_in_a_paste() -> None:
    assert not report('{"client_secret": "one of mine"}', Options(now=0)).extraction.keys


@pytest.mark.untraced
def test_a_deep_text_is_no_key() -> None:
    assert "secret" == read_key("[" * 5000 + "kty", "text").kind
