"""The set of tokens that a verifier must refuse: each is refused by one, and its files are run as they are."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any, Final, get_args

import pytest
from joserfc import jws
from joserfc.jwk import OctKey
from jsonschema import Draft202012Validator
from jwt_decoder.bridge import bridge, making
from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.bridge.protocol import schema
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.make.backend import Backends, NoMaking
from jwt_decoder.make.negative_cases import LIFETIME
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.report import verification
from jwt_decoder_cli.backend import backend, backends, key_maker, opener
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.answering import answering
from tests.unit.jwt_decoder.differential import libraries
from tests.unit.jwt_decoder.differential.cases import Case
from tests.unit.jwt_decoder.differential.key_pairs import jwk
from tests.unit.jwt_decoder.make.made_tokens import NOW, SECRET, signed, token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Json = dict[str, Any]
_ANSWER: Final = Draft202012Validator({**schema(), "$ref": "#/$defs/negativeSet"})
CLAIMS: Final = '{"sub":"alice","aud":"api","iat":1,"nbf":1,"exp":2,"n":1.50,"list":[{"a":"\\u0041"},null]}'
HS256: Final = token(signed('{"alg":"HS256","typ":"JWT"}', CLAIMS))
# What a library that looks at the signature alone cannot know.
OF_CLAIMS: Final = {"expired", "not-yet", "aud-other", "kid-other"}
HOSTILE: Final = 'https://api.example/\'; echo "$(id)" `id` \\ %s 🔑'


def made(text: str, key: str, by: Backends | None = None, **options: object) -> Json:
    """Return the answer for a token and its key."""
    members = {"text": text, "key": key, "options": {"now": NOW, **options}}
    answer = dict(asyncio.run(making.test_set(members, by or backends())))
    assert [] == [error.message for error in _ANSWER.iter_errors(answer)]
    return answer


def cases(alg: str) -> dict[str, Json]:
    """Return the cases of an algorithm by their ids."""
    text = token(signed(json.dumps({"alg": alg}), CLAIMS, json.dumps(jwk(alg, private=True))))
    return {one["id"]: one for one in made(text, json.dumps(jwk(alg, private=True)))["cases"]}


def verified(text: str, key: str) -> Json:
    """Return the verdict on a token with a key, without a diagnosis."""
    found = engine.verify(text, key, Options(NOW), Cryptography(), lambda: False)
    return dict(verification(asyncio.run(found))["verdict"])


@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        (HS256, SECRET, "A service must accept this one, or the others prove nothing."),
        (HS256, f"{SECRET}!", "This key didn't sign your token. If a service rejects this one too"),
        (HS256.replace(".eyJ", ".eyI", 1), SECRET, "This key didn't sign your token."),
        (f"{HS256.rpartition('.')[0]}.", SECRET, "A service must accept this one, or the others prove nothing."),
    ],
)
def test_the_control_says_if_the_key_is_not_the_one_that_signed(text: str, key: str, why: str) -> None:
    control, *others = made(text, key)["cases"]

    assert control["message"].startswith(why)
    assert not any("your token" in one["message"] for one in others)


def test_claims_that_are_not_encoded_make_no_set() -> None:
    text = token(signed('{"alg":"HS256","b64":false,"crit":["b64"]}', '{"sub":"alice"}'))
    answer = made(text, SECRET)

    assert [] == answer["cases"]
    assert ["A test set needs a JWT, but b64 is false: the claims of a JWT are encoded (RFC 7797 §7)."] == [
        one["message"] for one in answer["faults"]
    ]


@pytest.mark.untraced
@pytest.mark.parametrize("alg", ["HS256", "ES256", "PS256", "Ed25519"])
def test_the_control_is_accepted_and_every_other_refused(alg: str) -> None:
    found = cases(alg)
    states = {
        ident: (verdict["signature"]["state"], verdict["time"]["state"], verdict["trust"]["state"])
        for ident, one in found.items()
        for verdict in [verified(one["token"], json.dumps(jwk(alg)))]
    }

    assert (200, "", ("valid", "current", "supplied")) == (
        found["control"]["status"],
        found["control"]["error"],
        states["control"],
    )
    assert {(401, "invalid_token", True)} == {
        (one["status"], one["error"], one["refused"]) for ident, one in found.items() if ident != "control"
    }
    assert ("expired", "not-yet") == (states["expired"][1], states["not-yet"][1])
    others = {ident: state for ident, state in states.items() if ident not in {*OF_CLAIMS, "control", "crit-unknown"}}
    assert {} == {ident: state for ident, state in others.items() if state[0] == "valid"}
    assert ("hmac-public-key" in found) == (alg != "HS256")


@pytest.mark.parametrize("alg", ["HS256", "ES256"])
def test_libraries_of_others_accept_the_control_and_refuse_the_others(alg: str) -> None:
    found = cases(alg)
    for library in (libraries.joserfc, libraries.jwcrypto_, libraries.pyjwt):
        answers = {
            ident: library(Case(one["token"], alg, "jwk", json.dumps(jwk(alg)), ())) for ident, one in found.items()
        }
        assert {"control", *OF_CLAIMS} == {ident for ident, answer in answers.items() if answer and answer.accepts}


def test_all_but_the_one_thing_stays_as_it_was() -> None:
    found = {one["id"]: one["token"] for one in made(HS256, SECRET)["cases"]}
    claims = {ident: jws.extract_compact(text.encode()).payload.decode() for ident, text in found.items()}

    start = f'"iat":{NOW},"nbf":{NOW},"exp":{NOW + LIFETIME}'
    assert f'{{"sub":"alice","aud":"api",{start},"n":1.50,"list":[{{"a":"\\u0041"}},null]}}' == claims["control"]
    assert '"aud":"https://another-service.example"' in claims["aud-other"]
    changed = (("expired", f'"exp":{NOW - 3600}'), ("not-yet", f'"nbf":{NOW + 3600}'))
    assert [part for _, part in changed] == [part for ident, part in changed if part in claims[ident]]
    assert jws.deserialize_compact(found["control"], OctKey.import_key(SECRET)).payload


def test_a_token_without_times_gets_none() -> None:
    text = token(signed('{"alg":"HS256"}', "{}"))
    found = {one["id"]: one["token"] for one in made(text, SECRET)["cases"]}

    assert b"{}" == jws.extract_compact(found["control"].encode()).payload
    assert b'"exp"' in jws.extract_compact(found["expired"].encode()).payload


def test_the_kid_is_that_of_another_key_where_one_is_known() -> None:
    keys = {"keys": [{**jwk("HS256", which), "kid": kid} for which, kid in ((0, "a"), (1, "b"))]}
    text = token(signed('{"alg":"HS256","kid":"a"}', CLAIMS, json.dumps(keys)))
    found = {one["id"]: one["token"] for one in made(text, json.dumps(keys))["cases"]}

    assert "b" == jws.extract_compact(found["kid-other"].encode()).headers()["kid"]
    assert "a" == jws.extract_compact(found["control"].encode()).headers()["kid"]


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("", SECRET, ("token-missing", "text")),
        (token(signed('{"alg":"HS256"}', "text")), SECRET, ("token-no-jwt", "text")),
        (token(signed('{"alg":"HS256"}', form="flattened")), SECRET, ("token-no-jwt", "text")),
        (token(signed('{"alg":"none"}', allowNone=True)), SECRET, ("alg-none", "text")),
        (HS256.replace(HS256.split(".")[0], "eyJhbGciOiJYIn0"), SECRET, ("alg-unknown", "text")),
        (HS256, "", ("key-missing", "key")),
        (HS256, '{"keys":[]}', ("key-unreadable", "key")),
        (HS256, json.dumps(jwk("ES256")), ("key-unusable", "key")),
    ],
)
def test_where_no_set_can_be_made_it_says_why(text: str, key: str, told: tuple[str, str]) -> None:
    found = made(text, key)

    assert [told] == [(one["id"], one["field"]) for one in found["faults"]]
    assert ([], "", "", "") == (found["cases"], found["json"], found["curl"], found["pytest"])


def test_where_nothing_signs_it_says_why() -> None:
    by = Backends(backend(), opener(), key_maker(), NoMaking(Sentence("Nothing is here.")))
    text = token(signed('{"alg":"ES256"}', CLAIMS, json.dumps(jwk("ES256", private=True))))

    assert ["Nothing is here."] == [
        one["message"] for one in made(text, json.dumps(jwk("ES256", private=True)), by)["faults"]
    ]


def test_a_token_beyond_the_last_is_no_request() -> None:
    request = {"action": "testSet", "text": HS256, "key": SECRET, "options": {"now": 0, "token": 1}}
    with pytest.raises(RequestError, match=r"^token must be 0: there is one token\.$"):
        asyncio.run(bridge.handle_async(json.dumps(request)))


def test_the_file_in_json_has_the_cases() -> None:
    found = made(HS256, SECRET)

    assert found["cases"] == json.loads(found["json"])


def test_the_lines_for_a_shell_give_curl_each_token_and_the_address_as_they_are(tmp_path: Path) -> None:
    curl = tmp_path / "curl"
    curl.write_text('#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done\n')
    curl.chmod(0o700)
    found = made(HS256, SECRET, url=HOSTILE)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    ran = subprocess.run(["sh"], input=found["curl"], env=environment, capture_output=True, text=True, check=True)  # noqa: S607 - of the system

    words = ran.stdout.split("\0")[:-1]
    lines = [words[at : at + 8] for at in range(0, len(words), 8)]
    assert "" == ran.stderr
    assert [
        (f"%{{http_code}} ({one['status']}) {one['id']}\\n", f"Authorization: Bearer {one['token']}", HOSTILE)
        for one in found["cases"]
    ] == [(line[4], line[6], line[7]) for line in lines]


class Service(BaseHTTPRequestHandler):
    """A service that takes one token alone, or all."""

    accepts: str | None = None

    def do_GET(self) -> None:
        """Answer."""
        is_accepted = self.accepts in {None, self.headers["Authorization"]}
        self.send_response(200 if is_accepted else 401)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """Return the URL of the service."""
    with answering(HTTPServer(("localhost", 0), Service)) as address:
        yield address


@pytest.mark.parametrize("is_sound", [True, False])
def test_the_file_for_pytest_finds_a_service_that_takes_what_it_must_refuse(service: str, *, is_sound: bool) -> None:
    found = made(HS256, SECRET, url=service)
    Service.accepts = f"Bearer {found['cases'][0]['token']}" if is_sound else None
    module: Json = {}
    exec(compile(found["pytest"], "test_tokens.py", "exec"), module)  # noqa: S102 - the file that was made
    failed = set()
    for ident, text, is_refused in module["CASES"]:
        try:
            module["test_the_service_accepts_or_rejects_the_token"](text, is_refused)
        except AssertionError:
            failed.add(ident)

    assert failed == (set() if is_sound else {one["id"] for one in found["cases"]} - {"control"})


def test_the_file_for_pytest_holds_any_address_and_takes_another() -> None:
    module: Json = {}
    exec(compile(made(HS256, SECRET, url=HOSTILE)["pytest"], "test_tokens.py", "exec"), module)  # noqa: S102 - as above

    assert HOSTILE == module["URL"]
    assert len(module["CASES"]) == len(made(HS256, SECRET)["cases"])
    assert get_args(tuple[str, str, bool]) == tuple(map(type, module["CASES"][0]))
