"""Chains with each defect, one at a time."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import ipaddress
import json
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt_decoder.certificates import path, read
from jwt_decoder.engine.certificates import chain_of
from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.output.report import chain as shaped
from jwt_decoder_cli.backend import WithoutExtra, backend

from tests.conforms import conforms
from tests.unit.jwt_decoder.certificates.chains import LEAF, MIDDLE, NOW, ROOT, Maker, b64, token

THEN = datetime(2025, 6, 1, tzinfo=UTC)
SELF = Maker("Self", names=(x509.DNSName("issuer.example"),))
UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00")
CONSTRAINTS = x509.NameConstraints([x509.DNSName("example")], None)


def asked(text: str, *roots: Maker, now: float = NOW, place: int = 0) -> dict[str, Any]:
    """Return what comes of a text under these roots, once it is what the schema says."""
    given = "".join(one.pem for one in roots)
    answer = shaped(asyncio.run(chain_of(text, (given,), Options(now, token=place), backend())))
    conforms("chain")(answer)
    return {**answer}


def pems(*makers: Maker) -> str:
    """Return certificates one after the other."""
    return "".join(one.pem for one in makers)


def failed(answer: dict[str, Any]) -> list[str]:
    """Return the checks that fail."""
    return [one["id"] for one in answer["checks"] if one["state"] == "failed"]


def said(answer: dict[str, Any], check: str) -> list[str]:
    """Return what is said of a check."""
    return [one["message"] for one in answer["checks"] if one["id"] == check]


def subjects(answer: dict[str, Any]) -> list[str]:
    """Return whose the certificates are, from the first one up."""
    return [one["subject"] for one in answer["certificates"]]


def below(leaf: Maker, **changes: Any) -> tuple[Maker, Maker]:  # noqa: ANN401 - what a Maker takes
    """Return a leaf and an authority above it that is changed."""
    middle = replace(MIDDLE, **changes)
    return replace(leaf, by=middle), middle


def test_a_sound_chain_meets_every_check() -> None:
    answer = asked(token(LEAF, MIDDLE), ROOT)

    assert ("met", ["CN=Leaf", "CN=Middle", "CN=Root"]) == (answer["state"], subjects(answer))
    assert {"met"} == {one["state"] for one in answer["checks"]}
    assert [False, False, True] == [one["given"] for one in answer["certificates"]]
    assert ["dns:issuer.example"] == answer["certificates"][0]["names"]
    assert "“CN=Root”, a root that you gave" in said(answer, "anchor")[0]
    assert ["The key of “CN=Leaf” signed the token."] == said(answer, "token-key")
    assert "revoked" in answer["limits"]


def test_the_root_may_come_along() -> None:
    assert "met" == asked(pems(LEAF, MIDDLE, ROOT), ROOT)["state"]


def test_without_a_root_nothing_is_trusted() -> None:
    for chain in ((LEAF, MIDDLE), (LEAF, MIDDLE, ROOT)):
        answer = asked(pems(*chain))
        assert ("unknown", "No check fails, but no root was given to trust.") == (answer["state"], answer["message"])


_EARLY = replace(LEAF, begin=datetime(2026, 6, 1, tzinfo=UTC))
_PAST = replace(LEAF, end=THEN)
_STRANGER = Maker("Stranger", is_authority=True)
_FORGED = replace(LEAF, signer=_STRANGER)
_MISNAMED = replace(LEAF, issuer_name="Nobody")
_NO_CA = below(LEAF, is_authority=False, path_length=None)
_PLAIN = below(LEAF, is_authority=None, path_length=None)
_SECOND = Maker("Second", MIDDLE, is_authority=True)
_DEEP = replace(LEAF, by=_SECOND)
_NOT_SIGNING = below(LEAF, usage="crl_sign")
_NOT_FOR_TOKENS = replace(LEAF, usage="key_encipherment")
_STRANGE = replace(LEAF, more=((UNKNOWN, True),))
_HARMLESS = replace(LEAF, more=((UNKNOWN, False),))
_SMALL = replace(LEAF, kind="rsa1024")


@pytest.mark.each
@pytest.mark.parametrize(
    ("chain", "roots", "expected"),
    [
        ((_PAST, MIDDLE), (ROOT,), ["dates"]),
        ((_EARLY, MIDDLE), (ROOT,), ["dates"]),
        ((_FORGED, MIDDLE), (ROOT,), ["signature"]),
        ((_MISNAMED, MIDDLE), (ROOT,), ["anchor"]),
        (_NO_CA, (ROOT,), ["authority"]),
        (_PLAIN, (ROOT,), ["authority"]),
        ((_DEEP, _SECOND, MIDDLE), (ROOT,), ["path-length"]),
        (_NOT_SIGNING, (ROOT,), ["cert-sign"]),
        ((_NOT_FOR_TOKENS, MIDDLE), (ROOT,), ["key-usage"]),
        ((_STRANGE, MIDDLE), (ROOT,), ["critical"]),
        ((_HARMLESS, MIDDLE), (ROOT,), []),
        ((_SMALL, MIDDLE), (ROOT,), ["key-size"]),
        ((SELF,), (ROOT,), ["anchor", "self-signed"]),
        ((SELF,), (SELF,), []),
        ((MIDDLE, LEAF), (ROOT,), ["order"]),
        ((LEAF, ROOT, MIDDLE), (ROOT,), ["order"]),
        ((LEAF,), (ROOT,), ["anchor"]),
        ((LEAF, MIDDLE), (_STRANGER,), ["anchor"]),
        ((LEAF, MIDDLE, ROOT), (_STRANGER,), ["anchor"]),
        ((LEAF,), (MIDDLE,), []),
    ],
)
def test_each_defect_fails_its_check(chain: tuple[Maker, ...], roots: tuple[Maker, ...], expected: list[str]) -> None:
    answer = asked(pems(*chain), *roots)

    assert expected == failed(answer)
    assert ("failed" if expected else "met") == answer["state"]


@pytest.mark.parametrize(("now", "expected"), [(0, "not-yet"), (NOW, ""), (2**31, "expired")])
def test_dates_are_those_of_the_clock(now: float, expected: str) -> None:
    states = {"not-yet": "isn't valid before", "expired": "expired at", "": "is valid from"}

    assert all(states[expected] in one for one in said(asked(pems(LEAF, MIDDLE), ROOT, now=now), "dates"))


def test_a_wrong_order_says_the_right_one() -> None:
    answer = asked(pems(MIDDLE, ROOT, LEAF), ROOT)

    assert ["CN=Leaf", "CN=Middle", "CN=Root"] == subjects(answer)
    assert ["They are out of order: by who signed whom, they are 3, 1, 2."] == said(answer, "order")


def test_a_cross_signed_authority_leads_to_the_root_that_was_given() -> None:
    """Two certificates of one authority, by two roots: either root alone is enough, whichever comes first."""
    other = Maker("Other root", is_authority=True)
    crossed = replace(MIDDLE, by=other)
    for chain in ((LEAF, MIDDLE, crossed), (LEAF, crossed, MIDDLE)):
        for root in (ROOT, other):
            answer = asked(pems(*chain), root)
            assert ([], f"CN={root.name}") == (failed(answer), subjects(answer)[-1])
            assert 1 == len(said(answer, "extra"))


def test_two_keys_of_one_name_are_told_apart_by_the_signature() -> None:
    impostor = replace(MIDDLE, owner="Impostor")

    assert "met" == asked(pems(LEAF, impostor, MIDDLE), ROOT)["state"]


def test_an_impostor_of_the_root_is_not_the_root() -> None:
    impostor = replace(ROOT, owner="Impostor")

    assert ["signature"] == failed(asked(pems(LEAF, MIDDLE), impostor))


def test_authorities_that_sign_each_other_have_an_end() -> None:
    one, two = Maker("One", is_authority=True), Maker("Two", is_authority=True)
    circle = (replace(one, by=two), replace(two, by=one))

    assert ["anchor"] == failed(asked(pems(replace(LEAF, by=one), *circle), ROOT))


def test_a_certificate_that_does_not_belong_is_named() -> None:
    answer = asked(pems(LEAF, MIDDLE, _STRANGER), ROOT)

    assert ("met", 1) == (answer["state"], len(said(answer, "extra")))
    assert "“CN=Stranger”" in said(answer, "extra")[0]


@pytest.mark.untraced
@pytest.mark.parametrize("kind", ["rsa2048", "p256", "p384", "p521", "ed25519"])
@pytest.mark.parametrize("digest", [hashes.SHA256(), hashes.SHA384(), hashes.SHA512()])
def test_every_usual_key_and_hash_is_verified(kind: str, digest: hashes.HashAlgorithm) -> None:
    root = Maker(f"Root {kind}", kind=kind, is_authority=True)
    leaf = replace(LEAF, by=root, hash=digest)

    assert "met" == asked(leaf.pem, root)["state"]
    assert ["signature"] == failed(asked(leaf.pem, replace(root, owner="Impostor")))


@pytest.mark.parametrize(("salt", "digest"), [(32, hashes.SHA256()), (48, hashes.SHA384()), (20, hashes.SHA256())])
def test_rsa_pss_is_verified_with_its_salt(salt: int, digest: hashes.HashAlgorithm) -> None:
    root = Maker("PSS root", kind="rsa2048", is_authority=True)
    leaf = replace(LEAF, by=root, pss=salt, hash=digest)
    answer = asked(leaf.pem, root)

    assert "met" == answer["state"]
    assert f"RSA-PSS with {digest.name.replace('sha', 'SHA-')}" in said(answer, "hash")[0]


def test_a_key_of_another_kind_did_not_sign() -> None:
    root = Maker("Root of RSA", kind="rsa2048", is_authority=True)
    for kind in ("p256", "ed25519", "p384"):
        other = replace(root, kind=kind)
        assert ["signature"] == failed(asked(replace(LEAF, by=root).pem, other))
        assert ["signature"] == failed(asked(replace(LEAF, by=other).pem, root))


def test_a_signature_that_is_none_does_not_hold() -> None:
    for octets in (b"\x30\x00", b"\x04\x00", b"\x30\x26\x02\x21" + b"\x7f" * 33 + b"\x02\x01\x01"):
        original = LEAF.der
        signature = x509.load_der_x509_certificate(original).signature
        body = original[4 : -len(signature) - len(b"\x03\x47\0")]
        bits = b"\x03" + bytes([len(octets) + 1]) + b"\0" + octets
        broken = b"\x30\x82" + (len(body) + len(bits)).to_bytes(2, "big") + body + bits
        answer = asked(json.dumps([b64(broken), b64(MIDDLE.der)]), ROOT)
        assert ["signature"] == failed(answer)


def test_an_algorithm_that_is_stated_twice_must_be_the_same() -> None:
    ecdsa_256, ecdsa_512 = bytes.fromhex("06082a8648ce3d040302"), bytes.fromhex("06082a8648ce3d040304")
    changed = LEAF.der.replace(ecdsa_256, ecdsa_512, 1)

    assert {"agreement", "signature"} == set(failed(asked(json.dumps([b64(changed), b64(MIDDLE.der)]), ROOT)))


def test_an_algorithm_that_nobody_knows_is_not_judged() -> None:
    known, unknown = bytes.fromhex("06082a8648ce3d040302"), bytes.fromhex("06082a8648ce3d04037f")
    answer = asked(json.dumps([b64(LEAF.der.replace(known, unknown)), b64(MIDDLE.der)]), ROOT)

    assert ("unknown", []) == (answer["state"], failed(answer))
    assert "unknown algorithm" in said(answer, "hash")[0]


@pytest.mark.parametrize(("last", "name"), [(5, "SHA-1"), (4, "MD5")])
def test_a_hash_that_can_be_forged_is_not_relied_on(last: int, name: str) -> None:
    """No library makes such a signature any more: the name of another is put in its place."""
    root = Maker("Root of RSA", kind="rsa2048", is_authority=True)
    rsa = bytes.fromhex("06092a864886f70d0101")
    old = replace(LEAF, by=root).der.replace(rsa + b"\x0b", rsa + bytes([last]))
    answer = asked(b64(old), root)

    assert ["hash"] == failed(answer)
    assert f"RSA with {name}, which can be forged" in said(answer, "hash")[0]
    assert "unknown" == answer["checks"][0]["state"]


POLICIES = x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier("2.23.140.1.2.1"), None)])
MAPPINGS = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.5.29.33"), b"\x30\x00")


@pytest.mark.parametrize("is_critical", [True, False])
@pytest.mark.parametrize(
    ("extension", "words"),
    [
        (CONSTRAINTS, "limits the names of the certificates below it (name constraints). That isn't checked here."),
        (MAPPINGS, "has policy mappings. They aren't evaluated here."),
        (x509.PolicyConstraints(0, None), "has policy constraints. They aren't evaluated here."),
        (x509.InhibitAnyPolicy(0), "limits which policies count (inhibitAnyPolicy). That isn't evaluated here."),
    ],
)
def test_what_limits_a_path_is_said_not_to_be_evaluated(
    extension: x509.ExtensionType, words: str, *, is_critical: bool
) -> None:
    """Whether it is critical or not: such a chain is at best unknown."""
    leaf, middle = below(LEAF, more=((extension, is_critical),))
    answer = asked(pems(leaf, middle), ROOT)

    assert ("unknown", []) == (answer["state"], failed(answer))
    assert [f"“CN=Middle” {words}"] == said(answer, "not-evaluated")


@pytest.mark.parametrize(("is_critical", "state"), [(True, "unknown"), (False, "met")])
def test_policies_that_nobody_needs_say_nothing_against_a_chain(state: str, *, is_critical: bool) -> None:
    leaf, middle = below(LEAF, more=((POLICIES, is_critical),))
    answer = asked(pems(leaf, middle), ROOT)

    words = "“CN=Middle” has certificate policies. Which of them you need isn't known here."
    assert (state, [] if is_critical else [words]) == (answer["state"], said(answer, "policies"))


def test_each_certificate_says_what_it_is_for() -> None:
    leaf, middle, root = asked(token(LEAF, MIDDLE), ROOT)["certificates"]

    assert ([False, True, True], [None, 0, None]) == (
        [one["authority"] for one in (leaf, middle, root)],
        [one["path_length"] for one in (leaf, middle, root)],
    )
    assert [["digitalSignature"], ["keyCertSign"], ["keyCertSign", "cRLSign"]] == [
        one["usage"] for one in (leaf, middle, root)
    ]
    assert ("ECDSA with SHA-256", thumbprint("sha1", LEAF)) == (leaf["signed"], leaf["x5t"])


def under(text: str) -> dict[str, Any]:
    """Return what comes of a chain under a text of roots."""
    return {**shaped(asyncio.run(chain_of(pems(LEAF, MIDDLE), (text,), Options(NOW), backend())))}


_SET = json.dumps({"keys": [{"x5c": [b64(_STRANGER.der)]}, {"kty": "oct"}, {"x5c": [b64(ROOT.der)]}]})


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        ("", "unknown", ""),
        (" \n", "unknown", ""),
        (ROOT.pem, "met", "1 root: “CN=Root”."),
        (b64(ROOT.der), "met", "1 root: “CN=Root”."),
        (json.dumps([b64(ROOT.der)]), "met", "1 root: “CN=Root”."),
        (_SET, "met", "2 roots, the first is “CN=Stranger”."),
        (ROOT.pem + ROOT.pem.replace("MII", "M!I"), "met", "1 root: “CN=Root”. 1 can't be read."),
        ("the root of our company", "unknown", "There is no certificate in the roots."),
        (ROOT.pem.replace("MII", "M!I"), "unknown", "No certificate in the roots can be read."),
    ],
)
def test_roots_are_read_in_every_form_and_said(text: str, state: str, words: str) -> None:
    answer = under(text)

    assert (state, words) == (answer["state"], answer["roots"])


@pytest.mark.untraced
def test_a_bundle_of_roots_is_looked_at_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """As browsers and operating systems have them; where there are more than some, that is said."""
    assert "met" == under(_STRANGER.pem * 150 + ROOT.pem)["state"]
    monkeypatch.setattr(read, "MOST_ROOTS", 2)
    cut = under(_STRANGER.pem * 2 + ROOT.pem)
    assert ("failed", "2 roots, the first is “CN=Stranger”. Only the first 2 certificates are looked at.") == (
        cut["state"],
        cut["roots"],
    )


def test_of_a_long_chain_it_is_said_how_much_was_looked_at() -> None:
    answer = asked(pems(LEAF, MIDDLE, *[_STRANGER] * 9), ROOT)

    assert ("met", True) == (answer["state"], "Only the first 10 certificates are looked at." in answer["message"])


def test_what_a_platform_lacks_is_said() -> None:
    answer = asyncio.run(chain_of(pems(LEAF, MIDDLE), (ROOT.pem,), Options(NOW), WithoutExtra()))

    assert "unknown" == answer.state
    assert "cryptography package" in shaped(answer)["checks"][0]["message"]


def test_not_more_signatures_are_verified_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(path, "_MOST_VERIFIED", 1)

    answer = asked(pems(LEAF, MIDDLE), ROOT)

    assert ("unknown", "not all of them were tried" in said(answer, "anchor")[0]) == (answer["state"], True)


@pytest.mark.untraced
def test_many_of_one_name_take_no_long_time() -> None:
    """There are more ways through them than anybody can count."""
    many = [Maker("Same", owner=str(number), is_authority=True) for number in range(20)]
    started = time.process_time()
    answer = asked(pems(*many[:10]), *many[10:])

    assert "met" != answer["state"]
    assert time.process_time() - started < 5


def test_a_chain_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(path, "MOST", 2)

    assert ["CN=Leaf", "CN=Middle"] == subjects(asked(pems(LEAF, MIDDLE), ROOT))


@pytest.mark.parametrize(
    "text",
    [
        pems(LEAF, MIDDLE),
        json.dumps({"kty": "EC", "x5c": [b64(LEAF.der), b64(MIDDLE.der)]}),
        json.dumps({"keys": [1, {"kty": "EC"}, {"x5c": [b64(LEAF.der), b64(MIDDLE.der)]}]}),
        json.dumps([b64(LEAF.der), b64(MIDDLE.der)]),
        json.dumps(pems(LEAF, MIDDLE)),
    ],
)
def test_certificates_are_read_in_every_form(text: str) -> None:
    assert "met" == asked(text, ROOT)["state"]


def test_one_in_bare_base64_is_read() -> None:
    assert "met" == asked(b64(LEAF.der), MIDDLE)["state"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no certificate in this text."),
        ("hello", "There is no certificate in this text."),
        ("{}", "There is no certificate in this text."),
        ("{", "There is no certificate in this text."),
        ('{"x5c":5}', "There is no certificate in this text."),
        ('{"x5c":[5]}', "A certificate can't be read, so the chain isn't checked."),
        (b64(LEAF.der[:200] + LEAF.der[201:]), "A certificate can't be read, so the chain isn't checked."),
        ('["AAAA"]', "A certificate can't be read, so the chain isn't checked."),
        ('["MAA="]', "A certificate can't be read, so the chain isn't checked."),
        (pems(LEAF).replace("MII", "M!I"), "A certificate can't be read, so the chain isn't checked."),
        (token(signer=LEAF), "There is no certificate in this text."),
        (token(signer=LEAF, x5c=["AAAA"]), "A certificate can't be read, so the chain isn't checked."),
    ],
)
def test_what_is_no_chain_is_not_checked(text: str, message: str) -> None:
    answer = asked(text, ROOT)

    state = "unreadable" if message.startswith("A certificate") else "none"
    assert (state, message, []) == (answer["state"], answer["message"], answer["checks"])


def test_a_key_that_is_no_certificate_cannot_be_read_as_one() -> None:
    spki = LEAF.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert "unreadable" == asked(json.dumps([b64(spki)]), ROOT)["state"]


def thumbprint(digest: str, maker: Maker) -> str:
    """Return a thumbprint as a header has it."""
    return base64.urlsafe_b64encode(hashlib.new(digest, maker.der).digest()).rstrip(b"=").decode()


def test_the_key_of_another_did_not_sign_the_token() -> None:
    assert ["token-key"] == failed(asked(token(LEAF, MIDDLE, signer=_STRANGER), ROOT))


def test_of_a_token_that_nothing_can_verify_that_is_said() -> None:
    header, _, signature = token(LEAF, MIDDLE).split(".")
    text = f"{header}..{signature}"
    answer = asked(text, ROOT)

    assert ("unknown", True) == (answer["state"], "can't be told" in said(answer, "token-key")[0])


@pytest.mark.parametrize(("name", "digest"), [("x5t", "sha1"), ("x5t#S256", "sha256")])
def test_a_thumbprint_is_that_of_the_certificate(name: str, digest: str) -> None:
    mine: dict[str, Any] = {name: thumbprint(digest, LEAF)}
    others: dict[str, Any] = {name: thumbprint(digest, MIDDLE)}
    check = "x5t" if name == "x5t" else "x5t-s256"
    right = asked(token(LEAF, MIDDLE, **mine), ROOT)
    wrong = asked(token(LEAF, MIDDLE, **others), ROOT)

    assert ([f"{name} is that of “CN=Leaf”."], []) == (said(right, check), failed(right))
    assert [check] == failed(wrong)


def test_certificates_beside_a_token_are_taken_for_its_chain() -> None:
    text = f"{token(signer=LEAF)}\n{pems(LEAF, MIDDLE)}"

    assert "met" == asked(text, ROOT)["state"]


def test_the_token_that_is_meant_has_the_chain() -> None:
    text = f"{token(LEAF, MIDDLE)} {token(SELF)}"

    assert ["CN=Leaf", "CN=Self"] == [subjects(asked(text, ROOT, place=place))[0] for place in (0, 1)]


VCT = {"vct": "https://credentials.example/identity"}
_URI = replace(LEAF, names=(x509.UniformResourceIdentifier("https://issuer.example/a"),))
_NAMELESS = replace(LEAF, names=())


@pytest.mark.parametrize(
    ("leaf", "issuer", "is_met"),
    [
        (LEAF, "https://issuer.example", True),
        (LEAF, "https://ISSUER.example/path", True),
        (LEAF, "https://other.example", False),
        (LEAF, "http://issuer.example", False),
        (LEAF, "https://[", False),
        (_URI, "https://issuer.example/a", True),
        (_URI, "https://issuer.example/A", False),
        (_NAMELESS, "https://issuer.example", False),
    ],
)
def test_the_issuer_of_a_credential_is_among_the_names(leaf: Maker, issuer: str, is_met: bool) -> None:  # noqa: FBT001 - a column
    text = token(leaf, MIDDLE, claims={"iss": issuer, **VCT}, typ="dc+sd-jwt") + "~"
    answer = asked(text, ROOT)

    assert (["met"] if is_met else ["failed"]) == [
        one["state"] for one in answer["checks"] if one["id"] == "issuer-name"
    ]


def test_a_credential_without_an_issuer_is_not_compared() -> None:
    answer = asked(token(LEAF, MIDDLE, claims=VCT, typ="dc+sd-jwt") + "~", ROOT)

    assert ("met", []) == (answer["state"], said(answer, "issuer-name"))


@pytest.mark.parametrize(
    ("client", "expected"),
    [
        ("x509_san_dns:issuer.example", ["met"]),
        ("x509_san_dns:other.example", ["failed"]),
        (f"x509_hash:{thumbprint('sha256', LEAF)}", ["met"]),
        (f"x509_hash:{thumbprint('sha256', MIDDLE)}", ["failed"]),
        ("redirect_uri:https://issuer.example", []),
        (5, []),
    ],
    ids=["name", "other name", "certificate", "other certificate", "address", "number"],
)
def test_a_client_is_whom_the_certificate_names(client: object, expected: list[str]) -> None:
    answer = asked(token(LEAF, MIDDLE, claims={"client_id": client}), ROOT)

    assert expected == [one["state"] for one in answer["checks"] if one["id"] == "client-name"]


def test_names_of_every_kind_are_shown() -> None:
    names = (
        x509.DNSName("a.example"),
        x509.RFC822Name("a@b.example"),
        x509.UniformResourceIdentifier("https://a.example"),
        x509.IPAddress(ipaddress.ip_address("2001:db8::1")),
        x509.DirectoryName(x509.Name([])),
    )
    (shown, *_) = asked(replace(LEAF, names=names).pem, MIDDLE)["certificates"]

    assert ["dns:a.example", "email:a@b.example", "uri:https://a.example", "ip:2001:db8::1"] == shown["names"]


def test_a_token_beyond_the_last_one_is_refused() -> None:
    with pytest.raises(NoSuchTokenError):
        asyncio.run(chain_of(token(LEAF), (), Options(NOW, token=1), backend()))
