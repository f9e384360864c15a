"""The way from a certificate to a root: in any order, past certificates that were signed by several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.certificates.signature import signed_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.certificates.signature import Checked
    from jwt_decoder.certificates.x509 import X509
    from jwt_decoder.verify.backend import CryptoBackend

MOST: Final = 10  # certificates of a chain, and roots
_MOST_VERIFIED: Final = 40  # signatures


@dataclass(frozen=True, slots=True)
class Path:
    """Certificates from the first one up; ``links`` has for each but the last what came of its issuer's signature.

    ``is_anchored`` says whether the last one is a root that was given, ``is_cut`` that not all ways on were tried.
    """

    certificates: tuple[X509, ...]
    links: tuple[Checked, ...]
    is_anchored: bool
    is_cut: bool = False

    @property
    def holds(self) -> bool:
        """Whether all signatures hold, up to a root."""
        return self.is_anchored and all(link.holds for link in self.links)

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """How much it proves, for comparison with others."""
        good = sum(link.holds is True for link in self.links)
        return (self.holds, self.is_anchored, good, len(self.certificates))


@dataclass(slots=True)
class Search:
    """What looks for a path among certificates that came along, and roots that were given.

    ``verified`` is on how many signatures it has spent time.
    """

    pool: Sequence[X509]
    roots: Sequence[X509]
    backend: CryptoBackend
    verified: int = 0

    async def path(self, first: X509) -> Path:
        """Return the path that proves most: up to a root with every signature, else as far as it goes."""
        return await self._extended((first,), ())

    async def _extended(self, certificates: tuple[X509, ...], links: tuple[Checked, ...]) -> Path:
        last = certificates[-1]
        best = Path(certificates, links, is_anchored=any(last.octets == root.octets for root in self.roots))
        if best.is_anchored or len(certificates) == MOST:
            return best
        for issuer in self._issuers(certificates):
            if self.verified == _MOST_VERIFIED:
                return replace(best, is_cut=True)
            self.verified += 1
            link = await signed_by(last, issuer, self.backend)
            found = await self._extended((*certificates, issuer), (*links, link))
            best = max(best, found, key=lambda one: one.rank)
            if best.holds:
                break
        return best

    def _issuers(self, certificates: tuple[X509, ...]) -> list[X509]:
        """Return what may have signed the last one: by its name, the roots first."""
        last = certificates[-1]
        used = {one.octets for one in certificates}
        if last.is_self_issued and not any(root.subject == last.subject for root in self.roots):
            return []
        return [one for one in (*self.roots, *self.pool) if one.subject == last.issuer and one.octets not in used]


def first_of(chain: Sequence[X509]) -> X509:
    """Return the certificate that signed nothing among these: the first one, unless it is in another's place."""
    issued = {one.issuer for one in chain if not one.is_self_issued}
    ends = [one for one in chain if one.subject not in issued]
    return chain[0] if chain[0] in ends or not ends else ends[0]
