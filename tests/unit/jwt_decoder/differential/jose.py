"""The npm package jose, and OpenSSL, as readers: Node.js answers all cases in one run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

from tests.unit.jwt_decoder.differential.answers import Answer
from tests.unit.jwt_decoder.differential.key_pairs import HMAC, jwk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.unit.jwt_decoder.differential.cases import Case

_HERE = Path(__file__).parent


def jose(cases: Sequence[Case]) -> list[Answer | None]:
    """Ask jose about all cases at once; of a JWK Set it reads public keys only."""
    answers = [_answer(told) for told in _run("jose_batch.mjs", cases)]
    return [None if _is_secret_set(case) else one for case, one in zip(cases, answers, strict=True)]


def openssl(cases: Sequence[Case]) -> list[Answer]:
    """Ask OpenSSL whether the signatures of compact tokens hold; it has no HMAC and no JWK Set."""
    told = _run("openssl_batch.mjs", cases)
    return [Answer(accepts=one["accepts"], why=(one["why"],)) for one in told]


def _run(script: str, cases: Sequence[Case]) -> list[dict[str, Any]]:
    node = which("node")
    assert node, "Node.js is needed, as for the build"
    asked = "".join(f"{json.dumps(_asked(case))}\n" for case in cases)
    done = subprocess.run([node, str(_HERE / script)], input=asked, capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    lines = done.stdout.splitlines()
    assert len(cases) == len(lines)
    return [json.loads(line) for line in lines]


def _is_secret_set(case: Case) -> bool:
    return case.form == "jwk-set" and case.alg in HMAC


def _asked(case: Case) -> dict[str, object]:
    own = json.loads(case.key) if case.form == "jwk" else jwk(case.alg)
    said = {"token": case.token, "alg": case.alg, "form": case.form, "key": case.key, "jwk": own}
    return said | {"now": case.now, "skew": case.skew, "aud": case.aud, "kind": case.kind}


def _answer(told: dict[str, Any]) -> Answer:
    if not told["accepts"]:
        return Answer(accepts=False, why=tuple(told["why"]))
    header = json.loads(told["header"]) if told["header"] else None
    rest: dict[str, Any] = {name: told.get(name) for name in ("claims", "time", "audience")}
    return Answer(accepts=True, header=header, payload=bytes.fromhex(told["payload"]), **rest)
