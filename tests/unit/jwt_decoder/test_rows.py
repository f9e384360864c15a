"""A new algorithm, issuer or format is one row in one obvious place: added to a copy of the engine, it works."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import jwt_decoder
import pytest

SECRET: Final = "a secret of thirty-two octets!!!"
SCRIPT: Final = """
import asyncio, json, sys
from jwt_decoder.bridge import bridge
text, key = sys.argv[1:]
options = {"now": 0}
report = json.loads(bridge.handle(json.dumps({"action": "report", "text": text, "options": options})))
verify = json.dumps({"action": "verify", "text": text, "key": key, "options": options})
print(json.dumps([report, json.loads(asyncio.run(bridge.handle_async(verify)))]))
"""


def encoded(octets: bytes) -> str:
    """Return octets in base64url without padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def signed(header: dict[str, str], claims: dict[str, str]) -> str:
    """Return a token with an HMAC SHA-256, whatever its header calls that."""
    signing_input = ".".join(encoded(json.dumps(part, separators=(",", ":")).encode()) for part in (header, claims))
    return f"{signing_input}.{encoded(hmac.digest(SECRET.encode(), signing_input.encode(), hashlib.sha256))}"


class Copy:
    """A copy of the engine that a test may change."""

    def __init__(self, folder: Path) -> None:
        """Copy the engine into a folder."""
        self._folder = folder
        self._engine = folder / "jwt_decoder"
        shutil.copytree(Path(jwt_decoder.__file__).parent, self._engine, ignore=shutil.ignore_patterns("__pycache__"))

    def put(self, name: str, before: str, text: str) -> None:
        """Put a text before the first place of another in a file of the engine, or into a file that is not there."""
        path = self._engine / name
        known = path.read_text() if path.exists() else ""
        assert before in known
        path.write_text(known.replace(before, text + before, 1) if before else text)

    def ask(self, text: str, key: str = SECRET) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the first token of the report of a text, and the verification by a key."""
        words = [sys.executable, "-c", SCRIPT, text, key]
        done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=self._folder)  # noqa: S603 - our own words
        report, verification = json.loads(done.stdout)
        return report["tokens"][0], verification


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Return a copy of the engine."""
    return Copy(tmp_path)


def test_an_algorithm_is_one_row(copy: Copy) -> None:
    text = signed({"alg": "TOY256"}, {"sub": "a"})
    before, unknown = copy.ask(text)
    row = 'Algorithm("TOY256", "hmac", "SHA-256", None, "oct", 32, 256, _NO_PARAMETERS, "Toys §1"),\n    '
    copy.put("registry/algorithms.py", "_hmac(256),\n", row)
    after, verification = copy.ask(text)

    assert "unsupported" == unknown["verdict"]["signature"]["state"]
    assert "alg-unknown" in {finding["id"] for finding in before["findings"]}
    assert "valid" == verification["verdict"]["signature"]["state"]
    assert "alg-unknown" not in {finding["id"] for finding in after["findings"]}
    assert 32 == after["signatures"][0]["needed"]


ISSUER: Final = '''"""The claims of a toy."""

from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, on
from jwt_decoder.registry.row import Row, by_name

TOY = Issuer(
    "toy",
    "Toy",
    "Toys",
    by_name([Row("colour", "Colour", "The colour of the toy.", "string", "Toys §2")]),
    recognised=(Recognition(1000, on("toys.example")),),
)
'''


def test_an_issuer_is_one_file(copy: Copy) -> None:
    text = signed({"alg": "HS256"}, {"iss": "https://toys.example", "colour": "red"})
    before, _ = copy.ask(text)
    copy.put("registry/issuers/toy.py", "", ISSUER)
    after, _ = copy.ask(text)

    assert before["profile"] is None
    assert "toy" == after["profile"]["issuer"]["id"]
    assert "iss is on toys.example" == after["profile"]["issuer"]["reason"]
    assert ("Colour", "issuer") == next(
        (claim["label"], claim["registry"]) for claim in after["claims"] if claim["name"] == "colour"
    )
