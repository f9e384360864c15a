"""Finds the programs of others that must read the keys written here, or installs Debian's where that may be done."""

from __future__ import annotations

from typing import Final

from site_builder.testing.browsers import Browser, find

OPENSSL: Final = Browser(
    "OPENSSL", ("openssl",), (), ("openssl",), "The tests of keys need openssl: on Debian it is the package openssl."
)
SSH_KEYGEN: Final = Browser(
    "SSH_KEYGEN",
    ("ssh-keygen",),
    (),
    ("openssh-client",),
    "The tests of keys need ssh-keygen: on Debian it is in the package openssh-client.",
)


def require() -> None:
    """Raise Missing where one of them is not here and may not be installed."""
    for program in (OPENSSL, SSH_KEYGEN):
        find(program)
