"""Two tokens, or two sets of keys, side by side on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder.compare.compared import NOW, SECRET, signed
from tests.unit.jwt_decoder.differential.key_pairs import jwk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

CLAIMS = {"iss": "https://a.example/", "aud": "api", "iat": NOW, "exp": NOW + 3600, "scope": "a b"}
A = signed(CLAIMS)
B = signed({**CLAIMS, "iss": "https://a.example", "exp": NOW - 240, "scope": "b c", "n": 1})
AT = ("--now", str(NOW))


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Return the names of four files: two tokens, their secret, and a text with both."""
    names = {"a": A, "b": B, "key": SECRET, "both": f"{A}\n{B}"}
    for name, text in names.items():
        (tmp_path / name).write_text(text)
    return [str(tmp_path / name) for name in names]


def test_what_differs_is_told_in_text(program: Program, files: list[str]) -> None:
    a, b, key, _ = files
    ran = program("compare", a, b, "--key", key, "--expect-iss", "https://a.example/", *AT)

    assert Status.FAILING == ran.status
    assert """\
✕ Where A passes, B fails: 2 reasons
  Each is enough. A verifier stops at the first it meets, usually in this order.
  Changed: iss, exp, scope. Only in B: n.

1. B expired 4 minutes ago. Get a new one.
2. B's iss is “https://a.example”, expected “https://a.example/”. Only a
   trailing slash differs.

Depending on the verifier:
·  B lacks the scope “a”. An API that needs it answers 403.

≠ differs, - only in A, + only in B, ? could not be compared

Verdict
≠ Time
  A  ✓ Current: Ends in 1 hour
  B  ✕ Expired: 4 minutes ago
""" == ran.out[: ran.out.index("≠ Issuer")]
    assert """\
Claims
≠ iss
  A  https://a.example/
  B  https://a.example
     B has no “/” at the end.
≠ exp
  A  1767229200 (2026-01-01 01:00:00 UTC)
  B  1767225360 (2025-12-31 23:56:00 UTC)
     B is 1 h 4 min earlier.
≠ scope
     -a, b, +c
     B lacks 1 of 2 and has 1 new.
+ n
  A  (missing)
  B  1
""" == ran.out[ran.out.index("Claims") : ran.out.index("\nFindings")]
    assert "The same: Structure, Signature, Key trust, Serialization" in ran.out


def test_a_reason_without_more_words_and_one_that_depends_are_told(program: Program, tmp_path: Path) -> None:
    texts = {"a": signed(CLAIMS), "b": signed({**CLAIMS, "aud": "web"})}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    ran = program("compare", str(tmp_path / "a"), str(tmp_path / "b"), "--expect-aud", "api", *AT)

    assert "1. B's aud is “web”, expected “api”.\n" in ran.out
    assert "Depending on" not in ran.out


def test_all_of_it_is_told_as_json(program: Program, files: list[str]) -> None:
    ran = program("compare", *files[:2], "--json", *AT)

    assert Status.FAILING == ran.status
    assert {"iss", "exp", "scope", "n"} == {
        one["name"] for one in json.loads(ran.out)["rows"] if one["area"] == "claims" and one["change"] != "same"
    }


def test_the_same_token_has_the_status_of_success(program: Program, files: list[str]) -> None:
    ran = program("compare", files[0], files[0], "--all", *AT)

    assert Status.DECODED == ran.status
    assert ran.out.startswith("✓ The same token twice\n  Not a single character differs.\n")
    assert "= scope\n  A  a b\n" in ran.out
    assert "The same:" not in ran.out
    assert "" == program("compare", files[0], files[0], "--quiet").out


def test_two_tokens_of_one_text_are_compared(program: Program, files: list[str]) -> None:
    *_, both = files
    first = program("compare", both, "--json", *AT)
    piped = program("compare", "--json", "--token", "2", "--other", "1", *AT, stdin=f"{A}\n{B}")

    assert (Status.FAILING, Status.DIFFERENT) == (first.status, piped.status)
    assert (1, 0) == (json.loads(piped.out)["a"]["token"], json.loads(piped.out)["b"]["token"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (A, "There is one token; paste another one as B."),
        ("words", "There are no two tokens in this text."),
    ],
)
def test_what_cannot_be_compared_says_why(program: Program, text: str, message: str) -> None:
    ran = program("compare", stdin=text)

    assert (Status.NOTHING, f"– Nothing to compare\n  {message}\n") == (ran.status, ran.out)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--other", "3"), "--token or --other is out of range: 1 found in that text."),
        (("--json", "--quiet"), "--json and --quiet can't be combined"),
        (("--key", "-", "-"), "only one of the texts and keys can come from standard input"),
    ],
)
def test_words_that_make_no_sense_are_refused(
    program: Program, files: list[str], words: tuple[str, ...], message: str
) -> None:
    given = words if "-" in words else (*files[:2], *words)
    ran = program("compare", *given)

    assert Status.USAGE == ran.status
    assert message in ran.err


def test_two_sets_of_keys_are_compared_and_nothing_private_is_printed(program: Program, tmp_path: Path) -> None:
    private = {**jwk("ES256", private=True), "kid": "k1"}
    public = {name: value for name, value in private.items() if name != "d"}
    secret = {"kty": "oct", "k": "c2VjcmV0LW9uZS1vZi10aGVtLWFsbC1vZi10aGVt", "kid": "s"}
    (tmp_path / "a").write_text(json.dumps({"keys": [public, {**jwk("RS256"), "kid": "k2"}]}))
    (tmp_path / "b").write_text(json.dumps({"keys": [private, secret]}))
    words = ("compare", str(tmp_path / "a"), str(tmp_path / "b"))

    ran = program(*words)

    assert Status.FAILING == ran.status
    assert "✕ B lacks 1 key of A\n  1 key is in both.\n  Added: s. Removed: k2. Changed: k1.\n" in ran.out
    assert "1. Tokens signed with k2 can't be verified with B." in ran.out
    for told in (ran.out, program(*words, "--json").out):
        assert private["d"] not in told
        assert secret["k"] not in told


def test_control_characters_do_not_reach_the_terminal(program: Program, tmp_path: Path) -> None:
    for name, value in (("a", "\x1b[31mred\u202e"), ("b", "\x1b[31mgreen\u202e")):
        (tmp_path / name).write_text(signed({"sub": value, "\x1b]0;x\x07": value}))
    ran = program("compare", str(tmp_path / "a"), str(tmp_path / "b"))

    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "[U+001B]" in ran.out
