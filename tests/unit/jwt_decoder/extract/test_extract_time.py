# ruff: noqa: E501 - the hostile texts are a table
"""Extraction takes time in proportion to the length of a paste, however hostile it is."""

from __future__ import annotations

import re
import time

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.extract.token_reader import Walk

pytestmark = pytest.mark.untraced

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
LENGTH = 4_000
TIMES = 8
# Work in proportion gives TIMES, quadratic work its square; between them there is room for an unsteady clock.
BOUND = TIMES * 2
FLOOR = 0.002  # seconds under which a clock says nothing

HOSTILE = (
    "eyJ", ".", "eyJ.", "eyJab.", "e30.", "e30%2E", "{", "}", "[", "%2E", "%25", "%", "&", "&amp;", "&#46;", '"', '"\\', "\\", "\\n", "\\u",
    "\n", "\r", "\r\n", " ", "\t", "ey\n", "eyJ\n", "eyJabcdefgh\n", "eyJabcdefgh ", "> ", "=", "~", "a", "A1b", "a.", "é", "\0", "e\0", "!",
    "-----BEGIN", "-----BEGIN X KEY-----", "-----BEGIN X KEY-----\n-----END Y KEY-----", "eyJhbGciOi*", "eyJhbGci!", "eyJhbGci/", "eyJhbGci=",
    "eyJhbGciOi~", "eyJhbGciOi ", "eyJhbGciOi.!", "eyJhbGciOiJIUzI1NiJ9.", "eyJhbGciOiJIUzI1NiJ9\n", "eyJhbGciOiJIUzI1NiJ9.e30.\n", "eyJ~",
    '{"kty":', '{"kty":"a",', '{"a":[', '{"keys":[', '"kty":', '"a":"b":', '{"signatures":[', f"{TOKEN}~", f"{TOKEN} ", f"{TOKEN}\n", f"{TOKEN}...",
    f"{TOKEN}/", f'"{TOKEN}",', "<a ", "name: ", "-", "\ud800", "Bearer ", '{\\"', '{\\"kty\\":', '{\\\\\\"kty\\\\\\":', "%7B%22kty%22", "{&quot;kty&quot;:", "ZXlK", "GV5Sg", "V5S",
    "ZXlK ", '"a\n', "[Page 1]\n", "x\n\n  [Page 1]\n", "s=eyJhbGciOi; ", "s.1=a; ", "T+=", '"T+=eyJab\n', "|  | \n", ".\n|.", '","', "&#8203;", "<b>.</b>\n", "~~~", "MII", "MII ", "ssh-rsa AAAA", "\x1b[0m", "\x1b[", '" + "', "'\n'", "=2E", "\u2013", "\u2014a", "// \n", "1 \n", "\n+", "LS0tLS1CRUdJTi",
    "// a\n", '" // \n"', '"/**/', "<!-- ", "]]> ", "\n10\na", "\n~", "--More--\n", "$\n", "65", "65794a", "65 79 4a ", "65:79:4a:", "101, 121, 74, ", "101,121,74,300,", "101 ", "eJw", "eJw ", "H4sIAAAA ", f"eJw{'b' * 61}\n", "<~", f"<~{'a' * 50}~>", "\n0000 65", "0000 65 79 4a\n", "   e   y   J\n", "00000000  65  |e|\n*\n",
    "e\u200by\u200b", "e y J ", "%2\n", "&#4\n", "\\u0\n", "eyJhbGciOiJIUzI1NiJ9.e30.1,2,", "eyJhbGciOiJIUzI1NiJ9.e30.\\x8f", "a \u2502eyJ\n", "access_token=", "error=invalid_token&",
    '{\\"signature\\":\\"" "', '{\\"signature" + "\\"', '{""signature"":""', '{^"signature^":', "{payload:", "{'payload':'", "{\npayload:[", "> {\n> 'payload':[",
    "\u200bey-", "ey-\u200b", "ey{}", "ey\\-", "\\-ey", "eyA\\allowbreak ", "=?utf-8?q?", "=?u?q?a?=", "=?u?b?a?= ",
)  # fmt: skip
BEGINNINGS = (
    "",
    '{"kty": "payload":',
    f"x {TOKEN}",
    "eyJhbGciOi",
    "x eyJhbGciOiJIUzI1NiJ9.e30.Ab1Cd2Ef",
    "+eyJhbGciOi",
    '\\"kty\\" ',
    "\u200b",
)


def seconds(paste: str, tries: int = 3) -> float:
    """Return the processor time of an extraction, the least of a few."""
    taken = []
    for _ in range(tries):
        start = time.process_time()
        extract(paste)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.product(30)
@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_time_is_linear(unit: str, pytestconfig: pytest.Config) -> None:
    """Eight times the text takes nowhere near sixty-four times the time."""
    one = HOSTILE.index(unit) % len(BEGINNINGS)
    for beginning in BEGINNINGS if pytestconfig.getoption("whole") else BEGINNINGS[one : one + 1]:
        short = beginning + unit * (LENGTH // len(unit))
        long = beginning + unit * (TIMES * LENGTH // len(unit))
        taken = seconds(long, 1)
        if taken > FLOOR * BOUND:
            bound = max(seconds(short), FLOOR) * BOUND
            assert taken <= bound or seconds(long) <= bound


def test_what_begins_like_no_header_is_given_up() -> None:
    text = "access_token=" * 10_000

    assert len(Walk(text, 0, len(text), bare=True).read()) < len(text) / 2


def log(lines: int, every: int) -> str:
    """Give a log of so many lines, each of about a hundred characters, with a token in every so-manieth."""
    line = '2026-11-23T10:00:00Z INFO GET /v1/network key=value {"a": [1], "framework": "newer"} 10.0.0.1 they obey\n'
    token = f"2026-11-23T10:00:00Z INFO Authorization: Bearer {TOKEN}\n"
    return "".join(token if every and number % every == 0 else line for number in range(lines))


def test_a_log_costs_little_more_than_looking_for_a_word(pytestconfig: pytest.Config) -> None:
    """A log takes a small number of plain searches through it; a token in each fiftieth line does not add much.

    The browser's Python is about four times slower than this one: a second there is some two hundred searches here.
    How much that is to a tenth is for the bench to say.
    """
    lines = 50_000 if pytestconfig.getoption("whole") else 10_000
    text, with_tokens = log(lines, 0), log(lines, 50)
    start = time.process_time()
    for _ in range(20):
        text.count("eyJ")
    search = (time.process_time() - start) / 20
    for paste, most in ((text, 200), (with_tokens, 400)):
        assert seconds(paste, 1) < most * search or seconds(paste) < most * search
    assert len(extract(with_tokens).tokens) == lines // 50


COLOURED = "\x1b[90m2026-11-23\x1b[0m \x1b[32mINFO\x1b[0m \x1b[1mGET\x1b[0m /v1/network \x1b[33m200\x1b[0m key=value they obey\n"
PAGES = (
    "The text of a page.\n" * 30
    + "\n\nJones             Standards Track             [Page 5]\n\f\nRFC 7519      JWT      May 2015\n\n"
)
SPREAD = {
    "colours": COLOURED,
    "UTF-16": log(20, 0).encode("utf-16-le").decode(),
    "UTF-16 of colours": COLOURED.encode("utf-16-be").decode(),
    "pages": PAGES,
}


@pytest.mark.parametrize("unit", SPREAD.values(), ids=SPREAD)
def test_what_is_spread_over_a_text_costs_no_more_than_the_text(unit: str) -> None:
    """A log that has it takes at most twice the time of a plain one that is as long."""
    length = 2_000_000
    spread, plain = unit * (length // len(unit)), log(length // 100, 0)[:length]

    assert any(seconds(spread, tries) <= 2 * seconds(plain, tries) for tries in (1, 3, 9))


@pytest.mark.parametrize("unit", ["eyJ.", "eyJ.a", "ew0. "])
def test_beginnings_with_a_dot_cost_little_more_than_other_text(unit: str) -> None:
    length = 1_000_000
    paste, plain = unit * (length // len(unit)), log(length // 100, 0)[:length]

    assert any(seconds(paste, tries) <= 5 * seconds(plain, tries) for tries in (1, 3, 9))


def test_no_pattern_is_made_for_each_numbered_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    made: set[str] = set()
    compiled = re.compile

    def counted(pattern: str) -> re.Pattern[str]:
        made.add(pattern)
        return compiled(pattern)

    monkeypatch.setattr(re, "compile", counted)
    begun, *others = TOKEN.split(".")
    pieces = [begun, *(f".{other}" for other in others), *["AAAA"] * 200]

    assert 1 == len(extract("; ".join(f"session.{number}={piece}" for number, piece in enumerate(pieces))).tokens)
    assert len(made) < 5
