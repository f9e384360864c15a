"""The exit status: what a script may rely on."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    Json = Mapping[str, Any]


class Status(IntEnum):
    """In the order of precedence: of what applies, the least number that is not 0."""

    DECODED = 0
    FAILED = 1
    USAGE = 2
    NOTHING = 3
    FAULTS = 4
    INVALID = 5
    UNVERIFIED = 6
    TIME = 7
    UNEXPECTED = 8
    DIFFERENT = 9
    FAILING = 10


MEANINGS: Final[Mapping[Status, Sentence]] = {
    Status.DECODED: Sentence("decoded; if a key was given, the signature matches, or the token was decrypted"),
    Status.FAILED: Sentence("the program itself failed, or its output could not be written"),
    Status.USAGE: Sentence("the command line is wrong, or a file can't be read"),
    Status.NOTHING: Sentence("there is no token in the text"),
    Status.FAULTS: Sentence("the token is malformed"),
    Status.INVALID: Sentence("a key was given, and the signature doesn't match, or the token doesn't decrypt"),
    Status.UNVERIFIED: Sentence("nothing could be verified or decrypted with the key, or no key could be fetched"),
    Status.TIME: Sentence("expired, not yet valid, or its times can't be read"),
    Status.UNEXPECTED: Sentence("a claim isn't what --expect-... says"),
    Status.DIFFERENT: Sentence("of “compare” only: the two differ"),
    Status.FAILING: Sentence("of “compare” only: they differ so that the second fails where the first passes"),
}


def status_of(token: Json, verification: Json | None) -> Status:
    """Return the status of a token of a report; ``verification`` is what came of the key, None where none was given."""
    verdict = token["verdict"]
    applying = [
        (Status.FAULTS, verdict["structure"]["state"] != "sound"),
        *(_signature(verification) if verification else ()),
        (Status.TIME, verdict["time"]["state"] in {"expired", "not-yet", "unreadable"}),
        (Status.UNEXPECTED, verdict["audience"]["state"] == "mismatch"),
    ]
    return min((status for status, applies in applying if applies), default=Status.DECODED)


def worst(statuses: list[Status]) -> Status:
    """Return the first that applies to any token; that of a text without one where there is none."""
    if not statuses:
        return Status.NOTHING
    return min((one for one in statuses if one), default=Status.DECODED)


def _signature(verification: Json) -> list[tuple[Status, bool]]:
    """Return what keys say: of a Key Binding JWT too, whose signature is the holder's, and of the token within."""
    decryption, inner = verification["decryption"], verification["inner"]
    found = _signature(inner) if inner else []
    if decryption:
        state = decryption["state"]
        return [*found, (Status.INVALID, state == "failed"), (Status.UNVERIFIED, state != "decrypted")]
    lines = [verification["verdict"]["signature"], verification["binding"]]
    states = {line["state"] for line in lines if line}
    return [*found, (Status.INVALID, "invalid" in states), (Status.UNVERIFIED, states != {"valid"})]
