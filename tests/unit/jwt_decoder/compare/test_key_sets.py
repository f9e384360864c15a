"""Two sets of keys: what was added, removed, changed and renamed, and what that means for those who verify."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.make.key_maker import NoKeys
from jwt_decoder.model.sentence import Sentence

from tests.unit.jwt_decoder.compare.compared import TOOLS, compared, reasons, row, rows
from tests.unit.jwt_decoder.differential.key_pairs import forms, jwk

NAMES: Final = ("RS256", "ES256", "ES384", "Ed25519")
PUBLIC: Final = {f"k{number}": jwk(name) for number, name in enumerate(NAMES)}
SECRET: Final = {"kty": "oct", "k": "c2VjcmV0LW9uZS1vZi10aGVtLWFsbC1vZi10aGVt"}


def set_of(*keys: dict[str, Any]) -> str:
    """Return a JWK Set."""
    return json.dumps({"keys": keys})


def named(kid: str, of: str = "", **members: object) -> dict[str, Any]:
    """Return a key under a name: by default the one of that name."""
    return {**PUBLIC[of or kid], "kid": kid, **members}


@given(st.sets(st.sampled_from([*PUBLIC]), min_size=1), st.sets(st.sampled_from([*PUBLIC]), min_size=1), st.data())
def test_exactly_what_was_rotated_is_named(before: set[str], after: set[str], data: st.DataObject) -> None:
    changed = data.draw(st.sets(st.sampled_from(sorted(before & after)))) if before & after else set()
    second = [named(kid, **({"use": "sig"} if kid in changed else {})) for kid in sorted(after, reverse=True)]

    answer = compared(set_of(*map(named, sorted(before))), set_of(*second))

    expected = dict.fromkeys(before - after, "removed") | dict.fromkeys(after - before, "added")
    assert expected | dict.fromkeys(changed, "changed") == rows(answer)
    assert {*before, *after} == {one["name"] for one in answer["rows"]}
    assert ("same" == answer["tone"]) == (not expected and not changed)


def test_a_set_does_not_differ_from_itself() -> None:
    text = set_of(*map(named, PUBLIC), SECRET, {"kty": "RSA", "n": "!"}, {"kty": "EC"}, {})

    answer = compared(text, text)

    assert ("keys", "same", "The same keys", {}, []) == (
        answer["kind"],
        answer["tone"],
        answer["headline"],
        rows(answer),
        answer["reasons"],
    )
    assert (8, 8) == (answer["a"]["keys"], answer["b"]["keys"])


def test_a_rotation_is_told_in_words() -> None:
    answer = compared(set_of(named("k0"), named("k1")), set_of(named("k1"), named("k2")))

    assert ("fails", "B lacks 1 key of A", "1 key is in both.", "Added: k2. Removed: k0.") == (
        answer["tone"],
        answer["headline"],
        answer["line"],
        answer["changes"],
    )
    assert {"key-removed": "Tokens signed with k0 can't be verified with B."} == reasons(answer, certain=True)
    added = compared(set_of(named("k1")), set_of(named("k1"), named("k2")))
    assert ("differs", "B has 1 more key", []) == (added["tone"], added["headline"], added["reasons"])


def test_many_keys_are_told_by_some_of_their_names() -> None:
    many = [{**PUBLIC["k1"], "kid": f"old-{number}"} for number in range(12)]
    answer = compared(set_of(*many), set_of(named("k2")))

    assert "old-7 and 4 more" in reasons(answer)["key-removed"]
    assert "No key is in both: everything signed with A's keys fails with B's." == answer["line"]


def test_a_kid_that_another_key_has_now_is_named() -> None:
    answer = compared(set_of(named("k1")), set_of(named("k1", of="k2")))

    assert {"k1": "changed"} == rows(answer)
    assert "The same kid, but another key." == row(answer, "k1")["message"]
    assert {"kid-reused"} == reasons(answer, certain=True).keys()
    assert "1 key differs" == answer["headline"]


def test_a_key_that_was_renamed_stays() -> None:
    answer = compared(set_of(named("k1")), set_of(named("new", of="k1")))

    assert "The same key under another name: it was “k1”." == row(answer, "new")["message"]
    assert {"kid-changed": "The kid of a key changed: new."} == reasons(answer)
    bare = set_of(PUBLIC["k1"])
    assert "The same key, but its kid “k1” is gone." in json.dumps(
        compared(set_of(named("k1")), bare), ensure_ascii=False
    )
    gained = compared(bare, set_of(named("k1")))
    assert ("The same key, but now with a kid.", {}) == (row(gained, "k1")["message"], reasons(gained))


def test_a_key_that_stays_under_one_of_two_names_still_verifies() -> None:
    answer = compared(set_of(named("k1"), named("other", of="k1")), set_of(named("k1")))

    assert {"kid-changed": "The kid of a key changed: other."} == reasons(answer)


def test_members_beside_the_key_are_compared() -> None:
    first = named("k0", alg="RS256", use="sig", x5t="abc")
    second = named("k0", alg="PS256", key_ops=["verify"], x5t="abc")

    answer = compared(set_of(first), set_of(second))

    said = "The same key; alg: RS256 → PS256; use removed: sig; key_ops added: [[U+0022]"
    assert said.partition("[[")[0] in row(answer, "k0")["message"]
    assert {"key-use"} == reasons(answer).keys()
    assert {} == reasons(compared(set_of(named("k0", x5t="a")), set_of(named("k0", x5t="b"))))


def test_the_same_key_in_another_form_is_the_same() -> None:
    answer = compared(set_of(PUBLIC["k0"]), forms("RS256")["spki"])

    assert {} == rows(answer)


def test_private_keys_and_secrets_are_not_shown() -> None:
    private = {**jwk("ES256", private=True), "kid": "p"}
    public = {name: value for name, value in private.items() if name != "d"}

    answer = compared(
        set_of(public, SECRET), set_of(private, {**SECRET, "k": SECRET["k"][::-1]}, {**SECRET, "kid": "s"})
    )

    said = json.dumps(answer)
    assert private["d"] not in said
    assert SECRET["k"] not in said
    assert SECRET["k"][::-1] not in said
    assert "B has its private part, too." == row(answer, "p")["message"]
    assert "p" in reasons(answer)["key-exposed"]
    assert all("thumbprint" not in one["b"]["text"] for one in answer["rows"] if one["b"]["text"].startswith("Secret"))
    back = compared(set_of(private), set_of(public))
    assert ("A has its private part, B doesn't.", {}) == (row(back, "p")["message"], reasons(back))


def test_a_private_key_without_its_public_part_is_the_same_key() -> None:
    private = {**jwk("Ed25519", private=True), "kid": "p"}
    seed = {name: value for name, value in private.items() if name != "x"}

    assert "B has its private part, too." == row(compared(set_of(named("p", of="k3")), set_of(seed)), "p")["message"]
    lacking = TOOLS._replace(keys=NoKeys(Sentence("Not here.")))
    assert (
        "The same kid, but another key."
        == row(compared(set_of(named("p", of="k3")), set_of(seed), lacking), "p")["message"]
    )


@pytest.mark.parametrize("text", ['{"keys":[{"kty":"oct","k":"AAAA"}]}', '{"keys":[{"kty":"EC","kid":"\\u202ex"}]}'])
def test_keys_without_a_name_have_one_in_words(text: str) -> None:
    (one,) = compared(text, text)["rows"]

    assert one["name"] in {"a secret without kid", "[U+202E]x"}
    assert "an unreadable key" == compared('{"keys":[{"kty":"EC"}]}', '{"keys":[{"kty":"EC"}]}')["rows"][0]["name"]
