"""In 500 texts without a token there is none, and no credential of another kind."""

from __future__ import annotations

import base64
import random
import sysconfig
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.extract import extract

if TYPE_CHECKING:
    from collections.abc import Callable

_PACKAGES: Final = Path(sysconfig.get_paths()["purelib"])
# Those of the field have tokens in their documents.
_OF_THE_FIELD: Final = ("jose", "jwt", "jwcrypto", "jwk", "oauth", "sd_jwt")
_KINDS: Final = {".py", ".pyi", ".md", ".txt", ".json", ".js", ".css", ".map", ".toml", ".yaml", ".html"}
_LEAST, _MOST = 200, 200_000  # octets
_FILES: Final = 250
_MADE: Final = 25  # of each kind
_SAID_OF_ANY: Final = frozenset({"no-token", "secret-alone", "page-breaks-removed"})


def _log(generator: random.Random) -> str:
    lines = (
        f"2026-01-31T10:00:{second:02}.123Z INFO [worker-{generator.randrange(9)}] id={generator.getrandbits(128):032x}"
        f" GET /api/v1/orders/{generator.randrange(10**6)} 200 ms={generator.randrange(500)} Bearer=[redacted]"
        for second in range(60)
    )
    return "\n".join(lines)


def _hex_dump(generator: random.Random) -> str:
    rows = (generator.randbytes(16) for _ in range(64))
    return "\n".join(f"{16 * at:08x}  {row.hex(' ')}" for at, row in enumerate(rows))


def _image(generator: random.Random) -> str:
    octets = b"\x89PNG\r\n\x1a\n" + generator.randbytes(4000)
    return f'<img src="data:image/png;base64,{base64.b64encode(octets).decode()}">'


def _wrapped(generator: random.Random) -> str:
    return base64.encodebytes(generator.randbytes(3000)).decode()


def _commits(generator: random.Random) -> str:
    return "\n\n".join(
        f"commit {generator.randbytes(20).hex()}\nAuthor: A <a@b.example>\n\n    Mend it" for _ in range(40)
    )


def _lock(generator: random.Random) -> str:
    return "\n".join(
        f'"p{at}@^1.{at}.0":\n  resolved "https://r.example/p{at}.tgz#{generator.randbytes(20).hex()}"\n'
        f"  integrity sha512-{base64.b64encode(generator.randbytes(64)).decode()}"
        for at in range(40)
    )


def _source_map(generator: random.Random) -> str:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/;,"
    return f'{{"version":3,"sources":["a.js"],"mappings":"{"".join(generator.choices(alphabet, k=4000))}"}}'


def _minified(generator: random.Random) -> str:
    names = "abcdefghijklmnopqrstuvwxyz"
    calls = (f"{generator.choice(names)}.{generator.choice(names)}({generator.randrange(99)})" for _ in range(900))
    return f"!function(e,t){{{','.join(calls)};return`Bearer ${{t}}`}}(this,undefined);"


def _digests(generator: random.Random) -> str:
    return "\n".join(f"{base64.urlsafe_b64encode(generator.randbytes(33)).decode()}.{at}.x" for at in range(60))


def _uuids(generator: random.Random) -> str:
    return " ".join(f"{generator.getrandbits(32):08x}-{generator.getrandbits(16):04x}" for _ in range(300))


_WAYS: Final[tuple[Callable[[random.Random], str], ...]] = (
    _log,
    _hex_dump,
    _image,
    _wrapped,
    _commits,
    _lock,
    _source_map,
    _minified,
    _digests,
    _uuids,
)


@cache
def _files() -> list[Path]:
    """Return the same files of what is installed for the tests, in every run."""
    found = sorted(
        path
        for path in _PACKAGES.rglob("*")
        if path.suffix in _KINDS
        and not any(name in str(path.relative_to(_PACKAGES)).lower() for name in _OF_THE_FIELD)
        and _LEAST < path.stat().st_size < _MOST
    )
    return random.Random(7).sample(found, min(_FILES, len(found)))  # noqa: S311 - a sample


def said_of(text: str) -> list[str]:
    """Return what extraction finds in a text, and what it says beside that nothing was found."""
    found = extract(text)
    return [*(token.text for token in found.tokens), *(note.id for note in found.notes if note.id not in _SAID_OF_ANY)]


@pytest.mark.untraced
@pytest.mark.product(3)
@pytest.mark.parametrize("part", range(25))
def test_nothing_is_found_in_files_without_tokens(part: int) -> None:
    for path in _files()[part::25]:
        assert said_of(path.read_text(errors="replace")) == [], path.name


@pytest.mark.untraced
@pytest.mark.parametrize("way", _WAYS, ids=lambda way: way.__name__)
def test_nothing_is_found_in_what_programs_write(
    way: Callable[[random.Random], str], pytestconfig: pytest.Config
) -> None:
    for seed in range(_MADE if pytestconfig.getoption("whole") else 2):
        assert said_of(way(random.Random(seed))) == []  # noqa: S311 - samples
