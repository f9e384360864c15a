"""A new algorithm, issuer, format or rule is a row in one obvious place: added to a copy of the engine, it works."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import inspect
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import jwt_decoder
import pytest
from jwt_decoder.bridge import bridge

SOURCE: Final = Path(jwt_decoder.__file__).parent
SECRET: Final = "a secret of thirty-two bytes!!!"
Answers = list[tuple[dict[str, Any], dict[str, Any]]]


def answers(key: str, *texts: str) -> Answers:
    """Return for each text the first token of its report, and its verification; run by a copy of the engine too."""
    found = []
    for text in texts:
        request = {"text": text, "options": {"now": 0}}
        report = json.loads(bridge.handle(json.dumps({"action": "report", **request})))
        verify = json.dumps({"action": "verify", "key": key, **request})
        found.append((report["tokens"][0], json.loads(asyncio.run(bridge.handle_async(verify)))))
    return found


SCRIPT: Final = f"""from __future__ import annotations
import asyncio, json, sys
from jwt_decoder.bridge import bridge
{inspect.getsource(answers)}
print(json.dumps(answers(*sys.argv[1:])))
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
        shutil.copytree(SOURCE, self._engine)  # with what is compiled, so that it starts at once

    def put(self, name: str, before: str, text: str) -> None:
        """Put a text before the first place of another in a file of the engine, or into a file that is not there."""
        path = self._engine / name
        known = path.read_text() if path.exists() else ""
        assert before in known
        path.write_text(known.replace(before, text + before, 1) if before else text)

    def ask(self, *texts: str) -> Answers:
        """Return for each text the first token of its report, and its verification by the secret."""
        return [(token, verification) for token, verification in self.run(SCRIPT, SECRET, *texts)]

    def run(self, script: str, *given: str) -> Any:  # noqa: ANN401 - what a script prints is any JSON
        """Return what a script prints that imports this engine; of the site builder it is the only one."""
        words = [sys.executable, "-c", script, *given]
        env = os.environ | {"PYTHONPATH": str(SOURCE.parent)}
        done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=self._folder, env=env)  # noqa: S603 - our own words
        return json.loads(done.stdout)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Return a copy of the engine."""
    return Copy(tmp_path)


@pytest.mark.untraced
def test_an_algorithm_is_one_row(copy: Copy) -> None:
    text = signed({"alg": "TOY256"}, {"sub": "a"})
    [(before, unknown)] = answers(SECRET, text)
    row = 'Algorithm("TOY256", "hmac", "SHA-256", None, "oct", 32, 256, _NO_PARAMETERS, "Toys §1"),\n    '
    copy.put("registry/algorithms.py", "_hmac(256),\n", row)
    [(after, verification)] = copy.ask(text)

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


@pytest.mark.untraced
def test_an_issuer_is_one_file(copy: Copy) -> None:
    text = signed({"alg": "HS256"}, {"iss": "https://toys.example", "colour": "red"})
    [(before, _)] = answers(SECRET, text)
    copy.put("registry/issuers/toy.py", "", ISSUER)
    [(after, _)] = copy.ask(text)

    assert before["profile"] is None
    assert "toy" == after["profile"]["issuer"]["id"]
    assert "iss is on toys.example" == after["profile"]["issuer"]["reason"]
    assert ("Colour", "issuer") == next(
        (claim["label"], claim["registry"]) for claim in after["claims"] if claim["name"] == "colour"
    )


RULE: Final = '''@rule(
    "toy-claim",
    "warning",
    "RFC 7519 §4.3",
    name=Sentence("Toy"),
    scope=Sentence("Every toy."),
    why=Sentence("A toy is not for work."),
    example=with_claim('"toy":"a bear"'),
    remedy=Sentence("Put it back."),
)
def toy_claim(token: Context) -> Iterable[Hit]:
    """Find a toy (RFC 7519 §4.3)."""
    if "toy" in token.claims:
        yield Hit(token.in_claims("toy"), Sentence("{toy} stands in the payload.", toy=token.claims["toy"]["value"]))


'''
KEY_RULE: Final = """TOY: Final = KeyRule(
    "key-toy",
    "info",
    "RFC 7517 §4",
    name=Sentence("Toy key"),
    scope=Sentence("Every key."),
    why=Sentence("A toy opens nothing."),
    example=with_secret("a toy"),
    remedy=Sentence("Use a key."),
)
"""
HELP: Final = """
import json, sys
from jwt_decoder.bridge.bridge import handle
from jwt_decoder.findings import ENTRIES
from site_builder.pages.rules_page import rules
helps = [json.loads(handle(json.dumps({"action": "help", "id": ident}))) for ident in sys.argv[1:]]
print(json.dumps({"helps": helps, "ids": list(ENTRIES), "page": rules()}))
"""


@pytest.mark.untraced
def test_a_rule_is_one_function(copy: Copy) -> None:
    with_toy, without = ({"sub": "a", "exp": "", "toy": "a bear"}, {"sub": "a", "exp": ""})
    copy.put("findings/size.py", "def _is_sent", RULE)
    (firing, _), (silent, _) = copy.ask(*(signed({"alg": "HS256"}, claims) for claims in (with_toy, without)))
    (finding,) = (one for one in firing["findings"] if one["id"] == "toy-claim")

    assert "toy-claim" not in [one["id"] for one in silent["findings"]]
    assert ("warning", "a bear stands in the payload.", "Put it back.", "RFC 7519 §4.3", {"toy": "a bear"}) == tuple(
        finding[name] for name in ("severity", "message", "advice", "reference", "data")
    )


@pytest.mark.untraced
def test_a_rule_brings_its_help_and_its_place_with_it(copy: Copy) -> None:
    copy.put("findings/size.py", "def _is_sent", RULE)
    copy.put("keys/key_rules.py", "\nKEY_RULES", KEY_RULE)
    known = copy.run(HELP, "toy-claim", "key-toy")
    of_token, of_key = known["helps"]
    place = known["ids"].index("toy-claim")

    assert ["size-header", "toy-claim", "number-unsafe"] == known["ids"][place - 1 : place + 2]
    assert "key-toy" == known["ids"][-1]
    assert ["Every toy.", "A toy is not for work.", "Put it back."] == [
        of_token[name] for name in ("scope", "why", "advice")
    ]
    assert '"toy":"a bear"' in of_token["example"]["parts"][0]["text"]
    assert ("Every key.", "a toy") == (of_key["scope"], of_key["example"]["key"])
    assert all(f'<li id="{ident}"' in known["page"] for ident in ("toy-claim", "key-toy"))


CODEC: Final = '''"""A toy: a JWS behind a mark."""

from dataclasses import replace

from jwt_decoder.decode.serialization import compact


def lay_out(text):
    """Return the segments of what begins with the mark, none of it in the first one."""
    if not text.startswith("eyJ0b3kiOiIi"):
        return None
    return replace(compact.lay_out(text), kind="toy")
'''


@pytest.mark.untraced
def test_a_format_is_one_row_and_a_codec(copy: Copy) -> None:
    text = signed({"toy": "", "alg": "HS256"}, {"sub": "a"})
    [(before, _)] = answers(SECRET, text)
    copy.put("registry/formats.py", ")\n\nFORMATS", '    Format("toy", "Toy", "Toy Serialization", "Toys §3", _JWS),\n')
    copy.put("decode/serialization/toy.py", "", CODEC)
    copy.put("decode/serialization/layout.py", "json.lay_out,", "toy.lay_out, ")
    copy.put("decode/serialization/layout.py", "sd_jwt\n", "toy, ")
    [(after, verification)] = copy.ask(text)

    assert "jws-compact" == before["kind"]
    assert "toy" == after["kind"]
    assert "valid" == verification["verdict"]["signature"]["state"]
    assert "Toys §3" in after["verdict"]["structure"]["how"]
