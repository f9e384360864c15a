"""Keys that stand beside a token as source code or YAML has them are found, with their place and their name."""

from __future__ import annotations

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.keys.forms.literal_objects import literals_in

TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ." + "A" * 86
EC = "kty: 'EC', crv: 'P-256', x: 'AQ', y: 'AQ'"
OTHER = "kty: 'OKP', crv: 'Ed25519', x: 'AQ', kid: 'k1'"
LINES = "kty: EC\n{0}crv: P-256\n{0}x: >-\n{0}  AQ\n{0}  AQ\n{0}y: |\n{0}  AQ"
FOUND = {
    "JavaScript": (f"const token = '{TOKEN}';\nconst key = ⟦{{ {EC} }}⟧;", [("jwk", "key")]),
    "in an object with the token": (f"{{ token: '{TOKEN}', jwk: ⟦{{ {OTHER} }}⟧ }}", [("jwk", "k1")]),
    "set": (f"{TOKEN}\nkeys = ⟦{{ keys: [{{ {EC} }}, {{ {OTHER} }}] }}⟧", [("jwk-set", "keys")]),
    "array": (f"{TOKEN}\nkeys = ⟦[{{ {EC} }}, {{ {OTHER} }}]⟧", [("jwk-set", "keys")]),
    "two": (f"a = ⟦{{ {EC} }}⟧, b = ⟦{{ {OTHER} }}⟧ # {TOKEN}", [("jwk", "a"), ("jwk", "k1")]),
    "Python": (f"token = '{TOKEN}'\nkey = ⟦{{'kty': 'EC', 'crv': 'P-256', 'x': 'AQ', 'y': 'AQ'}}⟧", [("jwk", "key")]),
    "PHP": (f"$t='{TOKEN}'; $k=⟦['kty' => 'EC', 'crv' => 'P-256', 'x' => 'AQ', 'y' => 'AQ']⟧;", [("jwk", "k")]),
    "YAML": (f"token: {TOKEN}\njwk:\n⟦  {LINES.format('  ')}⟧\nend: 1", [("jwk", "jwk")]),
    "YAML before": (f"⟦{LINES.format('')}⟧\n\ntoken: {TOKEN}", [("jwk", "")]),
    "YAML of a set": (
        f"token: {TOKEN}\nkeys:\n⟦  - {LINES.format('    ')}\n  - kty: OKP\n    crv: Ed25519\n    x: AQ⟧\n",
        [("jwk-set", "keys")],
    ),
}
NONE = {
    "source": "if (jwk.kty === 'RSA') { return load(jwk.n); }",
    "type": "interface JWK { kty: string; n?: string; }",
    "type with commas": "type JWK = { kty: string, n: string }",
    "schema": "{ kty: { type: 'string' }, keys: [] }",
    "list": "['kty', 'n', 'e']",
    "YAML without a kind": "x: 1\ny: 2",
    "another kind": f"kty: {'a' * 5000}\n{'b' * 5000}\nx: 1",
    "no object": "{ kty: [ 'EC' } [ kty ] kty }",
    "numbers": "[1] # kty",
}


@pytest.mark.parametrize("case", FOUND)
def test_a_key_beside_a_token_is_found_in_any_notation(case: str) -> None:
    marked, expected = FOUND[case]
    text = marked.replace("⟦", "").replace("⟧", "")
    found = extract(text)

    assert expected == [(one.kind, one.label) for one in found.keys]
    assert [TOKEN] == [one.text for one in found.tokens]
    parts = [part.partition("⟧")[0] for part in marked.split("⟦")[1:]]
    assert parts == [text[one.start : one.end] for one in found.keys]


@pytest.mark.parametrize("case", NONE)
def test_what_only_names_the_members_of_a_key_is_none(case: str) -> None:
    assert () == extract(f"{TOKEN}\n{NONE[case]}").keys


FAR = "2026-11-28 INFO if (jwk.kty === expected) return\n" * 4000


@pytest.mark.untraced
@pytest.mark.parametrize("case", FOUND)
def test_it_is_found_wherever_it_stands(case: str) -> None:
    """Also behind a hundred thousand characters, and behind keys that are read another way."""
    text = FOUND[case][0].replace("⟦", "").replace("⟧", "")
    near = [(one.kind, one.label, one.start, one.end) for one in extract(text).keys]
    far = [(one.kind, one.label, one.start - len(FAR), one.end - len(FAR)) for one in extract(f"{FAR}{text}").keys]
    behind = extract('{"kty":"oct","k":"AQ"}\n' * 20 + text).keys

    assert near == far
    assert [one[:2] for one in near] == [(one.kind, one.label) for one in behind[20:]]


def test_a_key_that_begins_in_the_part_looked_at_before_is_found() -> None:
    keys = f"k = {{ {EC}, x5t: '{'A' * 15_000}' }}; " * 3
    assert [("jwk", "k")] * 3 == [(one.kind, one.label) for one in extract(f"{TOKEN} {keys}").keys]


def test_lines_that_name_no_kind_are_no_key_beside_one_that_is() -> None:
    text = "alg: RS256\nuse: sig\n\nsomething else\n\nkty: oct\nk: AAAA\n"

    assert ['{"kty": "oct", "k": "AAAA"}'] == [one for _, _, one in literals_in(text, [text.index("kty")])]
