"""The live decoders of the article: fences of Markdown that say what is shown, and what is found in it."""

from __future__ import annotations

import html
import shlex
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOMENT: Final = "now"
_KEY: Final = "verify-key"
_FINDS: Final = "finds"
# Of the attributes of <jwt-decoder>, those that the article has a use for.
_ATTRIBUTES: Final = (_MOMENT, _KEY, "view", "highlight")
_PARTS: Final = ("header", "payload", "signature")


@dataclass(frozen=True, slots=True)
class Example:
    """A token and how it is shown: the attributes of its decoder by name, and the ids of all that is found in it."""

    name: str
    token: str
    attributes: dict[str, str]
    finds: tuple[str, ...]

    @property
    def now(self) -> datetime:
        """The instant at which it is judged."""
        return datetime.fromisoformat(self.attributes[_MOMENT])

    @property
    def secret(self) -> str:
        """The secret that its decoder is given; empty where the reader gives it."""
        return self.attributes.get(_KEY, "")


def read(info: str, content: str) -> Example:
    """Return the example of a fence: ``jwt NAME now=… view=… finds="ID ID"`` and the token below.

    Raise Failure unless it names itself and its instant, and nothing that is not known.
    """
    try:
        _, name, *words = shlex.split(info)
        named = dict(word.split("=", 1) for word in words)
    except ValueError:
        message = f"An example of article.md is not jwt NAME ATTRIBUTE=VALUE …: {info}"
        raise Failure(message) from None
    finds = tuple(named.pop(_FINDS, "").split())
    if _MOMENT not in named or set(named) - set(_ATTRIBUTES):
        message = f"The example {name} must say now, and beside it no more than {', '.join(_ATTRIBUTES)} and finds."
        raise Failure(message)
    return Example(name, content.strip(), named, finds)


def figure(example: Example) -> str:
    """Return an example as HTML: where no script runs it is a code block, in colours all the same."""
    attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in example.attributes.items())
    return (
        f'<figure class="live-token" id="token-{example.name}"><jwt-decoder{attributes}>'
        f'<pre><code translate="no">{_coloured(example.token)}</code></pre></jwt-decoder>'
        f"<figcaption>{''.join(_caption(example))}</figcaption></figure>\n"
    )


def _coloured(token: str) -> str:
    parts = zip(_PARTS, token.split("."), strict=True)
    return ".".join(f'<span class="{name}">{html.escape(text)}</span>' for name, text in parts)


def _caption(example: Example) -> Iterator[str]:
    """Return how it is judged, and what is found, each with a way to its rule."""
    now = example.now.astimezone(UTC)
    yield f"Checked on {now.day} {now:%B %Y} at {now:%H:%M} UTC"
    if example.secret:
        yield f", with the secret <code>{html.escape(example.secret)}</code>"
    links = [f'<a href="../rules.html#{one}"><code>{one}</code></a>' for one in example.finds]
    yield f". Findings: {', '.join(links)}." if links else ". Findings: none."
