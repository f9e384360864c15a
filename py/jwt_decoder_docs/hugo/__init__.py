"""What a site of Hugo needs: a shortcode, a fence, and a copy of the decoder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render

from jwt_decoder_docs import copied

LAYOUTS: Final = "layouts"
COPY: Final = Path("static", "jwt-decoder")
_SOURCES: Final = Path(__file__).parent / LAYOUTS
# Each of them begins with a comment that says where it is from.
_MARK: Final = b"{{- /* JWT Decoder: "


class LayoutTakenError(ValueError):
    """The site has a layout of its own by the name of one of these; the text says which."""


def layouts() -> dict[str, bytes]:
    """Return the layouts by their names in a site."""
    found = sorted(path for path in _SOURCES.rglob("*.html") if path.is_file())
    return {f"{LAYOUTS}/{path.relative_to(_SOURCES).as_posix()}": path.read_bytes() for path in found}


def write(site: Path) -> list[Path]:
    """Put the layouts and the decoder into a site, and return what was written: nothing where it was there.

    Raises LayoutTakenError for a layout that somebody else wrote, before anything is written, and what copied.copy
    raises.
    """
    wanted = {site / name: content for name, content in layouts().items()}
    for path in wanted:
        if path.is_file() and not path.read_bytes().startswith(_MARK):
            taken = Sentence("{path} isn't from JWT Decoder. Rename it, then run this again.", path=str(path))
            raise LayoutTakenError(render(taken))
    written = copied.copy(site / COPY)
    changed = [path for path, content in wanted.items() if not path.is_file() or path.read_bytes() != content]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wanted[path])
    return [*written, *changed]
