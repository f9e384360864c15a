"""The files for testers, run as they are against a small service whose tokens a library verifies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final

import jwt
import pytest

from tests.answering import answering
from tests.unit.jwt_decoder.differential.key_pairs import jwk
from tests.unit.jwt_decoder.make.made_tokens import signed, token
from tests.unit.jwt_decoder.make.test_negative_cases import made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Json = dict[str, Any]

ALG: Final = "ES256"
KID: Final = "signing-1"
# The file needs nothing else, so that no plugin is loaded.
ALONE: Final = {"PATH": os.environ["PATH"], "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
CLAIMS: Final = '{"iss":"https://issuer.example","sub":"alice","aud":"api","iat":1,"nbf":1,"exp":2}'


class Verifier(BaseHTTPRequestHandler):
    """A service that takes what PyJWT verifies with the one key that it knows."""

    def do_GET(self) -> None:
        """Answer by what is in the Authorization field."""
        self.send_response(200 if self._is_accepted() else 401)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _is_accepted(self) -> bool:
        text = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            key = {KID: jwt.PyJWK(jwk(ALG))}[jwt.get_unverified_header(text)["kid"]]
            jwt.decode(text, key, algorithms=[ALG], audience="api", issuer="https://issuer.example")
        except (jwt.PyJWTError, KeyError):
            return False
        return True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def found() -> Iterator[Json]:
    """Return the set of a token that a running service takes, with the files for its address."""
    key = json.dumps(jwk(ALG, private=True))
    text = token(signed(json.dumps({"alg": ALG, "kid": KID}), CLAIMS, key))
    with answering(ThreadingHTTPServer(("localhost", 0), Verifier)) as url:
        yield made(text, key, url=url, now=int(time.time()))


@pytest.mark.untraced
def test_a_sound_service_passes_all_of_the_file_for_pytest(found: Json, tmp_path: Path) -> None:
    file = tmp_path / "test_tokens_to_refuse.py"
    file.write_text(found["pytest"])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(file)]
    ran = subprocess.run(command, cwd=tmp_path, env=ALONE, capture_output=True, text=True)  # noqa: S603, PLW1510 - the file that was made

    assert f"{len(found['cases'])} passed" in ran.stdout, ran.stdout


def test_a_sound_service_answers_the_lines_of_curl_as_they_say(found: Json) -> None:
    ran = subprocess.run(["sh"], input=found["curl"], capture_output=True, text=True, check=True)  # noqa: S607 - of the system
    answers = [line.split(" ", 2) for line in ran.stdout.splitlines()]

    told = [(f"({one['status']})", one["id"]) for one in found["cases"]]
    assert told == [(wanted, ident) for _, wanted, ident in answers]
    assert [] == [ident for answered, wanted, ident in answers if f"({answered})" != wanted]
