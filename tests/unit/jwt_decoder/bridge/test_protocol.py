"""What may be asked and what is answered is stated once."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from jwt_decoder.bridge import bridge
from jwt_decoder.bridge.protocol import REQUESTS, actions, schema

TOKEN: Final = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
OPTIONS: Final = {"now": 0, "token": 0, "skew": 0, "expect": {"iss": "a"}}
ASKED: Final[dict[str, dict[str, Any]]] = {
    "report": {"text": TOKEN, "options": OPTIONS},
    "ticket": {"text": TOKEN, "options": OPTIONS},
    "link": {"text": TOKEN, "options": OPTIONS},
    "help": {"id": "alg-none"},
    "verify": {"text": TOKEN, "key": "k", "options": {**OPTIONS, "secretEncoding": "text", "payload": None}},
    "draft": {
        "header": "{}",
        "payload": '{"exp":1 "a"}',
        "options": {"now": 0, "key": "k", "origin": {"header": "{}", "payload": "{}"}, "part": "header", "query": ""},
    },
    "generateKey": {"options": {"alg": "EdDSA", "curve": "Ed448"}},
    "key": {"text": "a secret", "options": {"now": 0, "secretEncoding": "text"}},
    "sign": {
        "header": '{"alg":"HS256"}',
        "payload": "{}",
        "key": "k",
        "options": {
            "now": 0,
            "skew": 0,
            "expect": {"iss": "a"},
            "secretEncoding": "text",
            "form": "general",
            "detached": False,
            "unprotected": "",
            "signers": [{"header": '{"alg":"none"}', "key": "", "secretEncoding": "hex", "unprotected": '{"kid":"a"}'}],
            "disclosable": ["/a"],
            "decoys": 1,
            "allowNone": True,
        },
    },
    "encrypt": {
        "header": '{"alg":"dir","enc":"A128GCM"}',
        "payload": "{}",
        "key": "k",
        "options": {
            "now": 0,
            "form": "compact",
            "unprotected": "",
            "shared": "",
            "aad": "",
            "recipients": [],
            "nested": {"header": '{"alg":"HS256"}', "key": "k"},
            "rounds": 1000,
            "allowRsa15": True,
        },
    },
    "present": {
        "text": TOKEN,
        "key": "k",
        "options": {"now": 0, "token": 0, "disclosures": [0], "header": "{}", "aud": "a", "nonce": "n", "skew": 0},
    },
    "compare": {
        "a": TOKEN,
        "b": TOKEN,
        "options": {
            "now": 0,
            "token": 0,
            "other": 0,
            "skew": 0,
            "expect": {"iss": "a"},
            "key": "k",
            "secretEncoding": "text",
            "innerKey": "",
            "innerSecretEncoding": "text",
        },
    },
    "snippet": {
        "text": TOKEN,
        "key": "k",
        "options": {"now": 0, "jwks": "", "token": 0, "skew": 0, "expect": {"iss": "a"}, "secretEncoding": "text"},
    },
    "testSet": {"text": TOKEN, "key": "k", "options": {"now": 0, "token": 0, "secretEncoding": "text", "url": "a"}},
    "table": {
        "text": f"{TOKEN} {TOKEN[:-1]}A",
        "key": "k",
        "options": {"now": 0, "skew": 0, "expect": {"iss": "a"}, "secretEncoding": "text", "innerKey": ""},
    },
    "checklist": {"text": TOKEN, "key": "k", "profile": "id-token", "options": {"now": 0, "token": 0}},
    "chain": {"text": TOKEN, "roots": "", "options": {"now": 0, "token": 0}},
    "relations": {"text": TOKEN, "key": "k", "options": {"now": 0}},
}


def refers_to(name: str) -> Draft202012Validator:
    """Return what checks a value against a definition of the schema."""
    return Draft202012Validator({**schema(), "$ref": f"#/$defs/{name}"})


@pytest.mark.untraced
def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_each_action_is_asked_of_here() -> None:
    assert list(actions()) == list(ASKED) == list(REQUESTS)


@pytest.mark.each
@pytest.mark.parametrize("action", ASKED)
def test_an_action_takes_its_request_and_gives_its_answer(action: str) -> None:
    request = {"action": action, **ASKED[action]}
    stated = actions()[action]
    text = json.dumps(request)
    answer = json.loads(asyncio.run(bridge.handle_async(text)) if stated["awaited"] else bridge.handle(text))

    assert [] == list(refers_to(stated["request"]).iter_errors(request))
    assert [] == list(refers_to(stated["answer"]).iter_errors(answer))


def test_a_definition_that_nothing_needs_is_not_there() -> None:
    definitions = schema()["$defs"]
    named = {name for action in actions().values() for name in (action["request"], action["answer"])}
    said = json.dumps(definitions)

    assert [] == [name for name in definitions if name not in named and f'"#/$defs/{name}"' not in said]
