"""Reading a key takes time in proportion to the length of its text, however hostile it is."""

from __future__ import annotations

import time

import pytest
from jwt_decoder.keys.read_key import read_key

LENGTH = 8_000
TIMES = 8
# Work in proportion gives TIMES, quadratic work its square; between them there is room for an unsteady clock.
BOUND = TIMES * 2
FLOOR = 0.002  # seconds under which a clock says nothing
HOSTILE = {
    "blocks of YAML": "- kty: |\n   a\n",
    "files of PuTTY that end nowhere": "PuTTY-User-Key-File-2: ssh-rsa\n",
    "beginnings of such files": "PuTTY-User-Key-File-2",
    "objects in one another": "{'kty':",
    "members": "{kty: a, ",
    "boundaries": "-----BEGIN PUBLIC KEY-----",
    "lines of OpenSSL": "Modulus:\n    00:aa:bb\n",
    "keys of .NET": "<RSAKeyValue><Modulus>AAAA</Modulus>",
}


def seconds(text: str, tries: int) -> float:
    taken = []
    for _ in range(tries):
        start = time.process_time()
        read_key(text, "text")
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.untraced
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_key_is_read_in_proportion_to_its_length(unit: str) -> None:
    short, long = (unit * (length // len(unit)) for length in (LENGTH, TIMES * LENGTH))

    assert any(seconds(long, tries) <= BOUND * max(seconds(short, tries), FLOOR) for tries in (1, 3, 9))
