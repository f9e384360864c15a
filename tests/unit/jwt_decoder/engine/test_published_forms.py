"""SMART Health Cards and notifications of the App Store, made in the form that their specifications publish."""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any, Final

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output import report as written
from jwt_decoder_cli.cryptography_backend import Cryptography

if TYPE_CHECKING:
    from jwt_decoder.output.report import shape

_NOW: Final = Options(1_795_800_000)
_ISSUER, _STORE, _OTHER = (ec.derive_private_key(number, ec.SECP256R1()) for number in (5, 6, 7))


def encoded(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def jwk(key: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    numbers = key.public_key().public_numbers()
    x, y = (encoded(number.to_bytes(32)) for number in (numbers.x, numbers.y))
    return {"crv": "P-256", "kty": "EC", "x": x, "y": y}


def thumbprint(key: ec.EllipticCurvePrivateKey) -> str:
    return encoded(hashlib.sha256(json.dumps(jwk(key), separators=(",", ":")).encode()).digest())


def signed(header: dict[str, Any], payload: bytes, key: ec.EllipticCurvePrivateKey) -> str:
    text = f"{encoded(json.dumps(header, separators=(',', ':')).encode())}.{encoded(payload)}"
    r, s = decode_dss_signature(key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{text}.{encoded(r.to_bytes(32) + s.to_bytes(32))}"


def verified(text: str, key: object) -> shape.Verification:
    found = asyncio.run(engine.verify(text, json.dumps(key), _NOW, Cryptography()))
    return written.verification(found)


def kind_of(token: shape.Token) -> str:
    """Return the id of the kind of token that is recognised, else nothing."""
    known = token["profile"]["type"] if token["profile"] else None
    return known["id"] if known else ""


# SMART Health Cards Framework: a minified FHIR Bundle, DEFLATE without a frame, ES256, kid the thumbprint of the key.
_BUNDLE: Final = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {
            "fullUrl": "resource:0",
            "resource": {"resourceType": "Patient", "name": [{"family": "Roe", "given": ["Jane"]}]},
        },
        {
            "fullUrl": "resource:1",
            "resource": {
                "resourceType": "Immunization",
                "status": "completed",
                "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "207"}]},
                "patient": {"reference": "resource:0"},
                "occurrenceDateTime": "2021-01-01",
            },
        },
    ],
}


def card() -> str:
    claims = {
        "iss": "https://issuer.example/cards",
        "nbf": 1620992383.218,
        "vc": {
            "type": ["https://smarthealth.cards#health-card", "https://smarthealth.cards#immunization"],
            "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": _BUNDLE},
        },
    }
    work = zlib.compressobj(9, wbits=-15)
    payload = work.compress(json.dumps(claims, separators=(",", ":")).encode()) + work.flush()
    return signed({"zip": "DEF", "alg": "ES256", "kid": thumbprint(_ISSUER)}, payload, _ISSUER)


_CARD: Final = card()


def digits(text: str) -> str:
    return "".join(f"{ord(one) - 45:02}" for one in text)


@pytest.mark.untraced
@pytest.mark.parametrize(
    "text",
    [
        _CARD,
        json.dumps({"verifiableCredential": [_CARD]}),  # a file .smart-health-card
        f"shc:/{digits(_CARD)}",
        f"shc:/1/2/{digits(_CARD[:300])}\nshc:/2/2/{digits(_CARD[300:])}",
    ],
    ids=["jws", "file", "code", "codes"],
)
def test_a_health_card_is_read_and_verified(text: str) -> None:
    keys = {"keys": [{**jwk(_ISSUER), "use": "sig", "alg": "ES256", "kid": thumbprint(_ISSUER)}]}
    [token] = written.report(engine.report(text, _NOW))["tokens"]
    found = verified(text, keys)

    assert _CARD == token["text"]
    assert "smart-health-card" == kind_of(token)
    assert token["payload"]
    assert _BUNDLE == json.loads(token["payload"]["text"] or "")["vc"]["credentialSubject"]["fhirBundle"]
    assert ["https://issuer.example/cards/.well-known/jwks.json"] == [one["address"] for one in token["pointers"]]
    assert "valid" == found["verdict"]["signature"]["state"]
    assert not {"zip-in-jws", "exp-missing"} & {finding["id"] for finding in token["findings"]}


# App Store Server Notifications, version 2: responseBodyV2, and what is signed in it.
def chain() -> list[str]:
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    certificates = []
    for name, key, signer, issuer in (
        ("Prod ECC Example App Store", _STORE, _OTHER, "Example Intermediate"),
        ("Example Intermediate", _OTHER, _ISSUER, "Example Root"),
        ("Example Root", _ISSUER, _ISSUER, "Example Root"),
    ):
        subject, of = (x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, one)]) for one in (name, issuer))
        made = x509.CertificateBuilder(of, subject, key.public_key(), 7, start, start + dt.timedelta(3650))
        octets = made.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
        certificates.append(base64.b64encode(octets).decode())
    return certificates


def of_store(claims: dict[str, Any], key: ec.EllipticCurvePrivateKey = _STORE) -> str:
    return signed({"alg": "ES256", "x5c": chain()}, json.dumps(claims).encode(), key)


_PURCHASE: Final = {"originalTransactionId": "1", "productId": "p", "bundleId": "com.example", "environment": "Sandbox"}


def notification(key: ec.EllipticCurvePrivateKey = _STORE) -> str:
    data = {
        "appAppleId": 41234,
        "bundleId": "com.example",
        "bundleVersion": "1.0",
        "environment": "Sandbox",
        "signedTransactionInfo": of_store({**_PURCHASE, "transactionId": "2", "type": "Consumable"}, key),
        "signedRenewalInfo": of_store({**_PURCHASE, "autoRenewProductId": "p", "autoRenewStatus": 1}, key),
        "status": 1,
    }
    claims = {
        "notificationType": "SUBSCRIBED",
        "subtype": "INITIAL_BUY",
        "notificationUUID": "002e14d5-51f5-4503-b5a8-c3a1af68eb20",
        "data": data,
        "version": "2.0",
        "signedDate": 1795800000000,
    }
    return json.dumps({"signedPayload": of_store(claims)})


def test_a_notification_of_the_app_store_is_read_with_what_is_signed_in_it() -> None:
    [token] = written.report(engine.report(notification(), _NOW))["tokens"]
    kinds = [kind_of(one) for one in (token, *token["nested"])]

    assert ["data.signedTransactionInfo", "data.signedRenewalInfo"] == [one.get("path") for one in token["nested"]]
    assert ["app-store-notification", "app-store-transaction", "app-store-renewal"] == kinds
    assert all("CN=Prod ECC Example App Store" in one["header_keys"][0]["message"] for one in token["nested"])
    assert [] == token["faults"]


def test_a_key_is_tried_on_the_tokens_in_claims() -> None:
    own = verified(notification(), jwk(_STORE))
    both = verified(notification(_OTHER), {"keys": [{**jwk(_STORE), "kid": "a"}, {**jwk(_OTHER), "kid": "b"}]})
    alone = verified(notification(_OTHER), jwk(_STORE))

    assert ["valid"] * 3 == [one["verdict"]["signature"]["state"] for one in (own, both, alone)]
    assert [[0], [1]] == [one["at"] for one in own["claimed"]] == [one["at"] for one in both["claimed"]]
    assert {"valid"} == {one["line"]["state"] for one in own["claimed"]}
    assert [] == alone["claimed"]
