"""A rule as a row: what it is called, what it looks at, why, an example that anybody can paste, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.finding import Severity

HEADER: Final = '{"alg":"RS256","typ":"JWT"}'
PAYLOAD: Final = '{"iss":"https://issuer.example","sub":"1","aud":"api","iat":1767225540,"exp":1767226200}'
NOTHING_TO_DO: Final = Sentence("Nothing to do.")


@dataclass(frozen=True, slots=True)
class Example:
    """A token by its texts, or a paste of it: ``paste`` has ``{}`` where the token stands.

    ``signature`` is its text, None for one of the right length. ``beside`` are header and payload of a second token,
    ``key`` is a key text for a rule about keys. From 2026 to 2099 the rule fires.
    """

    payload: str = PAYLOAD
    header: str = HEADER
    signature: str | None = None
    paste: str = "{}"
    beside: tuple[str, str] | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What stands beside a rule, whatever it finds.

    ``error`` breaks a MUST, ``warning`` a SHOULD or a practice of RFC 8725, ``info`` is worth knowing.
    ``section`` is the document and its section, ``name`` what is found in a few words, for a line that counts findings
    and beside a claim, ``scope`` what the rule looks at, ``why`` its reason, and ``remedy`` what to do where it fires.
    """

    id: str
    severity: Severity
    section: str
    name: Sentence
    scope: Sentence
    why: Sentence
    example: Example
    remedy: Sentence
