"""Where the private parts of a key text stand: they are masked, and nothing else is."""

from __future__ import annotations

import base64
import json
import time

import pytest
from jwt_decoder.keys.private_parts import private_parts
from jwt_decoder.keys.read_key import read_key

from tests.unit.jwt_decoder.decrypt.sealed import jwk, key_for

EC = key_for("ECDH-ES", "A128GCM")
RSA = key_for("RSA-OAEP", "A128GCM")
PEM = EC.as_pem(private=True).decode()
BODY = PEM.split("-----")[2].strip()
PUBLIC = EC.as_pem(private=False).decode()
DER = base64.b64encode(RSA.as_der(private=True)).decode()
PACKED = base64.b64encode(PEM.encode()).decode()
NUMBERS = [RSA.as_dict(private=True)[name] for name in ("d", "p", "q", "dp", "dq", "qi")]
ACCOUNT = json.dumps({"type": "service_account", "private_key_id": "k", "private_key": PEM})


def masked(text: str) -> list[str]:
    return [text[start:end] for start, end in private_parts(read_key(text, "text"))]


CASES = {
    "PEM": (PEM, [BODY]),
    "PEM after a public one": (f"{PUBLIC}{PEM}", [BODY]),
    "PEM without its end": (PEM.partition("-----END")[0], [BODY]),
    "service account": (ACCOUNT, [BODY.replace("\n", "\\n")]),
    "JWK": (jwk(EC), [EC.as_dict(private=True)["d"]]),
    "JWK Set": (json.dumps({"keys": [EC.as_dict(private=False), json.loads(jwk(RSA))]}), NUMBERS),
    "bare DER": (f" {DER}\n", [DER]),
    "PEM in base64": (PACKED, [PACKED]),
    "JWK that is cut": ('{"kty":"EC","crv":"P-256","d":"abc', ["abc"]),
    "public PEM": (PUBLIC, []),
    "public JWK": (jwk(EC, private=False), []),
    "public DER": (base64.b64encode(RSA.as_der(private=False)).decode(), []),
    "secret": ("a shared secret", []),
    "secret in a JWK": ('{"kty":"oct","k":"c2VjcmV0"}', []),
    "PEM with nothing in it": ("-----BEGIN PRIVATE KEY----- \n", []),
}


@pytest.mark.parametrize(("text", "parts"), CASES.values(), ids=CASES)
def test_private_parts_are_found_where_they_stand(text: str, parts: list[str]) -> None:
    assert sorted(parts) == sorted(masked(text))


def test_white_space_without_end_takes_no_time() -> None:
    start = time.process_time()
    masked("-----BEGIN PRIVATE KEY-----a" + "\n" * 200_000 + "a")
    assert time.process_time() - start < 1
