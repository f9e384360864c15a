"""What key may be in a link, what the link has of it, and what it is worth to whoever follows the link."""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, quote_plus

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID
from jwt_decoder.bridge import bridge, platform
from jwt_decoder.keys.link_key import key_for_link
from jwt_decoder.output.wording import render
from jwt_decoder_cli.cryptography_backend import Cryptography
from jwt_decoder_cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW: Final = 1_767_225_600
KEY: Final = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER: Final = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32))
SAID: Final = "The key came with the link, so this proves nothing about who signed it."


@pytest.fixture(autouse=True)
def _signatures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bridge verify what its own platform can't."""
    monkeypatch.setattr(platform, "backend", Cryptography)


def b64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def jwk(key: ed25519.Ed25519PrivateKey = KEY, **more: object) -> dict[str, Any]:
    octets = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {"kty": "OKP", "crv": "Ed25519", "x": b64(octets), **more}


def certificate() -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "issuer.example")])
    start = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(KEY.public_key())
    made = made.serial_number(7).not_valid_before(start).not_valid_after(start + dt.timedelta(days=900))
    return made.sign(KEY, None).public_bytes(Encoding.PEM).decode()


def signed(header: dict[str, Any] | None = None, **claims: object) -> str:
    parts = [b64(json.dumps(one).encode()) for one in ({"alg": "EdDSA", **(header or {})}, {"sub": "ann", **claims})]
    return ".".join((*parts, b64(KEY.sign(".".join(parts).encode()))))


PUBLIC: Final = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
PRIVATE: Final = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
SSH: Final = KEY.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
SECRET: Final = {"kty": "oct", "k": "c2VjcmV0"}
HIDDEN: Final = "hunter2hunter2"
LINK: Final = f"https://jwt.example/#token={signed()}&key={quote(json.dumps(jwk()), safe='')}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps(jwk()), jwk()),
        (json.dumps(jwk(kid="a", use="sig", alg="EdDSA")), jwk(kid="a", use="sig", alg="EdDSA")),
        (json.dumps(jwk(kid=7, password=HIDDEN, x5c=[HIDDEN])), jwk()),
        (f"{HIDDEN}\n{PUBLIC}{HIDDEN}", jwk()),
        (certificate(), jwk()),
        (json.dumps({"keys": [jwk(), jwk(OTHER, kid="b")], "note": HIDDEN}), {"keys": [jwk(), jwk(OTHER, kid="b")]}),
        (json.dumps({"keys": [{"kty": "XYZ", "note": HIDDEN}, jwk()]}), jwk()),
    ],
)
def test_a_link_has_the_public_key_and_nothing_else_of_its_text(text: str, expected: dict[str, Any]) -> None:
    found = key_for_link(text)

    assert expected == json.loads(found.text)
    assert found.text == key_for_link(found.text).text
    assert "proves nothing about who signed the token" in render(found.message)
    assert ("CERTIFICATE" in text) == ("Of a certificate" in render(found.message))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HIDDEN, "This is read as a secret."),
        (" ", "This is read as a secret."),
        ('{"secret": "hunter2hunter2"}', "This is read as a secret."),
        (json.dumps(SECRET), "This is read as a secret."),
        (json.dumps({"keys": [jwk(), SECRET]}), "This is read as a secret."),
        (json.dumps(jwk(k=HIDDEN)), "This is read as a secret."),
        (PRIVATE, "This contains a private key."),
        (PUBLIC + PRIVATE, "This contains a private key."),
        (PRIVATE[:60], "This contains a private key."),
        (json.dumps(jwk(d=b64(bytes(range(32))))), "This contains a private key."),
        (json.dumps(jwk(d="")), "This contains a private key."),
        (json.dumps(jwk(seed=HIDDEN)), "This contains a private key."),
        (json.dumps({"keys": [jwk()], "backup": jwk(d=HIDDEN)}), "This contains a private key."),
        (json.dumps(jwk(before=[jwk(d=HIDDEN)])), "This contains a private key."),
        (json.dumps(jwk(kid=PRIVATE)), "This contains a private key."),
        (f'{{"keys": [{json.dumps(jwk(d=HIDDEN))}], "keys": [{json.dumps(jwk())}]}}', "This contains a private key."),
        (json.dumps({"keys": [jwk(), {"kty": "XYZ", "d": HIDDEN}]}), "This contains a private key."),
        ('{"keys": []}', "This isn't a public key that may be in a link"),
        ('{"kty": "RSA"}', "This isn't a public key that may be in a link"),
        ('{"jwks_uri": "https://a.example/keys"}', "This isn't a public key that may be in a link"),
        (SSH, "This isn't a public key that may be in a link"),
        (PUBLIC[:60], "This isn't a public key that may be in a link"),
    ],
)
def test_anything_else_is_refused_with_the_reason(text: str, why: str) -> None:
    found = key_for_link(text)

    assert "" == found.text
    assert render(found.message).startswith(why)
    assert HIDDEN not in render(found.message)


def answered(action: str, **members: object) -> dict[str, Any]:
    """Return what the bridge answers."""
    request = json.dumps({"action": action, **members})
    awaited = {"verify", "table", "compare", "checklist", "snippet"}
    answer: dict[str, Any] = json.loads(
        asyncio.run(bridge.handle_async(request)) if action in awaited else bridge.handle(request)
    )
    return answer


def test_the_maker_and_the_reader_of_a_link_are_told_the_same() -> None:
    for text in (PUBLIC, PRIVATE, HIDDEN):
        found = key_for_link(text)
        of_maker = answered("link", text=signed(), options={"now": NOW, "key": text})
        of_reader = answered("link", text="", options={"now": NOW, "key": text})
        assert found.text == of_maker["key"]["text"]
        assert of_maker["key"] == of_reader["key"]
        assert (2, []) == (len(of_maker["forms"]), of_reader["forms"])
    assert answered("link", text="", options={"now": NOW, "key": ""})["key"] is None


def test_a_signature_that_matches_the_key_of_a_link_says_whose_choice_that_is() -> None:
    options = {"now": NOW, "keyOrigin": "from-link"}
    found = answered("verify", text=signed(exp=NOW + 60), key=PUBLIC, options=options)

    assert ("valid", "from-link") == tuple(found["verdict"][name]["state"] for name in ("signature", "trust"))
    assert SAID == found["verdict"]["trust"]["message"]
    assert "whoever made the link chose both" in found["verdict"]["trust"]["how"]
    assert "Signed with the key from the link." == "".join(one["text"] for one in found["headline"])
    assert found["line"][0]["text"].startswith(SAID)
    assert ("key", "Add the issuer's key") == (found["action"]["id"], found["action"]["label"].replace("’", "'"))
    assert {"line": "trust", "state": "from-link", "why": ""} == found["worst"]


def test_the_key_of_a_link_that_is_in_the_token_too_comes_from_the_token() -> None:
    options = {"now": NOW, "keyOrigin": "from-link"}
    found = answered("verify", text=signed({"jwk": jwk()}), key=PUBLIC, options=options)

    assert "from-token" == found["verdict"]["trust"]["state"]


@pytest.mark.parametrize("text", [HIDDEN, PRIVATE, json.dumps(SECRET), SSH])
def test_what_may_not_be_in_a_link_verifies_nothing_that_comes_from_one(text: str) -> None:
    found = answered("verify", text=signed(), key=text, options={"now": NOW, "keyOrigin": "from-link"})

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert render(key_for_link(text).message) in found["verdict"]["signature"]["message"].replace("’", "'")
    assert [] == found["tried"]


@pytest.mark.parametrize(("origin", "worst"), [("supplied", "signature"), ("from-link", "trust")])
def test_a_table_keeps_in_mind_where_the_key_comes_from(origin: str, worst: str) -> None:
    token = signed(exp=NOW + 60)
    found = answered("table", text=token, key=PUBLIC, options={"now": NOW, "keyOrigin": origin})

    assert worst == found["rows"][0]["worst"]["line"]


def test_so_does_a_comparison() -> None:
    options = {"now": NOW, "key": PUBLIC, "keyOrigin": "from-link"}
    found = answered("compare", a=signed(exp=NOW + 60), b=signed(exp=NOW + 60, aud="x"), options=options)

    trust = next(row for row in found["rows"] if row["name"] == "Key trust")
    assert ("from-link", "from-link") == (trust["a"]["state"], trust["b"]["state"])


def test_a_checklist_tries_the_key_of_a_link_but_calls_that_of_a_proof_its_own() -> None:
    options = {"now": NOW, "keyOrigin": "from-link"}
    proof = signed({"typ": "dpop+jwt", "jwk": jwk()}, jti="1", htm="GET", htu="https://a.example/", iat=NOW)
    for text, key in ((proof, HIDDEN), (signed({"typ": "at+jwt"}), PUBLIC)):
        found = answered("checklist", text=text, key=key, profile="", options=options)
        assert "met" in {one["state"] for one in found["checked"]["lines"] if "signature" in one["id"]}


def test_code_is_not_written_with_a_key_that_nobody_confirmed() -> None:
    for origin, is_in in (("supplied", True), ("from-link", False)):
        found = answered("snippet", text=signed(), key=PUBLIC, options={"now": NOW, "keyOrigin": origin})
        assert is_in == ("BEGIN PUBLIC KEY" in found["snippets"][0]["code"])
        assert is_in != ("The key came with the link" in found["line"])


def in_link(text: str) -> list[bool]:
    return [key["in_link"] for key in answered("report", text=text, options={"now": NOW})["keys"]]


def test_a_key_that_is_pasted_with_its_link_is_known_for_that_of_a_link() -> None:
    key = quote(json.dumps(jwk()), safe="")

    assert [True] == in_link(LINK)
    assert [True] == in_link(f"https://jwt.example/#key={key}&view=compact&token={signed()}")
    assert [True] == in_link(f"https://jwt.example/#token={signed()}&view=full&key={quote(PUBLIC, safe='')}")
    assert [False] == in_link(f"{signed()}\n{json.dumps(jwk())}")
    assert [False] == in_link(f"https://jwt.example/#token={signed()} https://b.example/#key={key}")
    assert [False] == in_link(f"https://jwt.example/#token={signed()}&jwk={key}")
    assert [False] == in_link(f"https://jwt.example/#token={signed()}&pad={'a' * 3000}&key={key}")


@pytest.mark.untraced
def test_the_command_line_takes_the_key_of_a_link_for_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link, key = tmp_path / "link", tmp_path / "key"
    link.write_text(LINK)
    key.write_text(PUBLIC)

    assert 0 == main([str(link), "--now", str(NOW), "--width", "200"])
    out = capsys.readouterr().out
    assert "Signed with the key from the link." in out
    assert "put it in a file for --key" not in out
    assert "From link" in out
    assert 0 == main([str(link), "--now", str(NOW), "--key", str(key), "--json"])
    assert "supplied" == json.loads(capsys.readouterr().out)["verification"]["verdict"]["trust"]["state"]


REFUSED: Final = {
    "a private key behind the public one": PUBLIC + PRIVATE,
    "a private key before it": PRIVATE + PUBLIC,
    "a private key, blank lines between": f"{PUBLIC}\n\n{PRIVATE}",
    "a private JWK": json.dumps(jwk(d="AAAA")),
    "a private JWK behind the public one": f"{json.dumps(jwk())},{json.dumps(jwk(d='AAAA'))}",
    "a set with a private key": json.dumps({"keys": [jwk(), jwk(d="AAAA")]}),
    "a private key beside a set": json.dumps({"keys": [jwk()], "backup": jwk(d="AAAA")}),
    "a private key as the name of a public one": json.dumps(jwk(kid=PRIVATE)),
    "a set with a secret": json.dumps({"keys": [jwk(), SECRET]}),
    "a secret behind the public key": f"{json.dumps(jwk())}\n{json.dumps(SECRET)}",
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("spelled", [str, lambda key: quote(key, safe=""), quote_plus])
def test_the_command_line_refuses_what_a_link_may_not_have(
    name: str, spelled: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole value is judged, as the maker of the link and the reader of the page do, and not its first key."""
    link = tmp_path / "link"
    link.write_text(f"https://jwt.example/#token={signed()}&key={spelled(REFUSED[name])}")

    assert 0 != main([str(link), "--now", str(NOW), "--json"])
    found = json.loads(capsys.readouterr().out)["verification"]
    assert "unrecognised" == found["key"]["kind"]
    assert "valid" != found["verdict"]["signature"]["state"]


def test_all_keys_in_the_value_of_a_link_came_with_it() -> None:
    assert [True, True] == in_link(f"https://jwt.example/#token={signed()}&key={quote(PUBLIC + PRIVATE, safe='')}")
    assert [True, False] == in_link(f"{LINK} and {json.dumps(jwk(OTHER))}")
    assert [True, False, False] == in_link(f"{LINK}\nmine:\n{PUBLIC}\n{PRIVATE}")


def test_the_key_of_the_first_link_is_not_mixed_with_that_of_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    links = tmp_path / "links"
    links.write_text(f"{LINK} then https://jwt.example/#token={signed()}&key={quote(PRIVATE, safe='')}")

    assert 0 == main([str(links), "--now", str(NOW)])
    assert "Signed with the key from the link." in capsys.readouterr().out
