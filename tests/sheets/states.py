"""The states of the page that are drawn, and the sizes and themes in which each is drawn."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from jwt_decoder.text.base64url import encode

from tests.browser.test_page.conftest import token_of
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The clock of the page stands here: 27 November 2026, 23:09:27 UTC.
NOW: Final = 1_795_820_967
SIZES: Final = ((1440, 900), (1280, 800), (768, 1024), (390, 844))
THEMES: Final = ("light", "dark")
SECRET: Final = "a-secret-of-thirty-two-characters"
_CLAIMS: Final = {
    "iss": "https://auth.example.com/",
    "aud": ["https://api.example.com", "https://auth.example.com/userinfo"],
    "sub": "auth0|5f7c8ec7c33c6c004bbafe82",
    "iat": NOW - 3600,
    "exp": NOW + 3540,
    "scope": "openid profile email",
    "azp": "my_client_id",
    "email": "alice@example.com",
}
_GOLDEN: Final = DIST.parent / "tests" / "vectors" / "golden"


@dataclass(frozen=True, slots=True)
class State:
    """What is pasted and which key is given; both may be empty.

    ``edits`` are what is done with the token in Encode, none where the state is one of Decode: selectors that are
    clicked, or a selector and what is chosen or typed there.
    """

    paste: str = ""
    key: str = ""
    edits: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: a state at a size in a theme."""

    state: str
    width: int
    height: int
    theme: str

    @property
    def caption(self) -> str:
        """What stands under the picture."""
        return f"{self.state}, {self.width} by {self.height}, {self.theme}"


def _token(**changed: object) -> str:
    return token_of(json.dumps({**_CLAIMS, **changed}), secret=SECRET)


def _damaged() -> str:
    token = _token()
    return f"{token[:-30]}–{token[-29:]}"  # noqa: RUF001 - what a word processor makes of a hyphen


def _unsigned() -> str:
    header, claims = {"alg": "none"}, {"sub": "alice", "admin": True}
    return "".join(f"{encode(json.dumps(part).encode())}." for part in (header, claims))


def _several() -> str:
    return json.dumps({"access_token": _token(), "id_token": _token(nonce="n-0S6_WzA2Mj"), "token_type": "Bearer"})


def _golden(name: str) -> str:
    return str(json.loads((_GOLDEN / f"{name}.json").read_text())["text"])


_EDITED: Final = (("[data-quick=exp-quarter]",), ("[data-quick=lines]",))
STATES: Final = {
    "empty": State(),
    "unverified": State(_token()),
    "verified": State(_token(), SECRET),
    "diagnosis": State(_token(), encode(SECRET.encode())),
    "wrong-key": State(_token(), "another-secret-of-thirty-two-char"),
    "expired": State(_token(exp=NOW - 240), SECRET),
    "damaged": State(_damaged()),
    "unsigned": State(_unsigned()),
    "several": State(_several(), SECRET),
    "disclosures": State(_golden("sd-jwt-presentation")),
    "encrypted": State(_golden("jwe")),
    "not-decrypted": State(_golden("jwe"), json.dumps({"kty": "oct", "k": encode(bytes(range(32)))})),
    "encode-signed": State(_token(), SECRET, (*_EDITED, ("#encode-payload",))),
    "encode-broken": State(_token(), SECRET, (("#encode-payload", '{\n  "sub": "alice"\n  "admin": true\n}'),)),
    "encode-key-missing": State(_token(), "", _EDITED),
    "encode-other-key": State(_token(), SECRET, (("#encode-alg", "ES256"),)),
    "encode-unsigned": State(_token(), SECRET, (("#encode-alg", "none"), ("#made-next",))),
    "encode-add": State(_token(), SECRET, (("#encode-payload-add",),)),
    "encode-encrypted": State(_token(), SECRET, (("#encode-alg", "dir"), ("#encode-generate",))),
    "nothing": State("Please find attached the minutes of Thursday."),
}


def planned(names: Sequence[str] = ()) -> dict[tuple[int, int, str], list[Shot]]:
    """Return the pictures of the named states, of all if none is named, by the page in which they are taken.

    Exit with a sentence where there is no state of a name.
    """
    unknown = [name for name in names if name not in STATES]
    if unknown:
        sys.exit(f"There is no state {', '.join(unknown)}. There are: {', '.join(STATES)}.")
    return {(*size, theme): list(_shots(names or list(STATES), *size, theme)) for size, theme in product(SIZES, THEMES)}


def _shots(names: Sequence[str], width: int, height: int, theme: str) -> Iterator[Shot]:
    for name in names:
        yield Shot(name, width, height, theme)
