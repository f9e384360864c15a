"""What a link may carry: the redacted form proves nothing, and what each carries is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.conftest import NOW

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

GOLDEN = Path(__file__).parents[3] / "vectors" / "golden"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
SIGNATURE = TOKEN.rpartition(".")[2]
JWE = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIz.Y2lwaGVy.MTIzdGFn"


def forms(text: str, **options: object) -> list[dict[str, Any]]:
    request = {"action": "link", "text": text, "options": {"now": NOW, **options}}
    answer: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
    assert (["forms", "key"], None) == (list(answer), answer["key"])
    found: list[dict[str, Any]] = answer["forms"]
    return found


def golden(name: str) -> str:
    return str(json.loads((GOLDEN / f"{name}.json").read_text())["text"])


def test_the_form_without_signature_comes_first() -> None:
    redacted, whole = forms(f"Authorization: Bearer {TOKEN}")

    assert (redacted["id"], redacted["text"]) == ("redacted", TOKEN.removesuffix(SIGNATURE))
    assert redacted["message"] == (
        "The signature is left out, so nobody can use it as a token. Everything else is in it. "
        "Anyone who has the link can read these claims: “user_id”."
    )
    assert (whole["id"], whole["text"]) == ("whole", TOKEN)
    assert whole["message"].startswith("Anyone with the link has the token")


@pytest.mark.untraced
@pytest.mark.parametrize("name", ["jws-json-general", "sd-jwt-presentation", "jwe", "plain"])
def test_the_redacted_form_has_nothing_left_that_proves_anything(report: Reporter, name: str) -> None:
    """What was left out of each kind is in no form of the redacted text."""
    proofs = [
        segment["text"]
        for segment in report(golden(name))["tokens"][0]["segments"]
        if segment["role"] in {"signature", "authentication-tag", "key-binding"}
    ]
    redacted = forms(golden(name))[0]

    assert proofs
    assert [] == [proof for proof in proofs if proof in redacted["text"]]
    assert report(redacted["text"])["tokens"][0]["payload"] == report(golden(name))["tokens"][0]["payload"]


@pytest.mark.untraced
@pytest.mark.parametrize("is_inside", [False, True])
def test_what_is_beyond_what_is_searched_is_not_called_unreadable(*, is_inside: bool) -> None:
    payload = base64url.encode(
        json.dumps({"groups": [f"group-number-{one:05}-of-many" for one in range(1600)]}).encode()
    )
    header = TOKEN.partition(".")[0]
    token = f"{header}.{payload}.{SIGNATURE}"
    claims = base64url.encode(json.dumps({"inner": token}).encode())
    redacted = forms(f"{header}.{claims}.{SIGNATURE}" if is_inside else token)[0]

    assert (
        "There is more text in it than is searched for tokens here: the texts after that are left out."
        in (redacted["message"])
    )
    assert "couldn" not in redacted["message"]


def test_a_jwe_loses_its_tag() -> None:
    redacted, _whole = forms(JWE)

    assert redacted["text"] == JWE.removesuffix("MTIzdGFn")
    assert redacted["message"] == (
        "The Authentication Tag is left out, so nobody can use it as a token. Everything else is in it."
    )


def test_two_things_left_out_are_named() -> None:
    message = forms(golden("sd-jwt-presentation"))[0]["message"]

    assert message.startswith("The signature and the Key Binding JWT are left out")


def test_that_tokens_inside_lose_their_signatures_is_said() -> None:
    redacted = forms(golden("nested-jwt"))[0]

    assert "Signatures inside it are left out too." in redacted["message"]


def test_an_unsecured_token_has_one_form() -> None:
    (whole,) = forms("eyJhbGciOiJub25lIn0.eyJhIjoxfQ.")

    assert whole["message"].startswith("Nothing is left out: the token has no signature.")


def test_many_and_long_names_are_cut() -> None:
    claims = json.dumps({f"{'n' * 60}{index:02}": index for index in range(20)} | {"x": 1}).encode()
    message = forms(f"eyJhbGciOiJub25lIn0.{base64url.encode(claims)}.")[0]["message"]

    assert message.endswith("and more.")
    assert "n" * 41 not in message


def test_the_token_that_is_chosen_is_carried() -> None:
    other = "eyJhbGciOiJub25lIn0.eyJhIjoxfQ."

    assert other == forms(f"{TOKEN} {other}", token=1)[0]["text"]


def test_without_a_token_there_is_no_form() -> None:
    assert [] == forms("nothing")


def test_a_token_in_json_is_written_from_its_members() -> None:
    text = json.dumps({"payload": "eyJhIjoxfQ", "protected": "eyJhbGciOiJIUzI1NiJ9", "signature": "QUJD"})
    redacted = forms(text.replace("QUJD", "\\u0051UJD"))[0]

    assert redacted["text"] == text.replace(" ", "").replace("QUJD", "")


@pytest.mark.untraced
def test_a_text_too_large_for_places_is_written_anew_too() -> None:
    text = json.dumps({"payload": "A" * 1_000_000, "protected": "eyJhbGciOiJIUzI1NiJ9", "signature": "QUJD"})
    redacted, whole = forms(text)

    assert redacted["text"] == text.replace(" ", "").replace("QUJD", "")
    assert whole["text"] == text


def test_that_a_disclosure_is_in_it_and_that_its_digest_changed_is_said() -> None:
    disclosure = base64url.encode(json.dumps(["salt", "hint", TOKEN]).encode())
    told = forms(f"{TOKEN}~{disclosure}~")[0]["message"]

    assert told.startswith(
        "The signature is left out, so nobody can use it as a token. Signatures inside it are left out too. "
        "A Disclosure changed that way, so its digest no longer matches. Everything else is in it. Its 1 "
        "Disclosure is in it too, for anyone with the link to read."
    )
