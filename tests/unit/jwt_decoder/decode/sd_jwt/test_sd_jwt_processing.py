"""Disclosures are matched to their digests wherever these sit, and the payload is rebuilt (RFC 9901 §7.1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.bridge import bridge
from jwt_decoder.decode.sd_jwt.hashes import HASHES

from tests.unit.jwt_decoder.conftest import NOW, _report
from tests.unit.jwt_decoder.decode.sd_jwt.sd_jwts import digest, disclosure, sd_jwt, value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.jwt_decoder.conftest import Reporter

NAME = disclosure("s1", "given_name", "John")


def statuses(token: dict[str, Any]) -> list[str]:
    return [one["status"] for one in token["disclosures"]]


def test_a_disclosed_claim_stands_where_its_digest_stood(report: Reporter) -> None:
    (token,) = report(sd_jwt({"_sd": [digest(NAME)], "sub": "1", "_sd_alg": "sha-256"}, NAME))["tokens"]
    (one,) = token["disclosures"]

    assert {"sub": "1", "given_name": "John"} == value_of(token["processed"]["tree"])
    assert ("disclosed", "given_name", "s1", digest(NAME), "given_name", 3) == tuple(
        one[name] for name in ("status", "name", "salt", "digest", "path", "segment")
    )
    assert "Disclosed: its digest is in _sd of the payload." == one["message"]
    assert [] == token["faults"]
    assert "SD-JWT, 1 Disclosure, RFC 9901" == token["verdict"]["structure"]["message"]


def test_a_mark_names_the_octet_of_the_disclosed_value(report: Reporter) -> None:
    (token,) = report(sd_jwt({"é": 1, "_sd": [digest(NAME)]}, NAME))["tokens"]
    processed = token["processed"]
    (mark,) = processed["marks"]

    assert b'"John"}' == processed["text"].encode()[mark["start"] :]
    assert 0 == mark["disclosure"]


def test_lexemes_stay_as_they_were_written(report: Reporter) -> None:
    text = rb'{"n":1.0e2,"big":12345678901234567890,"e":"\u00e9\/","_sd":[],"a":[1 , true,null]}'
    (token,) = report(sd_jwt(text))["tokens"]

    assert (
        r'{"n": 1.0e2, "big": 12345678901234567890, "e": "\u00e9\/", "a": [1, true, null]}'
        == (token["processed"]["text"])
    )


def test_array_elements_are_disclosed_in_their_order(report: Reporter) -> None:
    first, second = disclosure("s1", "DE"), disclosure("s2", {"code": "FR"})
    elements = [{"...": digest(first)}, {"...": "unknown"}, "US", {"...": digest(second)}]
    (token,) = report(sd_jwt({"nationalities": elements}, second, first))["tokens"]

    assert {"nationalities": ["DE", "US", {"code": "FR"}]} == value_of(token["processed"]["tree"])
    assert ["nationalities[2]", "nationalities[0]"] == [one["path"] for one in token["disclosures"]]
    assert [None, None] == [one["name"] for one in token["disclosures"]]
    assert 1 == token["processed"]["undisclosed"]


def test_disclosures_within_disclosures_are_followed(report: Reporter) -> None:
    inner = disclosure("s1", "country", "DE")
    element = disclosure("s2", {"_sd": [digest(inner)], "open": True})
    outer = disclosure("s3", "addresses", [{"...": digest(element)}])
    (token,) = report(sd_jwt({"deep": {"_sd": [digest(outer)]}}, inner, outer, element))["tokens"]

    assert {"deep": {"addresses": [{"open": True, "country": "DE"}]}} == value_of(token["processed"]["tree"])
    assert ["nested", "disclosed", "nested"] == statuses(token)
    assert [2, None, 1] == [one["holder"] for one in token["disclosures"]]
    assert ["deep.addresses[0].country", "deep.addresses", "deep.addresses[0]"] == [
        one["path"] for one in token["disclosures"]
    ]
    assert "Disclosed: its digest is in Disclosure 3, which is disclosed too." == token["disclosures"][0]["message"]
    assert "Disclosed: its digest is in _sd of “deep”." == token["disclosures"][1]["message"]


def test_digests_without_a_disclosure_are_counted_and_leave_nothing(report: Reporter) -> None:
    (token,) = report(sd_jwt({"a": {"_sd": ["decoy", "other"]}, "b": [{"...": "third"}]}))["tokens"]

    assert {"a": {}, "b": []} == value_of(token["processed"]["tree"])
    assert 3 == token["processed"]["undisclosed"]
    assert [] == token["faults"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("plain_name-1", "plain_name-1"),
        ("https://claim.example/x", '["https://claim.example/x"]'),
        ("a.b", '["a.b"]'),
        ("x" * 100, "x" * 64),
    ],
)
def test_a_path_quotes_names_that_would_not_be_clear(report: Reporter, name: str, path: str) -> None:
    one = disclosure("s", name, 1)
    (token,) = report(sd_jwt({"_sd": [digest(one)]}, one))["tokens"]

    assert path in token["disclosures"][0]["path"]


@pytest.mark.untraced
@pytest.mark.parametrize("name", sorted({*HASHES} - {"blake2b-256"}))
def test_each_hash_algorithm_is_that_of_its_name(report: Reporter, name: str) -> None:
    known = {"blake2s-256": "blake2s", "blake2b-512": "blake2b"}
    algorithm = known.get(name, name.replace("sha-", "sha").replace("sha3-", "sha3_"))
    (token,) = report(sd_jwt({"_sd": [digest(NAME, algorithm)], "_sd_alg": name}, NAME))["tokens"]

    assert ["disclosed"] == statuses(token)
    assert name == token["digest_algorithm"]


def test_blake2b_256_has_32_octets() -> None:
    assert 43 == len(HASHES["blake2b-256"].digest("x"))


def test_the_digest_is_over_the_characters_as_they_stand(report: Reporter) -> None:
    """White space inside the JSON, or another order of members, would be another digest (RFC 9901 §4.2.3)."""
    spaced = "WyJzMSIsICJnaXZlbl9uYW1lIiwgIkpvaG4iIF0"
    (token,) = report(sd_jwt({"_sd": [digest(spaced)]}, spaced))["tokens"]

    assert ["disclosed"] == statuses(token)
    assert '["s1", "given_name", "John" ]' == token["disclosures"][0]["text"]


def test_the_time_is_judged_by_the_disclosed_claims(report: Reporter) -> None:
    expiry = disclosure("s", "exp", 1_600_000_000)
    (token,) = report(sd_jwt({"_sd": [digest(expiry)]}, expiry))["tokens"]

    assert "expired" == token["verdict"]["time"]["state"]


def test_any_other_token_has_nothing_to_disclose(report: Reporter) -> None:
    (token,) = report(sd_jwt({"sub": "1"}).rstrip("~"))["tokens"]

    assert ([], None, None, None) == tuple(
        token[name] for name in ("disclosures", "processed", "binding", "digest_algorithm")
    )
    assert [] == token["faults"]


@pytest.mark.untraced
def test_a_thousand_disclosures_are_read_and_the_others_are_counted(report: Reporter) -> None:
    many = [disclosure(f"s{number}", f"n{number}", number) for number in range(1_003)]
    (token,) = report(sd_jwt({"_sd": [digest(one) for one in many]}, *many))["tokens"]

    assert ["disclosed"] * 1_000 == statuses(token)
    assert ["disclosures-many"] == [fault["id"] for fault in token["faults"]]
    assert 1_000 == len(value_of(token["processed"]["tree"]))


def chain(length: int) -> list[str]:
    """Return Disclosures each of which has the digest of the next one, the outermost first."""
    made = [disclosure("s", "end", 1)]
    for number in range(length - 1):
        made.append(disclosure(f"s{number}", "in", {"_sd": [digest(made[-1])]}))
    return made[::-1]


def test_a_chain_of_a_thousand_is_followed_to_the_depth_that_is_read() -> None:
    links = chain(1_000)
    # The schema is not held against it: its checker has not enough stack for what is 128 levels deep.
    request = {"action": "report", "text": sd_jwt({"_sd": [digest(links[0])]}, *links), "options": {"now": NOW}}
    (token,) = json.loads(bridge.handle(json.dumps(request)))["tokens"]
    found = statuses(token)

    assert ["disclosed", "nested"] == found[:2]
    assert 126 == found.index("deep")
    assert {"withheld"} == set(found[127:])
    assert ["disclosure-deep"] == [fault["id"] for fault in token["faults"]]
    assert not token["processed"]["tree"].get("cut")


@pytest.mark.untraced
def test_digests_that_are_repeated_do_not_multiply_what_they_disclose(report: Reporter) -> None:
    """Each names the next one twice: put in wherever it is named, the last would stand there 2^50 times."""
    made = disclosure("s", [1])
    links = [made]
    for number in range(50):
        made = disclosure(f"s{number}", [{"...": digest(made)}, {"...": digest(made)}])
        links.append(made)
    (token,) = report(sd_jwt({"a": [{"...": digest(made)}]}, *links))["tokens"]

    assert {"disclosed", "nested"} == set(statuses(token))
    assert {"sd-digest-repeated"} == {fault["id"] for fault in token["faults"]}


@pytest.mark.untraced
def test_faults_beyond_a_hundred_are_counted(report: Reporter) -> None:
    many = [disclosure(f"s{number}", f"n{number}", number) for number in range(150)]
    (token,) = report(sd_jwt({"sub": "1"}, *many))["tokens"]

    assert 101 == len(token["faults"])
    assert "50 more problems aren't listed." == token["faults"][-1]["message"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
CLAIMS = st.dictionaries(st.text(max_size=6), JSON, max_size=5)
RESERVED = {"_sd", "...", "_sd_alg"}


def hidden(value: object, is_hidden: Callable[[], bool], made: list[str]) -> object:
    """Return a value with random parts of it hidden, inner ones first; ``made`` gathers the Disclosures."""
    if isinstance(value, dict):
        shown: dict[str, object] = {}
        digests = []
        for name, inner in value.items():
            covered = hidden(inner, is_hidden, made)
            if is_hidden():
                made.append(disclosure(f"salt {len(made)}", name, covered))
                digests.append(digest(made[-1]))
            else:
                shown[name] = covered
        return {**shown, "_sd": digests} if digests else shown
    if isinstance(value, list):
        elements = []
        for item in value:
            covered = hidden(item, is_hidden, made)
            if is_hidden():
                made.append(disclosure(f"salt {len(made)}", covered))
                covered = {"...": digest(made[-1])}
            elements.append(covered)
        return elements
    return value


def has_reserved(value: object) -> bool:
    if isinstance(value, dict):
        return not RESERVED.isdisjoint(value) or any(map(has_reserved, value.values()))
    return isinstance(value, list) and any(map(has_reserved, value))


@given(CLAIMS.filter(lambda claims: not has_reserved(claims)), st.randoms(use_true_random=False), st.data())
def test_what_was_hidden_comes_back_when_all_is_disclosed(claims: Any, random: Any, data: st.DataObject) -> None:  # noqa: ANN401 - JSON is any value
    made: list[str] = []
    payload = hidden(claims, lambda: random.random() < 0.5, made)
    order = data.draw(st.permutations(made))

    (token,) = _report(sd_jwt(payload, *order))["tokens"]
    assert claims == value_of(token["processed"]["tree"])
    assert {"disclosed", "nested"} >= set(statuses(token))
    assert sorted(mark["disclosure"] for mark in token["processed"]["marks"]) == list(range(len(made)))
    assert [] == token["faults"]

    (token,) = _report(sd_jwt(payload))["tokens"]
    assert [] == token["processed"]["marks"]
    assert json.dumps(value_of(token["processed"]["tree"])).count('"_sd"') == 0


@given(st.lists(JSON, max_size=5), CLAIMS, st.text(max_size=20))
def test_anything_at_all_gives_a_report(parts: list[Any], claims: dict[str, Any], rest: str) -> None:
    disclosures = [disclosure(*(part if isinstance(part, list) else [part])) for part in parts]
    found = _report(sd_jwt({**claims, "_sd": [*map(digest, disclosures), *parts]}, *disclosures) + rest)

    assert "sd-jwt" == found["tokens"][0]["kind"]


def test_disclosed_claims_are_explained_where_they_stand_in_the_processed_payload(report: Reporter) -> None:
    (token,) = report(sd_jwt({"_sd": [digest(NAME)], "iss": "https://issuer.example"}, NAME))["tokens"]
    processed = token["processed"]

    assert ["iss", "given_name"] == [claim["name"] for claim in processed["claims"]]
    assert processed["marks"][0]["start"] == processed["claims"][1]["node"]
    assert ["_sd", "iss"] == [claim["name"] for claim in token["claims"]]


def test_the_digest_of_an_element_is_not_said_to_be_of_the_wrong_type(report: Reporter) -> None:
    (token,) = report(sd_jwt({"nationalities": [{"...": "digest"}, "DE"], "amr": [{"...": 1}]}))["tokens"]
    readings = {claim["name"]: claim["reading"] for claim in token["claims"]}

    assert "must be" not in readings["nationalities"]
    assert "must be" in readings["amr"]
