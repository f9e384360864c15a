"""What a host should say with each file of the site, as rows; and these rows as the files that hosts read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder_docs.headers import PERMISSIONS, TYPES

from site_builder.hosting import policy, server_files

if TYPE_CHECKING:
    from collections.abc import Mapping

# A name in assets/ holds a digest of the content, so that it never changes; all others do with each build.
IMMUTABLE: Final = ("Cache-Control", "public, max-age=31536000, immutable")
CHANGING: Final = ("Cache-Control", "no-cache")


def headers(pages: Mapping[str, bytes]) -> dict[str, str]:
    """Return what goes with every file, by name. It allows what any of these pages needs; each narrows its own policy.

    The files are public and the same for everybody: scripts of other sites may import them, and any page may show
    them in a frame, which is what a view is for. There is nothing in them that a click could give away.
    """
    return {
        "Content-Security-Policy": policy.text(
            policy.common([policy.stated(page) for _, page in sorted(pages.items())])
        ),
        "Connection-Allowlist": policy.connection_allowlist(pages.values()),
        "Permissions-Policy": PERMISSIONS,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def files(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files for hosts, by their name in ``dist/``, for a site of these files."""
    pages = {name: content for name, content in site.items() if name.endswith(".html")}
    wanted = server_files.Wanted(
        headers=headers(pages),
        types=TYPES,
        names=(*sorted(site), "SHA256SUMS"),
        immutable=IMMUTABLE,
        changing=CHANGING,
    )
    return {name: make(wanted).encode() for name, make in server_files.MAKERS.items()}


def is_for_hosts(name: str) -> bool:
    """Return whether a host reads this file, or nobody: no page is made of it, and a host may keep it to itself."""
    return name in server_files.MAKERS
