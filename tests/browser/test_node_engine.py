"""The built engine in Node.js: the same answers as in CPython, and the same errors as in a browser."""

from __future__ import annotations

import functools
import gzip
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from jwt_decoder.bridge import bridge

from tests.browser.test_client import SABOTEUR
from tests.browser.test_engine import HARD, SAMPLE, TORTURE, segment
from tests.conftest import DIST

DRIVER: Final = Path(__file__).with_name("node_engine.mjs")
NOW: Final = {"now": 1_767_225_600}
SECRETS: Final = [case for case in TORTURE if "secret" in case]

pytestmark = pytest.mark.not_in("firefox", "Node.js is the same beside every browser.")


def asked(calls: list[list[Any]], folder: Path = DIST, **options: object) -> dict[str, Any]:
    """Return what the engine in a folder answers to calls, and what it says once it is closed."""
    words = [shutil.which("node") or "node", str(DRIVER), (folder / "engine.js").as_uri()]
    given = json.dumps({"options": options, "calls": calls})
    ran = subprocess.run(words, check=False, capture_output=True, text=True, input=given, timeout=180)  # noqa: S603 - our own words
    assert "" == ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@functools.cache
def torture() -> dict[str, list[Any]]:
    """Return the reports and the verifications of the torture list, from one engine."""
    reports = [["report", case["text"], NOW] for case in TORTURE]
    verifications = [["verify", case["text"], case["secret"], NOW] for case in SECRETS]
    values = [answer["value"] for answer in asked([*reports, *verifications])["answers"]]
    return {"report": values[: len(reports)], "verify": values[len(reports) :]}


@pytest.mark.parametrize("index", range(len(TORTURE)), ids=lambda index: str(TORTURE[index]["id"]))
def test_a_torture_case_has_the_report_that_it_has_in_cpython(index: int) -> None:
    request = {"action": "report", "text": TORTURE[index]["text"], "options": NOW}

    assert json.loads(bridge.handle(json.dumps(request))) == torture()["report"][index]


@pytest.mark.parametrize("index", range(len(SECRETS)), ids=lambda index: str(SECRETS[index]["id"]))
def test_a_torture_case_gets_the_verdict_of_its_list(index: int) -> None:
    assert SECRETS[index]["verdict"] == torture()["verify"][index]["verdict"]["signature"]["state"]


@pytest.mark.parametrize("what", HARD)
def test_hard_json_does_not_end_the_engine(what: str) -> None:
    token = f"eyJhbGciOiJIUzI1NiJ9.{segment(HARD[what])}.AAAA"
    answers = asked([["report", text, NOW] for text in (token, SAMPLE)])["answers"]

    assert [1, 1] == [len(answer["value"]["tokens"]) for answer in answers]


@pytest.mark.product(1, of="starts of all of Python")
def test_the_plain_boot_gives_the_same_report() -> None:
    plain, quick = (asked([["report", SAMPLE, NOW]], plain=plain)["answers"] for plain in (True, False))

    assert plain == quick


def test_it_starts_from_files_of_a_server(site: str) -> None:
    assert "value" in asked([["report", SAMPLE, NOW]], baseURL=site)["answers"][0]


def test_a_closed_engine_answers_no_more_and_lets_the_process_end() -> None:
    found = asked([["help", "alg-none"], ["help", "no-such-rule"]])

    assert ["alg-none", "request"] == [found["answers"][0]["value"]["id"], found["answers"][1]["code"]]
    assert ("dead", "ready") == (found["closed"], found["phase"])


def test_two_starts_of_one_snapshot_make_different_keys() -> None:
    calls: list[list[Any]] = [["generateKey", {"alg": alg}] for alg in ("HS256", "ES256", "Ed448", "ML-DSA-44")]
    starts = [[answer["value"]["sets"]["whole"] for answer in asked(calls)["answers"]] for _ in range(2)]

    assert len(starts[0] + starts[1]) == len({*starts[0], *starts[1]})


def changed(folder: Path, pattern: str, content: bytes | None) -> Path:
    """Return a copy of the site with other octets in one file, or without it."""
    shutil.copytree(DIST, folder / "dist", ignore=shutil.ignore_patterns("jwt-decoder.html*"))
    (path,) = (folder / "dist").glob(pattern)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    return folder / "dist"


@pytest.mark.parametrize("way", ["throw", "throw later", "fatal"])
def test_a_thread_that_dies_fails_its_call_and_the_next_is_answered(tmp_path: Path, way: str) -> None:
    folder = changed(tmp_path, "assets/worker-*.gz", gzip.compress(SABOTEUR))
    answers = asked([["report", text] for text in ("before", way, "after")], folder)["answers"]

    assert [None, "dead", None] == [answer.get("code") for answer in answers]


def test_a_thread_that_hangs_is_replaced_at_the_deadline(tmp_path: Path) -> None:
    folder = changed(tmp_path, "assets/worker-*.gz", gzip.compress(SABOTEUR))
    answers = asked([["report", text] for text in ("before", "hang", "after")], folder)["answers"]

    assert [None, "deadline", None] == [answer.get("code") for answer in answers]


@pytest.mark.parametrize(
    ("pattern", "content", "words"),
    [
        ("assets/python-*.wasm.zst", None, "couldn’t be loaded"),
        ("assets/python-*.snapshot.zst", b"not a snapshot", "arrived damaged or incomplete"),
    ],
    ids=["missing", "damaged"],
)
def test_a_file_that_fails_is_said_and_every_call_rejects(
    tmp_path: Path, pattern: str, content: bytes | None, words: str
) -> None:
    found = asked([["report", "x"], ["verify", "x", "k"]], changed(tmp_path, pattern, content))

    assert ["boot", "boot"] == [answer["code"] for answer in found["answers"]]
    assert words in found["answers"][0]["message"]
    assert "failed" == found["phase"]
