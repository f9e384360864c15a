"""A key text: what it was recognised as, and the keys in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from jwt_decoder.keys.forms.structures import ENCRYPTED
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jwt_decoder.keys.forms.certificate import Certificate
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.sentence import Facts
    from jwt_decoder.registry.curves import Curve

Origin: TypeAlias = Literal["supplied", "fetched", "from-token", "from-link"]
PRIVATE: Final = Sentence(
    "You pasted a private key. Only its public part is used to verify a signature, and it doesn't belong in any "
    "web page."
)
# Of one that cannot be read, or has no public part, nothing is used.
PRIVATE_UNUSED: Final = Sentence("You pasted a private key, which doesn't belong in any web page.")


_DECRYPT_IT: Final = "openssl pkey -in key.pem"
_ENCRYPTED: Final = Sentence(
    "This private key is encrypted, so it can't be used. Decrypt it with “{command}”, which asks for its passphrase;"
    " paste what that prints.",
    command=_DECRYPT_IT,
)
_RIGHT_TO_USE: Final = frozenset({"key-private", "key-set-mixed"})
_RIGHT_TO_SHOW: Final = "key-private"
# Of one that decrypts or signs, it is the private part that is used.
_DECRYPTS: Final = Sentence("Its private part is used to decrypt, and isn't stored.")
_PUBLIC: Final = Sentence("The thumbprint of its public key is “{thumbprint}” (RFC 7638).")
_SIGNS: Final = Sentence("Its private part is used to sign, and isn't stored.")
_ENCRYPTS: Final = Sentence("Its public part encrypts; the private part isn't used.")


@dataclass(frozen=True, slots=True)
class Member:
    """One of the keys in a key text: what a choice looks at, and the key itself, which is read only when chosen.

    ``kid``, ``kty``, ``alg`` and ``use`` are JSON values as a JWK has them, None where it says nothing. ``place``
    counts from 1. ``jwk`` is what it was read from, where that was a JWK.
    """

    place: int
    read: Callable[[], Material] = field(repr=False)
    kid: object = None
    kty: object = None
    alg: object = None
    use: object = None
    jwk: Mapping[str, object] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Key:
    """A key text and what it was recognised as.

    ``kind`` is none, secret, pem, certificate, jwk, jwk-set, key-map, ssh, der, raw (octets alone), xml, printed (as a
    tool shows it), container (a file that is not read), openid-configuration or unrecognised. ``problem``
    says why nothing in it can be used, and is None when something can; ``command`` is the shell command that makes a
    usable one, empty where there is none. ``data`` is what is known of it beside the
    message; ``words`` in it names the key. ``text`` is what the person typed and
    ``encoding`` how it was to be read as a secret: they are shown to nobody and kept for diagnosis, so the text has
    no place in a repr. ``chain`` are the certificates that came with it, that of the key first. ``otherwise`` is what
    a secret is where a key pair is needed, the likeliest first. ``behind`` are the keys of the certificates behind the
    first, which are none to verify with, but a diagnosis tries them. ``origin`` is whether a person supplied it, or it
    was fetched from where the person said, or from where the token led, or it came with the link that
    brought the token. ``kids`` are those of its members that are texts and not empty, each once.
    """

    kind: str
    message: Sentence
    data: Facts
    text: str = field(repr=False)
    encoding: str = "text"
    members: tuple[Member, ...] = ()
    problem: Sentence | None = None
    findings: tuple[KeyFinding, ...] = ()
    command: str = ""
    chain: tuple[Certificate, ...] = ()
    otherwise: tuple[Key, ...] = field(default=(), repr=False)
    behind: tuple[Member, ...] = ()
    origin: Origin = "supplied"
    kids: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look for the identifiers once: a set may have very many, and each repair that is tried asks for them."""
        named = (member.kid for member in self.members)
        object.__setattr__(self, "kids", tuple(dict.fromkeys(kid for kid in named if isinstance(kid, str) and kid)))

    def for_key_pair(self, curves: Iterable[Curve] = ()) -> Key:
        """Return the key as it is where an algorithm has a key pair, of one of some curves: there no text is a secret.

        The same octets may be a point of several curves.
        """
        names = {curve.name for curve in curves}
        fitting = (one for one in self.otherwise if one.members[0].read().curve in names)
        return replace(next(fitting, next(iter(self.otherwise), self)), origin=self.origin)

    def to_show(self) -> Key:
        """Return the key as it is told where it is shown: its private part is asked for."""
        following = tuple(one for one in self.message.following if one not in (PRIVATE, PRIVATE_UNUSED))
        findings = tuple(one for one in self.findings if one.id != _RIGHT_TO_SHOW)
        return replace(self, message=self.message.with_following(following), findings=findings)

    def to_decrypt(self) -> Key:
        """Return the key as it is told where it decrypts: there a private key is what is needed.

        Which public key it belongs to is told, too: that is what the token was encrypted for.
        """
        used = self._used(_DECRYPTS)
        material = self.members[0].read() if len(self.members) == 1 and _DECRYPTS in used.message.following else None
        if material is None or material.problem or not material.octets:
            return used
        public = _PUBLIC.about(thumbprint=encoded(thumbprint(material)))
        return replace(used, message=used.message.with_following((*used.message.following, public)))

    def to_sign(self) -> Key:
        """Return the key as it is told where it signs: there a private key is what is needed."""
        return self._used(_SIGNS)

    def to_encrypt(self) -> Key:
        """Return the key as it is told where it encrypts: a private key has the public one in it."""
        return self._used(_ENCRYPTS)

    def _used(self, how: Sentence) -> Key:
        told = (how if one == PRIVATE else one for one in self.message.following if one != PRIVATE_UNUSED)
        message = self.message.with_following(tuple(told))
        findings = tuple(one for one in self.findings if one.id not in _RIGHT_TO_USE)
        used = replace(self, message=message, findings=findings)
        is_encrypted = self.problem == ENCRYPTED
        return replace(used, problem=_ENCRYPTED, command=_DECRYPT_IT) if is_encrypted else used

    @property
    def secret(self) -> bytes | None:
        """The octets of a secret in the chosen encoding; None for any other kind of key."""
        if self.kind != "secret" or not self.members:
            return None
        return self.members[0].read().octets
