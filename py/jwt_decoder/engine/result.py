"""A token with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jwt_decoder.diagnose.diagnosis import cause
from jwt_decoder.engine.misplaced import why_misplaced
from jwt_decoder.explain.profiles.profile import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.decrypt.outcome import DecryptionOutcome
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.engine.claimed_tokens import Claimed
    from jwt_decoder.engine.token_list import Row
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.findings import Finding
    from jwt_decoder.judge.summary import Summary
    from jwt_decoder.judge.time import Span
    from jwt_decoder.judge.timeline import Times
    from jwt_decoder.judge.worst import Worst
    from jwt_decoder.keys.header_keys import HeaderKey
    from jwt_decoder.keys.key import Key, Origin
    from jwt_decoder.keys.key_addresses import Pointer
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.paste import Extraction, TokenText
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.model.verdict import Line, Verdict

    # What is told how many of how many steps are done.
    Reached = Callable[[int, int], None]


def untold(done: int, count: int) -> None:
    """Tell nobody how far something is."""
    del done, count


@dataclass(frozen=True, slots=True)
class Options:
    """What a request may say besides the text; times in seconds.

    ``expect`` maps iss, aud, sub, nonce, azp and scope to what they should be, empty ones left out. ``payload`` is
    the payload of a token that comes without one, None where it was not given. ``inner_key`` is the text of a key for
    the token within, empty where none was given. ``anyway`` says that as many rounds of PBKDF2 are computed as a token
    asks for. ``key_origin`` is where the key comes from.
    """

    now: float
    token: int = 0
    skew: float = 0
    expect: Mapping[str, str] | None = None
    secret_encoding: str = "text"  # noqa: S105 - a name of an encoding
    payload: str | None = None
    inner_key: str = ""
    inner_secret_encoding: str = "text"  # noqa: S105 - a name of an encoding
    anyway: bool = False
    key_origin: Origin = "supplied"


class NoSuchTokenError(IndexError):
    """The options mean a token that the text does not have; ``count`` is how many it has."""

    def __init__(self, count: int) -> None:
        """Take the number of tokens."""
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a paste; ``verdicts`` has one for each signature.

    ``header_keys`` are the keys that its headers carry, ``pointers`` the addresses where its keys may be. ``span`` is
    what its Claims Set says of its time, None without one, ``times`` the same for a drawn line;
    ``inner`` is what it discloses, and the tokens within it; ``profile`` is who and what it says it is;
    ``processed_claims`` are those of the processed payload of an SD-JWT. ``further`` are the parameters of each
    signature after the first, for which it is empty: ``parameters`` are those.
    """

    source: TokenText
    decoded: Decoded
    claims: tuple[Explained, ...]
    parameters: tuple[Explained, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    next: float | None
    summary: Summary
    header_keys: tuple[HeaderKey, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    span: Span | None = None
    times: Times | None = None
    inner: Unfolded[Token] | None = None
    profile: Profile = UNKNOWN
    processed_claims: tuple[Explained, ...] = ()
    further: tuple[tuple[Explained, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of a paste; ``rows`` has one for each different token.

    ``related`` says that a token says whom it is about or what it is bound to.
    """

    text: str
    now: float
    extraction: Extraction
    tokens: tuple[Token, ...]
    rows: tuple[Row, ...]
    related: bool = False


@dataclass(frozen=True, slots=True)
class Decryption:
    """What came of one key for a JWE: the outcome that says most, and that of each recipient.

    ``token`` is the token with its payload decrypted, None where it is not.
    """

    outcome: DecryptionOutcome
    recipients: tuple[DecryptionOutcome, ...]
    token: Token | None


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of one key; ``verdicts`` has one for each signature, ``verdict`` is the one that says most.

    ``binding`` is what is known of the holder's signature, None of what has no Key Binding JWT. ``source`` is the token
    in its paste, ``text``, where there is one, and ``payload`` what was given as its payload. ``decryption`` is what
    came of a JWE, None of any other token, and where nothing can decrypt. ``rows`` are what the rows of a list of
    tokens show of the verdicts with this key, as many as were tried. ``inner`` is what came of a key for the token
    within, None where none was tried on it, and ``unused`` why one that was given was not. ``claimed`` are the tokens
    in claims whose signature is valid with it.
    """

    verdict: Verdict
    verdicts: tuple[Verdict, ...]
    key: Key
    diagnosis: tuple[Diagnosis, ...]
    findings: tuple[KeyFinding, ...]
    summary: Summary
    binding: Line | None = None
    text: str = ""
    source: TokenText | None = None
    payload: str = ""
    decryption: Decryption | None = None
    rows: tuple[Worst, ...] = ()
    claimed: tuple[Claimed, ...] = ()
    inner: Verification | None = None
    unused: Sentence | None = None

    @property
    def diagnosed(self) -> Diagnosis | None:
        """The first diagnosis that is more than what was ruled out; None where there is none."""
        return cause(self.diagnosis)

    @property
    def misplaced(self) -> Sentence | None:
        """Why the key text seems to belong in the field of the token; None where nothing says so."""
        return why_misplaced(self.key)
