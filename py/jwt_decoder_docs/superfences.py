"""A fence ``jwt`` for ``pymdownx.superfences``, in MkDocs, Material for MkDocs and Zensical.

The configuration of the extension names both functions; the page must load ``embed.js`` of a copy of the decoder.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render
from pymdownx.superfences import SuperFencesException

from jwt_decoder_docs.markup import element, unwrapped
from jwt_decoder_docs.options import OptionError, read

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from markdown import Markdown


def validator(
    language: str,
    inputs: Mapping[str, str],
    options: MutableMapping[str, str],
    attrs: MutableMapping[str, str],
    md: Markdown,
) -> bool:
    """Read what stands behind the name of the fence into ``options``; raise SuperFencesException where it is wrong.

    Any other error would make the extension print the fence as a paragraph, and say nothing.
    """
    del attrs, md
    for name, value in inputs.items():
        # Outside of braces the extension knows no names with a hyphen.
        known = name.replace("_", "-")
        try:
            options[known] = read(known, value)
        except OptionError as error:
            option = f"{name}={value!r}"
            wrong = Sentence(
                "In the {language} fence, {option}: {problem}", language=language, option=option, problem=str(error)
            )
            raise SuperFencesException(render(wrong)) from error
    return True


def formatter(  # noqa: PLR0913 - the extension calls it so
    source: str,
    language: str,
    css_class: str,
    options: Mapping[str, str],
    md: Markdown,
    *,
    classes: Sequence[str] = (),
    id_value: str = "",
    attrs: Mapping[str, str] | None = None,
) -> str:
    """Return the HTML of a fence; raise SuperFencesException for one without a token in it."""
    del md, attrs
    token = unwrapped(source)
    if not token:
        raise SuperFencesException(
            render(Sentence("The {language} fence is empty: it needs a token.", language=language))
        )
    told = {"id": id_value, "class": " ".join([css_class, *classes]).strip()}
    named = "".join(f' {name}="{html.escape(value)}"' for name, value in told.items() if value)
    block = f'<div class="highlight"><pre><span></span><code>{html.escape(token, quote=False)}\n</code></pre></div>'
    # Markdown puts what it does not know for a block into a paragraph, which a block within would end.
    return f"<div{named}>{element(block, options)}</div>"
