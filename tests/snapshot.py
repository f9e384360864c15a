"""Tables of the engine as JSON texts, one row a line, to be held against those in tests/vectors/tables."""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import quote

# A table holds rows, and a row what stands in it; a row deeper than that is another table's.
_ROWS: Final = 2
FOLDER: Final = Path(__file__).resolve().parent / "vectors" / "tables"


def told(table: object) -> str:
    """Return a table as JSON: a line for each of its rows, functions by their names, sets sorted."""
    plain = _plain(table)
    rows = list(plain.items()) if isinstance(plain, dict) else plain
    return "[\n" + ",\n".join(map(_line, rows)) + "\n]\n"


def hold(name: str, table: object, *, write: bool) -> None:
    """Check a table against the snapshot of this name, or write that anew."""
    path = FOLDER / f"{name}.json"
    if write:
        path.parent.mkdir(exist_ok=True)
        path.write_text(told(table))
    assert path.read_text().splitlines() == told(table).splitlines(), "pytest --write-tables writes it anew"


def _line(row: object) -> str:
    """Return a row as JSON in which every character can be seen."""
    text = json.dumps(row, ensure_ascii=False)
    return "".join(one if one == quote.visible(one) else json.dumps(one)[1:-1] for one in text)


def _plain(value: Any, *, depth: int = 0) -> Any:  # noqa: ANN401, PLR0911 - a table holds any value
    """Return a value as JSON has it; a row within another one, where it has an id, by that."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, Sentence):
        said = {"template": value.template, "many": value.many, "data": value.data, "following": value.following}
        return {name: _plain(one, depth=_ROWS + 1) for name, one in said.items() if one}
    if dataclasses.is_dataclass(value):
        if depth > _ROWS and hasattr(value, "id"):
            return value.id
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {name: _plain(one, depth=_ROWS + 1) for name, one in fields.items() if one not in (None, "", (), False)}
    if isinstance(value, Mapping):
        return {str(name): _plain(one, depth=depth + 1) for name, one in value.items()}
    if isinstance(value, AbstractSet):
        items = sorted(map(_plain, value), key=str)
        return "".join(items) if items and all(len(str(item)) == 1 for item in items) else items
    if isinstance(value, bytes):
        text = value.decode("latin-1")
        return text if text.isascii() and text.isprintable() else value.hex()
    if isinstance(value, re.Pattern):
        return _plain(value.pattern)
    if isinstance(value, functools.partial):
        return [_plain(value.func), _plain(value.args), _plain(value.keywords)]
    return value.__qualname__ if callable(value) else [_plain(one, depth=depth + 1) for one in value]
