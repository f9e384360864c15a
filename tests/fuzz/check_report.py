"""What must hold of any paste's report."""

from __future__ import annotations

import json
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine import engine
from jwt_decoder.engine.reading import read_token
from jwt_decoder.engine.result import Options
from jwt_decoder.extract import extract
from jwt_decoder.model.paste import Piece, TokenText
from jwt_decoder.output import report as written

from tests.conforms import conforms
from tests.fuzz.check_readers import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.fault import Fault
    from jwt_decoder.output.report import shape

NOW: Final = 1_700_000_000
OPTIONS: Final = Options(now=NOW, expect={"iss": "https://a.example", "aud": "a"})
# A second report of the same paste costs as much as the first: one paste in so many is reported twice.
_TWICE: Final = 16
_OF_GROUP: Final = 3  # octets that four characters of base64 spell
_is_report: Final = conforms("report")


def report(octets: bytes) -> None:
    """Give a report of the schema's shape, each place of it in the paste, the same one each time; repairs help."""
    text = text_of(octets)
    found = engine.report(text, OPTIONS)
    shown = written.report(found)
    words = json.dumps(shown)
    _is_report(shown)
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    for start, end in _places(shown):
        assert 0 <= start <= end <= units, "a place lies in the paste"
    for token in shown["tokens"]:
        _segments_stand_where_they_say(text, token)
    for one in found.tokens:
        repairs_help(one.source.text, one.decoded)
    if zlib.crc32(octets) % _TWICE == 0:
        again = json.dumps(written.report(engine.report(text, OPTIONS)))
        assert words == again, "the same paste, the same report"


def extraction(octets: bytes) -> None:
    """Find tokens and keys that lie in the paste, in order; the pieces of a token map its text to the paste."""
    text = text_of(octets)
    found = extract(text)
    places = [(token.start, token.end) for token in found.tokens] + [(key.start, key.end) for key in found.keys]
    assert all(0 <= start < end <= len(text) for start, end in places), "what is found lies in the paste"
    assert all(before[1] <= behind[0] for before, behind in pairwise(sorted(places))), "nothing overlaps"
    starts = [token.start for token in found.tokens]
    assert starts == sorted(starts), "in the order of the paste"
    assert all(0 <= note.start < note.end <= len(text) for note in found.notes), "a note lies in the paste"
    for token in found.tokens:
        _pieces_tile(text, token)


def _pieces_tile(text: str, token: TokenText) -> None:
    """Hold the pieces of a token against its clean text and against the paste."""
    assert (token.start, 0) == (token.pieces[0].at, token.pieces[0].start), "the first piece begins the token"
    ends = [*(piece.start for piece in token.pieces[1:]), len(token.text)]
    assert [piece.end for piece in token.pieces] == ends, "pieces tile the clean text"
    stops = [*(piece.at for piece in token.pieces[1:]), token.end]
    for piece, stop in zip(token.pieces, stops, strict=True):
        length = piece.end - piece.start
        assert stop > piece.at, "a piece has characters of the paste"
        assert length <= _OF_GROUP or length == stop - piece.at, "a piece is dropped, spelt or copied"
        if length == stop - piece.at > 1:
            assert text[piece.at : stop] == token.text[piece.start : piece.end], "a copied piece is the paste's"


def _places(value: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - JSON
    """Give every start and end outside of decoded parts, which count octets."""
    if isinstance(value, list):
        for item in value:
            yield from _places(item)
    elif isinstance(value, dict):
        if "start" in value and "at" not in value and "disclosure" not in value:
            yield value["start"], value["end"]
        for name, item in value.items():
            if name not in {"header", "payload", "unprotected", "node", "processed"}:
                yield from _places(item)


def _segments_stand_where_they_say(text: str, token: shape.Token) -> None:
    if len(token["pieces"]) > 1 or token["kind"].endswith("json"):
        return
    units = text.encode("utf-16-le", "surrogatepass")
    for segment in token["segments"]:
        run = units[2 * segment["start"] : 2 * segment["end"]].decode("utf-16-le", "surrogatepass")
        assert run == segment["text"], "a segment stands where it says"


def repairs_help(clean: str, before: Decoded) -> None:
    """Make each repair: the token has fewer faults then."""
    for repair in {fault.repair for fault in before.faults if fault.repair}:
        mended = clean[: repair.start] + repair.text + clean[repair.end :]
        source = TokenText("", 0, len(mended), mended, (Piece(0, len(mended), 0),))
        after = read_token(source, OPTIONS).decoded
        assert _weight(after.faults) < _weight(before.faults), "a repair helps"


def _weight(faults: tuple[Fault, ...]) -> int:
    """Give how many faults there are, with those that are only counted."""
    return sum(int(str(one.message.data["count"])) if one.id == "faults-more" else 1 for one in faults)
