"""Code for each library is run: it accepts the token, and refuses all that a verifier must refuse."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import subprocess
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.bridge import bridge, making, platform
from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.engine.result import Options
from jwt_decoder.engine.verifying import verifier_of
from jwt_decoder.output.snippets import ruby_code, snippets
from jwt_decoder_cli.backend import backend, backends
from site_builder.testing import libraries

from tests.answering import answering
from tests.conforms import conforms
from tests.unit.jwt_decoder.compare import compared
from tests.unit.jwt_decoder.compare.compared import b64
from tests.unit.jwt_decoder.differential.key_pairs import jwk
from tests.unit.jwt_decoder.make import made_tokens
from tests.unit.jwt_decoder.make.made_tokens import token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Json = dict[str, Any]
ROOT: Final = Path(__file__).resolve().parents[4]
NOW: Final = int(time.time())
SECRET: Final = "keep-this-one-long-random-and-to-yourself, as long as SHA-512 asks for"
CLAIMS: Final = {
    "iss": "https://issuer.example/",
    "sub": "alice",
    "aud": ["api", "web"],
    "nonce": "n-1",
    "azp": "client",
    "scope": "read write",
    "iat": NOW - 60,
    "nbf": NOW - 60,
    "exp": NOW + 3600,
}
EXPECT: Final = {
    "iss": "https://issuer.example/",
    "aud": "other, api",
    "sub": "alice",
    "nonce": "n-1",
    "azp": "client",
    "scope": "read",
}
HOSTILE: Final = (
    '#{exit!} #@x #$0 \'; import os #\n""" \\ ${process.exit()} ` \u2028 \u202e 🔑 */ \\u0022 </script> %s {0}'
)
_RUN: Final = """
import { readFileSync } from "node:fs";
const results = [];
for (const { module, tokens } of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const { verify } = await import(module);
  const found = [];
  for (const token of tokens) found.push(await Promise.resolve(token).then(verify).then(() => true, () => false));
  results.push(found);
}
console.log(JSON.stringify(results));
"""
_RUN_RUBY: Final = """
require "json"
found = JSON.parse(File.read(ARGV[0])).map do |asked|
  code = Module.new
  code.module_eval(asked["source"])
  asked["tokens"].map do |token|
    Object.new.extend(code).verify(token)
    true
  rescue StandardError
    false
  end
end
puts JSON.generate(found)
"""
PYTHON: Final = ("pyjwt", "joserfc")
JAVASCRIPT: Final = ("jose", "jsonwebtoken")


def signed(claims: object, header: object) -> str:
    """Return a token signed with the secret."""
    return compared.signed(claims, header, SECRET)


def code(text: str, key: str = "", **options: Any) -> Json:  # noqa: ANN401 - JSON
    """Return the answer for a token and a key."""
    request = {"action": "snippet", "text": text, "key": key, "options": {"now": NOW, **options}}
    answer = dict(json.loads(asyncio.run(bridge.handle_async(json.dumps(request)))))
    conforms("snippets")(answer)
    return answer


def by_library(answer: Json) -> dict[str, str]:
    """Return the code of each library."""
    return {one["id"]: one["code"] for one in answer["snippets"]}


def verifier(source: str) -> Callable[[str], Json]:
    """Return the function that code of Python defines."""
    names: dict[str, Any] = {}
    exec(compile(source, "snippet", "exec"), names)  # noqa: S102 - what the test is about
    found: Callable[[str], Json] = names["verify"]
    return found


def accepts(source: str, text: str) -> bool:
    """Return whether code of Python accepts a token."""
    try:
        verifier(source)(text)
    except Exception:  # noqa: BLE001 - each library has its own
        return False
    return True


def in_node(folder: Path, runs: list[tuple[str, list[str]]], **environment: str) -> list[list[bool]]:
    """Return which tokens code of JavaScript accepts, each with its own."""
    modules = folder / "node_modules"
    modules.mkdir()
    for name, place in (
        ("jose", ROOT / "node_modules"),
        ("jsonwebtoken", libraries.npm()),
        ("jwks-rsa", libraries.npm()),
    ):
        (modules / name).symlink_to(place / name)
    (folder / "run.mjs").write_text(_RUN)
    asked = []
    for number, (source, tokens) in enumerate(runs):
        (folder / f"{number}.mjs").write_text(source)
        asked.append({"module": f"./{number}.mjs", "tokens": tokens})
    (folder / "asked.json").write_text(json.dumps(asked))
    command = ["node", "run.mjs", "asked.json"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, check=True, env={**os.environ, **environment})  # noqa: S603 - our own words
    found: list[list[bool]] = json.loads(ran.stdout)
    return found


def in_ruby(folder: Path, runs: list[tuple[str, list[str]]], **environment: str) -> list[list[bool]]:
    """Return which tokens code of Ruby accepts, each with its own."""
    (folder / "run.rb").write_text(_RUN_RUBY)
    (folder / "asked.json").write_text(json.dumps([{"source": source, "tokens": tokens} for source, tokens in runs]))
    command = [*libraries.ruby(), "run.rb", "asked.json"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, check=True, env={**os.environ, **environment})  # noqa: S603 - our own words
    found: list[list[bool]] = json.loads(ran.stdout)
    return found


def accepted(folder: Path, written: dict[str, str], texts: list[str], **environment: str) -> dict[str, list[bool]]:
    """Return for each library which tokens its code accepts."""
    found: dict[str, list[bool]] = {
        name: [accepts(written[name], one) for one in texts] for name in PYTHON if name in written
    }
    scripts = [name for name in JAVASCRIPT if name in written]
    (folder / "node").mkdir()
    answers = in_node(folder / "node", [(written[name], texts) for name in scripts], **environment)
    found |= dict(zip(scripts, answers, strict=True))
    if "ruby-jwt" in written:
        (found["ruby-jwt"],) = in_ruby(folder, [(written["ruby-jwt"], texts)], **environment)
    return found


def refused_set(text: str, key: str) -> dict[str, str]:
    """Return the tokens that a verifier must refuse, and the control."""
    members = {"text": text, "key": key, "options": {"now": NOW}}
    answer: Json = dict(asyncio.run(making.test_set(members, backends())))
    return {one["id"]: one["token"] for one in answer["cases"]}


def made(alg: str, claims: Json, kid: str | None = "k-1", typ: str = "JWT") -> tuple[str, str, str]:
    """Return a token with the key that signs it, and the one that verifies it."""
    header = {"alg": alg, "typ": typ, **({"kid": kid} if kid else {})}
    private = SECRET if alg.startswith("HS") else json.dumps(jwk(alg, private=True))
    public = SECRET if alg.startswith("HS") else json.dumps(jwk(alg))
    return token(made_tokens.signed(json.dumps(header), json.dumps(claims), private)), private, public


ALGORITHMS: Final = ("HS256", "HS512", "RS256", "PS384", "ES256", "ES512", "EdDSA")


# joserfc warns of the name that RFC 9864 replaces, whoever chose it.
@pytest.mark.untraced
@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
@pytest.mark.parametrize("alg", ALGORITHMS)
def test_code_of_python_accepts_the_token_and_refuses_what_a_verifier_must_refuse(
    monkeypatch: pytest.MonkeyPatch, alg: str
) -> None:
    monkeypatch.setenv("JWT_SECRET", SECRET)
    text, private, public = made(alg, CLAIMS, typ="at+jwt")
    cases = refused_set(text, private)
    assert len(cases) > 12
    written = by_library(code(text, public, expect=EXPECT, skew=60))

    for library in ("pyjwt", "joserfc"):
        source = written[library]
        assert SECRET not in source
        assert accepts(source, text)
        assert ["control"] == [name for name, one in cases.items() if accepts(source, one)], library


@pytest.mark.untraced
def test_code_of_other_languages_accepts_the_token_and_refuses_what_a_verifier_must_refuse(tmp_path: Path) -> None:
    runs: dict[str, list[tuple[str, list[str]]]] = {"jose": [], "jsonwebtoken": [], "ruby-jwt": []}
    names: dict[str, list[list[str]]] = {"jose": [], "jsonwebtoken": [], "ruby-jwt": []}
    for alg in (*ALGORITHMS, "ES256K"):
        text, private, public = made(alg, CLAIMS, typ="at+jwt")
        cases = refused_set(text, private)
        written = by_library(code(text, public, expect=EXPECT, skew=60))
        for library in runs.keys() & written.keys():
            assert SECRET not in written[library]
            runs[library].append((written[library], [text, *cases.values()]))
            names[library].append([alg, *cases])

    assert {"jose": 7, "jsonwebtoken": 6, "ruby-jwt": 7} == {library: len(one) for library, one in runs.items()}
    scripts = [*runs["jose"], *runs["jsonwebtoken"]]
    found = [*in_node(tmp_path, scripts, JWT_SECRET=SECRET), *in_ruby(tmp_path, runs["ruby-jwt"], JWT_SECRET=SECRET)]
    for known, answers in zip((one for each in names.values() for one in each), found, strict=True):
        passed = [name for name, is_accepted in zip(known, answers, strict=True) if is_accepted]
        assert [known[0], "control"] == passed


CHANGED: Final[list[Json]] = [
    {"iss": "https://issuer.example"},
    {"aud": "another"},
    {"aud": None},
    {"sub": "bob"},
    {"nonce": "n-2"},
    {"azp": "x"},
    {"scope": "write"},
    {"exp": None},
    {"exp": NOW - 4000},
    {"nbf": NOW + 9000},
]
PASSING: Final[list[Json]] = [{"exp": NOW - 1800}, {"nbf": NOW + 1800}, {"aud": "other"}, {"scope": "x read"}]


def changed(change: Json) -> str:
    """Return a token with some claims changed, or gone."""
    claims = {name: value for name, value in {**CLAIMS, **change}.items() if value is not None}
    return signed(claims, {"alg": "HS256", "kid": "k-1"})


@pytest.mark.untraced
def test_every_expected_value_is_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JWT_SECRET", SECRET)
    written = by_library(code(changed({}), expect=EXPECT, skew=3600))
    refused, passing = [changed(one) for one in CHANGED], [changed(one) for one in PASSING]

    wanted = [*[False] * len(refused), *[True] * len(passing)]
    found = accepted(tmp_path, written, [*refused, *passing], JWT_SECRET=SECRET)
    assert dict.fromkeys(written, wanted) == found


def test_scopes_in_an_array_are_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JWT_SECRET", SECRET)
    one, other = (signed({"scp": scopes}, {"alg": "HS256"}) for scopes in (["read"], ["write"]))
    written = by_library(code(one, expect={"scope": "read"}))

    assert {name: [True, False] for name in written} == accepted(tmp_path, written, [one, other], JWT_SECRET=SECRET)


def test_values_of_a_token_stay_values(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever is in them: quotes, ends of lines, comments, templates, code."""
    monkeypatch.setenv("JWT_SECRET", SECRET)
    names = ("iss", "sub", "aud", "nonce", "azp")
    text = signed(dict.fromkeys(names, HOSTILE), {"alg": "HS256", "kid": HOSTILE, "typ": HOSTILE})
    written = by_library(code(text, expect=dict.fromkeys(names, HOSTILE)))

    assert {name: [True] for name in written} == accepted(tmp_path, written, [text], JWT_SECRET=SECRET)
    assert all(one.isascii() or one == "🔑" for library in PYTHON for one in written[library])
    assert all(written[library].isascii() for library in ("jose", "jsonwebtoken", "ruby-jwt"))


@pytest.mark.untraced
@pytest.mark.parametrize("encoding", ["base64", "base64url", "hex"])
def test_a_secret_is_read_from_the_environment_as_it_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, encoding: str
) -> None:
    octets = bytes(range(200, 240))
    secret = {
        "base64": base64.b64encode(octets).decode(),
        "base64url": b64(octets),
        "hex": octets.hex(),
    }[encoding]
    text = token(made_tokens.signed('{"alg":"HS256"}', '{"sub":"a"}', secret, secretEncoding=encoding))
    monkeypatch.setenv("JWT_SECRET", secret)
    written = by_library(code(text, secret, secretEncoding=encoding))

    assert all(secret not in one for one in written.values())
    assert {name: [True] for name in written} == accepted(tmp_path, written, [text], JWT_SECRET=secret)


@pytest.mark.untraced
def test_a_public_key_that_was_not_given_is_read_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text, private, public = made("ES256", {"sub": "a"}, kid=None)
    pem = next(one for one in by_library(code(text, public)).values())
    assert "BEGIN PUBLIC KEY" in pem
    assert json.loads(private)["d"] not in "".join(by_library(code(text, private)).values())
    answer = code(text)
    made_public = asyncio.run(verifier_of(text, public, Options(NOW), backend())).verifier
    assert made_public is not None
    monkeypatch.setenv("JWT_PUBLIC_KEY", made_public.pem)

    assert "The public key is read from the environment variable JWT_PUBLIC_KEY, as PEM." == answer["line"]
    written = by_library(answer)
    assert {name: [True] for name in written} == accepted(tmp_path, written, [text], JWT_PUBLIC_KEY=made_public.pem)


def test_what_is_taken_from_the_token_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JWT_SECRET", SECRET)
    text = signed({"iss": "i", "aud": ["a", "b"]}, {"alg": "HS256"})
    answer = code(text)

    assert (
        "The secret is read from the environment variable JWT_SECRET. iss and aud as in this token:" in answer["line"]
    )
    assert accepts(by_library(answer)["pyjwt"], text)
    assert "as in this token" not in code(text, expect={"iss": "i", "aud": "a"})["line"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("words", "There is no token in this text."),
        (signed({}, {"alg": "none"}), "alg is none: there is nothing to verify, and a verifier must reject it."),
        (signed({}, {"alg": "HS1"}), "HS1"),
        (
            signed("text", {"alg": "HS256"}),
            "Code can be written for a signed JWT in compact form with readable claims.",
        ),
    ],
)
def test_where_there_is_no_code_it_is_said_why(text: str, problem: str) -> None:
    answer = code(text)

    assert problem in answer["problem"]
    assert ([], "") == (answer["snippets"], answer["line"])


def test_libraries_that_lack_the_algorithm_are_named() -> None:
    text, _, public = made("ES256K", {})
    answer = code(text, public)

    assert ["pyjwt", "joserfc", "ruby-jwt"] == [*by_library(answer)]
    assert answer["line"].endswith("jose and jsonwebtoken can't verify ES256K.")


def test_a_key_that_cannot_verify_it_is_not_in_the_code() -> None:
    text, _, _ = made("ES256", {})

    answer = code(text, json.dumps(jwk("RS256")))
    assert "JWT_PUBLIC_KEY" in by_library(answer)["pyjwt"]
    assert "ES256" in answer["line"]
    assert (
        "JWT_PUBLIC_KEY" in by_library(code(text, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"))["jose"]
    )


def test_a_key_whose_public_part_nobody_can_work_out_is_not_in_the_code() -> None:
    seed = {name: value for name, value in jwk("EdDSA", private=True).items() if name != "x"}
    text, _, _ = made("EdDSA", {})

    assert "BEGIN PUBLIC KEY" in by_library(made_by(text, json.dumps(seed)))["pyjwt"]
    found = asyncio.run(verifier_of(text, json.dumps(seed), Options(NOW), platform.backend()))
    assert "JWT_PUBLIC_KEY" in by_library(dict(snippets(found)))["pyjwt"]


def made_by(text: str, key: str) -> Json:
    """Return the answer with the cryptography of the command line."""
    return dict(snippets(asyncio.run(verifier_of(text, key, Options(NOW), backend()))))


def test_a_token_that_is_not_there_is_refused() -> None:
    with pytest.raises(RequestError, match="token must be 0"):
        code(signed({}, {"alg": "HS256"}), token=1)


@pytest.mark.parametrize(
    "text", ["#{1}", "#@a#$b", '"', "\\", "\\#{1}", "a\u2028\u202e\x00\n\r\x7f", "🔑é", "\ud800a", "%q(x)", "\\u{41}"]
)
def test_a_literal_of_ruby_is_the_text(text: str, tmp_path: Path) -> None:
    """Interpolation, ends of literals, escapes, and what is no character."""
    literal = ruby_code.quoted(text)
    (tmp_path / "literal.rb").write_text(f"print({literal}.unpack1('H*'))")
    ran = subprocess.run([*libraries.ruby(), "literal.rb"], cwd=tmp_path, capture_output=True, check=True)  # noqa: S603 - our own words

    assert literal.isascii()
    assert text.encode(errors="surrogatepass").hex() == ran.stdout.decode()


class _Keys(BaseHTTPRequestHandler):
    """Answers every request with the public keys of the tests."""

    def do_GET(self) -> None:
        """Answer with a set of keys."""
        keys = [jwk(alg) | {"kid": f"k-{alg}", "use": "sig"} for alg in ("RS256", "ES256")]
        octets = json.dumps({"keys": keys}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def key_url() -> Iterator[str]:
    """Return the URL of a server with keys."""
    with answering(ThreadingHTTPServer(("127.0.0.1", 0), _Keys)) as address:
        yield f"{address}keys"


@pytest.mark.untraced
@pytest.mark.parametrize("alg", ["RS256", "ES256"])
def test_code_that_fetches_keys_accepts_the_token_and_refuses_what_a_verifier_must_refuse(
    alg: str, key_url: str, tmp_path: Path
) -> None:
    text, private, _ = made(alg, CLAIMS, kid=f"k-{alg}", typ="at+jwt")
    cases = refused_set(text, private)
    answer = code(text, expect=EXPECT, skew=60, jwks=key_url)

    assert f"The code fetches the keys from “{key_url}”." in answer["line"]
    found = accepted(tmp_path, by_library(answer), [text, *cases.values()])
    assert {"pyjwt", "joserfc", "jose", "jsonwebtoken", "ruby-jwt"} == found.keys()
    for library, answers in found.items():
        names = [name for name, is_accepted in zip(["token", *cases], answers, strict=True) if is_accepted]
        assert ["token", "control"] == names, library


def test_a_url_of_keys_stays_a_value() -> None:
    text, _, _ = made("ES256", {})
    url = f"https://keys.example/{HOSTILE}"
    written = by_library(code(text, jwks=url))

    assert repr(url) in written["pyjwt"]
    assert f"URL = {url!r}\n" in written["joserfc"]
    assert all(json.dumps(url) in written[library] for library in JAVASCRIPT)
    assert f"URI({ruby_code.quoted(url)})" in written["ruby-jwt"]


@pytest.mark.parametrize("url", ["http://keys.example/", "file:///etc/passwd", "keys"])
def test_keys_are_fetched_from_no_place_that_anybody_may_answer_for(url: str) -> None:
    text, _, _ = made("ES256", {})

    assert "The URL of the keys must begin with https://." == code(text, jwks=url)["problem"]


def test_a_url_of_keys_is_not_used_where_it_makes_no_sense() -> None:
    without_kid, _, public = made("ES256", {}, kid=None)
    answer = code(without_kid, public, jwks="https://keys.example/")

    assert answer["line"].startswith("The token has no kid, so its key can't be found among those at a URL.")
    assert not any("keys.example" in one for one in by_library(answer).values())
    assert "JWT_SECRET" in code(signed({}, {"alg": "HS256", "kid": "k"}), jwks="https://keys.example/")["line"]
