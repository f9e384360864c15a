"""A token is told by the request that it came with, in whatever form a paste tells of one."""

from __future__ import annotations

import json
import time
import timeit

import pytest
from jwt_decoder.extract.requests import Requests

HAR = json.dumps(
    {
        "log": {
            "entries": [
                {
                    "request": {"method": "GET", "url": "https://api.example.com/orders?page=2", "headers": ["HERE"]},
                    "response": {"content": {"text": "THERE"}},
                },
                {"request": {"headers": ["BELOW"], "method": "POST", "url": "https://login.example.com"}},
            ]
        }
    }
).replace("https://login", r"https:\/\/login")
POSTMAN = '{"request": {"method": "DELETE", "header": ["HERE"], "url": {"raw": "https://api.example.com/x#y"}}}'
CURL = """curl --request PUT \\
  -H 'Referer: https://shop.example.com/basket' \\
  'https://api.example.com/orders/7' -H 'Authorization: Bearer HERE'
{"access_token": "THERE"}

ELSEWHERE"""


def name(text: str, word: str = "HERE") -> str:
    """Return the name of the request to which a word belongs."""
    return Requests(text).name_at(text.index(word))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HAR, "GET /orders"),
        (POSTMAN, "DELETE /x"),
        (CURL, "PUT /orders/7"),
        ("curl https://api.example.com/a -H 'Authorization: Bearer HERE'", "/a"),
        ('curl.exe ^"https://api.example.com/a^" -X POST -H ^"Cookie: s=HERE^"', "POST /a"),
        ("curl --url=https://api.example.com/a?t=HERE", "/a"),
        ('fetch("https://api.example.com/a", {"method": "PATCH", "headers": {"a": "HERE"}})', "PATCH /a"),
        ("await fetch(`https://api.example.com/a`, {headers: 'HERE'})", "/a"),
        ("POST /token HTTP/1.1\r\nHost: a.example\r\n\r\ncode=HERE", "POST /token"),
        ("> GET /orders?x=1 HTTP/2\n> Authorization: Bearer HERE", "GET /orders"),
        ("GET https://api.example.com/orders HTTP/1.1\nCookie: HERE", "GET /orders"),
        ('HERE 127.0.0.1 - "GET /orders?token=x HTTP/1.1" 200', "GET /orders"),
        ('"GET /orders?token=HERE HTTP/1.1" 200\n', "GET /orders"),
        ("GET //a.example HTTP/1.1\nHERE", "GET /"),
    ],
)
def test_a_request_is_named_by_method_and_path(text: str, expected: str) -> None:
    assert expected == name(text)


@pytest.mark.parametrize(
    "text",
    [
        "HERE",
        "HERE curl https://api.example.com/a",
        "curl --help HERE",
        "libcurl https://api.example.com/a HERE",
        "prefetch('https://api.example.com/a', 'HERE')",
        '{"request": "https://api.example.com/a", "token": "HERE"}',
        '{"request": {"id": 7}, "token": "HERE"}',
        "served with HTTP/1.1: HERE",
        '"GET /orders HTTP/1.1" 200\nHERE',
    ],
)
def test_what_comes_with_no_request_has_no_name(text: str) -> None:
    assert "" == name(text)


def test_an_answer_belongs_to_the_request_before_it() -> None:
    assert ("GET /orders", "POST /") == (name(HAR, "THERE"), name(HAR, "BELOW"))
    assert ("PUT /orders/7", "") == (name(CURL, "THERE"), name(CURL, "ELSEWHERE"))


def test_each_request_ends_where_the_next_begins() -> None:
    text = "curl https://a.example/one HERE\ncurl https://a.example/two THERE\nGET /three HTTP/1.1\nBELOW"

    assert ["/one", "/two", "GET /three"] == [name(text, word) for word in ("HERE", "THERE", "BELOW")]


def test_a_path_is_cut_and_shows_what_nobody_sees() -> None:
    assert f"GET /{'a' * 79}…" == name(f"GET /{'a' * 200} HTTP/1.1\nHERE")
    assert "GET /[U+202E]a" == name("GET /\u202ea HTTP/1.1\nHERE")


@pytest.mark.untraced
@pytest.mark.parametrize(
    "text", ["curl ", '"request": {', "fetch('https://a', ", " HTTP/1.1", 'GET / HTTP/1 "url": {', "curl x\n\n"]
)
def test_the_time_grows_with_the_length_alone(text: str) -> None:
    def spent(count: int, tries: int) -> float:
        # It collects no garbage meanwhile: there is that of all tests before.
        return min(timeit.repeat(lambda: Requests(text * count), timer=time.process_time, number=1, repeat=tries))

    bound = 24 * max(spent(5_000, 3), 0.002)
    assert spent(40_000, 1) < bound or spent(40_000, 3) < bound
